"""What Presscheck knows about the world: ``data/*.yaml`` and the user's own YAML, as plain lexicons.

A knowledge file is a mapping from *table* names to tables; a table may be spread over any number of files, and the
user's files add to it (their word wins where both define one). There are four shapes of table, and every
reader states the tables it reads in :data:`tui.tables.TABLES`, which is the whole schema; anything else in a file is an
error that names the file and the line.

The merged tables are kept as JSON in the cache directory under a hash of the files' bytes, so that a start-up reads no
YAML at all (parsing it takes a hundred times longer than reading the result).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.errors import KnowledgeError, nearest
from tui.resources import bundled, cache_dir, config_dir, write_atomically
from tui.tables import TABLES, Shape, Table
from tui.yaml_lines import YamlFile

if TYPE_CHECKING:
    from yaml.nodes import Node

Record = Mapping[str, Any]
"""One entry of a :attr:`Shape.RECORDS` table; which keys it has is stated in :data:`TABLES`."""


class Knowledge:
    """The merged tables, read-only.

    The accessors raise :class:`KeyError` for a table that :data:`TABLES` does not name: that is a mistake in the code,
    mistakes in the data have been reported on loading.
    """

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._tables = tables

    def words(self, table: str) -> Sequence[str]:
        """A table of words, in file order."""
        words: Sequence[str] = self._tables[table]
        return words

    def glossary(self, table: str) -> Mapping[str, Any]:
        """A table from word to value (a string or a number)."""
        glossary: Mapping[str, Any] = self._tables[table]
        return glossary

    def groups(self, table: str) -> Mapping[str, Sequence[str]]:
        """A table from name to words."""
        groups: Mapping[str, Sequence[str]] = self._tables[table]
        return groups

    def records(self, table: str) -> Sequence[Record]:
        """A table of entries, in file order."""
        records: Sequence[Record] = self._tables[table]
        return records

    def group_of(self, table: str) -> Mapping[str, str]:
        """For a table of groups, the group that each word is in: the first that lists it."""
        members: dict[str, str] = {}
        for group, words in self.groups(table).items():
            for word in words:
                members.setdefault(word, group)
        return members


def load(user: Path | None = None, *, cache: Path | None = None) -> Knowledge:
    """The bundled knowledge with the user's own added.

    Args:
        user: The user's file, or a folder of ``*.yaml`` files; by default ``knowledge.yaml`` in the settings folder.
            It need not exist.
        cache: The folder for the compiled form; by default ``knowledge`` in the cache folder. A cache that cannot be
            written is done without.

    Raises:
        KnowledgeError: A file is not YAML, or its content does not fit :data:`TABLES`; names file and line.
    """
    user = config_dir() / "knowledge.yaml" if user is None else user
    cache = cache_dir() / "knowledge" if cache is None else cache
    sources = _read([*sorted(bundled("data").glob("*.yaml")), *user_files(user)])
    code = (Path(__file__), *(Path(__file__).with_name(name) for name in ("tables.py", "yaml_lines.py")))
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in code))
    for path, data in sources:
        digest.update(f"\0{path}\0{len(data)}\0".encode())
        digest.update(data)
    compiled = cache / f"{digest.hexdigest()[:32]}.json"
    try:
        return Knowledge(json.loads(compiled.read_bytes()))
    except (OSError, ValueError):
        tables = merged(sources)
    _keep(compiled, tables)
    return Knowledge(tables)


def merged(sources: Iterable[tuple[Path, bytes]]) -> dict[str, Any]:
    """The tables of several files as one, later files winning. Raises :class:`KnowledgeError`."""
    tables: dict[str, Any] = {
        name: {} if table.shape in (Shape.GLOSSARY, Shape.GROUPS) else [] for name, table in TABLES.items()
    }
    for path, data in sources:
        for name, content in _parsed(path, data).items():
            _add(tables, name, content)
    return tables


def user_files(user: Path) -> list[Path]:
    """The user's own knowledge files: ``user`` itself or, if it is a folder, those in it."""
    if user.is_dir():
        return sorted(user.glob("*.yaml"))
    return [user] if user.is_file() else []


def _read(paths: Iterable[Path]) -> list[tuple[Path, bytes]]:
    sources = []
    for path in paths:
        try:
            sources.append((path, path.read_bytes()))
        except OSError as error:
            raise KnowledgeError(f"cannot be read ({error.strerror})", path=path) from error
    return sources


def _keep(compiled: Path, tables: Mapping[str, Any]) -> None:
    try:
        write_atomically(compiled, json.dumps(tables, ensure_ascii=False).encode())
        for stale in sorted(compiled.parent.glob("*.json"), key=lambda path: path.stat().st_mtime)[:-8]:
            stale.unlink(missing_ok=True)
    except OSError:
        return  # A cache is a convenience: without it the YAML is parsed at the next start again.


def _add(tables: dict[str, Any], name: str, content: Any) -> None:
    table, known = TABLES[name], tables[name]
    match table.shape:
        case Shape.WORDS:
            known.extend(word for word in content if word not in known)
        case Shape.GLOSSARY:
            known.update(content)
        case Shape.GROUPS:
            for group, words in content.items():
                have = known.setdefault(group, [])
                have.extend(word for word in words if word not in have)
        case Shape.RECORDS:
            replaced = {record[table.key] for record in content} if table.key else set()
            known[:] = [record for record in known if not table.key or record[table.key] not in replaced] + content


# --- one file -----------------------------------------------------------------------------------------------------


def _parsed(path: Path, data: bytes) -> dict[str, Any]:
    """One file's tables, checked against :data:`TABLES`."""
    file = _KnowledgeFile(path, KnowledgeError)
    root = file.root(data)
    if root is None:
        return {}
    tables = {}
    for key, node in file.pairs(root, "tables"):
        if key.value not in TABLES:
            raise file.mistake(
                key,
                f"no table is called “{key.value}”",
                nearest(key.value, TABLES, "the tables are named in data/*.yaml"),
            )
        tables[key.value] = file.table(node, key.value, TABLES[key.value])
    return tables


class _KnowledgeFile(YamlFile):
    """Reads the tables of one file."""

    def table(self, node: Node, name: str, table: Table) -> Any:
        match table.shape:
            case Shape.WORDS:
                return self.words(node, name)
            case Shape.GLOSSARY:
                return {key.value: self.scalar(value, f"“{key.value}”") for key, value in self.pairs(node, name)}
            case Shape.GROUPS:
                return {key.value: self.words(value, f"“{key.value}”") for key, value in self.pairs(node, name)}
            case Shape.RECORDS:
                return [self._record(item, name, table) for item in self.items(node, name)]

    def _record(self, node: Node, name: str, table: Table) -> dict[str, Any]:
        record: dict[str, Any] = {}
        for key, value in self.pairs(node, f"an entry of “{name}”"):
            if key.value not in table.required | table.optional:
                fields = ", ".join(sorted(table.required | table.optional))
                raise self.mistake(key, f"“{name}” has no field “{key.value}”", f"its fields are {fields}")
            record[key.value] = self.value(value, f"“{key.value}”")
            if key.value == "pattern":
                self._check_pattern(value, str(record["pattern"]))
        if missing := sorted(table.required - record.keys()):
            raise self.mistake(node, f"this entry of “{name}” lacks {', '.join(missing)}", "add what is missing")
        return record

    def _check_pattern(self, node: Node, pattern: str) -> None:
        """Raise for a pattern that does not compile: here its file and line are known, later they are not."""
        try:
            re.compile(pattern)
        except re.error as error:
            raise self.mistake(node, f"“{pattern}” is no regular expression ({error})", "mend the pattern") from error
