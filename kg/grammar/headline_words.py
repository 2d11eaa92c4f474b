"""The words of a headline that stand for others: what a verb, a comma or "to" in it is for the parser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from spacy.tokens import Span, Token

from kg.grammar.mend import children
from kg.lexicon import table, words
from kg.passages.relevance import trade_words, verb_forms

NAMING = ("PROPN", "NOUN", "ADJ", "PART")
FINITE = ("VBZ", "VBP", "VBD", "MD")
NO_OBJECT = frozenset(("of", "in", "on", "by", "and", "or", ",", ":"))
Forms = Mapping[int, str]


def forms(part: Span) -> Forms:
    """The words of a headline that are replaced for the parser, by their index."""
    return {**_commas(part), **(_verb(part) or _to(part))}


def _verb(part: Span) -> Forms:
    """The verb behind the names that open a headline, where the parser did not take it for one."""
    for token in part[1:]:
        if token.tag_ == "TO" or _is_read(token):
            return {}
        if _may_be_verb(token):
            form = _plain(token)
            return {token.i: form} if form else {}
        if token.pos_ not in (*NAMING, "CCONJ") and token.text != ",":
            return {}
    return {}


def _is_read(verb: Token) -> bool:
    """Whether the parser took a word for the headline's verb, and what it acts on for no verb: "threatens ban"."""
    bare = (c for c in children(verb, "xcomp", "ccomp") if c.tag_ in ("VB", "VBP") and c.i == verb.i + 1)
    ruling = verb.tag_ in FINITE and verb.dep_ not in ("aux", "compound", "amod") and bool(children(verb, "nsubj"))
    return ruling and not any(bare)


def _may_be_verb(token: Token) -> bool:
    """Whether a word behind a name or an actor is a headline's verb, with something behind it."""
    before = token.nbor(-1)
    named = _is_name(before) or before.lower_ in words("headlines", "actors")
    following = token.nbor() if token.i + 1 < len(token.doc) else None
    if not named or following is None or following.lower_ in NO_OBJECT:
        return False
    return token.lower_ in _verbs()[0] or (token.lower_ in _verbs()[1] and _is_plural(before))


def _is_name(token: Token) -> bool:
    """A proper noun, or the first word where it is none of trade: "Oman bids", not "Tariff cuts"."""
    if token.pos_ == "PROPN" and token.i > token.sent.start:
        return True
    return token.text[0].isupper() and token.lower_ not in trade_words()


def _is_plural(subject: Token) -> bool:
    """Whether two are named, or a noun in the plural."""
    opening = subject.doc[subject.sent.start : subject.i]
    return subject.tag_ in ("NNS", "NNPS") or any(t.text == "," or t.lower_ == "and" for t in opening)


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str]]:
    """The verbs of headlines in the singular and in the plural."""
    known = words("headlines", "verbs")
    return frozenset(verb_forms(verb)[1] for verb in known), known


def _plain(verb: Token) -> str:
    plain = table("headlines")["plain"]
    stem: str = plain.get(verb.nbor().lower_, plain["other"])
    return f"{stem}s" if verb.lower_ in _verbs()[0] else stem


def _commas(part: Span) -> Forms:
    """“US, Japan sign pact”: the last comma between names that open a headline stands for "and"."""
    opening = _opening(part)
    commas = [t for t in opening if t.text == ","]
    if not commas or any(t.lower_ == "and" for t in opening) or not _acts(part, opening):
        return {}
    return {commas[-1].i: "and"}


def _opening(part: Span) -> list[Token]:
    found: list[Token] = []
    for token in part:
        named = token.pos_ == "PROPN" or token.text in (",", "-") or token.lower_ == "and" or token.tag_ == "JJ"
        if not named or (_may_be_verb(token) if found else False):
            break
        found.append(token)
    return found


def _acts(part: Span, opening: Sequence[Token]) -> bool:
    """Whether a verb, or a noun of actors and a verb, follows the names; what begins with a comma is no list."""
    rest = part[len(opening) :]
    if not len(rest) or opening[-1].text == ",":
        return False
    first = rest[1] if rest[0].lower_ in words("headlines", "actors") and len(rest) > 1 else rest[0]
    return first.tag_ in (*FINITE, "VB", "TO", "VBN") or first.lower_ in _verbs()[1]


def _to(part: Span) -> Forms:
    """“Duties to rise”: behind what opens a headline, "to" and a verb tell the future."""
    for token in part[1:]:
        if token.tag_ in FINITE or (token.pos_ == "VERB" and token.tag_ != "VB"):
            return {}
        if token.tag_ == "TO":
            verb = token.nbor() if token.i + 1 < part.end else None
            right = verb is not None and children(verb, "nsubj", "nsubjpass") and verb.dep_ == "ROOT"
            return {token.i: "will"} if verb is not None and verb.tag_ == "VB" and not right else {}
    return {}
