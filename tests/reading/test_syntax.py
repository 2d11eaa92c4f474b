"""Grammar gives the same positions for every construction that says the same."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from kg.syntax import clauses_about, noun_positions, verb_positions
from tests.reading.conftest import Parse

# sentence, verb, position → heads
VERBS = [
    ("China imposed tariffs on barley.", "imposed", {"subject": ["China"], "object": ["tariffs"], "on": ["barley"]}),
    ("Tariffs were imposed by China.", "imposed", {"subject": ["China"], "object": ["Tariffs"]}),
    ("Tariffs were imposed last year.", "imposed", {"object": ["Tariffs"]}),
    ("Peru lifted the tariffs that China imposed.", "imposed", {"subject": ["China"], "object": ["tariffs"]}),
    ("Peru dislikes the tariffs China imposed.", "imposed", {"subject": ["China"], "object": ["tariffs"]}),
    ("Canada lost a case brought by Brazil.", "brought", {"subject": ["Brazil"], "object": ["case"]}),
    ("China, which imposed tariffs, complained.", "imposed", {"subject": ["China"], "object": ["tariffs"]}),
    ("China plans to impose tariffs.", "impose", {"subject": ["China"], "object": ["tariffs"]}),
    ("China is set to start importing wheat.", "importing", {"subject": ["China"], "object": ["wheat"]}),
    ("China asked Japan to lift the ban.", "lift", {"subject": ["Japan"], "object": ["ban"]}),
    ("China signed the pact and ratified the treaty.", "ratified", {"subject": ["China"], "object": ["treaty"]}),
    ("Officials from Peru signed and ratified the treaty.", "signed", {"object": ["treaty"]}),
    ("China accused Japan of dumping steel.", "dumping", {"object": ["steel"], "subject": ["Japan"]}),
    ("China retaliated by raising duties.", "raising", {"subject": ["China"], "object": ["duties"]}),
    ("China's decision to cut quotas was criticised.", "cut", {"subject": ["China"], "object": ["quotas"]}),
    ("The firm exporting rice pays no tax.", "exporting", {"subject": ["firm"], "object": ["rice"]}),
]


@pytest.mark.parametrize(("text", "verb", "expected"), VERBS, ids=[f"{v[0]}" for v in VERBS])
def test_a_verb_has_the_same_positions_in_every_construction(
    parsed: Parse, text: str, verb: str, expected: dict[str, list[str]]
) -> None:
    token = _token(parsed(text), verb)
    found = {name: [t.text for t in tokens] for name, tokens in verb_positions(token).items()}
    assert {name: found.get(name) for name in expected} == expected


NOUNS = [
    ("China's cuts in export quotas hurt Japan.", "cuts", {"poss": ["China"], "in": ["quotas"]}),
    ("U.S. tariffs on Chinese steel will stay.", "tariffs", {"modifier": ["U.S."], "on": ["steel"]}),
    ("A Japanese ban on beef was lifted.", "ban", {"modifier": ["Japanese"], "on": ["beef"]}),
    ("They want an agreement between Peru and Chile.", "agreement", {"between": ["Peru"]}),
    ("Imports of soybeans from Brazil fell.", "Imports", {"of": ["soybeans"]}),
]


@pytest.mark.parametrize(("text", "noun", "expected"), NOUNS, ids=[n[0] for n in NOUNS])
def test_a_noun_has_its_owner_its_modifiers_and_its_prepositions(
    parsed: Parse, text: str, noun: str, expected: dict[str, list[str]]
) -> None:
    found = {name: [t.text for t in tokens] for name, tokens in noun_positions(_token(parsed(text), noun)).items()}
    assert {name: found.get(name) for name in expected} == expected


GOVERNORS = [
    ("China cancelled the quotas.", "quotas", {("cancelled", "object")}),
    ("The quotas were cancelled.", "quotas", {("cancelled", "object")}),
    ("Japan welcomed the quotas that China cancelled.", "quotas", {("cancelled", "object")}),
    ("The pact takes effect in May.", "pact", {("takes", "subject")}),
    ("The pact is expected to be signed in May.", "pact", {("signed", "object")}),
    ("The duties are due to rise.", "duties", {("rise", "subject")}),
    ("The pact was signed and ratified.", "pact", {("signed", "object"), ("ratified", "object")}),
    ("Peru withdrew from the pact.", "pact", {("withdrew", "from")}),
]


@pytest.mark.parametrize(("text", "noun", "expected"), GOVERNORS, ids=[g[0] for g in GOVERNORS])
def test_what_is_done_to_a_thing_is_found_from_the_thing(
    parsed: Parse, text: str, noun: str, expected: set[tuple[str, str]]
) -> None:
    assert expected <= {(verb.text, position) for verb, position in clauses_about(_token(parsed(text), noun))}


def _token(doc: Doc, word: str) -> Token:
    return next(t for t in doc if t.text == word)
