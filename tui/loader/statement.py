"""What is stated about a release apart from its text: by a sidecar, or by the format that carries it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date

from tui.model import Embargo, Stated, Status


@dataclass(frozen=True, slots=True)
class Statement:
    """What is stated about one release, each piece with where it came from; None where nothing is.

    The attributes are those of :class:`tui.model.Release`. An embargo can be stated not to be.
    """

    title: Stated[str] | None = None
    publisher: Stated[str] | None = None
    published: Stated[date] | None = None
    author: Stated[str] | None = None
    status: Stated[Status] | None = None
    event: Stated[str] | None = None
    embargo: Stated[Embargo | None] | None = None
    corrects: Stated[str] | None = None

    def over(self, other: Statement) -> Statement:
        """This statement, and where it says nothing, the other."""
        own = {field.name: value for field in fields(self) if (value := getattr(self, field.name)) is not None}
        return replace(other, **own)


NOTHING = Statement()
"""States nothing."""
