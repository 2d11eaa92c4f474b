"""Which good a noun phrase names, and what a deal or a meeting is about."""

from __future__ import annotations

import pytest

from kg.clauses.phrases import goods
from kg.clauses.topic_phrases import about, kind_phrase, topic
from kg.extract import Extractor
from tests.passage import open_passage

GOODS = [
    ("They sell wheat, rice and beef.", "wheat", ["wheat", "rice", "beef"]),
    ("They sell 36,000 tonnes of durum wheat.", "tonnes", ["durum wheat"]),
    ("They sell all kinds of fruit.", "kinds", ["fruit"]),
    ("They sell products such as beef and lamb.", "products", ["beef", "lamb"]),
    ("They sell fish, including salmon and cod.", "fish", ["fish", "salmon", "cod"]),
    ("They sell Chinese solar panels.", "panels", ["solar panels"]),
    ("They sell the Swiss cheese.", "cheese", ["cheese"]),
    ("They sell steel imports.", "imports", ["steel"]),
    ("They sell imports of steel.", "imports", ["steel"]),
    ("They sell rice worth $3 million.", "rice", ["rice"]),
    (
        "They sell neodymium for cars, as well as lanthanum and cerium.",
        "neodymium",
        ["neodymium", "lanthanum", "cerium"],
    ),
    ("They sell Brazil nuts.", "nuts", ["brazil nuts"]),
    ("They sold Ceylon tea.", "tea", ["Ceylon tea"]),
    ("They sold China clay.", "clay", ["kaolin"]),
    ("They lifted the steel and tin tariffs.", "tariffs", ["steel", "tin"]),
    ("They sell graphite powder.", "powder", ["graphite"]),
    ("They banned the export of non-basmati white rice.", "rice", ["non-basmati rice"]),
    ("They sold cars and auto parts.", "cars", ["cars", "auto parts"]),
    ("They bought three types of plastic bags.", "types", ["plastic bags"]),
    ("They bought 20 bags of rice.", "bags", ["rice"]),
    ("They sell Peruvian products.", "products", ["goods"]),
    ("They met exporters of tin and zinc.", "exporters", ["tin", "zinc"]),
    ("MARSEILLE - Growers of tea and cocoa need a permit.", "Growers", ["tea", "cocoa"]),
    ("They sell apple chips.", "chips", ["apple chips"]),
    ("They admire Turkey.", "Turkey", []),
    ("They eat frozen turkey.", "turkey", ["frozen turkey"]),
    ("They discussed the tariff cuts.", "cuts", []),
    ("They sell cargoes.", "cargoes", []),
    ("They sell it in May.", "May", []),
]


@pytest.mark.parametrize(("text", "word", "expected"), GOODS, ids=[g[0] for g in GOODS])
def test_the_goods_of_a_phrase(extractor: Extractor, text: str, word: str, expected: list[str]) -> None:
    passage = open_passage(extractor, text)
    assert [f.entity.label for f in goods(passage.token(word), passage.reader)] == expected


def test_a_good_that_the_scheme_does_not_know_has_a_node_by_its_words(extractor: Extractor) -> None:
    passage = open_passage(extractor, "They sell raw blue widgets.")
    (found,) = goods(passage.token("widgets"), passage.reader)
    assert (found.entity.label, found.entity.type, found.method) == ("raw blue widgets", "Good", "phrase")


def test_a_known_good_is_told_from_one_that_is_only_the_head(extractor: Extractor) -> None:
    for text, word, method in (
        ("They sell rare earths.", "earths", "label"),
        ("They eat ripe cheese.", "cheese", "head"),
    ):
        passage = open_passage(extractor, text)
        assert [f.method for f in goods(passage.token(word), passage.reader)] == [method]


def test_the_words_of_a_good_are_exactly_in_the_text(extractor: Extractor) -> None:
    text = "They sell products such as beef, as well as 30 tonnes of durum wheat."
    passage = open_passage(extractor, text, base=50)
    for word in ("products", "tonnes"):
        for filler in goods(passage.token(word), passage.reader):
            assert text[filler.start - 50 : filler.end - 50] == filler.mention


TOPICS = [
    ("They spoke about the safety of ships.", "safety", "safety of ships"),
    ("They spoke about joint production of rare earths.", "production", "joint production of rare earths"),
    ("They spoke about the digital economy.", "economy", "digital economy"),
    ("They spoke about trade in Peru.", "trade", "trade"),
    ("They spoke about the matter.", "matter", None),
    ("They spoke about Peru.", "Peru", None),
    ("They spoke on Monday.", "Monday", None),
]


@pytest.mark.parametrize(("text", "word", "expected"), TOPICS, ids=[t[0] for t in TOPICS])
def test_what_a_phrase_is_about(extractor: Extractor, text: str, word: str, expected: str | None) -> None:
    passage = open_passage(extractor, text)
    found = topic(passage.token(word), passage.reader)
    assert (found.entity.label if found else None) == expected


KINDS = [
    ("They signed a free trade agreement.", "agreement", "free trade"),
    ("They signed a nuclear energy pact.", "pact", "nuclear energy"),
    ("They signed a Peruvian copper pact.", "pact", "copper"),
    ("They signed a new agreement.", "agreement", None),
    ("They signed an important bilateral agreement.", "agreement", None),
    ("They signed a military pact.", "pact", "military"),
    ("They signed the Free Trade Agreement.", "Agreement", None),
]


@pytest.mark.parametrize(("text", "word", "expected"), KINDS, ids=[k[0] for k in KINDS])
def test_what_stands_before_a_deal_says_what_it_is_about(
    extractor: Extractor, text: str, word: str, expected: str | None
) -> None:
    passage = open_passage(extractor, text)
    found = kind_phrase(passage.token(word), passage.reader)
    assert (found.entity.label if found else None) == expected


def test_an_implied_topic_keeps_the_word_that_implies_it(extractor: Extractor) -> None:
    passage = open_passage(extractor, "They signed the pact.")
    found = about("free trade", passage.token("pact"), passage.reader)
    assert (found.entity.label, found.mention, found.method) == ("free trade", "pact", "implied")
