"""Goods and parties that a later sentence lists: "The products include tea and tin", "It groups Peru and Chile"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.actors.actors import actors
from kg.clauses.events import Draft
from kg.clauses.phrases import goods
from kg.clauses.reader import Reader, Slot
from kg.grammar.syntax import verb_positions
from kg.grammar.tokens import Span, Token
from kg.grammar.tree import children
from kg.lexicon import words
from kg.model import KNOWN, STATES, Filler, RelationClaim
from kg.passages.deals import ALONE, by_rule, name_of
from kg.passages.same import names

GOODS, PARTIES = "goods", "parties"
ANY_STATE = Slot(STATES)
NEAR = 700  # characters
RULE, PRONOUN = "told_list", "pronoun"


@dataclass(frozen=True)
class ToldList:
    """What a sentence lists of a measure or a deal that was told before, and where it does."""

    what: str
    at: int
    fillers: tuple[Filler, ...]


def told_lists(sentence: Span, reader: Reader) -> Iterator[ToldList]:
    """The lists of one sentence that say which goods or which parties were meant."""
    for verb in (t for t in sentence if t.pos_ in ("VERB", "AUX") or t.tag_.startswith("VB")):
        found = verb_positions(verb)
        subjects, at = found.get("subject", []), reader.base + verb.idx
        if verb.dep_ == "prep":  # “goods affected include tea”: the parser took the verb for a preposition
            subjects, found = children(verb.head, "nsubj", "nsubjpass"), {"object": children(verb, "pobj", "dobj")}
        if _is_one(verb, "covering") and any(_is_one(s, "covered") for s in subjects):
            listed = [f for o in _objects(found) for f in goods(o, reader) if f.method in KNOWN]
        elif verb.lemma_ == "be" and (among := _among(verb)):
            rest = [t for t in (*subjects, *found.get("object", [])) if t not in among]
            listed = [f for o in rest for f in goods(o, reader) if f.method in KNOWN]
        else:
            listed = []
        if listed:
            yield ToldList(GOODS, at, tuple(listed))
        elif parties := _parties(verb, subjects, found.get("object", []), reader):
            yield ToldList(PARTIES, at, tuple(parties))


def _is_one(word: Token, what: str) -> bool:
    return word.lemma_.lower() in words("things", what)


def _objects(found: dict[str, list[Token]]) -> list[Token]:
    """“include tea and tin”, "range from tea to tin"."""
    return [t for name in ("object", "from", "to", "from to") for t in found.get(name, [])]


def _among(verb: Token) -> list[Token]:
    """“Among the goods are tea and tin”, "Tea and tin are on the list"."""
    behind = [o for p in children(verb, "prep") if p.lower_ in ("among", "on") for o in children(p, "pobj")]
    return [o for o in behind if _is_one(o, "covered")]


def _parties(verb: Token, subjects: Sequence[Token], objects: Sequence[Token], reader: Reader) -> list[Filler]:
    """“The other signatories are Peru and Chile”, "It groups Peru, Chile and Cuba"."""
    members = (verb.lemma_ in ("be", "include")) and any(_is_one(s, "members") for s in subjects)
    grouping = _is_one(verb, "grouping") and any(_is_deal(s, reader) for s in subjects)
    found = [f for o in objects for f in actors(o, ANY_STATE, reader)] if members or grouping else []
    return found if len(found) > 1 else []


def _is_deal(noun: Token, reader: Reader) -> bool:
    mention = reader.mentions.at(noun)
    if mention is not None:
        return mention.entity.type == "NamedAgreement"
    return noun.lower_ in ("it", "which") or _is_one(noun, "contracts")


def complete_lists(drafts: Sequence[Draft], lists: Iterable[ToldList], relations: Sequence[RelationClaim] = ()) -> None:
    """Give each list to the last measure, or deal, that was told before it and leaves open what it lists.

    The parties of a named agreement are its members, where the ``relations`` of the text say who they are.
    """
    _complete_members(drafts, relations)
    for told in lists:
        before = [d for d in reversed(drafts) if 0 < told.at - d.at < NEAR and d.anchor_id != PRONOUN]
        if told.what == GOODS:
            measure = next((d for d in before if d.type == "TradeMeasure"), None)
            if measure is not None and _is_open(measure):
                _add(measure, "commodity", told.fillers)
        elif deal := next((d for d in before if d.type == "Agreement" and not _acts_alone(d)), None):
            _add(deal, "party", told.fillers)


def _complete_members(drafts: Sequence[Draft], relations: Sequence[RelationClaim]) -> None:
    for draft in drafts:
        if draft.type == "Agreement" and name_of(draft) and len(draft.roles.get("party", ())) < 2:
            members = [r.subject for r in relations if r.type == "memberOf" and r.object.entity.iri in name_of(draft)]
            if len(members) > 1 and not _acts_alone(draft):
                _add(draft, "party", members)


def _acts_alone(draft: Draft) -> bool:
    return draft.attributes.get("stage") in ALONE


def _is_open(measure: Draft) -> bool:
    general = words("goods", "anything") | words("goods", "generic")
    told = [f for f in measure.roles.get("commodity", ()) if f.rule != RULE]
    return all(f.entity.label.lower().split()[-1] in general for f in told)


def _add(draft: Draft, role: str, fillers: Iterable[Filler]) -> None:
    have = draft.roles.get(role, [])
    new = {f.entity.iri: f for f in fillers if f.entity.iri not in names(have)}
    draft.roles[role] = [*have, *by_rule(RULE, new.values())]
