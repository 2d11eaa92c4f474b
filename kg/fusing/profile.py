"""A claim with what the comparison of reports asks of it, worked out once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from kg.fusing.canonical import claim_iri
from kg.fusing.recipe import CLOSE, EMPTY_WORDS, OFTEN, ONE_MEANING, OTHER, RECIPES, SINGLE, STEM, Recipe
from kg.model import STATES, Claim, Entity, Quantity
from kg.reference.deal_keys import tells_kind_only
from kg.reference.plural import singular
from kg.values.dates import bounds

_EMPTY = frozenset(EMPTY_WORDS.split())


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim with what the comparison asks of it, worked out once."""

    claim: Claim
    iri: str
    recipe: Recipe
    published: dt.date | None
    first: dt.date | None
    last: dt.date | None
    who: frozenset[str]
    subjects: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    named: frozenset[str] = frozenset()

    @property
    def days(self) -> int:
        """How many days the date covers; very many for none or an open one."""
        return (self.last - self.first).days + 1 if self.first and self.last else 10**6


def profile(claim: Claim, *, iri: str | None = None, published: dt.date | None = None) -> Profile:
    """The profile of a claim in canonical form; ``published`` is the day of its article, ``iri`` the claim's own."""
    recipe = RECIPES.get(claim.type, OTHER)
    first, last = bounds(claim.date) if claim.date else (None, None)
    theirs = _stems(f.entity for role in recipe.who for f in claim.roles.get(role, ()))
    subjects = {
        role: tuple(words(f.entity.label, but=theirs) for f in claim.roles.get(role, ())) for role in recipe.what
    }
    named = names_of(claim)
    who = _who(claim, recipe, named)
    return Profile(claim, iri or claim_iri(claim), recipe, published, first, last, who, subjects, named)


def names_of(claim: Claim) -> frozenset[str]:
    """The agreements that a claim names by more than their kind: many deals are an "Economic Partnership Agreement"."""
    entities = (filler.entity for filler in claim.roles.get("name", ()))
    return frozenset(e.iri for e in entities if not all(map(tells_kind_only, (e.label, *e.names))))


def words(label: str, *, but: Collection[str] = ()) -> frozenset[str]:
    """The words of a subject that tell it from others, in lower case and in the singular, one for those of one meaning.

    Words that begin like one in ``but`` are left out: of Chinese goods, "Chinese" tells nothing where China is a party.
    """
    found = (singular(word) for word in re.findall(r"\w+", label.casefold()))
    told = (word for word in found if word not in _EMPTY and word[:STEM] not in but)
    return frozenset(ONE_MEANING.get(word, word) for word in told)


def _who(claim: Claim, recipe: Recipe, named: frozenset[str]) -> frozenset[str]:
    """The IRIs of all who take part, of the countries that they act for, and of the agreement by name."""
    entities = [filler.entity for role in recipe.who for filler in claim.roles.get(role, ())]
    return named | {entity.iri for entity in entities} | {country for e in entities if (country := acts_for(e))}


def _stems(entities: Iterable[Entity]) -> frozenset[str]:
    names = (name for entity in entities if entity.type in STATES for name in (entity.label, *entity.names))
    found = (word[:STEM] for name in names for word in re.findall(r"\w+", name.casefold()))
    return frozenset(stem for stem in found if len(stem) == STEM)


def fillers(p: Profile, role: str) -> set[str]:
    """The IRIs of those who fill a role."""
    return {filler.entity.iri for filler in p.claim.roles.get(role, ())}


def telling(p: Profile, role: str) -> set[str]:
    """The IRIs of the subjects of a claim that say more than "goods" or "trade"."""
    fillers = p.claim.roles.get(role, ())
    return {filler.entity.iri for filler, phrase in zip(fillers, p.subjects[role], strict=True) if phrase}


def single(a: Profile, b: Profile) -> bool:
    """Whether both tell a step of a deal of which the same parties have one at a time."""
    kinds = {p.claim.attributes.get("kind") for p in (a, b)}
    stages = {p.claim.attributes.get("stage") for p in (a, b)}
    ours, theirs = (fillers(p, "party") for p in (a, b))
    return len(kinds) == 1 and kinds <= SINGLE and not stages & OFTEN and ours == theirs and len(ours) > 1


def acts_for(entity: Entity) -> str | None:
    """The country that stands for a person or an agency, where one is known."""
    return entity.country if entity.type in ("Person", "Agency") else None


def same_amount(a: Profile, b: Profile, *, rates: bool = True) -> bool:
    """Whether two claims have an amount in common, as papers round; without ``rates`` no percentage counts."""
    return any(close(x.min, y.min) and close(x.max, y.max) for x, y in comparable(a, b) if rates or x.unit != "percent")


def comparable(a: Profile, b: Profile) -> list[tuple[Quantity, Quantity]]:
    """The amounts of two claims that are of one unit and period."""
    return [(x, y) for x in a.claim.quantities for y in b.claim.quantities if (x.unit, x.per) == (y.unit, y.per)]


def close(x: float | None, y: float | None) -> bool:
    """Whether two figures are one, as papers round; or both are open."""
    return x == y or (x is not None and y is not None and min(x, y) >= CLOSE * max(x, y))
