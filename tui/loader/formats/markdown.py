"""Markdown (CommonMark with tables, footnotes and front matter), as it is read when it is rendered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from tui.errors import UnreadableError
from tui.loader.decoding import decoded
from tui.loader.formats import Document, Source
from tui.loader.formats.composing import composed
from tui.loader.formats.markup import SUPERSCRIPTS, parts
from tui.loader.formats.record import Fields
from tui.loader.formats.tags import Tag, Text, tokens
from tui.loader.statement import NOTHING, Statement
from tui.origin import Locus, Origin
from tui.yaml_lines import Scalar, YamlFile


def read(source: Source) -> Iterator[Document]:
    """The text of a source as it is rendered; one too long for that as it stands. Raises :class:`UnreadableError`."""
    text, encoding = decoded(source.data)
    text = text.replace("\r\n", "\n")
    if len(text) > source.limits.markdown:
        yield Document(text, encoding)
        return
    found = _parser(front_matter=True).parse(text)
    stated = NOTHING
    if found and found[0].type == "front_matter":
        try:
            stated = _front(found[0], source)
        except UnreadableError:  # It only looks like front matter: it is a rule with text under it.
            found = _parser(front_matter=False).parse(text)
    stream = list(_tags(found, text.split("\n")))
    if any(isinstance(token, Tag) and token.name == "h1" for token in stream):
        stated = replace(stated, title=None)
    elif stated.title:
        stream = [_tag("h1"), Text(stated.title.value, Locus(line=1)), _tag("h1", closes=True), *stream]
    composition = composed(parts(stream))
    origin = Origin("Markdown", anchors=composition.anchors)
    yield Document(composition.text, encoding, composition.blocks, origin, stated=stated)


@lru_cache(maxsize=2)
def _parser(*, front_matter: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    return parser.use(front_matter_plugin) if front_matter else parser


def _front(token: Token, source: Source) -> Statement:
    """What the front matter states. Raises :class:`UnreadableError` for a mistake in it."""
    from yaml.nodes import ScalarNode

    file = YamlFile(source.name, UnreadableError)
    root = file.root(b"\n" + token.content.encode("utf-8", "replace"))
    written: dict[str, Scalar] = {}
    for key, node in [] if root is None else file.pairs(root, "the front matter"):
        if isinstance(node, ScalarNode):
            written[key.value] = file.word(node, key.value)
    if written.get("draft") == "true":
        written.setdefault("status", "draft")
    return Fields(source).statement(written, "front-matter")


def _tags(found: Sequence[Token], lines: Sequence[str]) -> Iterator[Tag | Text]:
    """The tokens of Markdown as those of the HTML that it stands for."""
    for token in found:
        line = token.map[0] + 1 if token.map else 0
        match token.type:
            case "inline":
                yield from _inline(token.children or (), lines, line)
            case "fence" | "code_block":
                yield from (_tag("pre"), Text(token.content, Locus(line=line)), _tag("pre", closes=True))
            case "html_block":
                yield from tokens(token.content, Locus(line=line, column=1))
            case "footnote_block_open":
                yield from (Tag("section", False, '<section class="footnotes">'), _tag("ol"))
            case "footnote_block_close":
                yield from (_tag("ol", closes=True), _tag("section", closes=True))
            case "footnote_open" | "footnote_close":
                yield _tag("li", closes=token.nesting < 0)
            case "ordered_list_open":
                yield Tag("ol", False, f'<ol start="{escape(str(token.attrGet("start") or 1))}">')
            case "hr":
                yield _tag("hr")
            case _ if token.nesting:
                yield _tag(token.tag, closes=token.nesting < 0)


def _inline(children: Sequence[Token], lines: Sequence[str], line: int) -> Iterator[Tag | Text]:
    """The words of a block, each with its place if they stand in the source as they are rendered."""
    column = 0
    for child in children:
        match child.type:
            case "text" | "code_inline":
                at = lines[line - 1].find(child.content, column) if 0 < line <= len(lines) else -1
                column = at + len(child.content) if at >= 0 else column
                yield Text(child.content, Locus(line=line, column=at + 1))
            case "softbreak" | "hardbreak":
                yield Text("\n", Locus()) if child.type == "softbreak" else _tag("br")
                line, column = line + 1, 0
            case "footnote_ref":
                yield Text(str(child.meta["id"] + 1).translate(SUPERSCRIPTS), Locus(line=line))
            case "html_inline":
                yield from tokens(child.content, Locus(line=line))


def _tag(name: str, *, closes: bool = False) -> Tag:
    return Tag(name, closes, f"<{'/' if closes else ''}{name}>")
