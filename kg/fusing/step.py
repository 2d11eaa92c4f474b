"""A step of a lasting thing, and the amounts that its reports tell, as plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from kg.fusing.recipe import STORIES, Saga
from kg.model import Entity, Quantity


@dataclass(frozen=True, slots=True)
class Told:
    """An amount that one claim tells of a step: the claim's IRI, its article and its day, how sure, and how much."""

    claim: str
    article: str
    published: dt.date | None
    factuality: str
    amount: Quantity


@dataclass(frozen=True, slots=True)
class Step:
    """An event as its story sees it: who on each side, its name, what it is about (IRIs and telling words), when.

    ``entities`` are those that its claims name, for the label; ``telling`` the names that say more than a kind of deal.
    ``value`` is its stage or its action, ``first`` and ``last`` the days of its date, else ``first`` that of its first
    report; ``articles`` are those that say that it is so or will be, ``told`` the amounts that they tell.
    """

    event: str
    type: str
    sides: Mapping[str, frozenset[str]]
    named: frozenset[str]
    about: frozenset[str]
    words: tuple[frozenset[str], ...]
    kind: str
    first: dt.date | None
    entities: tuple[Entity, ...] = ()
    telling: frozenset[str] = frozenset()
    value: str = ""
    factuality: str = "asserted"
    last: dt.date | None = None
    articles: frozenset[str] = frozenset()
    told: tuple[Told, ...] = ()

    @property
    def saga(self) -> Saga:
        """The table by which its story is put together."""
        return STORIES[saga_of(self.type)]

    @property
    def is_under(self) -> bool:
        """Whether it is no step of a lasting thing, but what one is to bring about."""
        return self.type in self.saga.under


def saga_of(type_: str) -> str:
    """The class of the stories that events of a type are steps of, or are under; empty when they are of none."""
    return next((name for name, saga in STORIES.items() if type_ in (*saga.types, *saga.under)), "")
