"""Draw every picture of the README on the sample collection."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tui.app import PresscheckApp
from tui.judgements import Judgements
from tui.library import Library
from tui.resources import bundled
from tui.settings import Settings


class Picture(NamedTuple):
    """One picture.

    Attributes:
        name: The file's name, without its suffix.
        size: Columns and rows of the terminal.
        keys: What is pressed before it is taken.
        theme: The theme, or None for the default one.
    """

    name: str
    size: tuple[int, int]
    keys: str
    theme: str | None = None


PICTURES = (
    Picture("reading", (120, 40), "f s u c c enter ] ]"),
    Picture("draft", (120, 40), "f l a r g enter ]"),
    Picture("light", (120, 40), "f s u c c enter ] ]", "presscheck-light"),
    Picture("jump", (120, 40), "f o i"),
    Picture("ledger", (120, 40), "f s u c c enter ] L"),
    Picture("timeline", (120, 40), "f s u c c enter ] t"),
    Picture("compare", (120, 40), "f l a r g enter c ] ] ]"),
    Picture("questions", (120, 40), "exclamation_mark"),
    Picture("narrow", (50, 20), "f s u c c enter ] ]"),
)


async def drawn(picture: Picture, library: Library) -> str:
    """The picture as SVG."""
    app = PresscheckApp(library, Settings(theme=picture.theme, ascii=False))
    async with app.run_test(size=picture.size) as pilot:
        for key in picture.keys.split():
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause(0.2)
        return app.export_screenshot(title="Presscheck")


def main() -> None:
    """Write the pictures beside this module."""
    os.environ.pop("NO_COLOR", None)
    library = Library.open([bundled("seeds")], judgements=Judgements())
    for picture in PICTURES:
        with TemporaryDirectory() as nowhere:
            os.environ["XDG_STATE_HOME"] = nowhere
            svg = asyncio.run(drawn(picture, library))
        path = Path(__file__).parent / f"{picture.name}.svg"
        path.write_text(svg, encoding="utf-8")
        print(path)


if __name__ == "__main__":
    main()
