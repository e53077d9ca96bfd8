"""Numbers without a unit that count nothing: on a scale ("magnitude 7.1") or as a factor ("50 times stronger")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from tui.annotate.followers import MULTIPLE
from tui.annotate.patterns import Pattern
from tui.annotate.quantity import Quantity
from tui.annotate.stretch import Stretch
from tui.knowledge import Knowledge
from tui.model import Kind


class Multiples:
    """Tells numbers on a scale and multiples from counts.

    Attributes:
        followers: The words with which begins what makes the number before it none.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        scales, followers = knowledge.words("scale_names"), knowledge.words("multiple_followers")
        self._scales = frozenset(scales)
        self.followers = frozenset((*scales, *knowledge.words("measured_on_a_scale"), "on", "in", "times"))
        self._on_a_scale = Pattern(rf"[\s-]{{1,4}}(?:(?:on|in)\s+(?:the\s+)?)?{_any_of(scales)}\b", re.IGNORECASE)
        self._strength = Pattern(rf"\s{{1,4}}{_any_of(knowledge.words('measured_on_a_scale'))}\b", re.IGNORECASE)
        self._multiple = Pattern(
            rf"\s{{1,4}}times\s{{1,4}}(?:{_any_of(followers)}|[a-z]{{3,10}}er)\b|-fold\b", re.IGNORECASE
        )

    def note(self, quantity: Quantity, stretch: Stretch, before: Sequence[str]) -> None:
        """Make a count of the kind ``other`` where it is none."""
        if not quantity.ahead & MULTIPLE:
            if not self._scales.isdisjoint(before[-2:]):
                quantity.kind, quantity.kind_rule = Kind.OTHER, "number-on-a-scale"
            return
        strength = quantity.rule == "decimals" and self._strength.match(stretch.text, quantity.end, stretch.end)
        on_a_scale = strength or self._on_a_scale.match(stretch.text, quantity.end, stretch.end)
        if on_a_scale or not self._scales.isdisjoint(before[-2:]):
            quantity.kind, quantity.kind_rule = Kind.OTHER, "number-on-a-scale"
        elif self._multiple.match(stretch.text, quantity.end, stretch.end):
            quantity.kind, quantity.kind_rule = Kind.OTHER, "multiple"


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"
