"""Who supplies a good, to whom and how much; and what is left when one supplier stops."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.network.build import Net
from kg.network.find import find_node, find_nodes, first_quote
from kg.table import Table

SUPPLY: Mapping[str, tuple[str, str | None, str]] = {
    "TradeFlow": ("exporter", "importer", "exports"),
    "Production": ("producer", None, "produces"),
    "Reliance": ("supplier", "dependent", "is relied on"),
}
"""For each type of event that shows supply: the role that supplies, the role that takes, and the words for it."""
SURE = ("asserted", "planned", "possible")
"""From sure to unsure; what was denied is no supply."""
BELONGS = ("basedIn", "subsidiaryOf")
OF_GOOD = ("commodity", "topic")


@dataclass(frozen=True, slots=True)
class Lead:
    """One event that shows supply: who supplies whom (by key) with what, and the event's attributes."""

    supplier: str
    customers: tuple[str, ...]
    how: str
    event: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Supplier:
    """Who supplies a good: how, to whom, which amounts and shares, how sure at best, and the events that say so."""

    iri: str
    label: str
    how: tuple[str, ...]
    customers: tuple[str, ...]
    amounts: tuple[str, ...]
    factuality: str
    events: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Exposed:
    """Who takes a good from the supplier that stops, and from whom else; ``sure`` has those of what already happens."""

    customer: str
    amounts: tuple[str, ...]
    sure: tuple[str, ...]
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Supply:
    """The suppliers of a good; with ``without``, those that are left, and who is exposed. ``deals`` may bring more."""

    good: str
    goods: tuple[str, ...]
    suppliers: tuple[Supplier, ...]
    without: str | None
    exposed: tuple[Exposed, ...]
    deals: tuple[Mapping[str, Any], ...]

    def as_table(self) -> Table:
        """One row a supplier."""
        columns = ("supplier", "how", "to", "amounts", "how sure", "words")
        rows = tuple(
            (s.label, ", ".join(s.how), *_lists(s.customers, s.amounts), s.factuality, first_quote(s.events[0]))
            for s in self.suppliers
        )
        title = f"Who supplies {self.good}" + (f" without {self.without}" if self.without else "")
        deals = "; ".join(deal["label"] for deal in self.deals)
        return Table(columns, rows, title, f"Deals about it: {deals}" if deals else "")

    def as_exposed_table(self) -> Table:
        """One row for each customer of the supplier that stops."""
        columns = ("customer", "takes", "left", "only planned or possible")
        rows = tuple(
            (e.customer, "; ".join(e.amounts) or None, ", ".join(e.sure) or "nobody", ", ".join(e.unsure) or None)
            for e in self.exposed
        )
        note = "" if rows else f"No article says who takes {self.good} from {self.without}."
        return Table(columns, rows, f"Who takes {self.good} from {self.without}, and who is left for them", note)


def suppliers(net: Net, good: str, *, without: str | None = None) -> Supply:
    """Who exports, produces or is relied on for a good or for one that falls under it, the surest first.

    With ``without``, that actor and all that belong to it stop: the answer has who is left, and which customers had
    named it as a supplier. Raises NetworkError for an unknown good or actor.
    """
    named = find_nodes(net, good, kind="good")
    goods = {*named, *(key for key, node in net.nodes(data=True) if set(named) & set(node.get("broader", ())))}
    leads = list(_leads(net, goods))
    stopped = _with_own(net, find_node(net, without, kind="actor")) if without else frozenset()
    kept = [lead for lead in leads if lead.supplier not in stopped]
    return Supply(
        net.nodes[named[0]]["label"],
        tuple(net.nodes[key]["label"] for key in net if key in goods),
        _suppliers(net, kept),
        net.nodes[find_node(net, without, kind="actor")]["label"] if without else None,
        _exposed(net, leads, stopped),
        tuple(_deals(net, goods, stopped)),
    )


def _lists(customers: tuple[str, ...], amounts: tuple[str, ...]) -> tuple[str | None, str | None]:
    return ", ".join(customers) or None, "; ".join(amounts) or None


