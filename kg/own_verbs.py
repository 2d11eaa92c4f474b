"""What a frame demands of the words around its verb: "signed" without its object, "came in" without a place."""

from __future__ import annotations

from kg.events import Draft
from kg.syntax import verb_positions
from kg.tree import children


def entering(draft: Draft) -> bool:
    """“a road joins Peru to Chile”, "enters into force": what is joined to something is connected with it."""
    around = verb_positions(draft.anchor)
    return not (around.get("object") and around.get("to")) and not around.get("into")


def objectless(draft: Draft) -> bool:
    """“India did not sign”: neither what is signed stands there nor a clause of what is to be done."""
    clauses = children(draft.anchor, "ccomp", "xcomp", "auxpass", "nsubjpass")
    return not clauses and draft.anchor.tag_ != "VBG" and not verb_positions(draft.anchor).get("object")


def coming_in(draft: Draft) -> bool:
    """“may yet come in”, but not "comes in August"."""
    back = any(c.lower_ in ("back", "on") for c in draft.anchor.children)
    return back or draft.anchor.lemma_ != "come" or not verb_positions(draft.anchor).get("in")
