from __future__ import annotations

import subprocess
import sys
from functools import partial

import pyoxigraph as ox
import pytest

from kg.network import network
from kg.network.build import Net
from kg.ontology import load_ontology
from tests.reports import CASES, MARKET, RULES, STEPS, TALKS
from tests.samples import ABE, EARTHS, INDIA, JAPAN, MODI, TOYOTA, sample_extractions
from tests.world import COPPER, NORLAND, WESTRIA, WIRE, fact, graph, report, tonnes

ALL = (*STEPS, *MARKET, *RULES, *CASES, *TALKS)


@pytest.fixture(scope="module")
def net() -> Net:
    return network(graph(*sample_extractions()))


def event(net: Net, start: str) -> str:
    """The key of the event whose label starts like that."""
    [key] = [key for key, node in net.nodes(data=True) if node["kind"] == "event" and node["label"].startswith(start)]
    return key


def test_every_node_is_an_entity_or_an_event_with_label_and_type_of_the_ontology(net: Net) -> None:
    ontology = load_ontology()
    for _, node in net.nodes(data=True):
        assert node["kind"] in ("entity", "event")
        assert node["label"]
        assert node["type"] in (ontology.events if node["kind"] == "event" else ontology.entity_types)


def test_an_entity_has_its_names_its_country_and_what_it_falls_under() -> None:
    net = network(graph(*sample_extractions(), *MARKET))
    assert net.nodes[EARTHS.iri]["names"] == ("rare earth",)
    assert net.nodes[TOYOTA.iri]["country"] == JAPAN.iri
    assert net.nodes[WIRE.iri]["broader"] == (COPPER.iri,)


def test_an_event_has_its_values_in_words_and_the_quotations_of_all_reports(net: Net) -> None:
    node = net.nodes[event(net, "Indian Rare Earths – Toyota Tsusho")]
    assert (node["what"], node["stage"], node["factuality"], node["date"]) == (
        "contract",
        "signed",
        "asserted",
        "2014-09-16",
    )
    assert node["quantity"] == ("2,000–2,300 tonnes per year",)
    assert node["saidBy"] == ("Nikkei",)
    assert [quote["article"] for quote in node["quotes"]] == ["sample-plan", "sample-signed"]
    assert node["articles"] == 2
    first = node["quotes"][0]
    assert first["quote"].startswith("Toyota Tsusho expects to sign")
    assert (first["factuality"], first["saidBy"], first["published"]) == ("planned", ("Nikkei",), "2014-08-28")
    assert (first["headline"], first["publisher"]) == ("Rare earth contract near for Toyota Tsusho", "Harbour Wire")
    assert first["end"] - first["start"] == len(first["quote"])


def test_a_quotation_tells_which_words_were_linked_to_whom_and_how_sure_that_is(net: Net) -> None:
    first = net.nodes[event(net, "Indian Rare Earths – Toyota Tsusho")]["quotes"][0]
    [link] = [link for link in first["links"] if link["entity"] == TOYOTA.iri]
    assert (link["words"], link["role"], link["way"], link["score"]) == ("Toyota Tsusho", "party", "label", 1.0)
    assert [link["start"] for link in first["links"]] == sorted(link["start"] for link in first["links"])


def test_an_event_tells_where_its_reports_disagree() -> None:
    flow = partial(fact, "TradeFlow", exporter=NORLAND, importer=WESTRIA, commodity=COPPER, date="2019")
    one = report("one", "2020-01-05", flow("Norland sold 500 tonnes.", amounts=[tonnes(500)]))
    other = report("two", "2020-01-06", flow("Norland sold 700 tonnes.", amounts=[tonnes(700)]))
    net = network(graph(one, other))
    assert net.nodes[event(net, "Norland")]["differences"] == (
        {"point": "amount", "says": "500 tonnes", "article": "one", "quote": "Norland sold 500 tonnes."},
        {"point": "amount", "says": "700 tonnes", "article": "two", "quote": "Norland sold 700 tonnes."},
    )


