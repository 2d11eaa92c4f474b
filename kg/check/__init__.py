"""Checks that say in words what is wrong with the vocabulary or with a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pyoxigraph as ox

from kg.check.graph import check_graph
from kg.check.problem import Problem
from kg.check.vocabulary import check_ontology

__all__ = ["Problem", "check_all", "check_graph", "check_ontology"]

Check = Callable[[], Iterable[Problem]]


def check_all(store: ox.Store | None = None, *, extra: Iterable[Check] = ()) -> list[Problem]:
    """Everything that can be checked: the vocabulary, then the ``extra`` checks, then the graph in ``store`` if given.

    ``extra`` are functions without arguments, such as the check of the lexicon; each is called once.
    """
    found = [*check_ontology(), *(problem for check in extra for problem in check())]
    return found + (check_graph(store) if store is not None else [])
