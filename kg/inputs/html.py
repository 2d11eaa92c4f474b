"""HTML: whole pages and bare fragments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from kg.inputs.common.draft import finish
from kg.inputs.common.source import Placed, Source, attempt, content
from kg.inputs.page import drafted
from kg.inputs.page.tree import looks_like_markup
from kg.inputs.txt import from_text
from kg.model import Article
from kg.text import decode

SUFFIXES = (".html", ".htm", ".xhtml")


def read(source: Source, *, published: dt.date | None = None) -> Iterator[Placed]:
    """The article of a page; its day of publication goes before ``published``."""
    yield attempt(lambda: _article(source, published), source.place)


def _article(source: Source, published: dt.date | None) -> Article:
    text = decode(content(source))
    draft = drafted(text) if looks_like_markup(text) else from_text(text)
    return finish(draft, id=source.id, published=published)
