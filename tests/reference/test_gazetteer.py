"""Known names are found bounded by words, the first and then the longest."""

from __future__ import annotations

import pytest

from kg.reference.gazetteer import Gazetteer, lowered, plain

NAMES = Gazetteer({"US": "us", "Mali": "mali", "New York": "ny", "York": "york"}, {"oil": "oil", "soybean oil": "soy"})


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("US and us", ["US"]),
        ("MALI, Malian, Mali.", ["MALI", "Mali"]),
        ("New York, York", ["New York", "York"]),
        ("SOYBEAN-OIL and soil", ["SOYBEAN-OIL"]),
        ("İİ oil", ["oil"]),
        ("", []),
    ],
)
def test_names_are_found_as_whole_words(text: str, spans: list[str]) -> None:
    assert [text[start:end] for (start, end), _, _ in NAMES.find(text)] == spans


def test_an_empty_gazetteer_finds_nothing() -> None:
    assert list(Gazetteer({}, {}).find("oil")) == []


@pytest.mark.parametrize("text", ["Türkiye’s\u00a0oil–gas", "İstanbul", "ﬁsh"])
def test_search_forms_keep_the_length(text: str) -> None:
    assert len(plain(text)) == len(lowered(text)) == len(text)
