"""GraphML and GEXF: networkx reads back what was written, and the bytes never vary."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import networkx as nx
import pytest

from kg.outputs import gexf, graphml
from kg.outputs.flat import flat, text
from tests.strategies import HOSTILE


def example(*, backwards: bool = False) -> nx.MultiDiGraph[Any]:
    """A small network of entities and one event, with every kind of attribute."""
    made: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    quotes = ({"quote": "A met B", "article": "x", "published": dt.date(2014, 9, 1), "said": None},)
    nodes: list[tuple[str, dict[str, Any]]] = [
        (f"n{number}", {"label": label, "kind": "entity"}) for number, label in enumerate(HOSTILE)
    ]
    nodes.append(("event", {"label": "A – B", "kind": "event", "date": None, "count": 2, "sure": True}))
    made.add_nodes_from(reversed(nodes) if backwards else nodes)
    edges: list[tuple[str, str, dict[str, Any]]] = [
        ("n0", "event", {"role": "party", "type": "Meeting", "quotes": quotes}),
        ("n1", "event", {"role": "party"}),
    ]
    edges += [("n0", "event", {"role": "place", "tags": frozenset({"b", "a"})})]
    for a, b, data in reversed(edges) if backwards else edges:
        made.add_edge(a, b, **data)
    return made


def read(module: Any, content: bytes) -> nx.MultiDiGraph[Any]:
    file = io.BytesIO(content)
    found = nx.read_gexf(file) if module is gexf else nx.read_graphml(file, force_multigraph=True)
    return nx.MultiDiGraph(found)


@pytest.mark.parametrize("module", [graphml, gexf])
def test_networkx_reads_it_back(module: Any) -> None:
    back = read(module, module.dump_network(example()))
    assert set(back.nodes) == set(example().nodes)
    assert back.number_of_edges() == 3
    assert {node: data["label"].replace("\r", "\n") for node, data in back.nodes(data=True)} == {
        node: text(data["label"]).replace("\r", "\n") for node, data in example().nodes(data=True)
    }
    roles = sorted((a, b, data["role"]) for a, b, data in back.edges(data=True))
    assert roles == [("n0", "event", "party"), ("n0", "event", "place"), ("n1", "event", "party")]


@pytest.mark.parametrize("module", [graphml, gexf])
def test_the_order_of_nodes_and_edges_does_not_show(module: Any) -> None:
    assert module.dump_network(example()) == module.dump_network(example(backwards=True))


@pytest.mark.parametrize("module", [graphml, gexf])
def test_links_and_disagreements_are_left_to_the_page(module: Any) -> None:
    made: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    quotes = ({"quote": "A met B", "links": ({"words": "secret"},)},)
    made.add_node("event", label="A – B", quotes=quotes, differences=({"says": "secret"},))
    assert b"secret" not in module.dump_network(made)
    assert b"A met B" in module.dump_network(made)


def test_gexf_holds_no_date_of_its_own() -> None:
    assert b"lastmodified" not in gexf.dump_network(example())


def test_quotations_and_sets_become_texts_and_empty_values_go() -> None:
    copy = flat(example())
    first = next(data for *_, data in copy.edges(data=True) if data["role"] == "party")
    assert first["quotes"] == "A met B, x, 2014-09-01"
    assert first["eventType"] == "Meeting"
    assert next(data["tags"] for *_, data in copy.edges(data=True) if data["role"] == "place") == "a | b"
    assert copy.nodes["event"] == {"label": "A – B", "kind": "event", "count": 2, "sure": True}
