"""The ruler's memory changes nothing: the same rules hold for the same words."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.grammar.model_hash import DEFAULT_MODEL
from kg.grammar.ruler import NAME, Remembered, remember

TEXTS = [
    "There's a deal that Peru hasn't signed; it ain't over, y'all.",
    "Let's see: they gotta, they're gonna, and c'm on — e.g. Mr. Soto's firm (U.S.-based), 3 p.m., $5.",
    "He said, “What is to be done?”\n\n  Those who have been there had better not have had any.",
    "There are two that there were. There is one.",
]
WORDS = [
    "there",
    "is",
    "ai",
    "n't",
    "gon",
    "na",
    "let",
    "'s",
    "that",
    "be",
    "had",
    "Peru",
    "\n",
    "all",
    "y'",
    "5",
    "to",
]
TAGS = ["VBZ", "VBP", "NN", "_SP", "IN", "WDT", "MD", "TO", "EX", "CD", "NNP", "PRP", "RB", "."]
DEPS = ["expl", "aux", "ROOT", "nsubj", "det", "auxpass", "neg", "dep", ""]


@pytest.fixture(scope="module")
def plain() -> Any:
    """The default model as it comes."""
    return spacy.load(DEFAULT_MODEL)


def test_the_rules_hold_for_the_same_words_of_a_text(plain: Any) -> None:
    ruler = plain.get_pipe(NAME)
    memory = Remembered(ruler)
    for text in TEXTS * 2:
        doc = plain(text)
        found = memory.match(doc)
        assert len(found) >= len(doc) // 2
        assert found == ruler.match(doc)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(TAGS), st.sampled_from(DEPS)), max_size=8))
def test_the_rules_hold_for_the_same_words_whatever_their_tags(plain: Any, tokens: list[tuple[str, str, str]]) -> None:
    ruler = plain.get_pipe(NAME)
    words, tags, deps = ([t[k] for t in tokens] for k in range(3))
    doc = Doc(plain.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
    assert Remembered(ruler).match(doc) == ruler.match(doc)


def test_rules_of_other_kinds_hold_too() -> None:
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe(NAME)
    ruler.add([[{"LOWER": "deal"}], [{"LOWER": {"REGEX": "^de"}}]], {"POS": "NOUN"})
    ruler.add([[{"IS_TITLE": True}], [{"LOWER": "big"}, {"LOWER": "deal"}]], {"POS": "PROPN"})
    ruler.add([[{"LOWER": {"NOT_IN": ["deal"]}, "DEP": {"NOT_IN": [""]}}]], {"POS": "X"})
    doc = nlp.make_doc("A big deal demands a Deal")
    assert Remembered(ruler).match(doc) == ruler.match(doc)
    assert len(ruler.match(doc)) >= 6


def test_a_model_without_a_ruler_stays_as_it_is() -> None:
    nlp = spacy.blank("en")
    remember(nlp)
    assert nlp.pipe_names == []
