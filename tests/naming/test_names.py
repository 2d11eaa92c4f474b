"""What a text names: by the tables, by the model, and by what it named before."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extract import Extractor
from kg.naming.memory import Memory
from kg.naming.names import name_type
from tests.conftest import Read
from tests.passage import Passage, open_passage

WORDS = ("Japan", "EU", "and", ",", "the", "Toyota", "of", "Mr", "Xi", "(", ")", "U.S.", "-", "met", "Ltd")


def _named(passage: Passage) -> list[tuple[str, str]]:
    return [(m.text, m.entity.label) for m in passage.reader.mentions]


NAMED = [
    ("The Trading Corp of Peru spoke.", [("Trading Corp", "Trading Corp of Peru"), ("Peru", "Peru")]),
    ("Japan and the EU spoke.", [("Japan", "Japan"), ("EU", "European Union")]),
    ("U.S. farmers sued.", [("U.S.", "United States")]),
    ("Chinese goods are cheap.", [("Chinese", "China")]),
    ("China's goods are cheap.", [("China", "China")]),
    ("Michael Jordan spoke.", [("Michael Jordan", "Michael Jordan")]),
    ("Presidents Lula and Xi met.", [("Lula", "Luiz Inacio Lula da Silva"), ("Xi", "Xi Jinping")]),
    ("They met Ambassador Quillfeather.", [("Quillfeather", "Quillfeather")]),
    ("The European Commission spoke.", [("European Commission", "European Commission")]),
    (
        "Sino-Indian and Anglo-French trade grew.",
        [("Sino-", "China"), ("Indian", "India"), ("Anglo-", "United Kingdom"), ("French", "France")],
    ),
    ("The U.S.-Japan deal holds.", [("U.S.", "United States"), ("Japan", "Japan")]),
    ("Trade Minister Ardo Velkonen spoke.", [("Ardo Velkonen", "Ardo Velkonen")]),
    ("Foes of non-EU firms protested.", []),
    ("The meeting on May 5 cost $3 million.", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=[n[0] for n in NAMED])
def test_what_is_named(extractor: Extractor, text: str, expected: list[tuple[str, str]]) -> None:
    assert _named(open_passage(extractor, text)) == expected


def test_offsets_are_those_of_the_article(extractor: Extractor) -> None:
    text = "Officials of Japan met the EU's envoy in Geneva."
    for mention in open_passage(extractor, text, base=100).reader.mentions:
        assert text[mention.start - 100 : mention.end - 100] == mention.text


def test_a_surname_means_the_person_named_in_full(extractor: Extractor) -> None:
    passage = open_passage(extractor, "Prime Minister Ardo Velkonen spoke. Velkonen left.")
    assert [label for _, label in _named(passage)] == ["Ardo Velkonen", "Ardo Velkonen"]


def test_a_part_of_a_firms_name_means_the_firm_named_in_full(extractor: Extractor) -> None:
    passage = open_passage(extractor, "Toyota Tsusho Corp paid. Tsusho said so.")
    assert {label for _, label in _named(passage)} == {"Toyota Tsusho"}


def test_an_ambiguous_name_is_the_person_named_so_before(extractor: Extractor) -> None:
    passage = open_passage(extractor, "Michael Jordan spoke. Jordan left.")
    assert {label for _, label in _named(passage)} == {"Michael Jordan"}


def test_an_ambiguous_name_beside_a_place_is_the_one_of_its_country(extractor: Extractor) -> None:
    beside = open_passage(extractor, "Farmers in Georgia and Alabama protested.").mention("Georgia")
    alone = open_passage(extractor, "Georgia and Turkey spoke.").mention("Georgia")
    assert beside is not None
    assert beside.entity.type == "Place"
    assert alone is not None
    assert alone.entity.type == "Country"


def test_an_institution_that_many_states_have_is_that_of_the_state_in_front(extractor: Extractor) -> None:
    for text, state in (("Chile's Senate voted.", "Chile"), ("The Polish Senate voted.", "Poland")):
        mention = open_passage(extractor, text).mention("Senate")
        assert mention is not None
        assert mention.entity.country == extractor.catalog.lookup(state)[0].entity.iri
    alone = open_passage(extractor, "The Senate voted.").mention("Senate")
    assert alone is not None
    assert alone.entity.label == "U.S. Senate"


def test_two_names_that_are_kept_apart_are_never_linked(extractor: Extractor) -> None:
    kept = Memory(apart=frozenset({frozenset(("Velkonen", "Ardo Velkonen"))}))
    passage = open_passage(extractor, "Prime Minister Ardo Velkonen met Minister Velkonen.", memory=kept)
    assert [label for _, label in _named(passage)] == ["Ardo Velkonen", "Velkonen"]


def test_a_noun_for_a_firm_in_front_makes_a_name_a_firms(extractor: Extractor) -> None:
    mention = open_passage(extractor, "Peru sued the Chilean miner Velka Andina.").mention("Velka")
    assert mention is not None
    assert mention.entity.type == "Company"


def test_an_acronym_means_what_stood_before_its_brackets(extractor: Extractor) -> None:
    passage = open_passage(extractor, "The Board of Grain Importers (BGI) spoke. BGI said so.")
    assert {label for _, label in _named(passage)} == {"Board of Grain Importers"}


def test_a_short_form_is_remembered_from_passage_to_passage(extractor: Extractor) -> None:
    first = open_passage(extractor, "Kestrel Mining Corp. spoke.")
    second = open_passage(extractor, "Officials of Kestrel left.", memory=first.memory)
    assert _named(second) == [("Kestrel", "Kestrel Mining")]


def test_names_that_nothing_knows_are_counted_and_known_ones_are_not(extractor: Extractor) -> None:
    passage = open_passage(extractor, "Kestrel Mining Corp. sued Japan. Kestrel Mining Corp. won.")
    assert passage.memory.unlinked == {"Kestrel Mining": 2}


def test_an_unknown_name_has_one_node_wherever_it_stands(extractor: Extractor) -> None:
    nodes = {
        m.entity.iri
        for text in ("Kestrel Mining Corp. spoke.", "They sued Kestrel Mining.")
        for m in open_passage(extractor, text).reader.mentions
    }
    assert len(nodes) == 1


def test_a_company_that_bears_a_nationality_belongs_to_that_country(extractor: Extractor) -> None:
    mention = open_passage(extractor, "The Norwegian Drilling Company paid.").mention("Drilling")
    assert mention is not None
    assert mention.entity.country == extractor.catalog.lookup("Norway")[0].entity.iri


TYPES = [
    ("Comprehensive Maritime Treaty", "Organization", "NamedAgreement"),
    ("Ministry of Commerce", "Organization", "Agency"),
    ("Kestrel Mining", "Organization", "Company"),
    ("Evening Post", "Person", "Organization"),
    ("Zorvex", "Place", "Place"),
]


@pytest.mark.parametrize(("name", "fallback", "expected"), TYPES, ids=[t[0] for t in TYPES])
def test_the_words_of_a_name_tell_its_class(name: str, fallback: str, expected: str) -> None:
    assert name_type(name, fallback) == expected


@pytest.mark.parametrize(
    "text", ["Kenya imported Cheddar.", "Cheddar exports to Ghana rose.", "France sold Gouda and Roquefort to Japan."]
)
def test_a_good_of_the_tables_with_a_capital_is_no_actor_and_no_place(extractor: Extractor, text: str) -> None:
    assert {m.method for m in open_passage(extractor, text).reader.mentions} == {"label"}


def test_the_name_of_a_good_behind_the_noun_of_a_firm_is_the_firms(extractor: Extractor) -> None:
    mention = open_passage(extractor, "Kenya sued the trading firm Basmati.").mention("Basmati")
    assert mention is not None
    assert mention.entity.type == "Company"


def test_a_dateline_names_no_media(extractor: Extractor) -> None:
    assert "Reuters" not in dict(_named(open_passage(extractor, "TOKYO, March 12 (Reuters) - Japan spoke.")))


@pytest.fixture(scope="module")
def opened(extractor: Extractor) -> Callable[[str], Passage]:
    return lambda text: open_passage(extractor, text)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), max_size=12))
def test_mentions_never_overlap(opened: Callable[[str], Passage], words: list[str]) -> None:
    mentions = opened(" ".join(words)).reader.mentions.all
    assert all(a.last < b.first for a, b in pairwise(mentions))


DEALS = [
    ("The Borderlands Fisheries Treaty lapsed.", ["Borderlands Fisheries Treaty"]),
    ("Chile left the Treaty of Velkonen on Monday.", ["Treaty of Velkonen"]),
    ("The Strategic Trade and Investment Partnership holds.", ["Strategic Trade and Investment Partnership"]),
    ("The Chile-Thailand Free Trade Agreement holds.", ["Chile-Thailand Free Trade Agreement"]),
    ("Their Free Trade Agreement holds.", []),
    ("PERU SIGNED A FISHERIES TREATY.", []),
    ("They signed the Pacific Tea Accord on Sunday.", ["Pacific Tea Accord"]),
]


@pytest.mark.parametrize(("text", "expected"), DEALS, ids=[d[0] for d in DEALS])
def test_capitals_name_a_deal_that_no_table_knows(extractor: Extractor, text: str, expected: list[str]) -> None:
    found = [m for m in open_passage(extractor, text).reader.mentions if m.entity.type == "NamedAgreement"]
    assert [m.entity.label for m in found] == expected


def test_a_ticker_is_no_part_of_a_name(read: Read) -> None:
    (flow,) = read(
        "Nippon Steel Corp <NSTC.T> will buy 22 mln tonnes of coal from BHP <BRKN.S>, CRA Ltd and others."
    ).claims
    assert [f.mention for role in ("importer", "exporter") for f in flow.roles[role]][:2] == [
        "Nippon Steel Corp",
        "BHP",
    ]


def test_a_legal_suffix_alone_names_nobody(opened: Callable[[str], Passage]) -> None:
    assert "Ltd" not in {m.text for m in opened("the ( Ltd").reader.mentions.all}
