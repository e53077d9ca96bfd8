"""From a release to what stands in it: sentences, figures, names, dates, quotations, citations."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from tui.annotate.figures import Figures
from tui.annotate.sentences import sentences
from tui.knowledge import Knowledge
from tui.model import Reading, Release


class Annotator:
    """Reads releases. Made once from the knowledge; keeps no state between releases but a cache of words."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._names = _compiled("names", "Names", knowledge)
        self._dates = _compiled("dates", "Dates", knowledge)
        self._quotes = _compiled("quotes", "Quotes", knowledge)
        self._citations = _compiled("citations", "Citations", knowledge)
        self._figures = Figures(knowledge)

    def read(self, release: Release) -> Reading:
        """The release with everything that was found in it."""
        spans = sentences(release, self._knowledge)
        mentions = self._names.find(release, spans) if self._names else ()
        dates = self._dates.find(release) if self._dates else ()
        quotes = self._quotes.find(release, spans, mentions) if self._quotes else ()
        citations = self._citations.find(release) if self._citations else ()
        figures = self._figures.find(release, spans, mentions, dates, quotes)
        return Reading(release, spans, figures, mentions, dates, quotes, citations)


def _compiled(module: str, name: str, knowledge: Knowledge) -> Any:
    try:
        return getattr(import_module(f"tui.annotate.{module}"), name)(knowledge)
    except ModuleNotFoundError:
        return None