def _leads(net: Net, goods: Collection[str]) -> Iterator[Lead]:
    for key, event in net.nodes(data=True):
        if event["type"] not in SUPPLY or event.get("factuality") not in SURE or not _about(net, key, goods):
            continue
        giving, taking, how = SUPPLY[event["type"]]
        customers = tuple(_fillers(net, key, taking)) if taking else ()
        for supplier in _fillers(net, key, giving):
            yield Lead(supplier, tuple(c for c in customers if c != supplier), how, event)


def _deals(net: Net, goods: Collection[str], stopped: frozenset[str]) -> Iterator[Mapping[str, Any]]:
    """Agreements about the goods to which none of those that stop is a party."""
    for key, event in net.nodes(data=True):
        if event["type"] != "Agreement" or event["factuality"] not in SURE or not _about(net, key, goods):
            continue
        if stopped.isdisjoint(_fillers(net, key, "party")):
            yield event


def _about(net: Net, event: str, goods: Collection[str]) -> bool:
    return any(filler in goods for role in OF_GOOD for filler in _fillers(net, event, role))


def _fillers(net: Net, event: str, role: str | None) -> list[str]:
    return [source for source, _, edge in net.in_edges(event, data=True) if edge.get("role") == role]


def _with_own(net: Net, actor: str) -> frozenset[str]:
    """The actor with the firms, agencies and people that belong to it."""
    own = {key for key, node in net.nodes(data=True) if node.get("country") == actor}
    own |= {a for a, _, edge in net.in_edges(actor, data=True) if edge.get("relation") in BELONGS}
    return frozenset({actor, *own})


def _suppliers(net: Net, leads: list[Lead]) -> tuple[Supplier, ...]:
    keys = dict.fromkeys(lead.supplier for lead in leads)
    found = [_supplier(net, key, [lead for lead in leads if lead.supplier == key]) for key in keys]
    return tuple(sorted(found, key=lambda s: (SURE.index(s.factuality), -len(s.events), s.label, s.iri)))


def _supplier(net: Net, key: str, leads: list[Lead]) -> Supplier:
    leads = sorted(leads, key=lambda lead: (SURE.index(lead.event["factuality"]), lead.event["label"]))
    return Supplier(
        key,
        net.nodes[key]["label"],
        tuple(dict.fromkeys(lead.how for lead in leads)),
        tuple(sorted({net.nodes[c]["label"] for lead in leads for c in lead.customers})),
        tuple(dict.fromkeys(_told(lead, amount) for lead in leads for amount in lead.event["quantity"])),
        leads[0].event["factuality"],
        tuple(lead.event for lead in leads),
    )


def _told(lead: Lead, amount: str) -> str:
    """An amount with what it needs to be understood: when, and how sure."""
    event = lead.event
    marks = [mark for mark in (event["date"], event["factuality"]) if mark and mark != "asserted"]
    return f"{amount} ({', '.join(marks)})" if marks else amount


def _exposed(net: Net, leads: list[Lead], stopped: Collection[str]) -> tuple[Exposed, ...]:
    lost = [lead for lead in leads if lead.supplier in stopped]
    customers = {customer for lead in lost for customer in lead.customers} - set(stopped)
    found = [_exposure(net, customer, leads, stopped) for customer in customers]
    return tuple(sorted(found, key=lambda e: (bool(e.sure), bool(e.unsure), e.customer)))


def _exposure(net: Net, customer: str, leads: list[Lead], stopped: Collection[str]) -> Exposed:
    own = [lead for lead in leads if customer in lead.customers]
    lost = [lead for lead in own if lead.supplier in stopped]
    left = [lead for lead in own if lead.supplier not in stopped]
    sure = {net.nodes[lead.supplier]["label"] for lead in left if lead.event["factuality"] == "asserted"}
    unsure = {net.nodes[lead.supplier]["label"] for lead in left} - sure
    amounts = dict.fromkeys(_told(lead, amount) for lead in lost for amount in lead.event["quantity"])
    return Exposed(net.nodes[customer]["label"], tuple(amounts), tuple(sorted(sure)), tuple(sorted(unsure)))
