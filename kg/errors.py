"""One small family of errors: each names the thing, the place and the way out."""

from __future__ import annotations

from collections.abc import Iterable


def why(error: OSError) -> str:
    """What the system says is wrong, without its number: "Permission denied"."""
    return error.strerror or str(error) or type(error).__name__


def nearest(name: str, known: Iterable[str]) -> str:
    """A ``did you mean`` hint for ``name`` among ``known``, or an empty string when nothing is near."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(name, list(known), scorer=fuzz.ratio, score_cutoff=60)
    return f" Did you mean {found[0]!r}?" if found else ""


class KgError(Exception):
    """The root of all errors that this package raises on purpose."""


class InputError(KgError):
    """An article or a file of articles cannot be read."""


class OntologyError(KgError):
    """The vocabulary in ``ontology/`` is broken, or a term is not in it."""


class LexiconError(KgError):
    """A table in ``kg/lexicon/`` is broken, or names a term that the ontology does not know."""


class ModelError(KgError):
    """The language model is missing or is not the one that was asked for."""


class StoreError(KgError):
    """A graph folder is not ours, is in use, or cannot be read."""


class InUseError(StoreError):
    """Another process has the graph open: it works later."""


class QueryError(KgError):
    """A question is not known, lacks a value, or is not valid SPARQL."""


class NetworkError(KgError):
    """A network question cannot be answered: an unknown actor, an unknown good, no path."""


class OutputError(KgError):
    """A graph cannot be written in the form that was asked for."""


class ServiceError(KgError):
    """A service on the network cannot be reached, or does not answer as it should."""
