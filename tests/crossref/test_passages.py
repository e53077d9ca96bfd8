from hypothesis import given, settings
from hypothesis import strategies as st

from tests.crossref.builders import reading
from tests.releases import knowledge
from tui.crossref import met_by_text
from tui.crossref.passages import PASSAGE, Passage, Passages
from tui.crossref.traces import Tracer, footers
from tui.model import Reading

WORDS = st.lists(st.sampled_from([f"w{number}" for number in range(400)]), min_size=PASSAGE, max_size=40, unique=True)


def between(first: Reading, second: Reading) -> tuple[Passage, ...]:
    """The passages that two releases share, if they are found to share any among all releases."""
    known = {one.release.id: one for one in (first, second)}
    return Passages(known).between(first.release.id, second.release.id)


def paired(*readings: Reading) -> bool:
    """Whether some of these releases are compared for their text."""
    known = {one.release.id: one for one in readings}
    tracer = Tracer(knowledge())
    traces = {ident: tracer.trace(one) for ident, one in known.items()}
    return bool(met_by_text(traces, known, footers(trace.tail for trace in traces.values())))


@settings(max_examples=60, deadline=None)
@given(WORDS, st.integers(0, 30), st.integers(0, 30))
def test_any_twelve_words_in_common_are_found(words: list[str], before: int, after: int) -> None:
    passage = " ".join(words)
    first = reading(" ".join(f"a{number}" for number in range(before)) + " " + passage)
    second = reading(passage + " " + " ".join(f"b{number}" for number in range(after)))
    assert [first.release.text[slice(*found.mine)] for found in between(first, second)] == [passage]
    assert first.release.id == second.release.id or paired(first, second)


@settings(max_examples=60, deadline=None)
@given(WORDS, st.integers(0, 11))
def test_eleven_words_in_common_make_no_passage(words: list[str], place: int) -> None:
    changed = [*words[:12]]
    changed[place] = "otherwise"
    assert not between(reading(" ".join(words[:12])), reading(" ".join(changed)))


def test_quotation_marks_case_and_line_breaks_do_not_part_a_passage() -> None:
    first = reading("“This is the latest major success in over ten years of Europe’s agencies’ joint work.”")
    second = reading("'THIS is the latest major\nsuccess in over ten years of Europe's agencies' joint work', he said.")
    (passage,) = between(first, second)
    assert passage.changed == 0
    assert second.release.text[slice(*passage.theirs)].startswith("THIS is")


def test_a_changed_word_leaves_one_near_duplicate() -> None:
    first = (
        "one of the suspects had many terabytes of data which we confiscated "
        "this is an incredible amount of data for our investigators to handle"
    )
    (passage,) = between(reading(first), reading(first.replace("confiscated", "seized")))
    assert passage.changed == 1
    assert len(passage.runs) == 2


def test_what_fifty_releases_share_is_boilerplate() -> None:
    footer = "the agency was founded in a small town and has since then grown into the largest of its kind"
    many = [reading(f"Release number {number} on something else. {footer}") for number in range(60)]
    assert not paired(*many)
    assert paired(*many[:3])
