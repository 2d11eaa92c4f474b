"""One file to read: where it is, what its article is called, and how to get its bytes without harm."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kg.errors import InputError
from kg.model import Article, Skipped

MOST_BYTES = 5_000_000  # of one article, whether file, line or row: lxml loses larger text nodes without a word
BINARY = (  # PDF, zip and office files, gzip, RTF, PNG, JPEG, GIF, programs, old office files
    *(b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF"),
    b"\xd0\xcf\x11\xe0",
)
WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


Placed = tuple[str, Article | Skipped]
"""An article, or why there is none, after the place that it was read from."""


class UnreadableError(InputError):
    """One input gives no article: ``reason`` is a short machine-readable word, the message a sentence."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Source:
    """A regular file; ``id`` is the id of its article, ``place`` how messages call it.

    ``day_first`` tells what its user knows of dates such as 3/4/2023 in it: the day comes first, the month, or nothing.
    """

    path: Path
    id: str
    place: str
    day_first: bool | None = None


def attempt(make: Callable[[], Article], place: str) -> Placed:
    """What ``make`` returns, or why it could not, with the place."""
    try:
        return place, make()
    except UnreadableError as error:
        return refused(error, place)


def refused(error: UnreadableError, place: str) -> Placed:
    """Why there is no article at the place."""
    return place, Skipped(place, error.reason, str(error))


def content(source: Source) -> bytes:
    """The bytes of the file. Raises UnreadableError when it is empty, too large, binary, or cannot be opened."""
    with opened(source) as file:
        raw = file.read(MOST_BYTES + 1)
    refuse(raw)
    return raw


def refuse(raw: bytes) -> None:
    """Raise UnreadableError when the bytes cannot be one article's text."""
    if len(raw) > MOST_BYTES:
        raise UnreadableError("too-large", f"It has more than {MOST_BYTES:,} bytes; split it into articles.")
    if not raw.strip():
        raise UnreadableError("empty", "It holds no text.")
    if raw.startswith(BINARY) or (b"\0" in raw[:4096] and not raw.startswith(WIDE)):
        raise UnreadableError("binary", "It is a binary format; save it as plain text, HTML or Markdown.")


@contextmanager
def opened(source: Source) -> Iterator[IO[bytes]]:
    """The file, open for reading; a pipe or a link that took its place since it was found is refused, not waited for.

    Raises UnreadableError.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(source.path, flags)
    except OSError as error:
        raise UnreadableError("unreadable", f"It cannot be opened: {error.strerror}.") from error
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise UnreadableError("not-a-file", "It is not a regular file.")
        yield file


def lines(file: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """The numbered lines of the file without their ends; None for one that is longer than an article may be.

    Such a line is read to its end in pieces, so that memory stays small. Raises UnreadableError for UTF-16 and UTF-32.
    """
    number = 0
    while line := file.readline(MOST_BYTES + 1):
        number += 1
        if number == 1 and line.startswith(WIDE):
            raise UnreadableError("encoding", "It is UTF-16; save it as UTF-8.")
        whole = line.endswith(b"\n") or len(line) <= MOST_BYTES
        while not whole and (rest := file.readline(MOST_BYTES)) and not rest.endswith(b"\n"):
            pass
        yield number, line.rstrip(b"\r\n") if whole else None
