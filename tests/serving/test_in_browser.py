"""The reader as a page, in headless Chromium: it opens, jumps, follows a cross-reference, copies and closes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytest.importorskip("textual_serve", reason="the extra “web” is not installed")

from tests.serving import chromium
from tests.serving.served import server, until
from tui.resources import bundled

pytestmark = pytest.mark.skipif(chromium.program() is None, reason="no Chromium is installed")

PICTURES = os.environ.get("PRESSCHECK_PICTURES")
"""A folder to put pictures of the page in, to be looked at."""


async def shot(page: chromium.Page, name: str) -> bytes:
    picture = await page.picture()
    if PICTURES:
        (Path(PICTURES) / f"{name}.png").write_bytes(picture)
    return picture


def current(page: chromium.Page) -> str:
    """What stands behind the mark of the current figure on the page, without the facts beside it."""
    return next((line.partition("▸ ")[2][:60] for line in page.text().splitlines() if "▸ " in line[20:]), "")


async def test_a_journey_from_opening_to_closing(tmp_path: Path) -> None:
    async with server(str(bundled("seeds"))) as address, chromium.page(tmp_path) as page:
        await page.open(address)
        await page.see("Operation Icarus")
        await page.see("F search")
        await shot(page, "open")
        await page.press("f", "larg")
        await page.see("larg")
        await shot(page, "jump")
        await page.press("Enter")
        await until(lambda: "larg" not in page.text(), "the page again", page.text)
        await page.press("]")
        await until(lambda: "2xx" in current(page), "the first blank", page.text)
        await shot(page, "draft")
        await page.press("Enter")
        await until(lambda: "269" in current(page), "the release that fills it", page.text)
        await shot(page, "followed")
        await page.press("Backspace")
        await until(lambda: "2xx" in current(page), "the draft again", page.text)
        await page.call(
            "Browser.grantPermissions", origin=address, permissions=["clipboardReadWrite", "clipboardSanitizedWrite"]
        )
        await page.press("y")
        await page.see("on the clipboard")
        assert "2xx" in str(await page.value("navigator.clipboard.readText()"))
        assert page.complaints == []
        await page.press("q")
        await page.holds("document.activeElement.id == 'again'")
        await shot(page, "closed")
        await page.press("Enter")
        await page.holds("document.body.classList.contains('-first-byte')")
        await page.see("▸ 2xx")
        assert [url for url in page.asked if f"//{address.split('/')[2]}/" not in url and "data:" not in url] == []
