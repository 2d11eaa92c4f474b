"""Checks the word tables in ``kg/lexicon``: they can be read, and name only what the vocabulary has."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

from kg.check.problem import Problem
from kg.errors import LexiconError
from kg.ontology import load_ontology

PLACE = "kg/lexicon"


def check_lexicon() -> list[Problem]:
    """What is wrong with the tables and frames, sorted; empty when all is well."""
    return sorted({*_unreadable(), *_unknown()})


def _unreadable() -> Iterator[Problem]:
    from kg.lexicon import table

    for name in _tables(files("kg.lexicon")):
        try:
            table(name)
        except LexiconError as error:
            yield Problem(f"{PLACE}/{name}.toml", str(error))


def _unknown() -> Iterator[Problem]:
    from kg.frames import load_frames, problems

    try:
        frames = load_frames()
    except LexiconError as error:
        yield Problem(f"{PLACE}/frames", str(error))
        return
    known = load_ontology()
    yield from (Problem(f"{PLACE}/frames", message) for frame in frames for message in problems(frame, known))


def _tables(folder: Traversable, inside: str = "") -> Iterator[str]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and not entry.name.startswith("__"):
            yield from _tables(entry, f"{inside}{entry.name}/")
        elif entry.name.endswith(".toml"):
            yield inside + entry.name.removesuffix(".toml")
