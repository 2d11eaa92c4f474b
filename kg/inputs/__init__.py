"""Files to articles: one module for each format, found by the suffixes that it names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

from kg.inputs.common.source import Placed
from kg.inputs.common.walk import Root, roots, walk
from kg.model import Article, Skipped


def read(paths: Sequence[Path], *, published: dt.date | None = None) -> Iterator[Article | Skipped]:
    """The articles of files and folders, in a fixed order; an input that gives none is Skipped, with the reason.

    ``published`` is the day of articles that state none. An article's id is its own, or its path under the folder
    that was named; of two with one id the first counts. Raises InputError, before anything is read, for a path that
    is missing or a named file of unknown suffix.
    """
    known = formats()
    return _unique(_read(roots(paths, tuple(known)), known, published))


def formats() -> Mapping[str, ModuleType]:
    """The known suffixes, sorted, each with the module that reads it."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__) if not found.ispkg)
    return dict(sorted((suffix, module) for module in modules for suffix in module.SUFFIXES))


def _read(given: Sequence[Root], known: Mapping[str, ModuleType], published: dt.date | None) -> Iterator[Placed]:
    for root in given:
        for source in walk(root, tuple(known)):
            if isinstance(source, Skipped):
                yield source.place, source
            else:
                yield from known[source.path.suffix.lower()].read(source, published=published)


def _unique(found: Iterator[Placed]) -> Iterator[Article | Skipped]:
    seen: dict[str, str] = {}
    for place, item in found:
        if isinstance(item, Skipped):
            yield item
        elif item.id in seen:
            detail = f"The id {item.id!r} is that of an article in {seen[item.id]}; give it another."
            yield Skipped(place, "duplicate-id", detail)
        else:
            seen[item.id] = place
            yield item
