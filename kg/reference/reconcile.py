"""Matches the names that no table has with the things of a reconciliation service, such as Wikidata.

A proposal: it gives rows for a file of entities, and never changes a graph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.errors import ServiceError, nearest
from kg.iri import WIKIDATA
from kg.lexicon import table as word_table
from kg.reference.entity_rows import NOTES, as_csv
from kg.reference.name_list import UnknownName, row
from kg.reference.reconcile_service import Candidate, Query, Service
from kg.reference.records import TYPES
from kg.table import Cell, Table


@dataclass(frozen=True, slots=True)
class Rule:
    """When a candidate is taken that the service is not certain of: its score, and its lead over the next one."""

    threshold: float = 95
    lead: float = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a service says of names: one match each, several candidates each, or nothing."""

    service: Service
    matched: tuple[tuple[UnknownName, Candidate], ...] = ()
    doubtful: tuple[tuple[UnknownName, tuple[Candidate, ...]], ...] = ()
    missing: tuple[UnknownName, ...] = ()

    def matched_csv(self) -> str:
        """The matches as a file of entities."""
        return as_csv(_row(name, found, self.service) for name, found in self.matched)

    def doubtful_csv(self) -> str:
        """All candidates of the doubtful names, one a row: a file of entities when the wrong rows are deleted."""
        pairs = ((name, one) for name, candidates in self.doubtful for one in candidates)
        return as_csv(({**_row(name, one, self.service), **_notes(name, one)} for name, one in pairs), NOTES)

    def doubtful_table(self) -> Table:
        """The candidates of the doubtful names, for people."""
        rows: list[tuple[Cell, ...]] = [
            (name.label, name.type, one.id, one.name, one.description, one.score)
            for name, candidates in self.doubtful
            for one in candidates
        ]
        return Table(("name", "type", "id", "candidate", "description", "score"), tuple(rows), "Doubtful")

    def summary(self) -> str:
        """The totals in one line."""
        counts = f"{len(self.matched)} matched, {len(self.doubtful)} doubtful, {len(self.missing)} not found"
        return f"{self.service.name}: {counts}."


@dataclass
class _Sorted:
    matched: list[tuple[UnknownName, Candidate]] = field(default_factory=list)
    doubtful: list[tuple[UnknownName, tuple[Candidate, ...]]] = field(default_factory=list)
    missing: list[UnknownName] = field(default_factory=list)


def reconcile(
    names: Iterable[UnknownName],
    service: Service,
    *,
    rule: Rule | None = None,
    types: Mapping[str, str] | None = None,
    progress: Callable[[int], None] | None = None,
) -> Outcome:
    """Ask a service for all names, a batch at a time, and sort them by what it says.

    ``types`` says what the service calls our classes, besides the table ``kg/lexicon/reconcile.toml``; ``progress`` is
    told after each batch how many names were asked. Raises ServiceError when the service fails or a class is unknown.
    """
    hints = _hints(service, types or {})
    found = _Sorted()
    for name, candidates in _asked(tuple(names), service, hints, progress):
        best = choose(candidates, rule or Rule())
        if best is not None:
            found.matched.append((name, best))
        elif candidates:
            found.doubtful.append((name, candidates))
        else:
            found.missing.append(name)
    return Outcome(service, tuple(found.matched), tuple(found.doubtful), tuple(found.missing))


def choose(candidates: Sequence[Candidate], rule: Rule) -> Candidate | None:
    """The one that the service is certain of, else the one that is sure enough and well ahead of the next; or None."""
    certain = [one for one in candidates if one.match]
    if certain:
        return certain[0] if len(certain) == 1 else None
    ranked = sorted(candidates, key=lambda one: -one.score)
    if not ranked or ranked[0].score < rule.threshold:
        return None
    alone = len(ranked) == 1 or ranked[0].score - ranked[1].score >= rule.lead
    return ranked[0] if alone else None


def _hints(service: Service, types: Mapping[str, str]) -> Mapping[str, str]:
    for type_ in types:
        if type_ not in TYPES:
            raise ServiceError(f"{type_!r} is no type of entity.{nearest(type_, TYPES)} Types: {', '.join(TYPES)}.")
    return {**word_table("reconcile")["types"].get(service.space, {}), **types}


def _asked(
    names: Sequence[UnknownName], service: Service, hints: Mapping[str, str], progress: Callable[[int], None] | None
) -> Iterator[tuple[UnknownName, tuple[Candidate, ...]]]:
    for start in range(0, len(names), service.batch):
        batch = names[start : start + service.batch]
        if start:
            service.wait(service.limits.pause)
        queries = [Query(name.label, hints.get(name.type)) for name in batch]
        yield from zip(batch, service.candidates(queries), strict=True)
        if progress:
            progress(len(batch))


def _row(name: UnknownName, found: Candidate, service: Service) -> Mapping[str, str]:
    known_as = replace(name, names=(*name.names, found.name))
    return {**row(known_as), "wikidata": identifier(found.id, service.space)}


def identifier(id_: str, space: str) -> str:
    """What the column ``wikidata`` holds: an id of Wikidata as it is, that of another service as an IRI."""
    if space == WIKIDATA:
        return id_.removeprefix(WIKIDATA)
    return id_ if "://" in id_ else space + id_


def _notes(name: UnknownName, found: Candidate) -> Mapping[str, str]:
    texts = (str(name.times), str(name.articles), found.name, found.description, f"{found.score:g}", name.sentence)
    return dict(zip(NOTES, texts, strict=True))
