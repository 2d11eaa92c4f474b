"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

AnyPath = str | os.PathLike[str]
"""A place as people write it; ``Path`` makes one of it."""

MARKER = "trade-kg.toml"
"""The file that says that a folder holds a graph."""


@contextmanager
def atomic(path: Path) -> Iterator[IO[bytes]]:
    """A binary file that gets its name when the block ends well: written beside it, synced, then put in its place.

    An error or a crash leaves the old file, if there was one, as it was. Raises OSError.
    """
    handle = tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp", delete=False)  # noqa: SIM115
    try:
        with handle:
            yield handle
            handle.flush()
            os.fsync(handle.fileno())
        _publish(Path(handle.name), path)
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(handle.name)
        raise


def write_bytes(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` in one step. Raises OSError."""
    with atomic(path) as file:
        file.write(content)


def write_text(path: Path, content: str) -> None:
    """Write ``content`` to ``path`` as UTF-8 in one step. Raises OSError."""
    write_bytes(path, content.encode())


def _publish(finished: Path, path: Path) -> None:
    """Give the finished file its name, with the rights that a plain new file would have."""
    mask = os.umask(0)
    os.umask(mask)
    finished.chmod(0o666 & ~mask)
    os.replace(finished, path)
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
