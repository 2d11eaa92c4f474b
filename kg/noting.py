"""Mentions into the memory of who was named where, what they were called, and who stood together."""

from __future__ import annotations

from kg.coref import ORGANIZED, Discourse
from kg.mentions import Mentions
from kg.model import ACTOR_TYPES, Entity
from kg.tokens import Doc, Token
from kg.tree import children, descriptions

SUBJECTS = ("nsubj", "nsubjpass", "agent")
JOINERS = frozenset(("and", ",", "the", "-", "with", "–", "/"))


def _stands_for(name: Token, mentions: Mentions) -> Token:
    """The noun whose place in the clause a name shares: "Peru's state oil company Petroperu said" is of Petroperu."""
    if name.dep_ == "appos" and name.head.pos_ == "NOUN":
        return name.head
    if name.dep_ != "poss":
        return name
    named = [m for c in children(name.head, "appos") if (m := mentions.at(c)) and m.entity.type in ORGANIZED]
    return name if named else name.head


def note(doc: Doc, mentions: Mentions, discourse: Discourse) -> None:
    """Fill the memory of who was named where; actors that are coordinated or next to each other form a group."""
    group: list[Entity] = []
    previous = None
    for mention in mentions:
        entity = mention.entity
        head = doc[mention.last]
        subject = _stands_for(head, mentions).dep_ in SUBJECTS
        if entity.type == "Place" and subject:  # “Canberra said it would”: a capital that acts is its state
            entity = next((c.entity for c in mention.candidates if c.form == "seat"), entity)
        if entity.type not in (*ACTOR_TYPES, "NamedAgreement"):
            continue
        discourse.see(mention.start, entity, subject=subject)
        if entity.type in ORGANIZED and mention.form != "demonym":
            for noun in descriptions(head, mention.first):
                discourse.call(mention.start, entity, noun)
        joined = previous is not None and {t.lower_ for t in doc[previous.last + 1 : mention.first]} <= JOINERS
        group = [*group, entity] if joined else [entity]
        discourse.see_group(mention.end, group)
        previous = mention
