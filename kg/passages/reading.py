"""What is known of one article while it is read, and the events that its drafts add up to."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.clauses.events import Draft
from kg.clauses.requirements import out_of_place, unmet
from kg.model import Entity, Filler, RelationClaim, Words
from kg.naming.coref import Discourse
from kg.naming.memory import Memory
from kg.passages.back_to_good import back_to_goods
from kg.passages.called_off import CalledOff, deny_called_off
from kg.passages.cases import complete_cases, contested, without_mere_mentions
from kg.passages.completion import at_home, inherit
from kg.passages.contract_terms import of_traders, without_terms
from kg.passages.deals import share_by_name, without_past_deals
from kg.passages.elliptic import complete_elliptic
from kg.passages.flows import complete_flows, of_one_trader
from kg.passages.joining import complete_joining
from kg.passages.kinds import settle_kinds
from kg.passages.last_pair import between_last_pair
from kg.passages.main_good import main_good
from kg.passages.meetings import leave_out_hosts, name_persons
from kg.passages.merge import merged
from kg.passages.opponents import add_makers, add_targets
from kg.passages.other_side import add_other_side
from kg.passages.own_deals import tell_deals_apart
from kg.passages.same_day import complete_days
from kg.passages.same_period import share_dates
from kg.passages.second_owners import hand_on
from kg.passages.sole_goods import add_goods
from kg.passages.supply_deals import complete_supply_deals
from kg.passages.told_lists import ToldList, complete_lists
from kg.passages.topics import complete_topics
from kg.passages.worth import Worth, add_worth
from kg.reference.catalog import Catalog


@dataclass
class Reading:
    """What is known of one article while it is read."""

    memory: Memory
    discourse: Discourse
    offices: dict[str, str]
    drafts: list[Draft]
    relations: list[RelationClaim]
    cited: list[Filler]
    misread: list[tuple[Draft, str]] = field(default_factory=list)
    home: Entity | None = None
    filed: Entity | None = None
    reference: str | None = None
    lists: list[ToldList] = field(default_factory=list)
    ends: list[CalledOff] = field(default_factory=list)
    worth: list[Worth] = field(default_factory=list)
    periods: list[tuple[str, Words]] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)


def events(reading: Reading, text: str, catalog: Catalog) -> tuple[list[Draft], list[tuple[Draft, str]]]:
    """The events that the drafts add up to, each once and completed, and the drafts that fail a demand."""
    placed = [(d, out_of_place(d)) for d in reading.drafts]
    reading.misread += [(d, demand) for d, demand in placed if demand]
    reading.drafts = [d for d, demand in placed if not demand]
    back_to_goods(reading.drafts, reading.memory.goods, text, catalog)
    of_one_trader(reading.drafts)
    at_home(reading.drafts, reading.home)
    inherit(reading.drafts)
    complete_lists(reading.drafts, reading.lists, reading.relations)
    complete_joining(reading.drafts, reading.discourse)
    name_persons(reading.drafts, reading.offices)
    complete_elliptic(reading.drafts)
    deny_called_off(reading.drafts, reading.ends)
    share_by_name(reading.drafts)
    of_traders(reading.drafts)
    between_last_pair(reading.drafts, reading.discourse)
    reading.drafts = without_terms(reading.drafts)
    add_worth(reading.drafts, reading.worth)
    add_other_side(reading.drafts, reading.discourse, reading.home, catalog.by_iri)
    without_past_deals(reading.drafts, catalog)
    tell_deals_apart(reading.drafts, catalog)
    add_makers(reading.drafts, catalog.by_iri)
    add_targets(reading.drafts)
    complete_flows(reading.drafts, catalog.by_iri)
    complete_cases(reading.drafts)
    share_dates(reading.drafts, reading.periods)
    failed = [(d, demand) for d in reading.drafts if (demand := unmet(d))]
    missing = {id(d) for d in (*(d for d, _ in failed), *contested(reading.drafts, [d for d, _ in failed]))}
    told = [d for d in reading.drafts if id(d) not in missing]
    complete_supply_deals(told)
    hand_on([d for d, _ in (*reading.misread, *failed)], told)
    kept = merged(without_mere_mentions(told))
    add_goods(kept)
    complete_topics(kept, catalog, main_good(reading.memory.goods, catalog))
    complete_days(kept)
    leave_out_hosts(kept)
    settle_kinds(kept)
    return kept, failed
