from hypothesis import given, settings
from hypothesis import strategies as st

from tests.crossref.builders import reading
from tui.crossref.passages import PASSAGE, Passages
from tui.model import Reading

WORDS = st.lists(st.sampled_from([f"w{number}" for number in range(400)]), min_size=PASSAGE, max_size=40, unique=True)


def shared(*readings: Reading) -> list[str]:
    """The text of every passage that two releases share, as the first has it."""
    return [readings[0].release.text[slice(*passage.mine)] for passage in Passages(readings).between(0, 1)]


@settings(max_examples=60, deadline=None)
@given(WORDS, st.integers(0, 30), st.integers(0, 30))
def test_any_twelve_words_in_common_are_found(words: list[str], before: int, after: int) -> None:
    passage = " ".join(words)
    first = " ".join(f"a{number}" for number in range(before)) + " " + passage
    second = passage + " " + " ".join(f"b{number}" for number in range(after))
    assert shared(reading(first), reading(second)) == [passage]


def test_quotation_marks_case_and_line_breaks_do_not_part_a_passage() -> None:
    first = reading("“This is the latest major success in over ten years of Europe’s agencies’ joint work.”")
    second = reading("'THIS is the latest major\nsuccess in over ten years of Europe's agencies' joint work', he said.")
    (passage,) = Passages([first, second]).between(0, 1)
    assert passage.changed == 0
    assert second.release.text[slice(*passage.theirs)].startswith("THIS is")


def test_a_changed_word_leaves_one_near_duplicate() -> None:
    first = (
        "one of the suspects had many terabytes of data which we confiscated "
        "this is an incredible amount of data for our investigators to handle"
    )
    (passage,) = Passages([reading(first), reading(first.replace("confiscated", "seized"))]).between(0, 1)
    assert passage.changed == 1
    assert len(passage.runs) == 2


def test_what_fifty_releases_share_is_boilerplate() -> None:
    footer = "the agency was founded in a small town and has since then grown into the largest of its kind"
    many = [reading(f"Release number {number} on something else. {footer}") for number in range(60)]
    assert not Passages(many).pairs
    assert Passages(many[:3]).pairs
