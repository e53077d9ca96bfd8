"""What a knowledge file may say, and what is said of one that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tui import knowledge, tables
from tui.errors import KnowledgeError
from tui.knowledge import load
from tui.tables import GLOSSARY, GROUPS, WORDS, records

TABLES = {
    "words": WORDS,
    "glossary": GLOSSARY,
    "groups": GROUPS,
    "records": records("name", "factor words pattern", key="name"),
}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ``data`` folder of our own under a schema of our own."""
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setattr(knowledge, "TABLES", TABLES)
    monkeypatch.setattr(knowledge, "bundled", lambda name: folder)
    return folder


def loaded(data: Path, bundled: str = "", user: str = "") -> knowledge.Knowledge:
    (data / "bundled.yaml").write_text(bundled, encoding="utf-8")
    own = data.parent / "knowledge.yaml"
    own.write_text(user, encoding="utf-8")
    return load(own, cache=data.parent / "cache")


def mistake(data: Path, user: str) -> str:
    with pytest.raises(KnowledgeError) as raised:
        loaded(data, user=user)
    return str(raised.value)


def test_the_bundled_knowledge_is_without_mistakes(tmp_path: Path) -> None:
    known = load(tmp_path / "none.yaml", cache=tmp_path / "cache")
    assert known.glossary("months")["january"] == 1


def test_every_table_of_the_schema_has_words(tmp_path: Path) -> None:
    known = load(tmp_path / "none.yaml", cache=tmp_path / "cache")
    assert [name for name in tables.TABLES if not known._tables[name]] == []


def test_the_users_words_are_added_to_the_bundled_ones(data: Path) -> None:
    known = loaded(data, "words: [a, b]\ngroups: {person: [suspect]}", "words: [b, c]\ngroups: {person: [stowaway]}")
    assert list(known.words("words")) == ["a", "b", "c"]
    assert list(known.groups("groups")["person"]) == ["suspect", "stowaway"]


def test_the_users_word_wins_over_the_bundled_one(data: Path) -> None:
    known = loaded(data, "glossary: {a: 1, b: 2}", "glossary: {b: 3}")
    assert known.glossary("glossary") == {"a": 1, "b": 3}


def test_an_entry_of_the_same_key_replaces_the_bundled_one(data: Path) -> None:
    known = loaded(
        data, "records: [{name: mile, factor: 1609.344}, {name: yard}]", "records: [{name: mile, factor: 2}]"
    )
    assert list(known.records("records")) == [{"name": "yard"}, {"name": "mile", "factor": 2}]


def test_a_word_that_yaml_reads_as_something_else_stays_a_word(data: Path) -> None:
    assert list(loaded(data, "words: [no, 12, 1e3, null]").words("words")) == ["no", "12", "1e3", "null"]


def test_the_group_of_a_word_is_the_first_that_lists_it(data: Path) -> None:
    known = loaded(data, "groups: {person: [suspect, client], firm: [client, bank]}")
    assert known.group_of("groups") == {"suspect": "person", "client": "person", "bank": "firm"}


def test_an_unknown_table_is_named_with_its_line_and_the_nearest_name(data: Path) -> None:
    said = mistake(data, "words: [a]\n\nglosary: {a: 1}\n")
    assert "knowledge.yaml:3: " in said
    assert "“glosary”" in said
    assert "“glossary”" in said


@pytest.mark.parametrize(
    ("user", "line", "said"),
    [
        ("words:\n  a: b\n", 2, "must be a list"),
        ("groups:\n  person:\n    - [a, b]\n", 3, "single word"),
        ("records:\n  - {factor: 2}\n", 2, "lacks name"),
        ("records:\n  - {name: a}\n  - {name: b, colour: red}\n", 3, "no field “colour”"),
        ("words: [a\n", 2, "is not YAML"),
        ("glossary: {a: 1, a: 2}", 1, "defined twice"),
        ("words: &w [a]\ngroups: {a: *w}", 2, "alias"),
        ("[a, b]", 1, "must be a mapping"),
        ("words: [a]\nwords: [b]", 2, "defined twice"),
    ],
)
def test_a_mistake_is_said_with_file_and_line(data: Path, user: str, line: int, said: str) -> None:
    message = mistake(data, user)
    assert f"knowledge.yaml:{line}: " in message
    assert said in message


def test_a_file_that_is_not_utf8_is_said_with_its_line(data: Path) -> None:
    (data / "bad.yaml").write_bytes(b"words:\n  - caf\xe9\n")
    with pytest.raises(KnowledgeError, match=r"bad\.yaml:2: is not UTF-8; save it as UTF-8"):
        load(data.parent / "none", cache=data.parent / "cache")


def test_a_second_start_parses_no_yaml(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded(data, "words: [a]")
    monkeypatch.setattr(yaml, "compose", lambda *_, **__: pytest.fail("YAML was parsed again"))
    assert list(loaded(data, "words: [a]").words("words")) == ["a"]


def test_a_changed_file_is_read_again(data: Path) -> None:
    loaded(data, "words: [a]")
    assert list(loaded(data, "words: [b]").words("words")) == ["b"]


def test_a_damaged_cache_is_made_again(data: Path) -> None:
    loaded(data, "words: [a]")
    (compiled,) = (data.parent / "cache").glob("*.json")
    compiled.write_bytes(b'{"words": ["a')
    assert list(loaded(data, "words: [a]").words("words")) == ["a"]
    assert compiled.read_bytes().endswith(b"}")


def test_a_cache_that_cannot_be_written_is_done_without(data: Path) -> None:
    (data.parent / "cache").write_text("a file where the folder should be")
    assert list(loaded(data, "words: [a]").words("words")) == ["a"]


def test_a_pattern_that_is_no_regular_expression_is_reported_with_its_line(data: Path) -> None:
    message = mistake(data, "records:\n- {name: a, pattern: 'x+'}\n- {name: b, pattern: '(x'}\n")
    assert "knowledge.yaml:3" in message
    assert "“(x” is no regular expression" in message
