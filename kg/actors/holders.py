"""Who held an office on the day of an article: "the Indian prime minister" of August 2014."""

from __future__ import annotations

import datetime as dt

from kg.grammar.tokens import Token
from kg.lexicon import words
from kg.model import STATES, Entity
from kg.reference.catalog import Catalog

SINGULAR = ("NN", "NNP")


def holder(
    title: Token, country: Entity | None, catalog: Catalog, on: dt.date | None, *, several: bool = False
) -> Entity | None:
    """The person who held the office of ``country`` that the noun ``title`` names, on a day; None when nobody is known.

    "Former", "next" or "acting" in front mean somebody else, and so does a plural, unless it is said of ``several``
    states.
    """
    if on is None or country is None or (title.tag_ not in SINGULAR and not several):
        return None
    if title.lemma_.lower() not in words("relations", "office", "titles"):
        return None
    before = [c for c in title.lefts if c.dep_ in ("compound", "amod")]
    if {c.lower_ for c in before} & words("relations", "office", "not_now"):
        return None
    field = [c.text for c in before if c.lower_ in words("relations", "office", "portfolios")]
    return catalog.holder(" ".join([*field, title.lemma_]), country.iri, on)


def acts_for(entity: Entity, catalog: Catalog, on: dt.date | None) -> str | None:
    """Whom an official acted for on a day (IRI): a former minister who heads a bank then acts for no state any more.

    On a day that no known term covers, and for whatever is no person, it is the country on record.
    """
    held = [term.organization for term in catalog.terms(entity.iri) if on is not None and term.covers(on)]
    polities = [iri for iri in held if iri in catalog.by_iri and catalog.by_iri[iri].type in STATES]
    return next(iter(polities), None) if held else entity.country
