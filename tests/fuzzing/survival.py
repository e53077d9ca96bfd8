"""What any bytes must survive, whatever their suffix: be read or refused, and annotated within their text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from tests.loader.formats.writing import FORMATS
from tests.releases import knowledge
from tui.annotate import Annotator
from tui.loader import releases_in
from tui.loader.limits import Limits
from tui.loader.names import SUFFIXES
from tui.model import Reading, Release
from tui.resources import bundled

LIMITS = Limits(unpacked_bytes=2_000_000, members=20, text=50_000, pages=5)
"""So small that a run tries many inputs; what is large is the tests' own business."""

KINDS: Sequence[str] = sorted(SUFFIXES)
"""The suffixes, as the first byte of an input chooses among them."""


def survive(data: bytes, annotator: Annotator) -> None:
    """Read an input, and assert what holds of every release. Any error but a refusal is a finding."""
    if not data:
        return
    name = f"input{KINDS[data[0] % len(KINDS)]}"
    for found in releases_in(data[1:], name, knowledge(), limits=LIMITS):
        if isinstance(found, Release):
            check(annotator.read(found))


def check(reading: Reading) -> None:
    """Assert that all that was found stands in the text, in order, and figures and blocks do not overlap."""
    release, size = reading.release, len(reading.release.text)
    release.text.encode("utf-8")
    assert all(first.end <= second.start for first, second in pairwise(release.blocks))
    assert all(first.end <= second.start for first, second in pairwise(reading.figures))
    for each in (release.blocks, reading.figures, reading.mentions, reading.dates, reading.quotes, reading.citations):
        assert all(0 <= found.start < found.end <= size for found in each)
    for figure in reading.figures:
        assert release.text[figure.start : figure.end] == figure.text
        assert figure.sentence.start <= figure.start < figure.end <= figure.sentence.end
        assert all(0 <= why.start <= why.end <= size for why in figure.why)


def sown() -> Mapping[str, bytes]:
    """What a run begins with: a release in every format, and the sample collection, as inputs by name."""
    files = {name: write() for name, write in FORMATS.items()}
    files |= {path.name: path.read_bytes() for path in bundled("seeds").iterdir()}
    return dict(_inputs(files))


def _inputs(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for name, data in files.items():
        suffix = max((each for each in KINDS if name.endswith(each)), key=len, default=".txt")
        yield name, bytes([KINDS.index(suffix)]) + data
