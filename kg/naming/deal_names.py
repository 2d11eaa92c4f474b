"""Names of deals that neither the tables nor the model know, by their capitals: "the Andean Fisheries Treaty"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.grammar.tokens import Doc, Span, Token
from kg.lexicon import table, words

INSIDE = ("and", "of", "for", "on", "&", "-", "–", "/")
SHORTEST = 2  # words with a capital
BEHIND = ("of", "on", "for", "establishing")


def deal_names(doc: Doc) -> Iterator[Span]:
    """The stretches of capitalised words that end, or begin, with the kind of a deal.

    "the Economic Partnership Agreement", "the Treaty of Asunción", "the Kenya-Ghana EPA"; the kind alone, and one with
    nothing but general words ("Free Trade Agreement"), is no name.
    """
    for token in doc:
        if _is_kind(token):
            first, last = _front(token), _back(token)
            if not is_general(t.text for t in doc[first : last + 1] if _is_capital(t) and t.i != token.i):
                yield doc[first : last + 1]


def is_general(told: Iterable[str]) -> bool:
    """Whether words tell the kind of a deal only, so that they name none: "Free Trade Agreement"."""
    return all(word.lower() in words("things", "general_names") for word in told)


def _is_kind(token: Token) -> bool:
    return _is_capital(token) and (token.lower_ in words("things", "deal_kinds") or _is_short_kind(token))


def _is_short_kind(token: Token) -> bool:
    """“Kenya-Ghana EPA”, "Peru–Chile FTA": the short form of a kind behind two names."""
    before = token.doc[max(0, token.i - 3) : token.i]
    pair = [t.text for t in before[1:2]] in (["-"], ["–"]) and _is_capital(before[0]) and _is_capital(before[-1])
    return pair and token.text in table("things")["deal_acronyms"]


def _is_capital(token: Token) -> bool:
    """Capitals that mean something: a word that is written small inside a sentence may begin one with a capital."""
    text = token.text
    if len(text) < SHORTEST or not text[0].isupper() or not text[-1].isalpha():
        return False
    return text[1:].islower() or "-" in text or (text.isupper() and token.pos_ == "PROPN" and not _shouts(token))


def _shouts(token: Token) -> bool:
    """Whether the whole sentence is in capitals, which then tell nothing."""
    near = [t for t in token.sent if t.is_alpha and len(t.text) > SHORTEST]
    return all(t.text.isupper() for t in near)


def _front(kind: Token) -> int:
    first, k = kind.i, kind.i - 1
    while k >= kind.sent.start:
        token = kind.doc[k]
        if _is_capital(token) and not _opens(token):
            first = k
        elif token.lower_ not in INSIDE or k + 1 != first:
            break
        k -= 1
    return first


def _opens(token: Token) -> bool:
    """“The Paris Accord”, "Under Kyoto Protocol rules": the first word of a sentence that is no name."""
    return token.pos_ not in ("PROPN", "ADJ", "NOUN") or token.lower_ in words("goods", "dropped")


def _back(kind: Token) -> int:
    """“Treaty of Asunción”, "Agreement on Agriculture"."""
    doc, last = kind.doc, kind.i
    k = last + 1
    while k + 1 < kind.sent.end and doc[k].lower_ in (BEHIND if last == kind.i else INSIDE) and _names(doc[k + 1]):
        k += 1
        while k < kind.sent.end and _names(doc[k]):
            last, k = k, k + 1
    return last


def _names(token: Token) -> bool:
    return _is_capital(token) and token.ent_type_ not in ("DATE", "TIME")
