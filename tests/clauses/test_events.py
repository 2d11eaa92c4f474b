"""Frames over sentences: what fires, as what, and who fills the roles in each construction."""

from __future__ import annotations

import pytest

from kg.model import Claim
from tests.conftest import Read

Roles = dict[str, list[str]]
TARIFF: Roles = {"imposer": ["Peru"], "commodity": ["rice"]}

SAME_TARIFF = [
    "Peru imposed a tariff on rice.",
    "A tariff on rice was imposed by Peru.",
    "Farmers dislike the tariff that Peru imposed on rice.",
    "Farmers dislike the tariff imposed by Peru on rice.",
    "Peru, which imposed a tariff on rice, is poor.",
    "Peru decided to impose a tariff on rice.",
    "Peru surprised traders by imposing a tariff on rice.",
    "Peru spoke and imposed a tariff on rice.",
    "Peru's decision to impose a tariff on rice was a surprise.",
    "Peru's imposition of a tariff on rice was a surprise.",
    "Peru is expected to impose a tariff on rice.",
    "The Peruvian government imposed a tariff on rice.",
    "Officials said Peru had imposed a tariff on rice.",
    "Peru said it would impose a tariff on rice.",
]


@pytest.mark.parametrize("text", SAME_TARIFF)
def test_every_construction_says_the_same_tariff(read: Read, text: str) -> None:
    (claim,) = _of(read, text, "TradeMeasure")
    assert _roles(claim) == TARIFF
    assert claim.attributes == {"kind": "tariff", "action": "impose"}


SAME_SALE = [
    "Chile exports copper to Japan.",
    "Copper is exported to Japan by Chile.",
    "Japan imports copper from Chile.",
    "Copper is imported from Chile by Japan.",
    "Chile supplies Japan with copper.",
    "Chile, which sells copper to Japan, is poor.",
    "Chile began to sell copper to Japan.",
    "Chile's exports of copper to Japan rose.",
    "Japanese imports of copper from Chile rose.",
]


@pytest.mark.parametrize("text", SAME_SALE)
def test_every_construction_says_the_same_sale(read: Read, text: str) -> None:
    (claim,) = _of(read, text, "TradeFlow")
    assert _roles(claim) == {"exporter": ["Chile"], "importer": ["Japan"], "commodity": ["copper"]}


SAME_DEAL = [
    "Peru and Chile signed a treaty.",
    "Peru signed a treaty with Chile.",
    "A treaty was signed by Peru and Chile.",
    "A treaty between Peru and Chile was signed.",
    "Peru met Chile and signed a treaty with Chile.",
    "The signing of a treaty by Peru and Chile pleased traders.",
    "Traders hailed the treaty that Peru and Chile signed.",
    "The Peruvian president signed a treaty with Chile.",
]


@pytest.mark.parametrize("text", SAME_DEAL)
def test_every_construction_says_the_same_deal(read: Read, text: str) -> None:
    (claim,) = _of(read, text, "Agreement")
    assert {k: sorted(v) for k, v in _roles(claim).items() if k == "party"} == {"party": ["Chile", "Peru"]}
    assert claim.attributes == {"kind": "treaty", "stage": "signed"}


DONE = [
    ("Peru raised the quota for rice.", {"kind": "quota", "action": "increase"}),
    ("Peru's cuts in tariffs on rice pleased Chile.", {"kind": "tariff", "action": "reduce"}),
    ("A cut in the tariff on rice was announced by Peru.", {"kind": "tariff", "action": "reduce"}),
    ("Peru lifted its ban on rice.", {"kind": "ban", "action": "lift"}),
    ("Peru banned imports of rice.", {"kind": "ban", "action": "impose"}),
    ("Peru extended its ban on rice.", {"kind": "ban", "action": "extend"}),
]


@pytest.mark.parametrize(("text", "expected"), DONE, ids=[d[0] for d in DONE])
def test_what_is_done_to_a_thing_is_the_sense(read: Read, text: str, expected: dict[str, str]) -> None:
    (claim,) = _of(read, text, "TradeMeasure")
    assert claim.attributes == expected
    assert _roles(claim) == TARIFF


