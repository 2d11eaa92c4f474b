"""CSV and TSV tables: one article a row, the columns named in the first one."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from kg.errors import nearest
from kg.inputs.common.rows import COLUMNS, article, known_columns
from kg.inputs.common.source import MOST_BYTES, Placed, Source, UnreadableError, attempt, lines, opened, refused
from kg.text import decode

SUFFIXES = (".csv", ".tsv")
DELIMITERS = (",", ";", "\t")
CLOSING = re.compile(r'(?:[^"]++|"")*+"')
QUOTED = {mark: re.compile(rf'(?:\A|(?<={mark}))"(?:[^"]++|"")*+("?)') for mark in DELIMITERS}
Line = tuple[int, str | None]


def read(source: Source, *, published: dt.date | None = None) -> Iterator[Placed]:
    """The articles of the table, one by one; a row that gives none is Skipped at ``place:line``, its first line."""
    try:
        with opened(source) as file:
            table = _table((number, None if line is None else decode(line)) for number, line in lines(file))
            for number, row in table.rows():
                yield _read_row(row, table.columns, replace(source, place=f"{source.place}:{number}"), published)
    except UnreadableError as error:
        yield refused(error, source.place)


@dataclass(slots=True)
class Table:
    """The lines of a table below its header, put together to rows."""

    lines: Iterator[Line]
    columns: Sequence[str]
    delimiter: str
    waiting: deque[Line] = field(default_factory=deque)

    def rows(self) -> Iterator[tuple[int, list[str] | UnreadableError]]:
        """The fields of each row, or what is wrong with it, and the number of its first line.

        A quote that never closes costs the line that it stands in, not the rows below it.
        """
        while first := self._next():
            if first[1] is None or first[1].strip():
                yield first[0], self._row(first)

    def _row(self, first: Line) -> list[str] | UnreadableError:
        taken = self._joined(first)
        row = self._fields(taken)
        if isinstance(row, UnreadableError) and len(taken) > 1:
            self.waiting.extendleft(reversed(taken[1:]))
            return self._fields(taken[:1])
        return row

    def _joined(self, first: Line) -> list[Line]:
        """The line and those below it, up to the one in which its last quoted field ends."""
        taken, size = [first], len(first[1] or "")
        is_open = _left_open(first[1] or "", self.delimiter, within=False)
        while is_open and size <= MOST_BYTES and (more := self._next()):
            taken.append(more)
            size += len(more[1] or "")
            is_open = _left_open(more[1] or "", self.delimiter, within=True)
        return taken

    def _fields(self, taken: Sequence[Line]) -> list[str] | UnreadableError:
        texts = [text for _, text in taken if text is not None]
        if len(texts) < len(taken) or sum(map(len, texts)) > MOST_BYTES:
            return UnreadableError("too-large", f"The row has more than {MOST_BYTES:,} bytes.")
        try:
            row = _parsed("\n".join(texts), self.delimiter)
        except csv.Error as error:
            return UnreadableError("bad-row", f"The row is not valid CSV: {error}.")
        if len(row) > len(self.columns):
            detail = f"The row has {len(row)} fields, the header {len(self.columns)}: put the text in quotes."
            return UnreadableError("bad-row", detail)
        return row

    def _next(self) -> Line | None:
        return self.waiting.popleft() if self.waiting else next(self.lines, None)


def _table(found: Iterator[Line]) -> Table:
    """The table whose first line that is not blank is its header. Raises UnreadableError."""
    header = next((line for _, line in found if line and line.strip()), None)
    if header is None:
        raise UnreadableError("empty", "It holds no text.")
    delimiter = max(DELIMITERS, key=header.count)
    try:
        columns = [name.strip() for name in _parsed(header, delimiter)]
    except csv.Error as error:
        raise UnreadableError("columns", f"Its first line is not valid CSV: {error}.") from error
    if not {"text", "html"} & set(known_columns(dict.fromkeys(columns))):
        hint = next(filter(None, (nearest(name.lower(), ("text", "html")) for name in columns)), "")
        raise UnreadableError("columns", f"It has no column text or html; known are {', '.join(COLUMNS)}.{hint}")
    return Table(found, columns, delimiter)


def _left_open(line: str, delimiter: str, *, within: bool) -> bool:
    """Whether a quoted field goes on after the line; ``within`` says that one was open before it."""
    start = CLOSING.match(line) if within else None
    if within and not start:
        return True
    found = QUOTED[delimiter].finditer(line, start.end() if start else 0)
    return any(not match[1] for match in found)


def _read_row(
    row: list[str] | UnreadableError, columns: Sequence[str], source: Source, published: dt.date | None
) -> Placed:
    if isinstance(row, UnreadableError):
        return refused(row, source.place)
    fields = dict(zip(columns, row, strict=False))
    return attempt(lambda: article(fields, source=source, published=published), source.place)


def _parsed(record: str, delimiter: str) -> list[str]:
    with _room():
        return next(csv.reader([record], delimiter=delimiter, strict=True), [])


@contextmanager
def _room() -> Iterator[None]:
    """Let a field be as long as an article while the block runs: the csv module's own limit is 131,072 characters."""
    before = csv.field_size_limit(2 * MOST_BYTES)
    try:
        yield
    finally:
        csv.field_size_limit(before)
