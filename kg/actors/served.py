"""Whom an office serves: what stands beside the name, else the state that the report is about."""

from __future__ import annotations

from kg.clauses.reader import Reader, Slot, pick
from kg.lexicon import words
from kg.model import STATES, Filler
from kg.naming.mentions import Mention


def served(title: str, stated: Filler | None, mention: Mention, reader: Reader) -> Filler | None:
    """Whom an office serves: a minister or president serves a state, named or the one that the report is about."""
    national = any(w.lower().strip(",.") in words("relations", "office", "national") for w in title.split())
    heads = "president" in title.lower()
    if stated is not None and stated.entity.type in ("Agency", "Organization") and national and not heads:
        stated = _state_of(stated, reader)
    if title and stated is None and (near := _state_behind(mention, reader)):
        return near
    if stated is None and title.lower() in words("relations", "office", "presiding"):
        return _presided(mention, reader)
    if stated is None and "commissioner" in title.lower():
        return _commission(mention, reader)
    if stated is not None or not national or "’s" in title or "'s" in title:
        return stated
    if (only := _only_state(title, mention, reader)) is not None:
        return only
    return _state_with_ministers(title, mention, reader) or _at_home(title, mention, reader)


def _at_home(title: str, mention: Mention, reader: Reader) -> Filler | None:
    """The state that the tables know a person to be of, else the one that the report is about."""
    known = mention.entity.country and reader.catalog.by_iri.get(mention.entity.country)
    before = reader.mentions.before(mention)
    local = before is not None and before.entity.type == "Place" and before.text in title
    home = known or (None if local else reader.home)
    return Filler(home, mention.text, mention.start, mention.end, "context", 0.4) if home else None


def _state_behind(mention: Mention, reader: Reader) -> Filler | None:
    """“President X of Chile”: the state behind the name."""
    after = reader.mentions.after(mention)
    if after is None or after.entity.type not in STATES or after.form == "demonym":
        return None
    between = reader.text[mention.end - reader.base : after.start - reader.base].split()
    return pick(after, Slot(STATES), reader) if between in (["of"], ["of", "the"]) else None


def _commission(mention: Mention, reader: Reader) -> Filler | None:
    """“Trade Commissioner X” in a report that has spoken of the bloc whose commission it is."""
    bloc = reader.discourse.last(mention.start, ("Bloc",))
    return Filler(bloc, mention.text, mention.start, mention.end, "context", 0.4) if bloc else None


def _presided(mention: Mention, reader: Reader) -> Filler | None:
    """“chairman X said” of a committee or a firm that was named right before."""
    house = reader.discourse.last(mention.start, ("Agency", "Organization", "Company", "Body"))
    return Filler(house, mention.text, mention.start, mention.end, "coreference", 0.5) if house else None


def _only_state(title: str, mention: Mention, reader: Reader) -> Filler | None:
    """“Rep. X”, "Congressman X": a title that one state alone has."""
    own = {w.lower() for w in title.split()} & words("relations", "office", "united_states")
    state = next((c.entity for c in reader.catalog.lookup("United States")), None) if own else None
    if state is None or mention.entity.country not in (None, state.iri):
        return None
    return Filler(state, mention.text, mention.start, mention.end, "title", 0.7)


def _state_with_ministers(title: str, mention: Mention, reader: Reader) -> Filler | None:
    """A minister of a report about the United States, which has none, serves the other state that was named last."""
    home = reader.home
    if home is None or "minister" not in title.lower() or mention.entity.country:
        return None
    if home.label not in words("relations", "office", "without_ministers"):
        return None
    other = reader.discourse.last(mention.start, STATES, skip={home.iri})
    return Filler(other, mention.text, mention.start, mention.end, "context", 0.4) if other else None


def _state_of(agency: Filler, reader: Reader) -> Filler | None:
    state = agency.entity.country and reader.catalog.by_iri.get(agency.entity.country)
    if state:
        return Filler(state, agency.mention, agency.start, agency.end, "metonymy", 0.7)
    return None
