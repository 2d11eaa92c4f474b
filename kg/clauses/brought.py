"""Who brought a case, against whom, where and over what: read off the noun that names the case."""

from __future__ import annotations

from collections.abc import Iterable

from kg.grammar.control import subject_of
from kg.grammar.syntax import Positions, noun_positions, verb_positions
from kg.grammar.tokens import Token
from kg.grammar.tree import children, is_passive
from kg.lexicon import words

# The position at the noun or at its verb ("a complaint by Peru", "brought by Peru"), and what it says of the case.
SAYS = {
    "by": "brought by",
    "poss": "brought by",
    "against": "brought against",
    "with": "brought against",
    "at": "brought at",
    "before": "brought at",
    "over": "brought over",
    "about": "brought over",
    "on": "brought over",
}


def brought(heads: Iterable[Token]) -> Positions:
    """The positions of the first of ``heads`` that names a case: ``brought by``, ``brought at`` …"""
    found: Positions = {}
    for case in heads:
        if case.lemma_.lower() not in words("things", "cases"):
            continue
        around = noun_positions(case)
        for verb in _bringing(case):
            own = verb_positions(verb)
            by = own.get("subject", []) if is_passive(verb) else subject_of(verb)
            found.setdefault("brought by", [t for t in by if t != case])
            around = {**own, **around}
        for name, said in SAYS.items():
            if name in around:
                found.setdefault(said, []).extend(around[name])
        found["brought kind"] = [case]
        break
    return {name: tokens for name, tokens in found.items() if tokens}


def _bringing(case: Token) -> list[Token]:
    """The verbs of bringing below a case, also where the parser hung them on a noun behind it: "a case at the WTO"."""
    hosts = (case, case.head) if case.dep_ in ("dobj", "nsubjpass") else (case,)
    behind = [o for h in hosts for p in children(h, "prep") if p.i > case.i for o in children(p, "pobj")]
    clauses = [c for noun in (case, *behind) for c in children(noun, "acl", "relcl")]
    return [c for c in clauses if c.lemma_.lower() in words("things", "bringing")]
