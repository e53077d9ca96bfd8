"""The words of a PDF with their places. A program of its own, which :mod:`tui.loader.formats.pdf` starts and limits.

PDFium (https://pdfium.googlesource.com/pdfium/) is C++ that reads what anybody made: a page may keep it busy for hours,
or end it. So it runs apart, may use so much time and memory, and may write no file. It takes the PDF on standard input
and the limits as arguments, and prints one line of JSON a page; the last line is an error, if there was one.
"""

from __future__ import annotations

import ctypes
import json
import math
import sys
from collections.abc import Iterator
from typing import Any, TypeAlias

Word: TypeAlias = tuple[str, float, float, float, float, bool]
"""A word, where it begins and ends from the left of the page, its base line's height, its size (all in points), and
whether it is bold."""

_MEMORY = 2 << 30
_LEANING = 0.1
"""Radians from which text runs across the page, as a watermark does."""

_RAISED = 0.82
"""The size, as a share of the word's before it, up to which a digit that stands higher is a note's mark."""

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_HYPHENS = frozenset((0x02, 0xFFFE, 0xAD))
"""What PDFium and word processors have for a hyphen at a line's end."""


def main(seconds: int, most_pages: int, most_text: int) -> None:
    """Print the words of the PDF on standard input."""
    _limit(seconds)
    out = sys.stdout
    try:
        import pypdfium2
    except ImportError:
        print(json.dumps({"error": "missing"}))
        return
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
        if len(document) > most_pages:
            out.write(json.dumps({"error": f"has more than {most_pages:,} pages"}) + "\n")
            return
        left = most_text
        for index in range(len(document)):
            page = document[index]
            width, height = page.get_size()
            words = list(_words(page.get_textpage()))
            left -= sum(len(word[0]) + 1 for word in words)
            if left < 0:
                out.write(json.dumps({"error": f"has more than {most_text:,} characters"}) + "\n")
                return
            out.write(json.dumps({"width": width, "height": height, "words": words}) + "\n")
    except pypdfium2.PdfiumError as error:
        why = "it is locked with a password" if "password" in str(error).lower() else "it is damaged"
        out.write(json.dumps({"error": f"is a PDF that cannot be read ({why})"}) + "\n")


def _limit(seconds: int) -> None:
    """Let the system end this program when it takes too much; where the system cannot, the one that started it does."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _words(page: Any) -> Iterator[Word]:
    """The words of a page in the order in which they were drawn."""
    import pypdfium2.raw as pdfium

    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    letters: list[str] = []
    begin = end = base = size = 0.0
    bold = False
    for index in range(pdfium.FPDFText_CountChars(page)):
        code = pdfium.FPDFText_GetUnicode(page, index)
        letter = "-" if code in _HYPHENS else chr(code) if code < 0x110000 else "\ufffd"
        if pdfium.FPDFText_IsGenerated(page, index) and code != 0x02:
            continue
        if letter.isspace() or not letter.isprintable():
            if letters:
                yield "".join(letters), begin, end, base, size, bold
                letters = []
            continue
        pdfium.FPDFText_GetCharBox(page, index, left, right, bottom, top)
        pdfium.FPDFText_GetCharOrigin(page, index, x, y)
        own = pdfium.FPDFText_GetFontSize(page, index) * _scale(page, index, pdfium)
        raised = bool(letters) and own <= _RAISED * size and 0.1 * size < y.value - base < size
        near = -0.5 * size < left.value - end < 0.3 * size
        if letters and near and raised and letter.isascii() and letter.isdigit():
            letters.append(letter.translate(_SUPERSCRIPTS))
            end = right.value
            continue
        if letters and not (near and abs(y.value - base) < 0.3 * size):
            yield "".join(letters), begin, end, base, size, bold
            letters = []
        if not letters:
            if abs(_angle(pdfium.FPDFText_GetCharAngle(page, index))) > _LEANING:
                continue
            begin, base, size, bold = left.value, y.value, own, _is_bold(page, index, pdfium)
        letters.append(letter)
        end = right.value
    if letters:
        yield "".join(letters), begin, end, base, size, bold


def _angle(angle: float) -> float:
    return (angle + math.pi) % (2 * math.pi) - math.pi


def _scale(page: Any, index: int, pdfium: Any) -> float:
    """How much larger a letter is drawn than its font's size says."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(page, index, matrix):
        return 1.0
    return abs(matrix.d) or 1.0


def _is_bold(page: Any, index: int, pdfium: Any) -> bool:
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(128)
    pdfium.FPDFText_GetFontInfo(page, index, name, 128, flags)
    return b"bold" in name.value.lower() or b"black" in name.value.lower()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]))
