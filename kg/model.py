"""The values that pass between stages: frozen, plain, without logic of their own stage."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kg.values.whole import whole

Factuality = Literal["asserted", "planned", "possible", "negated"]
STATES = ("Country", "Bloc")
KNOWN = ("label", "head")  # how the link to a good was made that the tables know
ACTOR_TYPES = (*STATES, "Body", "Agency", "Company", "Organization", "Person", "Group")


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input or a part of it that could not be read, and why: ``reason`` is one word, ``detail`` a sentence."""

    place: str
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article: plain text that was cleaned once, and what is known about it.

    Without ``published`` relative dates stay unresolved. Offsets count characters (code points) of ``text`` and go on
    in ``title`` as if it stood below, behind a blank line. ``unread`` is what could not be read of its input.
    """

    id: str
    text: str
    title: str = ""
    published: dt.date | None = None
    url: str | None = None
    publisher: str | None = None
    language: str = "en"
    unread: tuple[Skipped, ...] = field(default=(), compare=False)

    @property
    def title_start(self) -> int:
        """The offset of the first character of the title."""
        return len(self.text) + len("\n\n")

    def cited(self, start: int, end: int) -> str:
        """The words of the text, or of the title, between two offsets."""
        first = self.title_start
        return self.text[start:end] if start < first else self.title[start - first : end - first]


@dataclass(frozen=True, slots=True)
class Entity:
    """A node that a name stands for: ``type`` is the local name of a class of the ontology (Country, Company …).

    ``names`` holds the label and every alias that counts as this thing's own name (no demonyms). ``country`` is the
    IRI of the country that the thing belongs to or acts for.
    """

    iri: str
    label: str
    type: str
    names: tuple[str, ...] = ()
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of an article, exactly: the words that something was read from."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Filler:
    """An entity in a role, with the words of the article that name it and how the link was made.

    ``position`` is its place in the grammar, ``rule`` what put it into the role from elsewhere in the article. Both
    explain the filler and are no part of it.
    """

    entity: Entity
    mention: str
    start: int
    end: int
    method: str = "label"
    score: float = 1.0
    position: str = field(default="", compare=False)
    rule: str = field(default="", compare=False)

    def names(self) -> list[str]:
        """The names that the filler has: label first, then the mention, then known aliases."""
        return list(dict.fromkeys([self.entity.label, self.mention, *self.entity.names]))


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount: ``min`` = ``max`` for one number, None for an open end; numbers in full.

    ``unit`` is ``tonne``, ``percent``, an ISO 4217 code, or the text's own unit in the singular.
    """

    min: float | None
    max: float | None
    unit: str
    per: str | None = None
    of: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The quantity as a fact of the gold form holds it."""
        said = {"min": whole(self.min), "max": whole(self.max), "unit": self.unit, "per": self.per, "of": self.of}
        return {k: v for k, v in said.items() if v is not None or k in ("min", "max")}


@dataclass(frozen=True, slots=True)
class Trace:
    """The words behind a claim, for who asks why: they explain it and are no part of what it says.

    ``file`` is the table of the frame, ``trigger`` the words that fired, ``cue`` those that set the factuality,
    ``report`` the word that cites somebody; ``also`` are the other sentences that tell the same event.
    """

    file: str
    trigger: tuple[Words, ...]
    cue: Words | None = None
    report: Words | None = None
    date: Words | None = None
    amounts: tuple[tuple[Quantity, Words], ...] = ()
    also: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What one article says of one event: ``type`` is an event class, ``roles`` maps role to fillers.

    ``attributes`` holds kind, stage, action and outcome where the type has them; ``quote`` is exactly what stands
    between ``start`` and ``end``, in the text or in the title.
    """

    article: str
    type: str
    roles: Mapping[str, tuple[Filler, ...]]
    factuality: Factuality
    quote: str
    start: int
    end: int
    frame: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    source: tuple[Filler, ...] = ()
    date: str | None = None
    quantities: tuple[Quantity, ...] = ()
    cue: str | None = None
    trace: Trace | None = field(default=None, compare=False, repr=False)

    def as_json(self) -> dict[str, Any]:
        """The claim as a fact in the form of the gold files, with its offsets and its frame besides."""
        return {
            "type": self.type,
            **self.attributes,
            "factuality": self.factuality,
            "source": [f.names() for f in self.source],
            "roles": {role: [f.names() for f in fillers] for role, fillers in self.roles.items() if fillers},
            **({"date": self.date} if self.date else {}),
            "quantity": [q.as_json() for q in self.quantities],
            "evidence": self.quote,
            "start": self.start,
            "end": self.end,
            "frame": self.frame,
        }


@dataclass(frozen=True, slots=True)
class RelationClaim:
    """A state that one article says holds: holdsOffice, subsidiaryOf, basedIn or memberOf."""

    article: str
    type: str
    subject: Filler
    object: Filler
    quote: str
    start: int
    end: int
    frame: str
    office: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The relation in the form of the gold files."""
        office = {"office": self.office} if self.office else {}
        ends = {"from": self.subject.names(), "to": self.object.names()}
        return {"type": self.type, **ends, **office, "evidence": self.quote, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Rejected:
    """A frame that fired and was kept out of the graph, with the reason: the analyst's to-do list.

    ``roles`` holds what was found nevertheless. A ``misplaced`` one is no gap: the word means something else there.
    """

    article: str
    frame: str
    type: str
    reason: str
    quote: str
    start: int
    end: int
    roles: Mapping[str, tuple[Filler, ...]] = field(default_factory=dict, compare=False, repr=False)
    trace: Trace | None = field(default=None, compare=False, repr=False)
    misplaced: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that stands in no table: its label, the class that it seems to be of, and where it stands."""

    label: str
    type: str
    places: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read out of one article.

    ``unlinked`` are the names in no table, the most frequent first, ``unknown`` their places, ``sentences`` all bounds.
    """

    article: Article
    claims: tuple[Claim, ...] = ()
    relations: tuple[RelationClaim, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    unlinked: tuple[str, ...] = ()
    unknown: tuple[Unknown, ...] = field(default=(), compare=False, repr=False)
    sentences: tuple[tuple[int, int], ...] = field(default=(), compare=False, repr=False)

    def as_json(self) -> dict[str, Any]:
        """One line of the gold form: id, published, title, facts, relations."""
        return {
            "id": self.article.id,
            "published": self.article.published.isoformat() if self.article.published else None,
            "title": self.article.title,
            "facts": [c.as_json() for c in self.claims],
            "relations": [r.as_json() for r in self.relations],
        }
