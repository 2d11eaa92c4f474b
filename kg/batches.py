"""Articles in small groups: the parser works faster on several texts at once, and memory stays bounded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Article, Skipped

ARTICLES = 16
CHARACTERS = 100_000


def batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles in order, up to ``ARTICLES`` of them and about ``CHARACTERS`` of text together."""
    batch: list[Article] = []
    for article in articles:
        if batch and (len(batch) == ARTICLES or sum(len(a.text) for a in (*batch, article)) > CHARACTERS):
            yield batch
            batch = []
        batch.append(article)
    if batch:
        yield batch


def in_order(sources: Iterable[Article | Skipped]) -> Iterator[list[Article] | Skipped]:
    """Sources as batches of articles, with what was skipped between them in its place."""
    waiting: list[Article] = []
    for source in sources:
        if isinstance(source, Skipped):
            yield from batches(waiting)
            waiting = []
            yield source
            continue
        waiting.append(source)
        if len(waiting) == ARTICLES:
            yield from batches(waiting)
            waiting = []
    yield from batches(waiting)
