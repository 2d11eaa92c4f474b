"""Goods that are listed: behind "such as" or "among them", and behind commas that the parser did not see as a list."""

from __future__ import annotations

from collections.abc import Iterator

from kg.grammar.tokens import Doc, Token
from kg.grammar.tree import children, coordinated
from kg.reference.catalog import Catalog

LONGEST = 3  # words of a good in a list
IN_NAME = ("ADJ", "NOUN", "PROPN")


def examples(noun: Token) -> list[Token]:
    """“products such as beef and wine”, "such goods as tea", "goods, among them tea": what is meant."""
    told = [
        inner
        for prep in children(noun, "prep")
        if prep.lower_ in ("including", "like") or (prep.lower_ == "as" and _is_such(noun, prep))
        for inner in children(prep, "pobj")
    ]
    return [each for inner in told or _among_them(noun) for each in coordinated(inner)]


def _is_such(noun: Token, prep: Token) -> bool:
    return bool(children(prep, "amod")) or any(c.lower_ == "such" for c in noun.children)


def _among_them(noun: Token) -> Iterator[Token]:
    """What stands behind "among them", however the parser hung it."""
    doc = noun.doc
    for k in range(noun.i + 1, noun.sent.end - 2):
        if doc[k].lower_ == "among" and doc[k + 1].lower_ == "them":
            end = _end_of_name(k + 2, doc, noun.sent.end)
            yield from [doc[end - 1]] if end > k + 2 else []


def _end_of_name(start: int, doc: Doc, last: int) -> int:
    end = start
    while end < min(start + LONGEST, last) and doc[end].pos_ in IN_NAME:
        end += 1
    return end


def behind_commas(heads: list[Token], catalog: Catalog) -> list[Token]:
    """“on whisky, French wine, cheese and other products”: known goods that go on a list where the parser lost it."""
    found: list[Token] = []
    last = max(heads, key=lambda t: t.i)
    while (following := _after_comma(last, catalog)) is not None and following not in (*heads, *found):
        found += coordinated(following)
        last = found[-1]
    return found


def _after_comma(last: Token, catalog: Catalog) -> Token | None:
    doc, start = last.doc, last.i + 2
    if start >= last.sent.end or doc[last.i + 1].text != ",":
        return None
    end = _end_of_name(start, doc, last.sent.end)
    closed = end < last.sent.end and doc[end].pos_ in ("PUNCT", "CCONJ", "ADP")
    named = end > start and catalog.named_good(doc[end - 1].text) is not None
    return doc[end - 1] if named and closed else None
