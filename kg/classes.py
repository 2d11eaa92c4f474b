"""The classes of the ontology as plain values: types of events, relations and entities, their roles and values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Role:
    """What may fill a role of one event type.

    ``core``: an event needs a filler in at least one of its type's core roles. ``types``: the entity classes that may
    fill it, the preferred ones first. ``many``: several fillers are normal.
    """

    name: str
    label: str
    definition: str
    core: bool
    types: tuple[str, ...]
    many: bool


@dataclass(frozen=True, slots=True)
class Value:
    """One value of an attribute; ``order`` is its place in its list: along a list of stages, the order of time.

    A kind of measure that caps an amount is ``tightened`` and ``loosened`` by other actions than a duty is.
    """

    name: str
    label: str
    definition: str
    order: int
    plover: str | None
    tightened: str | None = None
    loosened: str | None = None


@dataclass(frozen=True, slots=True)
class EventType:
    """An event class: its roles, its attributes with their values in order, and how pictures show it.

    ``attributes`` holds kind, stage, action and outcome where the type has them; every type has factuality and date
    besides, and the ``quantified`` ones have quantities.
    """

    name: str
    label: str
    definition: str
    roles: Mapping[str, Role]
    attributes: Mapping[str, tuple[str, ...]]
    quantified: bool
    color: str
    shape: str
    phrase: str
    plover: str | None

    @property
    def core(self) -> tuple[str, ...]:
        """The roles of which at least one must be filled."""
        return tuple(name for name, role in self.roles.items() if role.core)


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation: ``name`` is its plain property (holdsOffice), ``class_name`` the class of its nodes (HoldsOffice)."""

    name: str
    class_name: str
    label: str
    definition: str
    from_types: tuple[str, ...]
    to_types: tuple[str, ...]
    has_office: bool
    color: str
    phrase: str


@dataclass(frozen=True, slots=True)
class EntityType:
    """An entity class; nodes are only of the concrete ones, the ``abstract`` ones group them for roles."""

    name: str
    label: str
    definition: str
    parents: tuple[str, ...]
    abstract: bool
    color: str
    shape: str
    phrase: str
