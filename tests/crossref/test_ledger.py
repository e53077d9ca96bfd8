from datetime import date

from tests.crossref.builders import reading
from tests.releases import knowledge
from tui.crossref import cross_referenced
from tui.model import CrossReferences, Part, Reading, StandingKind

STATEMENT = reading(
    "Police forces from «14|country» European countries took part in Operation «Lantern|operation». "
    "They identified «269|suspect identify» suspects and arrested «112|suspect arrest», spread across "
    "«12|country» countries.",
    date(2013, 5, 2),
    title="Operation Lantern: first results",
    publisher="Europol",
)
REPORT = reading(
    "Operation «Lantern|operation» led to «112|arrest arrest» arrests, the agency said. The arrests occurred across "
    "«12|country occur» countries.",
    date(2013, 5, 3),
    title="Arrests after swoop",
    publisher="Daily Paper",
)
DRAFT = reading(
    "With police forces from «xx|country» European countries Operation «Lantern|operation» was carried out. So far "
    "«2xx|suspect identify» suspects were identified and «XXX|suspect arrest» arrested, spread over «XX|country» "
    "countries.",
    title="Operation Lantern",
    publisher="Europol",
)
OTHER = reading("A report on fishing counted «112|boat» boats.", date(2013, 5, 3), title="Boats")


def crossed(*readings: Reading) -> CrossReferences:
    return cross_referenced(readings, knowledge())


def standing_of(found: CrossReferences, where: Reading, text: str, number: int = 0) -> StandingKind:
    figures = [figure for figure in where.figures if figure.text == text]
    return found.standings[figures[number].id].kind


def test_releases_on_one_operation_are_one_event() -> None:
    found = crossed(STATEMENT, REPORT, DRAFT, OTHER)
    assert [event.id for event in found.events] == ["operation-lantern"]
    assert found.events[0].members == tuple((r.release.id, Part.ABOUT) for r in (DRAFT, STATEMENT, REPORT))


def test_every_figure_has_a_standing() -> None:
    readings = (STATEMENT, REPORT, DRAFT, OTHER)
    assert set(crossed(*readings).standings) == {figure.id for reading in readings for figure in reading.figures}


def test_an_arrest_and_an_arrested_suspect_answer_one_question() -> None:
    found = crossed(STATEMENT, REPORT)
    assert standing_of(found, STATEMENT, "112") is StandingKind.CONFIRMED
    assert [m.label for m in found.ledgers[0].measures if len(m.figures) == 2] == [
        "suspects arrested",
        "countries with arrests",
    ]


def test_countries_that_took_part_and_countries_with_arrests_never_conflict() -> None:
    found = crossed(STATEMENT, REPORT, DRAFT)
    assert StandingKind.DIFFERS not in {standing.kind for standing in found.standings.values()}
    assert standing_of(found, STATEMENT, "12") is StandingKind.CONFIRMED


def test_blanks_of_a_draft_are_filled_by_context_and_pattern() -> None:
    found = crossed(STATEMENT, REPORT, DRAFT)
    assert [found.standings[figure.id].fill for figure in DRAFT.figures] == ["14", "269", "112", "12"]
