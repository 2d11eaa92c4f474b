"""The positions around a trigger and its anchor: what stands where, by name, whichever role it may fill."""

from __future__ import annotations

from kg.actors.attendance import HOSTS, VERBAL, attendance, inside, is_aside
from kg.attributes.rates import in_gap
from kg.clauses.aims import aims, discussed, favour, meant_to_do, purpose, whom_to_see
from kg.clauses.brought import brought
from kg.clauses.contracts import contract_positions
from kg.clauses.facing import asker, complainer
from kg.clauses.partners import each_partner
from kg.clauses.requested import requested
from kg.clauses.straying import deeper
from kg.grammar.control import acting_for, dative, owner, subject_of
from kg.grammar.reach import far_positions, made_up_of, measured, sharer, spread, whole
from kg.grammar.syntax import Positions, clauses_about, noun_positions, verb_positions
from kg.grammar.tokens import Token
from kg.grammar.tree import children, is_infinitive, visitor
from kg.lexicon import words

MUTUAL = ("bilateral", "two-way", "mutual", "cross-border")
TALKS = ("talk", "talks", "negotiation", "discussion")
# Prepositions at a verb that belong to the thing that it is about.
OUTER = ("on", "for", "from", "against", "between", "among")


def positions(anchor: Token, trigger: Token) -> Positions:
    """The positions around an anchor and the word of the sense that governs it."""
    if anchor.pos_ in ("VERB", "AUX"):
        return _by_law(_around_verb(anchor))
    if anchor.pos_ == "ADJ":
        subject = subject_of(anchor.head) if anchor.dep_ in ("acomp", "oprd", "conj") else [anchor.head]
        return {**noun_positions(anchor), "subject": subject}
    return _by_law(_around_noun(anchor, trigger))


def _by_law(found: Positions) -> Positions:
    """“the House passed a bill that would bar imports”: who makes a law does what it does."""
    laws = [t for t in found.get("subject", ()) if t.lemma_.lower() in words("syntax", "laws")]
    makers = [t for law in laws for t in owner(law)]
    return {**found, "subject": [*found["subject"], *makers]} if makers else found


def _around_verb(verb: Token) -> Positions:
    """A verb's own positions, and the prepositions that the parser hung on its object instead."""
    found = verb_positions(verb)
    for due in (a for a in children(verb, "acomp") if a.lower_ in ("due", "back")):  # “is due in Lima”
        found |= {name: found.get(name, []) + tokens for name, tokens in noun_positions(due).items()}
    for name, tokens in [pair_ for o in found.get("object", []) for pair_ in noun_positions(o).items()]:
        if name not in ("poss", "modifier", "appos", "of"):
            found.setdefault(name, tokens)
    deeper(found)
    each_partner(verb, found)
    purpose(found)
    favour(found)
    if acting := acting_for(verb):
        found["subject"] = acting
    found["to see"] = whom_to_see(verb)
    found |= contract_positions(verb, sells=verb.lemma_.lower() not in words("things", "buying"))
    found |= brought([*found.get("object", []), *found.get("in", [])])
    found["aim"], found["asker"], found["purpose"] = aims(verb), asker(verb), meant_to_do(verb)
    if parts := whole(verb):
        found["whole"] = parts
    found |= {"visitor": visitor(verb), "inside": inside(verb), "here": attendance(verb)["here"]}
    found["means"] = verb_positions(verb.head).get("object", []) if verb.head.lemma_ == "use" else []
    kept_from = found.get("from+ing", [])
    clauses = [c for c in children(verb, "xcomp", "ccomp") if c.pos_ in VERBAL]
    _complement(found, [*clauses, *kept_from])
    return found


def _complement(found: Positions, verbs: list[Token]) -> None:
    """“agreed to supply gas to B”, “a contract to sell gas to B”: what is to be done, and with whom."""
    found["complement"] = verbs
    around = [verb_positions(v) for v in verbs]
    for each in around:
        deeper(each)
    found["partner"] = [t for p in around for name in ("to", "from", "with") for t in p.get(name, [])]
    found["complement object"] = objects = [t for p in around for t in p.get("object", [])]
    found["partner"] += [t for p in around if "with" in p for t in p.get("object", [])]
    found["complement subject"] = [t for p in around for t in p.get("subject", [])]
    found["complement from"] = [t for p in around for t in p.get("from", [])]
    for name in ("against", "into"):
        found[f"complement {name}"] = [t for p in around for t in p.get(name, [])]
    found["complement on"] = [t for p in around for t in p.get("on", [])]
    found["complement on"] += [t for o in objects for t in noun_positions(o).get("on", [])]
    found["complement to"] = [t for o in objects for t in noun_positions(o).get("to", [])]
    found["complement to"] += [t for p in around for t in p.get("to", []) if t not in found["complement to"]]


def _is_content(clause: Token) -> bool:
    """“a contract to sell gas”, “a ruling that duties broke the rules”: a clause that says what the noun is of."""
    return is_infinitive(clause) or any(m.lower_ == "that" for m in children(clause, "mark"))


def _what_for(anchor: Token, trigger: Token) -> list[Token]:
    """“signed a deal with X to build a dam”: what the parser took for the purpose of signing is what the deal is of."""
    if trigger.pos_ != "VERB" or anchor.head != trigger or anchor.dep_ != "dobj":
        return []
    behind = [c for c in children(trigger, "advcl") if c.i > anchor.i and is_infinitive(c)]
    return behind if any(p.lower_ == "with" and p.i > anchor.i for p in anchor.subtree) else []


