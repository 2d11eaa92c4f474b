"""Who "it", "the company", "the two countries" are."""

from __future__ import annotations

import pytest

from kg.iri import mint
from kg.model import Entity
from kg.naming.coref import FAR, Discourse, refer
from tests.conftest import Parse, Read


def _entity(type_: str, label: str, country: str | None = None) -> Entity:
    return Entity(mint(type_, label), label, type_, (label,), country)


JAPAN = _entity("Country", "Japan")
PERU = _entity("Country", "Peru")
CHILE = _entity("Country", "Chile")
EU = _entity("Bloc", "European Union")
BOLT = _entity("Company", "Bolt", JAPAN.iri)
VALE = _entity("Company", "Vale", PERU.iri)
ANN = _entity("Person", "Ann")
BOB = _entity("Person", "Bob")
CARL = _entity("Person", "Carl", PERU.iri)
DORA = _entity("Person", "Dora", CHILE.iri)


def _said(*named: tuple[Entity, bool], together: tuple[Entity, ...] = ()) -> Discourse:
    """A text of 1000 characters that named these, ten characters apart, up to its end."""
    discourse = Discourse()
    for k, (entity, subject) in enumerate(named):
        discourse.see(1000 - 10 * (len(named) - k), entity, subject=subject)
    discourse.see_group(999, list(together))
    return discourse


def _called(noun: str, entity: Entity, *named: tuple[Entity, bool]) -> Discourse:
    """A text that also called ``entity`` a ``noun`` before all others were named."""
    discourse = _said(*named)
    discourse.call(900, entity, noun)
    return discourse


BOTH = _said((PERU, True), (CHILE, False), together=(PERU, CHILE))
FIRMS = _said((BOLT, True), (JAPAN, False), (VALE, True), together=(BOLT, VALE))
WITH_PEOPLE = _said((PERU, True), (CHILE, True), (CARL, True), (DORA, True), together=(CARL, DORA))
PEOPLE = _said((ANN, True), (JAPAN, True), (BOB, False))

MEANT = [
    ("It signed.", "It", _said((PERU, True), (CHILE, False)), ["Peru"]),
    ("It signed.", "It", _said((ANN, True)), []),
    ("It will cut duties.", "It", BOTH, []),
    ("She signed.", "She", PEOPLE, ["Ann"]),
    ("They signed.", "They", BOTH, ["Peru", "Chile"]),
    ("They signed.", "They", WITH_PEOPLE, ["Peru", "Chile"]),
    ("Its neighbours signed.", "neighbours", BOTH, []),
    ("The neighbours signed.", "neighbours", BOTH, ["Peru", "Chile"]),
    ("Both signed.", "Both", BOTH, ["Peru", "Chile"]),
    ("The two countries signed.", "countries", BOTH, ["Peru", "Chile"]),
    ("Both countries signed.", "countries", BOTH, ["Peru", "Chile"]),
    ("The three countries signed.", "countries", BOTH, []),
    ("The countries signed.", "countries", BOTH, []),
    ("The two sides signed.", "sides", FIRMS, ["Bolt", "Vale"]),
    ("The two companies signed.", "companies", FIRMS, ["Bolt", "Vale"]),
    ("The two leaders signed.", "leaders", _said((ANN, True), (BOB, True), together=(ANN, BOB)), ["Ann", "Bob"]),
    ("The company signed.", "company", FIRMS, ["Vale"]),
    ("The company signed.", "company", _called("company", BOLT, (VALE, True)), ["Bolt"]),
    ("The smelter signed.", "smelter", _called("smelter", BOLT, (VALE, True)), ["Bolt"]),
    ("A smelter signed.", "smelter", _called("smelter", BOLT, (VALE, True)), []),
    ("A company signed.", "company", FIRMS, []),
    ("The country signed.", "country", _said((PERU, True), (CHILE, False)), ["Peru"]),
    ("The bloc signed.", "bloc", _said((EU, False), (CHILE, True)), ["European Union"]),
    ("The weather signed.", "weather", BOTH, []),
]


@pytest.mark.parametrize(
    ("text", "word", "discourse", "expected"), MEANT, ids=[f"{k} {m[0]}" for k, m in enumerate(MEANT)]
)
def test_who_is_meant(parsed: Parse, text: str, word: str, discourse: Discourse, expected: list[str]) -> None:
    token = next(t for t in parsed(text) if t.text == word)
    assert [f.entity.label for f in refer(token, discourse, text, 1000)] == expected


def test_a_nationality_picks_the_company(parsed: Parse) -> None:
    text = "The Japanese company signed."
    token = next(t for t in parsed(text) if t.text == "company")
    (found,) = refer(token, FIRMS, text, 1000, country=JAPAN.iri)
    assert (found.entity, found.mention, found.method) == (BOLT, "The Japanese company", "coreference")


def test_what_comes_later_is_not_meant() -> None:
    discourse = _said((PERU, True))
    discourse.see(2000, CHILE, subject=True)
    assert discourse.last(1500, ("Country",)) == PERU


def test_what_is_too_far_back_is_forgotten() -> None:
    discourse = _said((PERU, True))
    assert discourse.last(990 + FAR - 1, ("Country",)) == PERU
    assert discourse.last(990 + FAR, ("Country",)) is None


def test_one_who_is_skipped_is_not_the_last() -> None:
    discourse = _said((PERU, True), (CHILE, True))
    assert discourse.last(1000, ("Country",), skip=(CHILE.iri,)) == PERU


def test_a_group_is_of_different_ones() -> None:
    discourse = Discourse()
    discourse.see_group(10, [PERU, PERU])
    assert discourse.groups == []
    discourse.see_group(20, [PERU, CHILE, PERU])
    assert discourse.group(30, ("Country",), size=2) == (PERU, CHILE)


def test_a_group_within_reach_was_named_together() -> None:
    discourse = _said((PERU, True), (CHILE, False))
    assert discourse.group(1000, ("Country",)) == (PERU, CHILE)
    assert discourse.group(1000, ("Country",), reach=200) == ()
    assert BOTH.group(1000, ("Country",), reach=200) == (PERU, CHILE)
    assert BOTH.group(1500, ("Country",), reach=200) == ()


def test_without_anybody_named_nobody_is_meant(parsed: Parse) -> None:
    text = "It met them, and the two countries met her company."
    for token in parsed(text):
        assert refer(token, Discourse(), text, 0) == []


def test_it_is_the_firm_that_a_state_owns(read: Read) -> None:
    text = "Norway's state oil company Den Norske Stats Oljeselskap said it signed a contract to supply gas to Austria."
    (deal,) = [c for c in read(text).claims if c.type == "Agreement"]
    assert "Norway" not in {p.entity.label for p in deal.roles["party"]}
