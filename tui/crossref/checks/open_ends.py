"""What a draft left open or a slip left broken: blanks, empty lists, malformed numbers (P1xx)."""

from __future__ import annotations

from collections.abc import Iterator

from tui.crossref.checks.footnotes import opens_note
from tui.crossref.checks.lists import named_list
from tui.crossref.checks.rule import Rule, Surroundings, Terms, finding, phrase, said
from tui.crossref.tokens import stem
from tui.model import ASIDE, Block, BlockKind, Check, Flaw, Qualifier, Reading, StandingKind, release_of


def blanks(reading: Reading, around: Surroundings, terms: Terms) -> Iterator[Check]:
    """Figures that are not filled in, with what the other releases would fill them with."""
    for figure in reading.figures:
        if figure.qualifier is Qualifier.BLANK:
            standing = around.standings.get(figure.id)
            told = "no other release gives it"
            others: tuple[str, ...] = ()
            if standing and standing.kind is StandingKind.FILLED:
                others = standing.others
                source = around.readings[release_of(others[0])].release
                told = f"“{standing.fill}” stands in {terms.wording.where(source)}"
                told += " and fits the pattern" if any(c.isdecimal() for c in figure.text) else ""
            elif standing and standing.others:
                told = standing.reason.removeprefix("Left open; ").rstrip(".")
            rests = [(release_of(f.id), f.start, f.end) for other in others if (f := around.figure(other))]
            yield finding(
                "P101",
                reading,
                (figure.start, figure.end),
                f"{phrase(reading, figure)} is left open; {told}.",
                *rests,
            )


def empty_lists(reading: Reading, around: Surroundings, terms: Terms) -> Iterator[Check]:
    """A colon that promises a list where none follows."""
    blocks = [block for block in reading.release.blocks if block.kind not in ASIDE]
    for number, block in enumerate(blocks):
        text = reading.release.text[block.start : block.end]
        words = text.rstrip(":").split()
        if not text.endswith(":") or not words or words[-1].lower() not in terms.list_openings:
            continue
        if number + 1 == len(blocks) or _parted(reading, block, blocks[number + 1]):
            told, rests = _list_elsewhere(text, reading, around, terms)
            yield finding("P102", reading, (block.start, block.end), f"{said(text)} and no list follows{told}.", *rests)


def malformed(reading: Reading, around: Surroundings, terms: Terms) -> Iterator[Check]:
    """Numbers whose digits are grouped as no number is."""
    for figure in reading.figures:
        if Flaw.MALFORMED in figure.flaws:
            message = f"malformed number: {said(figure.text)} is not grouped as a number is."
            yield finding("P103", reading, (figure.start, figure.end), message)


def _parted(reading: Reading, block: Block, after: Block) -> bool:
    """Whether the block after an opening cannot be its list: another footnote. A heading may be its first name."""
    return block.kind is BlockKind.FOOTNOTE and opens_note(reading, after) not in ("", block.marker)


def _list_elsewhere(
    text: str, reading: Reading, around: Surroundings, terms: Terms
) -> tuple[str, list[tuple[str, int, int]]]:
    """A list in another release that counts what the empty one promises, in words and as evidence."""
    wanted = {stem(word.strip(":,.").lower()) for word in text.split()}
    for other in around.readings.values():
        if other.release.id == reading.release.id:
            continue
        for number, figure in enumerate(other.figures):
            listed = named_list(other, number, terms)
            if listed and figure.counted and stem(figure.counted) in wanted:
                told = f"; {terms.wording.where(other.release)} lists {len(listed)}"
                return told, [(other.release.id, listed[0].start, listed[-1].end)]
    return "", []


RULES = (
    Rule(
        "P101",
        "blank left open",
        "A figure that a draft has not filled in, with its fill where another release gives it.",
        "XX suspects were arrested.",
        "12 suspects were arrested.",
        blanks,
    ),
    Rule(
        "P102",
        "empty list",
        "A sentence that opens a list where none follows.",
        "The participating countries are:",
        "The participating countries are: France and Spain.",
        empty_lists,
    ),
    Rule(
        "P103",
        "malformed number",
        "A number whose digits are grouped as no number is.",
        "It has 200,0000 residents.",
        "It has 200,000 residents.",
        malformed,
    ),
)
