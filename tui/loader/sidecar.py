"""The sidecar: a ``presscheck.yaml`` beside the documents, which states what their texts do not say.

.. code-block:: yaml

    releases:
      "004*.txt": {status: draft, event: Operation Icarus}   # a file name or a glob; a later entry wins
    silence:
      - {file: "001*.txt", code: P101, quote: "22 countries"}   # a finding that is not to be reported
    fields:
      "*.csv": {text: body, title: headline}   # what a table or a file of JSON Lines calls what we call text, title …

It speaks for the files of its own folder only. A file that holds several releases has a name for each
(``archive.zip!/name.txt``, ``mail.mbox#3``); an entry can name the file or the release in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tui.errors import UnreadableError
from tui.loader.statement import Statement
from tui.model import Embargo, Stated, Status
from tui.yaml_lines import YamlFile

if TYPE_CHECKING:
    from yaml.nodes import Node, ScalarNode

T = TypeVar("T")


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
    """What one sidecar says, by file name or glob, in file order.

    Attributes:
        statements: What it states about releases.
        silences: The findings it does not want reported.
        fields: What tables call our fields.
    """

    statements: tuple[tuple[str, Statement], ...] = ()
    silences: tuple[Silence, ...] = ()
    fields: tuple[tuple[str, Mapping[str, str]], ...] = ()

    def about(self, name: str, part: str = "") -> Statement:
        """What it states about a release; where entries overlap, the later one wins.

        Args:
            name: The file's name.
            part: The release's name inside the file.
        """
        found = Statement()
        for pattern, statement in self.statements:
            if fits(name, pattern) or fits(name + part, pattern):
                found = statement.over(found)
        return found

    def silences_of(self, name: str, part: str = "") -> list[Silence]:
        """The findings in a release that it does not want reported."""
        return [one for one in self.silences if fits(name, one.file) or fits(name + part, one.file)]

    def fields_of(self, name: str) -> Mapping[str, str]:
        """What a file calls our fields, by our name for them."""
        return {ours: theirs for pattern, names in self.fields if fits(name, pattern) for ours, theirs in names.items()}


FIELDS = ("title", "publisher", "date", "author", "status", "event", "embargo", "corrects")
"""What can be stated about a release."""


def fits(name: str, pattern: str) -> bool:
    """Whether a file's name is the pattern or matches it as a glob, case mattering."""
    return name == pattern or fnmatchcase(name, pattern)


def sidecar(data: bytes, path: Path) -> Sidecar:
    """The content of a sidecar. Raises :class:`UnreadableError`, naming file and line."""
    file = _SidecarFile(path, UnreadableError)
    root = file.root(data)
    if root is None:
        return Sidecar()
    parts = file.fields(root, "the sidecar", ("releases", "silence", "fields"))
    releases, silence, fields = parts.get("releases"), parts.get("silence"), parts.get("fields")
    return Sidecar(
        () if releases is None else file.statements(releases),
        () if silence is None else tuple(file.silence(item) for item in file.items(silence, "“silence”")),
        () if fields is None else file.field_names(fields),
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

    def field_names(self, node: Node) -> tuple[tuple[str, Mapping[str, str]], ...]:
        known = ("text", *FIELDS)
        return tuple(
            (key.value, {ours: self._filled(name, ours) for ours, name in self.fields(value, "a map", known).items()})
            for key, value in self.pairs(node, "“fields”")
        )

    def _statement(self, key: ScalarNode, node: Node) -> Statement:
        fields = self.fields(node, f"“{key.value}”", FIELDS)
        words = {name: self._filled(value, name) for name, value in fields.items()}
        return Statement(
            title=_stated(words.get("title")),
            publisher=_stated(words.get("publisher")),
            published=_stated(self._date(fields["date"], words["date"]) if "date" in words else None),
            author=_stated(words.get("author")),
            status=_stated(self._status(fields["status"], words["status"]) if "status" in words else None),
            event=_stated(words.get("event")),
            embargo=self._embargo(fields["embargo"], words["embargo"]) if "embargo" in words else None,
            corrects=_stated(words.get("corrects")),
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

    def _embargo(self, node: Node, word: str) -> Stated[Embargo | None]:
        if word in ("yes", "no"):
            return Stated(Embargo() if word == "yes" else None, "sidecar")
        try:
            return Stated(Embargo(datetime.fromisoformat(word)), "sidecar")
        except ValueError:
            raise self.mistake(
                node, f"“{word}” is no end of an embargo", "write 2012-02-07T10:00+01:00, “yes” or “no”"
            ) from None

    def _status(self, node: Node, word: str) -> Status:
        try:
            return Status(word)
        except ValueError:
            raise self.mistake(node, f"“{word}” is not a status", f"it can be {', '.join(Status)}") from None


def _stated(value: T | None) -> Stated[T] | None:
    return None if value is None else Stated(value, "sidecar")
