"""Firms that an article names with their legal form: where "Acme Dairy N.V." stands, "Acme Dairy" is a firm, too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.grammar.tokens import Doc, Span, Token
from kg.iri import mint
from kg.lexicon import words
from kg.model import Entity
from kg.naming.memory import Memory
from kg.reference.catalog import Catalog
from kg.reference.legal_forms import label_of_firm, legal_forms, with_legal_form, without_legal_form

IN_NAMES = ("PROPN", "NOUN", "ADJ")
JOINING = ("&", "-", "–", "+")
NO_NAMES = ("DATE", "TIME", "CARDINAL", "MONEY", "PERCENT", "QUANTITY")
LONGEST = 6  # words of a name in front of its legal form


def learn_firms(parsed: Iterable[tuple[str, Doc]], catalog: Catalog, memory: Memory) -> None:
    """Note the firms that the passages of an article name with a legal form and that no table knows.

    A name that is also a place's or somebody else's in the tables means the firm only with its legal form.
    """
    for text, doc in parsed:
        for start, end in legal_forms(text):
            span = _named(doc, start, end, catalog)
            if span is not None and not catalog.lookup(without_legal_form(span.text)):
                firm = as_firm(span.text, catalog)
                memory.firms.setdefault(without_legal_form(firm.names[-1]), firm)


def as_firm(name: str, catalog: Catalog) -> Entity:
    """The firm that bears ``name``, which ends in a legal form; it is called without it."""
    full = " ".join(name.split())
    label = label_of_firm(full)
    return Entity(
        mint("Company", label), label, "Company", tuple(dict.fromkeys((label, full))), country_in(label, catalog)
    )


def country_in(name: str, catalog: Catalog) -> str | None:
    """The country that the first word of a name tells: "Norwegian Drilling"."""
    country = catalog.demonym(name.split()[0])
    return country.iri if country else None


def firms(doc: Doc, text: str, memory: Memory) -> Iterator[tuple[Span, Entity]]:
    """Where the firms that the article names with their legal form stand, with it or without."""
    for name, firm in memory.firms.items():
        for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
            span = doc.char_span(found.start(), with_legal_form(text, found.end()), alignment_mode="expand")
            if span is not None and (" " in name or span.root.pos_ == "PROPN"):
                yield span, firm


def _named(doc: Doc, start: int, end: int, catalog: Catalog) -> Span | None:
    """The name in front of a legal form, with it; None where none stands there, or more belongs to the name behind."""
    form = doc.char_span(start, end, alignment_mode="expand")
    if form is None or (form.end < len(doc) and doc[form.end].lower_ == "of"):
        return None
    last = form.start - (doc[form.start - 1].text in (",", "("))
    first = last
    while first > form.root.sent.start and last - first < LONGEST and _is_part(doc[first - 1]):
        first -= 1
    first = next((k for k in range(first, last) if not _stands_before(doc[k], catalog)), last)
    return doc[first : form.end] if first < last and doc[first].text not in JOINING else None


def _is_part(token: Token) -> bool:
    name = token.pos_ in IN_NAMES and token.text[0].isupper() and token.ent_type_ not in NO_NAMES
    return token.text in JOINING or name


def _stands_before(token: Token, catalog: Catalog) -> bool:
    """“Dutch”, "miner", "Chairman" in front of a name are not part of it."""
    nouns = words("actors", "nouns", "firm") | words("actors", "nouns", "person")
    return token.lemma_.lower() in nouns or (token.pos_ == "ADJ" and catalog.demonym(token.text) is not None)
