"""One number with its unit, in the making: what stands at a place, or the mask that says it is no figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tui.annotate.masks import Masks
from tui.annotate.neighbours import PhrasesBefore, start_of_words, words_after, words_before
from tui.annotate.numerals import Numeral, Numerals
from tui.annotate.qualifiers import Hedge, Qualifiers
from tui.annotate.singles import Singles
from tui.annotate.units import Found, Units
from tui.knowledge import Knowledge
from tui.model import Flaw, Kind, Number, Qualifier

_TOKEN = re.compile(r"[\w@/:.&%+,'’*#=?~-]{1,300}")
_HEAD = re.compile(r"[\w@/:.&%+,'’*#=?~-]{0,300}\Z")
_WORD_BEHIND = re.compile(r"([A-Za-z]{2,12})\Z")
_MODIFIER = re.compile(r"-(?=[A-Za-z])")


@dataclass(slots=True)
class Draft:
    """A quantity that can still be joined to its neighbours; see ``Quantity`` for the fields they share."""

    start: int
    end: int
    value: Number | None
    scale: int
    rule: str
    head: int
    tail: int
    step: Number = 1
    high: Number | None = None
    kind: Kind = Kind.COUNT
    unit: str | None = None
    qualifier: Qualifier = Qualifier.EXACT
    flaws: list[Flaw] = field(default_factory=list)
    same_as: int | None = None
    changed_from: int | None = None
    hedge: Hedge | None = None
    kind_rule: str = "no-unit"
    unit_span: tuple[int, int] = (0, 0)
    worded: bool = False
    signed: bool = False


class Readers:
    """Everything that reads at one place, compiled from the knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.numerals = Numerals(knowledge)
        self.units = Units(knowledge)
        self.masks = Masks(knowledge)
        self.qualifiers = Qualifiers(knowledge)
        self.singles = Singles(knowledge)
        self.change_words = frozenset(knowledge.words("change_words"))
        self._order_openers: PhrasesBefore[bool] = PhrasesBefore((p, True) for p in knowledge.words("order_openers"))
        self._half_openers = frozenset(knowledge.words("half_openers"))
        self._styled: tuple[str, bool] = ("", False)

    def at(self, text: str, start: int, end: int, at: int, past: int, stop: int) -> Draft | int | None:
        """What begins at ``at``: a draft, the end of a mask, or None where a blank may still stand there."""
        if text[at].isdigit():
            return self._digits(text, start, end, at, past, stop)
        return self._words(text, start, end, at, past, stop)

    # --- digits

    def _digits(self, text: str, start: int, end: int, at: int, past: int, stop: int) -> Draft | int | None:
        before = text[at - 1] if at > start else " "
        lost = False
        sign: tuple[int, str] | None = None
        if not before.isspace() or at > start + 1:
            sign = self.units.sign_before(text, start, at)
        if not before.isspace() and sign is None and before not in '(“‘"~≈<>≥≤±—–[':
            if before.isalpha():
                word = _WORD_BEHIND.search(text, max(start, at - 13), at)
                if word is None or not self.singles.loses_its_space(word[1]):
                    return self._token_end(text, at, end)
                lost = True
            elif before == "-" or before in ".,:/'’@#§_=&\\+*°":
                if not (before in ".:;,*'’" and (at < start + 2 or text[at - 2].isspace()) and before in ":;*"):
                    glued = at >= start + 2 and not text[at - 2].isspace()
                    if before in ".'’#§@_=&\\+°" or glued:
                        if not (
                            glued and before in ".:,;" and text[at - 2].isalpha() and self._sentence_break(text, at)
                        ):
                            return self._token_end(text, at, end)
        words = words_before(text, start, sign[0] if sign else at)
        if sign is None:
            mask = self.masks.at(text, at, end, words)
            if mask is not None:
                return mask.end
        numeral = self.numerals.in_digits(
            text, at, end, money=sign is not None, comma_decimals=self._comma_decimals(text)
        )
        if numeral is None or numeral.end - at > 40:
            return self._token_end(text, at, end)
        if sign is None and not lost:
            masked = self.singles.masks_digits(text, start, end, numeral, words)
            if masked:
                return max(masked, numeral.end)
        draft = self._draft(text, start, end, numeral, sign)
        if draft is None:
            return self._token_end(text, at, end)
        if lost:
            draft.flaws.append(Flaw.LOST_CHARACTER)
        return draft

    @staticmethod
    def _sentence_break(text: str, at: int) -> bool:
        return text[at - 1] == "." and text[at - 2].islower() and text[max(0, at - 5) : at - 1].isalpha()

    @staticmethod
    def _token_end(text: str, at: int, end: int) -> int:
        match = _TOKEN.match(text, at, end)
        return match.end() if match else at + 1

    def _comma_decimals(self, text: str) -> bool:
        """Whether the text as a whole writes a decimal comma (``1.234,50``)."""
        styled, answer = self._styled
        if styled is not text:
            answer = bool(_COMMA_DECIMALS.search(text))
            self._styled = (text, answer)
        return answer

    # --- words

    def _words(self, text: str, start: int, end: int, at: int, past: int, stop: int) -> Draft | int | None:
        word = text[at:stop].lower()
        table = self.numerals.words
        words = words_before(text, start, at)
        behind = text[at - 1] if at > start else " "
        if behind in "'’@/._" or (behind == "-" and not self._hyphen_opens(text, at, start)):
            return stop
        if word in table.small:
            mask = self.masks.at(text, at, end, words)
            if mask is not None:
                return mask.end
            numeral = self._cardinal(text, at, end)
            if numeral is None:
                return stop
            masked = self.singles.masks_words(text, start, end, numeral, words)
            if masked:
                return max(masked, stop)
            return self._draft(text, start, end, numeral, None, worded=True) or numeral.end
        if word in table.orders:
            return self._order(text, start, end, at, stop, words)
        if word in table.scales:
            return self._bare_scale(text, start, end, at, stop, words)
        if word in table.fractions:
            return self._bare_fraction(text, start, end, at, stop, words)
        if word.startswith("no"):
            numeral = Numeral(at, at + 2, 0, 1, "none-of-them")
            return self._draft(text, start, end, numeral, None, worded=True)
        return None

    @staticmethod
    def _hyphen_opens(text: str, at: int, start: int) -> bool:
        return at < start + 2 or text[at - 2].isspace() or text[at - 2] == "-"

    def _cardinal(self, text: str, at: int, end: int) -> Numeral | None:
        table = self.numerals.words
        read = table.cardinal(text, at, end)
        if read is None:
            return None
        value: Number = read.value
        stop, step, kind, form, scale = read.end, float(read.step), Kind.COUNT, "number-words", read.scale
        part = table.part(text, stop, end) if read.step == 1 and value else None
        if part is not None and not (value == 1 and part[0] == 0):
            below, stop = part
            return Numeral(at, stop, value / below, 1 / (below * (below + 1)), "fraction-words", kind=Kind.FRACTION)
        added = table.and_a_part(text, stop, end)
        if added is not None:
            more, below, stop = added
            value, step = value + more, 1 / below
            factor, stop = table.scale(text, stop, end)
            value, step, scale = value * factor, step * factor, factor
            value = int(value) if value == int(value) else value
        return Numeral(at, stop, value, int(step) if step >= 1 else step, form, scale, kind)

    def _order(self, text: str, start: int, end: int, at: int, stop: int, words: Sequence[str]) -> Draft | int | None:
        table = self.numerals.words
        value, place = table.orders[text[at:stop].lower()], stop
        while (match := _OF_ORDER.match(text, place, end)) and (more := table.orders.get(match[1].lower())):
            if more <= 12:
                break
            value, place = value * more, match.end()
        if value == 10:
            following = words_after(text, place, end)
            if following[:1] != ["of"] or "-" in text[at - 1 : at]:
                return stop
        numeral = Numeral(at, place, value, value, "order-of-magnitude", value, qualifier=Qualifier.ORDER)
        return self._draft(text, start, end, numeral, None, worded=True)

    def _bare_scale(
        self, text: str, start: int, end: int, at: int, stop: int, words: Sequence[str]
    ) -> Draft | int | None:
        """ "A dozen", "a hundred", "several hundred": a scale word with no number before it."""
        table = self.numerals.words
        factor, place = table.scale(text, at - 1, end) if at > start else (table.scales[text[at:stop].lower()], stop)
        if place <= at:
            return stop
        opened = self._order_openers.match(words)
        if opened is not None:
            head = start_of_words(text, start, at, opened[0])
            numeral = Numeral(head, place, factor, factor, "order-of-magnitude", factor, qualifier=Qualifier.ORDER)
            return self._draft(text, start, end, numeral, None, worded=True)
        head = at
        if words and words[-1].lstrip('(“"') in ("a", "an"):
            head = start_of_words(text, start, at, 1)
            if len(words) > 1 and words[-2] == "half":
                return stop
        elif words and words[-1] in ("per", "the", "one") and factor < 1000:
            return stop
        more = table.cardinal(text, place + 1, end) if factor >= 100 and text[place : place + 1] in " -" else None
        value = factor + (more.value if more and more.value < factor else 0)
        numeral = Numeral(
            head, more.end if more and more.value < factor else place, value, factor, "number-words", factor
        )
        return self._draft(text, start, end, numeral, None, worded=True)

    def _bare_fraction(
        self, text: str, start: int, end: int, at: int, stop: int, words: Sequence[str]
    ) -> Draft | int | None:
        """ "Half of them", "half a million", "a third of"; "third" alone is an ordinal."""
        below = self.numerals.words.fractions[text[at:stop].lower()]
        last = words[-1].lstrip('(“"') if words else ""
        following = [word.lower() for word in words_after(text, stop, end)[:3]]
        if below == 2:
            if last in self._half_openers or text[at:stop].lower() == "halves":
                return stop
            mask = self.masks.at(text, at, end, words)
            if mask is not None:
                return mask.end
            match = _HALF_A.match(text, stop, end)
            scale = self.numerals.words.scales.get(match[1].lower()) if match else None
            if match and scale and scale != 100:
                return self._draft(
                    text,
                    start,
                    end,
                    Numeral(at, match.end(), scale // 2, scale // 2, "half-a-scale", scale),
                    None,
                    worded=True,
                )
            unit = self.units.after(text, match.start(1) - 1, end) if match else None
            if match and unit:
                numeral = Numeral(at, stop, 0.5, 0.25, "half-a-unit")
                draft = Draft(at, stop, 0.5, 1, "half-a-unit", at, stop, 0.25, worded=True)
                self.measure(draft, unit)
                return draft
            numeral = Numeral(at, stop, 0.5, 1 / 6, "fraction-words", kind=Kind.FRACTION)
            return self._draft(text, start, end, numeral, None, worded=True, unitless=True)
        if last not in ("a", "an"):
            return stop
        head = start_of_words(text, start, at, 1)
        match = _HALF_A.match(text, stop, end)
        scale = self.numerals.words.scales.get(match[1].lower()) if match else None
        if match and scale and below == 4:
            numeral = Numeral(at, match.end(), scale // 4, scale // 4, "half-a-scale", scale)
            return self._draft(text, start, end, numeral, None, worded=True)
        if not following or following[0] not in ("of", "the", "less", "more", "fewer", "lower", "higher"):
            return stop
        if following[0] == "of" and len(following) > 1 and following[1][:2] in ("19", "20"):
            return stop
        numeral = Numeral(head, stop, 1 / below, 1 / (below * (below + 1)), "fraction-words", kind=Kind.FRACTION)
        return self._draft(text, start, end, numeral, None, worded=True, unitless=True)

    # --- a draft

    def _draft(
        self,
        text: str,
        start: int,
        end: int,
        numeral: Numeral,
        sign: tuple[int, str] | None,
        *,
        worded: bool = False,
        unitless: bool = False,
    ) -> Draft | None:
        begin = sign[0] if sign else numeral.start
        draft = Draft(
            begin,
            numeral.end,
            numeral.value,
            numeral.scale,
            numeral.form,
            begin,
            numeral.end,
            numeral.step,
            kind=numeral.kind,
            qualifier=numeral.qualifier,
            worded=worded,
        )
        if numeral.flaw is not None:
            draft.flaws.append(numeral.flaw)
        if sign is not None:
            draft.kind, draft.unit, draft.kind_rule = Kind.MONEY, sign[1], "currency-sign"
            draft.unit_span = (sign[0], numeral.start)
            draft.signed = True
        found = None
        if not unitless:
            place = numeral.end
            if numeral.qualifier is Qualifier.ORDER and (match := _OF.match(text, place, end)):
                place = match.end() - 1
            found = self.units.after(text, place, end)
            if found is not None and found.unit.symbolic and worded:
                found = None
        if found is not None and (sign is None or found.unit.kind is Kind.MONEY):
            self.measure(draft, found, of=numeral.qualifier is Qualifier.ORDER)
        elif sign is None and not worded and self._is_glued(text, numeral.end, end):
            return None
        return draft

    @staticmethod
    def _is_glued(text: str, at: int, end: int) -> bool:
        """Whether letters touch the number on the right, as in ``5G`` or ``4x4``."""
        return at < end and text[at].isalpha()

    def measure(self, draft: Draft, found: Found, *, of: bool = False) -> None:
        """Give ``draft`` the unit that was found after it."""
        unit = found.unit
        draft.kind, draft.unit = unit.kind, unit.symbol
        draft.kind_rule = "unit-words" if not unit.symbolic else "unit-symbol"
        draft.unit_span = (found.start, found.end)
        draft.tail = max(draft.tail, found.end)
        if unit.kind is Kind.MONEY and unit.factor != 1 and draft.value is not None:
            draft.value, draft.step = round(draft.value * unit.factor, 6), draft.step * unit.factor
        if unit.glued and not of:
            draft.end = max(draft.end, found.end)


_COMMA_DECIMALS = re.compile(r"\b\d{1,3}(?:\.\d{3}){1,4},\d{1,2}\b(?!,)")
_OF_ORDER = re.compile(r"\s{1,4}(?:of\s{1,4})?([A-Za-z]+)")
_OF = re.compile(r"\s{1,4}of\s")
_HALF_A = re.compile(r"(?:\s{1,4}(?:an?\s{1,4})?|-(?:an?-)?)([A-Za-z]+)")
