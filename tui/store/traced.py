"""How traces are packed: apart from :mod:`tui.store.codings`, since the reader's first screen needs none."""

from __future__ import annotations

from tui.crossref.traces import Trace
from tui.store.encoding import Coding

TRACES: Coding[Trace] = Coding(Trace)
"""Traces, without their path."""
