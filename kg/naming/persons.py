"""Persons whom the model overlooks, found by the title that stands beside the name."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from kg.grammar.tokens import Doc, Span, Token
from kg.grammar.tree import children
from kg.lexicon import words
from kg.model import Entity

SHORT_TITLES = frozenset(("sen", "rep", "gov", "mr", "mrs", "ms", "dr"))
SMALL = (",", "and", "&", "of", "for", "the")
INITIALS = re.compile(r"(?:[A-Z]\.)+")


def with_title(doc: Doc, taken: Container[int]) -> Iterator[Span]:
    """The names beside a title that no mention covers; ``taken`` are the tokens of the mentions there are."""
    for token in doc:
        if token.i in taken or token.pos_ != "PROPN" or not token.text[0].isupper():
            continue
        if _behind_title(token, taken) or _before_title(token):
            yield doc[_first(token, taken) : token.i + 1]


def overlooked_first_name(span: Span) -> int:
    """The first token of a person's name when the model left the given name out: "Ana" in "Ana Perez"."""
    return min(span.start, _first(span.root, ())) if span.end - 1 == span.root.i else span.start


def _behind_title(token: Token, taken: Container[int]) -> bool:
    """“Ambassador Lighthizer”, "Sen. Ann Brown": capitalised words right behind a person's title."""
    first = _first(token, taken)
    if first == 0 or token.head.i in taken or token.dep_ == "compound" or not token.is_alpha:
        return False
    title = token.doc[first - 1]
    if first < token.i and token.lower_ not in words("relations", "office", "portfolios"):
        title = _before_field(title)
    named = {title.lemma_.lower(), title.lower_.rstrip(".")} & (words("actors", "nouns", "person") | SHORT_TITLES)
    return title.text[0].isupper() and bool(named)


def _before_field(last: Token) -> Token:
    """“Minister of Commerce, Industry and Tourism Ana Perez”: the title in front of the field of an office."""
    here, fields = last, words("relations", "office", "portfolios")
    while here.i > here.sent.start and (here.lower_ in fields or here.lower_ in SMALL):
        here = here.nbor(-1)
    cabinet = here.lemma_.lower() in words("relations", "office", "cabinet")
    return here if cabinet and here.nbor().lower_ in ("of", "for") else last


def _before_title(token: Token) -> bool:
    """“Ana Perez, Chile's trade minister, said”: a name of two words that a title describes."""
    given = children(token, "compound")
    described = any(a.lemma_.lower() in words("actors", "nouns", "person") for a in children(token, "appos"))
    return described and any(_can_be_name(g) and g.i == token.i - 1 for g in given)


def _first(name: Token, taken: Container[int]) -> int:
    first = name.i
    while first > name.sent.start:
        before = name.doc[first - 1]
        hyphen = before.text == "-" and _is_given(before.nbor(-1), name) if before.i else False
        if before.i in taken or not (hyphen or _is_given(before, name)):
            break
        first -= 2 if hyphen else 1
    return first


def _is_given(token: Token, name: Token) -> bool:
    """“Ana” of "Ana Perez", "Der" of "Wang Der-Hwa", "B.V.R." of "B.V.R. Rao"."""
    initials = bool(INITIALS.fullmatch(token.text)) and token.pos_ == "PROPN"
    return token.head == name and token.dep_ == "compound" and (initials or _can_be_name(token))


def _can_be_name(token: Token) -> bool:
    office = words("relations", "office", "titles") | words("relations", "office", "portfolios")
    titles = words("actors", "nouns", "person") | office
    return (
        token.pos_ == "PROPN"
        and token.text.istitle()
        and token.is_alpha
        and token.ent_type_ in ("", "PERSON")
        and not {token.lemma_.lower(), token.lower_} & titles
    )


def is_titled(span: Span) -> bool:
    """“Olek Kubrak, Ukraine's infrastructure minister”: a name of two words that an apposition calls an official."""
    described = any(a.lemma_.lower() in words("actors", "nouns", "person") for a in children(span.root, "appos"))
    return described and len(span) > 1 and all(t.text.istitle() and t.is_alpha for t in span)


def behind_own_title(span: Span) -> Span | None:
    """“Trade Representative C.J. Brown”: the person in a name of the model that begins with his office."""
    last = max((t.i for t in span if t.lemma_.lower() in words("relations", "office", "cabinet")), default=None)
    if last is None or last == span.start:
        return None
    name = span.doc[last + 1 : span.end]
    given = all(t.text.istitle() or INITIALS.fullmatch(t.text) for t in name)
    return name if len(name) > 1 and given and all(t.pos_ == "PROPN" for t in name) else None


def is_namesake(span: Span, known: Entity) -> bool:
    """“Diamantino Azevedo” is not the Azevedo of the tables whose given name is another."""
    given = span.doc[span.start - 1] if span.start > span.root.sent.start else None
    if len(span) > 1 or given is None or not _is_given(given, span.root):
        return False
    return given.text not in known.label.split()
