"""Grammar gives the same positions for every construction that says the same."""

from __future__ import annotations

import pytest

from kg.grammar.syntax import clauses_about, noun_positions, verb_positions
from kg.grammar.tokens import Doc, Token
from tests.conftest import Parse

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
    ("China gave Peru a loan.", "gave", {"subject": ["China"], "object": ["loan"], "to": ["Peru"]}),
    ("The ban was lifted in March by Japan.", "lifted", {"subject": ["Japan"], "object": ["ban"], "in": ["March"]}),
    ("Copper is sold to Japan by Chile.", "sold", {"subject": ["Chile"], "object": ["Copper"], "to": ["Japan"]}),
    ("Tariffs have been imposed by China.", "imposed", {"subject": ["China"], "object": ["Tariffs"]}),
    ("Peru may have been exporting copper.", "exporting", {"subject": ["Peru"], "object": ["copper"]}),
    ("How much copper does Peru sell?", "sell", {"subject": ["Peru"], "object": ["copper"]}),
    ("The pact that was signed by Peru took effect.", "signed", {"subject": ["Peru"], "object": ["pact"]}),
    ("Japan, to which Chile sells copper, protested.", "sells", {"subject": ["Chile"], "to": ["Japan"]}),
    ("Copper, which Chile sells to Japan, is dear.", "sells", {"object": ["Copper"], "to": ["Japan"]}),
    ("The country whose tariffs China lifted is Peru.", "lifted", {"subject": ["China"], "object": ["tariffs"]}),
    ("Wheat imported from Canada is cheap.", "imported", {"object": ["Wheat"], "from": ["Canada"], "subject": None}),
    ("China promised Japan to lift the ban.", "lift", {"subject": ["China"], "object": ["ban"]}),
    ("China wants Japan to lift the ban.", "lift", {"subject": ["Japan"], "object": ["ban"]}),
    ("Japan was urged to lift the ban.", "lift", {"subject": ["Japan"], "object": ["ban"]}),
    ("Peru helped Chile to sell copper.", "sell", {"subject": ["Chile"], "object": ["copper"]}),
    ("China prevented Japan from exporting steel.", "exporting", {"subject": ["Japan"], "object": ["steel"]}),
    ("Japan is accused of dumping steel.", "dumping", {"subject": ["Japan"], "object": ["steel"]}),
    ("Peru seems to have lifted the ban.", "lifted", {"subject": ["Peru"], "object": ["ban"]}),
    ("China is likely to impose tariffs.", "impose", {"subject": ["China"], "object": ["tariffs"]}),
    ("Chile is said to have signed the pact.", "signed", {"subject": ["Chile"], "object": ["pact"]}),
    ("China has agreed to consider lifting tariffs.", "lifting", {"subject": ["China"], "object": ["tariffs"]}),
    ("China raised its tariffs, and Japan lifted its quotas.", "lifted", {"subject": ["Japan"], "object": ["quotas"]}),
    ("Tariffs were imposed in May and lifted in June.", "lifted", {"object": ["Tariffs"], "in": ["June"]}),
    ("Tariffs were imposed by China and lifted by Japan.", "lifted", {"subject": ["Japan"], "object": ["Tariffs"]}),
    ("Peru wants to sign and ratify the pact.", "sign", {"subject": ["Peru"], "object": ["pact"]}),
    ("Citing safety, Japan banned beef.", "Citing", {"subject": ["Japan"], "object": ["safety"]}),
    ("Having signed the pact, Peru lowered tariffs.", "signed", {"subject": ["Peru"], "object": ["pact"]}),
    ("Banned by Japan, the beef went to Chile.", "Banned", {"subject": ["Japan"], "object": ["beef"]}),
    ("Bolivia left without signing the pact.", "signing", {"subject": ["Bolivia"], "object": ["pact"]}),
    ("China imposed tariffs to protect farmers.", "protect", {"subject": ["China"], "object": ["farmers"]}),
    ("Japan took a decision to ban beef.", "ban", {"subject": ["Japan"], "object": ["beef"]}),
    ("Peru made an offer to cut duties.", "cut", {"subject": ["Peru"], "object": ["duties"]}),
    ("Peru announced a plan to buy gas from Norway.", "buy", {"subject": ["Peru"], "from": ["Norway"]}),
    ("The right of Peru to sell copper is disputed.", "sell", {"subject": ["Peru"], "object": ["copper"]}),
    ("China is the largest buyer of soybeans.", "is", {"subject": ["China"], "object": ["buyer"]}),
    ("China, along with Japan, signed the pact.", "signed", {"subject": ["China"], "along with": ["Japan"]}),
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
    ("China's imposition of tariffs on barley hurt farmers.", "imposition", {"poss": ["China"], "of": ["tariffs"]}),
    ("Exports of copper to Japan by Chile rose.", "Exports", {"of": ["copper"], "to": ["Japan"], "by": ["Chile"]}),
    ("Sales of wheat from Canada to Egypt fell.", "Sales", {"of": ["wheat"], "from": ["Canada"], "to": ["Egypt"]}),
    ("They have a deal with Chile on copper.", "deal", {"with": ["Chile"], "on": ["copper"]}),
    ("The EU-Japan trade deal is dead.", "deal", {"modifier": ["EU", "Japan", "trade"]}),
    ("Norwegian gas exports rose.", "exports", {"modifier": ["Norwegian", "gas"]}),
    ("China's tariffs and quotas hurt Japan.", "quotas", {"poss": ["China"]}),
    ("The pact, a treaty on copper, is dead.", "pact", {"appos": ["treaty"]}),
    ("The firm buying copper from Chile pays.", "firm", {"buying": ["copper"]}),
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
    ("China lifted quotas and tariffs.", "tariffs", {("lifted", "object")}),
    ("The quotas cancelled by China are back.", "quotas", {("cancelled", "object")}),
    ("The pact is expected to be signed and ratified.", "pact", {("signed", "object"), ("ratified", "object")}),
    ("The pact is to be signed in May.", "pact", {("signed", "object")}),
    ("The pact has to be ratified.", "pact", {("ratified", "object")}),
    ("The pact seems to have collapsed.", "pact", {("collapsed", "subject")}),
    ("The ban is likely to be lifted.", "ban", {("lifted", "object")}),
    ("The ban expired and was not renewed.", "ban", {("expired", "subject"), ("renewed", "object")}),
    ("China said the tariffs would be lifted.", "tariffs", {("lifted", "object")}),
    ("China agreed to lift the tariffs.", "tariffs", {("lift", "object")}),
]


def test_the_lists_have_not_shrunk() -> None:
    assert len(VERBS) >= 52
    assert len(NOUNS) >= 14
    assert len(GOVERNORS) >= 18


@pytest.mark.parametrize(("text", "noun", "expected"), GOVERNORS, ids=[g[0] for g in GOVERNORS])
def test_what_is_done_to_a_thing_is_found_from_the_thing(
    parsed: Parse, text: str, noun: str, expected: set[tuple[str, str]]
) -> None:
    assert expected <= {(verb.text, position) for verb, position in clauses_about(_token(parsed(text), noun))}


def _token(doc: Doc, word: str) -> Token:
    return next(t for t in doc if t.text == word)
