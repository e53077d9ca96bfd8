"""What formats state about a release in fields of their own: a title, a day, a name."""

from __future__ import annotations

from datetime import date, datetime

from tui.loader.statement import Statement
from tui.model import Stated


def statement(
    rule: str, *, title: object = None, publisher: object = None, author: object = None, day: date | None = None
) -> Statement:
    """What fields state, where they hold anything.

    Args:
        rule: The name of where they stand.
        title: The title.
        publisher: Who issued it.
        author: Who wrote it.
        day: The day it was issued.
    """
    return Statement(
        title=_words(title, rule),
        publisher=_words(publisher, rule),
        author=_words(author, rule),
        published=Stated(day, rule) if day else None,
    )


def day_of(value: object) -> date | None:
    """The day of a date, or of a date and time in ISO 8601; None for anything else."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return datetime.fromisoformat(str(value).strip()).date()
    except ValueError:
        return None


def _words(value: object, rule: str) -> Stated[str] | None:
    words = " ".join(str(value or "").split())
    return Stated(words, rule) if words else None
