"""What a body is set up for, and at whose wish: "a panel was set up at Peru's request to examine Chile's curbs"."""

from __future__ import annotations

from kg.grammar.syntax import Positions
from kg.grammar.tokens import Token
from kg.grammar.tree import children
from kg.lexicon import words

WISHES = ("request", "behest", "insistence", "urging", "demand", "initiative")
ON = ("into", "on", "over", "about")


def requested(noun: Token, trigger: Token) -> Positions:
    """Who asked for what a noun names ("requester"), and what it has to look at ("task")."""
    heads = [noun, *([trigger] if trigger != noun else []), *children(noun, "acl")]
    wishes = [o for h in heads for p in children(h, "prep") for o in children(p, "pobj") if o.lemma_ in WISHES]
    behind = [p for w in wishes for p in children(w, "prep") if p.lower_ in ("of", "by", "from")]
    asking = [*(o for p in behind for o in children(p, "pobj")), *(c for w in wishes for c in children(w, "poss"))]
    tasks = _tasks([*heads, *wishes])
    complaints = [t for t in tasks if t.lemma_.lower() in words("things", "complaints")]
    asking += [o for c in complaints for o in (*children(c, "poss"), *_behind(c, ("by", "from", "of")))]
    return {"requester": asking, "task": [t for task in tasks for t in _hit(task)]}


def _hit(task: Token) -> list[Token]:
    """“to examine Peru's complaint against Chile”, "… that Chile favours its firms": whom it is about."""
    if task.lemma_.lower() not in words("things", "complaints"):
        return [task]
    clauses = children(task, "acl", "ccomp", "relcl")
    return _behind(task, ("against", "over", "about", "on", "concerning")) + [
        s for c in clauses for s in children(c, "nsubj") if s.lower_ not in ("that", "which", "who")
    ]


def _behind(noun: Token, preps: tuple[str, ...]) -> list[Token]:
    return [o for p in children(noun, "prep", "agent") if p.lower_ in preps for o in children(p, "pobj")]


def _tasks(heads: list[Token]) -> list[Token]:
    clauses = [c for h in heads for c in children(h, "acl", "advcl", "xcomp", "relcl")]
    found: list[Token] = []
    for verb in clauses:
        if verb.lemma_.lower() in words("syntax", "discussing") | words("syntax", "judging"):
            behind = [o for p in children(verb, "prep") if p.lower_ in ON for o in children(p, "pobj")]
            found += children(verb, "dobj") or behind[:1]
    return found
