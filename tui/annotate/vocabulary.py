"""What the knowledge says of single words and of fixed names, made ready for looking up at a capitalised word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.knowledge import Knowledge
from tui.model import MentionKind

if TYPE_CHECKING:
    from tui.annotate.capitals import Line

STRONG_TITLE: Final = 1 << 0
WEAK_TITLE: Final = 1 << 1
TITLE_MODIFIER: Final = 1 << 2
GIVEN_NAME: Final = 1 << 3
NAME_SUFFIX: Final = 1 << 4
HEAD: Final = 1 << 5
OPENER: Final = 1 << 6
TOPIC: Final = 1 << 7
COMPANY: Final = 1 << 8
OPERATION: Final = 1 << 9
NOT_OPERATION: Final = 1 << 10
STORM: Final = 1 << 11
LAW: Final = 1 << 12
EDITION: Final = 1 << 13
ORDINAL: Final = 1 << 14
PLACE_HEAD: Final = 1 << 15
STARTER: Final = 1 << 16
FIXED: Final = 1 << 17
STATE: Final = 1 << 18
CALENDAR: Final = 1 << 19
PAPER: Final = 1 << 20
SOLE: Final = 1 << 21
AFTER_OPERATION: Final = 1 << 22
HONORIFIC: Final = 1 << 23
JOINED_HEAD: Final = 1 << 24
NAME_LIKE: Final = 1 << 25
"""A mark of a word's shape: it can be a part of a person's name."""
BILL: Final = 1 << 26
"""A mark of a word's shape: a bill's number may begin with it ("S.597", "H.R. 1132")."""

TITLE: Final = STRONG_TITLE | WEAK_TITLE
NOT_A_NAME: Final = (
    TITLE
    | TITLE_MODIFIER
    | HEAD
    | OPENER
    | COMPANY
    | OPERATION
    | STORM
    | LAW
    | EDITION
    | PLACE_HEAD
    | STARTER
    | CALENDAR
    | PAPER
)
"""Words that are no part of a person's name unless a first name says so."""


_FARTHEST = 160
"""Code points within which a fixed name ends, hard line breaks and indentations included."""


class Fixed(NamedTuple):
    """A fixed name: its words as written, and what it names.

    Attributes:
        form: The words as they stand in the text, with single spaces.
        words: The same, one by one.
        kind: What it names.
        name: The canonical name.
        rule: The rule that finds it.
        doubtful: Whether it counts only where a place can stand.
    """

    form: str
    words: tuple[str, ...]
    kind: MentionKind
    name: str
    rule: str
    doubtful: bool = False


_Form = tuple[str, MentionKind, str, str, bool]
"""A fixed name as the knowledge has it: all of :class:`Fixed` but its words."""


class _Beginning(NamedTuple):
    """The fixed names that begin with one word, longest first; those of one word; the second words of the others."""

    names: list[Fixed]
    alone: list[Fixed]
    second_words: tuple[str, ...]


