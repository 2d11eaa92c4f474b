"""Where a story stands is what the question about it says, and its steps carry it into the network."""

from __future__ import annotations

import re

import pytest

from kg.asking.question import load
from kg.network import network
from kg.network.standing import PLACES, Point, standing
from kg.query import run
from tests.reports import CASES, RULES, STEPS
from tests.samples import sample_extractions
from tests.world import graph

ALL = (*sample_extractions(), *STEPS, *RULES, *CASES)


def point(event: str, value: str, dated: str = "", *, factuality: str = "asserted", reported: str = "") -> Point:
    return Point(event, value, factuality, dated, reported)


def test_the_order_of_steps_is_that_of_the_question() -> None:
    told = re.findall(r"\(kg:(\w+) (\d)\)", load("status").text)
    known = {value: str(rank) for rank, values in enumerate(PLACES, 1) for value in values}
    assert dict(told) == known


def test_a_story_stands_where_the_question_says() -> None:
    opened = graph(*ALL)
    nodes = [data for _, data in network(opened).nodes(data=True) if data.get("standing")]
    present = {node["story"]: node["label"] for node in nodes if node["standing"] == "present"}
    ahead = {(node["story"], node["label"]) for node in nodes if node["standing"] == "ahead"}
    rows = run(opened, "status", iri=True).as_dicts()
    assert len(rows) > 5
    assert {row["story IRI"]: row["last step"] for row in rows if row["last step"]} == present
    assert {(row["story IRI"], one) for row in rows for one in str(row["ahead"] or "").split("; ") if one} == ahead


def test_every_step_names_its_story_and_no_story_is_an_actor() -> None:
    net = network(graph(*ALL))
    told = [data for _, data in net.nodes(data=True) if data["kind"] == "event" and data["story"]]
    assert {data["storyOf"] for data in told} == {"Agreement", "TradeMeasure", "Dispute"}
    assert all(data["storyLabel"] for data in told)
    assert not {data["story"] for data in told} & set(net)


@pytest.mark.parametrize(
    ("points", "present"),
    [
        ([point("a", "signed", "2018"), point("b", "ratified", "2019")], "b"),
        ([point("a", "signed", "2018"), point("b", "ratified", "2019", factuality="planned")], "a"),
        ([point("a", "signed", "2018"), point("b", "ratified", "2018")], "b"),
        ([point("a", "signed", "2018"), point("b", "negotiating", reported="2019")], "a"),
        ([point("a", "signed", reported="2018"), point("b", "in_force")], "b"),
        ([point("a", "lift", "2018"), point("b", "impose", "2019")], "b"),
        ([point("a", "signed", "2018", factuality="negated")], None),
        ([point("a", "elsewhere", "2018")], None),
        ([], None),
    ],
)
def test_the_last_step_that_is_asserted_counts(points: list[Point], present: str | None) -> None:
    found = standing(points)
    assert next((event for event, how in found.items() if how == "present"), None) == present
    assert standing(reversed(points)) == found


def test_what_is_planned_is_ahead_unless_the_story_is_past_it() -> None:
    past, ahead = (point("p", "agreed", factuality="planned"), point("q", "in_force", factuality="possible"))
    assert standing([past, point("s", "signed", "2018"), ahead]) == {"s": "present", "q": "ahead"}
    assert standing([past]) == {"p": "ahead"}
