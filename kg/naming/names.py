"""A parsed passage to mentions: the stretches that name an actor or a place, found by the tables and by the model.

The longer and better typed of two overlapping finds wins; a memory of the document lets a later surname, short form or
acronym mean what was named in full before.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from kg.grammar.parse import DATELINE
from kg.grammar.tokens import Doc, Span
from kg.iri import mint
from kg.lexicon import words
from kg.model import Entity
from kg.naming.beside import class_beside, is_field, with_firm
from kg.naming.deal_names import deal_names, is_general
from kg.naming.firms import as_firm, country_in, firms
from kg.naming.memory import Memory, learn_acronym, recalled, short_forms
from kg.naming.mentions import Mention, Mentions
from kg.naming.persons import behind_own_title, is_namesake, is_titled, overlooked_first_name, with_title
from kg.naming.settling import longest, of_its_state, settled
from kg.reference.catalog import Candidate, Catalog, Match
from kg.reference.legal_forms import has_legal_form

NAMED = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Place",
    "LAW": "NamedAgreement",
}
FIRMS = ("Company",)
LONGEST_FIELD = 2  # words of a name in front of which no field of an office stands
LEADING = re.compile(r"^(?:the|a|an|its|their|Mr|Mrs|Ms|Dr|Sir|Lord|Messrs)\.?\s+|^[\"“'‘(]+", re.IGNORECASE)
TRAILING = re.compile(r"(?:['’]s?|[\"”)(,.;:\s]|,?\s+(?:Inc|Corp|Ltd|Limited|PLC|Plc|LLC|Co))\.?$")
OF_PLACE = re.compile(r"(?<=Inc|orp|.Co|Ltd)\.? of [A-Z]\w+$")
WITH_AMOUNT = re.compile(
    r"\b\d[\d.,]*\s+(?:million|billion|trillion|mln|bln|percent|pct|tonnes|tons|dollars|dlrs|euros)\b"
)
NOT_NAMES = re.compile(r"^(?:[\W\d]+|[a-z].*|(?:Mr|Mrs|Ms|Dr|Section|Article|Act|Bill|Table|Photo)\b.*)$")


def find_mentions(
    doc: Doc, text: str, base: int, *, catalog: Catalog, memory: Memory, on: dt.date | None = None
) -> Mentions:
    """All mentions of a passage: ``text`` is its own text, ``base`` its offset in the article."""
    matches = catalog.find(text, on=on)
    known = list(_known(doc, text, base, matches))
    datelines = [m.span() for m in DATELINE.finditer(text)]
    inside = list(_goods(matches))
    spans = [
        s
        for s in doc.ents
        if not any(a <= s.start_char < b for a, b in datelines)
        and not any(a <= s.start_char and s.end_char <= b for a, b in inside)
    ]
    named = [m for span in spans if (m := _named(span, text, base, catalog))]
    deals = list(_deals(doc, text, base, catalog, known))
    named = [*_firms(doc, text, base, memory), *named]
    chosen = settled(longest([*known, *deals, *named]), doc)
    chosen = [of_its_state(mention, chosen, doc) for mention in chosen]
    memory.goods += list(_goods_outside(matches, chosen, base))
    for mention in chosen:
        memory.learn(mention.entity, mention.text)
        learn_acronym(mention, text, base, memory)
    chosen = [recalled(m, memory) for m in chosen]
    later = list(short_forms(doc, text, base, chosen, memory))
    later += _overlooked(doc, text, base, [*chosen, *later], catalog)
    for mention in chosen:
        if mention.method == "new":
            memory.miss(mention)
    return Mentions([*chosen, *later])


def _deals(doc: Doc, text: str, base: int, catalog: Catalog, known: Iterable[Mention]) -> Iterator[Mention]:
    inside = {m.last for m in known if m.entity.type == "NamedAgreement"}
    for span in deal_names(doc):
        if not inside & set(range(span.start, span.end)) and not catalog.lookup(span.text):
            label = " ".join(span.text.split())
            entity = Entity(mint("NamedAgreement", label), label, "NamedAgreement", (label,))
            yield _mention(span, span.start_char, span.end_char, base, text, _new(entity), "new")


def _firms(doc: Doc, text: str, base: int, memory: Memory) -> Iterator[Mention]:
    for span, firm in firms(doc, text, memory):
        yield _mention(span, span.start_char, span.end_char, base, text, _new(firm), "new")


def _goods(matches: Iterable[Match]) -> Iterator[tuple[int, int]]:
    """Where a good of two words or more, or one in capitals, is named: neither Ceylon tea nor LNG is an actor."""
    for match in matches:
        if match.candidates[0].form == "good" and (" " in match.text or match.text[:2].isupper()):
            yield match.start, match.end


def _goods_outside(matches: Iterable[Match], chosen: Iterable[Mention], base: int) -> Iterator[tuple[int, Entity]]:
    """The goods that are named, each with its place; “Steel” in the name of a firm is none."""
    inside = {place for m in chosen if m.entity.type in FIRMS for place in range(m.start, m.end)}
    for match in matches:
        if match.candidates[0].form == "good" and base + match.start not in inside:
            yield base + match.start, match.candidates[0].entity


def _known(doc: Doc, text: str, base: int, matches: Iterable[Match]) -> Iterator[Mention]:
    for match in matches:
        actors = tuple(c for c in match.candidates if c.entity.type != "Good")
        if _is_negated(text, match.start):
            continue
        span = doc.char_span(match.start, match.end, alignment_mode="expand")
        if span is not None and actors and actors[0].entity.type == "Person" and is_namesake(span, actors[0].entity):
            continue
        if actors and span is not None and len(span):
            yield _mention(span, match.start, match.end, base, text, actors, "label")


def _mention(
    span: Span, start: int, end: int, base: int, text: str, candidates: tuple[Candidate, ...], how: str
) -> Mention:
    return Mention(span.start, span.end - 1, base + start, base + end, text[start:end], candidates, how)


def _without_space(span: Span) -> Span:
    """A name without the gap that a share's ticker leaves behind it."""
    last = max((t.i for t in span if not t.is_space), default=span.start)
    return span.doc[span.start : last + 1]


