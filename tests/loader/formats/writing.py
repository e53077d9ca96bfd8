"""One release, written in every format that is read: by hand, so that nothing a reader trusts wrote it for us."""

from __future__ import annotations

import csv
import gzip
import io
import json
import tarfile
import textwrap
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from html import escape

from tests.loader.formats.pdf import pdf

TITLE = "Harbour police seize forty boats in three ports"
HEADING = "What was found"
DATELINE = "THE HAGUE, 7 February 2012 – "
FIRST = (
    "Police in three ports seized 40 boats on Monday and arrested 112 people¹, the harbour police said. "
    "More than 800 files & about 29 terabytes of data were seized in 22 countries."
)
QUOTE = "“We identified 269 suspects in two years,” said Ada Moor, director of the harbour police."
LAST = "The operation cost €1.3 million, close to 12 percent of the budget, and 2xx suspects are still sought."
ITEMS = ("112 people arrested in 22 countries", "more than 800 files seized", "1,500 kg of cocaine found")
NOTE = "Figures of 6 February 2012, from 26 countries."
CONTACT = "Contact: Jane Roe, 555/010-0000."

PARAGRAPHS = (DATELINE + FIRST, HEADING, *(f"• {item}" for item in ITEMS), QUOTE, LAST, f"¹ {NOTE}", CONTACT)
TEXT = "\n\n".join((TITLE, *PARAGRAPHS)).replace("\n\n•", "\n•").replace("found\n•", "found\n\n•")


def _plain() -> str:
    return TEXT


def _wrapped() -> str:
    return "\n\n".join("\n".join(textwrap.wrap(paragraph, 66)) for paragraph in (TITLE, *PARAGRAPHS))


def _markdown() -> str:
    first = textwrap.fill(DATELINE + FIRST.replace("¹", "[^1]").replace("112", "**112**"), 70)
    items = "\n".join(f"- {item}" for item in ITEMS)
    return (
        f"---\nauthor: Ada Moor\n---\n\n# {TITLE}\n\n{first}\n\n## {HEADING}\n\n{items}\n\n> {QUOTE}\n\n"
        f"{LAST}\n\n[^1]: {NOTE}\n\n{CONTACT}\n"
    )


def fragment() -> str:
    """The release as HTML, without a page around it."""
    first = escape(DATELINE + FIRST).replace("¹", "<sup>1</sup>").replace("112", "<b>112</b>")
    items = "".join(f"<li>{escape(item)}</li>\n" for item in ITEMS)
    return (
        f"<h1>{TITLE}</h1>\n<p>{first}</p>\n<h2>{HEADING}</h2>\n<ul>{items}</ul>\n"
        f"<blockquote><p>{QUOTE}</p></blockquote>\n<p>{LAST}</p>\n<p><sup>1</sup> {NOTE}</p>\n<p>{CONTACT}</p>\n"
    )


def page(body: str = "") -> str:
    """The release, or something else, as a web page with the usual things around it."""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Harbour news</title>'
        '<meta property="og:site_name" content="Harbour Police">'
        '<meta property="article:published_time" content="2012-02-07T10:00:00+01:00"><style>p {color: red}</style>'
        '</head><body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav></header>'
        f"<main><article>\n{body or fragment()}</article></main><aside><h2>Related news</h2><ul><li><a href='/x'>"
        "12 sheep found in a lorry</a></li></ul></aside><script>var a = 99;</script>"
        "<footer><p>© 2012 Harbour Police. All rights reserved. 44 people like this.</p></footer></body></html>"
    )


def mail(*, html: bool = False, encoding: str = "quoted-printable") -> EmailMessage:
    """The release as a mail, encoded one way or another."""
    mail = EmailMessage()
    mail["From"], mail["To"] = "Harbour Police Press Office <press@example.org>", "news@example.org"
    mail["Subject"], mail["Date"] = "Press release", "Tue, 07 Feb 2012 09:00:00 +0100"
    if html:
        mail.set_content(fragment(), subtype="html", cte=encoding)
    else:
        mail.set_content(_wrapped() + "\n\n-- \nHarbour Police, 12 Quay Street\n", cte=encoding)
    return mail


def _mbox() -> bytes:
    return b"From press@example.org Tue Feb  7 10:00:00 2012\n" + mail().as_bytes() + b"\n"


