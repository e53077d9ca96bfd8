"""Singulars of nouns and base forms of verbs."""

from __future__ import annotations

import pytest

from tests.releases import knowledge
from tui.annotate.inflection import Inflection, verb_forms


@pytest.fixture(scope="module")
def inflection() -> Inflection:
    return Inflection(knowledge())


def test_the_base_of_a_form_does_not_depend_on_what_was_asked_before() -> None:
    fresh, used = Inflection(knowledge()), Inflection(knowledge())
    assert used.base("glimbing") == "glimb"
    assert used.known_base("glimbing") is fresh.known_base("glimbing") is None


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("suspects", "suspect"),
        ("countries", "country"),
        ("boxes", "box"),
        ("churches", "church"),
        ("losses", "loss"),
        ("cases", "case"),
        ("houses", "house"),
        ("movies", "movie"),
        ("children", "child"),
        ("people", "person"),
        ("women", "woman"),
        ("linemen", "lineman"),
        ("midwives", "midwife"),
        ("crises", "crisis"),
        ("buses", "bus"),
        ("viruses", "virus"),
        ("heroes", "hero"),
        ("tip-offs", "tip-off"),
    ],
)
def test_a_plural_has_its_singular(inflection: Inflection, plural: str, singular: str) -> None:
    assert inflection.singular(plural) == singular


@pytest.mark.parametrize(
    "noun",
    ["data", "police", "proceeds", "measles", "census", "crisis", "access", "gas", "aircraft", "series", "specimen"],
)
def test_a_noun_without_another_form_stays(inflection: Inflection, noun: str) -> None:
    assert inflection.singular(noun) == noun


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("arrested", "arrest"),
        ("identifying", "identify"),
        ("identified", "identify"),
        ("seized", "seize"),
        ("stopped", "stop"),
        ("killing", "kill"),
        ("sold", "sell"),
        ("lost", "lose"),
        ("spread", "spread"),
        ("cutting", "cut"),
        ("dies", "die"),
        ("dying", "die"),
        ("geolocated", "geolocate"),
        ("radicalised", "radicalise"),
        ("backdated", "backdate"),
        ("cross-checked", "cross-check"),
        ("decried", "decry"),
        ("whittled", "whittle"),
        ("debugged", "debug"),
    ],
)
def test_a_verb_form_has_its_base(inflection: Inflection, form: str, base: str) -> None:
    assert inflection.base(form) == base


def test_the_regular_forms_of_a_verb_lead_back_to_it(inflection: Inflection) -> None:
    verbs = knowledge().words("verbs")
    strange = [base for base in verbs for form in verb_forms(base)[1:] if inflection.base(form) != base]
    assert strange == []


def test_a_word_of_one_letter_is_left_alone(inflection: Inflection) -> None:
    assert [inflection.singular("s"), inflection.base("x"), inflection.base("ed"), inflection.base("ing")] == [
        "s",
        "x",
        "ed",
        "ing",
    ]
