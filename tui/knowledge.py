"""What Presscheck knows about the world: ``data/*.yaml`` and the user's own YAML, as plain lexicons.

A knowledge file is a mapping from *table* names to tables; a table may be spread over any number of files, and the
user's files add to it (their word wins where both define one). There are four shapes of table, :class:`Shape`. Every
annotator states the tables it reads in :data:`TABLES`, which is the whole schema; anything else in a file is an error
that names the file and the line.

The merged tables are kept as JSON in the cache directory under a hash of the files' bytes, so that a start-up reads no
YAML at all (parsing it takes a hundred times longer than reading the result).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.errors import KnowledgeError
from tui.resources import bundled, cache_dir, config_dir, write_atomically
from tui.yaml_lines import YamlFile

if TYPE_CHECKING:
    from yaml.nodes import Node

Record = Mapping[str, Any]
"""One entry of a :attr:`Shape.RECORDS` table; which keys it has is stated in :data:`TABLES`."""


class Shape(Enum):
    """The shapes a table can have."""

    WORDS = "a list of words or phrases"
    GLOSSARY = "a mapping from a word or phrase to one value"
    GROUPS = "a mapping from a name to a list of words or phrases"
    RECORDS = "a list of entries with named fields"


@dataclass(frozen=True, slots=True)
class Table:
    """The schema of one table.

    Attributes:
        shape: Its shape.
        required: For records, the fields each entry must have.
        optional: For records, the fields an entry may have.
        key: For records, the field by which a later entry replaces an earlier one; "" to append.
    """

    shape: Shape
    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    key: str = ""


def _records(required: str, optional: str = "", key: str = "") -> Table:
    return Table(Shape.RECORDS, frozenset(required.split()), frozenset(optional.split()), key)


WORDS, GLOSSARY, GROUPS = Table(Shape.WORDS), Table(Shape.GLOSSARY), Table(Shape.GROUPS)

TABLES: Mapping[str, Table] = {
    # loader
    "months": GLOSSARY,
    "weekdays": GLOSSARY,
    "boilerplate": _records("name pattern example", "publisher", key="name"),
    "standing_sections": _records("name pattern example", key="name"),
    "captions": _records("name pattern example", key="name"),
    "bylines": _records("name pattern example", key="name"),
    "artefacts": _records("name pattern example", key="name"),
    "date_labels": WORDS,
    "image_suffixes": WORDS,
    "site_words": WORDS,
    "letterheads": _records("name pattern example", key="name"),
    "seats": GROUPS,
    "announcing": WORDS,
    "official_statements": WORDS,
    "issuing_offices": GLOSSARY,
    "issuing_openers": WORDS,
    "draft_marks": _records("name pattern example", "count", key="name"),
    "draft_lines": _records("name pattern example", key="name"),
    "report_marks": _records("name pattern example", key="name"),
    # sentences
    "abbreviations": GROUPS,
    "sentence_starters": WORDS,
    "domain_endings": WORDS,
    # quotations
    "saying_verbs": WORDS,
    "speaking_pronouns": WORDS,
    "plural_pronouns": WORDS,
    # names
    "countries": GROUPS,
    "states": GROUPS,
    "cities_and_regions": GROUPS,
    "place_heads": WORDS,
    "doubtful_places": WORDS,
    "place_licences": WORDS,
    "place_qualifiers": WORDS,
    "organisations": GROUPS,
    "organisation_heads": WORDS,
    "joined_heads": WORDS,
    "organisation_openers": WORDS,
    "organisation_nouns": WORDS,
    "company_suffixes": WORDS,
    "organisation_topics": WORDS,
    "operation_words": WORDS,
    "codename_words": WORDS,
    "codenamed_things": WORDS,
    "not_operations": WORDS,
    "after_operations": WORDS,
    "storm_kinds": WORDS,
    "bill_prefixes": GLOSSARY,
    "numbered_papers": WORDS,
    "law_heads": WORDS,
    "edition_heads": WORDS,
    "edition_ordinals": WORDS,
    "titles": GROUPS,
    "offices": WORDS,
    "determiners": WORDS,
    "role_links": WORDS,
    "name_particles": WORDS,
    "name_suffixes": WORDS,
    "given_names": WORDS,
    # dates
    "relative_days": GLOSSARY,
    "relative_steps": GLOSSARY,
    "calendar_units": GLOSSARY,
    "seasons": GLOSSARY,
    "period_parts": GLOSSARY,
    "year_licences": WORDS,
    "month_licences": WORDS,
    "future_cues": WORDS,
    "weekday_names": WORDS,
    "not_date_openers": WORDS,
    "days_that_are_names": WORDS,
    "small_numbers": GLOSSARY,
    # citations
    "document_kinds": WORDS,
    "source_openers": WORDS,
    "see_words": WORDS,
    "issuing_verbs": WORDS,
    "issued_on": WORDS,
    "source_breaks": WORDS,
    # cross-references
    "event_windows": GLOSSARY,
    "broad_names": WORDS,
    "function_words": WORDS,
    "formula_words": WORDS,
    "governing_prepositions": WORDS,
    "role_families": GROUPS,
    "event_nouns": GROUPS,
    "general_nouns": WORDS,
    "setting_nouns": WORDS,
    "measure_labels": _records("noun words label"),
    "measure_participles": GLOSSARY,
    "growing_roles": WORDS,
    "background_words": GROUPS,
    "broad_people": WORDS,
    "speaking_offices": WORDS,
    "contact_openings": WORDS,
    "partial_list_words": WORDS,
    "list_openings": WORDS,
    "as_of_words": WORDS,
    "unsaid_roles": WORDS,
    "measure_kinds": GLOSSARY,
    "passing_periods": WORDS,
    "roles_of_persons": WORDS,
    "living_concepts": WORDS,
    # numbers
    "number_words": GLOSSARY,
    "scale_words": GLOSSARY,
    "scale_suffixes": GLOSSARY,
    "scale_suffixes_of_money": GLOSSARY,
    "order_words": GLOSSARY,
    "order_openers": WORDS,
    "fraction_words": GLOSSARY,
    "bare_scale_openers": WORDS,
    "orders_before_of": WORDS,
    "results_openers": WORDS,
    "share_openers": WORDS,
    "plural_verbs": WORDS,
    "half_openers": WORDS,
    "half_followers": WORDS,
    "zero_counted": WORDS,
    "zero_openers": WORDS,
    "zero_results": WORDS,
    "zero_circumstances": WORDS,
    "counted_in_millions": WORDS,
    "tallied": WORDS,
    "change_words": WORDS,
    "tally_words": WORDS,
    "scale_names": WORDS,
    "multiple_followers": WORDS,
    "measured_on_a_scale": WORDS,
    "aged_persons": GROUPS,
    "words_that_lose_their_space": WORDS,
    "counted_like_years": WORDS,
    "year_openers": WORDS,
    "year_nouns": WORDS,
    "age_bearers": WORDS,
    "age_limits": WORDS,
    "age_limit_fillers": WORDS,
    "age_followers": WORDS,
    "person_followers": WORDS,
    "name_endings": WORDS,
    "one_openers": WORDS,
    "one_followers": WORDS,
    "one_idle_nouns": WORDS,
    "one_hedges": WORDS,
    "one_fates": WORDS,
    "one_fatal_verbs": WORDS,
    "one_joints": WORDS,
    "capital_openers": WORDS,
    # units
    "units": _records("symbol kind factor", "offset base words symbols bracketed given_in of per", key="symbol"),
    "unit_adjectives": WORDS,
    "no_symbol_before": WORDS,
    "percent_words": WORDS,
    "currencies": _records("code", "symbols words cents", key="code"),
    # qualifiers
    "qualifiers": GROUPS,
    "qualifiers_after": GROUPS,
    "qualifier_fillers": WORDS,
    "prepositional_qualifiers": WORDS,
    "longer_than_openers": WORDS,
    "time_setters": WORDS,
    "time_joints": WORDS,
    "concerning_openers": WORDS,
    # masks
    "masks": _records("name example pattern", "after at", key="name"),
    # blanks
    "blank_marks": _records("name example pattern", key="name"),
    "no_blank_after": WORDS,
    "no_blank_before": WORDS,
    "blank_counted": WORDS,
    # figures: nouns, verbs and the closed classes of English
    "word_classes": GROUPS,
    "irregular_nouns": GLOSSARY,
    "invariable_nouns": WORDS,
    "nouns": WORDS,
    "adjectives": WORDS,
    "partitive_nouns": WORDS,
    "time_nouns": WORDS,
    "pointing_words": WORDS,
    "people_in_a_state": GLOSSARY,
    "counting_nouns": GLOSSARY,
    "concepts": GROUPS,
    "verbs": WORDS,
    "irregular_verbs": GLOSSARY,
    "unchanging_verbs": WORDS,
    "noun_or_verb": WORDS,
    "actions": GLOSSARY,
    "gifts": WORDS,
    "happenings": WORDS,
    "happening_verbs": WORDS,
    "reporting_verbs": WORDS,
    "hearsay_verbs": WORDS,
    "paying_verbs": WORDS,
    "subject_pronouns": WORDS,
    "catenative_verbs": WORDS,
    "measuring_verbs": WORDS,
    "verbs_of_people": WORDS,
    "funding_verbs": WORDS,
    "changing_verbs": WORDS,
    "light_verbs": WORDS,
    "verbal_phrases": GLOSSARY,
    "directions": GLOSSARY,
    "ellipsis_words": WORDS,
    "particles": WORDS,
    "purpose_prepositions": WORDS,
    "destination_prepositions": WORDS,
    "amount_prepositions": WORDS,
    "placing_prepositions": WORDS,
    "recipient_prepositions": WORDS,
    "superlatives": WORDS,
    "dimension_words": WORDS,
    "verb_prefixes": WORDS,
    "steadying_verbs": WORDS,
    "focusing_adverbs": WORDS,
    "place_prepositions": WORDS,
    "close_prepositions": WORDS,
    "organisation_prepositions": WORDS,
    "place_nouns": WORDS,
    "period_prepositions": WORDS,
    "words_before_places": WORDS,
    "date_joints": WORDS,
    "rate_words": WORDS,
    "rate_adverbs": WORDS,
    "as_of_openers": WORDS,
    "source_verbs": WORDS,
    "source_nouns": WORDS,
    "source_verbs_with_that": WORDS,
    "time_shifters": WORDS,
}
"""Every table there is, by name. The comment on a table's YAML says what it is for."""


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
    sources = _read([*sorted(bundled("data").glob("*.yaml")), *_user_files(user)])
    digest = hashlib.sha256(Path(__file__).read_bytes() + Path(__file__).with_name("yaml_lines.py").read_bytes())
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


def _user_files(user: Path) -> list[Path]:
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
            raise file.mistake(key, f"no table is called “{key.value}”", _nearest(key.value))
        tables[key.value] = file.table(node, key.value, TABLES[key.value])
    return tables


def _nearest(word: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(word, TABLES, n=1)
    return f"did you mean “{close[0]}”?" if close else "the tables are named in data/*.yaml"


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
