"""Who says so: the subject of the reporting verb over an event, "according to X", and carry-over ("it added")."""

from __future__ import annotations

from typing import NamedTuple

from kg.actors.actors import actors
from kg.clauses.reader import Reader, Slot, pick
from kg.grammar.control import subject_of
from kg.grammar.tokens import Token
from kg.grammar.tree import children, coordinated
from kg.iri import mint
from kg.lexicon import words
from kg.model import ACTOR_TYPES, Entity, Filler
from kg.naming.coref import refer

LIMIT = 12
# Clauses that tell which thing is meant: what they say is known already, whoever speaks of the thing.
BACKGROUND = ("relcl", "acl")
QUOTES = ('"', "“", "''", "``")
SPEAKERS = Slot(ACTOR_TYPES, personal=True)


class Said(NamedTuple):
    """Whom the text cites, and the word that does it; nobody and None when the article speaks itself."""

    by: list[Filler]
    word: Token | None = None


def source(trigger: Token, reader: Reader, last: list[Filler]) -> Said:
    """Who the text says the event from; nobody when it is the article itself. ``last`` is whom the text last cited."""
    here = trigger
    for _ in range(LIMIT):
        if found := _according(here, reader):
            return found
        parent = here.head
        if parent == here:
            break
        if here.dep_ in BACKGROUND and here.pos_ in ("VERB", "AUX"):
            return Said([])
        if here.dep_ in ("ccomp", "parataxis") and _reports(parent):
            return Said(_speakers(parent, reader, last), parent)
        here = parent
    return _beside(here, reader, last)


def cited_by(root: Token, reader: Reader, last: list[Filler]) -> list[Filler]:
    """Whom a sentence that tells no event cites: what is quoted behind it is rather his than that of ``last``."""
    verbs = [verb for verb in (root, *children(root, "parataxis", "ccomp")) if _reports(verb) and subject_of(verb)]
    return next((found for verb in verbs if (found := _speakers(verb, reader, last))), last)


def _reports(verb: Token) -> bool:
    return verb.pos_ in ("VERB", "AUX") and verb.lemma_.lower() in words("factuality", "reporting", "verbs")


def _according(token: Token, reader: Reader) -> Said | None:
    for prep in children(token, "prep"):
        if prep.lower_ == "according":
            cited = [o for to in children(prep, "prep") for o in children(to, "pobj")]
            found = [f for o in cited for f in _speaker(o, reader, [])]
            return Said(found, prep) if found else None
    return None


def _beside(root: Token, reader: Reader, last: list[Filler]) -> Said:
    """“…, X said”: the report stands beside the clause that it reports."""
    for clause in children(root, "parataxis", "ccomp"):
        if _reports(clause) and clause.i > root.i and not children(clause, "ccomp", "dobj"):
            return Said(_speakers(clause, reader, last), clause)
    for cited in children(root, "parataxis"):  # “Duties to rise: minister”
        if cited.pos_ in ("NOUN", "PROPN"):
            return Said(_speaker(cited, reader, last), cited)
    return Said(last if _goes_on(root) else [])


def _goes_on(root: Token) -> bool:
    """A sentence that opens with a quotation mark, or with "also" and a comma, is of whoever was cited last."""
    opening = [*root.doc[root.sent.start : root.sent.start + 2]]
    added = len(opening) > 1 and opening[0].lower_ in words("factuality", "reporting", "going_on")
    return opening[0].text in QUOTES or (added and opening[1].text == ",")


def _speakers(verb: Token, reader: Reader, last: list[Filler]) -> list[Filler]:
    return [f for s in subject_of(verb) for each in coordinated(s) for f in _speaker(each, reader, last)]


def _speaker(token: Token, reader: Reader, last: list[Filler]) -> list[Filler]:
    mention = reader.mentions.at(token)
    if mention is not None and (filler := pick(mention, SPEAKERS, reader)):
        return [filler]
    if token.pos_ == "PRON":
        if token.lower_ in ("it", "they") and last:
            return last
        return refer(token, reader.discourse, reader.text, reader.base)
    if token.lemma_.lower() in words("factuality", "reporting", "rules"):
        return []
    if token.lemma_.lower() in words("factuality", "reporting", "papers") and (issuer := _issuer(token, reader)):
        return issuer
    definite = any(c.lower_ == "the" for c in children(token, "det"))
    cited = token.lemma_.lower() in words("factuality", "reporting", "nouns")
    if definite and cited and last and not _inner_name(token, reader):
        return last
    if definite and (found := _meant(token, reader)):
        return found
    for part in children(token, "compound", "amod", "poss", "appos", "nmod"):
        if (
            (m := reader.mentions.at(part))
            and m.entity.type in ("Organization", "Company", "Agency", "Person")
            and (f := pick(m, SPEAKERS, reader))
        ):
            return [f]
    return _unnamed(token, reader)


def _meant(token: Token, reader: Reader) -> list[Filler]:
    """“the Qatari company said”, "the minister said", "the trade group said": who was named before."""
    lemma, at = token.lemma_.lower(), reader.base + token.idx
    if lemma in words("factuality", "reporting", "nouns"):
        return []
    nation = next((m.entity.iri for c in token.lefts if (m := reader.mentions.at(c)) and m.form == "demonym"), None)
    if found := refer(token, reader.discourse, reader.text, reader.base, country=nation):
        return found
    types = ("Person",) if lemma in words("actors", "nouns", "person") else ("Organization",)
    if types == ("Organization",) and lemma not in words("factuality", "reporting", "organizations"):
        return []
    last = reader.discourse.last(at, types, country=nation, subject=True)
    return [Filler(last, token.text, at, at + len(token.text), "coreference", 0.6)] if last else []


def _issuer(paper: Token, reader: Reader) -> list[Filler]:
    """“a statement by the ministry”, "the association's report", "data released by the customs": whose paper it is."""
    behind = [o for p in children(paper, "prep") if p.lower_ in ("by", "from", "of") for o in children(p, "pobj")]
    issued = [o for c in children(paper, "acl") for a in children(c, "agent") for o in children(a, "pobj")]
    owners = [*children(paper, "poss"), *behind, *issued]
    return next((found for o in owners if (found := actors(o, SPEAKERS, reader, nested=True))), [])


def _inner_name(token: Token, reader: Reader) -> bool:
    return any(reader.mentions.at(c) for c in token.children)


def _unnamed(token: Token, reader: Reader) -> list[Filler]:
    """“officials”, "a U.S. trader": nobody by name; the words themselves stand for them."""
    if token.pos_ not in ("NOUN", "PROPN"):
        return []
    kept = [c for c in token.lefts if c.dep_ in ("compound", "amod", "nmod")]
    first = min([*kept, token], key=lambda t: t.i)
    text = reader.text[first.idx : token.idx + len(token.text)]
    entity = Entity(mint("Group", text), text, "Group", (text,))
    return [Filler(entity, text, reader.base + first.idx, reader.base + token.idx + len(token.text), "phrase", 0.5)]
