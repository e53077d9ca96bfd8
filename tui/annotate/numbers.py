"""Quantities in a stretch of text: number, unit and hedge, before anyone asks what is counted.

One cheap pass finds where a number may begin; everything else looks around that place with patterns anchored to it.
"""

from __future__ import annotations

from dataclasses import dataclass

from tui.annotate.blanks import Blanks
from tui.annotate.drafts import Draft, Readers
from tui.annotate.joins import join
from tui.annotate.qualifiers import Hedge
from tui.annotate.scanning import scanner
from tui.knowledge import Knowledge
from tui.model import Flaw, Kind, Number, Qualifier, Reason


@dataclass(frozen=True, slots=True)
class Quantity:
    """A cardinal quantity with its unit and hedge.

    Attributes:
        start: First code point of the number words, with any currency or percent sign that touches them.
        end: Past the last of them.
        kind: What sort of quantity it is.
        value: In plain units of ``unit``; None for a blank.
        high: The upper end of a range, else None.
        qualifier: How it is hedged.
        unit: None for counts and fractions, ISO 4217 for money, ``%`` for percent, else the usual symbol.
        step: What the last written digit stands for.
        head: Where the whole phrase begins, words of the qualifier included.
        tail: Where it ends, words of the unit included: what follows is "of data" or the counted noun.
        flaws: What is wrong with how it is written.
        same_as: Place in the list of the quantity it says again in other units.
        changed_from: Place in the list of the quantity it replaces.
        why: The rule and the words behind kind, value, unit, qualifier and each flaw.
    """

    start: int
    end: int
    kind: Kind
    value: Number | None
    high: Number | None
    qualifier: Qualifier
    unit: str | None
    step: Number
    head: int
    tail: int
    flaws: tuple[Flaw, ...] = ()
    same_as: int | None = None
    changed_from: int | None = None
    why: tuple[Reason, ...] = ()


class Numbers:
    """Finds quantities. Compile it once; it keeps no state between texts."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._readers = Readers(knowledge)
        self._blanks = Blanks(knowledge)
        self._scan = scanner(knowledge)

    def find(self, text: str, start: int, end: int) -> list[Quantity]:
        """The quantities in ``text[start:end]``, in text order, not overlapping.

        Only the writing style of the whole text (whether a comma marks decimals) is taken from outside the stretch.
        """
        drafts: list[Draft] = []
        past = start
        for match in self._scan.finditer(text, start, end):
            at = match.start()
            if at < past:
                continue
            read: Draft | int | None = None
            if text[at].isdigit() and text[match.end() : match.end() + 1] not in ("x", "X") or text[at].isalpha():
                read = self._readers.at(text, start, end, at, past, match.end())
            if read is None:
                read = self._blanks.at(text, start, end, at, self._readers)
            if read is None:
                past = max(past, match.end())
            elif isinstance(read, int):
                past = max(past, read)
            else:
                drafts.append(read)
                past = read.tail
        join(drafts, text, start, end, self._readers)
        for draft in drafts:
            self._hedge(draft, text, start, end)
        for draft in drafts:
            if draft.same_as is not None and draft.qualifier is Qualifier.EXACT:
                main = drafts[draft.same_as]
                draft.qualifier, draft.hedge = main.qualifier, main.hedge
        return [_quantity(draft) for draft in drafts]

    def _hedge(self, draft: Draft, text: str, start: int, end: int) -> None:
        qualifiers = self._readers.qualifiers
        value = 0 if draft.value is None else draft.value
        hedge: Hedge | None = qualifiers.before(text, start, draft.head, draft.kind, value, worded=draft.worded)
        if hedge is not None:
            draft.head = hedge.start
        else:
            hedge = qualifiers.after(text, draft.end, end) or (
                qualifiers.after(text, draft.tail, end) if draft.tail > draft.end else None
            )
            if hedge is not None:
                draft.tail = max(draft.tail, hedge.end)
        if hedge is not None and draft.qualifier is Qualifier.EXACT:
            draft.qualifier, draft.hedge = hedge.qualifier, hedge


def _quantity(draft: Draft) -> Quantity:
    unit_start, unit_end = draft.unit_span
    why = [
        Reason("value", draft.rule, draft.start, draft.end),
        Reason("kind", draft.kind_rule, unit_start, unit_end),
        Reason("unit", draft.kind_rule, unit_start, unit_end),
    ]
    if draft.hedge is not None and draft.hedge.qualifier is draft.qualifier:
        why.append(Reason("qualifier", draft.hedge.rule, draft.hedge.start, draft.hedge.end))
    else:
        why.append(
            Reason(
                "qualifier", "unhedged" if draft.qualifier is Qualifier.EXACT else draft.rule, draft.start, draft.end
            )
        )
    why.extend(Reason("flaws", flaw.replace("_", "-"), draft.start, draft.end) for flaw in draft.flaws)
    return Quantity(
        draft.start,
        draft.end,
        draft.kind,
        draft.value,
        draft.high,
        draft.qualifier,
        draft.unit,
        draft.step,
        draft.head,
        draft.tail,
        tuple(draft.flaws),
        draft.same_as,
        draft.changed_from,
        tuple(why),
    )
