"""What an agreement is to bring about: trade that is planned, told by an article that tells the agreement too."""

from __future__ import annotations

from collections.abc import Iterable

from kg.fusing.step import Step

ENOUGH = 3
"""The weight from which a flow is under an agreement."""

PARTY, STATE, SUBJECT, ANYTHING = 2, 1, 2, 1
"""Weights of a trader who is a party, of one who is the state of a party or whose state is one, of a good that the
agreement is about, and of an agreement of which nobody says what it is about."""

PLANS = frozenset(["planned", "possible"])


def may_be_under(factuality: str) -> bool:
    """Whether trade may be what an agreement is to bring about: what is only ahead."""
    return factuality in PLANS


def under(flow: Step, deal: Step) -> int:
    """The weight that speaks for a flow as part of what an agreement is to bring about; 0 when nothing does.

    An article tells both; whoever trades is a party, or the state of one, or of the state that is one; and the good is
    what the agreement is about, unless that is not known.
    """
    if not flow.articles & deal.articles:
        return 0
    traders = {iri for side in flow.sides.values() for iri in side}
    weights = [_trader(trader, flow, deal) for trader in traders]
    subject = _subject(flow, deal)
    return sum(weights) + subject if weights and subject and all(weights) and PARTY in weights else 0


def _trader(trader: str, flow: Step, deal: Step) -> int:
    parties = {iri for side in deal.sides.values() for iri in side}
    if trader in parties:
        return PARTY
    states = {e.country for e in deal.entities if e.iri in parties}
    own = {e.country for e in flow.entities if e.iri == trader} - {None}
    return STATE if trader in states or own & parties else 0


def _subject(flow: Step, deal: Step) -> int:
    if flow.about & deal.about:
        return SUBJECT
    if not any(deal.words):
        return ANYTHING
    return SUBJECT if any(x <= y or y <= x for x in _told(flow.words) for y in _told(deal.words)) else 0


def _told(words: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    return [phrase for phrase in words if phrase]
