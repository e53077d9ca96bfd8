"""From a release to what stands in it: sentences, names, dates, quotations, citations and figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tui.annotate.citations import Citations
from tui.annotate.dates import Dates
from tui.annotate.figures import Figures
from tui.annotate.names import Names
from tui.annotate.page import Page
from tui.annotate.quotes import Quotes
from tui.annotate.sentences import sentences
from tui.knowledge import Knowledge
from tui.model import DateMention, Figure, Reading, Release


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
        page = Page(release)
        spans = sentences(release, self._knowledge)
        mentions = self._names.find(release, spans)
        dates = self._dates.find(page)
        quotes = self._quotes.find(release, spans, mentions)
        citations = self._citations.find(page, spans, mentions, dates)
        figures = self.figures.find(release, spans, mentions, dates, quotes)
        return Reading(release, spans, figures, mentions, _uncounted(dates, figures), quotes, citations)


def _uncounted(dates: Sequence[DateMention], figures: Sequence[Figure]) -> tuple[DateMention, ...]:
    """The dates that are no figure: in "1709 pupils" the number is the pupils', not a year."""
    starts = [figure.start for figure in figures]
    kept = []
    for each in dates:
        place = bisect_right(starts, each.start) - 1
        if place < 0 or not figures[place].start <= each.start < each.end <= figures[place].end:
            kept.append(each)
    return tuple(kept)
