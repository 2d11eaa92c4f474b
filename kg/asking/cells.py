"""Terms of the graph as words: labels of nodes, amounts as a reader writes them, plain numbers and texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kg.graph.terms import DEFAULT, local, name
from kg.iri import ONTOLOGY
from kg.table import Cell
from kg.values.units import in_plural

Found = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None
Labels = Mapping[ox.NamedNode, str]

SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
"""Large numbers that are written with a word, where three decimals are enough."""


def labels(store: ox.Store, nodes: Iterable[ox.NamedNode]) -> dict[ox.NamedNode, str]:
    """What a reader calls each node: its label, an article's headline, a quantity's amount, or else its IRI."""
    return {node: label_of(store, node) for node in dict.fromkeys(nodes)}


def label_of(store: ox.Store, node: ox.NamedNode) -> str:
    """What a reader calls the node (see ``labels``)."""
    if node.value.startswith(ONTOLOGY):
        return readable(local(node))
    found = _value(store, node, "rdfs:label", DEFAULT) or _value(store, node, "schema:headline", node)
    return found or _amount(store, node) or _value(store, node, "schema:identifier", node) or node.value


def cell(term: Found, known: Labels) -> Cell:
    """A term as a plain value: the label of an IRI, a number, a truth value, else the text."""
    if isinstance(term, ox.NamedNode):
        return known.get(term, term.value)
    if isinstance(term, ox.Literal):
        return _plain(term)
    return None if term is None else str(term)


def readable(term: str) -> str:
    """The name of a term as words: ``TradeFlow`` gives ``trade flow``, ``in_force`` gives ``in force``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", term).lower()


def amount(low: float | None, high: float | None, unit: str, *, per: str | None = None, of: str | None = None) -> str:
    """An amount as a reader writes it: ``2,000–2,300 tonnes per year``, ``at least 90 percent of the grain``."""
    per, of = (f" per {per}" if per else ""), (f" of {of}" if of else "")
    several = not (low == high == 1)
    return f"{_range(low, high)} {in_plural(unit) if several else unit}{per}{of}".strip()


def number(value: float) -> str:
    """A number as a reader writes it: ``12,000``, ``3.5``, ``85 billion``."""
    for scale, word in SCALES:
        if abs(value) >= scale and round(value / scale, 3) * scale == value:
            return f"{round(value / scale, 3):,g} {word}"
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def _range(low: float | None, high: float | None) -> str:
    if low is not None and high is not None:
        return number(low) if low == high else f"{number(low)}–{number(high)}"
    if low is not None:
        return f"at least {number(low)}"
    return f"up to {number(high)}" if high is not None else "some"


def _amount(store: ox.Store, node: ox.NamedNode) -> str | None:
    quad = next(store.quads_for_pattern(node, name("kg:unit"), None, None), None)
    if quad is None or not isinstance(quad.object, ox.Literal):
        return None
    per, of, low, high = (_value(store, node, f"kg:{key}", quad.graph_name) for key in ("per", "of", "min", "max"))
    first, last = (None if end is None else float(end) for end in (low, high))
    return amount(first, last, quad.object.value, per=per, of=of)


def _value(store: ox.Store, node: ox.NamedNode, curie: str, graph: object) -> str | None:
    values = (q.object.value for q in store.quads_for_pattern(node, name(curie), None, graph))  # type: ignore[arg-type, union-attr]
    return min(values, default=None)


def _plain(literal: ox.Literal) -> Cell:
    kind = literal.datatype
    if kind in (name("xsd:integer"), name("xsd:long"), name("xsd:int")):
        return int(literal.value)
    if kind in (name("xsd:decimal"), name("xsd:double"), name("xsd:float")):
        return float(literal.value)
    return literal.value == "true" if kind == name("xsd:boolean") else literal.value
