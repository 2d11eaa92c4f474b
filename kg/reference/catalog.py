"""Who and what is known: the entities and goods of ``ontology/``, found in text and looked up by name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.model import Entity
from kg.ontology import ontology_folder
from kg.reference.catalog_files import read_own, read_records
from kg.reference.gazetteer import Gazetteer
from kg.reference.good_index import GoodIndex, is_acronym
from kg.reference.legal_forms import with_legal_form
from kg.reference.namings import Form, Naming, fits, is_stranger, namings, score
from kg.reference.own_entities import with_own
from kg.reference.records import TYPES, Record, Term

Apart = frozenset[frozenset[str]]

BLIND_TYPES = ("Country", "Bloc", "Body", "Agency", "NamedAgreement")


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a name may stand for, by which form of name, and how sure that is (0 to 1)."""

    entity: Entity
    form: Form
    score: float


@dataclass(frozen=True, slots=True)
class Match:
    """A stretch of text that is a known name, with its candidates, the surest first."""

    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """What is known of a thing besides its names: codes, IRIs and, for what did not always exist, its years (EDTF)."""

    iso2: str | None = None
    iso3: str | None = None
    wikidata: str | None = None
    hs: str | None = None
    broader: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


class Catalog:
    """All known entities by IRI and by name; made by ``load_catalog``."""

    def __init__(self, records: Mapping[str, Record], apart: Apart = frozenset()) -> None:
        self._records = records
        self.apart = apart
        self.by_iri: Mapping[str, Entity] = {iri: _entity(record) for iri, record in records.items()}

    def find(self, text: str, *, on: dt.date | None = None) -> tuple[Match, ...]:
        """Known names in ``text``, left to right, none overlapping: the first, then the longest.

        Names are bounded by words; actors are matched as written (or in capitals), goods in any case. ``on`` ranks
        what did not exist, and who was not in the news, on that day below what did.
        """
        found = []
        for (start, end), exact, blind in self._gazetteer.find(text):
            capital = text[start].isupper()
            namings = (*(exact or ()), *(n for n in blind or () if capital or n[1] == "good"))
            candidates = self._candidates(text, start, end, namings, on)
            if candidates:
                stop = with_legal_form(text, end) if candidates[0].entity.type == "Company" else end
                found.append(Match(start, stop, text[start:stop], candidates))
        return tuple(found)

    def lookup(self, name: str, *, on: dt.date | None = None) -> tuple[Candidate, ...]:
        """The candidates that the whole of ``name`` stands for; a leading article and a possessive do not count."""
        bare = name.strip().removesuffix("'s").removesuffix("\u2019s")
        for form in dict.fromkeys((bare, bare.removeprefix("the ").removeprefix("The "))):
            matches = self.find(form, on=on)
            if len(matches) == 1 and matches[0].text == form:
                return matches[0].candidates
        return ()

    def demonym(self, word: str) -> Entity | None:
        """The country or region that an adjective, or a name of its people (``Dutch``, ``Danes``), belongs to."""
        return next((c.entity for c in self.lookup(word) if c.form == "demonym"), None)

    def good(self, phrase: str) -> Entity | None:
        """The good that a noun phrase is about: the longest at its end (its head), else the longest inside."""
        iri = self._goods.inside(phrase)
        return self.by_iri[iri] if iri else None

    def named_good(self, name: str) -> Entity | None:
        """The good that ``name`` as a whole stands for: in any case, with or without hyphens; acronyms as written."""
        iri = self._goods.named(name)
        return self.by_iri[iri] if iri else None

    def holder(self, office: str, country_iri: str, on: dt.date) -> Entity | None:
        """Who held ``office`` (``prime minister``, ``trade minister``) of a country or body on a day, if one is known.

        Nobody is named for a day on which two are on record (a hand-over that is known only by its year, say).
        """
        terms = self._terms.get((office.casefold(), country_iri), ())
        holders = {term.person for term in terms if term.covers(on)}
        return self.by_iri[holders.pop()] if len(holders) == 1 else None

    def terms(self, iri: str) -> tuple[Term, ...]:
        """The offices that a person held, the first one first."""
        return self._records[iri].terms if iri in self._records else ()

    def describe(self, iri: str) -> Description:
        """Codes, identifiers and broader goods of an entity; all empty for one that is not known."""
        record = self._records.get(iri)
        if record is None:
            return Description()
        return Description(
            record.iso2, record.iso3, record.wikidata, record.hs, record.broader, record.since, record.until
        )

    @cached_property
    def _gazetteer(self) -> Gazetteer:
        return _gazetteer(self._records)

    @cached_property
    def _goods(self) -> GoodIndex:
        return GoodIndex(self._records.values())

    @cached_property
    def _terms(self) -> Mapping[tuple[str, str], tuple[Term, ...]]:
        found: dict[tuple[str, str], tuple[Term, ...]] = {}
        for term in (term for record in self._records.values() for term in record.terms):
            for office in term.offices:
                key = office.casefold(), term.organization
                found[key] = (*found.get(key, ()), term)
        return found

    def _candidates(
        self, text: str, start: int, end: int, namings: Sequence[Naming], on: dt.date | None
    ) -> tuple[Candidate, ...]:
        word = text[start:end]
        inside = word[:2].istitle() and not _starts_sentence(text, start)
        if inside and any(form == "good" for _, form, _ in namings):
            # a bird or a clay would be written small here: the capital tells
            namings = [(record, form, ambiguous and form == "good") for record, form, ambiguous in namings]
        scored = (
            Candidate(self.by_iri[naming[0].iri], naming[1], score(naming, inside, on))
            for naming in dict.fromkeys(namings)
            if fits(word, naming) and not is_stranger(naming, on)
        )
        return tuple(sorted(scored, key=lambda c: (-c.score, TYPES.index(c.entity.type), c.entity.iri)))


