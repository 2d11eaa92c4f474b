"""A parsed passage to mentions: the stretches that name an actor or a place, found by the tables and by the model.

The longer and better typed of two overlapping finds wins; a memory of the document lets a later surname, short form or
acronym mean what was named in full before.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from kg.catalog import Candidate, Catalog
from kg.iri import mint
from kg.lexicon import words
from kg.model import Entity
from kg.parse import DATELINE
from kg.persons import overlooked_first_name, with_title

# A name of the model that holds two of these with "and" or a comma between them is a list.
LISTED = ("Person", "Country", "Bloc", "Body", "Agency", "Company")
NAMED = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "LAW": "NamedAgreement",
}
ACRONYM = re.compile(r"\s*\(\s*(?:the\s+)?[\"“]?([A-Z][A-Za-z&-]{1,9})[\"”]?\s*\)")
LEADING = re.compile(r"^(?:the|a|an|Mr|Mrs|Ms|Dr|Sir|Lord|Messrs)\.?\s+|^[\"“'‘(]+", re.IGNORECASE)
TRAILING = re.compile(r"(?:['’]s?|[\"”)(,.;:\s]|,?\s+(?:Inc|Corp|Ltd|Limited|PLC|Plc|LLC|Co))\.?$")
OF_PLACE = re.compile(r"(?<=Inc|orp|.Co|Ltd)\.? of [A-Z]\w+$")
WITH_AMOUNT = re.compile(
    r"\b\d[\d.,]*\s+(?:million|billion|trillion|mln|bln|percent|pct|tonnes|tons|dollars|dlrs|euros)\b"
)
NOT_NAMES = re.compile(r"^(?:[\W\d]+|[a-z].*|(?:Mr|Mrs|Ms|Dr|Section|Article|Act|Bill|Table|Photo)\b.*)$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A named stretch of a passage: token range, character range in the article, and what it may stand for."""

    first: int
    last: int
    start: int
    end: int
    text: str
    candidates: tuple[Candidate, ...]
    method: str

    @property
    def entity(self) -> Entity:
        """The best candidate."""
        return self.candidates[0].entity

    @property
    def form(self) -> str:
        """How the best candidate is named: name, abbreviation, demonym, seat."""
        return self.candidates[0].form


@dataclass
class Memory:
    """What the document has named so far: short forms, and unknown names by frequency."""

    short: dict[str, Entity] = field(default_factory=dict)
    unlinked: dict[str, int] = field(default_factory=dict)

    def learn(self, entity: Entity, text: str) -> None:
        """Remember the short forms by which ``entity`` may be named from here on."""
        parts = text.split()
        if entity.type == "Person" and len(parts) > 1:
            self.short.setdefault(parts[-1], entity)
        elif entity.type in ("Company", "Organization", "Agency", "Body", "NamedAgreement") and len(parts) > 1:
            initials = "".join(p[0] for p in parts if p[0].isupper())
            if len(initials) > 2:
                self.short.setdefault(initials, entity)
            if entity.type in ("Agency", "Body") and parts[-1].lower() in words("actors", "name_words", "Agency"):
                self.short[parts[-1]] = entity
            if entity.type == "Company":
                for part in (parts[-1], parts[0]):
                    if len(part) > 3 and part.lower() not in words("actors", "name_words", "Company"):
                        self.short.setdefault(part, entity)


class Mentions:
    """The mentions of one passage, found by token."""

    def __init__(self, found: Iterable[Mention]) -> None:
        self.all = tuple(sorted(found, key=lambda m: (m.first, m.last)))
        self._place = {m.first: k for k, m in enumerate(self.all)}
        self._by_token = {i: m for m in self.all for i in range(m.first, m.last + 1)}

    def at(self, token: Token) -> Mention | None:
        """The mention that covers ``token``, or None."""
        return self._by_token.get(token.i)

    def after(self, mention: Mention) -> Mention | None:
        """The next mention to the right, or None."""
        k = self._place[mention.first] + 1
        return self.all[k] if k < len(self.all) else None

    def before(self, mention: Mention) -> Mention | None:
        """The mention before, or None."""
        k = self._place[mention.first] - 1
        return self.all[k] if k >= 0 else None

    def __iter__(self) -> Iterator[Mention]:
        return iter(self.all)


def find_mentions(
    doc: Doc, text: str, base: int, *, catalog: Catalog, memory: Memory, on: dt.date | None = None
) -> Mentions:
    """All mentions of a passage: ``text`` is its own text, ``base`` its offset in the article."""
    known = list(_known(doc, text, base, catalog, on))
    datelines = [m.span() for m in DATELINE.finditer(text)]
    spans = [s for s in doc.ents if not any(a <= s.start_char < b for a, b in datelines)]
    named = [m for span in spans if (m := _named(span, text, base, catalog))]
    chosen = _longest([*known, *named])
    for mention in chosen:
        memory.learn(mention.entity, mention.text)
        _learn_acronym(mention, text, base, memory)
    chosen = [_recalled(m, memory) for m in chosen]
    recalled = list(_short_forms(doc, text, base, chosen, memory))
    recalled += _persons(doc, text, base, [*chosen, *recalled], catalog)
    for mention in chosen:
        if mention.method == "new":
            memory.unlinked[mention.entity.label] = memory.unlinked.get(mention.entity.label, 0) + 1
    return Mentions([*chosen, *recalled])


def _known(doc: Doc, text: str, base: int, catalog: Catalog, on: dt.date | None) -> Iterator[Mention]:
    for match in catalog.find(text, on=on):
        actors = tuple(c for c in match.candidates if c.entity.type != "Good")
        if text[max(0, match.start - 4) : match.start].lower() == "non-":
            continue
        span = doc.char_span(match.start, match.end, alignment_mode="expand")
        if actors and span is not None and len(span):
            yield _mention(span, match.start, match.end, base, text, actors, "label")


