"""The one good that an article is about, when it is about one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.lexicon import words
from kg.model import Entity
from kg.reference.catalog import Catalog

OFTEN = 2  # times that an article names the good that it is about
AHEAD = 2  # times as often as any other


def main_good(named: Iterable[tuple[int, Entity]], catalog: Catalog) -> Entity | None:
    """The good that an article names twice or more, and twice as often as any that is neither a sort nor a kind of it.

    ``named`` are the goods of the article, each time with its place. Of a good and its sort that are named
    equally often, the sort is meant; goods at large ("goods", "food") do not count.
    """
    counts = Counter(good for _, good in named)
    counted = [(good, n) for good, n in counts.items() if good.label.lower() not in words("goods", "at_large")]
    depth = {good.iri: len(_above(good, catalog)) for good, _ in counted}
    ranked = sorted(counted, key=lambda g: (-g[1], -depth[g[0].iri], g[0].iri))
    if not ranked or ranked[0][1] < OFTEN:
        return None
    first, most = ranked[0]
    above = _above(first, catalog)
    others = [n for good, n in ranked if good.iri not in above and first.iri not in _above(good, catalog)]
    return first if most >= AHEAD * max(others, default=0) else None


def _above(good: Entity, catalog: Catalog) -> set[str]:
    """The good itself and all broader ones."""
    found, todo = {good.iri}, [good.iri]
    while todo:
        for broader in catalog.describe(todo.pop()).broader:
            if broader not in found:
                found.add(broader)
                todo.append(broader)
    return found
