"""Demands that look at the words around a draft: what a verb acts on, what a noun stands in, what a clause is for."""

from __future__ import annotations

from kg.clauses.events import Draft
from kg.grammar.reach import measured as whole_of
from kg.grammar.syntax import clauses_about
from kg.grammar.tokens import Token
from kg.grammar.tree import children, coordinated, is_infinitive, is_passive, meant_for
from kg.lexicon import words
from kg.model import KNOWN
from kg.values.units import units

PUT_INTO = ("on", "for", "to", "into", "of")
SHARES = ("percent", "pct", "%", "half", "most", "all", "some", "third", "quarter", "list", "billion", "bln")


def firsthand(draft: Draft) -> bool:
    """“upheld the ruling” is another's ruling, and who "decided to keep the duty" rules on nothing."""
    acts = draft.anchor.lemma_ == "decide" and any(map(is_infinitive, children(draft.anchor, "xcomp")))
    return not acts and not any(
        o.lemma_.lower() in words("things", "decisions") for o in children(draft.anchor, "dobj")
    )


def flow(draft: Draft) -> bool:
    """“restricted exports of …”: what is limited is trade, whatever the good is called."""
    acted_on = children(draft.trigger, "dobj", "nsubjpass")
    return bool(draft.roles.get("commodity")) and any(t.lemma_ in ("export", "import", "shipment") for t in acted_on)


