"""JSON lines: one article a line."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import replace

from kg.inputs.common.rows import article
from kg.inputs.common.source import MOST_BYTES, Placed, Source, UnreadableError, attempt, lines, opened, refused
from kg.model import Article
from kg.text import decode

SUFFIXES = (".jsonl", ".ndjson")


def read(source: Source, *, published: dt.date | None = None) -> Iterator[Placed]:
    """The articles of the file, one by one; a line that gives none is Skipped at ``place:line``."""
    try:
        with opened(source) as file:
            for number, line in lines(file):
                if line is None or line.strip(b"\xef\xbb\xbf \t\r\n"):
                    yield _read_line(line, replace(source, place=f"{source.place}:{number}"), published)
    except UnreadableError as error:
        yield refused(error, source.place)


def _read_line(line: bytes | None, source: Source, published: dt.date | None) -> Placed:
    return attempt(lambda: _article(line, source, published), source.place)


def _article(line: bytes | None, source: Source, published: dt.date | None) -> Article:
    if line is None:
        raise UnreadableError("too-large", f"The line has more than {MOST_BYTES:,} bytes.")
    try:
        row = json.loads(decode(line))
    except RecursionError as error:
        raise UnreadableError("bad-json", "The line nests too deeply.") from error
    except ValueError as error:
        raise UnreadableError("bad-json", f"The line is not JSON: {error}.") from error
    if not isinstance(row, dict):
        raise UnreadableError("bad-json", 'The line is not a JSON object; write {"text": …}.')
    return article(row, source=source, published=published)
