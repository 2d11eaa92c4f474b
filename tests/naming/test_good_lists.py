"""Goods in lists that the parser does not see as such."""

from __future__ import annotations

import pytest

from kg.clauses.phrases import goods
from kg.extract import Extractor
from tests.passage import open_passage

LISTS = [
    ("Norway will tax goods from Chile, among them tea, nuts and spirits.", "goods", ["tea", "nuts", "spirits"]),
    ("Duties on such products as tea and nuts fell.", "products", ["tea", "nuts"]),
    ("Peru bought items such as tea and nuts.", "items", ["tea", "nuts"]),
    ("Peru taxes whisky, French wine, cheese from Chile and other products.", "whisky", ["whisky", "wine", "cheese"]),
    ("Duties on tea, officials said, will fall.", "tea", ["tea"]),
]


@pytest.mark.parametrize(("text", "head", "expected"), LISTS, ids=[case[0] for case in LISTS])
def test_a_general_noun_or_a_list_names_each_of_its_goods(
    extractor: Extractor, text: str, head: str, expected: list[str]
) -> None:
    passage = open_passage(extractor, text)
    assert [f.entity.label for f in goods(passage.token(head), passage.reader)] == expected
