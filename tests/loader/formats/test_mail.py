"""The release in a mail, what its head says, and the documents attached to it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.loader.formats import writing
from tui.errors import UnreadableError
from tui.knowledge import Knowledge
from tui.loader import release_from, releases_in
from tui.model import BlockKind, Release, Unreadable

BODY = "The agency said on Monday that 12 people had been arrested in three towns near the border.\n"
HEAD = (
    "From: Ada Moor <ada@example.org>\nSubject: Re: [press] Fwd: Boats found\nDate: Tue, 07 Feb 2012 23:30:00 -0500\n"
)


def mail(text: str, knowledge: Knowledge, name: str = "a.eml") -> Release:
    return release_from(text.encode("utf-8", "surrogateescape"), name, knowledge)


def found(data: bytes, name: str, knowledge: Knowledge) -> Sequence[Release | Unreadable]:
    return list(releases_in(data, name, knowledge))


def test_the_head_says_what_the_text_does_not(knowledge: Knowledge) -> None:
    release = mail(f"{HEAD}\n{BODY}", knowledge)
    assert (release.title.value, release.title.rule) == ("Boats found", "mail:subject")
    assert release.published and (str(release.published.value), release.published.rule) == ("2012-02-07", "mail:date")
    assert release.author and release.author.value == "Ada Moor"
    assert release.publisher is None


def test_the_text_goes_before_the_head(knowledge: Knowledge) -> None:
    release = mail(f"{HEAD}\nA title of its own\n\n4 May 2012\n\n{BODY}", knowledge)
    assert release.title.value == "A title of its own"
    assert release.published and str(release.published.value) == "2012-05-04"


def test_an_organisation_that_is_known_is_the_publisher(knowledge: Knowledge) -> None:
    release = mail(f"From: europol <press@example.org>\n\n{BODY}", knowledge)
    assert release.publisher and (release.publisher.value, release.publisher.rule) == ("Europol", "mail:from")
    assert release.author is None


def test_words_of_the_head_are_decoded(knowledge: Knowledge) -> None:
    assert mail(f"Subject: =?utf-8?b?w6l0w6k=?= =?iso-8859-1?q?_=E9?=\n\n{BODY}", knowledge).title.value == "été é"
    assert mail(f"Subject: =?no-such?q?=E9?=\n\n{BODY}", knowledge).title.value == "=?no-such?q?=E9?="


@pytest.mark.parametrize(
    "date", ["", "yesterday", "Tue, 99 Feb 2012", "1 Jan 99999 00:00", "0", "Mon, 1 Jan 0001 00:00"]
)
def test_a_day_that_is_none_is_not_stated(knowledge: Knowledge, date: str) -> None:
    published = mail(f"Date: {date}\n\n{BODY}", knowledge).published
    assert published is None or published.value.year < 2100


def test_a_signature_is_no_part_of_the_release(knowledge: Knowledge) -> None:
    release = mail(f"Subject: A\n\n{BODY}\n-- \nPress office, 12 Quay Street\n+31 70 000\n", knowledge)
    last = release.blocks[-1]
    assert (last.kind, last.rule) == (BlockKind.BOILERPLATE, "signature")
    assert release.text[last.start :].startswith("-- \nPress office")


@pytest.mark.parametrize("encoding", ["7bit", "quoted-printable"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_of_the_text_is_the_line_of_the_mail(knowledge: Knowledge, encoding: str, end: str) -> None:
    body = ["A title", "", "It says that it=", " goes on.", "", "12 people there."]
    body = body if encoding != "7bit" else [line.removesuffix("=") for line in body]
    text = end.join([f"Content-Transfer-Encoding: {encoding}", "Subject: x", "", *body, ""])
    release = mail(text, knowledge)
    assert release.line_column(release.text.index("12 people")) == (9, 1)
    assert release.line_column(release.text.index("12 people") + 3) == (9, 4)


def test_the_html_is_read_where_there_is_no_text_or_next_to_none(knowledge: Knowledge) -> None:
    it = writing.mail(html=True)
    assert "29 terabytes" in release_from(it.as_bytes(), "a.eml", knowledge).text
    it.set_content("See the web page.")
    it.add_alternative(writing.fragment(), subtype="html")
    release = release_from(it.as_bytes(), "a.eml", knowledge)
    assert "29 terabytes" in release.text and "web page" not in release.text


def test_the_text_is_read_where_it_says_as_much_as_the_html(knowledge: Knowledge) -> None:
    it = writing.mail()
    it.add_alternative("<p>Something else of the same sort.</p>", subtype="html")
    assert "Something else" not in release_from(it.as_bytes(), "a.eml", knowledge).text


def test_attached_documents_are_releases_with_the_name_they_have_there(knowledge: Knowledge) -> None:
    it = writing.mail()
    it.add_attachment(writing.FORMATS["word.docx"](), maintype="a", subtype="b", filename="../é.docx")
    it.add_attachment(b"picture", maintype="image", subtype="png", filename="logo.png")
    paths = [each.path for each in found(it.as_bytes(), "m.eml", knowledge)]
    assert paths == ["m.eml", "m.eml!/é.docx"]
    box = b"From a\n" + it.as_bytes() + b"\n\n"
    assert [each.path for each in found(box, "m.mbox", knowledge)] == ["m.mbox#1", "m.mbox#1!/é.docx"]


def test_a_mailbox_is_cut_at_lines_that_begin_a_mail(knowledge: Knowledge) -> None:
    one = (
        f"From a Tue Feb  7\nSubject: One\n\n{BODY}\n>From here on it is quoted.\nFrom here not, for no empty line.\n\n"
    )
    two = f"From b Tue Feb  7\nSubject: Two\n\n{BODY}\n"
    first, second = found((one + two).encode(), "m.mbox", knowledge)
    assert isinstance(first, Release) and isinstance(second, Release)
    assert (first.path, first.title.value) == ("m.mbox#1", "One")
    assert "\nFrom here on it is quoted.\nFrom here not" in first.text
    assert second.line_column(second.text.index("12 people"))[0] == (one + two).split("\n").index(BODY[:-1], 6) + 1


def test_a_mail_that_cannot_be_read_does_not_keep_the_others_from_opening(knowledge: Knowledge) -> None:
    box = f"From a\nSubject: One\n\n\n\nFrom b\nSubject: Two\n\n{BODY}\n".encode()
    first, second = found(box, "m.mbox", knowledge)
    assert first == Unreadable("m.mbox#1", "holds nothing but white space")
    assert isinstance(second, Release)


def test_the_same_mail_has_the_same_id_alone_and_in_a_mailbox(knowledge: Knowledge) -> None:
    one = f"Subject: One\n\n{BODY}\n".encode()
    (inside,) = found(b"From a\n" + one, "m.mbox", knowledge)
    assert isinstance(inside, Release) and inside.id == release_from(one, "a.eml", knowledge).id


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("m.mbox", b"no such thing", "is no mailbox"),
        ("a.eml", b"", "is empty"),
        ("a.eml", b"Content-Type: image/png\n\nx", "is a mail without text"),
        ("a.eml", b"Content-Type: multipart/mixed; boundary=b\n\n" + b"multipart/" * 65, "more parts or lines"),
        ("a.eml", b"Subject: x\n\n" + b"\n" * 1_000_001, "more parts or lines"),
    ],
)
def test_what_is_no_mail_says_why(knowledge: Knowledge, name: str, data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        release_from(data, name, knowledge)
