"""Events by name: releases that speak of the same operation, case, act, study or storm.

A name alone says nothing about *when*: "Operation Dawn" may be run every year. Releases on one name are therefore
parted where the gap between their days is longer than the window of its kind (``event_windows``); a release whose day
is not known joins only where that leaves one choice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tui.crossref.tokens import folded, running_text
from tui.knowledge import Knowledge
from tui.model import At, BlockKind, Mention, MentionKind, Part, Reading, Release

NAMING = frozenset({MentionKind.OPERATION, MentionKind.CASE})
"""The kinds of name that identify one happening."""

OPENING = 2
"""How many paragraphs from the top tell what a release is about (the inverted pyramid of news writing)."""

OPENING_SHARE = 0.2
"""The share of the running text that counts as its opening where paragraphs are not parted."""

LEAD = 300
"""Characters of the shortest opening: a lead of two sentences."""

_BESIDE = 2
"""Characters between a name and its number in brackets, "Recovery Act (H.R.1)": a broad name's number is as broad."""

Key = tuple[MentionKind, str]
"""A name that identifies a happening: its kind and its folded form."""


@dataclass(frozen=True, slots=True)
class Naming:
    """How one release speaks of one name.

    Attributes:
        key: The name.
        name: The name as written.
        release: The release's id.
        part: Whether the release is about it.
        spans: Where it is named.
    """

    key: Key
    name: str
    release: str
    part: Part
    spans: tuple[At, ...]


def namings(reading: Reading, broad: frozenset[str]) -> Iterator[Naming]:
    """The names that a release is about or mentions, without those in ``broad``, which stand for many happenings."""
    by_key: dict[Key, list[Mention]] = {}
    past_broad = -1 - _BESIDE
    for mention in reading.mentions:
        if mention.kind not in NAMING:
            continue
        if (name := folded(mention.name)) in broad:
            past_broad = mention.end
        elif mention.start - past_broad > _BESIDE:
            by_key.setdefault((mention.kind, name), []).append(mention)
    total = sum(map(len, by_key.values()))
    top = opening(reading.release)
    for key, mentions in by_key.items():
        leads = any(mention.start < top for mention in mentions)
        leads = leads or f" {key[1]} " in f" {folded(reading.release.title.value)} "
        mostly = len(mentions) > 1 and 2 * len(mentions) >= total
        spans = tuple(At(reading.release.id, mention.start, mention.end) for mention in mentions)
        part = Part.ABOUT if leads or mostly else Part.MENTIONS
        yield Naming(key, mentions[0].name, reading.release.id, part, spans)


def windowed(found: Sequence[Naming], days: Mapping[str, date | None], window: int) -> list[list[Naming]]:
    """The namings of one name, parted where more than ``window`` days lie between one and the next."""
    dated = sorted((naming for naming in found if days[naming.release]), key=lambda n: (days[n.release], n.release))
    groups: list[list[Naming]] = []
    last: date | None = None
    for naming in dated:
        day = days[naming.release]
        if last is None or day is None or (day - last).days > window:
            groups.append([])
        groups[-1].append(naming)
        last = day
    undated = [naming for naming in found if not days[naming.release]]
    if len(groups) < 2:
        return [[*undated, *(groups[0] if groups else [])]]
    return [*groups, *([naming] for naming in undated)]


def window_of(kind: MentionKind, knowledge: Knowledge) -> int:
    """How many days may lie between two releases on one name of this kind."""
    return int(knowledge.glossary("event_windows")[str(kind)])


def display_name(key: Key, name: str) -> str:
    """The name as a person would use it: an operation's bare name gets its word back."""
    kind, plain = key
    return name if kind is not MentionKind.OPERATION or plain.startswith("operation ") else f"Operation {name}"


def most_used(found: Sequence[Naming]) -> Naming:
    """The naming whose name is used most among ``found``, an operation's before a case's and a word before a number."""
    uses = Counter[Key]()
    for naming in found:
        uses[naming.key] += len(naming.spans)
    return max(found, key=lambda n: (n.key[0] is MentionKind.OPERATION, _is_worded(n.name), uses[n.key]))


def _is_worded(name: str) -> bool:
    """Whether a name has a word in it, rather than a bill's letters and number."""
    return any(word.isalpha() and len(word) > 3 for word in name.split())


def opening(release: Release) -> int:
    """Where a release's opening ends, which tells what it is about.

    That is after the first paragraphs, or a share of the text where that is less.
    """
    blocks = list(running_text(release))
    if not blocks:
        return 0
    paragraphs = [b.end for b in release.blocks if b.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTATION)]
    share = blocks[0].start + max(LEAD, int(OPENING_SHARE * (blocks[-1].end - blocks[0].start)))
    by_blocks = paragraphs[min(OPENING, len(paragraphs)) - 1] if paragraphs else blocks[0].end
    return min(by_blocks, share) if len(paragraphs) <= OPENING else by_blocks
