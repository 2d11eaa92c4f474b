from __future__ import annotations

import pytest

from kg.errors import NetworkError
from kg.network import Paths, network, paths
from tests.network.test_actors import PAIRS, meetings
from tests.samples import sample_extractions
from tests.world import LEAGUE, NORLAND, OSTIA, SUDIA, WESTRIA, fact, graph, report

SAMPLES = network(graph(*sample_extractions()))


def actors(found: Paths) -> list[list[str]]:
    """The actors on each way."""
    return [[path.steps[0].source, *(step.target for step in path.steps)] for path in found.found]


def test_a_path_leads_through_events_whatever_their_direction() -> None:
    found = paths(meetings(*PAIRS), "Ostia", "Norland")
    assert actors(found) == [["Ostia", "Westria", "Sudia", "Norland"]]
    assert found.found[0].as_text().startswith("Ostia –[Ostia – Westria: meeting, 2019-01-03]– Westria –[")


def test_shorter_ways_come_first_and_as_many_as_asked_for() -> None:
    net = meetings(*PAIRS, (NORLAND, LEAGUE), (LEAGUE, OSTIA))
    assert actors(paths(net, "Norland", "Ostia")) == [
        ["Norland", "Harbour League", "Ostia"],
        ["Norland", "Sudia", "Westria", "Ostia"],
    ]
    assert len(paths(net, "Norland", "Ostia", k=1).found) == 1
    assert len(paths(net, "Norland", "Ostia", cutoff=2).found) == 1


def test_a_detour_inside_one_event_is_no_way() -> None:
    assert actors(paths(meetings((NORLAND, SUDIA, WESTRIA)), "Norland", "Westria")) == [["Norland", "Westria"]]


def test_whom_one_meets_only_where_the_other_is_too_is_no_way_to_the_other() -> None:
    three, two = (NORLAND, SUDIA, WESTRIA), (SUDIA, WESTRIA)
    assert actors(paths(meetings(three, three, two), "Norland", "Westria")) == [["Norland", "Westria"]]
    assert actors(paths(meetings(three, (NORLAND, SUDIA), two), "Norland", "Westria")) == [
        ["Norland", "Westria"],
        ["Norland", "Sudia", "Westria"],
    ]


def test_a_step_lists_its_events_latest_first_with_the_words() -> None:
    net = meetings((NORLAND, SUDIA), (NORLAND, SUDIA))
    rows = paths(net, "Norland", "Sudia").as_table().as_dicts()
    assert [row["date"] for row in rows] == ["2019-01-02", "2019-01-01"]
    assert [row["words"] for row in rows] == ["Meeting number 2.", "Meeting number 1."]
    assert {row["how sure"] for row in rows} == {"asserted"}


def test_what_was_denied_connects_only_when_asked_for() -> None:
    told = fact("Meeting", "They did not meet.", participant=(NORLAND, OSTIA), certainty="negated")
    net = network(graph(report("a", "2019-01-01", told)))
    with pytest.raises(NetworkError, match="No event connects Norland with Ostia"):
        paths(net, "Norland", "Ostia")
    assert len(paths(net, "Norland", "Ostia", denied=True).found) == 1


def test_a_relation_is_a_step_too() -> None:
    first = paths(SAMPLES, "Narendra Modi", "Japan").found[0]
    assert first.steps[0].ties[0]["label"] == "Narendra Modi: Prime Minister of India"


def test_the_same_actor_twice_or_an_unknown_one_is_an_error() -> None:
    with pytest.raises(NetworkError, match="are the same actor: United States"):
        paths(SAMPLES, "US", "United States")
    with pytest.raises(NetworkError, match="Did you mean 'India'"):
        paths(SAMPLES, "Idia", "Japan")
    with pytest.raises(NetworkError, match="within 1 steps"):
        paths(meetings(*PAIRS), "Norland", "Ostia", cutoff=1)


def test_an_actor_in_no_event_with_others_has_no_ways() -> None:
    alone = fact("Meeting", "Westria met.", participant=WESTRIA)
    net = network(graph(report("a", "2019-01-01", alone, fact("Meeting", "They met.", participant=(NORLAND, SUDIA)))))
    with pytest.raises(NetworkError, match="No event connects Norland with Westria"):
        paths(net, "Norland", "Westria")
