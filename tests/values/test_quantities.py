from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from babel.core import get_global
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.lexicon import table
from kg.values.quantities import find_quantities
from kg.values.units import units

SUITE = tomllib.loads((Path(__file__).parent / "quantities.toml").read_text(encoding="utf-8"))
CASES = [(case["text"], case["gives"]) for group in SUITE["group"] for case in group["cases"]]
PIECES = [case[0] for case in CASES] + [" to ", "-", " (", ") or ", " and ", "$", "5", ",000", ".\n", " crowns"]


def read(text: str) -> list[list[Any]]:
    values = [span.quantity for span in find_quantities(text)]
    return [["" if q.min is None else q.min, "" if q.max is None else q.max, q.unit, q.per or ""] for q in values]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_phrase_gives_its_quantities(text: str, expected: list[list[Any]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_sentence_around_the_phrase_changes_nothing(text: str, expected: list[list[Any]]) -> None:
    assert read(f"Officials spoke of {text}; talks go on.") == expected


@pytest.mark.parametrize(
    "text", ["300 MLN DLRS", "A 25 PCT TARIFF", "50,000 TONNES OF WHEAT", "$5 BILLION", "862 FOREIGN GOODS"]
)
def test_a_headline_in_capitals_reads_like_the_text(text: str) -> None:
    assert read(text) == read(text.lower())
    assert len(read(text)) == 1


def test_the_suite_loses_no_phrase() -> None:
    assert len(CASES) >= 226


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("15 percent of Japan's demand, the ministry said", "Japan's demand"),
        ("more than 90 percent of the tariff lines will go", "the tariff lines"),
        ("half of the output goes to Japan", "the output goes"),
        ("a quarter of all imports in 2014", "all imports"),
        ("20 percent of what they sell", "what they sell"),
        ("a 20 percent duty on steel", None),
        ("20 tonnes of steel", None),
    ],
)
def test_a_share_tells_of_what(text: str, of: str | None) -> None:
    assert [span.quantity.of for span in find_quantities(text)] == [of]


def test_the_span_holds_the_cue_and_what_stands_right_behind() -> None:
    text = "It would ship at least 1,000 tonnes a year to Japan."
    assert [span.text for span in find_quantities(text)] == ["at least 1,000 tonnes a year"]


def test_every_currency_is_an_iso_4217_code() -> None:
    known = set(get_global("all_currencies"))
    here = table("units")
    shared = {code for choices in here["shared"].values() for code in choices.values()}
    assert set(here["currencies"]) | set(here["signs"].values()) | shared <= known


def test_every_shared_name_has_a_default() -> None:
    assert all("default" in choices for choices in table("units")["shared"].values())


def test_plural_and_singular_are_one_unit() -> None:
    assert units()["tonnes"] == units()["tonne"] == units()["metric tons"]


@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join))
@settings(deadline=None)
def test_any_text_gives_spans_in_order_with_a_number_and_a_unit(text: str) -> None:
    behind = 0
    for span in find_quantities(text):
        assert behind <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
        assert span.quantity.unit
        low, high = span.quantity.min, span.quantity.max
        assert low is not None or high is not None
        assert low is None or high is None or low <= high
        behind = span.end


@pytest.mark.parametrize(
    "piece", ["1", "1,", "1 ", "(", "$", "$1 ", "one ", "a ", "5 crowns ", "more than ", "1-", "% ", "İ"]
)
def test_hostile_repetition_is_read_to_the_end(piece: str) -> None:
    text = piece * (50_000 // len(piece)) + "; then 40 tonnes"
    assert find_quantities(text)[-1].text.endswith("40 tonnes")
