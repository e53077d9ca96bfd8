"""PDF files, written by hand: lines of Helvetica at places, and nothing else."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import NamedTuple

WIDTH, HEIGHT = 595, 842
"""A sheet of A4, in points."""

MARGIN = 72
SIZE = 11.0
LEADING = 14.0


class Line(NamedTuple):
    """Words at a place: ``x`` and ``y`` in points from the lower left corner, ``rise`` above the base line."""

    x: float
    y: float
    words: str
    size: float = SIZE
    font: str = "F1"


def document(pages: Iterable[Iterable[Line]], extra: str = "") -> bytes:
    """A PDF of these lines, in this order of drawing; ``extra`` goes into its catalogue."""
    contents = [_content(lines) for lines in pages]
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(contents)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {extra} >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for index, content in enumerate(contents):
        fonts = "/Font << /F1 3 0 R /F2 4 0 R >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << {fonts} >> "
            f"/Contents {6 + 2 * index} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return assembled(objects)


def assembled(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects; the first is its catalogue."""
    out = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, len(out))
    )


def _content(lines: Iterable[Line]) -> bytes:
    return b"\n".join(
        b"BT /%s %g Tf %g %g Td (%s) Tj ET" % (line.font.encode(), line.size, line.x, line.y, _string(line.words))
        for line in lines
    )


def _string(words: str) -> bytes:
    return words.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def pdf(title: str, paragraphs: Iterable[str], *, columns: int = 1, running: str = "", lines: int = 46) -> bytes:
    """A release set as a press office's word processor does it.

    Args:
        title: Its headline, bold and large.
        paragraphs: Its paragraphs; items of lists follow one another without space.
        columns: Columns of a page under the headline.
        running: A line at the head of every page; with it, the pages are numbered at their foot.
        lines: Lines in a column.
    """
    measure = (WIDTH - 2 * MARGIN - 20 * (columns - 1)) / columns
    rows: list[str] = []
    for paragraph in paragraphs:
        if rows and not paragraph.startswith("•"):
            rows.append("")
        rows += textwrap.wrap(paragraph, int(measure / (SIZE * 0.5)))
    pages: list[list[Line]] = []
    top = HEIGHT - MARGIN - 40
    for start in range(0, len(rows), lines * columns):
        page = [Line(MARGIN, HEIGHT - MARGIN, title, 16, "F2")] if not pages else []
        if running:
            page.append(Line(MARGIN, HEIGHT - 36, running, 9))
            page.append(Line(WIDTH / 2, 36, f"{len(pages) + 1}", 9))
        for index, row in enumerate(rows[start : start + lines * columns]):
            column, place = divmod(index, lines)
            if row:
                page.append(Line(MARGIN + column * (measure + 20), top - place * LEADING, row))
        pages.append(page)
    return document(pages)
