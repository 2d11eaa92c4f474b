"""An idea that is dropped is denied, also where the words that drop it do not say which idea."""

from __future__ import annotations

import pytest

from tests.conftest import Read

DROPPED = [
    "Uruguay had threatened to leave Mercosur, but President Orsi told me the government had dropped the idea.",
    "France threatened a tax on American wine. The finance minister told Le Monde that Paris had dropped the idea.",
    "Ghana considered a ban on rice imports from Vietnam. Officials said the plan had been shelved.",
    "Turkey threatened to quit the customs union with the European Union. On Friday Ankara withdrew the threat.",
]

KEPT = [
    ("Ghana considered a ban on rice from Vietnam. Officials said the plan had not been shelved.", "possible"),
    ("Ghana considered a ban on rice from Vietnam. Officials said the plan might be dropped.", "possible"),
    ("Peru plans to join the CPTPP. Chile floated a common currency, but dropped the idea.", "planned"),
    ("Peru will sign a pact with Chile in May. It had planned a summit but dropped the plan.", "planned"),
    ("Ghana considered a ban on rice from Vietnam. Officials dropped the idea of a summit.", "possible"),
]


@pytest.mark.parametrize("text", DROPPED)
def test_who_drops_an_idea_does_not_do_it(read: Read, text: str) -> None:
    [claim] = read(text).claims
    assert claim.factuality == "negated"
    assert claim.trace is not None
    assert claim.trace.cue is not None
    assert text[claim.trace.cue.start : claim.trace.cue.end] == claim.trace.cue.text


@pytest.mark.parametrize(("text", "certainty"), KEPT)
def test_what_is_not_said_to_be_dropped_stays(read: Read, text: str, certainty: str) -> None:
    assert {claim.factuality for claim in read(text).claims} == {certainty}
