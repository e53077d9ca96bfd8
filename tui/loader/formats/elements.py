"""XML as elements and text, without anything that a document type can define: no entity is expanded, none is fetched.

For the formats that are XML (feeds, NewsML, the parts of a DOCX). There is no tree, so that no nesting is too deep.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import NamedTuple, TypeAlias
from xml.parsers import expat

from tui.errors import UnreadableError
from tui.loader.formats.tags import Tag, Text
from tui.origin import Locus


class Start(NamedTuple):
    """An element begins.

    Attributes:
        name: Its name without its namespace.
        attributes: Its attributes by their names without their namespaces.
        line: Its line, from 1.
        at: The byte it begins at.
    """

    name: str
    attributes: Mapping[str, str]
    line: int
    at: int


class End(NamedTuple):
    """An element ends; ``at`` is the byte that its end tag begins at."""

    name: str
    at: int


class Characters(NamedTuple):
    """Text that runs on as in the source, and the line and column it begins at, both from 1."""

    text: str
    line: int
    column: int


Event: TypeAlias = Start | End | Characters


def events(data: bytes, most: int) -> Iterator[Event]:
    """The elements and texts of a document, in order.

    Args:
        data: The document.
        most: The elements it may have.

    Raises:
        UnreadableError: It is not XML, defines entities, or has too many elements.
    """
    found: list[Event] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    pieces: list[str] = []
    begun = (0, 0)

    def refuse(*_: object) -> None:
        raise UnreadableError("defines entities, which no release needs")

    def flush() -> None:
        if pieces:
            found.append(Characters("".join(pieces), *begun))
            pieces.clear()

    def start(name: str, attributes: dict[str, str]) -> None:
        flush()
        if len(found) > 4 * most:
            raise UnreadableError(f"has more than {most:,} elements")
        named = {_local(key): value for key, value in attributes.items()}
        found.append(Start(_local(name), named, parser.CurrentLineNumber, parser.CurrentByteIndex))

    def end(name: str) -> None:
        flush()
        found.append(End(_local(name), parser.CurrentByteIndex))

    def characters(text: str) -> None:
        nonlocal begun
        if text != "\n" and not (pieces and pieces[-1] == "\n"):
            flush()  # What a reference stands for comes alone, and so does what follows it.
        if not pieces:
            begun = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        pieces.append(text)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler, parser.EntityDeclHandler = characters, refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise UnreadableError(f"is not XML: {expat.errors.messages[error.code]}", line=error.lineno) from error
    except (ValueError, LookupError) as error:  # An encoding that Python does not know, or that is none of text.
        raise UnreadableError(f"is not XML: {error}") from error
    return iter(found)


class Element(NamedTuple):
    """An element with all that is in it.

    Attributes:
        start: Its start tag.
        inner: The elements and texts in it.
        end: The byte that its end tag begins at.
    """

    start: Start
    inner: Sequence[Event]
    end: int

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(event.text for event in self.inner if isinstance(event, Characters))

    @property
    def line(self) -> str:
        """All text in it, on one line."""
        return " ".join(self.text.split())

    @property
    def locus(self) -> Locus:
        """Where its text begins; the column is known if it is text as it stands in the source."""
        texts = [event for event in self.inner if isinstance(event, Characters)]
        if not texts:
            return Locus(line=self.start.line)
        return Locus(line=texts[0].line, column=texts[0].column if len(texts) == 1 else 0)

    def all(self, *path: str) -> list[Element]:
        """The elements that a path of names leads to from here, in order."""
        found = [self]
        for name in path:
            found = [child for element in found for child in children(element.inner) if child.start.name == name]
        return found

    def first(self, *path: str) -> Element | None:
        """The first element that a path of names leads to from here."""
        return next(iter(self.all(*path)), None)

    def tags(self) -> Iterator[Tag | Text]:
        """What is in it, as if it were HTML."""
        for event in self.inner:
            match event:
                case Start(name, attributes, _, _):
                    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
                    yield Tag(name.lower(), False, f"<{name}{written}>")
                case End(name, _):
                    yield Tag(name.lower(), True, f"</{name}>")
                case Characters(text, line, column):
                    yield Text(text, Locus(line=line, column=column))


def children(found: Iterable[Event]) -> Iterator[Element]:
    """The outermost elements of a stretch of a document, in order."""
    depth, inner = 0, list[Event]()
    start: Start | None = None
    for event in found:
        if isinstance(event, Start):
            depth += 1
            if depth == 1:
                start, inner = event, []
                continue
        elif isinstance(event, End):
            depth -= 1
            if depth == 0 and start is not None:
                yield Element(start, inner, event.at)
                continue
        if depth:
            inner.append(event)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
