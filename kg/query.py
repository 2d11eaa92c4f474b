"""Asks the graph: a named question or a ``.rq`` file, with values that are bound and never pasted into the text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.asking.binding import Binding, bindings
from kg.asking.cells import Found, Labels, cell, labels, readable
from kg.asking.meanings import meanings
from kg.asking.question import Parameter, Question, form, load, ordered, questions
from kg.errors import QueryError
from kg.graph.terms import PREFIXES
from kg.iri import BASE, ONTOLOGY
from kg.table import Cell, Table

if TYPE_CHECKING:
    from kg.graph.store import Graph

__all__ = ["Parameter", "Question", "questions", "run"]

REASON = 120
"""So many characters of the parser's own words are shown."""

Solution = tuple[Found, ...]
Answer = tuple[tuple[str, ...], Sequence[Sequence[Solution]]]
"""Columns, and rows in groups: each group becomes one row of the table."""


def run(
    graph: Graph | ox.Store,
    question: str | Path | Question,
    values: Mapping[str, str] | None = None,
    *,
    iri: bool = False,
) -> Table:
    """Ask a question by its name, or the query in a ``.rq`` file, and get a table of words.

    ``values`` fills its parameters: names in any spelling that the graph knows, dates, numbers. The note of the table
    lists the things that a name of several stands for. With ``iri`` each column of nodes is followed by one with their
    IRIs. Raises QueryError for an unknown question, a value that is missing or stands for nothing, an update, a SERVICE
    clause, and for what is not valid SPARQL.
    """
    asked = question if isinstance(question, Question) else load(question)
    store = graph if isinstance(graph, ox.Store) else graph.store
    given = {key: value for key, value in (values or {}).items() if value.strip()}
    filled = bindings(store, asked, given)
    columns, groups = _answer(store, asked, filled)
    note = meanings(store, given, filled) if groups else _elsewhere(store, asked, given)
    counted = frozenset(place for place, column in enumerate(columns) if column in asked.counted)
    groups = sorted(groups, key=lambda group: [-_count(group, place) for place in sorted(counted)])
    named = (term for group in groups for row in group for place, term in enumerate(row) if place not in counted)
    known = labels(store, (term for term in named if isinstance(term, ox.NamedNode)))
    shown = list(_shown(columns, groups, counted, iri=iri))
    rows = tuple(
        tuple(
            _count(group, place) if place in counted else _joined(group, place, known, iri=raw)
            for _, place, raw in shown
        )
        for group in groups
    )
    return Table(tuple(heading for heading, _, _ in shown), rows, asked.title, note)


def _answer(store: ox.Store, asked: Question, filled: Sequence[Binding]) -> Answer:
    columns: tuple[str, ...] = ()
    groups: dict[object, dict[Solution, None]] = {}
    for binding in filled:
        names, solutions = _solutions(store, asked, binding)
        columns = tuple(name for name in names if name not in binding)
        places = [names.index(name) for name in columns]
        keys = [names.index(key) for key in asked.keys if key in columns]
        for number, full in enumerate(solutions):
            row = tuple(full[place] for place in places)
            key = tuple(full[place] for place in keys) or (row if len(filled) > 1 else number)
            groups.setdefault(key, {})[row] = None
    return columns, [list(group) for group in groups.values()]


def _solutions(store: ox.Store, asked: Question, binding: Binding) -> tuple[Sequence[str], Sequence[Solution]]:
    values: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]
    values = {ox.Variable(name): term for name, term in binding.items()}
    try:
        found = store.query(asked.text, prefixes=dict(PREFIXES), substitutions=values or None)
        if isinstance(found, ox.QuerySolutions):
            names, solutions = [variable.value for variable in found.variables], [tuple(row) for row in found]
            return names, solutions if ordered(asked.text) else sorted(solutions, key=str)
        if isinstance(found, ox.QueryTriples):
            triples = [(triple.subject, triple.predicate, triple.object) for triple in found]
            return ["subject", "predicate", "object"], sorted(triples, key=str)
        return ["answer"], [(ox.Literal(bool(found)),)]
    except SyntaxError as error:
        raise QueryError(_place(asked, error)) from error
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(_trouble(asked, binding, error)) from error


def _place(asked: Question, error: SyntaxError) -> str:
    """What is wrong with the text, and the line that it is wrong in."""
    found = re.match(r"error at (\d+):(\d+): (.*)", error.msg)
    if not found:
        return f"{asked.name} is not valid SPARQL: {error.msg[:REASON]}"
    line = [*asked.text.split("\n"), ""][int(found[1]) - 1].strip()
    where = f"line {found[1]}, column {found[2]}{f' in {line!r}' if line else ''}"
    return f"{asked.name} is not valid SPARQL: {where}: {found[3][:REASON]}"


def _trouble(asked: Question, binding: Binding, error: Exception) -> str:
    unnamed = next((name for name in binding if f"variable ?{name} " in str(error)), None)
    if unnamed and form(asked.text) == "select":
        return f"{asked.name}: SELECT has to name ?{unnamed}, because a value is put for it."
    if unnamed:
        return f"{asked.name}: ?{unnamed} gets a value, so a triple of the query has to name it; or make it a SELECT."
    return f"{asked.name} cannot be answered: {error}"


def _elsewhere(store: ox.Store, asked: Question, given: Mapping[str, str]) -> str:
    """What to ask instead of a question that gave nothing: the same without one of its values."""
    optional = [parameter.name for parameter in asked.parameters if parameter.name in given and parameter.optional]
    fewer = ((name, {key: value for key, value in given.items() if key != name}) for name in optional)
    counts = [(name, len(_answer(store, asked, bindings(store, asked, rest))[1])) for name, rest in fewer]
    hints = [f"without {name} there would be {count}" for name, count in counts if count]
    if hints:
        return f"Nothing fits; {', '.join(hints)}."
    return "Nothing fits. `kg summary` shows what the graph holds." if len(store) else "The graph is empty."


def _count(group: Sequence[Solution], place: int) -> int:
    """How many different terms a group has in a column."""
    return len({row[place] for row in group} - {None})


def _shown(
    columns: Sequence[str], groups: Sequence[Sequence[Solution]], counted: Collection[int], *, iri: bool
) -> Iterator[tuple[str, int, bool]]:
    """Heading, place in a solution, and whether its IRIs are meant, for each column of the table."""
    for place, column in enumerate(columns):
        yield readable(column), place, False
        if iri and place not in counted and any(_resource(row[place]) for group in groups for row in group):
            yield f"{readable(column)} IRI", place, True


def _resource(term: Found) -> bool:
    return isinstance(term, ox.NamedNode) and not term.value.startswith((ONTOLOGY, f"{BASE}Quantity/"))


def _joined(group: Sequence[Solution], place: int, known: Labels, *, iri: bool) -> Cell:
    """One cell for the terms that a group has in a column: the one, or all in alphabetical order."""
    terms = dict.fromkeys(row[place] for row in group if row[place] is not None)
    cells = [str(getattr(term, "value", term)) if iri else cell(term, known) for term in terms]
    if len(cells) < 2:
        return cells[0] if cells else None
    texts = sorted(dict.fromkeys(map(str, cells)))
    plain = all(isinstance(term, ox.NamedNode) for term in terms) and not any("," in text for text in texts)
    return (", " if plain else "; ").join(texts)
