"""Offices that no title beside the name tells: "X, who heads the bank", "then the premiers of A and B"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.actors.actors import actors
from kg.actors.holders import holder
from kg.actors.offices import PERSON, SERVED, first_named, is_title
from kg.clauses.reader import Reader, Slot, pick
from kg.grammar.tokens import Span, Token
from kg.grammar.tree import children, coordinated
from kg.lexicon import words
from kg.model import STATES, Filler
from kg.naming.mentions import Mention

Held = tuple[Filler, Filler, str]


def headed(token: Token, mention: Mention, reader: Reader) -> list[Held]:
    """“A and B, who head the council and the bank”, "A, a lawyer who leads the bank": each in his place."""
    person = pick(mention, PERSON, reader)
    first, last = first_named(token), _last_named(token)
    clauses = [
        c
        for t in dict.fromkeys((first, last, *children(last, "appos")))
        for c in children(t, "relcl")
        if c.lemma_ in words("relations", "office", "leading")
    ]
    found: list[Held] = []
    for clause in clauses if person else ():
        if any(s.lower_ == "who" for s in children(clause, "nsubj")):
            bodies = [o for obj in children(clause, "dobj") for o in coordinated(obj)]
            served = _in_place(token, bodies, reader)
            found += [(person, served, "head")] if served is not None and person else []
    return found


def shared(token: Token, mention: Mention, reader: Reader) -> list[Held]:
    """“A and B, the premiers of Chile and Peru”: a plural title says it of each in his place."""
    person = pick(mention, PERSON, reader)
    beside = dict.fromkeys((first_named(token), _last_named(token)))
    titles = [a for t in beside for a in children(t, "appos") if a.tag_ in ("NNS", "NNPS") and is_title(a)]
    found: list[Held] = []
    for title in titles if person else ():
        behind = [o for p in children(title, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
        served = _in_place(token, [s for o in behind for s in coordinated(o)], reader)
        found += [(person, served, _office(title))] if served is not None and person else []
    return found


def _last_named(token: Token) -> Token:
    return coordinated(first_named(token))[-1]


def _in_place(token: Token, served: list[Token], reader: Reader) -> Filler | None:
    """Whom the ``token`` of a list serves: as many are served as there are persons."""
    persons = coordinated(first_named(token))
    if len(served) != len(persons) or token not in persons:
        return None
    found = actors(served[persons.index(token)], SERVED, reader)
    return found[0] if found else None


def known_holders(sentence: Span, reader: Reader) -> Iterator[Held]:
    """“the Indian prime minister” where a text names the one who held that office then."""
    named = {entity.iri: at for at, entity, _ in reader.discourse.named if entity.type == "Person"}
    for token in sentence:
        if token.pos_ not in ("NOUN", "PROPN") or not is_title(token) or reader.mentions.at(token):
            continue
        for state in _nationalities(token, reader):
            person = holder(token, state.entity, reader.catalog, reader.on, several=True)
            if person is not None and person.iri in named:
                start = reader.base + token.idx
                who = Filler(person, token.text, start, start + len(token.text), "office", 0.7)
                yield who, state, _office(token)


def _nationalities(title: Token, reader: Reader) -> list[Filler]:
    front = [t for c in title.lefts if c.dep_ in ("amod", "compound", "nmod", "poss") for t in (c, *c.conjuncts)]
    mentions = [m for t in front if (m := reader.mentions.at(t)) and m.entity.type in STATES]
    return [f for m in mentions if (f := pick(m, Slot(STATES), reader))]


def _office(title: Token) -> str:
    field = [c.text for c in title.lefts if c.lower_ in words("relations", "office", "portfolios")]
    return " ".join([*field, title.lemma_])