def test_two_verbs_over_one_thing_are_two_steps(read: Read) -> None:
    claims = _of(read, "Peru and Chile signed and ratified a treaty.", "Agreement")
    assert {c.attributes["stage"] for c in claims} == {"signed", "ratified"}


def test_the_frame_of_a_claim_is_type_anchor_and_sense(read: Read) -> None:
    (claim,) = _of(read, "Peru lifted its ban on rice.", "TradeMeasure")
    assert claim.frame == "TradeMeasure.ban.lift"


def test_who_taxes_his_own_goods_has_no_target(read: Read) -> None:
    (claim,) = _of(read, "China imposed tariffs on Chinese steel.", "TradeMeasure")
    assert "target" not in _roles(claim)


@pytest.mark.parametrize(
    "text", ["Japan and Peru imposed tariffs on rice.", "Neither Japan nor Peru imposed tariffs on rice."]
)
def test_what_two_do_side_by_side_they_do_not_do_to_each_other(read: Read, text: str) -> None:
    (claim,) = _of(read, text, "TradeMeasure")
    assert _roles(claim) == {"imposer": ["Japan", "Peru"], "commodity": ["rice"]}


def test_what_a_participle_tells_of_a_thing_is_a_step_of_its_own(read: Read) -> None:
    claims = _of(read, "The ban on rice, imposed by India last year, was lifted.", "TradeMeasure")
    assert {(c.attributes["action"], c.date) for c in claims} == {("lift", None), ("impose", "2023")}
    assert all("target" not in _roles(c) for c in claims)


def test_a_word_in_a_name_fires_nothing(read: Read) -> None:
    assert _of(read, "The Tariff Commission is in Lima.", "TradeMeasure") == []


def test_an_fta_is_about_free_trade(read: Read) -> None:
    (claim,) = _of(read, "The China-Australia Free Trade Agreement was signed.", "Agreement")
    assert _roles(claim)["topic"] == ["free trade"]


def test_an_adjective_says_how_far_a_thing_is(read: Read) -> None:
    (claim,) = _of(read, "Peru spoke of a possible tariff on rice.", "TradeMeasure")
    assert (claim.factuality, claim.cue) == ("possible", "possible")


def _of(read: Read, text: str, type_: str) -> list[Claim]:
    return [c for c in read(text).claims if c.type == type_]


def _roles(claim: Claim) -> Roles:
    return {role: [f.entity.label for f in fillers] for role, fillers in claim.roles.items()}


@pytest.mark.parametrize(
    "text", ["left rates unchanged", "withdrew its offer", "left the door open", "quit the race", "withdrew the threat"]
)
def test_who_leaves_something_else_leaves_no_body(read: Read, text: str) -> None:
    found = _of(read, f"Britain joined the European Union in 1973. London {text} on Monday.", "Accession")
    assert [claim.attributes["stage"] for claim in found] == ["acceded"]


@pytest.mark.parametrize("text", ["left the bloc", "said it would leave", "quit", "threatened to withdraw"])
def test_who_leaves_the_body_named_before_leaves_it(read: Read, text: str) -> None:
    found = _of(read, f"Britain joined the European Union in 1973. London {text}.", "Accession")
    assert [claim.attributes["stage"] for claim in found] == ["acceded", "withdrew"]


def test_what_has_been_promised_to_be_dropped_is_dropped_and_not_promised(read: Read) -> None:
    found = read("Cuba charges a levy on tea which it has promised to drop.")
    told = [(c.attributes["action"], c.factuality) for c in found.claims if c.type == "TradeMeasure"]
    assert told == [("lift", "planned")]


def test_a_duty_that_goes_as_high_as_a_rate_has_not_gone(read: Read) -> None:
    found = read("The duties, which go as high as 40 percent, have been levied by Peru on tea since 2003.")
    assert [c.attributes["action"] for c in found.claims if c.type == "TradeMeasure"] == ["impose"]


def test_a_demand_that_is_rejected_brings_no_measure(read: Read) -> None:
    found = read("Peru rejected calls for a tariff on Dutch onions.")
    assert [c.factuality for c in found.claims if c.type == "TradeMeasure"] == ["negated"]
