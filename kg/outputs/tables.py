"""The graph as tables of texts: events, relations, claims, articles, and the nodes and edges of the network."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.terms import DEFAULT, Facts, Term, group, local, name
from kg.iri import ONTOLOGY
from kg.ontology import load_ontology

RISKY = re.compile(r"^[=+\-@\t\r|%]")
NUMBER = re.compile(r"^[+-]?\d+(\.\d+)?$")
SEPARATOR = "; "


@dataclass(frozen=True, slots=True)
class Table:
    """Column names and rows; a row lacks the columns that it has nothing for."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]


def as_csv(table: Table) -> str:
    """The table as RFC 4180 has it; a cell that a spreadsheet would run as a formula gets an apostrophe before it."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(table.columns)
    writer.writerows([safe(row.get(column, "")) for column in table.columns] for row in table.rows)
    return file.getvalue()


def safe(cell: str) -> str:
    """``cell`` so that no spreadsheet takes it for a formula; numbers stay as they are."""
    return f"'{cell}" if RISKY.match(cell) and not NUMBER.match(cell) else cell


def events(store: ox.Store) -> Table:
    """One row an event: its fillers by role, its values, its amounts, who says so, and how many say it."""
    facts = _shared(store)
    types = load_ontology().events.values()
    roles = list(dict.fromkeys(role for type_ in types for role in type_.roles))
    attributes = list(dict.fromkeys(attribute for type_ in types for attribute in type_.attributes))
    values = [value for value in attributes if value != "factuality"]
    dates = ("date", "earliest", "latest")
    columns = ("iri", "type", "label", "factuality", *values, *dates, *roles, "quantity", "saidBy")
    return Table(
        (*columns, "claimCount", "articleCount", "sourceCount"),
        tuple(_row(iri, facts) for iri in _counted(facts, "event")),
    )


def relations(store: ox.Store) -> Table:
    """One row a relation."""
    facts = _shared(store)
    columns = ("iri", "type", "label", "from", "to", "office", "claimCount", "articleCount")
    return Table(columns, tuple(_row(iri, facts) for iri in _counted(facts, "relation")))


def entities(store: ox.Store) -> Table:
    """One row an entity, with its other names and codes."""
    facts = _shared(store)
    columns = ("iri", "type", "label", "altLabel", "country", "iso2", "iso3", "hsCode", "broader", "exactMatch")
    return Table(columns, tuple(_row(iri, facts) for iri in sorted(facts) if _is_entity(facts, iri)))


def nodes(store: ox.Store) -> Table:
    """One row an entity or an event, under the column names that Gephi knows."""
    facts = _shared(store)
    rows = [(iri, "entity") for iri in facts if _is_entity(facts, iri)]
    rows += [(iri, "event") for iri in _counted(facts, "event")]
    columns = {"Id": "iri", "Label": "label", "type": "type", "factuality": "factuality", "date": "date"}
    told = ({**_row(iri, facts), "kind": kind} for iri, kind in sorted(rows))
    cells = tuple({**{new: row.get(old, "") for new, old in columns.items()}, "kind": row["kind"]} for row in told)
    return Table((*columns, "kind"), cells)


def edges(store: ox.Store) -> Table:
    """One row for each filler of an event and for each relation, under the column names that Gephi knows."""
    facts = _shared(store)
    rows = []
    for iri in _counted(facts, "event"):
        for predicate, terms in sorted(facts[iri].items()):
            found = [term.value for term in terms if _is_entity(facts, term.value)]
            rows += [(entity, iri, predicate.removeprefix(ONTOLOGY)) for entity in sorted(found)]
    for iri in _counted(facts, "relation"):
        ends = [facts[iri][name(curie).value][0].value for curie in ("kg:from", "kg:to")]
        rows.append((ends[0], ends[1], local(facts[iri][name("rdf:type").value][0])))
    columns = ("Source", "Target", "Label", "Type")
    return Table(columns, tuple(dict(zip(columns, (*row, "Directed"), strict=True)) for row in sorted(rows)))


def claims(store: ox.Store) -> Table:
    """One row a claim: which event it speaks of, in which words of which article."""
    labels, rows = _shared(store), []
    for graph in _graphs(store):
        facts = group(store.quads_for_pattern(None, None, None, graph))
        about = {f"article {key}": value for key, value in _row(graph.value, facts).items()}
        for iri in sorted(iri for iri, row in facts.items() if name("kg:claimedType").value in row):
            quotation = _row(facts[iri][name("kg:quotation").value][0].value, facts)
            links = {key: _link(facts[iri], f"kg:{key}") for key in ("event", "relation")}
            own = _row(iri, {**labels, **facts})
            rows.append({**about, **quotation, **own, **links, "quote": quotation["exact"]})
    columns = ("iri", "claimedType", "event", "relation", "factuality", "date", "saidBy", "cue", "frame", "quote")
    place = ("start", "end", "article identifier", "article headline", "article datePublished", "article publisher")
    return Table((*columns, *place), tuple(rows))


def articles(store: ox.Store) -> Table:
    """One row an article, without its text."""
    told = ("identifier", "headline", "datePublished", "publisher", "url", "inLanguage")
    columns = ("iri", *told, "model", "contentHash")
    found = [(graph.value, group(store.quads_for_pattern(graph, None, None, graph))) for graph in _graphs(store)]
    return Table(columns, tuple(_row(iri, facts) for iri, facts in found))


TABLES: Mapping[str, Callable[[ox.Store], Table]] = {
    "events": events,
    "relations": relations,
    "entities": entities,
    "claims": claims,
    "articles": articles,
    "nodes": nodes,
    "edges": edges,
}
"""All tables by name."""


def _shared(store: ox.Store) -> Facts:
    return group(store.quads_for_pattern(None, None, None, DEFAULT))


def _graphs(store: ox.Store) -> list[ox.NamedNode]:
    return sorted((g for g in store.named_graphs() if isinstance(g, ox.NamedNode)), key=str)


def _counted(facts: Facts, kind: str) -> list[str]:
    """The IRIs of the events, or of the relations."""
    counted = (iri for iri, row in facts.items() if name("kg:claimCount").value in row)
    return sorted(iri for iri in counted if (name("kg:from").value in facts[iri]) == (kind == "relation"))


def _is_entity(facts: Facts, iri: str) -> bool:
    row = facts.get(iri, {})
    return name("rdfs:label").value in row and name("kg:claimCount").value not in row


def _link(row: Mapping[str, list[Term]], curie: str) -> str:
    return next((term.value for term in row.get(name(curie).value, ())), "")


def _row(iri: str, facts: Facts) -> dict[str, str]:
    """All that is known of a node, by the local names of the predicates; ``type`` and ``label`` among them."""
    cells = {re.split("[#/]", predicate)[-1]: terms for predicate, terms in facts.get(iri, {}).items()}
    texts = {key: SEPARATOR.join(sorted(_cell(term, facts) for term in terms)) for key, terms in cells.items()}
    return {"iri": iri, **texts}


def _cell(term: Term, facts: Facts) -> str:
    """A term for people: the label of an entity, the words of an amount, the name of a value, else the text."""
    row = facts.get(term.value, {}) if isinstance(term, ox.NamedNode) else {}
    if name("kg:unit").value in row:
        return _amount(row)
    label = row.get(name("rdfs:label").value)
    return label[0].value if label else local(term)


def _amount(row: Mapping[str, list[Term]]) -> str:
    """``2000–2300 tonne per year``, ``at least 90 percent of …``."""
    terms = {key: row.get(name(f"kg:{key}").value) for key in ("min", "max", "unit", "per", "of")}
    parts = {key: found[0].value for key, found in terms.items() if found}
    low, high = parts.get("min"), parts.get("max")
    if high is None or low is None:
        number = f"at least {low}" if high is None else f"at most {high}"
    else:
        number = low if low == high else f"{low}–{high}"
    return " ".join([number, parts["unit"], *(f"{word} {parts[word]}" for word in ("per", "of") if word in parts)])
