"""Markdown is read as it is rendered, and every word knows its place in the source."""

from __future__ import annotations

from tui.knowledge import Knowledge
from tui.loader import Limits, release_from, releases_in
from tui.model import Release, Status

BODY = "The agency said on Monday that 12 people had been arrested in three towns near the border."


def read(text: str, knowledge: Knowledge) -> Release:
    return release_from(text.encode(), "a.md", knowledge)


def blocks(release: Release) -> list[tuple[str, str]]:
    return [(block.kind.value, release.text[block.start : block.end]) for block in release.blocks]


def test_marks_are_gone_and_lists_quotations_and_rows_are_what_they_are(knowledge: Knowledge) -> None:
    text = (
        "# Raid on *port*\n\nPolice **arrested** [ten people](http://x.example) and ![a picture](p.png) left "
        "at ~~9~~ 10 in the `morning`.\n\n## Found\n\n- 29 kg of cocaine\n- two boats\n  1. one of them red\n\n"
        "> “We are content,” said the chief.\n\n| place | arrests |\n|---|---|\n| Riga | 7 |\n\n---\n\n    code 12\n"
    )
    assert blocks(read(text, knowledge)) == [
        ("title", "Raid on port"),
        ("paragraph", "Police arrested ten people and left at 9 10 in the morning."),
        ("subtitle", "Found"),
        ("list_item", "• 29 kg of cocaine"),
        ("list_item", "• two boats"),
        ("list_item", "1. one of them red"),
        ("quotation", "“We are content,” said the chief."),
        ("paragraph", "place   arrests"),
        ("paragraph", "Riga    7"),
        ("paragraph", "code 12"),
    ]


def test_every_word_knows_its_line_and_column(knowledge: Knowledge) -> None:
    text = f"# Title\n\n{BODY}\nAnd **40 boats**\\\nwith a&amp;b `9` men.\n\n- one\n  and 8 more\n\n> quoted 7\n"
    release = read(text, knowledge)
    lines = text.split("\n")
    for words in ("12 people", "40 boats", "with a", "9", "8 more", "7"):
        line, column = release.line_column(release.text.index(words))
        assert lines[line - 1].startswith(words, column - 1), words


def test_footnotes_stand_at_the_end_by_the_numbers_of_their_marks(knowledge: Knowledge) -> None:
    text = f"{BODY[:-1]}[^b] and 40 boats[^a].\n\n[^a]: Of two.\n[^b]: Of twelve.\n"
    assert blocks(read(text, knowledge)) == [
        ("paragraph", f"{BODY[:-1]}¹ and 40 boats²."),
        ("footnote", "¹ Of twelve."),
        ("footnote", "² Of two."),
    ]


def test_html_in_it_is_read_as_such(knowledge: Knowledge) -> None:
    html = "<div><p>40 boats</p><script>5</script></div>"
    text = f"# Title\n\n{BODY} 112<sup>1</sup> people<br>here<!-- 13 -->.\n\n{html}\n"
    assert [words for _, words in blocks(read(text, knowledge))] == [
        "Title",
        f"{BODY} 112¹ people\nhere.",
        "40 boats",
    ]


def test_front_matter_states_what_the_text_does_not(knowledge: Knowledge) -> None:
    text = f"---\ntitle: Boats found\npublisher: Agency\ndate: 2012-02-07\ndraft: true\ntags: [a, b]\n---\n\n{BODY}\n"
    release = read(text, knowledge)
    assert release.text == f"Boats found\n\n{BODY}"
    assert release.title.span == (0, 11)
    assert release.publisher and (release.publisher.value, release.publisher.rule) == ("Agency", "front-matter")
    assert release.published and str(release.published.value) == "2012-02-07"
    assert release.status.value is Status.DRAFT


def test_a_headline_of_the_text_goes_before_the_title_of_the_front_matter(knowledge: Knowledge) -> None:
    release = read(f"---\ntitle: Boats\n---\n\n# Boats found\n\n{BODY}\n", knowledge)
    assert (release.title.value, release.title.rule) == ("Boats found", "h1")


def test_what_only_looks_like_front_matter_is_text(knowledge: Knowledge) -> None:
    text = f"---\n- Twelve: [were arrested\n---\n\n{BODY}\n"
    assert "Twelve: [were arrested" in read(text, knowledge).text


def test_a_text_too_long_to_be_rendered_is_read_as_it_stands(knowledge: Knowledge) -> None:
    text = f"# Title\n\n**{BODY}**\n"
    (release,) = releases_in(text.encode(), "a.md", knowledge, limits=Limits(markdown=50))
    assert isinstance(release, Release) and release.text == text
