"""One release written out in every format, with nothing but the standard library."""

from __future__ import annotations

import csv
import io
import json
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path
from xml.sax.saxutils import escape

TITLE = "Ten arrested in raids on three ports"
PARAGRAPHS = (
    "Police in Latvia arrested ten people on Tuesday and searched 14 houses near the ports, the agency said.",
    "Officers seized 29 kg of cocaine, three boats and about 9,000 euros in cash during the raids that morning.",
    "More than 120 officers took part, and two of them were slightly injured, a spokeswoman told reporters later.",
)
PLAIN = "\n\n".join((TITLE, *PARAGRAPHS)) + "\n"


def write_all(folder: Path) -> list[str]:
    """Write the release into a folder in every format; the names of the files."""
    makers = {
        "release.txt": PLAIN.encode(),
        "release.md": ("# " + PLAIN.replace("three boats", "*three* boats")).encode(),
        "release.html": html().encode(),
        "release.eml": mail().as_bytes(),
        "release.mbox": mbox(),
        "release.rss": rss().encode(),
        "release.docx": docx(),
        "release.jsonl": (json.dumps({"title": TITLE, "text": PLAIN}) + "\n").encode(),
        "release.csv": table().encode(),
        "release.pdf": pdf(PLAIN.split("\n\n")),
        "release.zip": zipped({"inside/release.txt": PLAIN.encode() + b" "}),
        "release.tgz": tarred({"inside/release.txt": PLAIN.encode() + b"  "}),
    }
    for name, data in makers.items():
        (folder / name).write_bytes(data)
    return sorted(makers)


def html(body: str | None = None) -> str:
    """A page with the release in the middle of what a site has around it."""
    told = body or "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in PARAGRAPHS)
    return (
        "<!DOCTYPE html><html><head><title>Agency</title>"
        '<meta property="article:published_time" content="2019-05-02T10:00:00Z">'
        '<meta property="og:site_name" content="Example Agency"></head><body>'
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/2018'>News 2018</a></li></ul></nav>"
        f"<main><article><h1>{TITLE}</h1>\n{told}</article></main>"
        "<footer>© 2019 Example Agency</footer><script>var lost = 77;</script></body></html>"
    )


def mail() -> EmailMessage:
    """The release as a mail."""
    message = EmailMessage()
    message["From"] = "Press Office <press@agency.example>"
    message["Subject"] = TITLE
    message["Date"] = "Thu, 02 May 2019 10:00:00 +0200"
    message.set_content(PLAIN)
    return message


def mbox() -> bytes:
    """The release in a mailbox."""
    return b"From press@agency.example Thu May  2 10:00:00 2019\n" + mail().as_bytes() + b"\n"


def rss() -> str:
    """The release as the entry of a feed."""
    told = escape("".join(f"<p>{escape(paragraph)}</p>" for paragraph in PARAGRAPHS))
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Example Agency</title>'
        f"<item><title>{TITLE}</title><pubDate>Thu, 02 May 2019 08:00:00 GMT</pubDate>"
        f"<description>{told}</description></item></channel></rss>"
    )


def table() -> str:
    """The release as a row."""
    stream = io.StringIO()
    csv.writer(stream).writerows([["headline", "body", "date"], [TITLE, PLAIN, "2019-05-02"]])
    return stream.getvalue()


def docx(paragraphs: str | None = None) -> bytes:
    """The release as a Word document."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    title = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{TITLE}</w:t></w:r></w:p>'
    told = paragraphs or "".join(f"<w:p><w:r><w:t>{escape(each)}</w:t></w:r></w:p>" for each in PARAGRAPHS)
    return zipped({"word/document.xml": f"<w:document {space}><w:body>{title}{told}</w:body></w:document>".encode()})


def zipped(members: dict[str, bytes]) -> bytes:
    """A ZIP archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    """A tar archive, packed with gzip."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return stream.getvalue()


def pdf(paragraphs: list[str], *, head: str = "", width: int = 60) -> bytes:
    """A PDF (ISO 32000-1): three paragraphs a page, in lines of a width, under a head that may be numbered."""
    pages = [paragraphs[at : at + 3] for at in range(0, len(paragraphs), 3)]
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for number, page in enumerate(pages, 1):
        lines = [head.format(number), ""] if head else []
        for paragraph in page:
            lines += [*_wrapped(paragraph.strip(), width), ""]
        drawn = "BT /F1 11 Tf 60 780 Td 14 TL " + " ".join(f"({_literal(line)}) Tj T*" for line in lines) + " ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn.encode("latin-1")))
        content = len(objects)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % content
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    made, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    xref = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return (
        made
        + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (
            len(objects) + 1,
            xref,
            len(objects) + 1,
            len(made),
        )
    )


def _wrapped(words: str, width: int) -> list[str]:
    lines = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _literal(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
