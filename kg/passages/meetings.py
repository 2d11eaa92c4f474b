"""Meetings put right: persons who meet again, hosts that take no part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.clauses.events import Draft
from kg.model import Filler
from kg.passages.same import names

HOSTS = ("Body", "Agency")


def name_persons(drafts: Sequence[Draft], served: Mapping[str, str]) -> None:
    """“They also discussed tea” behind a meeting of persons: the same persons, not the states that they serve.

    ``served`` tells which state (IRI) a person (IRI) serves.
    """
    earlier: list[Draft] = []
    for draft in drafts:
        if draft.type != "Meeting":
            continue
        people = draft.roles.get("participant", [])
        if len(people) > 1 and all(f.method == "coreference" for f in people):
            draft.roles["participant"] = _persons_of(names(people), earlier, served) or people
        earlier.append(draft)


def _persons_of(states: set[str], earlier: Sequence[Draft], served: Mapping[str, str]) -> list[Filler]:
    for meeting in reversed(earlier):
        persons = [f for f in meeting.roles.get("participant", ()) if f.entity.type == "Person"]
        if states and states == {served.get(f.entity.iri) or f.entity.country for f in persons}:
            return [replace(f, rule="same_event") for f in persons]
    return []


def leave_out_hosts(drafts: Sequence[Draft]) -> None:
    """“X said at the goods council meeting”: where persons meet, a body in the meeting's name is only its host."""
    for draft in drafts:
        people = draft.roles.get("participant", [])
        if draft.type == "Meeting" and any(f.entity.type == "Person" for f in people):
            hosts = [f for f in people if f.entity.type in HOSTS and f.position in ("modifier", "poss", "of")]
            draft.roles["participant"] = [f for f in people if f not in hosts]
