"""The names, dates, quotations and references of the seeds, against the list that a person read."""

from pathlib import Path
from typing import cast

import pytest
import yaml

from tests.annotate.summaries import summary
from tests.releases import knowledge
from tui.annotate.citations import Citations
from tui.annotate.dates import Dates
from tui.annotate.names import Names
from tui.annotate.page import Page
from tui.annotate.quotes import Quotes
from tui.annotate.sentences import sentences
from tui.loader import release_from
from tui.resources import bundled

EXPECTED = cast(
    dict[str, dict[str, list[str]]],
    yaml.safe_load(Path(__file__).with_name("golden_names.yaml").read_text(encoding="utf-8")),
)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_what_stands_in_a_seed(name: str) -> None:
    document = release_from((bundled("seeds") / name).read_bytes(), name, knowledge())
    spans = sentences(document, knowledge())
    mentions = Names(knowledge()).find(document, spans)
    dates = Dates(knowledge()).find(Page(document))
    quotes = Quotes(knowledge()).find(document, spans, mentions)
    citations = Citations(knowledge()).find(Page(document), spans, mentions, dates)
    assert summary(document.text, mentions, dates, quotes, citations) == EXPECTED[name]


def test_every_seed_is_listed() -> None:
    assert sorted(EXPECTED) == sorted(path.name for path in bundled("seeds").glob("*.txt"))
