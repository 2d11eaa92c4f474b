from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from edtf import EDTFParseException, parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.values.dates import Tense, bounds, find_dates, resolve, resolve_all

SUITE = tomllib.loads((Path(__file__).parent / "dates.toml").read_text(encoding="utf-8"))
PHRASES = [(group, *case) for group in SUITE["group"] for case in group["cases"]]
PIECES = [case[0] for group in SUITE["group"] for case in group["cases"]] + [" of ", "-", ", ", "(", ".\n", "1", "may"]
TEXTS = st.text() | st.lists(st.sampled_from(PIECES)).map("".join)
TENSES = st.sampled_from(["past", "present", "future"])
DATES = st.dates(dt.date(2, 1, 1), dt.date(9998, 12, 31))


def read(group: dict[str, Any], phrase: str, tense: Tense) -> str | None:
    given_with = {key: group.get(key) for key in ("reference", "country")}
    return resolve(phrase, published=group.get("published"), tense=tense, **given_with)


@pytest.mark.parametrize(("group", "phrase", "tense", "expected"), PHRASES)
def test_a_phrase_gives_the_date_it_means(group: dict[str, Any], phrase: str, tense: Tense, expected: str) -> None:
    assert read(group, phrase, tense) == (expected or None)


def test_the_suite_loses_no_phrase() -> None:
    assert len(PHRASES) >= 287


@pytest.mark.parametrize("value", sorted({case[3] for case in PHRASES if case[3]}))
def test_every_value_is_valid_edtf(value: str) -> None:
    try:
        parse_edtf(value)
    except EDTFParseException as error:
        pytest.fail(f"{value} is no EDTF: {error}")


@pytest.mark.parametrize("phrase", sorted({c[1] for c in PHRASES if c[3]}))
def test_the_phrase_is_found_in_running_text(phrase: str) -> None:
    texts = (f"The two sides met, {phrase}, officials said.", f"in {phrase}.")
    found_there = [span.text for text in texts for span in find_dates(text)]
    bare = phrase.removeprefix("in ").removeprefix("on ").removeprefix("the ")
    assert any(bare in text for text in found_there), found_there


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2014", dt.date(2014, 1, 1), dt.date(2014, 12, 31)),
        ("2014-02", dt.date(2014, 2, 1), dt.date(2014, 2, 28)),
        ("2014-09-01", dt.date(2014, 9, 1), dt.date(2014, 9, 1)),
        ("2014-09-01/2014-09-07", dt.date(2014, 9, 1), dt.date(2014, 9, 7)),
        ("2014-08-28/2026", dt.date(2014, 8, 28), dt.date(2026, 12, 31)),
        ("2010~", dt.date(2010, 1, 1), dt.date(2010, 12, 31)),
        ("2010/..", dt.date(2010, 1, 1), None),
        ("../2013-06", None, dt.date(2013, 6, 30)),
        ("199X", dt.date(1990, 1, 1), dt.date(1999, 12, 31)),
        ("2015-33", dt.date(2015, 1, 1), dt.date(2015, 3, 31)),
        ("2014-22", dt.date(2014, 6, 1), dt.date(2014, 8, 31)),
        ("2014-24", dt.date(2014, 12, 1), dt.date(2015, 2, 28)),
    ],
)
def test_bounds_are_the_first_and_the_last_day(edtf: str, first: dt.date | None, last: dt.date | None) -> None:
    assert bounds(edtf) == (first, last)


@pytest.mark.parametrize(
    "edtf", ["", "next week", "2014-13-01", "2014-02-30", "2014-09-07/2014-09-01", "20145", "19XXX"]
)
def test_bounds_refuses_what_is_no_date(edtf: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        bounds(edtf)


def found(text: str) -> list[str]:
    return [span.text for span in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ministers may sign in May, and may sign by June.", ["May", "by June"]),
        ("Prime Minister May met Mr March.", []),
        ("They bought 2000 tonnes, 1987 dollars, and 2,014 cars.", []),
        ("Section 2014 of the Act of 1974 and the 1930 Tariff Act.", []),
        ("It flew Boeing 2000 jets at 1900gmt.", []),
        ("Talks on April 5 and April 9, 2014 failed.", ["April 5", "April 9, 2014"]),
        ("WTO talks in Geneva yesterday on the eve of the summit", ["yesterday"]),
        ("sales in the second half of the match", []),
        ("rose in 2012, 2013 and 2014.", ["2012", "2013", "2014"]),
        ("US-2014-X and v1.2014 and 12014", []),
    ],
)
def test_only_dates_are_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_a_date_is_the_reference_of_the_next_phrase() -> None:
    spans = find_dates("Signed on December 10, 2019, ratified two days later, suspended in July of that year.")
    values = resolve_all(spans, published=dt.date(2020, 7, 1), tenses=["past"] * len(spans))
    assert values == ("2019-12-10", "2019-12-12", "2019-07")


def test_a_weekday_of_either_side_is_the_nearest_one() -> None:
    thursday = dt.date(2024, 3, 14)
    assert resolve("Wednesday", published=thursday, tense="either") == "2024-03-13"
    assert resolve("Friday", published=thursday, tense="either") == "2024-03-15"


def test_a_day_without_year_is_taken_from_the_near_side_when_the_tense_side_is_far() -> None:
    assert resolve("April 1", published=dt.date(1987, 3, 26), tense="past") == "1987-04-01"


@given(TEXTS, DATES | st.none(), TENSES)
@settings(deadline=None)
def test_any_text_gives_spans_in_order_with_valid_values(text: str, published: dt.date | None, tense: Tense) -> None:
    behind = 0
    for span in find_dates(text):
        assert behind <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
        behind = span.end
        value = resolve(span.text, published=published, tense=tense)
        assert value is None or bounds(value)


@given(st.sampled_from([c[1] for c in PHRASES]), DATES, TENSES)
@settings(deadline=None)
def test_the_ends_of_a_value_are_in_order(phrase: str, published: dt.date, tense: Tense) -> None:
    value = resolve(phrase, published=published, tense=tense)
    if value:
        first, last = bounds(value)
        assert first is None or last is None or first <= last


@pytest.mark.parametrize("piece", ["1", "(", "may ", "1-", "2014 ", "the ", "between ", "week of ", "İ", "in the "])
def test_hostile_repetition_is_read_to_the_end(piece: str) -> None:
    text = piece * (50_000 // len(piece)) + " on 5 August 2014"
    assert find_dates(text)[-1].text == "5 August 2014"
