"""What a search asks for: words for the full-text index, and conditions on day, event and figures.

::

    "raided at dawn" police*          a phrase and the beginning of a word, both in the release
    arrested OR detained -drugs       either of two words, without a third
    NEAR(police port, 5)              two words with at most five others between them
    title:icarus  pub:europol         a word in the title, in the publisher's name
    after:2012  before:2012-03-01     from that day on, until the day before
    event:icarus                      on an event with the word in its name
    figure:arrest>100  unit:EUR       a figure by its role, its noun or its concept, and value; by its unit

Whatever is typed is a query: a mistake is said in words, and an operator out of place is a word like any other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from tui.errors import UsageError

_TOKEN = re.compile(
    r"""\s*(?P<not>-(?=["\w]))?
    (?: NEAR\((?P<near>[^)]*)\)
      | (?P<field>title|pub|text|after|before|event|figure|unit):(?P<value>"[^"]*"?|\S*)
      | "(?P<phrase>[^"]*)"?
      | (?P<word>\S+) )""",
    re.VERBOSE,
)
_COLUMNS = {"title": "title", "pub": "publisher", "text": "body"}
_NUMBER = r"-?\d[\d,_]*(?:\.\d+)?"
_FIGURE = re.compile(rf"(?P<word>[^<>=\d]*?)(?P<sign>>=|<=|[<>=])?(?P<value>{_NUMBER})?(?:\.\.(?P<high>{_NUMBER}))?$")
_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2}))?(?:-(?P<day>\d{1,2}))?$")
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
_LETTERS = re.compile(r"\w", re.UNICODE)
SOON = 3
"""Letters from which the beginning of a word is looked for in the texts: what shorter ones begin is a tenth of all."""

_NEAR = 10
"""Words between two words that are near each other, if nothing else is said (SQLite's own default)."""


@dataclass(frozen=True, slots=True)
class FigureAsked:
    """A figure that is asked for.

    Attributes:
        word: Its role, noun or concept in lower case; "" for any.
        sign: How its value is compared: ``>``, ``>=``, ``<``, ``<=``, ``=`` or ``..`` (between); "" where it is not.
        value: With what.
        high: The upper end of ``..``.
        unit: Its unit, else None.
    """

    word: str = ""
    sign: str = ""
    value: float = 0.0
    high: float = 0.0
    unit: str | None = None


@dataclass(slots=True)
class Query:
    """A query, understood.

    Attributes:
        words: The expression for the full-text index; "" where no words are asked for.
        figures: The figures that a release must have, all of them.
        events: Words that an event's name must have.
        first: The first day of issue.
        last: The day after the last one.
        begun: One or two letters of which nothing more is known yet: the beginning of a word of a title.
    """

    words: str = ""
    figures: list[FigureAsked] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    first: date | None = None
    last: date | None = None
    begun: str = ""


def parsed(text: str, *, typing: bool = False) -> Query:
    """A query as typed. While it is being typed, its last word is the beginning of one.

    Raises:
        UsageError: A field has a value that makes no sense.
    """
    query, units = Query(), list[str]()
    wanted: list[str] = []
    unwanted: list[str] = []
    either = False
    matches = list(_TOKEN.finditer(_UNWRITABLE.sub(" ", text).rstrip())) if text.strip() else []
    for match in matches:
        if name := match["field"]:
            value = match["value"].strip('"')
            if name in _COLUMNS:
                term = _term(value)
                term = term and f"{_COLUMNS[name]} : {term}"
            else:
                _condition(query, units, name, value)
                continue
        elif match["word"] == "OR" and wanted and match is not matches[-1]:
            either = True
            continue
        elif match["near"] is not None:
            term = _near(match["near"])
        elif match["phrase"] is not None:
            term = _quoted(match["phrase"])
        elif typing and match is matches[-1] and not text[-1:].isspace():
            word = match["word"]
            if len(word) < SOON and word.isalnum():
                query.begun = word
                continue
            term = _term(word, begun=True)
        else:
            term = _term(match["word"])
        if not term:
            continue
        if match["not"]:
            unwanted.append(term)
        elif either:
            wanted[-1] = f"({wanted[-1]} OR {term})"
        else:
            wanted.append(term)
        either = False
    if unwanted and not wanted:
        raise UsageError("“-” leaves out of what the other words find, and there are none", mend="add a word to find")
    if wanted or query.figures or query.events or query.first or query.last or units:
        query.begun = ""  # The next letter will tell; until then the rest is found.
    query.words = " AND ".join(wanted)
    if unwanted:
        query.words = f"({query.words}) NOT ({' OR '.join(unwanted)})"
    _with_units(query, units)
    return query


def _quoted(words: str) -> str:
    """Words as one phrase of the index; "" where there is no letter or digit in them."""
    return '"' + words.replace('"', '""') + '"' if _LETTERS.search(words) else ""


def _term(word: str, *, begun: bool = False) -> str:
    prefix = word.endswith("*")
    quoted = _quoted(word.rstrip("*"))
    return f"{quoted} *" if quoted and (prefix or begun) else quoted


def _near(inside: str) -> str:
    words, _, distance = inside.rpartition(",") if re.search(r",\s*\d+\s*$", inside) else (inside, "", str(_NEAR))
    terms = [term for word in re.findall(r'"[^"]*"|\S+', words) if (term := _term(word.strip('"')))]
    return f"NEAR({' '.join(terms)}, {int(distance)})" if len(terms) > 1 else "".join(terms)


def _condition(query: Query, units: list[str], name: str, value: str) -> None:
    if not value:
        raise UsageError(f"“{name}:” wants something after it", mend=f"for example {_EXAMPLES[name]}")
    match name:
        case "after":
            query.first = _day(value, name)
        case "before":
            query.last = _day(value, name)
        case "event":
            query.events.append(value)
        case "unit":
            units.append(value)
        case _:
            query.figures.append(_figure(value))


_EXAMPLES = {"after": "after:2012-03-01", "before": "before:2012", "event": "event:icarus", "unit": "unit:EUR",
             "figure": "figure:arrest>100"}  # fmt: skip


def _day(value: str, name: str) -> date:
    match = _DAY.match(value)
    try:
        if match is None:
            raise ValueError
        return date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    except ValueError:
        raise UsageError(f"“{value}” is no day", mend=f"write {_EXAMPLES[name]}, or a year or a month") from None


def _figure(value: str) -> FigureAsked:
    match = _FIGURE.match(value)
    try:
        if match is None or (match["value"] is None and (match["sign"] or not match["word"])):
            raise ValueError
        word = match["word"].strip().lower()
        if match["value"] is None:
            return FigureAsked(word)
        number = _number(match["value"])
        if match["high"]:
            return FigureAsked(word, "..", number, _number(match["high"]))
        return FigureAsked(word, match["sign"] or "=", number)
    except ValueError:
        raise UsageError(
            f"“figure:{value}” is not understood", mend="write figure:arrest>100 or figure:>5000"
        ) from None


def _number(written: str) -> float:
    return float(written.replace(",", "").replace("_", ""))


def _with_units(query: Query, units: list[str]) -> None:
    """A unit is one of the figures asked for, or else that of a figure of its own."""
    for unit in units:
        if query.figures:
            query.figures = [FigureAsked(each.word, each.sign, each.value, each.high, unit) for each in query.figures]
        else:
            query.figures.append(FigureAsked(unit=unit))
