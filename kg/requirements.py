"""What a frame demands before its draft becomes a claim: each demand is a name in the tables and a test here."""

from __future__ import annotations

from collections.abc import Callable

from kg.demands import (
    flow,
    given_goods,
    held,
    money,
    no_deal,
    no_errand,
    of_goods,
    project,
    purposeless,
    share_of_firm,
    superlative,
    undecided,
    unlimited,
    whole,
)
from kg.events import Draft
from kg.governors import PLAIN
from kg.lexicon import table, words
from kg.own_verbs import coming_in, entering, objectless, tells_of_deal, together, towards_deal
from kg.syntax import verb_positions
from kg.tree import children

Test = Callable[[Draft], bool]


def unmet(draft: Draft) -> str | None:
    """The first demand of the frame, its anchor or its sense that ``draft`` does not meet; None when all are met."""
    anchor = next(a for a in draft.frame.anchors if a.id == draft.anchor_id)
    for demand in (*draft.frame.requires, *anchor.requires, *draft.sense.requires):
        if not any(_holds(name, draft) for name in demand.split("|")):
            return demand
    return None


def out_of_place(draft: Draft, *, measured: bool = True) -> str | None:
    """The demand on the words around it that ``draft`` fails, whatever else the text may say; None when there is none.

    "India left the negotiations" is no negotiation by India, so nothing may be completed from it. What fails before the
    amounts are given out (``measured`` is False) takes none from the others.
    """
    anchor = next(a for a in draft.frame.anchors if a.id == draft.anchor_id)
    demands = (*draft.frame.requires, *anchor.requires, *draft.sense.requires)
    asked = OF_PLACE if measured else OF_GRAMMAR
    return next((d for d in demands if d in asked and not _holds(d, draft)), None)


def in_words(demand: str) -> str:
    """A demand as the analyst reads it: ``party2|name`` is "no two parties or name"."""
    if misplaced(demand):
        return str(table("requirements")["elsewhere"][demand])
    said = words_for()
    *most, last = dict.fromkeys(said.get(name, name) for name in demand.split("|"))
    return f"no {', '.join(most)} or {last}" if most else f"no {last}"


def misplaced(demand: str) -> bool:
    """Whether a draft that fails the demand was none: the word means something else where it stands."""
    return demand in table("requirements")["elsewhere"]


def words_for() -> dict[str, str]:
    """What each demand is called, and each role in the plural."""
    called: dict[str, str] = table("requirements")["words"]
    plurals: dict[str, str] = table("requirements")["plurals"]
    return called | {f"{role}2": f"two {many}" for role, many in plurals.items()}


def _holds(name: str, draft: Draft) -> bool:
    if name in TESTS:
        return TESTS[name](draft)
    role, least = (name[:-1], 2) if name.endswith("2") else (name, 1)
    return len(draft.roles.get(role, ())) >= least


def _has_sense(draft: Draft) -> bool:
    return draft.sense.id not in ("default", PLAIN.id)


def _has_quantity(draft: Draft) -> bool:
    return bool(draft.quantities)


def _known_good(draft: Draft) -> bool:
    return any(f.method in ("label", "head") for f in draft.roles.get("commodity", ()))


def _persons(draft: Draft) -> bool:
    return any(f.entity.type == "Person" for f in draft.roles.get("participant", ()))


def _visitor(draft: Draft) -> bool:
    """A visit needs a visitor, and a place unless a person is told to make it, not only "during" it something else."""
    passing = draft.anchor.dep_ == "pobj" and draft.anchor.head.lower_ == "during"
    return bool(draft.roles.get("participant")) and bool(draft.roles.get("place") or (_persons(draft) and not passing))


def _traveller(draft: Draft) -> bool:
    """Who travels is a person or a delegation: "China went to market" is no visit."""
    return any(
        f.entity.type == "Person"
        or f.mention.split()[-1].lower().rstrip("s") in words("actors", "nouns", "representative")
        for f in draft.roles.get("participant", ())
    )


def _several(draft: Draft) -> bool:
    """A bloc or a body that meets is more than one; one that is only named ("an APEC meeting") does not meet yet."""
    return bool(draft.date or draft.roles.get("topic")) and any(
        f.entity.type in ("Bloc", "Body") for f in draft.roles.get("participant", ())
    )


def _accompanied(draft: Draft) -> bool:
    """“talks with buyers”: whoever is met with is not all that meet."""
    found = draft.roles.get("participant", ())
    return len(found) > 1 or any(f.position not in ("with", "object") for f in found)


def _judge(draft: Draft) -> bool:
    """A verb such as "find" tells a ruling only of one who judges."""
    forum = draft.roles.get("forum", ())
    if "forum" in draft.taken:
        return bool(forum) and any(_judges(t.text) for t in verb_positions(draft.trigger).get("subject", ()))
    return any(_judges(f.mention) or f.entity.type == "Body" for f in forum)


