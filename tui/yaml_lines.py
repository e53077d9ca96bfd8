"""YAML for the files that people write: plain values, and file, line and mend for every mistake.

A :class:`YamlFile` composes the nodes of one file and takes from a node what its caller expects there; anything else
raises the caller's own error. An alias is refused rather than expanded: these files have no use for one, and a nest of
them grows without bound.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.errors import PresscheckError

if TYPE_CHECKING:
    from yaml.nodes import MappingNode, Node, ScalarNode

DEEPEST = 32
"""How many lists and mappings may stand inside one another."""

Scalar = str | int | float | bool


class YamlFile:
    """One YAML file being read.

    Every method that takes a node takes ``what`` too: what the node stands for, as the subject of an error message.

    Args:
        path: The file, for messages.
        error: The exception that a mistake raises.
    """

    def __init__(self, path: Path | str, error: type[PresscheckError]) -> None:
        self.path = path
        self._error = error

    def root(self, data: bytes) -> Node | None:
        """The outermost node of the file's content; None where it holds nothing but comments."""
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            text = data.decode("utf-8-sig")
            self._refuse_nests(text, loader)
            root: Node | None = yaml.compose(text, Loader=loader)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise self._error("is not UTF-8", mend="save it as UTF-8", path=self.path, line=line) from error
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            if "nesting depth" in (error.problem or ""):  # libyaml since 0.2.6 counts brackets before it parses them
                raise self._too_deep(mark.line + 1 if mark else None) from error
            raise self._error(
                f"is not YAML: {error.problem or error.context}",
                mend="check indentation, colons and quotation marks there",
                path=self.path,
                line=mark.line + 1 if mark else None,
            ) from error
        except yaml.YAMLError as error:
            raise self._error("is not YAML: it holds a character that YAML does not allow", path=self.path) from error
        return root

    def mistake(self, node: Node, what: str, mend: str = "") -> PresscheckError:
        """The error to raise about a node: what is wrong there, and what mends it."""
        return self._error(what, mend=mend, path=self.path, line=node.start_mark.line + 1)

    def pairs(self, node: Node, what: str) -> list[tuple[ScalarNode, Node]]:
        """The keys and values of a mapping, in file order; every key is a word and stands once."""
        from yaml.nodes import ScalarNode

        mapping = self._mapping(node, what)
        keys = set()
        for key, _ in mapping.value:
            if not isinstance(key, ScalarNode):
                raise self.mistake(key, "a key must be a word", "put it in quotation marks")
            if key.value in keys:
                raise self.mistake(key, f"“{key.value}” is defined twice", "merge the two")
            keys.add(key.value)
        return list(mapping.value)

    def items(self, node: Node, what: str) -> list[Node]:
        """The entries of a list."""
        from yaml.nodes import SequenceNode

        if not isinstance(node, SequenceNode):
            raise self.mistake(node, f"{what} must be a list", "write “- ” before each entry, or [a, b]")
        return list(node.value)

    def words(self, node: Node, what: str) -> list[str]:
        """A list of words or phrases, each as written."""
        return [self.word(item, f"an entry of {what}") for item in self.items(node, what)]

    def word(self, node: Node, what: str) -> str:
        """A word or phrase as written: ``no`` and ``12`` stay words."""
        value: str = self._scalar(node, what).value
        return value

    def scalar(self, node: Node, what: str) -> Scalar:
        """A word or phrase, or the number or yes-or-no that it means where it is not in quotation marks."""
        scalar = self._scalar(node, what)
        value: str = scalar.value
        return value if scalar.style else _meant(value, scalar.tag.rpartition(":")[2])

    def value(self, node: Node, what: str) -> Scalar | list[str]:
        """A :meth:`scalar`, or :meth:`words`."""
        from yaml.nodes import SequenceNode

        return self.words(node, what) if isinstance(node, SequenceNode) else self.scalar(node, what)

    def _refuse_nests(self, text: str, loader: type[Any]) -> None:
        """Refuse aliases and deep nesting before composing, which is recursive: in C it would end the process."""
        import yaml

        depth = 0
        for event in yaml.parse(text, Loader=loader):
            line = event.start_mark.line + 1 if event.start_mark else None
            if isinstance(event, yaml.AliasEvent):
                mend = "write the value out"
                raise self._error("an alias (*name) is not allowed here", mend=mend, path=self.path, line=line)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise self._too_deep(line)

    def _too_deep(self, line: int | None) -> PresscheckError:
        return self._error("is nested too deeply", mend="write it flatter", path=self.path, line=line)

    def _mapping(self, node: Node, what: str) -> MappingNode:
        from yaml.nodes import MappingNode

        if not isinstance(node, MappingNode):
            raise self.mistake(node, f"{what} must be a mapping", "write “name: value” lines")
        return node

    def _scalar(self, node: Node, what: str) -> ScalarNode:
        from yaml.nodes import ScalarNode

        if not isinstance(node, ScalarNode):
            raise self.mistake(node, f"{what} must be a single word, phrase or number", "put it on one line")
        return node


def _meant(value: str, tag: str) -> Scalar:
    """A plain YAML scalar as the value of its tag; a spelling that Python does not share stays a word."""
    try:
        match tag:
            case "int":
                return int(value.replace("_", ""), 0)
            case "float":
                return float(value.replace("_", ""))
            case "bool":
                return value.lower() in ("true", "yes", "on")
    except ValueError:
        return value
    return value
