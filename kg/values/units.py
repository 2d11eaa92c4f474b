"""The units, currencies and cue words of ``kg/lexicon/units.toml``, ready for looking up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from kg.lexicon import table

Kind = Literal["percent", "measure", "money", "shared", "count", "group", "duration"]


@lru_cache(maxsize=1)
def units() -> Mapping[str, Unit]:
    """Every unit by the form in which text has it: lower case, without dots, singular and plural."""
    here = table("units")
    found: dict[str, Unit] = {}
    for kind, section in (("percent", "percent"), ("measure", "measures"), ("money", "currencies")):
        found.update(_listed(here[section], kind))
    found.update((f, Unit(n, "shared")) for n in here["shared"] for f in (n, n + "s"))
    found.update((f, _compound(u)) for n, u in here["compounds"].items() for f in (n, n + "s"))
    counted: tuple[tuple[Kind, Mapping[str, str]], ...] = (
        ("count", here["counts"]["forms"]),
        ("group", here["counts"]["groups"]),
        ("duration", here["durations"]["forms"]),
    )
    for kind, pairs in counted:
        found.update((form, Unit(one, kind)) for one, many in pairs.items() for form in (one, many))
    return found


@lru_cache(maxsize=1)
def plurals() -> frozenset[str]:
    """The plurals of what is counted; only they may stand behind adjectives."""
    counts = table("units")["counts"]
    return frozenset((*counts["forms"].values(), *counts["groups"].values()))


def in_plural(unit: str) -> str:
    """The name of a unit for more than one of it: "tonnes", "people"; percent and currencies stay as they are."""
    return _several().get(unit, unit)


@lru_cache(maxsize=1)
def _several() -> Mapping[str, str]:
    here = table("units")
    of_measures = {one: here["irregular"].get(one, f"{one}s") for one in here["measures"]}
    counted = {**here["counts"]["forms"], **here["counts"]["groups"], **here["durations"]["forms"]}
    return {**of_measures, **{one: many.removesuffix(" of") for one, many in counted.items()}}


@lru_cache(maxsize=1)
def per_forms() -> Mapping[str, str]:
    """What stands behind "per" or "a" ("lb"), with its name ("pound")."""
    return {form: name for name, forms in table("units")["per"]["forms"].items() for form in forms}


def currency_near(name: str, text: str, at: int) -> str:
    """The currency that a shared name ("crowns") means: that of the country named nearest before ``at``, else after."""
    choices: dict[str, str] = table("units")["shared"][name]
    before = [(text.rfind(stem, max(0, at - 4000), at), code) for stem, code in choices.items()]
    if max(before)[0] >= 0:
        return max(before)[1]
    after = [(place, code) for stem, code in choices.items() if (place := text.find(stem, at, at + 4000)) >= 0]
    return min(after)[1] if after else choices["default"]


def _listed(section: Mapping[str, list[str]], kind: Any) -> Iterator[tuple[str, Unit]]:
    for name, forms in section.items():
        for form in _plurals(forms):
            yield form, Unit(name, kind)


def _plurals(forms: Iterable[str]) -> Iterator[str]:
    for form in forms:
        yield form
        if form != "ha":  # “trade between the two has grown”
            yield form + "s"


def _compound(entry: Mapping[str, Any]) -> Unit:
    kind: Kind = "money" if entry["unit"].isupper() else "measure"
    return Unit(entry["unit"], kind, float(entry.get("factor", 1)), entry.get("per"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit under its own name; a number in the form that text has is ``factor`` times that, ``per`` something."""

    name: str
    kind: Kind
    factor: float = 1
    per: str | None = None
