"""Files to articles: one module for each format, found by the suffixes that it names."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

from kg.files import AnyPath
from kg.inputs.common.draft import content_id
from kg.inputs.common.source import Placed
from kg.inputs.common.walk import Root, roots, walk
from kg.model import Article, Skipped


def read(
    paths: AnyPath | Sequence[AnyPath], *, published: dt.date | None = None, day_first: bool | None = None
) -> Iterator[Article | Skipped]:
    """The articles of files and folders, in a fixed order; an input that gives none is Skipped, with the reason.

    ``published`` is the day of articles that state none; ``day_first`` tells what 3/4/2023 is in a table. An article's
    id is its own, or its path under the folder that was named; of two with one id the first counts. Raises InputError,
    before anything is read, for a path that is missing or a named file of unknown suffix.
    """
    known = formats()
    named = [paths] if isinstance(paths, str | os.PathLike) else paths
    return _unique(_read(roots([Path(path) for path in named], tuple(known)), known, published, day_first))


def formats() -> Mapping[str, ModuleType]:
    """The known suffixes, sorted, each with the module that reads it."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__) if not found.ispkg)
    return dict(sorted((suffix, module) for module in modules for suffix in module.SUFFIXES))


def _read(
    given: Sequence[Root], known: Mapping[str, ModuleType], published: dt.date | None, day_first: bool | None
) -> Iterator[Placed]:
    for root in given:
        for source in walk(root, tuple(known)):
            if isinstance(source, Skipped):
                yield source.place, source
            else:
                reader = known[source.path.suffix.lower()]
                yield from reader.read(replace(source, day_first=day_first), published=published)


def _twice(item: Article, first: str) -> str:
    if item.id == content_id(item.title, item.text):
        return f"Its title and its words are those of the article in {first}."
    return f"The id {item.id!r} is that of an article in {first}; give it another."


def _unique(found: Iterator[Placed]) -> Iterator[Article | Skipped]:
    seen: dict[str, str] = {}
    for place, item in found:
        if isinstance(item, Skipped):
            yield item
        elif item.id in seen:
            yield Skipped(place, "duplicate-id", _twice(item, seen[item.id]))
        else:
            seen[item.id] = place
            yield item
