"""An event as one page of HTML that stands alone: ledger, open questions, sources, texts with their figures marked.

No script, no fetched font or picture, nothing but the file; every cell leads to its words, and every word of a document
is escaped. It follows the reader's light or dark setting, and prints in black on white with the sources in full.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from tui import __version__
from tui.errors import UsageError
from tui.exports.extract import Extract
from tui.exports.references import references
from tui.marks import MARKS
from tui.model import ASIDE, BlockKind, release_of
from tui.views import wording
from tui.views.grid import Cell, Grid
from tui.views.questions import questions
from tui.writing import inert

if TYPE_CHECKING:
    from tui.library import Library
    from tui.model import Block, Event, Figure, Reading

STYLE = """
:root { color-scheme: light dark; --paper: #fbf8f1; --ink: #1f2430; --dim: #6b675e; --line: #d8d0c0; --tint: #f1ebdd;
  --confirmed: #2c6e3f; --differs: #b3261e; --blank: #8a6100; --updated: #245a9c; }
@media (prefers-color-scheme: dark) { :root { --paper: #151a24; --ink: #e8e0d0; --dim: #9b968a; --line: #343b4a;
  --tint: #1d2431; --confirmed: #7fc08f; --differs: #ff8a80; --blank: #e0b45c; --updated: #82b1ee; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 3rem 1.5rem 6rem; max-width: 62rem; background: var(--paper); color: var(--ink);
  font: 1.06rem/1.6 Charter, "Bitstream Charter", "Iowan Old Style", Georgia, serif; }
header { border-bottom: 3px double var(--ink); margin-bottom: 2.2rem; padding-bottom: .8rem; }
h1 { font-size: 2.3rem; line-height: 1.15; margin: 0 0 .3rem; letter-spacing: -.01em; }
h2 { font-size: 1rem; letter-spacing: .14em; text-transform: uppercase; margin: 3rem 0 .9rem; }
h3 { font-size: 1.35rem; line-height: 1.25; margin: 0 0 .2rem; }
.dim, .byline, footer { color: var(--dim); } .byline, footer { font-size: .92rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .96rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem 1rem .45rem 0; border-bottom: 1px solid var(--line); }
thead th { font-weight: 600; border-bottom: 1px solid var(--ink); } tbody th { font-weight: 400; }
td { font-variant-numeric: tabular-nums; white-space: nowrap; }
a { color: inherit; text-decoration-color: var(--line); text-underline-offset: .2em; }
ol, ul { padding-left: 1.2rem; } li { margin: .4rem 0; }
article { border-top: 1px solid var(--line); padding: 1.6rem 0 .6rem; }
article p { max-width: 40rem; margin: 0 0 .9rem; }
blockquote { margin: 0 0 .9rem; padding-left: 1rem; border-left: 2px solid var(--line); max-width: 40rem; }
mark, mark[class] { background: var(--tint); color: inherit; border-bottom: 2px solid var(--line); padding: 0 .1em; }
:target { outline: 2px solid var(--updated); outline-offset: 2px; }
.confirmed, .repeated { color: var(--confirmed); } .differs { color: var(--differs); font-weight: 600; }
.blank, .filled { color: var(--blank); } .updated { color: var(--updated); }
mark.confirmed, mark.repeated { border-color: var(--confirmed); } mark.differs { border-color: var(--differs); }
mark.blank, mark.filled { border-color: var(--blank); } mark.updated { border-color: var(--updated); }
@media print { :root { --paper: #fff; --ink: #000; --dim: #444; --line: #bbb; --tint: #fff; } body { padding: 0; }
  h2, thead { break-after: avoid; } tr, li, blockquote { break-inside: avoid; } .scroll { overflow: visible; } }
"""

_TAGS: Mapping[BlockKind, str] = {BlockKind.QUOTATION: "blockquote"}


def lines(extract: Extract) -> Iterator[str]:
    """The page. Raises :class:`UsageError` where the extract is of no one event."""
    event = extract.event or _only(extract.events)
    library = extract.library
    readings = replace(extract, event=event).readings
    days = [reading.release.published.value for reading in readings if reading.release.published]
    told = f"{wording.day(min(days))} to {wording.day(max(days))}" if days else "undated"
    yield "<!DOCTYPE html>\n"
    yield f'<html lang="en"><head><meta charset="utf-8"><title>{_safe(event.name)}</title>\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<style>{STYLE}</style></head>\n<body>\n"
    yield f'<header><h1>{_safe(event.name)}</h1><p class="byline">{len(readings)} releases · {told}</p></header>\n'
    yield from _ledger(library, event)
    yield from _questions(library, readings)
    yield from _sources(readings)
    yield "<h2>Texts</h2>\n"
    for reading in readings:
        yield from _text(library, reading)
    yield f"<footer><p>Made by Presscheck {__version__}. Every figure of the ledger leads to its words.</p></footer>\n"
    yield "</body></html>\n"


def _only(events: Sequence[Event]) -> Event:
    if len(events) == 1:
        return events[0]
    named = ", ".join(event.id for event in events)
    raise UsageError(
        "a report is about one event", mend=f"name it with --event: {named}" if events else "there is none"
    )


def _ledger(library: Library, event: Event) -> Iterator[str]:
    ledger = library.ledger(event.id)
    if ledger is None or not ledger.measures:
        return
    grid = Grid(library, ledger)
    yield '<h2>Ledger</h2>\n<div class="scroll"><table><thead><tr><th></th>'
    for head in grid.columns:
        day, source = _safe(head.day), _safe(head.source)
        yield f'<th><a href="#{head.release}">{day}</a><br><span class="dim">{source}</span></th>'
    yield "</tr></thead><tbody>\n"
    for row, measured in enumerate(grid.labels):
        yield f"<tr><th>{_safe(measured)}</th>"
        for column in range(len(grid.columns)):
            cell = grid.figures(Cell(row, column))
            yield f"<td>{'<br>'.join(_cell(library, figure) for figure in cell) or '<span class=dim>–</span>'}</td>"
        yield "</tr>\n"
    yield "</tbody></table></div>\n"


def _cell(library: Library, figure_id: str) -> str:
    standing, figure = library.standing(figure_id), library.figure(figure_id)
    mark = MARKS[standing.kind].glyph
    value = _safe(wording.value(figure))
    return f'<a class="{standing.kind}" href="#{_anchor(figure)}" title="{_safe(standing.reason)}">{mark} {value}</a>'


def _questions(library: Library, readings: Sequence[Reading]) -> Iterator[str]:
    releases = {reading.release.id: reading.release for reading in readings}
    found = [question for question in questions(library) if question.at.release in releases]
    yield "<h2>Open questions</h2>\n"
    if not found:
        yield '<p class="dim">None: nothing differs, no blank is left and no check failed.</p>\n'
        return
    for release_id, asked in groupby(found, key=lambda question: question.at.release):
        release = releases[release_id]
        name = _safe(wording.short_name(library.summary(release_id)))
        yield f'<p class="byline"><a href="#{release_id}">{name}</a></p>\n<ul>\n'
        for question in asked:
            line, column = release.line_column(question.at.start)
            yield f'<li>{_safe(question.message)} <span class="dim">{line}:{column}</span></li>\n'
        yield "</ul>\n"


def _sources(readings: Sequence[Reading]) -> Iterator[str]:
    yield "<h2>Sources</h2>\n<ul>\n"
    for reading, source in zip(readings, references(readings), strict=True):
        issued = wording.when(reading.release)
        named = ", ".join(filter(None, (source.issuer, source.genre, issued)))
        title = f'<a href="#{reading.release.id}">{_safe(source.title)}</a>'
        yield f'<li>{title}. {_safe(named)}. <span class="dim">{_safe(source.source)}</span></li>\n'
    yield "</ul>\n"


def _text(library: Library, reading: Reading) -> Iterator[str]:
    release = reading.release
    yield f'<article id="{release.id}"><h3>{_safe(wording.title(release))}</h3>'
    yield f'<p class="byline">{_safe(" · ".join((wording.publisher(release), wording.when(release))))}</p>\n'
    for block in release.blocks:
        if block.kind not in ASIDE and block.kind is not BlockKind.TITLE:
            tag = _TAGS.get(block.kind, "p")
            yield f"<{tag}>{_marked(library, reading, block)}</{tag}>\n"
    yield "</article>\n"


def _marked(library: Library, reading: Reading, block: Block) -> str:
    """A block's text with its figures marked, each with why it stands as it does."""
    text, at, parts = reading.release.text, block.start, []
    for figure in reading.figures:
        if block.start <= figure.start and figure.end <= block.end:
            standing = library.standing(figure.id)
            parts.append(_safe(text[at : figure.start]))
            parts.append(
                f'<mark id="{_anchor(figure)}" class="{standing.kind}" title="{_safe(standing.reason)}">'
                f"{_safe(text[figure.start : figure.end])}</mark>"
            )
            at = figure.end
    return "".join((*parts, _safe(text[at : block.end])))


def _anchor(figure: Figure) -> str:
    return f"{release_of(figure.id)}-{figure.start}"


def _safe(words: str) -> str:
    """Words of a document as HTML: escaped, and without what a terminal or a browser would obey."""
    return escape(inert(words), quote=True)