def _around_noun(anchor: Token, trigger: Token) -> Positions:
    own = ("self", "named", "kind")
    found = {**{name: [anchor] for name in own}, **noun_positions(anchor), **_outside(anchor)}
    _complement(found, [c for c in children(anchor, "acl") if _is_content(c)] or _what_for(anchor, trigger))
    _terms(anchor, found)
    deeper(found)
    found["asker"], found["complainer"], found["gap"] = asker(trigger), complainer(anchor), in_gap(anchor)
    favour(found)
    found |= brought([anchor, *found.get("in", [])])
    heads = [anchor, *([trigger] if trigger != anchor else [])]
    found["aim"], found["purpose"], found["listed"] = aims(*heads), meant_to_do(*heads), made_up_of(anchor)
    found |= requested(anchor, trigger)
    found.update(far_positions(anchor, trigger))
    _add(found, spread(anchor), anchor)
    found.update(attendance(anchor))
    found |= contract_positions(anchor, sells=None)
    found["pair"] = [c for c in children(anchor, "amod", "compound", "nmod") if _is_mutual(c)]
    if is_aside(anchor):
        return {name: tokens for name, tokens in found.items() if name not in HOSTS}
    if trigger.pos_ in ("VERB", "AUX"):
        around = verb_positions(trigger)
        if acting := acting_for(trigger):
            around["subject"] = acting
        deeper(around)
        _add(found, {**around, "dative": dative(trigger)}, anchor)
        for talks in (t for t in around.get("object", []) if t.lemma_.lower() in TALKS and t != anchor):
            _add(found, noun_positions(talks), anchor)  # “ended talks with Peru on a pact”
        return found
    if trigger.pos_ == "ADJ":
        found["subject"] = subject_of(trigger.head) if trigger.dep_ in ("acomp", "oprd", "conj") else [trigger.head]
    if trigger != anchor:
        _add(found, noun_positions(trigger), anchor)
    while trigger.dep_ == "pobj" and trigger.head.head.lemma_.lower() in words("syntax", "chain"):
        trigger = trigger.head.head
        _add(found, noun_positions(trigger), anchor)
    host = measured(anchor) if trigger == anchor else None
    if host:
        _add(found, noun_positions(host), anchor)
    for verb, position in [*clauses_about(trigger), *(clauses_about(host) if host else ())]:
        if position == "object":
            around = verb_positions(verb)
            light = verb.lemma_.lower() in words("syntax", "light")
            beside = verb.lemma_.lower() in words("syntax", "bystander")
            outer: Positions = {name: around.get(name, []) for name in OUTER}
            outer["outer"] = [] if beside else around.get("subject", [])
            _add(found, around if light else outer, anchor)
    return found


def _terms(deal: Token, found: Positions) -> None:
    """“a contract under which B will supply engines to C”: who does what to whom under it."""
    for clause in children(deal, "relcl"):
        under = [p for p in children(clause, "prep") if p.lower_ in ("under", "by", "through", "whereby")]
        if any(o.lower_ == "which" for p in under for o in children(p, "pobj")):
            around = verb_positions(clause)
            told = [
                t for name in ("subject", "to", "with", "from") for t in around.get(name, []) if t.lower_ != "which"
            ]
            found["clause"] = [*found.get("clause", []), *told]
            found.setdefault("complement", []).append(clause)


def _is_mutual(modifier: Token) -> bool:
    """“bilateral trade”, “two-way trade”: the hyphen makes three words of the second."""
    before = modifier.doc[max(0, modifier.i - 2) : modifier.i].text.lower()
    return modifier.lower_ in MUTUAL or (modifier.lower_ == "way" and before == "two-")


def _outside(anchor: Token) -> Positions:
    """What a noun owes to the clause that it stands in: "supply X under a contract", "agree on Y at a summit"."""
    first = anchor.head if anchor.dep_ == "conj" else anchor
    found: Positions = {"holder": [], "sharer": sharer(anchor)}
    if first.dep_ == "attr":
        found["holder"] = subject_of(first.head)
    elif first.dep_ == "nsubj" and first.head.lemma_ == "be":  # “its largest market is Uganda”
        found["holder"] = children(first.head, "attr")
    elif anchor.dep_ == "appos":
        found["holder"] = [anchor.head]
    elif anchor.dep_ == "pobj" and anchor.head.lower_ == "as" and anchor.head.head.pos_ == "VERB":
        found["holder"] = subject_of(anchor.head.head)
    if anchor.dep_ != "pobj":
        return found
    preposition, host = anchor.head.lower_, anchor.head.head
    if host.pos_ in ("VERB", "AUX"):
        around = verb_positions(host)
        if preposition == "in" and any(t.ent_type_ == "MONEY" for t in around.get("object", [])):
            found["giver"], found["given to"] = around.get("subject", []), around.get("to", [])
        if preposition in ("under", "through"):
            found["clause"] = [t for name in ("subject", "object", "to", "with", "from") for t in around.get(name, [])]
            found["clause subject"] = [*around.get("subject", []), *around.get("object", [])]
            found["clause to"] = [*around.get("to", []), *_ready_for(host)]
        elif preposition == "for":
            found["clause subject"], found["clause to"] = around.get("subject", []), around.get("to", [])
        elif preposition in ("at", "during", "in"):
            found["clause on"] = [*around.get("on", []), *discussed(host)]
    elif preposition == "at" and host.pos_ == "NOUN":
        found["clause on"] = [host]
    return found


def _ready_for(verb: Token) -> list[Token]:
    """“is still available to Jordan”: for whom a thing is there."""
    return [t for a in children(verb, "acomp") for t in noun_positions(a).get("to", [])]


def _add(found: Positions, more: Positions, anchor: Token) -> None:
    for name, tokens in more.items():
        for token in tokens:
            if token not in found.setdefault(name, []) and anchor not in (token, *token.conjuncts):
                found[name].append(token)
