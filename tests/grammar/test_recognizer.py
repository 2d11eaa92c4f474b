"""Tests of kg/grammar/recognizer.py: the names are those that spaCy finds, whatever the text."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from kg.grammar.model_hash import DEFAULT_MODEL
from kg.grammar.recognizer import NAME, can_recognize, recognized

ROOT = Path(__file__).parents[2]
ARTICLES = [*sorted((ROOT / "examples").glob("*.*")), *sorted((ROOT / "benchmarks" / "news").glob("*.txt"))]
WORDS = [
    *("Peru", "Lima", "United", "States", "Ministry", "Trade", "World", "Organization", "Act", "Ana", "Perez", "Group"),
    *("of", "the", "and", "said", "on", "minister", "rose", "copper", "Monday", "March", "two", "2024", "tonnes", "$"),
    *(",", ".", "-", "\n", " "),
]


@pytest.fixture(scope="module")
def plain() -> Any:
    """The default model as it comes."""
    return spacy.load(DEFAULT_MODEL)


def names(docs: Iterable[Doc]) -> list[list[tuple[int, int, str]]]:
    """Where the names of each text stand, and their classes."""
    return [[(e.start, e.end, e.label_) for e in doc.ents] for doc in docs]


def marks(docs: Iterable[Doc]) -> list[list[str]]:
    """Whether each word begins a name, stands in one or in none."""
    return [[t.ent_iob_ for t in doc] for doc in docs]


def test_the_names_of_articles_are_the_same(plain: Any) -> None:
    texts = [path.read_text("utf-8") for path in ARTICLES]
    assert len(texts) > 20
    unnamed = list(plain.pipe(texts, disable=[NAME]))
    theirs = list(plain.get_pipe(NAME).pipe([doc.copy() for doc in unnamed]))
    ours = list(recognized(plain, unnamed, batch_size=16))
    assert names(ours) == names(theirs)
    assert marks(ours) == marks(theirs)
    assert len([name for found in names(ours) for name in found]) > 500


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.tuples(st.sampled_from(WORDS), st.booleans()), max_size=30), min_size=1, max_size=6))
def test_the_names_of_any_words_are_the_same(plain: Any, texts: list[list[tuple[str, bool]]]) -> None:
    def made() -> list[Doc]:
        return [
            Doc(
                plain.vocab,
                words=[word for word, _ in text],
                sent_starts=[k == 0 or s for k, (_, s) in enumerate(text)],
            )
            for text in texts
        ]

    theirs, ours = list(plain.get_pipe(NAME).pipe(made())), list(recognized(plain, made(), batch_size=4))
    assert names(ours) == names(theirs)
    assert marks(ours) == marks(theirs)


def test_what_was_named_before_keeps_its_name() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    ruler: Any = nlp.add_pipe("entity_ruler", before=NAME)
    ruler.add_patterns([{"label": "PRODUCT", "pattern": "Lima Bank"}])
    text = "The Lima Bank of Peru met Ana Perez in Chile."
    ours = list(recognized(nlp, nlp.pipe([text], disable=[NAME]), batch_size=4))
    assert names(ours) == names([nlp(text)])
    assert (1, 3, "PRODUCT") in names(ours)[0]


def test_the_default_model_is_one_that_can_be_asked_so(plain: Any) -> None:
    assert can_recognize(plain)


def test_other_models_name_in_their_own_way() -> None:
    nlp = spacy.blank("en")
    assert not can_recognize(nlp)
    ner: Any = nlp.add_pipe(NAME)
    ner.cfg["beam_width"] = 4
    assert not can_recognize(nlp)


def test_what_comes_behind_the_names_may_need_them() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    nlp.add_pipe("entity_ruler")
    assert not can_recognize(nlp)
