"""Values of the model as plain JSON and back, without loss.

A dataclass is an object of its fields, a named tuple or a tuple an array, a date ISO 8601, a member of an enumeration
its value. What a type looks like is read off its annotations, so that a field added to the model is written without a
word here. Reading back, unknown fields are passed over and missing ones have their default: fields may be added to the
model, never renamed.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

if TYPE_CHECKING:
    from tui.writing import Json

T = TypeVar("T")

_Back: TypeAlias = Callable[[Any], Any]
"""Turns plain JSON into a value of one type; which type is known only where it is made."""


def plain(value: object) -> Json:
    """A value of the model as plain JSON."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if dataclasses.is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in dataclasses.fields(value)}
    raise TypeError(f"{type(value).__name__} has no plain form")


def rebuilt(kind: type[T], data: Json) -> T:
    """The value that :func:`plain` gave ``data`` for.

    Args:
        kind: Its type: a dataclass or a named tuple of the model.
        data: Its plain form.

    Raises:
        ValueError: The data are not of that type.
    """
    try:
        return cast(T, _back(cast(Any, kind))(data))
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"is no {kind.__name__}") from error


@cache
def _back(kind: Any) -> _Back:
    origin, inside = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return _one_of(tuple(each for each in inside if each is not types.NoneType))
    if origin is tuple:
        return _sequence(inside)
    if origin is Sequence:
        return _sequence((inside[0], Ellipsis))
    if origin is dict:
        value = _back(inside[1])
        return lambda data: {str(key): value(each) for key, each in data.items()}
    if dataclasses.is_dataclass(origin or kind):
        return _object(origin or kind, inside)
    if hasattr(kind, "_fields"):
        fields = _sequence(tuple(get_type_hints(kind).values()))
        return lambda data: kind(*fields(data))
    if issubclass(kind, date):
        return cast(_Back, kind.fromisoformat)
    if issubclass(kind, StrEnum):
        return cast(_Back, kind)
    return _just(kind)


def _one_of(inside: tuple[Any, ...]) -> _Back:
    """A number or text, or one type and None; the model has no other unions."""
    back = _back(inside[0]) if len(inside) == 1 else _just(*inside)
    return lambda data: None if data is None else back(data)


def _just(*kinds: type) -> _Back:
    def back(data: Any) -> Any:
        if type(data) not in kinds:
            raise TypeError(data)
        return data

    return back


def _sequence(inside: tuple[Any, ...]) -> _Back:
    if len(inside) == 2 and inside[1] is Ellipsis:
        each = _back(inside[0])
        return lambda data: tuple(map(each, data))
    backs = [_back(each) for each in inside]
    return lambda data: tuple(back(each) for back, each in zip(backs, data, strict=True))


def _object(kind: Any, parameters: tuple[Any, ...]) -> _Back:
    """A dataclass; ``parameters`` stand for its type variables, in their order."""
    stands_for = dict(zip(getattr(kind, "__parameters__", ()), parameters, strict=False))
    backs = {name: _back(stands_for.get(hint, hint)) for name, hint in get_type_hints(kind).items()}
    return lambda data: kind(**{name: back(data[name]) for name, back in backs.items() if name in data})
