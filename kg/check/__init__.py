"""Checks that say in words what is wrong with the vocabulary or with a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pyoxigraph as ox

from kg.check.entities import check_entities
from kg.check.graph import check_graph
from kg.check.problem import Problem
from kg.check.vocabulary import check_ontology

__all__ = ["Problem", "check_all", "check_entities", "check_graph", "check_ontology"]

Check = Callable[[], Iterable[Problem]]


def check_all(store: ox.Store | None = None, *, extra: Iterable[Check] = ()) -> list[Problem]:
    """Everything that can be checked: vocabulary, entities and goods, the ``extra`` checks, the graph in ``store``.

    ``extra`` are functions without arguments, such as the check of the lexicon; each is called once. What is
    wrong with the vocabulary is returned alone, since everything else builds on it.
    """
    if broken := check_ontology():
        return broken
    found = [*check_entities(), *(problem for check in extra for problem in check())]
    return found + (check_graph(store) if store is not None else [])
