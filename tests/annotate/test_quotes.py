import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.releases import knowledge, release
from tui.annotate.names import Names
from tui.annotate.quotes import Quotes
from tui.annotate.sentences import sentences
from tui.model import Quote, QuoteFlaw

NAMES, QUOTES = Names(knowledge()), Quotes(knowledge())
INTRODUCED = "\n\nIt was shown by Ada Byron, head of the school, and Sen. Pete Marlow."


def quotes_in(text: str) -> list[Quote]:
    document = release(text)
    spans = sentences(document, knowledge())
    return list(QUOTES.find(document, spans, NAMES.find(document, spans)))


def told(text: str) -> list[tuple[str, str | None]]:
    """The last word of each quotation and its speaker, in a text that has introduced two people."""
    return [
        (text[: each.end].split()[-1], each.speaker) for each in quotes_in(text + INTRODUCED) if each.end <= len(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We have to do more,” said Ada Byron.", [("more,”", "Ada Byron")]),
        ('"We have to do more," Byron said.', [('more,"', "Ada Byron")]),
        ("‘We have to do more,’ says Senator Marlow.", [("more,’", "Pete Marlow")]),
        ("«We have to do more», Byron added.", [("more»", "Ada Byron")]),
        ("“We have to do more”, Byron, the head of it, said.", [("more”", "Ada Byron")]),
        ("Ada Byron, head of the school, said: “We have to do more.”", [("more.”", "Ada Byron")]),
        ('Marlow noted, "It was fun".', [('fun"', "Pete Marlow")]),
        ("Ada Byron: “We have to do more.”", [("more.”", "Ada Byron")]),
        ("“We do,” Byron said. “We have to do more.”", [("do,”", "Ada Byron"), ("more.”", "Ada Byron")]),
        ("“We do,” said Marlow, “and we have to.”", [("do,”", "Pete Marlow"), ("to.”", "Pete Marlow")]),
        ("“Why do we do more?” Byron asked.", [("more?”", "Ada Byron")]),
        (
            "“We have to do more,” Byron said. Then she added, “and that very soon.”",
            [("more,”", "Ada Byron"), ("soon.”", "Ada Byron")],
        ),
        ("Marlow left. He noted: “We have to do more.”", [("more.”", "Pete Marlow")]),
        ("“We have to do more,” Europol Director Ada Byron said.", [("more,”", "Ada Byron")]),
        ("“We have to do more,” said Europol Assistant Director Byron.", [("more,”", "Ada Byron")]),
        ("Europol said: “We have to do more.”", [("more.”", "Europol")]),
        ("They live on “borrowed time” there.", []),
        ("“We have to do more,” they read on the wall.", [("more,”", None)]),
        ("Byron met Marlow. “We have to do more,” they wrote Ada Byron.", [("more,”", None)]),
        ("In a letter to Ada Byron, they wrote, “We have to do more.”", [("more.”", None)]),
    ],
)
def test_the_speaker_of_a_quotation(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text) == expected


def test_a_later_paragraph_has_no_speaker_unless_the_quotation_runs_on() -> None:
    apart = "“We have to do more,” Byron said.\n\n“It is a matter of time.”"
    running = "“We have to do more,” Byron said. “It goes on.\n\n“It is a matter of time.”"
    assert told(apart)[-1] == ("time.”", None)
    assert told(running)[-1] == ("time.”", "Ada Byron")


def test_a_quotation_reopens_at_each_paragraph_and_closes_once() -> None:
    text = 'He said: "One goes on and on.\n\n"Two goes on as well.\n\n"Three is the end." So it was.'
    [quote] = quotes_in(text)
    assert text[quote.start : quote.end].startswith('"One') and text[quote.start : quote.end].endswith('end."')
    assert quote.flaw is None


def test_a_quotation_never_closed_ends_with_its_paragraph() -> None:
    text = 'Ada Byron said: "One goes on and on.\n\nThe school shut.\n\nMarlow said: "Two is another one."'
    first, second = quotes_in(text)
    assert (text[first.start : first.end], first.flaw) == ('"One goes on and on.', QuoteFlaw.UNCLOSED)
    assert second.flaw is None


def test_a_quotation_can_close_with_another_mark_than_it_opened() -> None:
    text = "‘It is the children’s right to be there,” says Ada Byron."
    [quote] = quotes_in(text)
    assert (text[quote.end - 1], quote.flaw, quote.speaker) == ("”", QuoteFlaw.MISMATCHED, "Ada Byron")


def test_a_quotation_inside_another_is_one_of_its_own() -> None:
    text = "“She said ‘we have to do more’ to all of them,” Marlow said."
    outer, inner = quotes_in(text)
    assert text[inner.start : inner.end] == "‘we have to do more’"
    assert outer.start < inner.start and inner.end < outer.end
    assert outer.flaw is None and inner.flaw is None


def test_a_single_quotation_may_open_a_paragraph_inside_a_double_one() -> None:
    text = "“It goes on and on.\n\n‘We have to do more,’ said Marlow, ‘and that very soon.’”" + INTRODUCED
    outer, first, second = quotes_in(text)
    assert (text[outer.end - 2 : outer.end], outer.flaw) == ("’”", None)
    assert (first.speaker, second.speaker) == ("Pete Marlow", "Pete Marlow")


@pytest.mark.parametrize(
    "text",
    [
        "The agencies’ own staff and the girls’ school don’t agree with Europol’s plan.",
        "The agencies' own staff and the girls' school don't agree with Europol's plan.",
        "It rose 5' 6\" over the rock ‘n’ roll years.",
        "A “semi-postal” stamp and the 'hardware' of it.",
    ],
)
def test_apostrophes_and_scare_quotes_are_no_quotations(text: str) -> None:
    assert quotes_in(text) == []


def test_a_possessive_does_not_close_a_single_quotation() -> None:
    text = "‘We use the countries’ networks for the work we do.’ So it ends."
    [quote] = quotes_in(text)
    assert text[quote.start : quote.end].endswith("do.’")


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="“”‘’\"'«»ab S.,\n", max_size=60))
def test_quotations_begin_at_a_mark_and_lie_in_the_text(text: str) -> None:
    for quote in quotes_in(text):
        assert 0 <= quote.start < quote.end <= len(text)
        assert text[quote.start] in "“‘\"'«„"
