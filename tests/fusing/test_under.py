"""Trade that is planned is under an agreement that is to bring it about, and under no other."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from kg.fusing.fuse import fuse
from kg.query import run
from tests.fusing.test_differences import told
from tests.world import (
    COPPER,
    LEAGUE,
    NORCOP,
    NORLAND,
    OSTIA,
    PACT,
    SUDIA,
    TIN,
    WESTRIA,
    Fact,
    fact,
    graph,
    tonnes,
)

DEAL = fact("Agreement", "They signed.", party=(NORLAND, WESTRIA), topic=COPPER, kind="contract", stage="signed")
SALE = partial(
    fact, "TradeFlow", "It will sell 5.", exporter=NORLAND, importer=WESTRIA, commodity=COPPER, certainty="planned"
)
UNDER = {
    "between the parties": SALE(),
    "by a firm of a party": SALE(exporter=NORCOP),
    "of one party to whom nobody says": replace(SALE(), roles={"exporter": (NORLAND,), "commodity": (COPPER,)}),
    "that may come": SALE(certainty="possible"),
}
OTHER = {
    "with somebody else": SALE(importer=SUDIA),
    "of firms of the parties' states alone": SALE(exporter=NORCOP, importer=OSTIA),
    "of another good": SALE(commodity=TIN),
    "that has been": SALE(certainty="asserted"),
    "that is denied": SALE(certainty="negated"),
}


def under(*articles: list[Fact]) -> list[int]:
    """How many events are under each story of some reports."""
    claims = [claim for one in told(*(("2021-03-20", facts) for facts in articles)) for claim in one.claims]
    return [len(story.under) for story in fuse(claims).stories]


@pytest.mark.parametrize("case", UNDER)
def test_trade_is_under_the_agreement_of_its_article(case: str) -> None:
    assert under([DEAL, UNDER[case]]) == [1]


@pytest.mark.parametrize("case", OTHER)
def test_other_trade_is_under_no_agreement(case: str) -> None:
    assert under([DEAL, OTHER[case]]) == [0]


def test_trade_that_only_another_article_tells_is_under_no_agreement() -> None:
    assert under([DEAL], [SALE()]) == [0]


def test_trade_that_two_agreements_may_be_to_bring_about_is_under_neither() -> None:
    other = replace(DEAL, sentence="They meet again.", attributes={"kind": "treaty", "stage": "signed"})
    assert under([DEAL, other, SALE()]) == [0, 0]


def test_trade_alone_makes_no_story() -> None:
    assert under([SALE()]) == []


def test_what_one_asks_about_finds_all_sides_of_a_disagreement() -> None:
    named = partial(fact, "Agreement", party=(SUDIA, OSTIA, LEAGUE), name=PACT, topic=(), stage="signed")
    held = partial(fact, "TradeFlow", exporter=SUDIA, importer=OSTIA, commodity=COPPER, certainty="planned")
    reports = told(
        ("2021-03-20", [named("They signed."), held("Sudia will sell 5.", amounts=[tonnes(5)])]),
        ("2021-03-21", [named("They signed."), held("It will sell 3.", date="2026", amounts=[tonnes(3)])]),
    )
    with graph(*reports) as made:
        assert len(run(made, "disagreements", {"about": "Harbour League"}).rows) == 2
        assert len(run(made, "disagreements", {"about": "Copper"}).rows) == 2
