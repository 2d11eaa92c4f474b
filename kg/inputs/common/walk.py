"""The files under the given paths, in an order that does not depend on the machine."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from kg.errors import InputError, nearest
from kg.files import MARKER
from kg.inputs.common.source import Source
from kg.model import Skipped

SAVED = "_files"  # behind the name of a page: the folder of its pictures and scripts


@dataclass(frozen=True, slots=True)
class Root:
    """A path that the user named: a folder, or one file; ``real`` is where its links lead."""

    path: Path
    real: Path
    folder: bool


def roots(paths: Sequence[Path], suffixes: Sequence[str]) -> tuple[Root, ...]:
    """The given paths, checked before anything is read.

    Raises InputError for one that is missing, that is neither a file nor a folder, or a file of unknown suffix.
    """
    return tuple(_root(Path(path), suffixes) for path in paths)


def walk(root: Root, suffixes: Sequence[str]) -> Iterator[Source | Skipped]:
    """The files of a root, sorted by the bytes of their names; what is there and cannot be read is Skipped.

    Hidden files, folders of graphs, and what a browser saves beside a page are left out without a word; links are never
    followed, so that no loop and no way out of it exists.
    """
    if not root.folder:
        yield Source(root.real, name(PurePath(root.path.stem)), name(root.path))
        return
    failures: list[OSError] = []
    for folder, folders, files in os.walk(root.real, onerror=failures.append, followlinks=False):
        pages = {os.path.splitext(file)[0] + SAVED for file in files}
        folders[:] = [
            f for f in _visible(folders) if not (f in pages or os.path.exists(os.path.join(folder, f, MARKER)))
        ]
        for entry in _visible([*files, *(f for f in folders if os.path.islink(os.path.join(folder, f)))]):
            yield _source(root, Path(folder, entry), suffixes)
    for failure in failures:
        yield Skipped(name(PurePath(str(failure.filename))), "unreadable", f"It cannot be opened: {failure.strerror}.")


def name(path: PurePath) -> str:
    """A path as text that every file format and terminal can hold: forward slashes, odd bytes and controls escaped."""
    raw = os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in raw)
    return unicodedata.normalize("NFC", shown)


def _root(path: Path, suffixes: Sequence[str]) -> Root:
    try:
        real = path.resolve(strict=True)
        mode = real.stat().st_mode
    except (OSError, RuntimeError) as error:
        raise InputError(f"There is no file or folder {str(path)!r}.{_beside(path)}") from error
    if stat.S_ISDIR(mode):
        return Root(path, real, True)
    if not stat.S_ISREG(mode):
        raise InputError(f"{str(path)!r} is neither a file nor a folder; save what it holds to a file first.")
    if path.suffix.lower() not in suffixes:
        raise InputError(f"{str(path)!r} has no known suffix: rename it to one of {', '.join(suffixes)}.")
    return Root(path, real, False)


def _beside(path: Path) -> str:
    try:
        return nearest(path.name, sorted(entry.name for entry in path.parent.iterdir()))
    except OSError:
        return ""


def _visible(names: list[str]) -> list[str]:
    return sorted((entry for entry in names if not entry.startswith(".")), key=os.fsencode)


def _source(root: Root, path: Path, suffixes: Sequence[str]) -> Source | Skipped:
    inside = path.relative_to(root.real)
    place = name(root.path / inside)
    try:
        regular = stat.S_ISREG(path.lstat().st_mode)
    except OSError as error:
        return Skipped(place, "unreadable", f"It cannot be opened: {error.strerror}.")
    if not regular:
        return Skipped(place, "not-a-file", "It is a link, a pipe or a device; only regular files are read.")
    if path.suffix.lower() not in suffixes:
        return Skipped(place, "unknown-suffix", f"Known suffixes are {', '.join(suffixes)}.")
    return Source(path, name(inside.with_suffix("")), place)
