"""The recipe that says when two claims speak of one event: tables that ``kg.fusing.compare`` reads.

Two claims are compared point by point. A point on which both know something and differ is a veto; a point on which they
agree adds its weight; the sum has to reach the type's threshold. What only one of them knows adds nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

WINDOW, AHEAD = 45, 400
"""Days from its article's publication within which an event without a date is looked for: around it, and after it
for what is planned or possible."""

STANDING = 400
"""Days within which reports that a measure is in place speak of one; later only those that tell all the same."""

FAR = 2 * WINDOW
"""Days after which a plan, though it may still come true, no longer speaks for one event by itself."""

SLIP = 3
"""Days by which reports of one thing may differ, where all else that tells it agrees: papers err, talks take days."""

CLOSE = 0.95
"""Two amounts are one when the smaller is at least this part of the larger: papers round."""

SAME, ACTS_FOR = 2, 1
"""Weights of a shared filler, and of a person or an agency beside the country it acts for."""

NAMED, SUBJECT, AMOUNT, PLACE = 6, 2, 2, 1
"""Weights of one agreement by name, of a subject or good in common, of an equal amount, of one place or forum."""

WEEK, MONTH, YEAR, NEAR = 3, 2, 1, 1
"""Weights of dates that agree to the week, the month, the year, and of reports that are near in time."""

KIND, NEWS, THREAT, OTHERS = 3, 1, 2, -1
"""Weights of a kind of deal that two parties have one of, of bare reports of the same days, of a measure that was
announced before its goods were chosen, and of the kind "other" on both sides, under which unlike things stand."""

SINGLE = frozenset(["trade_agreement"])
"""Kinds of deal of which two parties have one at a time, though they may change it often."""

AGAIN = frozenset(["contract", "loan", "aid"])
"""Kinds of what the same two do again and again, so that without two dates another amount is another event."""

OFTEN = frozenset(["amended"])
"""Stages that one deal may reach more than once."""

PLANS = frozenset(["planned", "possible"])
"""What a report says lies ahead of it."""

VAGUE: Mapping[str, str] = {"Agreement": "other", "Investment": "other", "Ruling": "unknown"}
"""By type the value that says nothing, so that it contradicts nothing."""

ALIKE = (frozenset(["treaty", "trade_agreement"]), frozenset(["tariff", "antidumping"]))
"""Values of which one is the wider word for the other, so that they contradict nothing."""

LASTING = frozenset(["maintain"])
"""Actions that say how things stand, so that a report of any later day may speak of the same."""

ONCE = frozenset(["signed", "in_force"])
"""Steps that an agreement takes once, so that two dates of a plan for it are one event all the same."""

EACH = frozenset(["ratified"])
"""Steps that each party takes by itself, so that other parties are another event."""

EMPTY_WORDS = (
    "a an and at by for from in its of on or the their to with "
    "accord agreement cooperation deal economic economy export good import issue pact product relation talk tie trade "
    "treaty"
)
"""Words that do not tell one subject from another."""

ONE_MEANING: Mapping[str, str] = {
    "tariff": "duty",
    "levy": "duty",
    "curb": "limit",
    "restriction": "limit",
    "restraint": "limit",
    "constraint": "limit",
}
"""Words of a subject and the word of the same meaning under which they are compared."""

STEM = 4
"""Letters by which the adjective of a country is known: Japan, Japanese."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How claims of one event type are compared.

    ``who``: roles whose fillers must agree, with how many of them count; one side may name fewer. ``what``: roles whose
    phrases must agree, one side may be wider. ``same``: attributes that must be equal. ``also``: roles that can only
    confirm. ``exact``: figures for a period, so that a missing role means "all" and dates must be equal, and without
    them another amount is another flow. ``once``: it happens once, so that reports may be far apart in time.
    ``rates``: another rate is another event. ``besides``: the weight that other points than who takes part must bring.
    ``enough``: the weight that joins two claims.
    """

    who: Mapping[str, int]
    what: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    exact: bool = False
    once: bool = False
    rates: bool = False
    besides: int = 0
    enough: int = 7


RECIPES: Mapping[str, Recipe] = {
    "Meeting": Recipe({"participant": 3}, also=("place",)),
    "Agreement": Recipe({"party": 3}, ("topic",), ("stage", "kind"), besides=2),
    "TradeFlow": Recipe({"exporter": 1, "importer": 1}, ("commodity",), exact=True, enough=6),
    "Production": Recipe({"producer": 1}, ("commodity", "input"), also=("place",), exact=True, enough=5),
    "Reliance": Recipe({"dependent": 1, "supplier": 1}, ("commodity",), exact=True, enough=6),
    "TradeMeasure": Recipe(
        {"imposer": 1, "target": 1}, ("commodity",), ("kind", "action"), rates=True, besides=2, enough=5
    ),
    "Dispute": Recipe({"complainant": 1, "respondent": 1}, ("topic",), ("stage",), ("forum",), once=True),
    "Ruling": Recipe({"complainant": 1, "respondent": 1}, ("topic",), ("stage",), ("forum",), once=True),
    "Investment": Recipe({"investor": 1, "recipient": 1}, ("topic",), ("kind",)),
    "Accession": Recipe({"member": 1, "organization": 1}, (), ("stage",), once=True, enough=4),
}
OTHER = Recipe({}, enough=1000)
"""A type that the table does not know: its claims stay apart."""


@dataclass(frozen=True, slots=True)
class Saga:
    """How the steps of one lasting thing are told: events of ``types`` with the same ``sides``, about the same.

    ``sides``: roles whose fillers must agree, one side may name fewer; ``side``: the weight of each, of at most
    ``most``. ``about``: the roles of what it is about; ``subject``: their weight. ``name``: the weight of one agreement
    by name. ``years``: steps that lie further apart are of two things, unless the deal has a name. ``enough``: the
    weight that joins a step. ``under``: types of events that are no steps of it but may be what it is to bring about,
    each with the roles of its sides and of what it is about.
    """

    types: tuple[str, ...]
    sides: tuple[str, ...]
    about: tuple[str, ...]
    side: int = 2
    most: int = 2
    subject: int = 2
    name: int = 6
    years: int = 5
    enough: int = 5
    under: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)


STORIES: Mapping[str, Saga] = {
    "Agreement": Saga(
        ("Agreement",),
        ("party",),
        ("topic",),
        enough=4,
        under={"TradeFlow": (("exporter", "importer"), ("commodity",))},
    ),
    "TradeMeasure": Saga(("TradeMeasure",), ("imposer", "target"), ("commodity",), most=1, years=10),
    "Dispute": Saga(("Dispute", "Ruling"), ("complainant", "respondent"), ("topic",), most=1, years=20, enough=4),
}
"""By the class that gives it its name, how a lasting thing is put together from its steps."""
