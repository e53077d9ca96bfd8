"""What Presscheck says about a release, as frozen values that point into its text.

Everything is *standoff*: :attr:`Release.text` is the source as decoded and is never rewritten; blocks, figures,
names, links and findings are spans of it. Offsets count Unicode code points and are half-open: ``text[start:end]``.
"""

from __future__ import annotations

from tui.model.cross_references import (
    BLANK,
    DIFFERING,
    UNSETTLED,
    Check,
    CrossReferences,
    Event,
    Evidence,
    Ledger,
    Link,
    LinkKind,
    LinkStatus,
    Measure,
    Part,
    Standing,
    StandingKind,
)
from tui.model.readings import (
    Citation,
    DateMention,
    Figure,
    Flaw,
    Kind,
    Mention,
    MentionKind,
    Qualifier,
    Quote,
    QuoteFlaw,
    Reading,
    Reason,
    ScopeKind,
)
from tui.model.releases import ASIDE, LAST_ZONE, Block, BlockKind, Embargo, Release, Stated, Status, Unreadable
from tui.model.searches import Found, Ranking, Search
from tui.model.spans import At, Number, Span, release_of
from tui.model.summaries import Summary

__all__ = [
    "ASIDE",
    "BLANK",
    "DIFFERING",
    "LAST_ZONE",
    "UNSETTLED",
    "At",
    "Block",
    "BlockKind",
    "Check",
    "Citation",
    "CrossReferences",
    "DateMention",
    "Embargo",
    "Event",
    "Evidence",
    "Figure",
    "Flaw",
    "Found",
    "Kind",
    "Ledger",
    "Link",
    "LinkKind",
    "LinkStatus",
    "Measure",
    "Mention",
    "MentionKind",
    "Number",
    "Part",
    "Qualifier",
    "Quote",
    "QuoteFlaw",
    "Ranking",
    "Reading",
    "Reason",
    "Release",
    "ScopeKind",
    "Search",
    "Span",
    "Standing",
    "StandingKind",
    "Stated",
    "Status",
    "Summary",
    "Unreadable",
    "release_of",
]