def by_persons(draft: Draft) -> bool:
    """“no longer enters the bloc free of duty”: it is goods that enter, and nobody joins."""
    dues = ("duty", "tariff", "tax", "charge")
    near = (draft.anchor, *children(draft.anchor, "dobj"))
    frees = [t for n in near for t in n.children if t.lower_ == "free"]
    behind = [o for t in frees for p in children(t, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
    return not any(o.lemma_.lower() in dues for o in behind)


def done(draft: Draft) -> bool:
    """“imports of tea were barred”: what is done to a known good is done, whoever does it."""
    known = any(f.method in KNOWN for f in draft.roles.get("commodity", ()))
    return known and (draft.anchor.pos_ == "ADJ" or (draft.anchor.pos_ == "VERB" and is_passive(draft.anchor)))


def of_banned(draft: Draft) -> bool:
    """“its list of banned goods”, "the list of foods that Peru bans", "… it will not let in"."""
    listed = [o for p in children(draft.anchor, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
    said = [c for o in listed for c in children(o, "amod", "relcl", "acl")]
    barring = words("things", "barring")
    return any(c.lemma_.lower() in barring or c.lower_ in barring or children(c, "neg") for c in said)


def of_imports(draft: Draft) -> bool:
    """“imports of rum remain forbidden”: it is trade in the goods that is forbidden."""
    verb = draft.anchor.head
    return any(t.lemma_.lower() in ("import", "export", "sale", "shipment", "entry") for t in children(verb, "nsubj"))


def no_errand(draft: Draft) -> bool:
    """“flew to Lima to meet X”: the journey tells the meeting."""
    verb = draft.trigger
    purpose = verb.dep_ in ("advcl", "xcomp") and is_infinitive(verb)
    if draft.anchor_id == "talks":  # “met to revive talks on beef”
        verb = draft.anchor.head if draft.anchor.dep_ == "dobj" else verb
        meeting = verb.head.lemma_.lower() in ("meet", "gather", "convene", "reconvene")
        return not (verb.dep_ in ("advcl", "xcomp") and is_infinitive(verb) and meeting)
    return not (
        purpose and verb.head.lemma_.lower() in words("syntax", "travelling") and children(verb.head, "prep", "dobj")
    )


def held(draft: Draft) -> bool:
    """Who leaves or joins talks does not hold them, and talks that are told to be over are no longer held."""
    nouns = [t for t in draft.tokens if t.lemma_.lower() in ("negotiation", "talk", "talks")]
    if draft.attributes.get("stage") == "negotiating" and any(_is_over(t) for t in nouns):
        return False
    return not any(v.lemma_ in ("leave", "quit", "exit", "join", "rejoin") for t in nouns for v, _ in clauses_about(t))


def _is_over(talks: Token) -> bool:
    """“the conclusion of the talks", "declared the talks over”."""
    noun = talks.head.head if talks.dep_ == "pobj" and talks.head.lower_ == "of" else talks
    ending = noun != talks and noun.lemma_.lower() in words("things", "ending")
    beside = [*children(talks, "advmod", "acomp", "prt"), *children(talks.head, "oprd", "acomp", "advmod", "prt")]
    declared = talks.head.lemma_ in ("declare", "pronounce", "be") or talks.dep_ == "nsubj"
    return ending or (declared and any(t.lower_ in ("over", "closed", "finished", "complete") for t in beside))


def purposeless(draft: Draft) -> bool:
    """“machines to make them”, "ore to smelt": what a thing is for is not done yet, unless it is a plan to do it."""
    noun = meant_for(draft.trigger)
    means = (word for value in ("planned", "possible", "negated") for word in words("factuality", "nouns", value))
    return noun is None or noun.lemma_.lower() in {*means, *words("things", "ventures")}


def whole(draft: Draft) -> bool:
    """“concluded a third round of talks” is not the end of the talks."""
    part = draft.anchor.head.head if draft.anchor.dep_ == "pobj" else None
    return part is None or part.lemma_.lower() not in ("round", "stage", "phase", "session", "day", "leg")


def undecided(draft: Draft) -> bool:
    """A case that is won, lost or dismissed is told as its ruling, one that a panel is set up to hear as that panel."""
    decided = ("win", "lose", "dismiss", "reject")
    above = draft.anchor.head.head if draft.anchor.dep_ == "pobj" else draft.anchor.head
    panels = [t for t in (above.head, *children(above.head, "dobj", "nsubjpass")) if t.lemma_.lower() == "panel"]
    if above.dep_ in ("acl", "advcl", "xcomp", "relcl") and panels and draft.sense.id == "panel":
        return False
    return not any(v.lemma_ in decided and position == "object" for v, position in clauses_about(draft.anchor))


def no_deal(draft: Draft) -> bool:
    """Talks towards a deal are a stage of that deal, no meeting of their own."""
    behind = [
        o
        for p in children(draft.anchor, "prep")
        if p.lower_ in ("on", "for", "about", "towards", "toward")
        for o in p.subtree
    ]
    return not any(t.lemma_.lower() in words("things", "deals") for t in (*behind, *children(draft.anchor, "dobj")))


def unlimited(draft: Draft) -> bool:
    """“restrictions on exports”, "export quotas", "tariffs on goods imported from Peru": what is limited is no flow."""
    anchor = _share(draft.anchor.head if draft.anchor.dep_ == "acl" else draft.anchor)
    anchor = whole_of(anchor) or anchor
    if anchor.dep_ in ("dobj", "nsubjpass") and anchor.head.lemma_.lower() in words("things", "limiting"):
        return draft.anchor.dep_ == "acl"
    if anchor.dep_ == "nsubj" and any(c.lower_ in words("things", "barring") for c in children(anchor.head, "acomp")):
        return False  # “imports of rum remain forbidden”
    if anchor.dep_ in ("compound", "nmod", "amod"):
        return anchor.pos_ not in ("NOUN", "PROPN") or anchor.head.lemma_.lower() in words("things", "flows")
    if anchor.dep_ in ("xcomp", "ccomp") and anchor.head.lemma_ in ("forbid", "prohibit", "ban", "bar"):
        return False
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


def superlative(draft: Draft) -> bool:
    """“the largest exporter”, "the top buyer": a rank."""
    return any(
        t.tag_ in ("JJS", "RBS") or t.lower_ in ("top", "leading", "main", "dominant")
        for noun in ((draft.anchor, draft.anchor.head) if draft.anchor.dep_ == "conj" else (draft.anchor,))
        for t in children(noun, "amod")
    )


def _is_holding(noun: Token) -> bool:
    return noun.lemma_.lower() in words("things", "holdings")


def of_goods(draft: Draft) -> bool:
    """“bought a stake”, "making the kingdom its supplier": a verb that acts on anything else trades no goods."""
    verb = draft.anchor
    if any(_last(f.entity.label) in words("things", "assets") for f in draft.roles.get("commodity", ())):
        return False
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


def project(draft: Draft) -> bool:
    """“financed a railway”, "spent 2 billion on ports": what the money is put into can be built."""
    verb = draft.trigger
    things = children(verb, "dobj", "nsubjpass")
    behind = [p for noun in (verb, *things) for p in children(noun, "prep") if p.lower_ in PUT_INTO]
    nouns = [*things, *(o for p in behind for o in children(p, "pobj"))]
    return any(t.lemma_.lower() in words("things", "projects") for noun in nouns for t in coordinated(noun))


def money(draft: Draft) -> bool:
    """“pledged 50 million francs”: what is given is a sum in a currency."""
    given = [t for thing in children(draft.trigger, "dobj", "nsubjpass", "dative") for t in thing.subtree]
    return any(t.tag_ == "$" or _is_currency(t.lower_) for t in given)


def _is_currency(word: str) -> bool:
    unit = units().get(word)
    return unit is not None and unit.kind in ("money", "shared")


def share_of_firm(draft: Draft) -> bool:
    """“bought 30 percent of the refiner X”, "of the Indian refinery": a share of a firm or a project, not of a good."""
    shares = children(draft.trigger, "dobj", "nsubjpass")
    of = [o for t in shares for p in children(t, "prep") for o in children(p, "pobj")]
    built = any(o.lemma_.lower() in words("things", "projects") | words("actors", "nouns", "firm") for o in of)
    return built or any(f.entity.type == "Company" for f in draft.roles.get("recipient", ()))


def foreign(draft: Draft) -> bool:
    """“depends on its own harvest”, “on domestic output”: who has it at home depends on nobody."""
    on = [o for p in children(draft.anchor, "prep") if p.lower_ in ("on", "upon") for o in children(p, "pobj")]
    return not any(a.lower_ in ("own", "domestic", "local", "home", "homegrown") for o in on for a in o.children)


def portion(draft: Draft) -> bool:
    """“met 40 percent of Peru's gas demand”: what is covered is a share of what somebody needs."""
    shares = children(draft.trigger, "dobj", "nsubjpass")
    told = [t for s in shares for t in (s, *children(s, "nmod", "compound", "amod"))]
    return any(t.lower_ in SHARES for t in told) and any(p.lower_ == "of" for s in shares for p in children(s, "prep"))


def given_goods(draft: Draft) -> bool:
    """“provided Peru with a loan”: money is no good."""
    return not any(_last(f.entity.label) in words("things", "funds") for f in draft.roles.get("commodity", ()))


def _last(label: str) -> str:
    return label.lower().split()[-1].removesuffix("s")
