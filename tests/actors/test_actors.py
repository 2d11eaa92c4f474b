"""Whom a noun phrase stands for, given the classes that a role admits."""

from __future__ import annotations

import pytest

from kg.actors.actors import actors
from kg.actors.parties import named_parties, pair
from kg.clauses.reader import Slot, pick
from kg.extract import Extractor
from kg.iri import mint
from kg.model import Entity
from kg.naming.mentions import Mention
from kg.reference.catalog import Candidate
from tests.conftest import Read
from tests.passage import Passage, open_passage

PARTY = Slot(("Country", "Bloc", "Company"))
MEETING = Slot(("Person", "Country", "Bloc", "Agency", "Company"), personal=True)
PLACE = Slot(("Place", "Country"), personal=True)


def _labels(passage: Passage, word: str, slot: Slot, *, nested: bool = False) -> list[str]:
    return [f.entity.label for f in actors(passage.token(word), slot, passage.reader, nested=nested)]


PARTIES = [
    ("Japan, India and Peru met.", "Japan", ["Japan", "India", "Peru"]),
    ("China, Japan, South Korea and New Zealand met.", "China", ["China", "Japan", "South Korea", "New Zealand"]),
    ("Exports to the European Union fell.", "Union", ["European Union"]),
    ("Washington spoke.", "Washington", ["United States"]),
    ("The Japanese government spoke.", "government", ["Japan"]),
    ("Japan's trade minister spoke.", "minister", ["Japan"]),
    ("Officials from Peru spoke.", "Officials", ["Peru"]),
    ("Narendra Modi spoke.", "Modi", ["India"]),
    ("The European Commission spoke.", "Commission", ["European Union"]),
    ("Japanese chip makers spoke.", "makers", ["Japan"]),
    ("A wholesaler in Peru spoke.", "wholesaler", ["Peru"]),
    ("Chinese goods are cheap.", "goods", []),
    ("The weather in Peru is fine.", "weather", []),
    ("The ministry spoke.", "ministry", []),
]


@pytest.mark.parametrize(("text", "word", "expected"), PARTIES, ids=[p[0] for p in PARTIES])
def test_a_party_is_a_state_or_a_firm(extractor: Extractor, text: str, word: str, expected: list[str]) -> None:
    assert _labels(open_passage(extractor, text), word, PARTY) == expected


NESTED = [
    ("Chinese goods are cheap.", "goods", ["China"]),
    ("Goods from China and Japan are cheap.", "Goods", ["China", "Japan"]),
    ("China's market is open.", "market", ["China"]),
    ("Goods for the poor are cheap.", "Goods", []),
]


@pytest.mark.parametrize(("text", "word", "expected"), NESTED, ids=[n[0] for n in NESTED])
def test_an_actor_inside_a_phrase_counts_where_the_frame_says_so(
    extractor: Extractor, text: str, word: str, expected: list[str]
) -> None:
    assert _labels(open_passage(extractor, text), word, PARTY, nested=True) == expected


def test_officials_and_bodies_meet_as_themselves(extractor: Extractor) -> None:
    assert _labels(open_passage(extractor, "Narendra Modi spoke."), "Modi", MEETING) == ["Narendra Modi"]
    found = _labels(open_passage(extractor, "The European Commission spoke."), "Commission", MEETING)
    assert found == ["European Commission"]


def test_a_capital_is_a_place_where_a_place_is_asked_for(extractor: Extractor) -> None:
    assert _labels(open_passage(extractor, "They met in Washington."), "Washington", PLACE) == ["Washington"]


def test_persons_with_titles_stand_together(extractor: Extractor) -> None:
    text = "South Korean President Yoon Suk Yeol and Indonesian President Joko Widodo met."
    assert _labels(open_passage(extractor, text), "Widodo", MEETING) == ["Yoon Suk-yeol", "Joko Widodo"]


def test_the_ministry_is_that_of_the_country_of_the_report(extractor: Extractor) -> None:
    passage = open_passage(extractor, "The ministry spoke.", home=_entity(extractor, "Peru"))
    found = actors(passage.token("ministry"), PARTY, passage.reader)
    assert [(f.entity.label, f.method) for f in found] == [("Peru", "context")]


def test_a_ministry_with_another_article_is_nobodys(extractor: Extractor) -> None:
    passage = open_passage(extractor, "A ministry spoke.", home=_entity(extractor, "Peru"))
    assert actors(passage.token("ministry"), PARTY, passage.reader) == []


def test_how_the_link_was_made_is_kept(extractor: Extractor) -> None:
    passage = open_passage(extractor, "Tokyo and Chinese traders spoke.")
    found = actors(passage.token("Tokyo"), PARTY, passage.reader)
    assert [(f.mention, f.method) for f in found] == [("Tokyo", "metonymy"), ("Chinese traders", "nationality")]


def test_nobody_is_named_twice(extractor: Extractor) -> None:
    passage = open_passage(extractor, "Japan, India and Japan met.")
    assert [f.entity.label for f in actors(passage.doc[0], PARTY, passage.reader)] == ["Japan", "India"]


def test_a_class_that_is_not_admitted_is_not_picked(extractor: Extractor) -> None:
    passage = open_passage(extractor, "Toyota Tsusho spoke.")
    mention = passage.mention("Tsusho")
    assert mention is not None
    assert pick(mention, Slot(("Company",)), passage.reader) is not None
    assert pick(mention, Slot(("Person",)), passage.reader) is None


def test_the_parties_stand_in_the_name_of_the_deal(extractor: Extractor) -> None:
    found = named_parties(_named("Chile-Norway Fish Treaty"), PARTY, extractor.catalog)
    assert [f.entity.label for f in found] == ["Chile", "Norway"]
    assert named_parties(_named("Norway Fish Treaty"), PARTY, extractor.catalog) == []


def test_what_is_bilateral_is_of_the_last_two_states(extractor: Extractor) -> None:
    passage = open_passage(extractor, "Chile spoke. Peru met Japan. Bilateral trade rose.")
    assert [f.entity.label for f in pair(passage.token("Bilateral"), PARTY, passage.reader)] == ["Peru", "Japan"]


def _entity(extractor: Extractor, name: str) -> Entity:
    return extractor.catalog.lookup(name)[0].entity


def _named(name: str) -> Mention:
    deal = Entity(mint("NamedAgreement", name), name, "NamedAgreement", (name,))
    return Mention(0, 4, 0, len(name), name, (Candidate(deal, "name", 0.5),), "new")


def test_the_government_that_sits_in_a_capital_is_that_of_its_country(read: Read) -> None:
    found = read("Mexico met Peru. In Madrid, the government halted purchases of Argentine biodiesel.")
    measure = next(c for c in found.claims if c.type == "TradeMeasure")
    assert [f.entity.label for f in measure.roles["imposer"]] == ["Spain"]


def test_whose_goods_a_relative_clause_tells_of_is_who_it_describes(read: Read) -> None:
    found = read("Ukraine, whose cheese Russia shut out in April, asked for talks.")
    measure = next(c for c in found.claims if c.type == "TradeMeasure")
    assert [f.entity.label for f in measure.roles["target"]] == ["Ukraine"]


def test_what_is_owned_by_a_name_that_nobody_knows_is_not_whoever_was_named_before(read: Read) -> None:
    text = (
        "Congo's Gecamines opposes the sale. Freeport sold a stake in its Morenci mine to Japan's Sumitomo in February."
    )
    claims = [c for c in read(text).claims if c.type == "Investment"]
    assert all("Gecamines" not in {f.entity.label for f in c.roles.get("recipient", ())} for c in claims)
