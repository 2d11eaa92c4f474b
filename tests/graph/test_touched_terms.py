"""Where reports differ on the terms of lasting things, after any changes, as in a graph built from scratch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from random import Random

import pyoxigraph as ox
import pytest

from kg.graph.store import open_graph
from kg.graph.terms import name
from kg.model import Extraction, Factuality
from tests.world import COPPER, NORLAND, SUDIA, SUDMINE, TUBES, Fact, fact, percent, report, tonnes

DEAL = partial(fact, "Agreement", kind="contract")
FLOW = partial(fact, "TradeFlow", exporter=SUDMINE, commodity=TUBES, certainty="planned")
DUTY = partial(fact, "TradeMeasure", imposer=NORLAND, target=SUDIA, commodity=COPPER, kind="tariff")
DAYS = ("2021-03-02", "2021-03-20", "2021-06-01", "2022-02-01")


def told(random: Random, number: int) -> Fact:
    """A step of one of few things, with one of few amounts."""
    day = random.choice(DAYS)
    party, topic = random.choice([(NORLAND, SUDMINE), (NORLAND, SUDIA)]), random.choice([TUBES, COPPER])
    stage = random.choice(["negotiating", "agreed", "signed", "signed", "amended"])
    amount = [tonnes(random.choice([3, 5]))] if random.random() < 0.7 else []
    certain: Factuality = random.choice(["asserted", "asserted", "possible"])
    return random.choice(
        [
            DEAL(f"Deal {number}.", party=party, topic=topic, stage=stage, date=day, amounts=amount),
            FLOW(f"Flow {number}.", importer=random.choice([NORLAND, SUDIA]), amounts=amount),
            DUTY(f"Duty {number}.", action="impose", date=day, certainty=certain, amounts=[percent(number, number)]),
        ]
    )


def article(random: Random) -> Extraction:
    """One of few articles in one of many versions; some are reprints, some of one paper, some without a day."""
    facts = [told(random, random.choice([10, 20])) for _ in range(random.randint(1, 4))]
    one = report(random.choice("abcdef"), random.choice(DAYS), *facts)
    publisher = random.choice([one.article.publisher, "The Paper", None])
    published = random.choice([one.article.published, one.article.published, None])
    return replace(one, article=replace(one.article, publisher=publisher, published=published))


def build(articles: Iterable[Extraction]) -> set[ox.Quad]:
    """All quads of a graph of these articles, made in one step."""
    with open_graph() as graph:
        graph.add(articles, model="made up")
        return set(graph.store)


def changed(seed: int) -> set[ox.Quad]:
    """The quads of a graph after a sequence of changes, which are those of a build from scratch."""
    random = Random(seed)
    kept: dict[str, Extraction] = {}
    with open_graph() as graph:
        for _ in range(8):
            coming = {one.article.id: one for one in (article(random) for _ in range(random.randint(1, 3)))}
            graph.add(coming.values(), model="made up")
            kept |= coming
            if len(kept) > 3 and random.random() < 0.5:
                graph.remove(gone := random.choice(sorted(kept)))
                del kept[gone]
        assert set(graph.store) == build(kept.values())
        return set(graph.store)


@pytest.mark.parametrize("seed", range(24))
def test_any_sequence_of_changes_leaves_the_differences_of_a_build_from_scratch(seed: int) -> None:
    changed(seed)


def test_the_changes_that_are_tried_make_differences_of_both_kinds_and_flows_under_deals() -> None:
    seen = {term for seed in range(8) for quad in changed(seed) for term in (quad.predicate, quad.object)}
    assert {name("kg:Disagreement"), name("kg:Change"), name("kg:under")} <= seen


def test_the_order_of_the_articles_makes_no_difference() -> None:
    random = Random(3)
    articles = list({one.article.id: one for one in (article(random) for _ in range(30))}.values())
    assert build(articles) == build(reversed(articles))
