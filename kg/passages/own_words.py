"""What the words of an event tell themselves, so that it is not another one that the text told before."""

from __future__ import annotations

from kg.clauses.events import Draft
from kg.grammar.tree import children

BEHIND = {"exporter": ("from",), "importer": ("to", "into")}


def says_itself(draft: Draft, role: str) -> bool:
    """“It imports ten times as much from Peru”: the seller is told, and is not the one of the sentence before."""
    if draft.type != "TradeFlow" or draft.anchor.pos_ != "VERB" or draft.roles.get(role):
        return False
    links = [t for t in draft.anchor.subtree if t.dep_ in ("prep", "dative") and t.lower_ in BEHIND.get(role, ())]
    return any(o.ent_type_ in ("GPE", "ORG", "NORP") for link in links for o in children(link, "pobj"))


def is_another(draft: Draft) -> bool:
    """“a second panel", "a further complaint”: a case of its own, about something else."""
    case = draft.type in ("Dispute", "Ruling") and draft.anchor.pos_ == "NOUN"
    return case and any(
        t.lower_ in ("another", "second", "third", "separate", "further") for t in children(draft.anchor, "det", "amod")
    )


def is_general(draft: Draft) -> bool:
    """“tariffs hurt consumers", "new barriers are taxes”: measures as such, of which the sentence names none."""
    noun = draft.anchor
    bare = noun.tag_ == "NNS" and not children(noun, "det", "poss", "nummod", "predet")
    told = any(draft.roles.values()) or draft.date or draft.quantities
    present = noun.dep_ == "nsubj" and noun.head.tag_ in ("VBP", "VB") and not children(noun.head, "aux")
    return draft.type == "TradeMeasure" and bare and present and not told


def bears_other_name(draft: Draft, earlier: Draft) -> bool:
    """“Somalia called the Berbera deal illegal”: a deal with a name in front is not one that was told without it."""
    if draft.type != "Agreement" or draft.anchor.pos_ != "NOUN":
        return False
    front = [t.text for t in children(draft.anchor, "compound", "nmod") if t.ent_type_ in ("GPE", "LOC", "FAC")]
    own = {name for found in draft.roles.values() for f in found for name in (f.mention, *f.entity.names)}
    known = earlier.sentence.text + " ".join(f.entity.label for found in earlier.roles.values() for f in found)
    return any(name not in known and name not in own for name in front)
