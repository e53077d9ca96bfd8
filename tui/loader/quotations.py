"""Paragraphs that are wholly a quotation.

In English printing a quotation of several paragraphs opens each with a mark and closes only the last (so the style
books, Hart's Rules and The Chicago Manual among them). So a paragraph that never closes its opening mark is inside one.
"""

from __future__ import annotations

import re

_PAIRS = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’", "'": "'"}
_TAIL = r"[.,;]?[*†‡\d]{0,3}"
_APOSTROPHES = "’'"


def quotation(text: str, following: str) -> str | None:
    """The rule by which a paragraph is a quotation as a whole, or None.

    Args:
        text: The paragraph, its white space made single spaces.
        following: The paragraph after it, ``""`` at the end.
    """
    opening = text[:1]
    closing = _PAIRS.get(opening)
    if closing is None:
        return None
    if closing in _APOSTROPHES:
        return "quotation" if _closes_once_in_single_marks(text, closing) else None
    inside = text[1:]
    closes = inside.count(closing)
    if closes == 0:
        same = opening == closing
        return "quotation-goes-on" if not same or following.startswith(opening) else None
    if closes == 1 and re.search(re.escape(closing) + _TAIL + "$", inside):
        return "quotation"
    return None


def _closes_once_in_single_marks(text: str, closing: str) -> bool:
    """Whether single marks, which are apostrophes too, open the text, close it after a full stop, and not before."""
    ends = [match.end() for match in re.finditer(rf"[.!?,…]{closing}", text)]
    return len(ends) == 1 and ends[0] == len(text)
