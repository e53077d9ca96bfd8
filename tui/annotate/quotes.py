"""Quotations with their speakers."""

from __future__ import annotations

from collections.abc import Sequence

from tui.annotate.quotation_marks import Marked, marked
from tui.annotate.speakers import Scene, Speaker, Speakers
from tui.knowledge import Knowledge
from tui.model import Mention, Quote, Release, Span

_SHORTEST = 4  # words: fewer are a scare quote or a title unless somebody says them
_CAPITALISED_SHARE = 0.6  # of the words: a title, not a quotation


class Quotes:
    """Finds the quotations in a release. Made once from the knowledge, used for any number of releases."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._speakers = Speakers(knowledge)

    def find(self, release: Release, sentences: Sequence[Span], mentions: Sequence[Mention]) -> tuple[Quote, ...]:
        """The quotations, in the order of their opening marks; a nested one stands inside its outer one."""
        scene = Scene(release.text, release.blocks, sentences, mentions)
        quotes: list[Quote] = []
        previous: tuple[Marked, Speaker] | None = None
        for each in marked(release.text, release.blocks):
            words = release.text[each.start + 1 : each.end].split()
            speaker = self._speakers.speaker(scene, each, previous, short=len(words) < _SHORTEST)
            if speaker is None:
                if len(words) >= _SHORTEST and not _is_title(words):
                    quotes.append(Quote(each.start, each.end, None, None, "unattributed", each.flaw))
                continue
            quotes.append(Quote(each.start, each.end, speaker.name, speaker.span, speaker.rule, each.flaw))
            previous = each, speaker
        return tuple(quotes)


def _is_title(words: Sequence[str]) -> bool:
    return sum(word[:1].isupper() for word in words) >= _CAPITALISED_SHARE * len(words) and words[-1][-1:] not in ".,!?"
