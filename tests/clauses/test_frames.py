"""The frames can be read, name only what the ontology has, and match words with what hangs on them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from kg.clauses.frames import Anchor, Frame, Sense, Triggers, load_frames, problems
from kg.clauses.patterns import Patterns, matches
from kg.errors import LexiconError
from kg.extract import Extractor
from kg.grammar.tokens import Token
from kg.lexicon import table, words
from kg.ontology import Ontology
from tests.conftest import Parse


def test_every_event_type_has_a_frame(ontology: Ontology) -> None:
    assert {f.type for f in load_frames(ontology)} == set(ontology.events)


def test_the_frames_name_nothing_that_the_ontology_does_not_know(ontology: Ontology) -> None:
    assert [p for frame in load_frames() for p in problems(frame, ontology)] == []


def test_an_anchor_and_a_sense_have_names_of_their_own() -> None:
    for frame in load_frames():
        for ids in ([a.id for a in frame.anchors], [s.id for s in frame.senses]):
            assert len(ids) == len(set(ids)), frame.type


def _meeting() -> Frame:
    return next(f for f in load_frames() if f.type == "Meeting")


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"type": "Meting"}, "Did you mean 'Meeting'"),
    ({"roles": {"particpant": ("subject",)}}, "no role 'particpant'.* Did you mean 'participant'"),
    ({"anchors": (Anchor("talk", roles={"venue": ("in",)}),)}, "no role 'venue'"),
    ({"senses": (Sense("hold", set={"factuality": "surely"}),)}, "hold: factuality cannot be 'surely'"),
]


@pytest.mark.parametrize(("change", "message"), WRONG, ids=[w[1] for w in WRONG])
def test_what_the_ontology_does_not_know_is_named(ontology: Ontology, change: dict[str, Any], message: str) -> None:
    (found,) = problems(replace(_meeting(), **change), ontology)
    assert re.search(message, found)


def test_an_unknown_key_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "kg.clauses.frames.table", lambda name: {"type": "Meeting", "anchors": {"talk": {"noun": ["talk"]}}}
    )
    with pytest.raises(LexiconError, match=r"anchors.talk: unknown key 'noun'. Did you mean 'nouns'"):
        load_frames()


MATCHED = [
    ("The pact came into force.", "came", "come into force", True),
    ("The pact came late.", "came", "come into force", False),
    ("The pact took effect.", "took", "take effect", True),
    ("They called off the talks.", "called", "call off", True),
    ("They called the talks.", "called", "call off", False),
    ("They signed it.", "signed", "sign", True),
    ("They sign it.", "sign", "signed", False),
    ("They signed it.", "signed", "seal", False),
]


@pytest.mark.parametrize(("text", "word", "pattern", "expected"), MATCHED, ids=[f"{m[0]} {m[2]}" for m in MATCHED])
def test_a_pattern_is_a_lemma_and_the_words_below_it(
    parsed: Parse, text: str, word: str, pattern: str, expected: bool
) -> None:
    assert matches(_token(parsed, text, word), Patterns([tuple(pattern.split())])) is expected


def test_any_one_pattern_will_do(parsed: Parse) -> None:
    token = _token(parsed, "They signed it.", "signed")
    assert matches(token, Patterns([("seal",), ("sign",)]))
    assert not matches(token, Patterns([]))


def test_a_word_has_the_anchors_of_all_frames_in_their_order(parsed: Parse, extractor: Extractor) -> None:
    token = _token(parsed, "Trade grew.", "Trade")
    types = [frame.type for frame, _ in Triggers(load_frames()).of(token, None)]
    assert "TradeFlow" in types
    assert types == sorted(types, key=[f.type for f in load_frames()].index)
    assert [f.type for f, _ in extractor.triggers.of(token, None)] == types


def test_a_named_agreement_is_an_anchor_by_its_class(parsed: Parse) -> None:
    triggers = Triggers(load_frames())
    token = _token(parsed, "RCEP helps.", "RCEP")
    assert triggers.of(token, None) == []
    assert "Agreement" in {frame.type for frame, _ in triggers.of(token, "NamedAgreement")}


def test_a_table_that_is_not_there_is_named() -> None:
    with pytest.raises(LexiconError, match=r"no table nothing.toml"):
        table("nothing")


def test_a_list_that_is_not_there_is_named() -> None:
    with pytest.raises(LexiconError, match=r"actors.toml has no nouns.dragons"):
        words("actors", "nouns", "dragons")


def test_a_list_is_a_set_of_words() -> None:
    assert "company" in words("actors", "nouns", "company")


def _token(parsed: Parse, text: str, word: str) -> Token:
    return next(t for t in parsed(text) if t.text == word)
