"""The HTML report in headless Chromium: it draws, fetches nothing, its links lead somewhere, and it prints."""

from __future__ import annotations

import os
from pathlib import Path
from typing import cast

import pytest

pytest.importorskip("aiohttp", reason="the extra “web” is not installed")
pytest.importorskip("pypdfium2", reason="the extra “pdf” is not installed")

import pypdfium2

from tests.serving import chromium
from tui.commands import main
from tui.resources import bundled

pytestmark = pytest.mark.skipif(chromium.program() is None, reason="no Chromium is installed")

PICTURES = os.environ.get("PRESSCHECK_PICTURES")
"""A folder to put the report's picture and print in, to be looked at."""

LEADS_NOWHERE = (
    "[...document.links].filter(a => a.hash && !document.getElementById(decodeURIComponent(a.hash.slice(1))))"
)


async def test_the_report_draws_and_prints(tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    words = ["export", str(bundled("seeds")), "--as", "html", "--event", "icarus", "--output", str(report)]
    assert main(words) == 0
    async with chromium.page(tmp_path / "profile") as page:
        await page.open(report.as_uri())
        await page.holds("document.readyState == 'complete' && location.protocol == 'file:'")
        assert "Icarus" in str(await page.value("document.title"))
        assert await page.value(f"({LEADS_NOWHERE}).map(a => a.hash)") == []
        assert cast(int, await page.value("document.links.length")) > 20
        assert await page.value("document.documentElement.scrollWidth <= innerWidth")
        printed = await page.printed()
        if PICTURES:
            (Path(PICTURES) / "report.png").write_bytes(await page.picture())
            (Path(PICTURES) / "report.pdf").write_bytes(printed)
        assert page.asked == [report.as_uri()]
        assert page.complaints == []
    document = pypdfium2.PdfDocument(printed)
    said = " ".join(sheet.get_textpage().get_text_range() for sheet in document)
    assert "Operation Icarus" in said
    assert "269" in said
