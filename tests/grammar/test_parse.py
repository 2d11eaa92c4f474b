"""Text reaches the parser whole, in passages, at its own offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import ModelError
from kg.grammar.parse import LONGEST_RUN, load_model, passages, readable
from tests.conftest import Parse


@given(st.text(max_size=300), st.integers(min_value=4, max_value=40))
def test_passages_leave_nothing_out_but_space(text: str, limit: int) -> None:
    covered = set()
    for start, passage in passages(text, limit=limit):
        assert text[start : start + len(passage)] == passage
        assert len(passage) <= limit
        covered |= set(range(start, start + len(passage)))
    assert all(text[i].isspace() for i in set(range(len(text))) - covered)


@given(st.text(max_size=300))
def test_what_the_parser_sees_is_as_long_as_the_text(text: str) -> None:
    assert len(readable(text)) == len(text)


def test_endless_runs_are_broken() -> None:
    assert max(map(len, readable("(" * 5000).split())) <= LONGEST_RUN


def test_capitals_that_a_machine_put_behind_an_abbreviation_are_small_again() -> None:
    assert readable("The U.S. Should act, U.S. Officials said.") == "The U.S. should act, U.S. officials said."
    assert readable("Talks between the U.S. And Japan") == "Talks between the U.S. and Japan"
    assert readable("U.S. Trade Representative Clayton Yeutter") == "U.S. Trade Representative Clayton Yeutter"


def test_a_paragraph_ends_a_sentence_and_a_dateline_is_in_none(parsed: Parse) -> None:
    doc = parsed("TOKYO, Nov 16 - Japan signed a pact with India\n\nChina protested")
    assert [s.text.strip() for s in doc.sents] == ["Japan signed a pact with India", "China protested"]


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Ozal will go to Washington in\nFebruary",
        "Peru will raise the duty on tyres that come from China and from the United\nStates by a third",
    ],
)
def test_a_line_that_breaks_off_ends_no_sentence(parsed: Parse, text: str) -> None:
    assert [s.text for s in parsed(text).sents] == [text.replace("\n", " ")]


def test_a_heading_is_a_sentence_of_its_own(parsed: Parse) -> None:
    doc = parsed("Rice talks resume\nThe ministers met in Tokyo.")
    assert [s.text.strip() for s in doc.sents] == ["Rice talks resume", "The ministers met in Tokyo."]


@pytest.mark.parametrize(
    "dateline",
    [
        "SEOUL, March 14 -",
        "SEOUL, March 14, 2024 -",
        "SEOUL, 14 March 2024 -",
        "SEOUL, March 14, 2024 (AP) —",
        "NEW DELHI, India, July 24, 2025 --",
        "SEOUL (Wire) -",
    ],
)
def test_whatever_its_form_a_dateline_is_no_part_of_the_first_sentence(parsed: Parse, dateline: str) -> None:
    doc = parsed(f"{dateline} Japan signed a pact with India.")
    assert [s.text.strip() for s in doc.sents] == ["Japan signed a pact with India."]


def test_a_missing_model_says_how_to_get_it() -> None:
    with pytest.raises(ModelError, match="python -m spacy download en_core_web_none"):
        load_model("en_core_web_none")