class Vocabulary:
    """Words with their bits, and fixed names by first word.

    Attributes:
        marks: Bits for each known word.
        abbreviations: Words whose stop belongs to them.
        particles: Small words inside a person's name.
        states: Abbreviations of states, without their last stop, to the state.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.marks: dict[str, int] = {}
        self._forms: dict[str, list[_Form]] = {}
        self._fixed: dict[str, _Beginning] = {}
        self.states: dict[str, str] = {}
        self.particles = frozenset(knowledge.words("name_particles"))
        self.abbreviations = frozenset(
            word for words in knowledge.groups("abbreviations").values() for word in words if word[:1].isupper()
        )
        self._doubtful = frozenset(knowledge.words("doubtful_places"))
        self._bill_initials = frozenset(letters[0].upper() for letters in knowledge.glossary("bill_prefixes"))
        self._add_marks(knowledge)
        self._add_places(knowledge)
        for name, aliases in knowledge.groups("organisations").items():
            for form in (name, *aliases):
                self._fix(form, MentionKind.ORGANISATION, name, "known-organisation")

    def _add_marks(self, knowledge: Knowledge) -> None:
        titles = knowledge.groups("titles")
        for bit, words in (
            (STRONG_TITLE, _with_plurals(titles.get("strong", ()))),
            (STRONG_TITLE | HONORIFIC, titles.get("honorific", ())),
            (WEAK_TITLE, _with_plurals(titles.get("weak", ()))),
            (TITLE_MODIFIER, titles.get("modifier", ())),
            (GIVEN_NAME, knowledge.words("given_names")),
            (NAME_SUFFIX, knowledge.words("name_suffixes")),
            (HEAD, knowledge.words("organisation_heads")),
            (OPENER, knowledge.words("organisation_openers")),
            (TOPIC, knowledge.words("organisation_topics")),
            (JOINED_HEAD, knowledge.words("joined_heads")),
            (COMPANY, knowledge.words("company_suffixes")),
            (OPERATION, knowledge.words("operation_words")),
            (NOT_OPERATION, knowledge.words("not_operations")),
            (AFTER_OPERATION, knowledge.words("after_operations")),
            (STORM, [word for kind in knowledge.words("storm_kinds") for word in kind.split()]),
            (LAW, knowledge.words("law_heads")),
            (EDITION, [head.rpartition(" ")[2] for head in knowledge.words("edition_heads")]),
            (ORDINAL, knowledge.words("edition_ordinals")),
            (PLACE_HEAD, knowledge.words("place_heads")),
            (STARTER, knowledge.words("sentence_starters")),
            (CALENDAR, [word.capitalize() for table in ("months", "weekdays") for word in knowledge.glossary(table)]),
            (PAPER, [paper.rpartition(" ")[2] for paper in knowledge.words("numbered_papers")]),
        ):
            for word in words:
                self.marks[word] = self.marks.get(word, 0) | bit

    def _add_places(self, knowledge: Knowledge) -> None:
        for table in ("countries", "cities_and_regions"):
            for name, others in knowledge.groups(table).items():
                for form in (name, *others):
                    self._fix(form, MentionKind.PLACE, name, "known-place", form in self._doubtful)
        for name, abbreviations in knowledge.groups("states").items():
            self._fix(name, MentionKind.PLACE, name, "known-place", name in self._doubtful)
            for form in abbreviations:
                self.states[_keyed(form)] = name
                self.marks[_keyed(form)] = self.marks.get(_keyed(form), 0) | STATE

    def _fix(self, form: str, kind: MentionKind, name: str, rule: str, doubtful: bool = False) -> None:
        first, _, rest = form.partition(" ")
        key = _keyed(first.rstrip(","))
        self._forms.setdefault(key, []).append((form, kind, name, rule, doubtful))
        self.marks[key] = self.marks.get(key, 0) | (FIXED if rest else FIXED | SOLE)

    def bits_of(self, word: str) -> int:
        """What the knowledge says of a capitalised word, and its shape."""
        bits = self.marks.get(word, 0)
        if _is_name_like(word):
            bits |= NAME_LIKE
        if word[0] in self._bill_initials and (len(word) < 4 or "." in word):
            bits |= BILL
        return bits

    def names_at(self, line: Line, index: int) -> Iterator[tuple[Fixed, int]]:
        """The fixed names that begin at a word of a line, longest first, each with where it ends."""
        first, end, text = line.words[index], line.ends[index], line.text
        following = end
        while following < line.end and (text[following].isspace() or text[following] == ","):
            following += 1
        fixed = self._beginning_with(first)
        if not text.startswith(fixed.second_words, following):
            for name in fixed.alone:
                yield name, end
            return
        start = line.starts[index]
        ahead = " ".join(text[start : start + _FARTHEST].split())
        for name in fixed.names:
            if len(name.words) == 1:
                yield name, end
            elif ahead.startswith(name.form):
                past = _end_of(name.words, text, start, line.end)
                if past is not None:
                    yield name, past

    def _beginning_with(self, first: str) -> _Beginning:
        """The fixed names that begin with a word; made ready when the word is first met."""
        known = self._fixed.get(first)
        if known is None:
            names = [
                Fixed(" ".join(form.split()), tuple(form.split()), kind, name, rule, doubtful)
                for form, kind, name, rule, doubtful in self._forms[first]
            ]
            names.sort(key=lambda name: -len(name.words))
            known = self._fixed[first] = _Beginning(
                names,
                [name for name in names if len(name.words) == 1],
                tuple({name.words[1] for name in names if len(name.words) > 1}),
            )
        return known


def _is_name_like(word: str) -> bool:
    """Whether a word has the shape of a part of a person's name: an initial, or letters not all of them capitals."""
    if len(word) == 1 or word[1] == ".":
        return True
    return not word.isupper() and word.replace("-", "").replace("'", "").replace("’", "").isalpha()


def _with_plurals(titles: Sequence[str]) -> list[str]:
    """Titles with their plurals ("Senators Smith and Jones"); a word in -s is taken as it is."""
    return [*titles, *(f"{title}s" for title in titles if not title.endswith("s"))]


def _keyed(word: str) -> str:
    """A word as a line has it: without its last stop, unless it is an initial or has another."""
    return word[:-1] if word[-1] == "." and len(word) > 2 and "." not in word[:-1] else word


def _end_of(words: tuple[str, ...], text: str, start: int, end: int) -> int | None:
    """Where the words end that begin at ``start``, with any white space between them; None where they do not stand."""
    position = start
    for number, word in enumerate(words):
        if number:
            gap = position
            while position < end and text[position].isspace():
                position += 1
            if position == gap:
                return None
        if not text.startswith(word, position):
            return None
        position += len(word)
    if text.startswith("s", position):  # a possessive whose apostrophe was lost ("the Department of Justices office")
        return None if text[position + 1 : position + 2].isalnum() else position
    return None if position > end or text[position : position + 1].isalnum() else position
