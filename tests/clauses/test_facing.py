"""Who stands against whom over a measure."""

from __future__ import annotations

import pytest

from kg.clauses.facing import asker, complainer, faced
from tests.conftest import Parse

SIDES = [
    ("Canada sued China over its duties.", ["Canada"], ["China"]),
    ("Togo requested consultations with Ghana on its duties.", ["Togo"], ["Ghana"]),
    ("Chile criticised Peru for its duties.", ["Chile"], ["Peru"]),
    ("Chile fought against its duties.", ["Chile"], []),
    ("Chile lifted its duties.", [], []),
]


@pytest.mark.parametrize(("text", "suing", "sued"), SIDES, ids=[s[0] for s in SIDES])
def test_who_complains_of_a_thing_faces_its_owner(parsed: Parse, text: str, suing: list[str], sued: list[str]) -> None:
    noun = next(t for t in parsed(text) if t.text == "duties")
    assert [[t.text for t in found] for found in (complainer(noun), faced(noun))] == [suing, sued]


ASKERS = [
    ("Chile asked Peru to lower duties.", "lower", ["Chile"]),
    ("Chile demanded a cut.", "cut", ["Chile"]),
    ("Chile has pressed for a cut.", "cut", ["Chile"]),
    ("Chile announced a cut.", "cut", []),
]


@pytest.mark.parametrize(("text", "word", "expected"), ASKERS, ids=[a[0] for a in ASKERS])
def test_who_asks_for_an_act_stands_above_it(parsed: Parse, text: str, word: str, expected: list[str]) -> None:
    assert [t.text for t in asker(next(t for t in parsed(text) if t.text == word))] == expected
