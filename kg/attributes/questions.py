"""Questions: what is asked is not said to be so."""

from __future__ import annotations

from kg.grammar.tokens import Token
from kg.grammar.tree import children

ASKING = ("WRB", "WP", "WDT", "WP$")


def is_asked(root: Token) -> bool:
    """“Has Peru lifted it?”: whether the sentence asks if it is so, not why or when."""
    sentence = root.sent
    ends = next((t for t in reversed([*sentence]) if t.lower_ not in ('"', "'", "”", "’", ")")), root)
    subject = next(iter(children(root, "nsubj", "nsubjpass")), None)
    if ends.lower_ != "?" or subject is None:
        return False
    opener = root if root.pos_ == "AUX" else next(iter(children(root, "aux", "auxpass")), None)
    before = opener is not None and opener.i < subject.i
    return before and not any(t.tag_ in ASKING for t in sentence if opener is not None and t.i < opener.i)
