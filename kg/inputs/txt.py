"""Plain text, with header lines or a title above it, or with HTML in it whatever its suffix says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import fields, replace

from kg.inputs.common.draft import Draft, finish
from kg.inputs.common.headers import drafted, split_headers, split_title
from kg.inputs.common.source import Placed, Source, attempt, content
from kg.inputs.page import drafted as drafted_page
from kg.inputs.page.tree import looks_like_markup
from kg.model import Article
from kg.text import clean, decode

SUFFIXES = (".txt", ".text")
WRAPPED = range(40, 101)  # characters of a line that was broken to fit a screen; longer lines are paragraphs


def read(source: Source, *, published: dt.date | None = None) -> Iterator[Placed]:
    """The article of a text file; the day in its headers goes before ``published``."""
    yield attempt(lambda: _article(source, published), source.place)


def from_text(text: str) -> Draft:
    """The draft of an article in plain text: headers and title taken off, lines that were wrapped made whole again.

    Headers stand above the title or right below it.
    """
    stated, rest = split_headers(clean(text))
    if looks_like_markup(rest):
        return _with_headers(drafted_page(rest), drafted("", stated))
    title, body = ("", rest) if "title" in stated else split_title(rest)
    if title:
        below, body = split_headers(body)
        stated = {**below, **stated}
    return drafted("\n\n".join(map(unwrapped, re.split(r"\n{2,}", body))), stated, title=title)


def unwrapped(block: str) -> str:
    """The lines of a block joined when they were broken to fit a screen; else each is a paragraph of its own."""
    lines = block.split("\n")
    return (" " if all(len(line) in WRAPPED for line in lines[:-1]) else "\n\n").join(lines)


def _article(source: Source, published: dt.date | None) -> Article:
    return finish(from_text(decode(content(source))), id=source.id, published=published)


def _with_headers(page: Draft, headers: Draft) -> Draft:
    """The page's draft, where the header lines above it say nothing else."""
    pairs = ((field.name, getattr(headers, field.name)) for field in fields(Draft))
    return replace(page, **{name: value for name, value in pairs if value})
