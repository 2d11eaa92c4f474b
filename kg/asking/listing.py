"""What a graph holds and what can be asked of it, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.table import Table

if TYPE_CHECKING:
    from kg.asking.question import Parameter
    from kg.graph.totals import Totals


def holdings(totals: Totals) -> Table:
    """What a graph holds: one row for each class of thing."""
    groups = {"claim": totals.claims, "event": totals.events, "relation": totals.relations, "entity": totals.entities}
    rows = [("article", "Article", totals.articles)]
    rows += [(kind, type_, count) for kind, counts in groups.items() for type_, count in sorted(counts.items())]
    return Table(("what", "type", "number"), tuple(rows), "What the graph holds")


def question_list() -> Table:
    """The questions that come with the package, and the values that each takes."""
    from kg.query import questions

    rows = tuple((q.name, q.title, " ".join(map(_value, q.parameters)) or None) for q in questions())
    how = "Ask with: kg query QUESTION -g GRAPH --with KEY=VALUE (values in brackets may be left out)"
    return Table(("question", "what it asks", "values"), rows, "Questions", how)


def _value(parameter: Parameter) -> str:
    return f"[{parameter.name}]" if parameter.optional else parameter.name
