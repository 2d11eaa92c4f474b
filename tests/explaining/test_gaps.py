"""The to-do list: what fired in vain, what claims lack, which names nobody knows."""

from __future__ import annotations

import re

import pytest

from kg.explaining.gaps import CAUSES, Gap, as_table, chosen, counted, gaps, summary
from kg.extract import Extractor
from kg.model import Article, Extraction, Unknown, Words

FIRST = "Peru imposed a tariff on copper. Exports of wheat rose.\nPeru signed a contract with Heron Metals."
SECOND = "Kestrel Mining signed a contract with Peru in May 2013."


@pytest.fixture(scope="module")
def extractions(extractor: Extractor) -> tuple[Extraction, ...]:
    return tuple(extractor.extract([Article("first", FIRST), Article("second", SECOND)]))


@pytest.fixture(scope="module")
def found(extractor: Extractor, extractions: tuple[Extraction, ...]) -> tuple[Gap, ...]:
    return gaps(extractions, extractor.ontology.events)


def test_a_sentence_that_gave_no_claim_is_listed_with_its_reason(found: tuple[Gap, ...]) -> None:
    (one,) = [g for g in found if g.cause == "not kept" and "wheat" in g.sentence]
    assert (one.type, one.article, one.words) == ("TradeFlow", "first", "Exports")
    assert (one.reason, one.claims) == ("no exporter, importer or figure", 0)


def test_a_claim_without_a_core_role_is_listed_with_its_sentence(found: tuple[Gap, ...]) -> None:
    lacking = [g for g in found if g.cause == "lacks" and g.type == "TradeMeasure"]
    assert [(g.reason, g.sentence, g.claims) for g in lacking] == [("no target", "Peru imposed a tariff on copper.", 1)]


def test_a_sentence_is_one_gap_and_none_where_it_gave_a_claim(extractor: Extractor) -> None:
    text = "Exports of wheat and imports of rice rose. Peru imposed a tariff on copper while exports of tea rose."
    extractions = list(extractor.extract([Article("one", text)]))
    brief, every = (gaps(extractions, extractor.ontology.events, every=every) for every in (False, True))
    assert [g.words for g in brief if g.cause == "not kept"] == ["Exports, imports"]
    assert [g.words for g in every if g.cause == "not kept"] == ["Exports", "imports", "exports"]


def test_what_means_something_else_is_no_gap(extractor: Extractor) -> None:
    extractions = list(extractor.extract([Article("one", "The review by Kenya is to take three months.")]))
    assert not [g for g in gaps(extractions, extractor.ontology.events) if g.cause == "not kept"]
    assert [r.reason for r in extractions[0].rejected] == ["what is moved is no known good"]


def test_claims_of_one_type_in_one_sentence_are_one_gap(extractor: Extractor) -> None:
    extractions = list(
        extractor.extract([Article("one", "Kenya sold 5 tonnes of tea and Peru sold 6 tonnes of rice.")])
    )
    lacking = [g for g in gaps(extractions, extractor.ontology.events) if g.cause == "lacks"]
    assert [(g.type, g.reason, g.claims) for g in lacking] == [("TradeFlow", "no importer", 2)]


def test_nobody_has_to_give_a_deal_a_name(found: tuple[Gap, ...]) -> None:
    assert [g for g in found if g.reason == "no name"] == []


def test_unknown_names_are_added_up_over_the_articles_most_frequent_first() -> None:
    def article(id_: str, *names: str) -> Extraction:
        text = ". ".join(names)
        places = {n: tuple(Words(n, m.start(), m.end()) for m in re.finditer(n, text)) for n in names}
        return Extraction(Article(id_, text), unknown=tuple(Unknown(n, "Company", p) for n, p in places.items()))

    found = gaps([article("a", "Zed", "Alpha"), article("b", "Alpha", "Zed Alpha")], {})
    assert [(g.words, g.times, g.article, g.sentence) for g in found] == [
        ("Alpha", 3, "a", "Zed. Alpha"),
        ("Zed", 1, "a", "Zed. Alpha"),
        ("Zed Alpha", 1, "b", "Alpha. Zed Alpha"),
    ]


def test_gaps_are_chosen_by_cause_type_reason_and_silence(found: tuple[Gap, ...]) -> None:
    assert {g.cause for g in chosen(found, causes=["lacks"])} == {"lacks"}
    assert {g.type for g in chosen(found, types=["TradeMeasure"])} == {"TradeMeasure"}
    assert {g.words for g in chosen(found, reason="HERON")} == {"Heron Metals"}
    assert {g.reason for g in chosen(found, reason="target")} == {"no target"}
    assert all(not g.claims for g in chosen(found, silent=True))
    assert chosen(found) == found


def test_all_that_the_claims_of_one_sentence_lack_is_one_gap_counted_by_type(extractor: Extractor) -> None:
    text = "Kenya exported 5 tonnes of tea and imposed a tariff on rice."
    found = gaps(extractor.extract([Article("one", text)]), extractor.ontology.events)
    [one] = [g for g in found if g.cause == "lacks"]
    assert (one.type, one.reason) == (
        "TradeFlow, TradeMeasure",
        "TradeFlow: no importer; TradeMeasure: no target",
    )
    assert chosen(found, types=["TradeMeasure"]) == (one,)
    assert [row[1:3] for row in counted([one]).rows] == [("TradeFlow", "no importer"), ("TradeMeasure", "no target")]


def test_counts_are_those_of_the_reasons_most_first(found: tuple[Gap, ...]) -> None:
    table = counted(found)
    assert sum(int(row[3] or 0) for row in table.rows) == sum(len(gap.reasons) for gap in found)
    numbers = [int(row[3] or 0) for row in table.rows]
    assert numbers == sorted(numbers, reverse=True)
    assert {row[0] for row in table.rows} <= set(CAUSES)


def test_the_table_has_a_row_a_gap_and_its_note_the_numbers(found: tuple[Gap, ...]) -> None:
    table = as_table(found)
    assert len(table.rows) == len(found)
    assert table.note == summary(found)
    assert "1 unknown name" in table.note


def test_an_article_that_is_understood_leaves_nothing_to_do(extractor: Extractor) -> None:
    article = Article("clear", "Peru imposed a 5 percent tariff on Chilean copper in May 2013.")
    assert gaps(extractor.extract([article]), extractor.ontology.events) == ()
