"""Checks the word tables in ``kg/lexicon``: they can be read, name only what the vocabulary has, and have examples."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import product

from kg.check.problem import Problem
from kg.clauses.examples import Example, load_examples
from kg.errors import LexiconError, nearest
from kg.ontology import Ontology, load_ontology

PLACE = "kg/lexicon"


def check_lexicon() -> list[Problem]:
    """What is wrong with the tables and frames, sorted; empty when all is well."""
    return sorted({*_unreadable(), *_unknown(), *_unexplained()})


def _unreadable() -> Iterator[Problem]:
    from kg.lexicon import table

    for name in _tables(files("kg.lexicon")):
        try:
            table(name)
        except LexiconError as error:
            yield Problem(f"{PLACE}/{name}.toml", str(error))


def _unknown() -> Iterator[Problem]:
    from kg.clauses.frames import load_frames, problems

    try:
        frames = load_frames()
    except LexiconError as error:
        yield Problem(f"{PLACE}/frames", str(error))
        return
    known = load_ontology()
    yield from (Problem(f"{PLACE}/frames", message) for frame in frames for message in problems(frame, known))


def _unexplained() -> Iterator[Problem]:
    """Frames without a sentence that they must find or one in which they must find nothing, or with wrong ones."""
    known = load_ontology()
    try:
        examples = load_examples()
    except LexiconError as error:
        yield Problem(f"{PLACE}/examples", str(error))
        return
    frames = [name.removeprefix("frames/") for name in _tables(files("kg.lexicon")) if name.startswith("frames/")]
    for name, counter in product(frames, (False, True)):
        if not any(e.file == name and e.counter == counter for e in examples):
            kind = "counterexample" if counter else "example"
            yield Problem(f"{PLACE}/examples", f"The frame {name!r} has no {kind}. Write one into {name}.toml.")
    yield from (Problem(f"{PLACE}/examples", message) for example in examples for message in _wrong(example, known))


def _wrong(example: Example, known: Ontology) -> Iterator[str]:
    """Types and roles of the example that the vocabulary does not have."""
    types = (*known.events, *known.relations)
    if example.type is None:
        return
    if example.type not in types:
        yield f"{example.file}.toml has no known type {example.type!r}.{nearest(example.type, types)}"
    elif example.type in known.events:
        roles = known.events[example.type].roles
        for role in sorted(example.roles.keys() - roles.keys()):
            yield f"{example.file}.toml: {example.type} has no role {role!r}.{nearest(role, roles)}"


def _tables(folder: Traversable, inside: str = "") -> Iterator[str]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and not entry.name.startswith("__"):
            yield from _tables(entry, f"{inside}{entry.name}/")
        elif entry.name.endswith(".toml"):
            yield inside + entry.name.removesuffix(".toml")
