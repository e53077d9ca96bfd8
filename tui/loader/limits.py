"""Every limit on what is opened, in one place. What is over a limit is listed as unreadable and says which.

The user's ``settings.yaml`` can set each of them::

    limits:
      file_bytes: 50_000_000
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import SettingsError
from tui.resources import config_dir

if TYPE_CHECKING:
    from yaml.nodes import Node

    from tui.yaml_lines import YamlFile


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits.

    Attributes:
        file_bytes: Bytes in a file that is one document; about ten thousand pages of text.
        collection_bytes: Bytes in a file that holds several: a mailbox, an archive, a table.
        unpacked_bytes: Bytes that one archive may unpack to, archives inside it included.
        members: Documents in one file.
        archive_depth: How many archives (and mails) may stand inside one another.
        text: Code points in the text of one release; about five hundred pages.
        lines: Lines in it.
        markup_bytes: Bytes of a web page, or of the XML in a file.
        page_elements: Tags of a web page.
        xml_elements: Elements of XML in a file.
        markdown: Code points of Markdown that are rendered; a longer text is read as it stands.
        pages: Pages in a PDF.
        seconds: Seconds of the processor's time that reading a PDF may take.
    """

    file_bytes: int = 20_000_000
    collection_bytes: int = 200_000_000
    unpacked_bytes: int = 200_000_000
    members: int = 200_000
    archive_depth: int = 4
    text: int = 1_000_000
    lines: int = 200_000
    markup_bytes: int = 5_000_000
    page_elements: int = 30_000
    xml_elements: int = 400_000
    markdown: int = 100_000
    pages: int = 1_000
    seconds: int = 2

    def __post_init__(self) -> None:
        if any(getattr(self, each.name) < 1 for each in fields(self)):
            raise ValueError("a limit below 1 opens nothing")


USUAL = Limits()
"""The limits where the user's settings say nothing."""


def load(path: Path | None = None) -> Limits:
    """The limits with what the user's settings change.

    Args:
        path: The settings, by default those in the settings folder. The file need not exist.

    Raises:
        SettingsError: The settings cannot be read, or a limit in them is a mistake.
    """
    path = path or config_dir() / "settings.yaml"
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return USUAL
    except OSError as error:
        raise SettingsError(f"cannot be read ({error.strerror})", path=path) from error
    from tui.yaml_lines import YamlFile

    file = YamlFile(path, SettingsError)
    root = file.root(data)
    pairs = [] if root is None else file.pairs(root, "the settings")
    return next((stated(file, node) for key, node in pairs if key.value == "limits"), USUAL)


def stated(file: YamlFile, node: Node) -> Limits:
    """The limits as a mapping of the settings changes them. Raises the file's error for a mistake."""
    known = [each.name for each in fields(Limits)]
    changed: Mapping[str, int] = {}
    for key, value in file.pairs(node, "“limits”"):
        if key.value not in known:
            raise file.mistake(key, f"there is no limit “{key.value}”", f"there are {', '.join(known)}")
        number = file.scalar(value, key.value)
        if not isinstance(number, int) or isinstance(number, bool) or number < 1:
            raise file.mistake(value, f"{key.value} must be a whole number from 1", "write it in digits")
        changed = {**changed, key.value: number}
    return replace(USUAL, **changed)
