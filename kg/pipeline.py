"""The one place where the stages are composed: the command line, notebooks and workers call it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kg.batches import in_order
from kg.files import AnyPath
from kg.grammar.model_hash import DEFAULT_MODEL
from kg.judging.judgements import FILE, NONE, Judgements, read_judgements
from kg.model import Article, Extraction, Skipped
from kg.report import Report, Tally

if TYPE_CHECKING:
    from kg.graph.store import Graph
    from kg.reference.catalog import Catalog

Progress = Callable[[Extraction | Skipped], None]


class AnyExtractor(Protocol):
    """What the pipeline needs of an extractor; ``kg.load_extractor`` gives one."""

    @property
    def model_name(self) -> str: ...
    @property
    def model_hash(self) -> str: ...
    @property
    def catalog(self) -> Catalog: ...
    def extract(self, articles: Iterable[Article], /) -> Iterator[Extraction]: ...


def build(
    paths: AnyPath | Sequence[AnyPath],
    graph: AnyPath | Graph | None,
    *,
    published: dt.date | None = None,
    day_first: bool | None = None,
    only_new: bool = False,
    model: str = DEFAULT_MODEL,
    entities: Sequence[Path] = (),
    extractor: AnyExtractor | None = None,
    progress: Progress | None = None,
) -> Report:
    """Read articles, extract what they state, add it to a graph, and report what was done.

    ``graph`` is a folder (made with the first article if there is none), an open graph, or None for one in memory that
    is thrown away. An article that is in the graph already is replaced, or with ``only_new`` left alone when nothing of
    it has changed. ``published`` is the date of articles that bear none; ``day_first`` tells what 3/4/2023 is in a
    table. An ``extractor`` that is loaded already saves loading ``model`` and ``entities`` again; ``progress`` is
    called after each input. The judgements in the graph's folder are obeyed. One bad article never stops the rest; what
    cannot work at all raises a KgError before the first.
    """
    sources = _read(paths, published, day_first)
    graph = Path(graph) if isinstance(graph, str | os.PathLike) else graph
    new = _is_new(graph)
    loaded = extractor or _load(model, entities, _judgements(graph))
    tally = Tally()
    watchers = [tally.add, *([progress] if progress else [])]
    before = list(_up_to_article(sources)) if new else []
    if new and not any(isinstance(item, Article) for item in before):
        list(watched(extractions(before, loaded), *watchers))
        return tally.report(events={})
    with _opened(graph) as opened:
        coming = chain(before, sources)
        found = watched(extractions(_changed(coming, opened, tally) if only_new else coming, loaded), *watchers)
        kept = (item for item in found if isinstance(item, Extraction))
        opened.add(kept, model=loaded.model_name, model_hash=loaded.model_hash, catalog=loaded.catalog)
        return tally.report(events=opened.counts(), unjudged=opened.unjudged(), refused=opened.refused())


def facts(
    paths: AnyPath | Sequence[AnyPath],
    *,
    published: dt.date | None = None,
    day_first: bool | None = None,
    model: str = DEFAULT_MODEL,
    entities: Sequence[Path] = (),
    extractor: AnyExtractor | None = None,
) -> Iterator[Extraction | Skipped]:
    """What each article states, in the order of the inputs, without a graph; an input that gave none is Skipped."""
    sources = _read(paths, published, day_first)
    return extractions(sources, extractor or _load(model, entities))


def extractions(sources: Iterable[Article | Skipped], extractor: AnyExtractor) -> Iterator[Extraction | Skipped]:
    """One item for each source, in order: its extraction, or why there is none."""
    for item in in_order(sources):
        if isinstance(item, Skipped):
            yield item
        else:
            yield from _extracted(item, extractor)


def watched(items: Iterable[Extraction | Skipped], *watchers: Progress) -> Iterator[Extraction | Skipped]:
    """The items as they come, each shown to the watchers first."""
    for item in items:
        for watcher in watchers:
            watcher(item)
        yield item


def _up_to_article(sources: Iterator[Article | Skipped]) -> Iterator[Article | Skipped]:
    """What comes before the first article, and that article."""
    for item in sources:
        yield item
        if isinstance(item, Article):
            return


def _changed(sources: Iterable[Article | Skipped], graph: Graph, tally: Tally) -> Iterator[Article | Skipped]:
    """The sources without the articles that the graph has as they are; the tally counts these."""
    for item in sources:
        if isinstance(item, Article) and graph.holds(item):
            tally.unchanged += 1
        else:
            yield item


def _extracted(articles: Sequence[Article], extractor: AnyExtractor) -> Iterator[Extraction | Skipped]:
    done = 0
    reading = extractor.extract(articles)
    while done < len(articles):
        try:
            found = next(reading)
        except Exception as error:  # noqa: BLE001 - an article is outside input: whatever it breaks, the others go on
            yield from _one_by_one(articles[done:], extractor, error)
            return
        yield found
        done += 1


def _one_by_one(
    articles: Sequence[Article], extractor: AnyExtractor, error: Exception
) -> Iterator[Extraction | Skipped]:
    """What is left of a batch that broke: an article that breaks alone is the one."""
    if len(articles) == 1:
        yield Skipped(articles[0].id, "extraction-failed", f"{type(error).__name__}: {error}")
        return
    for article in articles:
        yield from _extracted([article], extractor)


def _read(
    paths: AnyPath | Sequence[AnyPath], published: dt.date | None, day_first: bool | None
) -> Iterator[Article | Skipped]:
    from kg.inputs import read

    return read(paths, published=published, day_first=day_first)


def _load(model: str, entities: Sequence[Path], judgements: Judgements = NONE) -> AnyExtractor:
    from kg.extract import load_extractor

    return load_extractor(model=model, entities=entities, apart=judgements.apart_names)


def _judgements(graph: Path | Graph | None) -> Judgements:
    """What the user of the graph has judged: read before anything is loaded, so that an error comes at once."""
    if isinstance(graph, Path):
        return read_judgements(graph / FILE)
    return graph.judgements if graph is not None else NONE


def _is_new(graph: Path | Graph | None) -> bool:
    """Whether the graph is yet to be made: what cannot be one is refused before anything is loaded."""
    from kg.folder import is_new

    return isinstance(graph, Path) and is_new(graph)


def _opened(graph: Path | Graph | None) -> nullcontext[Graph] | Graph:
    from kg.graph.store import Graph, open_graph

    return nullcontext(graph) if isinstance(graph, Graph) else open_graph(graph, create=True)
