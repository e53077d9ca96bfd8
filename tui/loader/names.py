"""What documents, and the sidecar beside them, are called."""

from __future__ import annotations

from collections.abc import Mapping

SUFFIXES: Mapping[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".xml": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".nitf": "xml",
    ".eml": "mail",
    ".mbox": "mbox",
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
    ".csv": "table",
    ".tsv": "table",
    ".zip": "zipped",
    ".tar": "tarred",
    ".tgz": "tarred",
    ".gz": "tarred",
}
"""The module that reads each suffix (lower case); a file with any other suffix, named outright, is read as text."""

HOLDS_SEVERAL = frozenset((".mbox", ".jsonl", ".ndjson", ".csv", ".tsv", ".zip", ".tar", ".tgz", ".gz"))
"""The suffixes of files that hold several documents and may be as large as :attr:`Limits.collection_bytes`."""

SIDECAR = "presscheck.yaml"
"""The name of a sidecar (:mod:`tui.loader.sidecar`)."""
