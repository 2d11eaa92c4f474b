"""Delegations, and whose they are: who leads one serves the state that sends it."""

from __future__ import annotations

from kg.actors.actors import actors
from kg.clauses.reader import Reader, Slot
from kg.grammar.tokens import Token
from kg.grammar.tree import children
from kg.lexicon import words
from kg.model import STATES, Filler


def led_team(name: Token, reader: Reader) -> Filler | None:
    """“Deputy Minister X heads the Kazakh delegation”, "a Peruvian team led by Minister X": the state that sends it."""
    for team in _teams(name):
        if team.lemma_.lower() in words("actors", "nouns", "team"):
            found = actors(team, Slot(STATES), reader, nested=True)
            return found[0] if found else None
    return None


def _teams(name: Token) -> list[Token]:
    verb = name.head
    if name.dep_ == "nsubj" and verb.lemma_ in words("relations", "office", "leading"):
        return children(verb, "dobj")
    if name.dep_ == "pobj" and verb.dep_ == "agent" and verb.head.lemma_ in words("relations", "office", "leading"):
        verb = verb.head
        return [verb.head] if verb.dep_ == "acl" else children(verb, "nsubjpass")
    return []
