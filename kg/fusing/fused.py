"""What the claims of all articles add up to: events and relations, as plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import Quantity


@dataclass(frozen=True, slots=True)
class Event:
    """What the claims of one event add up to: fillers by IRI, the best values, and the IRIs of the claims.

    ``reported`` is the day of the first report, ``sources`` the number of independent ones: reprints and several
    reports of one publisher count once.
    """

    iri: str
    type: str
    label: str
    roles: Mapping[str, tuple[str, ...]]
    source: tuple[str, ...]
    attributes: Mapping[str, str]
    factuality: str
    date: str | None
    quantities: tuple[Quantity, ...]
    claims: tuple[str, ...]
    articles: int
    reported: dt.date | None = None
    sources: int = 0


@dataclass(frozen=True, slots=True)
class Relation:
    """A state that one or more articles say holds, between two entities by IRI."""

    iri: str
    type: str
    label: str
    subject: str
    object: str
    office: str | None
    claims: tuple[str, ...]
    articles: int
