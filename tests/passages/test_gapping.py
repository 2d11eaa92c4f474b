"""A clause that leaves out its verb tells an event of its own, and what stands "respectively" belongs in turn."""

from __future__ import annotations

import pytest

from kg.model import Claim
from tests.conftest import Read

GAPPED = [
    (
        "Argentina sold 90 tonnes of soyoil to Algeria, and Brazil 45 tonnes to Morocco.",
        {("Argentina", "Algeria", 90), ("Brazil", "Morocco", 45)},
    ),
    (
        "Egypt bought 20 tonnes of rye from Russia, Algeria 11 tonnes from France and Morocco 8 tonnes from Ukraine.",
        {("Russia", "Egypt", 20), ("France", "Algeria", 11), ("Ukraine", "Morocco", 8)},
    ),
    (
        "Australia accounted for 59 percent of China's lithium imports and Brazil for 12 percent.",
        {("Australia", "China", 59), ("Brazil", "China", 12)},
    ),
]
RESPECTIVELY = [
    (
        "Exports of coffee from Vietnam to Germany and Italy reached 180 tonnes and 120 tonnes respectively.",
        "importer",
        {("Germany", 180), ("Italy", 120)},
    ),
    (
        "China's imports of zinc, copper and tin stood at 12 tonnes, 28 tonnes and 5 tonnes, respectively.",
        "commodity",
        {("zinc", 12), ("copper", 28), ("tin", 5)},
    ),
]


@pytest.mark.parametrize(("text", "expected"), GAPPED, ids=[e[0] for e in GAPPED])
def test_a_clause_without_a_verb_is_an_event(read: Read, text: str, expected: set[tuple[str, str, int]]) -> None:
    flows = [c for c in read(text).claims if c.type == "TradeFlow"]
    assert {(_only(c, "exporter"), _only(c, "importer"), c.quantities[0].min) for c in flows} == expected


def test_one_stands_for_the_deal_of_the_clause_before(read: Read) -> None:
    deals = read("Peru signed a memorandum of understanding on lithium with Germany, and Chile one with France.").claims
    assert {frozenset(f.entity.label for f in c.roles["party"]) for c in deals} == {
        frozenset({"Peru", "Germany"}),
        frozenset({"Chile", "France"}),
    }


def test_each_measure_of_a_gapped_pair_has_its_own_goods(read: Read) -> None:
    claims = read("Canada imposed a 25 percent duty on steel and Mexico a 15 percent one on tin.").claims
    assert {(_only(c, "imposer"), _only(c, "commodity"), c.quantities[0].min) for c in claims} == {
        ("Canada", "steel", 25),
        ("Mexico", "tin", 15),
    }


@pytest.mark.parametrize(("text", "role", "expected"), RESPECTIVELY, ids=[e[0] for e in RESPECTIVELY])
def test_amounts_belong_respectively(read: Read, text: str, role: str, expected: set[tuple[str, int]]) -> None:
    flows = [c for c in read(text).claims if c.type == "TradeFlow"]
    assert {(_only(c, role), c.quantities[0].min) for c in flows} == expected


def test_exports_and_imports_have_an_amount_each(read: Read) -> None:
    claims = read("In May Peru's exports and imports rose 5 percent and 10 percent respectively.").claims
    assert {(c.roles["exporter"][0].entity.label, c.quantities[0].min) for c in claims if c.roles.get("exporter")} == {
        ("Peru", 5)
    }
    assert {(c.roles["importer"][0].entity.label, c.quantities[0].min) for c in claims if c.roles.get("importer")} == {
        ("Peru", 10)
    }


def test_imports_after_exports_are_those_of_the_same_state(read: Read) -> None:
    claims = read("German exports to Chile fell 9 percent, while imports from Chile rose 4 percent.").claims
    assert {(_only(c, "exporter"), _only(c, "importer")) for c in claims} == {
        ("Germany", "Chile"),
        ("Chile", "Germany"),
    }


PARTS = [
    (
        "Egypt bought 36 tonnes of wheat: 18 tonnes from Russia, 12 tonnes from Romania and 6 tonnes from France.",
        "exporter",
        {(None, 36), ("Russia", 18), ("Romania", 12), ("France", 6)},
    ),
    ("Canada exported 22 tonnes of rye, including 7 tonnes to Chile.", "importer", {(None, 22), ("Chile", 7)}),
]


@pytest.mark.parametrize(("text", "role", "expected"), PARTS, ids=[e[0] for e in PARTS])
def test_a_part_with_a_partner_is_a_flow(
    read: Read, text: str, role: str, expected: set[tuple[str | None, int]]
) -> None:
    flows = [c for c in read(text).claims if c.type == "TradeFlow"]
    assert {(_only(c, role) if c.roles.get(role) else None, c.quantities[0].min) for c in flows} == expected


def _only(claim: Claim, role: str) -> str:
    (filler,) = claim.roles[role]
    return filler.entity.label
