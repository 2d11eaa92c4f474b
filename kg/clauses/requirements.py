"""What a frame demands before its draft becomes a claim: each demand is a name in the tables and a test here."""

from __future__ import annotations

from collections.abc import Callable

from kg.clauses.demands import (
    by_persons,
    done,
    firsthand,
    flow,
    foreign,
    given_goods,
    held,
    money,
    no_deal,
    no_errand,
    of_banned,
    of_goods,
    of_imports,
    portion,
    project,
    purposeless,
    share_of_firm,
    superlative,
    undecided,
    unlimited,
    whole,
)
from kg.clauses.events import Draft
from kg.clauses.governors import PLAIN
from kg.clauses.own_verbs import (
    coming_in,
    entered,
    entering,
    filing,
    objectless,
    parting,
    standing,
    tells_of_deal,
    together,
    towards_deal,
)
from kg.clauses.particular import of_state, own_trade, particular, real, single, undiscussed, unjudged, unranked
from kg.clauses.role_demands import (
    about_ruling,
    accompanied,
    explicit,
    firm,
    judge,
    known_forum,
    known_good,
    persons,
    several,
    specific,
    traveller,
    visitor,
)
from kg.grammar.tree import children
from kg.lexicon import table, words

Test = Callable[[Draft], bool]

# What every frame demands: that the sentence tells of an event, and of one.
OF_ALL = ("real", "particular", "single", "unjudged", "own_trade", "of_state", "undiscussed", "unranked")


def unmet(draft: Draft) -> str | None:
    """The first demand of the frame, its anchor or its sense that ``draft`` does not meet; None when all are met."""
    anchor = next(a for a in draft.frame.anchors if a.id == draft.anchor_id)
    for demand in (*draft.frame.requires, *anchor.requires, *draft.sense.requires):
        if not any(_holds(name, draft) for name in demand.split("|")):
            return demand
    return None


def out_of_place(draft: Draft, *, measured: bool = True) -> str | None:
    """The demand on the words around it that ``draft`` fails, whatever else the text may say; None when there is none.

    "India left the negotiations" is no negotiation by India, so nothing may be completed from it. Grammar is asked
    before the amounts are given out (``measured`` is False), so that what fails takes none from the others.
    """
    anchor = next(a for a in draft.frame.anchors if a.id == draft.anchor_id)
    demands = (*OF_ALL, *draft.frame.requires, *anchor.requires, *draft.sense.requires)
    asked = OF_AMOUNTS if measured else OF_GRAMMAR
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


# Demands that look at grammar alone.
OF_GRAMMAR = frozenset(
    (
        *(demand for demand in OF_ALL if demand != "unranked"),
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
        "parting",
        "of_goods",
        "uncommanded",
        "unlimited",
        "denied",
        "due",
    )
)
# Demands that ask for the amounts too, or for more than the sentence tells.
OF_AMOUNTS = frozenset(("traded", "weighed", "filing", "unranked"))
TESTS: dict[str, Test] = {
    "real": real,
    "particular": particular,
    "single": single,
    "unjudged": unjudged,
    "own_trade": own_trade,
    "undiscussed": undiscussed,
    "unranked": unranked,
    "of_state": of_state,
    "project": project,
    "given_goods": given_goods,
    "money": money,
    "share_of_firm": share_of_firm,
    "firm": firm,
    "foreign": foreign,
    "portion": portion,
    "entered": entered,
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
    "licensed": lambda draft: draft.sense.id in ("licensed", "requiring", "subjecting"),
    "done": done,
    "by_persons": by_persons,
    "due": lambda draft: draft.sense.id == "due",
    "definite": lambda draft: bool(
        {c.lower_ for c in children(draft.anchor, "det", "poss")} & {"the", "this", "that", "its", "these"}
    ),
    "of_imports": of_imports,
    "denied": lambda draft: "action" in draft.attributes and known_good(draft),
    "banned": of_banned,
    "granted": lambda draft: draft.sense.id in ("waived", "unwaived"),
    "figure": _has_quantity,
    "quantity": _has_quantity,
    "good": known_good,
    "traded": known_good,
    "weighed": lambda draft: known_good(draft) or any(q.unit in words("things", "bulk") for q in draft.quantities),
    "of_goods": of_goods,
    "persons": persons,
    "visitor": visitor,
    "specific": specific,
    "accompanied": accompanied,
    "no_errand": no_errand,
    "traveller": traveller,
    "visit": lambda draft: draft.anchor_id in ("visit", "visiting", "travelling"),
    "judge": judge,
    "known_forum": known_forum,
    "ruling": about_ruling,
    "no_deal": no_deal,
    "answering": lambda draft: not (draft.anchor.lemma_ == "retaliation" and draft.anchor.head.lower_ == "in"),
    "unlimited": unlimited,
    "unasked": lambda draft: draft.trigger.head.lemma_ not in words("things", "requests"),
    "uninvited": lambda draft: draft.trigger.head.lemma_ != "invite",
    "held": held,
    "deal": tells_of_deal,
    "standing": standing,
    "together": together,
    "own_name": lambda draft: any(f.position == "self" for f in draft.roles.get("name", ())),
    "towards": towards_deal,
    "entering": entering,
    "acting": lambda draft: "deed" in draft.taken,
    "objectless": objectless,
    "coming_in": coming_in,
    "parting": parting,
    "filing": filing,
    "listed": lambda draft: draft.one_of_many,
    "signed": lambda draft: draft.sense.id == "sign",
    "several": several,
    "rooted": lambda draft: any(role not in draft.taken for role, found in draft.roles.items() if found),
    "own": lambda draft: not draft.inherited or _has_sense(draft),
    "undecided": undecided,
    "firsthand": firsthand,
    "free": lambda draft: draft.trigger.head.lemma_.lower() != "agree",
    "explicit": explicit,
    "inherited": lambda draft: draft.antecedent,
    "strong": lambda draft: (
        draft.trigger != draft.anchor
        and draft.trigger.lemma_.lower() in words("strong", draft.type)
        and (draft.anchor.dep_ != "nsubj" or draft.type in words("strong", "also_subject"))
    ),
    "superlative": superlative,
    "uncommanded": lambda draft: not children(draft.anchor, "xcomp", "ccomp", "oprd"),
    "contracted": lambda draft: draft.status.value == "planned",
}
