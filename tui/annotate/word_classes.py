"""A sentence that holds figures as words and their classes, so that a field rule is a short pattern over letters.

======  =====================================================================================
letter  class
======  =====================================================================================
Q       a quantity, whole: its qualifier words, its number and its unit ("more than 29 terabytes")
D A R   determiner; adjective or participle before its noun; adverb, weekday, month
N S     noun in the singular (and any unknown word); noun in the plural
M J     name; name that ends like a plural ("States", "Marines")
#       digits that are no figure: a year, a day of the month, a number in a name
U       pronoun that stands for a noun phrase
V E G   verb in its base form or third person; past or participle; -ing form
B H W   forms of *be*, of *have*; modals and *do*
T F P   "to"; "of"; other prepositions
Y       "after", "before", "since" …: before a phrase or a clause
L       "including" and the like
C K Z   coordinator; subordinator; relative or interrogative word
X       possessive 's
======  =====================================================================================

Marks stand for themselves: ``, ; : . ( ) -`` (any dash) ``"`` (any quotation mark) ``*`` (a bullet).

Open classes are guessed, lexicon-light: known verbs and their forms, a list of nouns and adjectives whose ending
misleads, endings, and the neighbours of a word that can be noun and verb.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.annotate.inflection import Inflection
from tui.annotate.lexicon import Lexicon
from tui.annotate.neighbours import settled
from tui.annotate.patterns import Pattern
from tui.knowledge import Knowledge
from tui.model import Kind

if TYPE_CHECKING:
    from tui.annotate.quantity import Quantity

VERBAL = frozenset("VEG")

_TOKEN = Pattern(
    r"(?=\S)(?:[A-Za-z]{1,64}(?= )"  # most words: two cheap questions before the dear ones
    r"|(?:[^\W\d_]\.){2,8}|[A-Z]\.(?=\s[A-Z])"  # "U.S."; the initial of a name, which ends no clause
    r"|['’]s\b(?=[\s,.;:)—–-]|$)"
    r"|[$€£]?[^\W⁰¹²³⁴-⁹]{1,64}(?:[-.,'’/&](?!s\b)\w{1,64}){0,8}"  # a raised digit marks a footnote, not a word
    r"|[&,;:.!?()\[\]“”\"‘’'«»„—–\-*•…%])"
)
_LIMIT_OF_NOUN = Pattern(r"(?:an?\s|the\s)?\s*(?:maximum|minimum|statutory)\s+(?!of\b)", re.IGNORECASE)
"""A limit that is said of a noun: "a maximum penalty of 20 years" keeps its noun for the sentence."""

_WORD = Pattern(r"[^\W\d_]+")
_MARKS: dict[str, str] = {
    **dict.fromkeys("!?…", "."),
    **dict.fromkeys("“”\"‘’'«»„", '"'),
    **dict.fromkeys("—–-", "-"),
    **dict.fromkeys("•*", "*"),
    "[": "(",
    "]": ")",
    "%": "N",
    **{mark: mark for mark in ",;:.()"},
}
_MARKS.update({"'s": "X", "’s": "X", "": "Q"})
_CHANGE = Pattern("(?=[NMJ]S[PT]Q)")
_AFTER_STOP = Pattern("""(?:^|[.:"*])[^.:"*]""")
_ADJECTIVE_ENDINGS = (
    "al",
    "ous",
    "ive",
    "ful",
    "less",
    "able",
    "ible",
    "ic",
    "ary",
    "ish",
    "ent",
    "ant",
    "ory",
    "esque",
)
_LONGEST_CACHE = 50_000
"""Words whose class is kept, so that a hostile text cannot fill the memory."""


@dataclass(slots=True)
class Tagged:
    """The words of one sentence.

    Attributes:
        words: Each word in lower case; a quantity is "".
        classes: One letter a word.
        spans: Where each word stands in the release's text.
        places: For each quantity of the sentence, in order, the index of its word.
    """

    words: Sequence[str]
    classes: str
    spans: Sequence[tuple[int, int]]
    places: Sequence[int]


class _Guesses(dict[str, str]):
    """Each word's class as guessed when it was first met."""

    def __init__(self, guess: Callable[[str], str]) -> None:
        super().__init__(_MARKS)
        self._guess = guess

    def __missing__(self, word: str) -> str:
        if len(self) > _LONGEST_CACHE:
            self.clear()
            self.update(_MARKS)
        guessed = self[word] = self._guess(word)
        return guessed


class WordClasses:
    """Tags sentences. Made once from the knowledge; holds a cache of words, nothing of a release."""

    def __init__(self, knowledge: Knowledge, inflection: Inflection) -> None:
        self._lexicon = Lexicon(knowledge, inflection)
        self._guessed = _Guesses(self._guess)
        measuring = frozenset(knowledge.words("measuring_verbs")) - {"near", "be"}
        self._measuring = inflection.forms_of(measuring) - {"estimated"}
        self._amounting = frozenset(knowledge.words("amount_prepositions"))
        self._floating = frozenset(knowledge.words("floating_quantifiers"))
        self._nouns = frozenset((*knowledge.glossary("actions"), *knowledge.group_of("concepts")))
        self._prefixes = frozenset(knowledge.words("verb_prefixes"))
        self._plurals = frozenset((*knowledge.glossary("irregular_nouns"), *knowledge.words("invariable_nouns")))

    def tagged(self, text: str, start: int, end: int, quantities: Sequence[Quantity]) -> Tagged:
        """The words of ``text[start:end]``; each quantity is one word, from its head to its tail."""
        words: list[str] = []
        spans: list[tuple[int, int]] = []
        places: list[int] = []
        at = start
        for quantity in quantities:
            head = max(at, self._head(text, quantity))
            if head > at:
                tokens = list(_TOKEN.finditer(text, at, head))
                words += [token[0] for token in tokens]
                spans += [token.span() for token in tokens]
            at = max(quantity.tail, quantity.end)
            places.append(len(words))
            words.append("")
            spans.append((head, at))
        tokens = list(_TOKEN.finditer(text, at, end))
        words += [token[0] for token in tokens]
        spans += [token.span() for token in tokens]
        lower = list(map(str.lower, words))
        classes = self._with_changes(self._classes(words), lower)
        return Tagged(lower, self._with_verbs(classes, lower, quantities, places), spans, places)

    def _with_verbs(
        self, classes: str, words: Sequence[str], quantities: Sequence[Quantity], places: Sequence[int]
    ) -> str:
        """The classes with a past form after a number read as its verb where no plural can be counted.

        "169 *developed* clotting", "13% *involved* public employees", "of the men, 12 *denied* charges"; not
        "37 confirmed cases".
        """
        for quantity, place in zip(quantities, places, strict=True):
            i = place + 1
            if classes[i : i + 1] != "A" or self._guessed[words[i]] != "E":
                continue
            share = quantity.kind is Kind.PERCENT and classes[place - 1 : place] not in ("D", "A")
            many = quantity.kind is Kind.COUNT and quantity.value not in (None, 1)
            whole = classes[place - 1 : place] == "," and words[0] in ("of", "among")
            if share or (many and (whole or not _counts_plural(classes, i + 1))):
                classes = f"{classes[:i]}E{classes[i + 1 :]}"
        return classes

    def _with_changes(self, classes: str, words: Sequence[str]) -> str:
        """The classes with "falls" in "revenue *falls* by 20 percent" read as a verb, not as a plural."""
        for match in _CHANGE.finditer(classes):
            i = match.start() + 1
            if words[i] in self._measuring and words[i + 1] in self._amounting:
                classes = f"{classes[:i]}V{classes[i + 1 :]}"
        return classes

    def _head(self, text: str, quantity: Quantity) -> int:
        """Where the quantity's phrase begins; a verb that hedges it ("exceeded 90 percent") is left to the sentence."""
        begin = quantity.head
        if quantity.start - begin > 3:
            if _LIMIT_OF_NOUN.match(text, begin, quantity.start):
                return quantity.start
            for match in _WORD.finditer(text, begin, quantity.start):
                word = match[0].lower()
                if word == "estimated" and text.endswith((" of", " of "), 0, quantity.start):
                    return quantity.start  # "an estimated cost of $26 million": its noun is left to the sentence
                if word in self._measuring or (word == "estimated" and text.startswith((" at ", " to "), match.end())):
                    begin = match.end()
        return begin

    def _classes(self, words: Sequence[str]) -> str:
        if _is_headline(words):
            return settled("".join(map(self._lowered, words)))
        classes = "".join(map(self._guessed.__getitem__, words))
        if not self._floating.isdisjoint(words):
            classes = self._with_floating(words, classes)
        if "&" in words:
            classes = self._with_firms(words, classes)
        for match in _AFTER_STOP.finditer(classes):
            i = match.end() - 1
            word = words[i]
            if word[:1].isupper() and not _is_acronym(word):
                classes = f"{classes[:i]}{self._lowered(word)}{classes[i + 1 :]}"
        return settled(classes)

    def _with_floating(self, words: Sequence[str], classes: str) -> str:
        """The classes with "each" after a subject or its auxiliary read as an adverb ("the men *each* received")."""
        for i, word in enumerate(words[1:], 1):
            if word in self._floating and classes[i - 1] in "SWBHz":
                classes = f"{classes[:i]}R{classes[i + 1 :]}"
        return classes

    def _with_firms(self, words: Sequence[str], classes: str) -> str:
        """The classes with a capitalised word after "&" read as part of a name ("Bed Bath & *Beyond*")."""
        for i, word in enumerate(words[:-1], 1):
            if word == "&" and words[i][:1].isupper() and classes[i] not in "MJ":
                classes = f"{classes[:i]}M{classes[i + 1 :]}"
        return classes

    def _lowered(self, word: str) -> str:
        """The class of a word whose capital says nothing: a known word, else a name."""
        lower = word.lower()
        one = self._guessed[lower]
        unknown = one == "N" and self._lexicon.class_of(lower) is None and lower not in self._nouns
        return "M" if unknown and word[:1].isupper() else one

    def _guess(self, word: str) -> str:
        lower = word.lower()
        known = self._lexicon.class_of(lower)
        if word != lower and (known is None or known not in _CLOSED or _is_acronym(word)):
            return (
                "J" if lower in self._plurals or (lower.endswith("s") and len(word) > 3 and not word.isupper()) else "M"
            )
        if known is not None:
            return known
        if word[0].isdigit() or word[0] in "$€£":
            return "S" if lower.endswith("-olds") else "#"
        first, _, last = lower.rpartition("-")
        if last != lower:
            ending = self._lexicon.class_of(last) or _by_ending(last)
            if ending == "E" and first in self._prefixes:
                return "E"
            return {"V": "N", "y": "N", "z": "S", "c": "N", "E": "h", "G": "A"}.get(
                ending, ending if ending in "NSAh" else "A"
            )
        return _by_ending(lower)


_CLOSED = frozenset("DUZKCFTPYLBHWRtd")


def _counts_plural(classes: str, i: int) -> bool:
    """Whether the nominal run from word ``i`` has a noun in the plural."""
    while classes[i : i + 1] in tuple('ANSMJX#"'):
        if classes[i] in "SJ":
            return True
        i += 1
    return False


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_headline(words: Sequence[str]) -> bool:
    """Whether the sentence is written in capitals, or with a capital on nearly every word."""
    capitals = small = 0
    for word in words[:40]:
        if len(word) > 3:
            if word[0].isupper():
                capitals += 1
            elif word[0].islower():
                small += 1
                if small > 4:
                    return False
    return capitals + small > 2 and capitals > 3 * small


def _by_ending(word: str) -> str:
    if len(word) > 3:
        if word.endswith("ly"):
            return "R"
        if word.endswith("ed"):
            return "E"
        if word.endswith("ing"):
            return "g"
        if (word.endswith("s") and not word.endswith(("ss", "us", "is"))) or (
            word.endswith(("men", "children")) and len(word) > 4
        ):
            return "S"
        if word.endswith(_ADJECTIVE_ENDINGS) and not word.endswith("ment"):
            return "A"
    return "N"
