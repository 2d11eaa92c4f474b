from __future__ import annotations

import pytest

from kg.errors import NetworkError
from kg.network import find_node, find_nodes, focus, network, timeline
from tests.reports import CASES, MARKET, STEPS
from tests.samples import JAPAN, sample_extractions
from tests.world import COPPER, NORLAND, OSTIA, QUOTAS, SUDIA, WIRE, graph

NET = network(graph(*sample_extractions()))
WORLD = network(graph(*MARKET, *CASES, *STEPS))


@pytest.mark.parametrize("name", ["Japan", "japan", "the Japan", JAPAN.iri])
def test_a_node_is_found_by_label_alias_or_key(name: str) -> None:
    assert find_node(NET, name) == JAPAN.iri


def test_an_alias_finds_its_node() -> None:
    assert NET.nodes[find_node(NET, "wto")]["label"] == "World Trade Organization"


def test_an_unknown_name_is_an_error_with_the_nearest() -> None:
    with pytest.raises(NetworkError, match="Did you mean 'Japan'"):
        find_node(NET, "Japn")
    with pytest.raises(NetworkError, match="knows no good or topic called 'Japan'"):
        find_nodes(NET, "Japan", kind="good")


def test_a_good_stands_for_goods_and_topics_with_its_name() -> None:
    assert find_nodes(WORLD, "copper", kind="good")[0] == COPPER.iri
    assert QUOTAS.iri in find_nodes(WORLD, "copper", kind="good")


def test_a_focus_has_the_events_after_one_hop_and_who_takes_part_after_two() -> None:
    one, two = focus(WORLD, "Ostia", 1), focus(WORLD, "Ostia", 2)
    assert [key for key, node in one.nodes(data=True) if node["kind"] == "entity"] == [OSTIA.iri]
    assert {NORLAND.iri, SUDIA.iri, COPPER.iri} <= set(two)
    assert len(focus(WORLD, "Ostia", 0)) == 1


def test_a_focus_keeps_order_attributes_and_all_edges_inside() -> None:
    part = focus(WORLD, "copper", 2)
    assert list(part) == [key for key in WORLD if key in part]
    assert all(part.nodes[key] == WORLD.nodes[key] for key in part)
    assert list(part.edges(keys=True, data=True)) == [
        edge for edge in WORLD.edges(keys=True, data=True) if edge[0] in part and edge[1] in part
    ]


def test_a_timeline_is_in_order_of_time_with_undated_events_last() -> None:
    shown = timeline(WORLD, "Sudia").as_table()
    dates = [row["date"] for row in shown.as_dicts()]
    assert shown.title == "Timeline of Sudia"
    assert dates == [*sorted(str(date) for date in dates if date), *[None for date in dates if not date]]
    assert dates.count(None) == 2


def test_a_timeline_tells_role_certainty_speaker_and_words() -> None:
    row = next(row for row in timeline(WORLD, "Ostia").as_table().as_dicts() if row["how sure"] == "negated")
    assert (row["role"], row["said by"], row["words"]) == (
        "exporter",
        "Ostia",
        "Ostia denied that it sold Westria copper.",
    )


def test_wire_is_not_all_copper() -> None:
    assert find_nodes(WORLD, "copper wire", kind="good") == (WIRE.iri,)
