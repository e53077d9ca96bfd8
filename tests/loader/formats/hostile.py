"""More than two hundred files that mean no good, each with a name that says what it tries."""

from __future__ import annotations

import io
import json
import os
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.loader.formats import writing

STRINGS = {
    "clipboard": "\x1b]52;c;aGVsbG8=\x07",
    "link": "\x1b]8;;http://x.example\x1b\\here\x1b]8;;\x1b\\",
    "erase": "\x1b[2J\x1b[H",
    "title": "\x1b]0;owned\x07",
    "report": "\x1b[6n\x1b[c",
    "c1": "\x9b2J\x9d52;c;aGk=\x9c",
    "bell": "\x07" * 9,
    "red": "\x1b[31;7mred\x1b[5;5Hmoved",
    "bidi": "\u202egnp.exe\u202c \u2066a\u2069",
    "zero": "\u200b\u200d\u2060\ufeff",
    "markup": "[/ revised] [bold] [link=http://x]",
    "at": "[@click=app.quit]here[/]",
    "homoglyph": "Ｅurоpоl аrrеstеd １２",
    "combining": "e" + "\u0301" * 3000,
    "emoji": "\U0001f469\u200d\U0001f467" * 300,
    "surrogate": "\ud800\udfff",
    "noncharacter": "\ufdd0\uffff\U0010ffff",
    "tabs": "\t" * 5000,
    "cr": "one\rtwo\r" * 300,
    "separators": "\u2028\u2029\x0b\x0c\x1c\x1d\x85" * 50,
    "null": "a\0b",
    "format": "%s%n{0}{{}}$HOME`id`",
    "digits": "9" * 20_000,
    "numbers": "1,234 " * 1500,
    "quotes": "“" * 5000,
    "brackets": "(" * 20_000,
    "footnotes": "* note\n" * 3000,
    "marks": "word* " * 1500,
    "blanks": "XXX " * 1500,
}
"""What stands in a file of each format that holds text."""


def texts() -> dict[str, Callable[[str], bytes]]:
    """By suffix, how a string is put into a file of a format."""
    return {
        ".txt": _encoded,
        ".md": lambda text: _encoded(f"# {text}\n\n- {text}\n\n> {text}\n"),
        ".html": lambda text: _encoded(writing.page(f"<p>{writing.FIRST}</p><p>{text}</p>")),
        ".eml": lambda text: (
            b"From: a@b.example\nSubject: x\nContent-Type: text/plain; charset=utf-8\n\n" + _encoded(text)
        ),
        ".rss": lambda text: _encoded(writing.rss(_xml(text))),
        ".docx": lambda text: writing.word(f"<w:p><w:r><w:t>{_xml(text)}</w:t></w:r></w:p>"),
        ".jsonl": lambda text: json.dumps({"text": f"Ten arrested {text}", "title": text}).encode(),
        ".csv": lambda text: _encoded(f'title,text\n"{text}","Ten {text}"\n'),
    }


GROUPS = (".txt", ".md", ".html", ".eml", ".rss", ".docx", ".jsonl", ".csv", "odd", "special")
"""What can be asked of :func:`write`: the files of a format that holds text, those with a wrong structure, no files."""


def write(folder: Path, group: str, most: int | None = None) -> Iterator[Path]:
    """Write the files of a group, of long strings the first ``most`` code points; the paths."""
    if group == "special":
        yield from _special(folder)
        return
    made = texts().get(group)
    files = {f"{name}{group}": made(text[:most]) for name, text in STRINGS.items()} if made else _odd()
    for name, data in files.items():
        path = folder / name
        path.write_bytes(data)
        yield path


def write_all(folder: Path) -> Iterator[Path]:
    """Write every file; the paths."""
    for group in GROUPS:
        yield from write(folder, group)


