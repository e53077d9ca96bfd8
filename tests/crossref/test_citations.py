from datetime import date

from tests.crossref.builders import reading
from tests.releases import knowledge
from tui.crossref import cross_referenced
from tui.model import Citation, Link, LinkKind, LinkStatus, Reading, Status

STATEMENT = reading(
    "The action took place in May.", date(2011, 12, 16), title="Joint action in May", publisher="Europol"
)
COPY = reading("The action took place in June.", date(2011, 12, 16), title="Joint action in June", publisher="Europol")
BODY = (
    "Investigations are ongoing and more arrests are expected in the coming weeks and months. Special focus will be on "
    "finding the makers of the material and on helping those whom they hurt, the agency said, and every "
    "partner will be told of what is found as soon as that can be done without risk."
)


def cited(*others: Reading, title: str | None = None, days: tuple[date, ...] = (date(2011, 12, 16),)) -> Link:
    """The link that a report's citation of a Europol statement becomes among other releases."""
    citation = Citation(0, 3, title, "Europol", days, "statement", "test")
    report = reading(
        f"See the statement. {BODY}", date(2011, 12, 29), title="Report", publisher="Paper", citations=(citation,),
        status=Status.REPORT,
    )  # fmt: skip
    links = cross_referenced([report, *others], knowledge()).links
    return next(link for link in links if link.kind is LinkKind.CITES)


def test_a_day_and_a_publisher_that_fit_one_release_resolve_a_citation() -> None:
    assert cited(STATEMENT).target == STATEMENT.release.id


def test_both_orders_of_day_and_month_are_tried() -> None:
    assert cited(STATEMENT, days=(date(2012, 4, 1), date(2011, 12, 16))).target == STATEMENT.release.id


def test_two_releases_that_fit_leave_a_citation_ambiguous_with_its_candidates() -> None:
    link = cited(STATEMENT, COPY)
    assert (link.status, link.target) == (LinkStatus.AMBIGUOUS, None)
    assert set(link.candidates) == {STATEMENT.release.id, COPY.release.id}


def test_the_title_decides_between_two_releases_of_a_day() -> None:
    assert cited(STATEMENT, COPY, title="Joint action in June").target == COPY.release.id


def test_a_citation_that_fits_nothing_is_missing() -> None:
    assert cited(STATEMENT, days=(date(2007, 2, 12),)).status is LinkStatus.MISSING


def test_a_draft_stands_in_for_the_statement_that_a_report_reprints() -> None:
    draft = reading(f"XX arrests. {BODY}", title="Draft", publisher="Europol", status=Status.DRAFT)
    link = cited(draft)
    assert (link.target, link.rule) == (draft.release.id, "draft-by-passages")
