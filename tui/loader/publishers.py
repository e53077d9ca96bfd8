"""Who issued a release, as far as it says so itself.

Being named, even in the title, is not issuing: a newspaper names the police in the title too. So each rule here is a
way in which issuers speak, and where none applies the publisher stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.knowledge import Knowledge
from tui.loader.patterns import LOOKED_AT, any_of
from tui.model import Block, BlockKind, Span, Stated, Status

_PERSON = r"(?:(?:[A-Z][\w.'’-]{0,30}|de|la|van|von)\s){1,4}?"
_NOW = re.compile(r"\b(?:today|this week|this morning|this afternoon)\b")
COUNTED_IN = 50_000
"""Code points in which the names of organisations are counted: longer than any release."""

_OPENING_BODY = 3
"""Paragraphs in which officials are looked for."""


class Publishers:
    """Tells publishers with the organisations, seats and offices of one knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._boilerplate = {record["name"]: record for record in knowledge.records("boilerplate")}
        self._names = {
            alias: name for name, aliases in knowledge.groups("organisations").items() for alias in (name, *aliases)
        }
        self._seats = {city.casefold(): names for city, names in knowledge.groups("seats").items()}
        organisation = rf"(?:[Tt]he\s)?(?P<name>{any_of(self._names)})(?:[’']?s)?\b"
        self._organisation = re.compile(organisation)
        announcing = rf"(?:(?i:{any_of(knowledge.words('announcing'))}))\b"
        self._announcing = re.compile(
            rf"{organisation}(?:\s\([^()]{{1,40}}\))?(?:\s[A-Z][\w-]{{1,30}}){{0,4}}\s{announcing}"
        )
        self._officials = re.compile(rf"\b(?:{any_of(knowledge.words('official_statements'))})(?: today)?[.:]$")
        offices = {office.casefold(): str(short) for office, short in knowledge.glossary("issuing_offices").items()}
        self._offices = offices
        office = rf"(?P<office>(?i:{any_of(offices)}))"
        openers = any_of(knowledge.words("issuing_openers"))
        self._in_title = re.compile(
            rf"(?:(?:{openers})\s)?(?:U\.?S\.?\s)?{office}\s(?P<surname>[A-Z][\w'’-]{{1,30}})\b", re.IGNORECASE
        )
        self._in_opening = re.compile(
            rf"(?P<now>Today,?\s)?(?:U\.?S\.?\s)?{office}\s(?P<name>{_PERSON}[A-Z][\w'’-]{{1,30}})\b"
            rf"(?:,?\s\(?[DRI]-[^\s()]{{1,12}}\)?,?)?(?P<then>.{{0,120}})",
            re.DOTALL,
        )
        self._full_name = rf"\b(?i:{any_of(offices)})\s(?P<name>{_PERSON}(?i:%s))(?!\w)"

    def publisher(self, text: str, blocks: Sequence[Block], status: Status) -> Stated[str] | None:
        """The publisher, with the rule that told and where; None where no rule does."""
        if found := self._from_head(text, blocks):
            return found
        if status is Status.REPORT:
            return None
        body = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
        return (
            self._announcer(text, body)
            or self._office_holder(text, blocks, body)
            or self._from_seat(text, blocks)
            or self._from_standing_section(text, blocks)
            or self._from_officials(text, body)
        )

    def _from_head(self, text: str, blocks: Sequence[Block]) -> Stated[str] | None:
        """A letterhead, a site's header, or a line that only one publisher's web page has."""
        for block in blocks:
            line = " ".join(text[block.start : block.end].split())
            span = Span(block.start, block.end)
            if block.kind is not BlockKind.BOILERPLATE:
                continue
            if block.rule == "site-header":
                return Stated(re.split(r"\s(?:[-–—|»]|::)\s", line, maxsplit=1)[0], block.rule, span)
            if block.rule == "letterhead":
                return Stated(self._names.get(line.removeprefix("The "), line), block.rule, span)
            if publisher := self._boilerplate.get(block.rule, {}).get("publisher"):
                return Stated(str(publisher), block.rule, span)
        return None

    def _announcer(self, text: str, body: Sequence[Block]) -> Stated[str] | None:
        """An organisation that opens the body with "today announced" or "is proud to"."""
        match = body and self._announcing.match(text, body[0].start, _limit(body[0]))
        return Stated(self._issuer(match["name"]), "announces", Span(*match.span("name"))) if match else None

    def _office_holder(self, text: str, blocks: Sequence[Block], body: Sequence[Block]) -> Stated[str] | None:
        """A member of a legislature, or a governor, whom the title or the first sentence starts with."""
        title = next((block for block in blocks if block.kind is BlockKind.TITLE), None)
        if title and (match := self._in_title.match(text, title.start, title.end)):
            full = re.compile(self._full_name % re.escape(match["surname"])).search(text, title.end)
            name = " ".join(full["name"].split()) if full else match["surname"].title()
            span = Span(*full.span("name")) if full else Span(*match.span("surname"))
            if full or not match["office"].casefold().endswith("s."):
                return Stated(f"{self._offices[match['office'].casefold()]} {name}", "title-opens-with-office", span)
        opening = body and self._in_opening.match(text, body[0].start, _limit(body[0]))
        if opening and (opening["now"] or _NOW.search(opening["then"])):
            name = " ".join(opening["name"].split())
            office = self._offices[opening["office"].casefold()]
            return Stated(f"{office} {name}", "opens-with-office", Span(*opening.span("name")))
        return None

    def _from_seat(self, text: str, blocks: Sequence[Block]) -> Stated[str] | None:
        """The organisation seated where the release is dated from, named twice and twice as often as the next."""
        for block in blocks:
            if block.kind is not BlockKind.DATELINE:
                continue
            place = re.split(r"[,–—(]|\s-|\s\s", text[block.start : block.end], maxsplit=1)[0].strip().casefold()
            if place not in self._seats:
                continue
            counts = {name: self._mentions(text, name) for name in self._seats[place]}
            first, *others = sorted(counts, key=lambda name: -counts[name])
            most, next_most = counts[first], counts[others[0]] if others else 0
            if most >= 2 and most >= 2 * next_most:
                return Stated(first, "seat-in-dateline", Span(block.start, block.end))
        return None

    def _from_standing_section(self, text: str, blocks: Sequence[Block]) -> Stated[str] | None:
        """The organisation that a wire service gives as the source, or the one that the end is "About"."""
        found = []
        for block in blocks:
            line = " ".join(text[block.start : block.end].split())
            if block.rule == "wire-source":
                return Stated(self._issuer(line[len("SOURCE") :].strip(" :")), block.rule, Span(block.start, block.end))
            if block.rule == "about-us" and (name := re.fullmatch(r"(?i:about)\s(?:the\s)?([A-Z][^?]{1,60})", line)):
                found.append(Stated(self._issuer(name[1]), "about-section", Span(block.start, block.end)))
        return found[0] if len(found) == 1 else None

    def _from_officials(self, text: str, body: Sequence[Block]) -> Stated[str] | None:
        """The first organisation named in a paragraph that ends in saying that its officials announce this."""
        for block in body[:_OPENING_BODY]:
            said = self._officials.search(text, max(block.start, block.end - LOOKED_AT), block.end)
            if said and (match := self._organisation.search(text, block.start, min(said.start(), _limit(block)))):
                return Stated(self._issuer(match["name"]), "officials-announce", Span(*match.span("name")))
        return None

    def _issuer(self, name: str) -> str:
        """The usual name of an organisation, the name itself where it is not a known one."""
        return self._names.get(name, name)

    def _mentions(self, text: str, name: str) -> int:
        aliases = [alias for alias, canonical in self._names.items() if canonical == name]
        return len(re.findall(rf"\b(?:{any_of(aliases)})(?:[’']?s)?\b", text[:COUNTED_IN]))


def _limit(block: Block) -> int:
    return min(block.end, block.start + LOOKED_AT)
