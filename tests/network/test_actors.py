from __future__ import annotations

import networkx as nx
import pytest

from kg.model import Entity
from kg.network import brokers, communities, network, projection
from kg.network.build import Net
from tests.samples import CHINA, EU, JAPAN, sample_extractions
from tests.world import ANNA, BEN, COPPER, LEAGUE, NORLAND, OSTIA, PORT, SUDIA, TIN, WESTRIA, fact, graph, report

PAIRS = [(NORLAND, SUDIA), (SUDIA, WESTRIA), (WESTRIA, OSTIA)]


def meetings(*pairs: tuple[Entity, ...]) -> Net:
    """A network of meetings between the actors of each pair."""
    facts = [
        fact("Meeting", f"Meeting number {n}.", participant=pair, date=f"2019-01-{n:02}")
        for n, pair in enumerate(pairs, 1)
    ]
    return network(graph(report("a", "2019-02-01", *facts)))


def test_actors_are_tied_by_the_events_that_they_share_and_a_crowd_ties_less() -> None:
    ties = projection(meetings((NORLAND, SUDIA), (NORLAND, SUDIA, WESTRIA, OSTIA)))
    assert ties.edges[NORLAND.iri, SUDIA.iri]["strength"] == pytest.approx(1 + 1 / 3)
    assert ties.edges[WESTRIA.iri, OSTIA.iri]["strength"] == pytest.approx(1 / 3)
    assert ties.edges[WESTRIA.iri, OSTIA.iri]["distance"] == pytest.approx(3)
    assert len(ties.edges[NORLAND.iri, SUDIA.iri]["events"]) == 2


def test_neither_goods_nor_places_nor_hosts_tie() -> None:
    talks = fact("Meeting", "They met.", participant=(ANNA, BEN), place=(PORT,), topic=COPPER)
    host = fact("Meeting", "They met in Ostia.", participant=(NORLAND, SUDIA), place=OSTIA, topic=COPPER)
    ties = projection(network(graph(report("a", "2019-02-01", talks, host))))
    assert set(map(frozenset, ties.edges)) == {frozenset((ANNA.iri, BEN.iri)), frozenset((NORLAND.iri, SUDIA.iri))}


def test_what_was_denied_ties_only_when_asked_for() -> None:
    net = network(graph(*sample_extractions()))
    events = projection(net).edges[EU.iri, CHINA.iri]["events"]
    assert len(projection(net, denied=True).edges[EU.iri, CHINA.iri]["events"]) == len(events) + 1


def test_relations_tie_too() -> None:
    net = network(graph(report("a", "2019-01-01", ("memberOf", "Norland is in the League.", NORLAND, LEAGUE))))
    assert list(projection(net).edges) == [(LEAGUE.iri, NORLAND.iri)]
    assert not projection(net, relations=False)


def test_the_broker_is_who_others_are_connected_through() -> None:
    ranked = brokers(meetings(*PAIRS)).ranked
    assert [(b.label, b.betweenness, b.partners) for b in ranked] == [
        ("Sudia", pytest.approx(2 / 3, abs=1e-6), 2),
        ("Westria", pytest.approx(2 / 3, abs=1e-6), 2),
        ("Norland", 0, 1),
        ("Ostia", 0, 1),
    ]


def test_brokers_are_as_many_as_asked_for_and_shown_as_a_table() -> None:
    shown = brokers(network(graph(*sample_extractions())), top=1).as_table()
    assert [row["actor"] for row in shown.as_dicts()] == [JAPAN.label]
    assert shown.columns == ("actor", "type", "betweenness", "partners", "events", "strength")


def test_large_networks_are_sampled_with_the_same_answer_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.network.actors.SAMPLED", 3)
    net = meetings(*PAIRS, (OSTIA, LEAGUE), (LEAGUE, ANNA))
    assert brokers(net) == brokers(net)
    assert len(brokers(net).ranked) == 6


def test_communities_deal_more_with_each_other_than_with_others() -> None:
    circles = [(NORLAND, SUDIA), (SUDIA, WESTRIA), (NORLAND, WESTRIA), (OSTIA, LEAGUE), (LEAGUE, ANNA), (OSTIA, ANNA)]
    found = communities(meetings(*circles, (WESTRIA, OSTIA)))
    assert [set(group.labels) for group in found.groups] == [
        {"Anna Berg", "Harbour League", "Ostia"},
        {"Norland", "Sudia", "Westria"},
    ]
    assert 0 < found.modularity < 1
    assert found.as_table().as_dicts()[0]["size"] == 3


def test_a_community_knows_what_it_deals_in_most() -> None:
    flows = [
        fact("TradeFlow", f"Sale {n} of {good.label}.", exporter=NORLAND, importer=SUDIA, commodity=good, date=f"20{n}")
        for n, good in [(11, TIN), (12, COPPER), (13, COPPER)]
    ]
    [group] = communities(network(graph(report("a", "2019-01-01", *flows)))).groups
    assert group.about == ("copper", "tin")


def test_nobody_and_nothing_give_empty_answers() -> None:
    empty: Net = nx.MultiDiGraph()
    assert brokers(empty).ranked == ()
    assert communities(empty).groups == ()
    assert communities(empty).as_table().rows == ()
