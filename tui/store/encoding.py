"""Values of the model as compact bytes and back, without loss: JSON arrays, deflated.

A dataclass or a named tuple is the array of its fields in their order, a date its ordinal, a member of an enumeration
its value. Fields at the end that have their default are left out. What a type looks like is read off its annotations
once, so that a field added to the model is stored without a word here (and the store is built anew, since the code it
was built by is another: :mod:`tui.store.versions`).
"""

from __future__ import annotations

import dataclasses
import json
import types
import zlib
from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Generic, TypeAlias, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")

Plain: TypeAlias = "str | int | float | bool | list[Plain] | None"
"""What JSON arrays are made of."""

_Turn: TypeAlias = Callable[[Any], Any]
"""Turns a value of one type into its plain form, or back; what the types are is known only where it is made."""

LEVEL = 6
"""How hard zlib tries: 9 saves one byte in a hundred and takes twice as long."""


class Coding(Generic[T]):
    """How the values of one type are stored.

    Args:
        kind: The type: a dataclass, a named tuple, or a tuple of such.
        words: What such values often hold, which is then stored by reference.
    """

    def __init__(self, kind: Any, words: bytes = b"") -> None:
        self._out, self._in = _turns(kind)
        self._words = words

    def packed(self, value: T) -> bytes:
        """The value as bytes; the same bytes for equal values."""
        text = json.dumps(self._out(value), ensure_ascii=True, separators=(",", ":"))
        deflated = zlib.compressobj(LEVEL, wbits=-15, zdict=self._words)
        return deflated.compress(text.encode()) + deflated.flush()

    def value(self, packed: bytes) -> T:
        """The value that :meth:`packed` gave the bytes for.

        Raises:
            zlib.error, ValueError, TypeError, IndexError, KeyError: The bytes are damaged.
        """
        text = zlib.decompressobj(wbits=-15, zdict=self._words).decompress(packed)
        return cast(T, self._in(json.loads(text)))


def _same(value: Any) -> Any:
    return value


@cache
def _turns(kind: Any) -> tuple[_Turn, _Turn]:
    """The turns of a type: into plain form and back."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _union(kind)
    if origin is tuple:
        return _tuple(get_args(kind))
    if origin is Sequence:
        return _tuple((*get_args(kind), Ellipsis))
    if origin is not None and dataclasses.is_dataclass(origin):
        parameters = getattr(origin, "__parameters__", ())
        return _fields(origin, dict(zip(parameters, get_args(kind), strict=True)))
    if dataclasses.is_dataclass(kind) or hasattr(kind, "_fields"):
        return _fields(kind, {})
    if kind is datetime:
        return datetime.isoformat, datetime.fromisoformat
    if kind is date:
        return date.toordinal, date.fromordinal
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return _enum(kind)
    if kind in (str, int, float, bool):
        return _same, _same
    raise TypeError(f"{kind} has no stored form")


def _union(kind: Any) -> tuple[_Turn, _Turn]:
    inside = [each for each in get_args(kind) if each is not types.NoneType]
    if all(each in (int, float, str) for each in inside):
        return _same, _same
    (only,) = inside
    out, back = _turns(only)
    return (lambda value: None if value is None else out(value)), (lambda plain: None if plain is None else back(plain))


def _tuple(inside: tuple[Any, ...]) -> tuple[_Turn, _Turn]:
    if len(inside) == 2 and inside[1] is Ellipsis:
        out, back = _turns(inside[0])
        return (lambda values: [out(value) for value in values]), (lambda plain: tuple(map(back, plain)))
    turns = [_turns(each) for each in inside]
    outs, backs = [out for out, _ in turns], [back for _, back in turns]
    return (
        lambda values: [out(value) for out, value in zip(outs, values, strict=True)],
        lambda plain: tuple(back(value) for back, value in zip(backs, plain, strict=True)),
    )


def _enum(kind: type[StrEnum]) -> tuple[_Turn, _Turn]:
    members: dict[str, StrEnum] = {member.value: member for member in kind}
    return (lambda member: member.value), members.__getitem__


_MISSING = object()


def _fields(kind: Any, parameters: dict[Any, Any]) -> tuple[_Turn, _Turn]:
    """A dataclass or a named tuple as the array of its fields, shortened by defaults at its end."""
    hints = get_type_hints(kind)
    if dataclasses.is_dataclass(kind):
        names = [each.name for each in dataclasses.fields(kind)]
        defaults = [
            _MISSING if each.default is dataclasses.MISSING else each.default for each in dataclasses.fields(kind)
        ]
    else:
        names = list(kind._fields)
        defaults = [kind._field_defaults.get(name, _MISSING) for name in names]
    turns = [_turns(parameters.get(hints[name], hints[name])) for name in names]
    outs = [(name, out) for name, (out, _) in zip(names, turns, strict=True)]
    backs = [back for _, back in turns]
    make = cast(Callable[..., Any], kind)

    def out(value: Any) -> list[Any]:
        held = [getattr(value, name) for name in names]
        last = len(held)
        while last and held[last - 1] == defaults[last - 1] and type(held[last - 1]) is type(defaults[last - 1]):
            last -= 1
        return [turn(each) for (_, turn), each in zip(outs, held[:last], strict=False)]

    def back(plain: list[Any]) -> Any:
        return make(*(turn(each) for turn, each in zip(backs, plain, strict=False)))

    return out, back
