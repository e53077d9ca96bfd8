"""The findings that a press officer wants to know of before a release goes out, one code each.

::

    for finding in checked(reading, Surroundings(), knowledge):
        print(finding.code, finding.message)
"""

from __future__ import annotations

from tui.crossref.checks import (
    contradictions,
    dates,
    drafts,
    footnotes,
    lists,
    open_ends,
    quotations,
    shares,
    sums,
)
from tui.crossref.checks.rule import Rule, Surroundings, Terms
from tui.knowledge import Knowledge
from tui.model import Check, Reading

__all__ = ["CHECKS", "Checker", "Rule", "Surroundings", "checked"]

CHECKS: tuple[Rule, ...] = (
    *open_ends.RULES,
    *lists.RULES,
    *sums.RULES,
    *shares.RULES,
    *contradictions.RULES,
    *quotations.RULES,
    *dates.RULES,
    *footnotes.RULES,
    *drafts.RULES,
)
"""Every check, in the order of the codes."""


class Checker:
    """Runs every check with one set of knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._terms = Terms(knowledge)

    def checked(self, reading: Reading, around: Surroundings) -> tuple[Check, ...]:
        """The findings in one release, in text order and then by code."""
        found = [check for rule in CHECKS for check in rule.find(reading, around, self._terms)]
        return tuple(sorted(found, key=lambda check: (check.start, check.end, check.code)))


def checked(reading: Reading, around: Surroundings, knowledge: Knowledge) -> tuple[Check, ...]:
    """The findings in one release, given what is known around it."""
    return Checker(knowledge).checked(reading, around)
