"""Hand-made networks in the form of ``kg.network`` for the tests of the page."""

from __future__ import annotations

from typing import Any

import networkx as nx

Network = nx.MultiDiGraph


def quote(text: str = "signed a contract", **other: Any) -> dict[str, Any]:
    """A quotation with its article; ``other`` replaces what is not the point of a test."""
    plain = {
        "quote": text,
        "article": "https://w3id.org/trade-kg/Article/a-1",
        "headline": "Contract signed",
        "published": "2014-09-17",
        "publisher": "Quay Daily",
        "url": "https://example.org/signed",
        "saidBy": (),
    }
    return plain | other


def add_event(graph: Network[str], key: str, type_: str, roles: dict[str, list[str]], **attributes: Any) -> None:
    """An event with a link to each entity in its roles."""
    known = {"factuality": "asserted", "label": key, "quotes": (quote(),)} | attributes
    graph.add_node(key, kind="event", type=type_, **known)
    for role, keys in roles.items():
        for entity in keys:
            graph.add_edge(entity, key, key=role, role=role)


def contract_network() -> Network[str]:
    """Five entities, three events (one planned, one denied) and one relation."""
    graph: Network[str] = nx.MultiDiGraph()
    things = (("Country", "Japan"), ("Country", "India"), ("Company", "Toyota Tsusho"), ("Person", "Shinzo Abe"))
    for type_, label in (*things, ("Good", "rare earths")):
        graph.add_node(label, kind="entity", type=type_, label=label)
    contract = {"stage": "signed", "date": "2014-09", "factuality": "planned", "quantity": ("2,000 tonnes a year",)}
    label = "Toyota Tsusho – India: contract signed (planned), 2014-09"
    said = {"saidBy": ("Nikkei",), "quotes": (quote("expects to sign", saidBy=("Nikkei",)), quote("will sign"))}
    add_event(graph, "e-contract", "Agreement", {"party": ["Toyota Tsusho", "India"]}, label=label, **contract, **said)
    flow = {"exporter": ["India"], "importer": ["Japan"], "commodity": ["rare earths"]}
    add_event(graph, "e-flow", "TradeFlow", flow, label="India → Japan: rare earths, 2012", date="2012")
    denied = {"label": "Shinzo Abe: meeting (negated)", "factuality": "negated"}
    add_event(graph, "e-meeting", "Meeting", {"participant": ["Shinzo Abe"]}, **denied)
    graph.add_edge("Shinzo Abe", "Japan", key="r1", relation="holdsOffice", office="Prime Minister", quotes=(quote(),))
    return graph


def story_network() -> Network[str]:
    """An agreement of five steps (one of them planned, one denied), a tariff of one step, and reports that disagree."""
    graph: Network[str] = nx.MultiDiGraph()
    for label in ("Norland", "Sudia", "Westria"):
        graph.add_node(
            label, kind="entity", type="Country", label=label, names=("Nordic realm",) * (label == "Norland")
        )
    pact = {"story": "s-pact", "storyLabel": "Norland – Sudia: Copper Pact", "storyOf": "Agreement"}
    both = {"party": ["Norland", "Sudia"]}
    steps: tuple[tuple[str, str | None, dict[str, Any]], ...] = (
        ("signed", "2019-05", {"quotes": disputed(), "differences": DIFFER}),
        ("negotiating", "2018", {}),
        ("ratified", "2019-06", {"standing": "present"}),
        ("in_force", "2020", {"standing": "ahead", "factuality": "planned"}),
        ("suspended", None, {"factuality": "negated", "reported": "2019-07-01"}),
    )
    for stage, date, more in steps:
        told = {"stage": stage, "date": date, "earliest": date, "label": f"Norland – Sudia: Copper Pact, {stage}"}
        add_event(graph, f"e-{stage}", "Agreement", both, **{**pact, **told, **more})
    tariff = {"story": "s-tariff", "storyLabel": "Westria: tariff", "storyOf": "TradeMeasure", "standing": "present"}
    label = "Westria: impose tariff"
    roles = {"imposer": ["Westria"]}
    add_event(graph, "e-tariff", "TradeMeasure", roles, label=label, action="impose", reported="2021-03-04", **tariff)
    return graph


def disputed_network() -> Network[str]:
    """The stories of ``story_network``, with trade under the pact, and amounts that its reports tell otherwise."""
    graph = story_network()
    roles = {"exporter": ["Norland"], "importer": ["Sudia"]}
    quotes = (quote("5 tonnes a year", article="a", published="2014-09-16"),)
    planned = {"under": "s-pact", "factuality": "planned", "reported": "2014-09-16", "quantity": ("5 tonne per year",)}
    add_event(graph, "e-flow", "TradeFlow", roles, quotes=quotes, **planned)
    told = (("e-flow", "5 tonne", True, "5 tonnes a year"), ("e-signed", "3 tonne", False, "signed in May"))
    for event, says, best, words in told:
        row = {"difference": "d", "changed": False, "point": "amount", "says": says, "best": best, "article": "a"}
        row["quote"] = words
        graph.nodes[event]["terms"] = (row, {**row, "difference": "c", "changed": True})
    return graph


DIFFER = tuple(
    {"point": "date", "says": says, "article": article, "quote": words}
    for says, article, words in (("2019-05", "a", "signed in May"), ("2019-04-30", "b", "signed in April"))
)


def disputed() -> tuple[dict[str, Any], ...]:
    """Two reports that disagree, the second of which names one side by a pronoun."""
    sure = {"words": "Norland", "entity": "Norland", "label": "Norland", "way": "label", "score": 1.0}
    guess = {"words": "they", "entity": "Sudia", "label": "Sudia", "way": "coreference", "score": 0.6}
    return quote("signed in May", article="a"), quote("signed in April", article="b", links=(sure, guess))


def star_network(size: int) -> Network[str]:
    """One country in ``size`` meetings, each with a person of its own."""
    graph: Network[str] = nx.MultiDiGraph()
    graph.add_node("hub", kind="entity", type="Country", label="Hub")
    for number in range(size):
        graph.add_node(f"p{number:03}", kind="entity", type="Person", label=f"Person {number}")
        add_event(graph, f"e{number:03}", "Meeting", {"participant": ["hub", f"p{number:03}"]})
    return graph
