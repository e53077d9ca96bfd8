"""Markdown, by CommonMark with tables: the text as a reader sees it, and the front matter's title, date and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.errors import UnreadableError
from tui.loader.decoding import decoded
from tui.loader.formats import Document, Source
from tui.loader.formats.composing import BULLET, CELL_GAP, Composer
from tui.loader.formats.markup import compose
from tui.loader.formats.saying import day_of, statement
from tui.loader.statement import NOTHING, Statement
from tui.model import BlockKind
from tui.origin import Locus
from tui.yaml_lines import YamlFile

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"---[^\S\n]*\n(?P<yaml>.{1,20000}?\n)(?:---|\.\.\.)[^\S\n]*\n", re.DOTALL)
_FIELDS = ("title", "publisher", "author", "date")


def read(source: Source) -> Iterator[Document]:
    """The text of a source. Raises :class:`UnreadableError` where it is none."""
    text, encoding = decoded(source.data)
    if len(source.data) > source.limits.markup_bytes:
        raise UnreadableError(f"has more than {source.limits.markup_bytes // 1_000_000} MB of markup", mend="split it")
    front = _FRONT.match(text)
    stated = _stated(front["yaml"], source.name) if front else None
    # What only looks like front matter is a rule with text below it.
    skipped = front.end() if front and stated is not None else 0
    yield _composed(text[skipped:], text.count("\n", 0, skipped), encoding, stated or NOTHING)


def _composed(text: str, lines_before: int, encoding: str, stated: Statement) -> Document:
    from markdown_it import MarkdownIt

    composer = Composer("Markdown")
    inside: list[str] = []
    markers: list[str] = []
    row: list[str] = []
    for token in MarkdownIt("commonmark", {"maxNesting": 40}).enable("table").parse(text):
        line = lines_before + (token.map[0] if token.map else 0) + 1
        match token.type:
            case "list_item_open":
                markers.append(f"{token.info}{token.markup}" if token.info else BULLET)
                inside.append("item")
            case "blockquote_open":
                inside.append("quote")
            case "heading_open":
                inside.append(token.tag)
            case "tr_open":
                row = []
                inside.append("row")
            case "tr_close":
                inside.pop()
                composer.add(BlockKind.PARAGRAPH, CELL_GAP.join(row), Locus(line=line), rule="markdown-row")
            case "list_item_close" | "blockquote_close" | "heading_close":
                inside.pop()
            case "inline" if inside[-1:] == ["row"]:
                row.append(_words(token))
            case "inline":
                kind = _kind(inside)
                marker = markers.pop() if kind is BlockKind.LIST_ITEM and markers else ""
                composer.add(kind, _words(token), Locus(line=line), rule=f"markdown-{kind}", marker=marker)
            case "fence" | "code_block":
                composer.add(BlockKind.PARAGRAPH, token.content, Locus(line=line), rule="markdown-code")
            case "html_block":
                compose(token.content, composer, element=f"line {line}")
    return composer.document(encoding, stated)


def _kind(inside: list[str]) -> BlockKind:
    if "item" in inside:
        return BlockKind.LIST_ITEM
    if "quote" in inside:
        return BlockKind.QUOTATION
    return BlockKind.TITLE if inside[-1:] == ["h1"] else BlockKind.PARAGRAPH


def _words(token: Token) -> str:
    """A line's text without its marks; of a picture nothing is left."""
    words = []
    for child in token.children or ():
        if child.type in ("text", "code_inline", "text_special"):
            words.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            words.append(" ")
    return "".join(words)


def _stated(yaml: str, name: str) -> Statement | None:
    """What the front matter states; None where it is no mapping."""
    file = YamlFile(name, UnreadableError)
    try:
        root = file.root(yaml.encode("utf-8", "surrogatepass"))
        pairs = [] if root is None else file.pairs(root, "the front matter")
        fields = {key.value: file.word(node, key.value) for key, node in pairs if key.value in _FIELDS}
    except (UnreadableError, UnicodeError):
        return None
    return statement(
        "front-matter",
        title=fields.get("title"),
        publisher=fields.get("publisher"),
        author=fields.get("author"),
        day=day_of(fields["date"]) if "date" in fields else None,
    )
