"""From a release to what stands in it: sentences, names, dates, quotations, citations and figures."""

from __future__ import annotations

from tui.annotate.citations import Citations
from tui.annotate.dates import Dates
from tui.annotate.figures import Figures
from tui.annotate.names import Names
from tui.annotate.quotes import Quotes
from tui.annotate.sentences import sentences
from tui.knowledge import Knowledge
from tui.model import Reading, Release


class Annotator:
    """Reads releases. Made once from the knowledge; keeps no state between releases but caches of words.

    Attributes:
        figures: The figure engine, for whoever wants figures alone.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self.figures = Figures(knowledge)
        self._knowledge = knowledge
        self._names = Names(knowledge)
        self._dates = Dates(knowledge)
        self._quotes = Quotes(knowledge)
        self._citations = Citations(knowledge)

    def read(self, release: Release) -> Reading:
        """The release with everything that was found in it."""
        spans = sentences(release, self._knowledge)
        mentions = self._names.find(release, spans)
        dates = self._dates.find(release)
        quotes = self._quotes.find(release, spans, mentions)
        citations = self._citations.find(release, spans, mentions, dates)
        figures = self.figures.find(release, spans, mentions, dates, quotes)
        return Reading(release, spans, figures, mentions, dates, quotes, citations)