def _named(span: Span, text: str, base: int, catalog: Catalog) -> Mention | None:
    if span.label_ not in NAMED:
        return None
    kind, span = _corrected(span.label_, _without_space(span))
    start, end = _trim(text, span.start_char, span.end_char)
    name = text[start:end]
    inner = span.doc.char_span(start, end, alignment_mode="expand")
    if _is_negated(text, start) or not name or NOT_NAMES.match(name) or inner is None or "\n\n" in name:
        return None
    if known := tuple(c for c in catalog.lookup(name) if c.entity.type != "Good"):
        return _mention(inner, start, end, base, text, known, "label")
    entity = _unknown(kind, name, inner, catalog)
    return _mention(inner, start, end, base, text, _new(entity), "new") if entity is not None else None


def _corrected(kind: str, span: Span) -> tuple[str, Span]:
    """The label and the words of a name where what stands beside it tells against the model."""
    if kind == "ORG" and (person := behind_own_title(span)) is not None:
        return "PERSON", person
    if kind in ("GPE", "LOC", "ORG", "FAC") and is_titled(span):
        return "PERSON", span
    if kind == "PERSON":
        span = span.doc[overlooked_first_name(span) : span.end]
        while len(span) > LONGEST_FIELD and span[0].lower_ in words("relations", "office", "portfolios"):
            span = span[1:]  # “Secretary of Agriculture Ana Perez”
    return kind, span


def _unknown(kind: str, name: str, span: Span, catalog: Catalog) -> Entity | None:
    """What a name that no table has stands for; None for what the model takes for a name and is none."""
    if name.split()[-1][0].islower() and catalog.good(name) is not None:
        return None
    beside = class_beside(span)
    if beside is None and catalog.named_good(name) is not None:  # “Cheddar” is no place and no person
        return None
    if has_legal_form(_label(name)):
        return as_firm(name, catalog)
    label = _label(OF_PLACE.sub("", name))
    if label.lower() in words("actors", "name_words", "Company"):
        label = _in_full(span)
    deals = words("things", "deals") | words("things", "deal_kinds")
    if not label or WITH_AMOUNT.search(name) or name.lower() in deals:
        return None
    if kind != "PERSON" and name.split()[0].lower() in words("relations", "office", "titles"):
        return None
    if (kind == "LAW" and name_type(label, "") != "NamedAgreement") or is_field(span, catalog):
        return None
    type_ = name_type(name, beside or NAMED[kind])
    if type_ == "NamedAgreement" and is_general(label.split()):
        return None
    return Entity(mint(type_, label), label, type_, (label,), country_in(label, catalog))


def _is_negated(text: str, start: int) -> bool:
    """“non-Chinese”: whoever is meant, not those."""
    return text[max(0, start - 4) : start].lower() == "non-"


def _new(entity: Entity) -> tuple[Candidate, ...]:
    return (Candidate(entity, "name", 0.5),)


def _label(name: str) -> str:
    return " ".join(TRAILING.sub("", name).split())


def _in_full(span: Span) -> str:
    """“Trading Corp of Peru”: what is called by its trade alone is told from others by all its name."""
    rest = [t.text for t in span.doc[span.end : span.end + 2]]
    behind = f" of {rest[1]}" if len(rest) > 1 and rest[0] == "of" and rest[1][0].isupper() else ""
    return f"{' '.join(span.text.split())}{behind}"


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while match := LEADING.match(text[start:end]):
        start += match.end()
    if "(" in text[start:end] and ")" not in text[start:end]:
        end = start + text[start:end].index("(")
    while match := re.search(r"(?:['’]s?|[\"”)(,;:\s]|(?<=\w)\s+(?:of|on|for))$", text[start:end]):
        end = start + match.start()
    return start, end


def name_type(name: str, fallback: str) -> str:
    """The class of an unknown name by its words: the last word that tells wins over the model's label."""
    for word in reversed([w.strip(".,").lower() for w in name.split()]):
        for type_ in ("NamedAgreement", "Agency", "Organization", "Company"):
            if word in words("actors", "name_words", type_):
                return type_
    return fallback


def _overlooked(doc: Doc, text: str, base: int, chosen: list[Mention], catalog: Catalog) -> Iterator[Mention]:
    """Persons behind a title and firms behind the noun of a firm that neither the tables nor the model found."""
    taken = {i for m in chosen for i in range(m.first, m.last + 1)}
    spans = [("Person", s) for s in with_title(doc, taken)] + [("Company", s) for s in with_firm(doc, taken)]
    for type_, span in spans:
        label = _label(span.text)
        entity = Entity(mint(type_, label), label, type_, (label,))
        known = tuple(c for c in catalog.lookup(label) if c.entity.type == type_)
        yield _mention(span, span.start_char, span.end_char, base, text, known or _new(entity), "title")
