"""What the words around an unknown name tell of it: a firm, a person, or no name but the field of an office."""

from __future__ import annotations

from collections.abc import Container, Iterator

from kg.grammar.tokens import Doc, Span, Token
from kg.grammar.tree import children
from kg.lexicon import words
from kg.reference.catalog import Catalog

SMALL = ("and", "&", "of", "the")
FEWEST = 3  # letters of an acronym


def class_beside(span: Span) -> str | None:
    """What the nouns beside a name tell: "Minister X" is a person, "Chilean miner X" and "X chairman Y" are firms."""
    return _class_before(span) or _class_behind(span)


def _class_before(span: Span) -> str | None:
    k = span.start - 1
    if k > 0 and span.doc[k].text == ",":
        k -= 1
    lemma = span.doc[k].lemma_.lower() if k >= 0 else ""
    if lemma in words("actors", "nouns", "person"):
        return "Person"
    return "Company" if lemma in words("actors", "nouns", "firm") else None


def _class_behind(span: Span) -> str | None:
    """“Valmet, the Finnish engineering group”, "its trading arm, Valmet", "Valmet chairman Ana Perez"."""
    root = span.root
    nouns = [*children(root, "appos"), *([root.head] if root.dep_ == "appos" else [])]
    kinds = words("actors", "nouns", "firm") | words("relations", "subsidiary", "nouns")
    if any(n.pos_ == "NOUN" and n.lemma_.lower() in kinds for n in nouns):
        return "Company"
    return "Company" if _presided(span) else None


def _presided(span: Span) -> bool:
    """“Valmet chairman Ana Perez”: a firm's head is named behind it."""
    doc, end = span.doc, span.end
    titles = words("relations", "office", "presiding")
    for length in (1, 2, 3):
        behind = doc[end : end + length]
        if " ".join(t.lower_ for t in behind) in titles and end + length < len(doc):
            return doc[end + length].pos_ == "PROPN" and doc[end].i > 0 and doc[end - 1].lower_ not in ("'s", "’s")
    return False


def is_field(span: Span, catalog: Catalog) -> bool:
    """“Trade” in "Trade Minister X", "Peruvian Heavy Industry": the field of an office is no name."""
    known = words("relations", "office", "portfolios")
    behind = (t for t in span.doc[span.end :] if t.lower_ not in ("and", "&") and t.lower_ not in known)
    after = next(behind, None)
    if after is None or after.lemma_.lower() not in words("relations", "office", "titles"):
        return False
    field = [t for t in span if t.lower_ not in SMALL and catalog.demonym(t.text) is None]
    if field and all(t.lower_ in known for t in field):
        return True
    return after.i == span.end and _of_cabinet(after, span)


def _of_cabinet(title: Token, span: Span) -> bool:
    """“Primary Industries” in "Primary Industries Minister X": nobody is the minister of a firm."""
    named = title.i + 1 < len(span.doc) and title.nbor(1).pos_ == "PROPN"
    acronym = any(t.text.isupper() and len(t.text) >= FEWEST for t in span)
    return named and not acronym and title.lemma_.lower() in words("relations", "office", "cabinet")


def with_firm(doc: Doc, taken: Container[int]) -> Iterator[Span]:
    """The names right behind the noun of a firm that no mention covers: "the energy company Eesti Energia"."""
    for token in doc:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in words("actors", "nouns", "firm"):
            continue
        end = token.i + 1
        while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].text[0].isupper() and end not in taken:
            end += 1
        if end > token.i + 1 and token.tag_ == "NN" and end not in taken:
            yield doc[token.i + 1 : end]
