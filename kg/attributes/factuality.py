"""Whether an event happened, is planned, is possible or is denied: read along the path from trigger to sentence root.

A word window cannot tell "X denied that Y had agreed" from "Y, which denied it, had agreed"; the path can. Every
cue on the way weakens the event, never strengthens it, and denial wins (after FactBank, Saurí and Pustejovsky 2009,
with its eight values folded into the four of the ontology).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from kg.attributes.auxiliaries import auxiliary, lookup
from kg.attributes.copula import expected, stands_all_the_same
from kg.attributes.cues import TEMPORAL, own_cues, parent_cues
from kg.attributes.presupposed import asks_whether, came_late, is_blamed, is_known, is_owned, is_spoken_of
from kg.attributes.questions import is_asked
from kg.attributes.tense import finite, has_future, is_past
from kg.attributes.undone import is_being_done, is_instead, is_near_miss, is_overtaken
from kg.grammar.tokens import Token
from kg.grammar.tree import children, is_indefinite, is_infinitive, meant_for
from kg.lexicon import words
from kg.model import Factuality

STRENGTH: dict[Factuality, int] = {"asserted": 0, "planned": 1, "possible": 2, "negated": 3}
LIMIT = 12
FINITE = ("VBZ", "VBP", "VBD", "MD")
AHEAD = ("expect", "schedule", "await")
BESIDE = ("over", "about", "against", "regarding", "despite")
Tense = Literal["past", "present", "future", "either"]
Cue = tuple[Factuality, Token]


@dataclass(frozen=True, slots=True)
class Status:
    """A factuality with the word that set it, None when nothing did; ``token`` is that word where it stands."""

    value: Factuality
    cue: str | None = None
    token: Token | None = field(default=None, compare=False, repr=False)


def status(trigger: Token, *, of: Token | None = None, denied: bool = True) -> Status:
    """The factuality of the event that ``trigger`` (a verb or a noun) speaks of; ``of`` is the thing it says it of.

    With ``denied`` off, that of what the denial leaves: of no longer accepting, when it is planned.
    """
    cues = _going_on([cue for cue in _cues(trigger) if not (cue[0] == "negated" and came_late(cue[1]))])
    cues = [cue for cue in cues if denied or not (cue[0] == "negated" or cue[1].lower_ in ("can", "ca", "could"))]
    if not cues:
        return Status("asserted")
    value, word = max(cues, key=lambda c: STRENGTH[c[0]])
    if value == "negated" and of is not None and stands_all_the_same(of, trigger):
        return Status("asserted")
    if value == "negated" and (_is_only_not_yet(word) or _is_condition(word) or _is_wished_away(word)):
        return Status("possible", word.text.lower(), word)
    return Status(value, word.text.lower(), word)


def _going_on(cues: list[Cue]) -> list[Cue]:
    """“denied that it would stop buying gas”: what is not stopped goes on, with whatever else is said of it."""
    denials = [word for value, word in cues if value == "negated"]
    stopped = any(word.lemma_.lower() in words("factuality", "verbs", "ceasing") for word in denials[:-1])
    return [cue for cue in cues if cue[0] != "negated"] if stopped else cues


def to_come(deal: Token) -> Status | None:
    """“the pact would scrap duties", "a pact is likely”: what would do that, or what is likely, is not in force yet."""
    while deal.dep_ == "compound" and deal.head.pos_ in ("NOUN", "PROPN"):
        deal = deal.head
    verb = deal.head
    if deal.dep_ == "nsubj" and verb.lemma_ == "be":
        return next((Status(v, a.lower_, a) for a in children(verb, "acomp") for v, _ in expected(a)), None)
    if deal.dep_ != "nsubj" or verb.lemma_.lower() not in words("factuality", "bringing", "verbs"):
        return None
    open_ = [a for a in children(verb, "aux") if a.lower_ in words("factuality", "bringing", "auxiliaries")]
    return next((Status(value, word.text.lower(), word) for a in open_ for value, word in auxiliary(a)), None)


def is_thought_of(thing: Token, found: Status) -> bool:
    """“is considering a complaint”, "a deal is possible": what is not one that is known is there as it is told of."""
    some = is_indefinite(thing)
    above = thing.head.head if thing.dep_ == "pobj" else thing.head
    cue = found.token
    return some and cue is not None and (cue == above or (cue.head == above and cue.dep_ == "acomp"))


def _is_only_not_yet(negation: Token) -> bool:
    """“cannot take effect until six states have ratified it”: what waits for a condition is not denied."""
    clauses = children(negation.head, "advcl")
    return any(m.lower_ in ("until", "unless", "before") for c in clauses for m in children(c, "mark", "advmod"))


def _is_condition(negation: Token) -> bool:
    """“if the ban is not lifted”: what a condition denies may yet come about."""
    return any(m.lower_ in ("if", "unless") for m in children(negation.head, "mark"))


def _is_wished_away(negation: Token) -> bool:
    """“hoped that Peru would not tax it”, "urged Peru not to": what somebody wishes away may yet come about."""
    verb, above = negation.head, negation.head.head
    under = negation.dep_ == "neg" and verb.dep_ in ("ccomp", "xcomp", "advcl") and verb != above
    won = above.lemma_ in ("persuade", "convince") and is_past(above)  # “was persuaded not to tax it”
    return (
        under
        and not won
        and above.lemma_.lower() in words("factuality", "verbs", "wishing")
        and not children(above, "neg")
    )


def tense(trigger: Token) -> Tense:
    """The direction in which a weekday or a month without year is looked for; ``either`` takes the nearest one."""
    verb = finite(trigger)
    now = any(a.tag_ in ("VBZ", "VBP") for a in children(trigger, "auxpass"))
    if trigger.lemma_ in AHEAD and now:  # “a ruling is expected in May”
        return "future"
    found = status(trigger)
    value = found.value
    if value == "negated" and found.token is not None and _is_overtaken(found.token):
        return "either"  # “had been due to meet on Monday”
    if value in ("planned", "possible") and not is_past(verb):
        return "future"
    scheduled = verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in words("factuality", "scheduling", "verbs")
    if has_future(verb) or scheduled:
        return "future"
    return "past" if is_past(verb) else "present"


def _is_overtaken(cue: Token) -> bool:
    return is_overtaken(cue.lower_, cue.head) or is_overtaken(cue.lemma_.lower(), cue)


def _cues(trigger: Token) -> Iterator[Cue]:
    here, beside, nominal = trigger, False, trigger.pos_ == "NOUN"
    yield from own_cues(here)
    if here.lemma_ == "be":  # “had been due in Lima to sign it”
        yield from (("negated", a) for a in children(here, "acomp") if is_overtaken(a.lower_, here))
    yield from (("negated", a) for a in children(here, "advmod") if is_near_miss(a))
    if is_being_done(here) or (here.pos_ == "VERB" and here.lemma_ in words("factuality", "verbs", "promising")):
        yield "planned", here  # “pledged 50 million to Peru”
    if (venture := meant_for(here)) is not None and venture.lemma_.lower() in words("things", "ventures"):
        yield "planned", venture
    if here.dep_ in ("relcl", "acl", "ccomp") and children(here, "auxpass") and is_infinitive(here):
        yield "planned", here  # “tariffs to be imposed by Peru”
    if is_owned(here):
        return
    for _ in range(LIMIT):
        parent = here.head
        if is_instead(here):
            yield "negated", here.nbor(-1)
        if parent == here or _leaves_clause(here):
            if parent == here and is_asked(here):
                yield "possible", here
            break
        nominal = nominal and here.pos_ not in ("VERB", "AUX")
        beside = beside or (nominal and here.dep_ == "prep" and _is_topic(here)) or is_spoken_of(here)
        beside = beside or stands_all_the_same(here, parent)
        if here.dep_ == "conj" and children(here, "aux", "auxpass"):
            parent = _finite_partner(here)
        else:
            yield from (c for c in parent_cues(here, parent) if not beside or c[0] != "negated")
        beside = beside or (trigger.pos_ == "NOUN" and here.dep_ == "prep" and here.lower_ == "at")
        here = parent


def _is_topic(preposition: Token) -> bool:
    """“held no talks over the duty”, "set up no panel on the basis of it": what is not spoken of is not denied."""
    spoken = preposition.head.lemma_.lower() in words("factuality", "negation", "spoken")
    grounds = words("factuality", "negation", "grounds") | words("syntax", "set_phrases")
    grounded = any(o.lemma_.lower() in grounds for o in children(preposition, "pobj"))
    return grounded or preposition.lower_ in BESIDE or (preposition.lower_ == "on" and spoken)


def _finite_partner(verb: Token) -> Token:
    """“is urging Peru to sign and is launching talks”: a verb with a tense goes on from the one that has a tense."""
    first = verb.head
    if not any(a.tag_ in FINITE for a in children(verb, "aux", "auxpass")):
        return first
    while is_infinitive(first) and first.dep_ in ("xcomp", "ccomp", "advcl") and first.head != first:
        first = first.head
    return first


def _leaves_clause(token: Token) -> bool:
    """A relative clause, an independent coordinated clause and quoted speech beside it are judged by themselves."""
    if token.dep_ == "relcl":
        return not is_infinitive(token)
    if token.dep_ == "parataxis" or is_known(token) or asks_whether(token) or is_blamed(token):
        return True
    if token.dep_ == "acl" and token.tag_ in ("VBN", "VBG") and not children(token, "mark"):
        thing = token.head  # “hopes to see the duty, which is still in place, removed”
        return not (token.tag_ == "VBN" and thing.dep_ == "dobj" and thing.head.lemma_ in ("see", "want", "get"))
    if token.dep_ == "advcl" and token.tag_ == "VBD":  # “feared a flood after Peru had lifted”: what came before is so
        return any(
            m.lower_ in TEMPORAL or m.lower_ in ("because", "although", "though") for m in children(token, "mark")
        )
    own = token.pos_ in ("VERB", "AUX") and bool(children(token, "nsubj", "nsubjpass", "expl"))
    return own and (token.dep_ == "conj" or (token.dep_ == "ccomp" and _stands_beside(token)))


def _stands_beside(clause: Token) -> bool:
    """“Peru has a pact with Chile, however, talks would be welcome”: a clause before one that reports nothing."""
    above = clause.head
    lemma = above.lemma_.lower()
    says = lemma in words("factuality", "reporting", "verbs") or any(lookup(lemma, "verbs", above))
    before = clause.i < above.i and not children(clause, "mark")
    if before and any(t.text == ";" for t in clause.doc[clause.i : above.i]):
        return True
    return before and not says and bool(children(above, "nsubj", "nsubjpass"))