def load_catalog(extra: Sequence[Path] = (), *, apart: Apart = frozenset()) -> Catalog:
    """The catalog of ``ontology/entities.ttl`` and ``goods.ttl``, and of the user's own files (Turtle or CSV).

    What an extra file says of a known thing is added to it (see ``with_own``); its names are that thing's alone. Of two
    names in ``apart`` neither is ever a name of what the other one names.
    Raises InputError for a file that cannot be read.
    """
    folder = ontology_folder()
    records = read_records([folder / "entities.ttl", folder / "goods.ttl"])
    for path in extra:
        records = with_own(records, read_own(path, records))
    return Catalog(_parted(records, apart), apart)


def _parted(records: Mapping[str, Record], apart: Apart) -> Mapping[str, Record]:
    """The records without names that a user knows to be somebody else's; what a thing is called first stays its own."""
    if not apart:
        return records
    return {iri: record.without(_others(record, apart)) for iri, record in records.items()}


def _others(record: Record, apart: Apart) -> frozenset[str]:
    own = {record.iri, record.label, *record.names()}
    return frozenset(name for pair in apart for name in pair if own & (pair - {name}) and name != record.label)


def _entity(record: Record) -> Entity:
    return Entity(record.iri, record.label, record.type, record.names(), record.country)


def _gazetteer(records: Mapping[str, Record]) -> Gazetteer:
    exact: dict[str, tuple[Naming, ...]] = {}
    blind: dict[str, tuple[Naming, ...]] = {}
    for record in records.values():
        for name, naming in namings(record, records):
            if record.type == "Good" and not is_acronym(name):
                blind[name.lower()] = (*blind.get(name.lower(), ()), naming)
                continue
            exact[name] = (*exact.get(name, ()), naming)
            if " " in name and record.type in BLIND_TYPES:
                blind[name.lower()] = (*blind.get(name.lower(), ()), naming)
    return Gazetteer(exact, blind)


def _starts_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 9) : start].rstrip(" \"'\u201c\u2018(")[-1:]
    return not before or before in ".!?:\n"
