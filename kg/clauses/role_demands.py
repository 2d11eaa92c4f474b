"""Demands that look at who fills the roles of a draft: who meets or travels, who judges, which good is known."""

from __future__ import annotations

from kg.clauses.events import Draft
from kg.grammar.syntax import verb_positions
from kg.grammar.tree import children
from kg.lexicon import words
from kg.model import KNOWN


def known_good(draft: Draft) -> bool:
    """Whether the tables know one of the goods, by its name or the head of its phrase."""
    return any(f.method in KNOWN for f in draft.roles.get("commodity", ()))


def persons(draft: Draft) -> bool:
    """Whether a person takes part."""
    return any(f.entity.type == "Person" for f in draft.roles.get("participant", ()))


def visitor(draft: Draft) -> bool:
    """A visit needs a visitor, and a place unless a person is told to make it, not only "during" it something else."""
    passing = draft.anchor.dep_ == "pobj" and draft.anchor.head.lower_ == "during"
    return bool(draft.roles.get("participant")) and bool(draft.roles.get("place") or (persons(draft) and not passing))


def traveller(draft: Draft) -> bool:
    """Who travels is a person or a delegation: "China went to market" is no visit."""
    return any(
        f.entity.type == "Person"
        or f.mention.split()[-1].lower().rstrip("s") in words("actors", "nouns", "representative")
        for f in draft.roles.get("participant", ())
    )


def several(draft: Draft) -> bool:
    """A bloc or a body that meets is more than one; one that is only named ("an APEC meeting") does not meet yet."""
    return bool(draft.date or draft.roles.get("topic")) and any(
        f.entity.type in ("Bloc", "Body") for f in draft.roles.get("participant", ())
    )


def accompanied(draft: Draft) -> bool:
    """“talks with buyers”: whoever is met with is not all that meet."""
    found = draft.roles.get("participant", ())
    return len(found) > 1 or any(f.position not in ("with", "object") for f in found)


def explicit(draft: Draft) -> bool:
    """Talks that are only referred back to ("the talks") are no new meeting."""
    named = [f for f in draft.roles.get("participant", ()) if f.method != "coreference"]
    return bool(named) or draft.sense.id == "hold"


def firm(draft: Draft) -> bool:
    """“bought Kestrel Foods”: a company is acquired, and no state's goods."""
    return all(f.entity.type == "Company" and f.position == "object" for f in draft.roles.get("recipient", ()))


def judge(draft: Draft) -> bool:
    """A verb such as "find" tells a ruling only of one who judges, whether he has a name or not."""
    forum = draft.roles.get("forum", ())
    if "forum" in draft.taken or not forum:
        return any(_judges(t.text) for t in verb_positions(draft.trigger).get("subject", ()))
    return any(_judges(f.mention) or f.entity.type == "Body" for f in forum)


def known_forum(draft: Draft) -> bool:
    """Who complains is named, or the forum is one that judges."""
    forum = draft.roles.get("forum", ())
    return bool(draft.roles.get("complainant")) or any(_judges(f.mention) or f.entity.type == "Body" for f in forum)


def specific(draft: Draft) -> bool:
    """“hear cases”, “according to the rulings”: a plural without sides of its own names no case."""
    if draft.anchor.tag_ not in ("NNS", "NNPS") or children(draft.anchor, "nummod", "poss"):
        return True
    sides = [f for role in ("complainant", "respondent") if role not in draft.taken for f in draft.roles.get(role, ())]
    return any(not f.rule for f in sides)


def about_ruling(draft: Draft) -> bool:
    """Whether the sentence speaks of a decision, or who decides is named."""
    return any(t.lemma_.lower() in words("things", "decisions") for t in draft.sentence) or bool(
        draft.roles.get("forum")
    )


def _judges(mention: str) -> bool:
    return bool({w.strip(".,").lower() for w in mention.split()} & words("things", "judges"))
