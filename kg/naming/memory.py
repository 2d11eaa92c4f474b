"""What a document has named so far: a later surname, short form or acronym means who was named in full before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kg.grammar.tokens import Doc
from kg.lexicon import words
from kg.model import Entity, Words
from kg.naming.mentions import Mention
from kg.reference.catalog import Candidate
from kg.reference.legal_forms import without_legal_form
from kg.reference.namings import AMBIGUOUS

ACRONYM = re.compile(r"\s*\(\s*(?:the\s+)?[\"“]?([A-Z][A-Za-z&-]{1,9})[\"”]?\s*\)")
ORGANIZED = ("Company", "Organization", "Agency", "Body", "NamedAgreement")
BLOCS = ("Community", "Union", "Association", "League", "Alliance", "Market")
SHORTEST = 4  # letters of a part of a company's name that may stand for the whole
REMEMBERED = 0.9  # how sure a link by memory is


@dataclass
class Memory:
    """What the document has named so far: short forms, and unknown names by frequency."""

    short: dict[str, Entity] = field(default_factory=dict)
    first: dict[str, Entity] = field(default_factory=dict)
    unlinked: dict[str, int] = field(default_factory=dict)
    places: dict[tuple[str, str], list[Words]] = field(default_factory=dict)
    goods: list[tuple[int, Entity]] = field(default_factory=list)
    apart: frozenset[frozenset[str]] = frozenset()
    explained: set[str] = field(default_factory=set)
    firms: dict[str, Entity] = field(default_factory=dict)
    shared: set[str] = field(default_factory=set)

    def miss(self, mention: Mention) -> None:
        """Note where a name stands that is in no table."""
        label = mention.entity.label
        self.unlinked[label] = self.unlinked.get(label, 0) + 1
        place = Words(mention.text, mention.start, mention.end)
        self.places.setdefault((label, mention.entity.type), []).append(place)

    def who(self, text: str) -> Entity | None:
        """Who was named in full before and may be meant by ``text``."""
        found = self.short.get(text) if text not in self.shared else None
        apart = found is not None and bool({frozenset((text, found.label)), frozenset((text, found.iri))} & self.apart)
        return None if apart else found

    def learn(self, entity: Entity, text: str) -> None:
        """Remember the short forms by which ``entity`` may be named from here on."""
        parts = without_legal_form(text).split()
        if len(parts) < 2:
            return
        if entity.type == "Person":
            self.short.setdefault(parts[-1], entity)
            self.first.setdefault(parts[0], entity)
        elif entity.type in ORGANIZED:
            self._learn_organized(entity, parts)
        elif entity.type == "Bloc" and parts[-1] in BLOCS:
            self.short[parts[-1]] = entity

    def _learn_organized(self, entity: Entity, parts: list[str]) -> None:
        initials = "".join(p[0] for p in parts if p[0].isupper())
        if len(initials) > 2:
            self.short.setdefault(initials, entity)
        if entity.type in ("Agency", "Body") and parts[-1].lower() in words("actors", "name_words", "Agency"):
            self.short[parts[-1]] = entity
        if entity.type == "Company":
            fronts = [" ".join(parts[:k]) for k in range(2, len(parts) + 1)]
            for part in (parts[-1], parts[0], *fronts):
                if len(part) >= SHORTEST and part.lower() not in words("actors", "name_words", "Company"):
                    self._learn_part(part, entity)

    def _learn_part(self, part: str, firm: Entity) -> None:
        """A part of two firms' names ("Tata" of Tata Steel and Tata Motors) means neither."""
        known = self.short.setdefault(part, firm)
        if known.type == "Company" and known.iri != firm.iri and part != firm.label:
            self.shared.add(part)


def learn_acronym(mention: Mention, text: str, base: int, memory: Memory) -> None:
    """“Trade Policy Board (TPB)”: the letters in brackets mean the name in front of them."""
    match = ACRONYM.match(text, mention.end - base)
    foreign = mention.entity.type in ("Country", "Place") and match and match.group(1)[0] != mention.text[0]
    if match and not foreign and mention.form in ("name", "abbreviation"):
        memory.short[match.group(1)] = mention.entity
        memory.explained.add(match.group(1))


def recalled(mention: Mention, memory: Memory) -> Mention:
    """A new name that is the short form of one named in full before is that one.

    So is an ambiguous name of the tables that is the surname of a person named before: Jordan after Michael Jordan; and
    an acronym that the text itself has explained, whatever it means elsewhere: "a Partnership Pact (EPA) … the EPA".
    """
    full = memory.who(mention.text)
    if full is None and mention.method == "new":  # a family name may come first: Gao after Gao Hucheng
        full = memory.first.get(mention.text)
    if full is None or full.iri == mention.entity.iri:
        return mention
    guess = mention.candidates[0].score <= AMBIGUOUS and full.type == "Person"
    if mention.method == "label" and not guess and mention.text not in memory.explained:
        return mention
    return replace(mention, candidates=(Candidate(full, "name", REMEMBERED),), method="memory")


def short_forms(doc: Doc, text: str, base: int, chosen: Iterable[Mention], memory: Memory) -> Iterator[Mention]:
    """Single words that mean somebody named before and that neither the tables nor the model took for a name."""
    taken = {i for m in chosen for i in range(m.first, m.last + 1)}
    for token in doc:
        entity = memory.who(token.text)
        if entity is not None and token.i not in taken and token.text[0].isupper():
            start, end = token.idx, token.idx + len(token.text)
            found = (Candidate(entity, "name", REMEMBERED),)
            yield Mention(token.i, token.i, base + start, base + end, text[start:end], found, "memory")
