"""Words and their classes: what a word is, told by its neighbours."""

from __future__ import annotations

import pytest

from tests.annotate.field_cases import annotator
from tests.releases import knowledge
from tui.annotate.inflection import Inflection
from tui.annotate.numbers import Numbers
from tui.annotate.word_classes import Tagged, WordClasses


@pytest.fixture(scope="module")
def word_classes() -> WordClasses:
    return WordClasses(knowledge(), Inflection(knowledge()))


def _tagged(word_classes: WordClasses, text: str) -> Tagged:
    quantities = Numbers(knowledge()).find(text, 0, len(text))
    return word_classes.tagged(text, 0, len(text), quantities)


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Police arrested 112 suspects.", "SEQS."),
        ("The 112 arrests were made.", "DQSBE."),
        ("48 files & 12 terabytes of data", "QSCQFS"),
        ("184 suspected child sex offenders", "QANNS"),
        ("The grant funds 12 projects", "DNVQS"),
        ("Europol reports 12 arrests", "MVQS"),
        ("They plan to search 12 homes", "UVTVQS"),
        ("a planned two-day shutdown", "DAQN"),
        ("the 300 existing sequences", "DQAS"),
        ("officials said that 12 people died", "SEKQSE"),
        ("the virus that killed 12 people", "DNZEQS"),
        ("Winds of 90 mph tore roofs off", "SFQVSP"),
        ("The ruling upsets 12 plans", "DNVQS"),
        ("in South Korea's beef imports", "PMMXNS"),
    ],
)
def test_neighbours_tell_what_a_word_is(word_classes: WordClasses, text: str, classes: str) -> None:
    assert _tagged(word_classes, text).classes == classes


def test_a_quantity_is_one_word_from_its_hedge_to_its_unit(word_classes: WordClasses) -> None:
    text = "It holds more than 29 terabytes of data."
    tagged = _tagged(word_classes, text)
    (place,) = tagged.places
    start, end = tagged.spans[place]
    assert text[start:end] == "more than 29 terabytes"


def test_a_verb_that_hedges_is_left_to_the_sentence(word_classes: WordClasses) -> None:
    tagged = _tagged(word_classes, "The cost exceeded $3 million.")
    assert "exceeded" in tagged.words


def test_every_word_stands_where_its_span_says(word_classes: WordClasses) -> None:
    text = "“U.S. officials’ 1,204 co-ordinated raids — in 12 EU states — weren't\nover,” he said."
    tagged = _tagged(word_classes, text)
    assert [text[start:end].lower() for start, end in tagged.spans if start < end] == [
        word or text[tagged.spans[i][0] : tagged.spans[i][1]].lower() for i, word in enumerate(tagged.words)
    ]


def test_the_cache_of_words_does_not_grow_without_bound(word_classes: WordClasses) -> None:
    text = " ".join(f"w{number}x" for number in range(60_000))
    word_classes.tagged(text, 0, len(text), ())
    assert len(word_classes._guessed) <= 50_001 + 40


def test_the_annotator_hands_out_its_figure_engine() -> None:
    assert annotator().figures.find is not None
