"""Partners in a list: flows with an amount for each, deals in the plural with one for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.grammar.syntax import Positions, noun_positions
from kg.grammar.tokens import Token
from kg.grammar.tree import children, coordinated
from kg.model import Filler

PARTNERS = ("importer", "exporter")


def each_partner(verb: Token, found: Positions) -> None:
    """Add to ``to`` and ``from`` of ``verb`` the partners that stand behind the further amounts of its list."""
    _each_share(verb, found)
    loose = [c for c in children(verb, "conj", "npadvmod", "appos") if c.pos_ == "NOUN"]
    for name in ("to", "from"):
        have = found.get(name, [])
        for first in (*found.get("object", ()), *have, *loose) if have else ():
            inner = [first, *(o for p in children(first, "prep") for o in children(p, "pobj"))]
            amounts = [c for t in inner for c in coordinated(t) if c not in found.get("object", ())]
            behind = [t for c in amounts if children(c, "nummod") for t in noun_positions(c).get(name, [])]
            found[name] = [*found[name], *(t for t in behind if t not in found[name])]


def _each_share(verb: Token, found: Positions) -> None:
    """“bought 9,000 tonnes of rice, most of it from Chile”: a share of what was told, with its own partner."""
    near = [verb, *found.get("object", ())]
    for share in [c for t in near for c in children(t, "npadvmod", "appos", "conj", "dep", "advmod", "dobj")]:
        of = [o.lower_ for p in children(share, "prep") if p.lower_ == "of" for o in children(p, "pobj")]
        if not set(of) & {"it", "them", "which", "that"}:
            continue
        for name in ("to", "from"):
            if not found.get(name) and (behind := noun_positions(share).get(name)):
                found[name] = behind


def by_partner(
    roles: Mapping[str, Sequence[Filler]], amounts: Sequence[tuple[int, str]], partners: Sequence[str] = PARTNERS
) -> list[dict[str, list[Filler]]]:
    """For each amount, a start and a unit, the partner that stands beside it; nothing when they do not alternate."""
    if len(amounts) < 2 or len({unit for _, unit in amounts}) > 1:
        return []
    for role in partners:
        fillers = sorted(roles.get(role, ()), key=lambda f: f.start)
        if len(fillers) == len(amounts) and _alternate([a for a, _ in amounts], [f.start for f in fillers]):
            return [{role: [filler]} for filler in fillers]
    return []


def _alternate(amounts: Sequence[int], partners: Sequence[int]) -> bool:
    """Whether the places are in turn: an amount, its partner, the next amount …, or each behind its own."""
    turns = [place for pair in zip(amounts, partners, strict=True) for place in pair]
    back = [place for pair in zip(partners, amounts, strict=True) for place in pair]
    return turns == sorted(turns) or back == sorted(back)


def each_deal(anchor: Token, roles: Mapping[str, list[Filler]]) -> list[dict[str, list[Filler]]]:
    """“pacts with Peru and Chile”: a table of roles for each of those behind "with", when the deals are many."""
    parties = roles.get("party", [])
    partners = [f for f in parties if f.position == "with"]
    if len(partners) < 2 or roles.get("name") or not (anchor.tag_ == "NNS" or anchor.lower_ == "those"):
        return [dict(roles)]
    rest = [f for f in parties if f.position != "with"]
    return [{**roles, "party": [*rest, partner]} for partner in partners]


def each_ratifier(roles: Mapping[str, list[Filler]]) -> list[dict[str, list[Filler]]]:
    """“approved by the parliaments of Peru and of Chile”: each party ratifies by itself, when each is named."""
    parties = roles.get("party", [])
    listed = [f for f in parties if f.position == "subject"]
    if listed and len([f for f in parties if f.position == "between"]) > 1:
        return [{**roles, "party": listed}]  # “Peru ratified the pact between Chile and Cuba”
    if len(listed) < 2 or len({f.start for f in listed}) < len(listed) or len(listed) < len(parties):
        return [dict(roles)]
    return [{**roles, "party": [party]} for party in listed]
