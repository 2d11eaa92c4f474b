"""What a frame demands before its draft becomes a claim: each demand is a name in the tables and a test here."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from kg.events import Draft
from kg.governors import PLAIN
from kg.lexicon import table, words
from kg.own_verbs import coming_in, entering, is_deal, objectless, together, towards_deal
from kg.reach import measured as whole_of
from kg.syntax import clauses_about, verb_positions
from kg.tree import children, meant_for

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
    asked = (*OF_GRAMMAR, *OF_GOODS) if measured else OF_GRAMMAR
    return next((d for d in demands if d in asked and not _holds(d, draft)), None)


def in_words(demand: str) -> str:
    """A demand as the analyst reads it: ``party2|name`` is "no two parties and no name"."""
    said = words_for()
    return " and ".join(dict.fromkeys(f"no {said.get(name, name)}" for name in demand.split("|")))


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


def _flow(draft: Draft) -> bool:
    """“restricted exports of …”: what is limited is trade, whatever the good is called."""
    acted_on = children(draft.trigger, "dobj", "nsubjpass")
    return bool(draft.roles.get("commodity")) and any(t.lemma_ in ("export", "import", "shipment") for t in acted_on)


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


def _no_errand(draft: Draft) -> bool:
    """“flew to Lima to meet X”: the journey tells the meeting."""
    verb = draft.trigger
    purpose = verb.dep_ in ("advcl", "xcomp") and any(a.lower_ == "to" for a in children(verb, "aux"))
    return not (
        purpose and verb.head.lemma_.lower() in words("syntax", "travelling") and children(verb.head, "prep", "dobj")
    )


def _held(draft: Draft) -> bool:
    """Who leaves or joins talks does not hold them."""
    nouns = [t for t in draft.tokens if t.lemma_.lower() in ("negotiation", "talk", "talks")]
    return not any(v.lemma_ in ("leave", "quit", "exit", "join", "rejoin") for t in nouns for v, _ in clauses_about(t))


def _purposeless(draft: Draft) -> bool:
    """“machines to make them”, "ore to smelt": what a thing is for is not done yet, unless it is a plan to do it."""
    noun = meant_for(draft.trigger)
    means = (word for value in ("planned", "possible", "negated") for word in words("factuality", "nouns", value))
    return noun is None or noun.lemma_.lower() in {*means, *words("things", "ventures")}


def _whole(draft: Draft) -> bool:
    """“concluded a third round of talks” is not the end of the talks."""
    part = draft.anchor.head.head if draft.anchor.dep_ == "pobj" else None
    return part is None or part.lemma_.lower() not in ("round", "stage", "phase", "session", "day", "leg")


def _undecided(draft: Draft) -> bool:
    """A case that is won, lost or dismissed is told as its ruling."""
    decided = ("win", "lose", "dismiss", "reject")
    return not any(v.lemma_ in decided and position == "object" for v, position in clauses_about(draft.anchor))


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


def _no_deal(draft: Draft) -> bool:
    """Talks towards a deal are a stage of that deal, no meeting of their own."""
    behind = [
        o
        for p in children(draft.anchor, "prep")
        if p.lower_ in ("on", "for", "about", "towards", "toward")
        for o in p.subtree
    ]
    return not any(t.lemma_.lower() in words("things", "deals") for t in (*behind, *children(draft.anchor, "dobj")))


SHARES = ("percent", "pct", "%", "half", "most", "all", "some", "third", "quarter", "list", "billion", "bln")


def _unlimited(draft: Draft) -> bool:
    """“restrictions on exports”, "export quotas", "tariffs on goods imported from Peru": what is limited is no flow."""
    anchor = _share(draft.anchor.head if draft.anchor.dep_ == "acl" else draft.anchor)
    anchor = whole_of(anchor) or anchor
    if anchor.dep_ in ("dobj", "nsubjpass") and anchor.head.lemma_.lower() in words("things", "limiting"):
        return draft.anchor.dep_ == "acl"
    if anchor.dep_ in ("compound", "nmod", "amod"):
        return anchor.pos_ not in ("NOUN", "PROPN") or anchor.head.lemma_.lower() in words("things", "flows")
    if anchor.dep_ == "pcomp" and anchor.head.lower_ == "from":  # “barred firms from selling”
        return anchor.head.head.lemma_.lower() not in words("things", "limiting")
    above = [anchor.head.head] if anchor.dep_ == "pobj" else []
    levied = anchor.dep_ == "pobj" and anchor.head.lower_ == "on"
    above += [o for t in above for o in children(t, "dobj", "nsubjpass")] if levied else []
    above += [c for t in above for c in children(t, "compound")]  # “a tariff plan on imports”
    measures = words("things", "measures") | (words("things", "levying") if levied else frozenset())
    return not any(t.lemma_.lower() in measures for t in above)


def _share(noun: Token) -> Token:
    """“duties on 98 percent of exports”: the share that a flow is given by, or the flow itself."""
    of = noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return noun.head.head if of and noun.head.head.lower_ in SHARES else noun


def _explicit(draft: Draft) -> bool:
    """Talks that are only referred back to ("the talks") are no new meeting."""
    named = [f for f in draft.roles.get("participant", ()) if f.method != "coreference"]
    return bool(named) or draft.sense.id == "hold"


def _superlative(draft: Draft) -> bool:
    return any(
        t.tag_ in ("JJS", "RBS") or t.lower_ in ("top", "leading", "main", "dominant")
        for noun in ((draft.anchor, draft.anchor.head) if draft.anchor.dep_ == "conj" else (draft.anchor,))
        for t in children(noun, "amod")
    )


def _is_holding(noun: Token) -> bool:
    return noun.lemma_.lower() in words("things", "holdings")


def _of_goods(draft: Draft) -> bool:
    """“bought a stake”, "making the kingdom its supplier": a verb that acts on anything else trades no goods."""
    verb = draft.anchor
    if verb.pos_ != "VERB" or draft.roles.get("commodity"):
        return True
    amounts = words("goods", "containers") | words("goods", "flows")
    things = children(verb, "dobj") or children(verb, "ccomp")
    if verb.lemma_ == "grow" and not things:  # “exports grew by 6 percent”
        return False
    return all(
        t.pos_ not in ("NOUN", "PROPN")
        or t.lemma_.lower() in amounts
        or (children(t, "nummod") and not _is_holding(t))
        or any(p.lower_ == "of" for p in children(t, "prep"))
        for t in things
    )


# Demands that look at grammar alone.
OF_GRAMMAR = (
    "facing",
    "keeping_from",
    "held",
    "undecided",
    "firsthand",
    "unasked",
    "entering",
    "objectless",
    "own_name",
    "coming_in",
    "of_goods",
    "uncommanded",
    "unlimited",
)
# Of these, those that ask for the amounts too.
OF_GOODS = ("traded", "weighed")
TESTS: dict[str, Test] = {
    "purposeless": _purposeless,
    "ordered": lambda draft: draft.anchor.lemma_ != "order" or draft.sense.id != "default",
    "whole": _whole,
    "sense": _has_sense,
    "dutiable": lambda draft: not any(t.lower_ == "free" for t in draft.anchor.subtree),
    "flow": _flow,
    "facing": lambda draft: draft.sense.id == "face",
    "keeping_from": lambda draft: any(
        c.dep_ in ("xcomp", "ccomp") or any(children(c, "pcomp")) for c in draft.trigger.children
    ),
    "licensed": lambda draft: draft.sense.id in ("licensed", "subjecting"),
    "figure": _has_quantity,
    "quantity": _has_quantity,
    "good": _known_good,
    "traded": _known_good,
    "weighed": lambda draft: _known_good(draft) or any(q.unit in words("things", "bulk") for q in draft.quantities),
    "of_goods": _of_goods,
    "persons": _persons,
    "visitor": _visitor,
    "specific": _specific,
    "accompanied": _accompanied,
    "no_errand": _no_errand,
    "traveller": _traveller,
    "visit": lambda draft: draft.anchor_id in ("visit", "visiting", "travelling"),
    "judge": _judge,
    "known_forum": _known_forum,
    "ruling": _about_ruling,
    "no_deal": _no_deal,
    "answering": lambda draft: not (draft.anchor.lemma_ == "retaliation" and draft.anchor.head.lower_ == "in"),
    "unlimited": _unlimited,
    "unasked": lambda draft: draft.trigger.head.lemma_ not in words("things", "requests"),
    "held": _held,
    "deal": is_deal,
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
    "undecided": _undecided,
    "firsthand": lambda draft: (
        not any(o.lemma_.lower() in words("things", "decisions") for o in children(draft.anchor, "dobj"))
    ),
    "free": lambda draft: draft.trigger.head.lemma_.lower() != "agree",
    "explicit": _explicit,
    "inherited": lambda draft: draft.antecedent,
    "strong": lambda draft: (
        draft.trigger != draft.anchor and draft.trigger.lemma_.lower() in words("strong", draft.type)
    ),
    "superlative": _superlative,
    "uncommanded": lambda draft: not children(draft.anchor, "xcomp", "ccomp", "oprd"),
    "contracted": lambda draft: draft.status.value == "planned",
}
