"""Numbers in words as they stand in a sentence: "two dozen", "half a million", "several hundred", "a third of"."""

from __future__ import annotations

from collections.abc import Sequence

from tui.annotate.absences import Absences
from tui.annotate.number_words import NumberWords
from tui.annotate.numerals import Numeral, spoken_step
from tui.annotate.patterns import Pattern
from tui.annotate.stretch import CLOSING_MARKS, OPENING_MARKS, PhrasesBefore, Stretch
from tui.knowledge import Knowledge
from tui.model import Kind, Number, Qualifier

_NEXT_ORDER = Pattern(r"\s{1,6}(?:of\s{1,6})?([A-Za-z]{4,9})(?![A-Za-z])")
_OF = Pattern(r"\s{1,4}of\s")
_A_SCALE = Pattern(r"(?:\s{1,6}(?:of\s{1,6})?(?:an?\s{1,6})?|-(?:an?-)?)([A-Za-z]{3,12})(?![A-Za-z])")
_MORE_WORDS = Pattern(r"(?:\s{1,4}|-)(?:and\s{1,4})?(?=[A-Za-z])")
_SHARE = Pattern(r"\s{1,6}(?:of\s{1,6}(?!(?:19|20)\d\d)|(?:the|all|less|more|fewer|lower|higher|were|are|have|had)\s)")


