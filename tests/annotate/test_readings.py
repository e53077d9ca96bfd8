import pytest

from tests.annotate.field_cases import annotator
from tests.releases import release


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It asked 1709 pupils in 88 schools.", []),
        ("It began in 1709 with 88 pupils.", ["1709"]),
        ("In May 2007 it asked 2010 pupils.", ["May 2007"]),
    ],
)
def test_a_number_that_counts_is_no_year(text: str, dates: list[str]) -> None:
    reading = annotator().read(release(text))
    assert [text[each.start : each.end] for each in reading.dates] == dates
