"""How values are worded."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.releases import release
from tui.model import Embargo, Figure, Kind, Qualifier, Reason, Span, Standing, StandingKind, Stated, Status
from tui.views import wording


def figure(
    text: str, unit: str | None = None, qualifier: Qualifier = Qualifier.EXACT, *, value: float = 2, said: str = ""
) -> Figure:
    """A figure of which only the words matter; ``said`` are those that told its unit, if it holds them itself."""
    kind = Kind.OTHER if unit else Kind.COUNT
    why = (Reason("unit", "by hand", text.index(said), text.index(said) + len(said)),) if said else ()
    return Figure("r:0", 0, len(text), text, kind, value, None, qualifier, unit, Span(0, len(text)), why=why)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (figure("269"), "269"),
        (figure("9000", "h", Qualifier.ABOUT), "about 9000 h"),
        (figure("29", "TB"), "29 TB"),
        (figure("54GB", "GB"), "54GB"),
        (figure("€1.3 million", "EUR", said="€"), "€1.3 million"),
        (figure("55 cents", "USD", said="cents"), "55 cents"),
        (figure("25 percent", "%", said="percent"), "25 percent"),
        (figure("thirty", "h"), "thirty h"),
        (figure("two", "year"), "two years"),
        (figure("one", "year", value=1), "one year"),
        (figure("1.3 million", "EUR"), "1.3 million EUR"),
        (figure("42%", "%"), "42%"),
        (figure("250", None, Qualifier.MORE_THAN), "over 250"),
        (figure("15\nto 20", None, Qualifier.RANGE), "15 to 20"),
        (figure("2xx", None, Qualifier.BLANK), "2xx"),
    ],
)
def test_a_value_is_noted_down_with_hedge_and_unit(written: Figure, expected: str) -> None:
    assert wording.value(written) == expected


def test_a_filled_blank_shows_both() -> None:
    standing = Standing("r:0", StandingKind.FILLED, "", "by hand", fill="2\x1b69")
    assert wording.filled(figure("2xx"), standing) == "2xx → 2␛69"


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        (datetime(2999, 2, 7, 10), "draft · embargoed until 10:00, 7 February 2999"),
        (datetime(2999, 2, 7, 10, tzinfo=UTC), "draft · embargoed until 10:00 UTC, 7 February 2999"),
        (None, "draft · embargoed"),
        (datetime(2012, 2, 7, 10), "draft"),
    ],
)
def test_an_embargo_is_named_with_the_status_as_long_as_it_holds(until: datetime | None, expected: str) -> None:
    draft = release("Boats found", status=Status.DRAFT)
    assert wording.status(replace(draft, embargo=Stated(Embargo(until), "by hand"))) == expected