def _mention(
    span: Span, start: int, end: int, base: int, text: str, candidates: tuple[Candidate, ...], how: str
) -> Mention:
    return Mention(span.start, span.end - 1, base + start, base + end, text[start:end], candidates, how)


def _named(span: Span, text: str, base: int, catalog: Catalog) -> Mention | None:
    kind = span.label_
    if kind not in NAMED:
        return None
    if kind == "PERSON":
        span = span.doc[overlooked_first_name(span) : span.end]
    start, end = _trim(text, span.start_char, span.end_char)
    name = text[start:end]
    inner = span.doc.char_span(start, end, alignment_mode="expand")
    if not name or NOT_NAMES.match(name) or inner is None or "\n" in name:
        return None
    if known := tuple(c for c in catalog.lookup(name) if c.entity.type != "Good"):
        return _mention(inner, start, end, base, text, known, "label")
    if name.split()[-1][0].islower() and catalog.good(name) is not None:
        return None
    label = " ".join(TRAILING.sub("", OF_PLACE.sub("", name)).split())
    if WITH_AMOUNT.search(name) or name.lower() in words("things", "deals"):
        return None
    if kind != "PERSON" and name.split()[0].lower() in words("relations", "office", "titles"):
        return None
    if kind == "LAW" and name_type(label, "") != "NamedAgreement":
        return None
    type_ = name_type(name, "Person" if _titled(inner) else NAMED[kind])
    entity = Entity(mint(type_, label), label, type_, (label,), _country_in(label, catalog))
    return _mention(inner, start, end, base, text, (Candidate(entity, "name", 0.5),), "new")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while match := LEADING.match(text[start:end]):
        start += match.end()
    if "(" in text[start:end] and ")" not in text[start:end]:
        end = start + text[start:end].index("(")
    while match := re.search(r"(?:['’]s?|[\"”)(,;:\s])$", text[start:end]):
        end = start + match.start()
    return start, end


def name_type(name: str, fallback: str) -> str:
    """The class of an unknown name by its words: the last word that tells wins over the model's label."""
    for word in reversed([w.strip(".,").lower() for w in name.split()]):
        for type_ in ("NamedAgreement", "Agency", "Organization", "Company"):
            if word in words("actors", "name_words", type_):
                return type_
    return fallback


def _titled(span: Span) -> bool:
    """Whether a title of a person stands right before the name."""
    k = span.start - 1
    if k > 0 and span.doc[k].text == ",":
        k -= 1
    return k >= 0 and span.doc[k].lemma_.lower() in words("actors", "nouns", "person")


def _country_in(name: str, catalog: Catalog) -> str | None:
    first = name.split()[0]
    country = catalog.demonym(first)
    return country.iri if country else None


def _longest(found: list[Mention]) -> list[Mention]:
    """Overlaps resolved: the longer find wins, at equal length the one of the tables."""
    ranked = sorted(found, key=lambda m: (-(m.last - m.first), m.method != "label", m.start))
    taken: set[int] = set()
    kept = []
    for mention in ranked:
        tokens = set(range(mention.first, mention.last + 1))
        if tokens & taken or _only_a_list(mention, found):
            continue
        taken |= tokens
        kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


def _only_a_list(mention: Mention, found: list[Mention]) -> bool:
    """A name of the model that is known names with a slash, comma or title between them is no name of its own."""
    if mention.method == "label":
        return False
    inside = [m for m in found if m.method == "label" and mention.start <= m.start and m.end <= mention.end]
    names = [m for m in inside if m.form != "demonym" and m.entity.type in LISTED]
    if any(m.entity.type == "Person" for m in names):
        return True
    return len(names) > 1 and bool(re.search(r"[,/&-]|\band\b", mention.text))


def _learn_acronym(mention: Mention, text: str, base: int, memory: Memory) -> None:
    match = ACRONYM.match(text, mention.end - base)
    if match and mention.form in ("name", "abbreviation"):
        memory.short[match.group(1)] = mention.entity


def _recalled(mention: Mention, memory: Memory) -> Mention:
    """A new name that is the short form of one named in full before is that one."""
    full = memory.short.get(mention.text)
    if mention.method == "label" or full is None or full.label == mention.text:
        return mention
    candidates = (Candidate(full, "name", 0.9),)
    return Mention(mention.first, mention.last, mention.start, mention.end, mention.text, candidates, "memory")


def _persons(doc: Doc, text: str, base: int, chosen: list[Mention], catalog: Catalog) -> Iterator[Mention]:
    taken = {i for m in chosen for i in range(m.first, m.last + 1)}
    for span in with_title(doc, taken):
        entity = Entity(mint("Person", span.text), span.text, "Person", (span.text,))
        known = tuple(c for c in catalog.lookup(span.text) if c.entity.type == "Person")
        found = known or (Candidate(entity, "name", 0.5),)
        yield _mention(span, span.start_char, span.end_char, base, text, found, "title")


def _short_forms(doc: Doc, text: str, base: int, chosen: list[Mention], memory: Memory) -> Iterator[Mention]:
    taken = {i for m in chosen for i in range(m.first, m.last + 1)}
    for token in doc:
        entity = memory.short.get(token.text)
        if entity is not None and token.i not in taken and token.text[0].isupper():
            start, end = token.idx, token.idx + len(token.text)
            yield _mention(
                doc[token.i : token.i + 1], start, end, base, text, (Candidate(entity, "name", 0.9),), "memory"
            )
