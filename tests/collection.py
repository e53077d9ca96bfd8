"""A small library made by hand: every standing, a draft with a blank, a hostile title, a document that failed to open.

It stands in for the reader in widget and screen tests, so that they say nothing about loading or annotating.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date

from tui.library import Library
from tui.model import (
    At,
    Block,
    BlockKind,
    Check,
    CrossReferences,
    DateMention,
    Event,
    Evidence,
    Figure,
    Kind,
    Ledger,
    Link,
    LinkKind,
    LinkStatus,
    Measure,
    Mention,
    MentionKind,
    Part,
    Qualifier,
    Reading,
    Release,
    Span,
    Standing,
    StandingKind,
    Stated,
    Status,
    Unreadable,
)

HOSTILE = "[/ revised] [link=http://x]a[/link] [bold]b \x1b]52;c;aGk=\x07 tail"
"""What must reach the screen as letters: markup that would crash a parser, and an escape sequence."""

FINAL = """Harbour police seize forty boats

Police in three ports seized 40 boats on Monday and arrested 112 people.

“We had 29 terabytes of data to read,” said Ada Moor, head of the harbour police. See the notice of 2 March 2020.

The search goes on, and more boats may follow."""

DRAFT = """Harbour police seize boats

Police in xx ports seized 40 boats on Monday and arrested 2xx people."""

REPORT = """Boats taken in harbour raid

The raid led to 114 arrests, the harbour police said. About 40 boats were taken."""

ALONE = f"""{HOSTILE}

The council planted 75 trees {HOSTILE} this year."""

PLAIN_WORDS = """A notice without figures

Nothing here counts anything."""


def release(
    text: str, path: str, *, published: date | None, publisher: str | None, status: Status = Status.PUBLISHED
) -> Release:
    """A release whose first paragraph is its title."""
    spans = [match.span() for match in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)]
    kinds = [BlockKind.TITLE] + [BlockKind.PARAGRAPH] * (len(spans) - 1)
    return Release(
        id=hashlib.sha256(text.encode()).hexdigest()[:16],
        path=path,
        text=text,
        encoding="UTF-8",
        blocks=tuple(Block(kind, *span, "by hand") for kind, span in zip(kinds, spans, strict=True)),
        title=Stated(text[slice(*spans[0])], "by hand", Span(*spans[0])),
        publisher=Stated(publisher, "by hand") if publisher else None,
        published=Stated(published, "by hand") if published else None,
        status=Stated(status, "by hand"),
    )


def sentences(release: Release) -> tuple[Span, ...]:
    """The sentences of each block: up to a full stop and the space after it, or the block's end."""
    return tuple(
        Span(block.start + match.start(), block.start + match.end())
        for block in release.blocks
        for match in re.finditer(r"\S(?:.(?!(?<=\.) ))*.", release.text[block.start : block.end], re.DOTALL)
    )


def figure(
    release: Release,
    words: str,
    value: float | None,
    *,
    kind: Kind = Kind.COUNT,
    qualifier: Qualifier = Qualifier.EXACT,
    unit: str | None = None,
    counted: str | None = None,
    role: str | None = None,
) -> Figure:
    """The figure that stands first as ``words`` in the body."""
    start = release.text.index(words, release.blocks[1].start)
    end = release.text.find("\n", start)
    return Figure(
        id=f"{release.id}:{start}",
        start=start,
        end=start + len(words),
        text=words,
        kind=kind,
        value=value,
        high=None,
        qualifier=qualifier,
        unit=unit,
        sentence=Span(release.blocks[1].start, end if end > 0 else len(release.text)),
        counted=counted,
        role=role,
    )


