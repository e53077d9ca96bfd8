"""Releases as CSL-JSON, the items that citation processors, Zotero and pandoc read.

By the schema of the Citation Style Language (https://docs.citationstyles.org/en/stable/specification.html). A press
release is a ``report`` with its genre, as the APA's manual counts it among the grey literature; a draft is a
``manuscript``, a report that carries someone's release an ``article-newspaper``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tui.exports.extract import Extract
from tui.exports.references import Reference, references
from tui.model import Status
from tui.writing import Json, json_text

TYPES: Mapping[Status, str] = {
    Status.PUBLISHED: "report",
    Status.REPORT: "article-newspaper",
    Status.DRAFT: "manuscript",
}
"""The type of item for what a release is."""


def lines(extract: Extract) -> Iterator[str]:
    """One JSON array of items."""
    yield json_text([_item(each) for each in references(extract.readings)], indent=1) + "\n"


def _item(reference: Reference) -> Json:
    item: dict[str, Json] = {
        "id": reference.key,
        "type": TYPES[reference.status],
        "title": reference.title,
        "genre": reference.genre,
        "note": reference.source,
    }
    if reference.issuer and reference.status is Status.REPORT:
        item["container-title"] = reference.issuer
    elif reference.issuer:
        item["author"] = [{"literal": reference.issuer}]
        item["publisher"] = reference.issuer
    if day := reference.issued:
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    return item
