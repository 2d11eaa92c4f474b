"""Whose an action is when nobody stands beside it."""

from __future__ import annotations

import pytest

from kg.grammar.control import controller, owner, subject_of
from kg.grammar.tree import coordinated, is_passive
from tests.conftest import Parse

OWNERS = [
    ("China's decision surprised Japan.", "decision", ["China"]),
    ("A decision by China surprised Japan.", "decision", ["China"]),
    ("The Chinese plan surprised Japan.", "plan", ["Chinese"]),
    ("China announced a plan.", "plan", ["China"]),
    ("The plan surprised Japan.", "plan", []),
]


@pytest.mark.parametrize(("text", "noun", "expected"), OWNERS, ids=[o[0] for o in OWNERS])
def test_a_nouns_action_has_an_owner(parsed: Parse, text: str, noun: str, expected: list[str]) -> None:
    doc = parsed(text)
    assert [t.text for t in owner(next(t for t in doc if t.text == noun))] == expected


SUBJECTS = [
    ("China hopes to sell rice.", "sell", ["China"]),
    ("China asked Japan to buy rice.", "buy", ["Japan"]),
    ("China, which hopes to sell rice, spoke.", "sell", ["China"]),
    ("China's wish to sell rice is old.", "sell", ["China"]),
    ("China left after selling rice.", "selling", ["China"]),
    ("It rained.", "rained", ["It"]),
    ("China awarded Tata a contract to sell rice.", "sell", ["Tata"]),
    ("Tata was awarded a contract to sell rice.", "sell", ["Tata"]),
]


@pytest.mark.parametrize(("text", "verb", "expected"), SUBJECTS, ids=[s[0] for s in SUBJECTS])
def test_a_verb_has_a_subject_beside_it_or_above_it(parsed: Parse, text: str, verb: str, expected: list[str]) -> None:
    doc = parsed(text)
    assert [t.text for t in subject_of(next(t for t in doc if t.text == verb))] == expected


def test_a_main_verb_is_controlled_by_nothing(parsed: Parse) -> None:
    doc = parsed("Sell rice to Japan.")
    assert controller(doc[0]) == []


def test_a_deep_chain_ends(parsed: Parse) -> None:
    text = "Japan " + "wants to try " * 12 + "to sell rice."
    doc = parsed(text)
    assert len(subject_of(next(t for t in doc if t.text == "sell"))) <= 1


def test_coordinated_words_come_in_the_order_of_the_text(parsed: Parse) -> None:
    doc = parsed("They sell wheat, rice, beef and corn.")
    wheat = next(t for t in doc if t.text == "wheat")
    assert [t.text for t in coordinated(wheat)] == ["wheat", "rice", "beef", "corn"]


VOICES = [
    ("The pact was signed.", "signed", True),
    ("The pact was signed and ratified.", "ratified", True),
    ("A pact signed by Peru is dead.", "signed", True),
    ("Peru signed the pact.", "signed", False),
    ("Peru has signed the pact.", "signed", False),
    ("Peru, which signed the pact, spoke.", "signed", False),
]


@pytest.mark.parametrize(("text", "verb", "passive"), VOICES, ids=[v[0] for v in VOICES])
def test_voice(parsed: Parse, text: str, verb: str, passive: bool) -> None:
    doc = parsed(text)
    assert is_passive(next(t for t in doc if t.text == verb)) is passive