def test_an_event_tells_which_terms_of_its_story_others_tell_otherwise() -> None:
    deal = partial(fact, "Agreement", party=(NORLAND, WESTRIA), topic=COPPER, kind="contract")
    flow = partial(fact, "TradeFlow", exporter=NORLAND, importer=WESTRIA, commodity=COPPER, certainty="planned")
    agreed = deal("They agreed on 5 tonnes.", stage="agreed", date="2019", amounts=[tonnes(5)])
    signed, sale = deal("They signed.", stage="signed"), flow("Norland will sell 3 tonnes.", amounts=[tonnes(3)])
    net = network(graph(report("one", "2020-01-05", agreed), report("two", "2020-01-06", signed, sale)))
    [story] = {node["story"] for _, node in net.nodes(data=True) if node.get("story")}
    [(_, told)] = [(key, node) for key, node in net.nodes(data=True) if node.get("under") == story]
    [row] = told["terms"]
    assert (row["point"], row["changed"], row["says"], row["best"]) == ("amount", False, "3 tonnes", False)
    assert (row["article"], row["quote"]) == ("two", "Norland will sell 3 tonnes.")
    assert told["differences"] == ()
    assert all(edge["role"] != "under" for _, _, edge in net.edges(data=True) if "role" in edge)


def test_an_edge_leads_from_who_takes_part_to_the_event_and_knows_both(net: Net) -> None:
    key = event(net, "Narendra Modi – Shinzo Abe")
    assert {(source, edge["role"]) for source, _, edge in net.in_edges(key, data=True)} >= {
        (MODI.iri, "participant"),
        (ABE.iri, "participant"),
    }
    [edge] = net.get_edge_data(MODI.iri, key).values()
    assert (edge["type"], edge["factuality"], edge["date"]) == ("Meeting", "asserted", "2014-09-01")
    assert edge["quotes"] is net.nodes[key]["quotes"]


def test_no_role_is_made_of_what_is_said_by_whom_or_of_amounts(net: Net) -> None:
    roles = {edge["role"] for _, _, edge in net.edges(data=True) if "role" in edge}
    assert roles <= {role for type_ in load_ontology().events.values() for role in type_.roles}


def test_a_relation_is_an_edge_between_entities_with_its_words(net: Net) -> None:
    [edge] = [edge for _, _, edge in net.edges(MODI.iri, data=True) if "relation" in edge]
    assert (edge["relation"], edge["office"], edge["type"]) == ("holdsOffice", "Prime Minister", "HoldsOffice")
    assert net.has_edge(MODI.iri, INDIA.iri)
    assert [quote["quote"] for quote in edge["quotes"]] == ["Prime Minister Narendra Modi"]


def test_two_reports_of_one_fact_give_one_node_and_one_edge_a_role(net: Net) -> None:
    assert sum(node["type"] == "Meeting" and node["factuality"] == "asserted" for _, node in net.nodes(data=True)) == 1
    assert net.number_of_edges(MODI.iri, event(net, "Narendra Modi – Shinzo Abe")) == 1


def test_the_network_does_not_depend_on_the_order_of_the_articles() -> None:
    one, other = network(graph(*ALL)), network(graph(*reversed(ALL)))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_the_network_does_not_depend_on_the_seed_of_hashes() -> None:
    code = (
        "import hashlib; from kg.network import *; from tests.world import graph;"
        "from tests.network.test_build import ALL;"
        "net = network(graph(*ALL)); told = [list(net.edges(keys=True, data=True)), list(net.nodes(data=True)),"
        "brokers(net), communities(net), suppliers(net, 'copper', without='Sudia'), list(focus(net, 'copper', 2)),"
        "paths(net, 'Norland', 'Ostia')]; print(hashlib.sha256(repr(told).encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_an_empty_graph_gives_an_empty_network() -> None:
    assert len(network(ox.Store())) == 0
