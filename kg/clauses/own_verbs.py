"""What a frame demands of the words around its verb: "signed" without its object, "came in" without a place."""

from __future__ import annotations

from kg.clauses.events import Draft
from kg.grammar.syntax import verb_positions
from kg.grammar.tokens import Token
from kg.grammar.tree import children, coordinated, is_indefinite
from kg.lexicon import words


def entering(draft: Draft) -> bool:
    """“a road joins Peru to Chile”, "enters into force": what is joined to something is connected with it."""
    around = verb_positions(draft.anchor)
    return not (around.get("object") and around.get("to")) and not around.get("into")


def objectless(draft: Draft) -> bool:
    """“India did not sign”: neither what is signed stands there nor a clause of what is to be done."""
    clauses = children(draft.anchor, "ccomp", "xcomp", "auxpass", "nsubjpass")
    return not clauses and draft.anchor.tag_ != "VBG" and not verb_positions(draft.anchor).get("object")


def parting(draft: Draft) -> bool:
    """“left for Lima”, "withdrew its complaint", "left rates unchanged": who does that leaves no body."""
    verb = draft.anchor
    if draft.roles.get("organization"):
        return True
    left = [o for o in children(verb, "dobj") if o.ent_type_ not in ("DATE", "TIME")]
    body = all(o.pos_ == "PROPN" or o.lemma_.lower() in words("actors", "nouns", "left") for o in left)
    taken_back = bool(left) and verb.lemma_ == "withdraw"
    changed = verb.lemma_ == "leave" and children(verb, "ccomp", "oprd")
    return body and not taken_back and not changed and not any(p.lower_ == "for" for p in children(verb, "prep"))


def coming_in(draft: Draft) -> bool:
    """“may yet come in”, but not "comes in August"."""
    back = any(c.lower_ in ("back", "on") for c in draft.anchor.children)
    return back or draft.anchor.lemma_ != "come" or not verb_positions(draft.anchor).get("in")


def together(draft: Draft) -> bool:
    """A paper that one person alone signs ("the president signed a memorandum") is an order, no deal."""
    subjects = [each for s in verb_positions(draft.trigger).get("subject", ()) for each in coordinated(s)]
    return len(subjects) != 1 or not _is_person(subjects[0])


def _is_person(noun: Token) -> bool:
    return noun.ent_type_ == "PERSON" or noun.lemma_.lower() in words("actors", "nouns", "person")


def tells_of_deal(draft: Draft) -> bool:
    """A programme that goes on ("the implementation of the Belt and Road Initiative") is no deal; one may be signed.

    A law ("the CHIPS Act") is none, whatever is done to it.
    """
    last = {f.entity.label.split()[-1].lower() for f in draft.roles.get("name", ())}
    goes_on = last <= words("things", "programmes") and draft.sense.id in ("force", "content", "default")
    return "act" not in last and not goes_on


def towards_deal(draft: Draft) -> bool:
    """Talks that fail were to give a deal, and so are talks on free trade; all others are a meeting."""
    free = any(f.entity.label.startswith("free trade") for f in draft.roles.get("topic", ()))
    return free or draft.sense.id == "negated-talks"


def filing(draft: Draft) -> bool:
    """“complained to the WTO”, but not "has long complained" and "complained at a summit": grumbling is no case."""
    verb = draft.anchor
    if any(a.lower_ in words("syntax", "habit") for a in children(verb, "advmod")):
        return False
    called = (name for f in draft.roles.get("forum", ()) for name in (f.mention, f.entity.label, *f.entity.names))
    return any(word.lower() in words("things", "courts") for name in called for word in name.split())


def standing(draft: Draft) -> bool:
    """“its deal with Peru”, "under a deal with Peru": there already; "dreams of a deal with Peru" leaves that open."""
    deal = draft.anchor
    new = is_indefinite(deal)
    told = draft.roles.get("name") or draft.status.value != "asserted"
    if not new or told or deal.dep_ in ("attr", "appos", "conj", "ROOT"):
        return True
    party = deal.dep_ == "pobj" and deal.head.head.lower_ in ("party", "parties")  # “is party to a pact”
    return party or (deal.dep_ == "pobj" and deal.head.lower_ in words("syntax", "standing_under"))


def entered(draft: Draft) -> bool:
    """“signed an accession treaty”: the paper is signed, and nobody has joined yet."""
    noun = draft.anchor
    paper = noun.head.lemma_.lower() in words("things", "deal_names") if noun.dep_ in ("compound", "nmod") else False
    return not paper
