"""Words that tell something only together: "suspend imports", "come into force"; what matches them in a tree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from kg.grammar.tokens import Token

PORTIONS = ("most", "much", "part", "parts", "all", "some", "half", "bulk", "many", "several", "two", "three", "one")


def matches(token: Token, patterns: Patterns, with_: str | None = None) -> bool:
    """Whether ``token`` heads one of the patterns: its lemma is the first word, each other word stands below it.

    A verb with "off" or "out" ("called off", "ran out") is another verb, which the pattern has to name. With ``with_``,
    only of patterns in which that word stands.
    """
    fitting = patterns.headed(token, with_)
    if not fitting:
        return False
    other = any(c.dep_ == "prt" and c.lower_ in ("off", "out") for c in token.children) or _goes_further(token)
    return any(with_ == "over" or _is_below(set(rest), token) if rest else not other for rest in fitting)


def _goes_further(verb: Token) -> bool:
    """“the duty went up to 9 percent”: whatever the parser makes of "up", the verb is "go up"."""
    following = verb.nbor(1).lower_ if verb.i + 1 < len(verb.doc) else ""
    return verb.lemma_ == "go" and following in ("up", "down")


def _is_below(rest: set[str], token: Token) -> bool:
    """Particles stand right below their verb: "take a state to court over sugar" is not "take over"."""
    if "over" in rest and not any(c.lower_ == "over" and c.dep_ in ("prt", "advmod") for c in token.children):
        return False
    near, all_ = _below(token)
    return rest <= all_ and not rest.isdisjoint(near)


def _below(token: Token) -> tuple[set[str], set[str]]:
    """The forms of the heads right below ``token``, and of these and what stands below them.

    "suspended its trade pact" is not "suspended trade": some word of a pattern has to be a head.
    """
    near = [
        c
        for c in token.children
        if c.dep_
        in (
            "prt",
            "dobj",
            "nsubjpass",
            "prep",
            "dative",
            "agent",
            "advmod",
            "acomp",
            "oprd",
            "attr",
            "xcomp",
            "ccomp",
            "acl",
            "amod",
            "compound",
            "neg",
        )
    ]
    near += _of_portions(near)
    further = [
        c
        for n in near
        if n.dep_ in ("prep", "dative", "dobj", "nsubjpass", "agent")
        for c in n.children
        if c.dep_ in ("pobj", "pcomp", "prep", "amod", "compound")
    ]
    further += [c for n in near if n.dep_ == "advmod" for c in n.children if c.lower_ == "so"]  # “has done so since”
    further += [c for n in near if n.dep_ in ("advmod", "acomp") for c in n.children if c.dep_ == "prep"]
    clauses = [n for n in near if n.dep_ == "ccomp"]
    modals = [c for n in clauses for c in n.children if c.tag_ == "MD" or (n.lemma_ == "be" and c.dep_ == "acomp")]
    last = [c for n in further if n.dep_ == "prep" for c in n.children if c.dep_ == "pobj"]
    heads = [*near, *(t for t in further if t.dep_ in ("pobj", "pcomp", "prep", "advmod")), *modals]
    return _forms(heads), _forms([*heads, *further, *last])


def _of_portions(near: Iterable[Token]) -> list[Token]:
    """“upheld most of the complaint”: what is done to a part is done to the thing."""
    parts = [n for n in near if n.dep_ in ("dobj", "nsubjpass") and n.lower_ in PORTIONS]
    behind = [p for n in parts for p in n.children if p.lower_ == "of"]
    return [o for p in behind for o in p.children if o.dep_ == "pobj"]


def _forms(tokens: Iterable[Token]) -> set[str]:
    words_ = (t for t in tokens if t.tag_ == "MD" or t.lower_ != "may")  # “will rule in May” is not "rule that it may"
    return {form for t in words_ for form in (t.lemma_.lower(), t.lower_)}


class Patterns(tuple[tuple[str, ...], ...]):
    """Words that stand together, such as ("suspend", "import"), found by their first word."""

    rest: dict[str, list[tuple[str, ...]]]

    def __new__(cls, items: Iterable[tuple[str, ...]]) -> Self:
        """The patterns ``items``, in their order."""
        made = super().__new__(cls, tuple(items))
        made.rest = {}
        for first, *rest in made:
            made.rest.setdefault(first, []).append(tuple(rest))
        return made

    def headed(self, token: Token, with_: str | None = None) -> list[tuple[str, ...]]:
        """The other words of each pattern that ``token`` can head; only of those in which ``with_`` stands."""
        lemma, lower = token.lemma_.lower(), token.lower_
        heads = [head for head in ((lemma,) if lemma == lower else (lemma, lower)) if head in self.rest]
        return [rest for head in heads for rest in self.rest[head] if with_ in (None, head) or with_ in rest]
