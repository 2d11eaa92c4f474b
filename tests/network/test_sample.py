"""The network of the three sample reports, node by node and edge by edge."""

from __future__ import annotations

import itertools

import pytest

from kg.model import ACTOR_TYPES
from kg.network import brokers, communities, focus, network, paths, suppliers
from kg.network.build import Net
from tests.samples import sample_extractions
from tests.world import graph

RULING = "European Union, Japan, United States v. China: appeal for complainant, 2014-08-07"
CONTRACT = "Indian Rare Earths – Toyota Tsusho: contract signed, 2014-09-16"
TALKS, DENIED = "Narendra Modi – Shinzo Abe: meeting in Tokyo, 2014-09-01", "China – European Union: meeting (negated)"
MADE, SOLD = "China: production of rare earths", "China → Japan: trade in rare earths, 2013"
PERHAPS = "India → Japan: trade in rare earths (possible), 2015"
TARIFF = "United States → China: impose tariff on steel (planned), 2014-10-01"
ROLES = {
    RULING: {
        ("European Union", "complainant"),
        ("Japan", "complainant"),
        ("United States", "complainant"),
        ("China", "respondent"),
        ("World Trade Organization", "forum"),
        ("export limits on rare earths", "topic"),
    },
    CONTRACT: {("Indian Rare Earths", "party"), ("Toyota Tsusho", "party"), ("rare earths", "topic")},
    TALKS: {("Narendra Modi", "participant"), ("Shinzo Abe", "participant"), ("Tokyo", "place")},
    DENIED: {("China", "participant"), ("European Union", "participant")},
    MADE: {("China", "producer"), ("rare earths", "commodity")},
    SOLD: {("China", "exporter"), ("Japan", "importer"), ("rare earths", "commodity")},
    PERHAPS: {("India", "exporter"), ("Japan", "importer"), ("rare earths", "commodity")},
    TARIFF: {("United States", "imposer"), ("China", "target"), ("steel", "commodity")},
}
RELATIONS = {
    ("Narendra Modi", "holdsOffice", "India"),
    ("Indian Rare Earths", "subsidiaryOf", "Department of Atomic Energy"),
    ("Toyota Tsusho", "basedIn", "Japan"),
}


@pytest.fixture(scope="module")
def net() -> Net:
    return network(graph(*sample_extractions()))


def labels(net: Net, kind: str) -> list[str]:
    """The labels of all entities or of all events, in alphabetical order."""
    return sorted(node["label"] for _, node in net.nodes(data=True) if node["kind"] == kind)


def test_the_nodes_are_these_events_and_who_and_what_takes_part_in_them(net: Net) -> None:
    assert labels(net, "event") == sorted(ROLES)
    actors = {source for roles in ROLES.values() for source, _ in roles}
    assert labels(net, "entity") == sorted(actors | {end for a, _, b in RELATIONS for end in (a, b)})


def test_the_edges_are_these_roles_and_relations(net: Net) -> None:
    label = {key: node["label"] for key, node in net.nodes(data=True)}
    roles = [(label[a], edge["role"], label[b]) for a, b, edge in net.edges(data=True) if "role" in edge]
    assert sorted(roles) == sorted((a, role, event) for event, found in ROLES.items() for a, role in found)
    relations = [(label[a], edge["relation"], label[b]) for a, b, edge in net.edges(data=True) if "relation" in edge]
    assert sorted(relations) == sorted(RELATIONS)


def test_the_answers_are_the_same_in_whatever_order_the_articles_came() -> None:
    nets = [network(graph(*order)) for order in itertools.permutations(sample_extractions())]
    for answer in (brokers, communities, lambda n: suppliers(n, "rare earths"), lambda n: list(n.edges(data=True))):
        assert len({repr(answer(n)) for n in nets}) == 1


def test_the_brokers_are_these(net: Net) -> None:
    pairs = 10 * 9 / 2  # of the ten others
    between = {
        "Japan": (3 * 3 + 3 * 4 + 3 * 4) / pairs,  # its three circles
        "India": 2 * 8 / pairs,  # its two politicians and all others
    }
    ranked = brokers(net, top=2).ranked
    assert [(b.label, b.betweenness) for b in ranked] == [(n, round(share, 6)) for n, share in between.items()]
    assert [(b.partners, b.events) for b in ranked] == [(6, 3), (2, 1)]


def test_the_communities_are_these_and_share_no_member(net: Net) -> None:
    groups = [set(group.labels) for group in communities(net).groups]
    assert groups == [
        {"China", "European Union", "Japan", "United States", "World Trade Organization"},
        {"India", "Narendra Modi", "Shinzo Abe"},
        {"Department of Atomic Energy", "Indian Rare Earths", "Toyota Tsusho"},
    ]
    assert communities(net) == communities(net)


def test_the_way_from_modi_to_china_leads_through_india_and_japan(net: Net) -> None:
    [first, *_] = paths(net, "Narendra Modi", "China").found
    assert first.as_text() == (
        f"Narendra Modi –[Narendra Modi: Prime Minister of India]– India –[{PERHAPS}]– Japan –[{RULING}]– China"
    )


def test_without_china_india_is_left_and_japan_is_exposed(net: Net) -> None:
    left = suppliers(net, "rare earths", without="China")
    assert [(one.label, one.factuality) for one in left.suppliers] == [("India", "possible")]
    assert [(one.customer, one.sure, one.unsure) for one in left.exposed] == [("Japan", (), ("India",))]


def test_around_india_are_its_sale_and_its_prime_minister(net: Net) -> None:
    near = focus(net, "India", 1)
    assert (labels(near, "entity"), labels(near, "event")) == (["India", "Narendra Modi"], [PERHAPS])
    wider = focus(net, "India", 2)
    assert {node["label"] for _, node in wider.nodes(data=True) if node["type"] in ACTOR_TYPES} == {
        "India",
        "Japan",
        "Narendra Modi",
    }
