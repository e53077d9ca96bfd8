"""How what a store holds is packed, type by type."""

from __future__ import annotations

from tui.model import Check, Event, Evidence, Ledger, Link, Reading, Standing, Summary
from tui.store.encoding import Coding

READINGS: Coding[Reading] = Coding(Reading)
"""Readings, without their text, which is stored apart."""

SUMMARIES: Coding[Summary] = Coding(Summary)
EVENTS: Coding[Event] = Coding(Event)
LEDGERS: Coding[Ledger] = Coding(Ledger)
LINKS: Coding[Link] = Coding(Link)
STANDINGS: Coding[tuple[Standing, ...]] = Coding(tuple[Standing, ...])
CHECKS: Coding[tuple[Check, ...]] = Coding(tuple[Check, ...])
EVIDENCE: Coding[Evidence] = Coding(Evidence)