def rss(title: str = TITLE) -> str:
    """The release as the entry of a feed."""
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>Harbour Police</title><item><title>{title}</title><pubDate>Tue, 07 Feb 2012 10:00:00 +0100</pubDate>"
        f"<c:encoded><![CDATA[{fragment()}]]></c:encoded></item></channel></rss>"
    )


def _atom() -> str:
    body = fragment().partition("\n")[2]
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Police</title><entry><title>{TITLE}</title>'
        f'<published>2012-02-07T10:00:00Z</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        f"{body}</div></content></entry></feed>"
    )


def _newsml() -> str:
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta><provider literal="Harbour Police"/>'
        "<firstCreated>2012-02-07T10:00:00+01:00</firstCreated></itemMeta><contentMeta>"
        f'<headline>{TITLE}</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{fragment()}</body></html></inlineXML></contentSet></newsItem>'
    )


def _nitf() -> str:
    body = fragment().partition("\n")[2].replace("h2>", "hl2>").replace("blockquote>", "bq>")
    return (
        '<nitf><head><docdata><date.issue norm="20120207"/><doc.copyright holder="Harbour Police"/></docdata></head>'
        f"<body><body.head><hedline><hl1>{TITLE}</hl1></hedline></body.head><body.content>{body}</body.content></body></nitf>"
    )


def _jsonl() -> str:
    record = {"headline": TITLE, "body": "\n\n".join(PARAGRAPHS).replace("\n\n•", "\n•"), "date": "2012-02-07"}
    return json.dumps(record | {"source": {"name": "Harbour Police"}}) + "\n"


def _csv() -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["Headline", "Date", "Body"], [TITLE, "2012-02-07", "\n\n".join(PARAGRAPHS)]])
    return out.getvalue()


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(paragraphs: str, **parts: str) -> bytes:
    """A Word document of these paragraphs; ``parts`` are its other parts by name."""
    files = {"word/document.xml": f"<w:document {WORD}><w:body>{paragraphs}</w:body></w:document>"}
    files |= {f"word/{name}.xml": f"<w:{name} {WORD}>{content}</w:{name}>" for name, content in parts.items()}
    return zipped({name: text.encode() for name, text in files.items()})


def _docx() -> bytes:
    def paragraph(text: str, properties: str = "") -> str:
        return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"

    first = escape(DATELINE + FIRST).replace("¹", '</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>')
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return word(
        paragraph(TITLE, '<w:pStyle w:val="Titel"/>')
        + paragraph(first)
        + paragraph(HEADING, '<w:pStyle w:val="berschrift2"/>')
        + "".join(paragraph(escape(words), item) for words in ITEMS)
        + paragraph(QUOTE)
        + paragraph(LAST)
        + paragraph(CONTACT),
        styles='<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
        '<w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>',
        numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        footnotes=f'<w:footnote w:id="2"><w:p><w:r><w:t>{NOTE}</w:t></w:r></w:p></w:footnote>',
    )


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of these files, the same at any time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def tarred(files: Mapping[str, bytes]) -> bytes:
    """A tar archive of these files, packed with gzip."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return packed(out.getvalue())


def packed(data: bytes) -> bytes:
    """These bytes packed with gzip, the same at any time."""
    return gzip.compress(data, mtime=0)


def _bytes(write: Callable[[], str]) -> Callable[[], bytes]:
    return lambda: write().encode()


FORMATS: Mapping[str, Callable[[], bytes]] = {
    "plain.txt": _bytes(_plain),
    "wrapped.text": _bytes(_wrapped),
    "release.md": _bytes(_markdown),
    "page.html": _bytes(page),
    "print.pdf": lambda: pdf(TITLE, PARAGRAPHS),
    "letter.eml": lambda: mail().as_bytes(),
    "letter-base64.eml": lambda: mail(encoding="base64").as_bytes(),
    "letter-html.eml": lambda: mail(html=True).as_bytes(),
    "box.mbox": _mbox,
    "feed.rss": _bytes(rss),
    "feed.atom": _bytes(_atom),
    "item.xml": _bytes(_newsml),
    "item.nitf": _bytes(_nitf),
    "word.docx": _docx,
    "records.jsonl": _bytes(_jsonl),
    "table.csv": _bytes(_csv),
    "packed.zip": lambda: zipped({"inside/release.md": _markdown().encode() + b"\n"}),
    "packed.tar.gz": lambda: tarred({"inside/release.txt": _plain().encode() + b"\n"}),
    "packed.txt.gz": lambda: packed(_wrapped().encode() + b"\n\n"),
}
"""Every format by the name of a file in it."""
