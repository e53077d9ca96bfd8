"""The sidecar: a ``presscheck.yaml`` beside the documents, which states what their texts do not say.

.. code-block:: yaml

    releases:
      "004*.txt": {status: draft, event: Operation Icarus}   # a file name or a glob; a later entry wins
    silence:
      - {file: "001*.txt", code: P101, quote: "22 countries"}   # a finding that is not to be reported

It speaks for the files of its own folder only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from tui.errors import UnreadableError
from tui.model import Status
from tui.yaml_lines import YamlFile

if TYPE_CHECKING:
    from yaml.nodes import Node, ScalarNode

NAME = "presscheck.yaml"
"""What the sidecar is called."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What a sidecar states about one release; None where it states nothing."""

    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    status: Status | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Silence:
    """A finding that the user has looked at and does not want to see again.

    Attributes:
        file: The file name or glob it is about.
        code: The finding's code.
        quote: The words of the text that the finding stands on; "" for every finding of that code in the file.
    """

    file: str
    code: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Sidecar:
    """The statements and silences of one folder, by file name or glob, in file order."""

    statements: tuple[tuple[str, Statement], ...] = ()
    silences: tuple[Silence, ...] = ()

    def about(self, name: str) -> Statement:
        """What it states about the file called ``name``; where entries overlap, the later one wins."""
        stated: dict[str, object] = {}
        for pattern, statement in self.statements:
            if fits(name, pattern):
                stated |= {
                    name: value for name in Statement.__slots__ if (value := getattr(statement, name)) is not None
                }
        return replace(Statement(), **stated)  # type: ignore[arg-type]


FIELDS = ("title", "publisher", "date", "status", "event")
"""What a sidecar can state about a release."""


def fits(name: str, pattern: str) -> bool:
    """Whether a file's name is the pattern or matches it as a glob, case mattering."""
    return name == pattern or fnmatchcase(name, pattern)


def sidecar(data: bytes, path: Path) -> Sidecar:
    """The content of a sidecar. Raises :class:`UnreadableError`, naming file and line."""
    file = _SidecarFile(path, UnreadableError)
    root = file.root(data)
    if root is None:
        return Sidecar()
    parts = file.fields(root, "the sidecar", ("releases", "silence"))
    releases, silence = parts.get("releases"), parts.get("silence")
    return Sidecar(
        () if releases is None else file.statements(releases),
        () if silence is None else tuple(file.silence(item) for item in file.items(silence, "“silence”")),
    )


class _SidecarFile(YamlFile):
    """Reads one sidecar."""

    def fields(self, node: Node, what: str, known: tuple[str, ...]) -> dict[str, Node]:
        found = {}
        for key, value in self.pairs(node, what):
            if key.value not in known:
                raise self.mistake(key, f"{what} has no “{key.value}”", f"it can have {', '.join(known)}")
            found[key.value] = value
        return found

    def statements(self, node: Node) -> tuple[tuple[str, Statement], ...]:
        return tuple((key.value, self._statement(key, value)) for key, value in self.pairs(node, "“releases”"))

    def silence(self, node: Node) -> Silence:
        fields = self.fields(node, "an entry of “silence”", ("file", "code", "quote"))
        words = {name: self._filled(value, name) for name, value in fields.items()}
        if missing := [name for name in ("file", "code") if name not in words]:
            raise self.mistake(node, f"this entry of “silence” lacks {', '.join(missing)}", "add what is missing")
        return Silence(words["file"], words["code"], words.get("quote", ""))

    def _statement(self, key: ScalarNode, node: Node) -> Statement:
        fields = self.fields(node, f"“{key.value}”", FIELDS)
        words = {name: self._filled(value, name) for name, value in fields.items()}
        return Statement(
            title=words.get("title"),
            publisher=words.get("publisher"),
            published=self._date(fields["date"], words["date"]) if "date" in words else None,
            status=self._status(fields["status"], words["status"]) if "status" in words else None,
            event=words.get("event"),
        )

    def _filled(self, node: Node, what: str) -> str:
        word = " ".join(self.word(node, f"“{what}”").split())
        if not word:
            raise self.mistake(node, f"“{what}” is empty", "fill it in or leave it out")
        return word

    def _date(self, node: Node, word: str) -> date:
        try:
            if not re.fullmatch(r"\d{4}-\d\d-\d\d", word):
                raise ValueError
            return date.fromisoformat(word)
        except ValueError:
            raise self.mistake(node, f"“{word}” is not a day", "write it as 2012-02-07") from None

    def _status(self, node: Node, word: str) -> Status:
        try:
            return Status(word)
        except ValueError:
            raise self.mistake(node, f"“{word}” is not a status", f"it can be {', '.join(Status)}") from None