def _odd() -> dict[str, bytes]:
    """Files that are wrong in their structure."""
    bomb = writing.zipped({f"{n}.txt": b"0" * 50_000_000 for n in range(6)})
    nested = b"Ten people were arrested."
    for _ in range(12):
        nested = writing.zipped({"a.zip" if nested[:2] == b"PK" else "a.txt": nested})
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return {
        "line.txt": b"x" * 10_000_000,
        "lines.txt": b"\n" * 1_000_000,
        "notes.txt": b"A title\n\n" + b"* a note of 12 words\n" * 50_000,
        "bomb.zip": bomb,
        "bomb.tgz": writing.tarred({"zeros.txt": b"0" * 300_000_000}),
        "nested.zip": nested,
        "traversal.zip": writing.zipped({"../../../escaped.txt": b"Ten arrested.", "/etc/escaped.txt": b"Ten seized."}),
        "traversal.tgz": writing.tarred({"../../escaped.txt": b"Ten people were arrested."}),
        "links.tgz": _links(),
        "many.zip": writing.zipped({f"{n}.txt": b"" for n in range(3000)}),
        "encrypted.zip": _encrypted(),
        "truncated.zip": writing.zipped({"a.txt": b"Ten people." * 99})[:-30],
        "entities.docx": writing.zipped(
            {"word/document.xml": f"<!DOCTYPE l [<!ENTITY l0 'l'>{lol}]><l>&l9;</l>".encode()}
        ),
        "entities.rss": f"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY l0 'l'>{lol}]><rss>&l9;</rss>".encode(),
        "external.rss": b"<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><rss><channel><title>&e;</title></channel></rss>",
        "utf16.docx": writing.zipped(
            {"word/document.xml": "<!DOCTYPE l [<!ENTITY a 'b'>]><l>&a;</l>".encode("utf-16")}
        ),
        "deep.html": b"<div>" * 50_000 + b"Ten people were arrested in Riga." + b"</div>" * 50_000,
        "deeper.html": b"<b>" * 200_000,
        "attributes.html": b"<p " + b"a='1' " * 100_000 + b">Ten people were arrested.</p>",
        "unclosed.html": b"<p" * 100_000,
        "comments.html": b"<!--" * 100_000,
        "deep.md": b"> " * 5000 + b"Ten arrested",
        "brackets.md": b"[" * 20_000,
        "stars.md": b"*a_ " * 20_000,
        "deep.jsonl": b'{"text":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        "nan.jsonl": b'{"text": NaN}\n{"text": "Ten", "title": 1e999}\n[]\n"text"\n',
        "wide.csv": b"text" + b",a" * 20_000 + b"\n" + b"," * 30_000 + b"\n",
        "quotes.csv": b'text\n"' + b'""' * 50_000,
        "loop.pdf": _looping_pdf(),
        "empty.pdf": b"%PDF-1.4\n%%EOF\n",
        "stream.pdf": b"%PDF-1.4\n1 0 obj\n<< /Length 99999999999 >>\nstream\n" + b"x" * 1000,
        "parts.eml": _many_parts(),
        "charset.eml": b"Subject: x\nContent-Type: text/plain; charset=no-such\n\nTen people were arrested.\n",
        "base64.eml": b"Subject: x\nContent-Transfer-Encoding: base64\n\n" + b"!!!!" * 1000,
        "head.eml": b"Subject: " + b"=?utf-8?q?=41?= " * 5000 + b"\n\nTen arrested.\n",
        "from.mbox": b"From a\n" * 5000,
    }


def _special(folder: Path) -> Iterator[Path]:
    """What is no regular file, has no plain name, or states harm beside another."""
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to("self.txt")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "gone.txt").symlink_to("/nonexistent/file")
    os.mkfifo(folder / "pipe.txt")
    for name in (
        b"\xff\xfe.txt",
        b"\x1b]0;x\x07.txt",
        "\u202etxt.exe.txt".encode(),
        b"new\nline.txt",
        b"[bold].txt",
        b"-.txt",
    ):
        path = Path(os.fsdecode(os.path.join(os.fsencode(folder), name)))
        path.write_bytes(b"Ten people were arrested in " + name)
        yield path
    beside = folder / "beside"
    beside.mkdir()
    (beside / "a.txt").write_bytes(b"Ten people were arrested.")
    (beside / "presscheck.yaml").write_bytes(b"a: &a [x]\nb: &b [*a, *a]\nc: !!python/object/apply:os.system ['id']\n")
    yield from (folder / name for name in ("self.txt", "device.txt", "gone.txt", "pipe.txt"))
    yield beside / "a.txt"


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _xml(text: str) -> str:
    return "".join(f"&#{ord(each)};" if ord(each) > 31 or each in "\t\n\r" else each for each in text)


def _links() -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        for kind, name in ((tarfile.SYMTYPE, "a.txt"), (tarfile.LNKTYPE, "b.txt"), (tarfile.CHRTYPE, "c.txt")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    return stream.getvalue()


def _encrypted() -> bytes:
    data = bytearray(writing.zipped({"a.txt": b"Ten people were arrested."}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _looping_pdf() -> bytes:
    pages = b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 9 >>"
    catalogue = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects = b"1 0 obj\n" + catalogue + b"\nendobj\n2 0 obj\n" + pages + b"\nendobj\n"
    return b"%PDF-1.4\n" + objects + b"trailer\n<< /Root 1 0 R >>\n"


def _many_parts() -> bytes:
    head = b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n"
    return head + b"--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 400 + b"--b--\n"
