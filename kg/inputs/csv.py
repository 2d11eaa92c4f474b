"""CSV and TSV tables: one article a row, the columns named in the first one."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from kg.errors import nearest
from kg.inputs.common.rows import COLUMNS, article
from kg.inputs.common.source import MOST_BYTES, Source, UnreadableError, attempt, lines, opened
from kg.model import Article, Skipped
from kg.text import decode

SUFFIXES = (".csv", ".tsv")
DELIMITERS = (",", ";", "\t")
Record = tuple[int, str | None]


def read(source: Source, *, published: dt.date | None = None) -> Iterator[Article | Skipped]:
    """The articles of the table, one by one; a row that gives none is Skipped at ``place:line``, its first line."""
    try:
        with opened(source) as file:
            found = records(lines(file))
            header = next((record for _, record in found if record is not None and record.strip()), "")
            delimiter = max(DELIMITERS, key=header.count)
            columns = _columns(_fields(header, delimiter))
            for number, record in found:
                if record is None or record.strip():
                    yield _read_record(record, columns, delimiter, f"{source.place}:{number}", published)
    except UnreadableError as error:
        yield Skipped(source.place, error.reason, str(error))


def records(numbered: Iterator[tuple[int, bytes | None]]) -> Iterator[Record]:
    """The records with their first lines' numbers: lines joined until their quotes close; None for a record too large.

    A quote that never closes costs the line that it stands in, not the rest of the file.
    """
    waiting: list[tuple[int, bytes | None]] = []
    while line := (waiting.pop(0) if waiting else next(numbered, None)):
        taken, size = [line], len(line[1] or b"")
        quotes = (line[1] or b"").count(b'"')
        while quotes % 2 and size <= MOST_BYTES and (more := waiting.pop(0) if waiting else next(numbered, None)):
            taken.append(more)
            size, quotes = size + len(more[1] or b""), quotes + (more[1] or b"").count(b'"')
        if quotes % 2:
            waiting, taken = taken[1:] + waiting, taken[:1]
        whole = all(part is not None for _, part in taken)
        yield line[0], decode(b"\n".join(part or b"" for _, part in taken)) if whole else None


def _read_record(
    record: str | None, columns: Sequence[str], delimiter: str, place: str, published: dt.date | None
) -> Article | Skipped:
    return attempt(lambda: _article(record, columns, delimiter, published), place)


def _article(record: str | None, columns: Sequence[str], delimiter: str, published: dt.date | None) -> Article:
    if record is None:
        raise UnreadableError("too-large", f"The row has more than {MOST_BYTES:,} bytes.")
    fields = _fields(record, delimiter)
    if len(fields) > len(columns):
        detail = f"The row has {len(fields)} fields, the header {len(columns)}: put the text in quotes."
        raise UnreadableError("bad-row", detail)
    return article(dict(zip(columns, fields, strict=False)), published=published)


def _fields(record: str, delimiter: str) -> list[str]:
    with _room():
        try:
            return next(csv.reader([record], delimiter=delimiter, strict=True), [])
        except csv.Error as error:
            raise UnreadableError("bad-row", f"The row is not valid CSV: {error}.") from error


def _columns(header: Sequence[str]) -> list[str]:
    columns = [name.strip().lower() for name in header]
    if not {"text", "html"} & set(columns):
        hint = next(filter(None, (nearest(name, ("text", "html")) for name in columns)), "")
        detail = f"Its first line names no column text or html; known are {', '.join(COLUMNS)}.{hint}"
        raise UnreadableError("columns", detail)
    return columns


@contextmanager
def _room() -> Iterator[None]:
    """Let a field be as long as an article while the block runs: the csv module's own limit is 131,072 characters."""
    before = csv.field_size_limit(2 * MOST_BYTES)
    try:
        yield
    finally:
        csv.field_size_limit(before)
