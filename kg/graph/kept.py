"""What the index of a graph keeps of claims, steps and relations: as much as comparing and labelling them asks for.

The words of the article, and where they stand, are not kept: no event depends on them.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable

from kg.fusing.profile import Profile, profile
from kg.fusing.step import Step, Told
from kg.model import Claim, Entity, Filler, Quantity, RelationClaim

AMOUNT = ("min", "max", "unit", "per", "of")
ENTITIES = "CREATE TABLE entity (number INTEGER PRIMARY KEY, told TEXT UNIQUE)"


class Kept:
    """Claims, steps and relations as texts; entities by number, each once in a table of the database."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._numbers: dict[Entity, int] = {}
        self._entities: dict[int, Entity] = {}

    def forget(self) -> None:
        """Read all entities anew."""
        self._numbers.clear()
        self._entities.clear()

    def claim(self, p: Profile) -> str:
        """The text of a claim."""
        claim = p.claim
        roles = {role: self._all(f.entity for f in found) for role, found in claim.roles.items()}
        amounts = [[q.min, q.max, q.unit, q.per, q.of] for q in claim.quantities]
        said = [claim.factuality, claim.date, dict(claim.attributes), amounts]
        return json.dumps(
            [claim.article, claim.type, _written(p.published), roles, self._all(f.entity for f in claim.source), *said]
        )

    def read_claim(self, text: str, iri: str) -> Profile:
        """The claim of an IRI and a text."""
        article, type_, published, roles, source, factuality, date, attributes, amounts = json.loads(text)
        fillers = {role: tuple(map(self._filler, numbers)) for role, numbers in roles.items()}
        claim = Claim(
            article,
            type_,
            fillers,
            factuality,
            "",
            0,
            0,
            "",
            attributes,
            tuple(map(self._filler, source)),
            date,
            tuple(Quantity(*amount) for amount in amounts),
        )
        return profile(claim, iri=iri, published=_day(published))

    def step(self, step: Step) -> str:
        """The text of a step."""
        sides = {side: sorted(iris) for side, iris in step.sides.items()}
        words = [sorted(phrase) for phrase in step.words]
        who = [sides, sorted(step.named), sorted(step.about), words]
        when = [_written(step.first), _written(step.last)]
        rest = [step.kind, self._all(step.entities), sorted(step.telling), step.value, step.factuality]
        told = [
            [t.claim, t.article, _written(t.published), t.factuality, [getattr(t.amount, end) for end in AMOUNT]]
            for t in step.told
        ]
        return json.dumps([step.type, *who, *when, *rest, sorted(step.articles), told])

    def read_step(self, text: str, iri: str) -> Step:
        """The step of an IRI and a text."""
        type_, sides, named, about, words, first, last, kind, entities, telling, *rest = json.loads(text)
        value, factuality, articles, told = rest
        return Step(
            iri,
            type_,
            {side: frozenset(iris) for side, iris in sides.items()},
            frozenset(named),
            frozenset(about),
            tuple(map(frozenset, words)),
            kind,
            _day(first),
            tuple(map(self.entity, entities)),
            frozenset(telling),
            value,
            factuality,
            _day(last),
            frozenset(articles),
            tuple(Told(c, a, _day(day), sure, Quantity(*amount)) for c, a, day, sure, amount in told),
        )

    def relation(self, claim: RelationClaim) -> str:
        """The text of a claim about a relation."""
        return json.dumps(
            [claim.article, claim.type, *self._all([claim.subject.entity, claim.object.entity]), claim.office]
        )

    def read_relation(self, text: str) -> RelationClaim:
        """The claim about a relation of a text."""
        article, type_, subject, object_, office = json.loads(text)
        return RelationClaim(article, type_, self._filler(subject), self._filler(object_), "", 0, 0, "", office)

    def number(self, entity: Entity) -> int:
        """The number of an entity, as an article tells of it."""
        if entity not in self._numbers:
            text = json.dumps([entity.iri, entity.label, entity.type, entity.names, entity.country])
            row = self._database.execute("SELECT number FROM entity WHERE told = ?", (text,)).fetchone()
            if row is None:
                row = (self._database.execute("INSERT INTO entity (told) VALUES (?)", (text,)).lastrowid,)
            self._numbers[entity] = row[0]
        return self._numbers[entity]

    def entity(self, number: int) -> Entity:
        """The entity of a number."""
        if number not in self._entities:
            row = self._database.execute("SELECT told FROM entity WHERE number = ?", (number,)).fetchone()
            iri, label, type_, names, country = json.loads(row[0])
            self._entities[number] = Entity(iri, label, type_, tuple(names), country)
        return self._entities[number]

    def _all(self, entities: Iterable[Entity]) -> list[int]:
        return [self.number(entity) for entity in entities]

    def _filler(self, number: int) -> Filler:
        return Filler(self.entity(number), "", 0, 0)


def _written(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