def _specific(draft: Draft) -> bool:
    """“hear cases”, “according to the rulings”: a plural without sides of its own names no case."""
    if draft.anchor.tag_ not in ("NNS", "NNPS") or children(draft.anchor, "nummod", "poss"):
        return True
    sides = [f for role in ("complainant", "respondent") if role not in draft.taken for f in draft.roles.get(role, ())]
    return any(not f.rule for f in sides)


def _known_forum(draft: Draft) -> bool:
    forum = draft.roles.get("forum", ())
    return bool(draft.roles.get("complainant")) or any(_judges(f.mention) or f.entity.type == "Body" for f in forum)


def _judges(mention: str) -> bool:
    return bool({w.strip(".,").lower() for w in mention.split()} & words("things", "judges"))


def _about_ruling(draft: Draft) -> bool:
    return any(t.lemma_.lower() in words("things", "decisions") for t in draft.sentence) or bool(
        draft.roles.get("forum")
    )


def _explicit(draft: Draft) -> bool:
    """Talks that are only referred back to ("the talks") are no new meeting."""
    named = [f for f in draft.roles.get("participant", ()) if f.method != "coreference"]
    return bool(named) or draft.sense.id == "hold"


# Demands that look at grammar alone.
OF_GRAMMAR = frozenset(
    (
        "project",
        "money",
        "share_of_firm",
        "facing",
        "keeping_from",
        "held",
        "undecided",
        "firsthand",
        "unasked",
        "uninvited",
        "entering",
        "objectless",
        "own_name",
        "coming_in",
        "of_goods",
        "uncommanded",
        "unlimited",
    )
)
# These, and those that ask for the amounts too.
OF_PLACE = OF_GRAMMAR | {"traded", "weighed"}
TESTS: dict[str, Test] = {
    "project": project,
    "given_goods": given_goods,
    "money": money,
    "share_of_firm": share_of_firm,
    "purposeless": purposeless,
    "ordered": lambda draft: draft.anchor.lemma_ != "order" or draft.sense.id != "default",
    "whole": whole,
    "sense": _has_sense,
    "dutiable": lambda draft: not any(t.lower_ == "free" for t in draft.anchor.subtree),
    "flow": flow,
    "facing": lambda draft: draft.sense.id == "face",
    "keeping_from": lambda draft: any(
        c.dep_ in ("xcomp", "ccomp") or any(children(c, "pcomp")) for c in draft.trigger.children
    ),
    "licensed": lambda draft: draft.sense.id in ("licensed", "subjecting"),
    "granted": lambda draft: draft.sense.id == "waived",
    "figure": _has_quantity,
    "quantity": _has_quantity,
    "good": _known_good,
    "traded": _known_good,
    "weighed": lambda draft: _known_good(draft) or any(q.unit in words("things", "bulk") for q in draft.quantities),
    "of_goods": of_goods,
    "persons": _persons,
    "visitor": _visitor,
    "specific": _specific,
    "accompanied": _accompanied,
    "no_errand": no_errand,
    "traveller": _traveller,
    "visit": lambda draft: draft.anchor_id in ("visit", "visiting", "travelling"),
    "judge": _judge,
    "known_forum": _known_forum,
    "ruling": _about_ruling,
    "no_deal": no_deal,
    "answering": lambda draft: not (draft.anchor.lemma_ == "retaliation" and draft.anchor.head.lower_ == "in"),
    "unlimited": unlimited,
    "unasked": lambda draft: draft.trigger.head.lemma_ not in words("things", "requests"),
    "uninvited": lambda draft: draft.trigger.head.lemma_ != "invite",
    "held": held,
    "deal": tells_of_deal,
    "together": together,
    "own_name": lambda draft: any(f.position == "self" for f in draft.roles.get("name", ())),
    "towards": towards_deal,
    "entering": entering,
    "acting": lambda draft: "deed" in draft.taken,
    "objectless": objectless,
    "coming_in": coming_in,
    "listed": lambda draft: draft.one_of_many,
    "signed": lambda draft: draft.sense.id == "sign",
    "several": _several,
    "rooted": lambda draft: any(role not in draft.taken for role, found in draft.roles.items() if found),
    "own": lambda draft: not draft.inherited or _has_sense(draft),
    "undecided": undecided,
    "firsthand": lambda draft: (
        not any(o.lemma_.lower() in words("things", "decisions") for o in children(draft.anchor, "dobj"))
    ),
    "free": lambda draft: draft.trigger.head.lemma_.lower() != "agree",
    "explicit": _explicit,
    "inherited": lambda draft: draft.antecedent,
    "strong": lambda draft: (
        draft.trigger != draft.anchor and draft.trigger.lemma_.lower() in words("strong", draft.type)
    ),
    "superlative": superlative,
    "uncommanded": lambda draft: not children(draft.anchor, "xcomp", "ccomp", "oprd"),
    "contracted": lambda draft: draft.status.value == "planned",
}
