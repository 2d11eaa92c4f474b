"""What a typed name stands for, when it stands for several things: all of them count, and the answer says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import pyoxigraph as ox

from kg.asking.binding import Binding
from kg.asking.cells import labels, readable
from kg.graph.terms import DEFAULT, local, name

MOST = 6
"""So many things are named, and the number of the others."""


def meanings(store: ox.Store, given: Mapping[str, str], filled: Sequence[Binding]) -> str:
    """A line for each value that stands for several nodes, naming them; empty when each stands for one.

    Things of one label are told apart by their class.
    """
    return "\n".join(_lines(store, given, filled))


def _lines(store: ox.Store, given: Mapping[str, str], filled: Sequence[Binding]) -> Iterator[str]:
    for parameter, text in given.items():
        nodes = dict.fromkeys(binding.get(parameter) for binding in filled)
        meant = [node for node in nodes if isinstance(node, ox.NamedNode)]
        if len(meant) > 1:
            names = _told_apart(store, meant)
            more = f", and {len(names) - MOST} more" if len(names) > MOST else ""
            yield f"{parameter}: {text!r} stands for {', '.join(names[:MOST])}{more}. An IRI (--iri) names one of them."


def _told_apart(store: ox.Store, nodes: Sequence[ox.NamedNode]) -> list[str]:
    called = labels(store, nodes)
    shared = Counter(called.values())
    return [f"{label} ({_class(store, node)})" if shared[label] > 1 else label for node, label in called.items()]


def _class(store: ox.Store, node: ox.NamedNode) -> str:
    found = (quad.object for quad in store.quads_for_pattern(node, name("rdf:type"), None, DEFAULT))
    return min((readable(local(term)) for term in found if isinstance(term, ox.NamedNode)), default=node.value)
