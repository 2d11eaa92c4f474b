"""The folder of a graph: a marker that says it is ours, a lock, and the database in it."""

from __future__ import annotations

import os
import sys
import tomllib
from pathlib import Path

import pyoxigraph as ox

from kg.errors import InUseError, StoreError, why
from kg.files import MARKER, write_text

LOCK = "trade-kg.lock"
DATABASE = "store"
FORMAT = 1


class Lock:
    """Holds a graph folder for one writer alone, or for many readers, until ``release`` or the process ends."""

    def __init__(self, folder: Path, *, read_only: bool) -> None:
        """Raises StoreError when another holder stands in the way."""
        self._handle: int | None = None
        if sys.platform == "win32":
            return  # the database itself keeps a second writer out
        import fcntl

        handle = os.open(folder / LOCK, os.O_RDONLY if read_only else os.O_RDONLY | os.O_CREAT, 0o666)
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if read_only else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError as error:
            os.close(handle)
            raise in_use(folder) from error
        self._handle = handle

    def release(self) -> None:
        """Let others in; a second call does nothing."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def in_use(folder: Path) -> InUseError:
    """The error for a graph that somebody else has open."""
    return InUseError(
        f"The graph {folder} is in use by another process (or is still open in this one). Try again later."
    )


def prepare(folder: Path, *, create: bool) -> None:
    """Make sure that ``folder`` is a graph of ours, or make it one when it is empty and ``create`` is set.

    Raises StoreError for a folder that holds other things, is missing, or is of a version that this one cannot read.
    """
    if is_graph(folder):
        return
    if not create:
        raise StoreError(f"There is no graph at {folder}. `kg build PATHS… -o {folder}` makes one.")
    _make(folder)


def is_graph(folder: Path) -> bool:
    """Whether ``folder`` is a graph of ours; if not, it is missing or empty.

    Raises StoreError when it holds other things, is a file, or is of a version that this one cannot read.
    """
    if (folder / MARKER).is_file():
        _check_format(folder)
        return True
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder} is a file, not the folder of a graph. Name a folder.")
    if folder.is_dir() and any(folder.iterdir()):
        raise StoreError(
            f"{folder} is not empty and no graph of ours ({MARKER} is missing); it stays as it is. Name another."
        )
    return False


def is_new(folder: Path) -> bool:
    """Whether ``folder`` is yet to become a graph. Raises StoreError as ``is_graph``, and when it cannot be made."""
    if is_graph(folder):
        return False
    above = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if not os.access(above, os.W_OK | os.X_OK):
        raise StoreError(f"No graph can be made at {folder}: nothing may be written to {above}.")
    return True


def open_database(folder: Path, *, read_only: bool) -> ox.Store:
    """The database in a prepared folder. Raises StoreError when it is in use or cannot be read."""
    database = str(folder / DATABASE)
    try:
        return ox.Store.read_only(database) if read_only else ox.Store(database)
    except OSError as error:
        if "lock" in str(error).lower():
            raise in_use(folder) from error
        raise StoreError(f"The database of the graph {folder} cannot be opened: {error}") from error


def _check_format(folder: Path) -> None:
    try:
        found = tomllib.loads((folder / MARKER).read_text(encoding="utf-8")).get("format")
    except (OSError, ValueError) as error:
        raise StoreError(f"{folder / MARKER} cannot be read: {error}") from error
    if found != FORMAT:
        raise StoreError(f"The graph {folder} has format {found}, this version reads {FORMAT}. Build it again.")


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / LOCK).touch()
        ox.Store(str(folder / DATABASE)).flush()
        write_text(folder / MARKER, f"# The folder of a graph of the package kg.\nformat = {FORMAT}\n")
    except OSError as error:
        raise StoreError(f"No graph can be made at {folder}: {why(error)}.") from error
