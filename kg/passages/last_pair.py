"""Whose deal it is that a text names nobody for: the two states of whom it speaks there, or altogether."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.clauses.events import Draft
from kg.model import STATES, Entity, Filler
from kg.naming.coref import Discourse
from kg.passages.deals import by_rule, is_any
from kg.passages.main_pair import main_pair

PAIR_REACH = 700  # characters


def between_last_pair(drafts: Sequence[Draft], discourse: Discourse) -> None:
    """A step of a deal that names nobody ("any accord could be reached") is of the two states named together last.

    Where the article tells of deals between two states alone it is theirs, and so it is where none were named together
    shortly before.
    """
    _the_two(drafts, discourse)
    bare = [d for d in drafts if d.type == "Agreement" and not d.roles.get("party") and not d.roles.get("name")]
    for draft in bare:
        if draft.sense.id == "default" or draft.anchor_id == "agreeing" or is_any(draft):
            continue
        at = draft.at
        last = discourse.group(at, STATES, size=2, reach=PAIR_REACH)
        if own := next((d.roles["party"] for d in drafts if d.anchor == draft.anchor and d.roles.get("party")), None):
            draft.roles["party"] = by_rule("antecedent", own)
        elif not (only := _only_parties(drafts, draft)) and last:
            draft.roles["party"] = [from_context(p, draft, "last_pair") for p in last]
        else:
            draft.roles["party"] = [from_context(p, draft, "main_pair") for p in only or main_pair(drafts)]


def _only_parties(drafts: Sequence[Draft], draft: Draft) -> tuple[Entity, ...]:
    """The two states between whom the text tells of other deals than ``draft``, when these are the only ones."""
    deals = [d for d in drafts if d.type == "Agreement" and "party" not in d.taken and d.anchor != draft.anchor]
    told = [found for d in deals if (found := d.roles.get("party")) and not any(f.rule == "main_pair" for f in found)]
    pairs = {frozenset(f.entity.iri for f in found): found for found in told if len(found) == 2}
    found = next(iter(pairs.values())) if len(pairs) == 1 else []
    states = tuple(f.entity for f in found if f.entity.type in STATES and not f.rule)
    return states if len(states) == 2 else ()


def _the_two(drafts: Sequence[Draft], discourse: Discourse) -> None:
    """“the two governments agreed”: in an article on the dealings of two they are those, whoever was named last.

    Where the sentence itself has named two states before ("Peru left the talks, but Chile and the bloc …") it is them.
    """
    pair = main_pair(drafts)
    for draft in drafts if pair else ():
        told = draft.roles.get("party", ()) if draft.type == "Agreement" else ()
        counted = all(f.method == "coreference" and {"two", "both"} & set(f.mention.lower().split()) for f in told)
        if told and counted and len(discourse.states(draft.start, told[0].start)) != len(told):
            draft.roles["party"] = [replace(told[0], entity=e, rule="main_pair") for e in pair]


def from_context(entity: Entity, draft: Draft, rule: str) -> Filler:
    """An entity that the words of the event do not name: the anchor stands for it."""
    at = draft.words(draft.anchor)
    return Filler(entity, at.text, at.start, at.end, "context", 0.4, rule=rule)
