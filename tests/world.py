"""Small invented worlds for the tests of questions and networks: reports of sentences, each with what it states."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from kg.graph.store import Graph, open_graph
from kg.iri import mint
from kg.model import Article, Claim, Entity, Extraction, Factuality, Filler, Quantity, RelationClaim

ATTRIBUTES = ("kind", "stage", "action", "outcome")
Fillers = Entity | Sequence[Entity]


def named(type_: str, label: str, *names: str, country: Entity | None = None) -> Entity:
    """An entity under the IRI that its type and label give."""
    return Entity(mint(type_, label), label, type_, names, country.iri if country else None)


NORLAND = named("Country", "Norland", "Kingdom of Norland", "NL")
SUDIA = named("Country", "Sudia")
WESTRIA = named("Country", "Westria")
OSTIA = named("Country", "Ostia")
LEAGUE = named("Bloc", "Harbour League", "HL")
COURT = named("Body", "Trade Court")
NORCOP = named("Company", "Norcop", country=NORLAND)
SUDMINE = named("Company", "Sudmine")
ANNA = named("Person", "Anna Berg", country=NORLAND)
BEN = named("Person", "Ben Ito")
PORT = named("Place", "Port Clear", country=WESTRIA)
COPPER = named("Good", "copper", "red metal")
WIRE = named("Good", "copper wire")
TUBES = named("Good", "copper tubes")
PALM = named("Good", "palm copper")
TIN = named("Good", "tin")
QUOTAS = named("Topic", "export quotas on copper")
PACT = named("NamedAgreement", "Copper Pact")
GAZETTE = named("Organization", "Gazette")


@dataclass(frozen=True)
class Known:
    """What the little catalog knows of an entity."""

    broader: tuple[str, ...] = ()
    iso2: str | None = None
    iso3: str | None = None
    wikidata: str | None = None
    hs: str | None = None


class Catalog:
    """A catalog in which wire is copper, and palm copper is a plant."""

    by_iri: Mapping[str, Entity] = {one.iri: one for one in (NORLAND, WESTRIA, COPPER, WIRE, PALM, TIN)}

    def describe(self, iri: str) -> Known:
        """The broader goods of a good."""
        return Known({WIRE.iri: (COPPER.iri,), PALM.iri: (TIN.iri,)}.get(iri, ()))


@dataclass(frozen=True)
class Fact:
    """A sentence and the event that it states."""

    type: str
    sentence: str
    roles: Mapping[str, tuple[Entity, ...]]
    attributes: Mapping[str, str]
    certainty: Factuality
    date: str | None
    said: tuple[Entity, ...]
    amounts: tuple[Quantity, ...]


def fact(
    type_: str,
    sentence: str,
    *,
    certainty: Factuality = "asserted",
    date: str | None = None,
    said: Fillers = (),
    amounts: Sequence[Quantity] = (),
    **told: Fillers | str,
) -> Fact:
    """A fact; ``told`` has its roles (entities) and its attributes (words)."""
    roles = {key: _all(value) for key, value in told.items() if not isinstance(value, str)}
    attributes = {key: value for key, value in told.items() if isinstance(value, str)}
    assert set(attributes) <= set(ATTRIBUTES)
    return Fact(type_, sentence, roles, attributes, certainty, date, _all(said), tuple(amounts))


def report(id_: str, published: str, *facts: Fact | tuple[str, str, Entity, Entity]) -> Extraction:
    """An article of the facts' sentences; a tuple is a relation: its type, its sentence and its two ends."""
    sentences = [one.sentence if isinstance(one, Fact) else one[1] for one in facts]
    text = " ".join(sentences)
    day = dt.date.fromisoformat(published)
    article = Article(id_, text, title=f"Report {id_}", published=day, publisher=f"The {id_} paper")
    starts = [sum(len(sentence) + 1 for sentence in sentences[:number]) for number in range(len(sentences))]
    placed = list(zip(facts, starts, strict=True))
    claims = tuple(_claim(id_, one, start) for one, start in placed if isinstance(one, Fact))
    relations = tuple(_relation(id_, one, start) for one, start in placed if not isinstance(one, Fact))
    return Extraction(article, claims, relations)


def graph(*reports: Extraction) -> Graph:
    """A graph in memory of the reports."""
    opened = open_graph()
    opened.add(reports, model="none", catalog=Catalog())
    return opened


def tonnes(least: float | None, most: float | None = None, **rest: str) -> Quantity:
    """An amount in tonnes."""
    return Quantity(least, most if most is not None else least, "tonne", **rest)


def percent(least: float | None, most: float | None = None, **rest: str) -> Quantity:
    """A share; with one number, at least so much."""
    return Quantity(least, most, "percent", **rest)


def _all(fillers: Fillers) -> tuple[Entity, ...]:
    return (fillers,) if isinstance(fillers, Entity) else tuple(fillers)


def _fillers(found: Sequence[Entity], start: int) -> tuple[Filler, ...]:
    return tuple(Filler(one, one.label, start, start + len(one.label)) for one in found)


def _claim(article: str, one: Fact, start: int) -> Claim:
    roles = {role: _fillers(found, start) for role, found in one.roles.items()}
    end = start + len(one.sentence)
    told = Claim(article, one.type, roles, one.certainty, one.sentence, start, end, f"{one.type}.test", one.attributes)
    return replace(told, source=_fillers(one.said, start), date=one.date, quantities=one.amounts)


def _relation(article: str, one: tuple[str, str, Entity, Entity], start: int) -> RelationClaim:
    type_, sentence, *ends = one
    subject, object_ = _fillers(ends, start)
    office = "Minister" if type_ == "holdsOffice" else None
    return RelationClaim(article, type_, subject, object_, sentence, start, start + len(sentence), "r.test", office)
