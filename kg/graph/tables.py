"""Tables of the index of a graph: where its articles come from, what they say of entities, and their relations."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.fusing.canonical import article_iri
from kg.fusing.identity import Named
from kg.fusing.origin import Origin
from kg.graph.kept import Kept
from kg.graph.recall import Recalled
from kg.graph.shelf import rows_of
from kg.graph.terms import Term, literal
from kg.graph.who import LABEL, OTHER, Fact
from kg.model import RelationClaim

TABLES = """
CREATE TABLE article (graph TEXT PRIMARY KEY, hash TEXT, id TEXT, publisher TEXT, sketch TEXT) WITHOUT ROWID;
CREATE INDEX article_of_id ON article (id);
CREATE TABLE fact (
    entity TEXT, predicate TEXT, term TEXT, count INTEGER, PRIMARY KEY (entity, predicate, term)
) WITHOUT ROWID;
CREATE INDEX fact_of_term ON fact (term);
CREATE TABLE relation (iri TEXT, home TEXT, ends TEXT, told TEXT, unit TEXT);
CREATE INDEX relation_of_home ON relation (home);
CREATE INDEX relation_of_ends ON relation (ends)
"""


class Articles:
    """Where articles come from, by the IRIs of their graphs and by their ids."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def add(self, articles: Iterable[tuple[Recalled, str]]) -> None:
        """Keep articles, each with the hash of its content."""
        rows = (
            (article_iri(one.article.id), content, one.article.id, one.origin.publisher, _sketch(one.origin))
            for one, content in articles
        )
        self._database.executemany("INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?)", rows)

    def remove(self, graphs: Iterable[str]) -> None:
        """Forget articles."""
        self._database.executemany("DELETE FROM article WHERE graph = ?", ((graph,) for graph in graphs))

    def contents(self) -> set[tuple[str, str]]:
        """The graphs of all articles, each with the hash of its content."""
        return set(self._database.execute("SELECT graph, hash FROM article"))

    def origins(self, ids: Collection[str]) -> dict[str, Origin]:
        """Where the articles of some ids come from."""
        query = "SELECT id, publisher, sketch FROM article WHERE id IN ({})"
        return {
            id_: Origin(publisher, frozenset(map(int, sketch.split())))
            for id_, publisher, sketch in rows_of(self._database, query, ids)
        }


class Facts:
    """How many articles state each fact of an entity."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def add(self, counts: Mapping[Fact, int]) -> None:
        """Count more, or fewer, articles that state facts."""
        rows = [(entity, predicate, _text(term), count) for (entity, predicate, term), count in counts.items()]
        self._database.executemany(
            "INSERT INTO fact VALUES (?, ?, ?, ?) "
            "ON CONFLICT (entity, predicate, term) DO UPDATE SET count = count + excluded.count",
            rows,
        )
        gone = (row[:3] for row in rows if row[3] < 0)
        where = "entity = ? AND predicate = ? AND term = ? AND count <= 0"
        self._database.executemany(f"DELETE FROM fact WHERE {where}", gone)

    def of(self, entities: Collection[str]) -> Counter[Fact]:
        """The facts of entities."""
        query = "SELECT entity, predicate, term, count FROM fact WHERE entity IN ({})"
        rows = rows_of(self._database, query, entities)
        return Counter({(entity, predicate, _term(text)): count for entity, predicate, text, count in rows})

    def named(self, names: Collection[str]) -> Iterator[Named]:
        """The names of entities that bear one of these, or have one as their IRI."""
        texts = [_text(literal(one)) for one in names]
        for column, wanted in (("term", texts), ("entity", [*names])):
            query = f"SELECT entity, term, predicate FROM fact WHERE {column} IN ({{}})"
            for entity, text, predicate in rows_of(self._database, query, wanted):
                if predicate in (LABEL, OTHER):
                    yield entity, text[1:], predicate == LABEL


@dataclass(frozen=True, slots=True)
class Reported:
    """A claim about a relation, its IRI, the IRI of its graph, and that of the relation."""

    iri: str
    home: str
    claim: RelationClaim
    unit: str


class Relations:
    """Claims about relations, by what holds between whom."""

    def __init__(self, database: sqlite3.Connection, kept: Kept) -> None:
        self._database, self._kept = database, kept

    def add(self, claims: Mapping[str, RelationClaim], homes: Mapping[str, ox.NamedNode]) -> None:
        """Keep claims by their IRIs."""
        rows = ((iri, homes[iri].value, ends_of(claim), self._kept.relation(claim)) for iri, claim in claims.items())
        self._database.executemany("INSERT INTO relation (iri, home, ends, told) VALUES (?, ?, ?, ?)", rows)

    def name(self, units: Mapping[str, str]) -> None:
        """Say of which relations claims, by their IRIs, are reports."""
        rows = ((unit, iri) for iri, unit in units.items())
        self._database.executemany("UPDATE relation SET unit = ? WHERE iri = ?", rows)

    def at(self, homes: Collection[str]) -> set[str]:
        """Between which ends the articles of some graphs report relations."""
        return {ends for (ends,) in rows_of(self._database, "SELECT ends FROM relation WHERE home IN ({})", homes)}

    def of(self, ends: Collection[str]) -> list[Reported]:
        """All claims about relations between some ends."""
        query = "SELECT iri, home, told, unit FROM relation WHERE ends IN ({})"
        rows = rows_of(self._database, query, ends)
        return [Reported(iri, home, self._kept.read_relation(told), unit) for iri, home, told, unit in rows]

    def remove(self, homes: Iterable[str]) -> None:
        """Forget the claims of articles."""
        self._database.executemany("DELETE FROM relation WHERE home = ?", ((home,) for home in homes))


def ends_of(claim: RelationClaim) -> str:
    """Between whom a claim says that what holds."""
    return f"{claim.subject.entity.iri} {claim.type} {claim.object.entity.iri}"


def _sketch(origin: Origin) -> str:
    return " ".join(map(str, sorted(origin.sketch)))


def _text(term: Term) -> str:
    return f"{'<' if isinstance(term, ox.NamedNode) else '='}{term.value}"


def _term(text: str) -> Term:
    return ox.NamedNode(text[1:]) if text[0] == "<" else ox.Literal(text[1:])
