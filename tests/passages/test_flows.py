"""What a flow leaves out and the words around it say."""

from __future__ import annotations

import pytest

from kg.model import Claim
from tests.conftest import Read


def _flow(read: Read, text: str) -> dict[str, set[str]]:
    claim: Claim = [c for c in read(text).claims if c.type == "TradeFlow"][-1]
    return {role: {f.entity.label for f in fillers} for role, fillers in claim.roles.items()}


def test_tonnes_are_of_the_good_that_was_named_last(read: Read) -> None:
    flow = _flow(read, "Peru bought 9,000 tonnes of wheat from France. Chile bought 3,000 tonnes from Canada.")
    assert flow == {"importer": {"Chile"}, "exporter": {"Canada"}, "commodity": {"wheat"}}


def test_dollars_need_no_good(read: Read) -> None:
    text = "Peru bought 9,000 tonnes of wheat from France. Exports to Chile were worth $5 million."
    assert "wheat" not in _flow(read, text).get("commodity", set())


def test_who_is_what_the_sentence_names_him_as(read: Read) -> None:
    flow = _flow(read, "Norway overtook Russia as Germany's top gas supplier.")
    assert flow == {"exporter": {"Norway"}, "importer": {"Germany"}, "commodity": {"natural gas"}}


def test_who_has_a_share_of_the_imports_supplies_them(read: Read) -> None:
    flow = _flow(read, "Chile accounts for a third of Japan's salmon imports.")
    assert flow == {"exporter": {"Chile"}, "importer": {"Japan"}, "commodity": {"salmon"}}


def test_goods_with_a_nationality_come_from_there(read: Read) -> None:
    assert _flow(read, "Two cargoes of Nigerian crude were delivered to Indonesia.")["exporter"] == {"Nigeria"}


def test_a_sum_between_does_not_hide_the_buyer(read: Read) -> None:
    assert _flow(read, "Kenya exported flowers worth 600 million euros to Russia.")["importer"] == {"Russia"}


LIMITED = [
    "Peru will remove tariffs on all goods imported from Chile.",
    "The EU opened an investigation into imports of bicycles from China.",
    "The tariffs that Peru imposed on exports of copper to Chile hurt.",
]


@pytest.mark.parametrize("text", LIMITED)
def test_what_a_measure_is_laid_on_is_no_flow(read: Read, text: str) -> None:
    assert [c for c in read(text).claims if c.type == "TradeFlow"] == []


def test_all_trade_of_two_is_not_in_the_good_named_before(read: Read) -> None:
    text = (
        "Serbia will export beef to Turkey. Trade between Serbia and Turkey rose 12 percent to $760 million last year."
    )
    (total,) = [c for c in read(text).claims if c.frame.startswith("TradeFlow.trade_noun")]
    assert not total.roles.get("commodity")


def test_who_is_given_a_licence_does_what_it_is_for(read: Read) -> None:
    assert _flow(read, "Jakarta gave Freeport a permit to export copper.")["exporter"] == {"Freeport"}


def test_the_largest_market_is_the_one_that_it_is_said_to_be(read: Read) -> None:
    flow = _flow(read, "Kenya's biggest export market is Uganda.")
    assert (flow["exporter"], flow["importer"]) == ({"Kenya"}, {"Uganda"})


@pytest.mark.parametrize("behind", ["according to the Norwegian Fish Council", "thanks to India", "due to Poland"])
def test_nothing_is_sold_to_whom_a_longer_preposition_names(read: Read, behind: str) -> None:
    assert _flow(read, f"Oman exported 200 tonnes of salmon to Kenya in 2021, {behind}.")["importer"] == {"Kenya"}


def test_a_seller_that_is_told_is_not_the_one_of_the_sentence_before(read: Read) -> None:
    text = "Oman bought 600 tonnes of cotton from Gabon last year. It imports ten times as much from the United States."
    claims = [c for c in read(text).claims if c.type == "TradeFlow"]
    assert [{f.entity.label for f in c.roles.get("exporter", ())} for c in claims] == [{"Gabon"}, set()]


def test_nobody_is_the_biggest_buyer_of_his_own_goods(read: Read) -> None:
    text = "Oman imported 460 tonnes of tea from Gabon in 2012. It is the biggest buyer of Gabon's tea."
    assert all("Gabon" not in {f.entity.label for f in c.roles.get("importer", ())} for c in read(text).claims)