class WordNumerals:
    """Reads the number in words that begins at a place."""

    def __init__(self, knowledge: Knowledge, words: NumberWords) -> None:
        self._words = words
        self._absences = Absences(knowledge)
        self._order_openers: PhrasesBefore[bool] = PhrasesBefore((p, True) for p in knowledge.words("order_openers"))
        self._scale_openers = frozenset(knowledge.words("bare_scale_openers"))
        self._before_of = frozenset(knowledge.words("orders_before_of"))
        self._results = frozenset(knowledge.words("results_openers"))
        self._share_openers = frozenset(knowledge.words("share_openers"))
        self._half_openers = frozenset(knowledge.words("half_openers"))
        self._half_followers = frozenset(knowledge.words("half_followers"))

    def read(self, stretch: Stretch, at: int, stop: int, before: Sequence[str]) -> Numeral | None:
        """The number whose first word (``stretch.text[at:stop]``) was found by the scan, given the words before it."""
        word = stretch.text[at:stop].lower()
        if word in self._words.small:
            return self._cardinal(stretch, at)
        if word in self._words.orders:
            return self._order(stretch, at, stop, before)
        if word in self._words.scales:
            return self._bare_scale(stretch, at, stop, before)
        if word in self._words.fractions:
            below = self._words.fractions[word]
            return (
                self._half(stretch, at, stop, before) if below == 2 else self._share(stretch, at, stop, below, before)
            )
        none = word.startswith("no") and self._absences.is_count(stretch, stop, before)
        return Numeral(at, at + 2, 0, 1, "none-of-them") if none else None

    def _cardinal(self, stretch: Stretch, at: int) -> Numeral | None:
        text, end = stretch.text, stretch.end
        read = self._words.cardinal(text, at, end)
        if read is None:
            return None
        part = self._words.part(text, read.end, end) if read.step == 1 and read.value else None
        if part is not None:
            return self._part(stretch, at, part[1], read.value, part[0])
        added = self._words.and_a_part(text, read.end, end)
        if added is None:
            return Numeral(at, read.end, read.value, read.step, "number-words", read.scale)
        above, below, stop = added
        factor, stop = self._words.scale(text, stop, end)
        value: Number = (read.value + above / below) * factor
        return Numeral(at, stop, int(value) if value == int(value) else value, factor / below, "number-words", factor)

    def _part(self, stretch: Stretch, at: int, stop: int, above: int, below: int) -> Numeral:
        """Read "two-thirds", "three-quarters of a million"."""
        next_word = _A_SCALE.match(stretch.text, stop, stretch.end)
        scale = self._words.scales.get(next_word[1].lower(), 1) if next_word else 1
        if next_word and scale > 100:
            value = round(above * scale / below)
            return Numeral(at, next_word.end(), value, scale // below, "half-a-scale-word", scale)
        return Numeral(at, stop, above / below, spoken_step(below), "fraction-words", kind=Kind.FRACTION)

    def _order(self, stretch: Stretch, at: int, stop: int, before: Sequence[str]) -> Numeral | None:
        """Read "dozens", "hundreds of thousands", "tens of millions"; "tens" alone only before "of"."""
        orders = self._words.orders
        word = stretch.text[at:stop].lower()
        value, alone = orders[word], True
        while (match := _NEXT_ORDER.match(stretch.text, stop, stretch.end)) and orders.get(match[1].lower(), 0) > 12:
            value, stop, alone = value * orders[match[1].lower()], match.end(), False
        if alone and word in self._before_of:
            results = bool(before) and before[-1] in self._results
            if results or not _OF.match(stretch.text, stop, stretch.end):
                return None
        return Numeral(at, stop, value, value, "order-of-magnitude", value, qualifier=Qualifier.ORDER)

    def _bare_scale(self, stretch: Stretch, at: int, stop: int, before: Sequence[str]) -> Numeral | None:
        """A scale word with no number before it: "a dozen", "a hundred", "several hundred"."""
        text, end = stretch.text, stretch.end
        factor = self._words.scales[text[at:stop].lower()]
        more, stop = self._words.scale(text, stop, end)
        factor *= more
        opened = self._order_openers.match(before)
        if opened is not None:
            head = stretch.start_of_words(at, opened[0])
            return Numeral(head, stop, factor, factor, "order-of-magnitude", factor, qualifier=Qualifier.ORDER)
        last = before[-1].lstrip(OPENING_MARKS) if before else ""
        if last in ("a", "an"):
            more_words = _MORE_WORDS.match(text, stop, end) if factor >= 100 else None
            rest = self._words.cardinal(text, more_words.end(), end) if more_words else None
            if rest is None or rest.value >= factor:
                return Numeral(stretch.start_of_words(at, 1), stop, factor, factor, "a-scale-word", factor)
            return Numeral(
                stretch.start_of_words(at, 1), rest.end, factor + rest.value, rest.step, "number-words", factor
            )
        return Numeral(at, stop, factor, factor, "a-scale-word", factor) if last in self._scale_openers else None

    def _half(self, stretch: Stretch, at: int, stop: int, before: Sequence[str]) -> Numeral | None:
        text = stretch.text
        last = before[-1].lstrip(OPENING_MARKS) if before else ""
        if last in self._half_openers or list(before[-2:]) == ["and", "a"] or text[at:stop].lower() != "half":
            return None
        next_word = _A_SCALE.match(text, stop, stretch.end)
        following = next_word[1].lower() if next_word else ""
        scale = self._words.scales.get(following, 1)
        if next_word and scale not in (1, 100):
            return Numeral(at, next_word.end(), scale // 2, scale // 2, "half-a-scale-word", scale)
        if following in self._half_followers:
            return None
        return Numeral(at, stop, 0.5, spoken_step(2), "half", kind=Kind.FRACTION)

    def _share(self, stretch: Stretch, at: int, stop: int, below: int, before: Sequence[str]) -> Numeral | None:
        """Read "a third of", "a quarter of a million"; other thirds are ordinals, other quarters seasons."""
        if not before or before[-1].lstrip(OPENING_MARKS) not in ("a", "an"):
            return None
        head = stretch.start_of_words(at, 1)
        next_word = _A_SCALE.match(stretch.text, stop, stretch.end)
        scale = self._words.scales.get(next_word[1].lower(), 1) if next_word else 1
        if next_word and scale % below == 0 and scale > 100:
            return Numeral(head, next_word.end(), scale // below, scale // below, "half-a-scale-word", scale)
        bare = stretch.at(stop) in CLOSING_MARKS and len(before) > 1 and before[-2] in self._share_openers
        if not bare and _SHARE.match(stretch.text, stop, stretch.end) is None:
            return None
        return Numeral(head, stop, 1 / below, spoken_step(below), "fraction-words", kind=Kind.FRACTION)
