"""The graph: an Oxigraph database in a folder or in memory, with one named graph an article and the events shared."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import StoreError, nearest
from kg.files import AnyPath
from kg.folder import Lock, open_database, prepare
from kg.fusing.canonical import article_iri
from kg.fusing.identity import refused, unknown
from kg.graph.changes import Graphs, from_scratch, plan
from kg.graph.index import FILE as INDEX
from kg.graph.index import Index
from kg.graph.recall import article_of
from kg.graph.statements import Describer, article_quads
from kg.graph.terms import PREFIXES, group
from kg.graph.totals import Totals, events, totals
from kg.graph.who import missing_claims, named_in, unlike_claims
from kg.judging.judgements import FILE, NONE, Judgements, read_judgements
from kg.model import Article, Extraction

if TYPE_CHECKING:
    import rdflib

BATCH = 200
"""Articles that one transaction adds to a graph that already holds some."""


def open_graph(path: AnyPath | None = None, *, create: bool = False, read_only: bool = False) -> Graph:
    """The graph in the folder ``path``, or a new one in memory when ``path`` is None.

    With ``create`` a missing or empty folder becomes a graph. A folder is held until ``close``: by one writer alone, or
    by readers. Raises StoreError for a folder that is not ours, is missing, is in use or cannot be read.
    """
    if path is None:
        return Graph(ox.Store())
    path = Path(path)
    prepare(path, create=create and not read_only)
    lock = Lock(path, read_only=read_only)
    try:
        return Graph(open_database(path, read_only=read_only), path=path, lock=lock, read_only=read_only)
    except StoreError:
        lock.release()
        raise


class Graph:
    """Articles with their claims, and the events that they add up to; a context manager that closes itself."""

    def __init__(
        self, store: ox.Store, *, path: Path | None = None, lock: Lock | None = None, read_only: bool = False
    ) -> None:
        self._store: ox.Store | None = store
        self._lock = lock
        self._dataset: rdflib.Dataset | None = None
        self._index: Index | None = None
        self.path = path
        self.read_only = read_only
        self.judgements = read_judgements(path / FILE) if path else NONE

    def __enter__(self) -> Graph:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def store(self) -> ox.Store:
        """The database. Raises StoreError when the graph is closed."""
        if self._store is None:
            raise StoreError(f"The graph {self.path or 'in memory'} is closed. Open it again.")
        return self._store

    @property
    def dataset(self) -> rdflib.Dataset:
        """The same database as an rdflib dataset (through oxrdflib); its default graph is that of the events."""
        if self._dataset is None:
            import rdflib
            from oxrdflib import OxigraphStore

            self._dataset = rdflib.Dataset(store=OxigraphStore(store=self.store))
            for prefix, namespace in PREFIXES.items():
                self._dataset.bind(prefix, namespace, replace=True)
        return self._dataset

    def add(
        self, extractions: Iterable[Extraction], *, model: str, model_hash: str = "", catalog: Describer | None = None
    ) -> int:
        """Add articles with their claims and work out the events; how many extractions were added.

        An article whose id is already there is replaced, in one transaction that leaves no trace of its old claims.
        An empty graph takes all in one step, another one up to ``BATCH`` articles a step; a step is done wholly or not
        at all. Raises StoreError when the graph is read-only or cannot be written.
        """

        def quads(extraction: Extraction) -> list[ox.Quad]:
            return article_quads(extraction, model=model, model_hash=model_hash, catalog=catalog)

        count = 0
        coming = iter(extractions)
        with self._writing() as index:
            if next(iter(self.store), None) is None:
                count, coming = _fill(self.store, index, coming, quads, self.judgements)
            self._change(index, {})
            while batch := list(islice(coming, BATCH)):
                graphs = {ox.NamedNode(article_iri(extraction.article.id)): extraction for extraction in batch}
                self._change(index, {g: quads(extraction) for g, extraction in graphs.items()})
                count += len(batch)
        return count

    def judge(self) -> None:
        """Obey ``judgements`` as they are now. Raises StoreError when the graph is read-only or cannot be written."""
        with self._writing() as index:
            self._change(index, {})

    def unjudged(self) -> tuple[str, ...]:
        """What judgements speak of and the graph lacks: names and IRIs of entities that nothing bears, and claims."""
        names = unknown(self.judgements, named_in(self.store, self.judgements.names))
        return (*names, *missing_claims(self.store, self.judgements))

    def refused(self) -> tuple[str, ...]:
        """The judgements that are not obeyed, since no thing is of both classes: each with the line of the file."""
        found = {**refused(self.judgements, named_in(self.store, self.judgements.names))}
        found |= unlike_claims(self.store, self.judgements)
        ordered = sorted(found.items(), key=lambda one: one[0].line)
        return tuple(f"line {j.line}: {j.as_line()}: {one} is no {other}" for j, (one, other) in ordered)

    def _change(self, index: Index, new: Graphs, *, gone: Collection[ox.NamedNode] = ()) -> None:
        """Bring articles in and take others out, in one transaction."""
        change = plan(self.store, index, new, gone=gone, judgements=self.judgements)
        index.hold()
        if update := change.as_sparql():
            self.store.update(update)
        index.commit()

    def remove(self, article_id: str) -> None:
        """Take an article out, with all that only its claims held. Raises StoreError when it is not in the graph."""
        graph = ox.NamedNode(article_iri(article_id))
        if not self.store.contains_named_graph(graph):
            hint = nearest(article_id, (article.id for article in self.articles()))
            raise StoreError(f"There is no article {article_id!r} in the graph {self.path or 'in memory'}.{hint}")
        with self._writing() as index:
            self._change(index, {}, gone=[graph])

    def articles(self) -> tuple[Article, ...]:
        """All articles, with their texts, in the order of their ids."""
        graphs = [graph for graph in self.store.named_graphs() if isinstance(graph, ox.NamedNode)]
        found = [article_of(group(self.store.quads_for_pattern(graph, None, None, graph))) for graph in graphs]
        return tuple(sorted(found, key=lambda article: article.id))

    def holds(self, article: Article) -> bool:
        """Whether the graph has the article with the same words, and the same said of it."""
        graph = ox.NamedNode(article_iri(article.id))
        found = group(self.store.quads_for_pattern(graph, None, None, graph))
        return bool(found) and article_of(found) == article

    def counts(self) -> Mapping[str, int]:
        """How many events there are of each type."""
        return events(self.store)

    def totals(self) -> Totals:
        """How many articles, claims, events, relations and entities there are."""
        return totals(self.store)

    def close(self) -> None:
        """Write everything to the disk and let others open the graph; a second call does nothing."""
        if self._store is None:
            return
        if not self.read_only:
            self._store.flush()
        self._store = self._dataset = None
        if self._index is not None:
            self._index.seal()
            self._index.close()
        if self._lock is not None:
            self._lock.release()

    @contextmanager
    def _writing(self) -> Iterator[Index]:
        if self.read_only:
            raise StoreError(f"The graph {self.path} is open for reading only.")
        try:
            self._index = self._index or Index(self.path / INDEX if self.path else None)
            self._index.begin(self.store)
            yield self._index
            self.store.flush()
            self._index.seal()
        except BaseException as error:
            if self._index is not None:
                self._index.undo()
            if isinstance(error, OSError | sqlite3.Error):
                raise StoreError(
                    f"The graph {self.path or 'in memory'} cannot be written: {error}. Articles added before are safe; "
                    "open it again when there is room."
                ) from error
            raise


def _fill(
    store: ox.Store,
    index: Index,
    coming: Iterator[Extraction],
    quads: Callable[[Extraction], list[ox.Quad]],
    judgements: Judgements,
) -> tuple[int, Iterator[Extraction]]:
    """Put all into an empty store in one step; the number added, and those whose id had come before."""
    seen: set[str] = set()
    again: list[Extraction] = []

    def first() -> Iterator[list[ox.Quad]]:
        for extraction in coming:
            iri = article_iri(extraction.article.id)
            if iri in seen:
                again.append(extraction)
            else:
                seen.add(iri)
                yield quads(extraction)

    store.bulk_extend(from_scratch(first(), index, judgements))
    index.commit()
    return len(seen), iter(again)