def small_library() -> Library:
    """Three releases on one event, two on their own, one unreadable file."""
    final = release(FINAL, "final.txt", published=date(2020, 3, 9), publisher="Harbour Police")
    draft = release(DRAFT, "draft.txt", published=None, publisher="Harbour Police", status=Status.DRAFT)
    report = release(REPORT, "report.txt", published=date(2020, 3, 10), publisher="Port News", status=Status.REPORT)
    alone = release(ALONE, "alone.txt", published=date(2021, 6, 1), publisher=HOSTILE)
    plain = release(PLAIN_WORDS, "plain.txt", published=date(2019, 1, 5), publisher=None)

    ports = figure(final, "three", 3, counted="port")
    boats = figure(final, "40", 40, counted="boat", role="seize")
    people = figure(final, "112", 112, counted="person", role="arrest")
    data = figure(final, "29", 29, kind=Kind.DATA, unit="TB", counted="data")
    blank_ports = figure(draft, "xx", None, qualifier=Qualifier.BLANK, counted="port")
    draft_boats = figure(draft, "40", 40, counted="boat", role="seize")
    blank_people = figure(draft, "2xx", None, qualifier=Qualifier.BLANK, counted="person", role="arrest")
    arrests = figure(report, "114", 114, counted="arrest", role="arrest")
    about_boats = figure(report, "40", 40, qualifier=Qualifier.ABOUT, counted="boat", role="take")
    trees = figure(alone, "75", 75, counted="tree", role="plant")

    moor = final.text.index("Ada Moor")
    notice = final.text.index("2 March 2020")
    readings = [
        Reading(
            final,
            figures=(ports, boats, people, data),
            mentions=(
                Mention(MentionKind.PERSON, moor, moor + 8, "Ada Moor", "by hand", role="head of the harbour police"),
            ),
            dates=(DateMention(notice, notice + 12, date(2020, 3, 2), date(2020, 3, 2), "by hand"),),
        ),
        Reading(draft, figures=(blank_ports, draft_boats, blank_people)),
        Reading(report, figures=(arrests, about_boats)),
        Reading(alone, figures=(trees,)),
        Reading(plain),
    ]
    event = Event(
        "harbour",
        "Harbour raid",
        ((draft.id, Part.ABOUT), (final.id, Part.ABOUT), (report.id, Part.ABOUT)),
        (Evidence("by hand", ()),),
    )
    measures = (
        Measure("boats", "boats seized", (draft_boats.id, boats.id, about_boats.id)),
        Measure("people", "people arrested", (blank_people.id, people.id, arrests.id)),
        Measure("ports", "ports", (blank_ports.id, ports.id)),
        Measure("data", "data held", (data.id,)),
    )
    kinds = StandingKind
    standings = (
        Standing(ports.id, kinds.ONLY_HERE, "No other release gives the number of ports.", "by hand"),
        Standing(boats.id, kinds.CONFIRMED, "Port News counts about 40 as well.", "by hand", (about_boats.id,)),
        Standing(people.id, kinds.DIFFERS, "112 here, 114 in Boats taken.", "by hand", (arrests.id,)),
        Standing(data.id, kinds.ONLY_HERE, "No other release speaks of data.", "by hand"),
        Standing(blank_ports.id, kinds.FILLED, "The final text has three.", "by hand", (ports.id,), fill="three"),
        Standing(draft_boats.id, kinds.REPEATED, "The same sentence in the final text.", "by hand", (boats.id,)),
        Standing(blank_people.id, kinds.BLANK, "112 does not fit the pattern 2xx.", "by hand"),
        Standing(arrests.id, kinds.DIFFERS, "114 here, 112 in Harbour police.", "by hand", (people.id,)),
        Standing(about_boats.id, kinds.LOOSER, "About 40 holds 40.", "by hand", (boats.id,)),
        Standing(trees.id, kinds.ONLY_HERE, f"No other release found {HOSTILE}.", "by hand"),
    )
    links = (
        Link(
            LinkKind.DRAFT_OF,
            draft.id,
            final.id,
            LinkStatus.RESOLVED,
            (At(draft.id, 0, 26), At(final.id, 0, 32)),
            "by hand",
            note="same first sentence",
        ),
        Link(
            LinkKind.CITES,
            final.id,
            None,
            LinkStatus.MISSING,
            (At(final.id, notice, notice + 12),),
            "by hand",
            note="notice of 2 March 2020",
        ),
    )
    checks = (Check("P101", final.id, 0, 13, f"“forty” in the headline, 40 below {HOSTILE}"),)
    return Library(
        [replace(reading, sentences=sentences(reading.release)) for reading in readings],
        CrossReferences(
            events=(event,),
            links=links,
            ledgers=(Ledger("harbour", (draft.id, final.id, report.id), measures),),
            standings={standing.figure: standing for standing in standings},
            checks=checks,
        ),
        (Unreadable("notes/[bold]scan.pdf", "is not text: it holds NUL bytes"),),
    )
