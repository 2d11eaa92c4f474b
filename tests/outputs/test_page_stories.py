"""What the page is given of stories, of linked names and of reports that disagree."""

from __future__ import annotations

from typing import Any

from kg.outputs.html import render
from tests.outputs.networks import disputed_network, story_network
from tests.outputs.test_html import data_of, node_of


def stories_of(page: str) -> dict[str, dict[str, Any]]:
    """The stories of a page by their labels, in its order."""
    return {story["label"]: story for story in data_of(page)["stories"]}


def test_stories_come_newest_first_with_their_steps_in_the_order_of_time() -> None:
    page = render(story_network())
    found = stories_of(page)
    assert list(found) == ["Westria: tariff", "Norland – Sudia: Copper Pact"]
    pact = found["Norland – Sudia: Copper Pact"]
    steps = [(step["what"], step["when"], step["factuality"], step["standing"]) for step in pact["steps"]]
    assert steps == [
        ("negotiating", "2018", "asserted", ""),
        ("signed", "May 2019", "asserted", ""),
        ("ratified", "Jun 2019", "asserted", "present"),
        ("suspended", "reported 1 Jul 2019", "negated", ""),
        ("in force", "2020", "planned", "ahead"),
    ]
    assert pact["at"] == 2
    assert [step["reports"] for step in pact["steps"]] == [1, 2, 1, 1, 1]
    assert {step["id"] for step in pact["steps"]} <= {node["id"] for node in data_of(page)["nodes"]}
    [tariff] = found["Westria: tariff"]["steps"]
    assert (tariff["what"], tariff["when"]) == ("impose tariff", "reported 4 Mar 2021")


def test_a_story_is_told_whole_even_where_not_all_of_it_is_drawn() -> None:
    whole = story_network()
    part = whole.subgraph(["Norland", "Sudia", "e-signed"])
    [story] = data_of(render(part, whole=whole))["stories"]
    assert [step["id"] is None for step in story["steps"]] == [True, False, True, True, True]
    assert story["at"] == 2


def test_the_newest_of_what_is_only_planned_is_what_was_reported_last() -> None:
    graph = story_network()
    graph.nodes["e-tariff"].update({"standing": "ahead", "earliest": "2040-01-01", "reported": "2017-01-01"})
    assert list(stories_of(render(graph))) == ["Norland – Sudia: Copper Pact", "Westria: tariff"]


def test_a_quotation_names_whom_its_words_were_linked_to_and_how_a_guess_came_about() -> None:
    page = render(story_network())
    ids = {node["label"]: node["id"] for node in data_of(page)["nodes"]}
    quotes = node_of(page, "Norland – Sudia: Copper Pact, signed")["quotes"]
    assert quotes[0]["links"] == []
    assert quotes[1]["links"] == [
        ["Norland", ids["Norland"]],
        ["they", ids["Sudia"], "stands for what was named before"],
    ]


def test_an_event_tells_where_its_reports_disagree_and_in_which_quotations() -> None:
    node = node_of(render(story_network()), "Norland – Sudia: Copper Pact, signed")
    assert node["differences"] == [{"point": "date", "told": [["May 2019", [0]], ["30 Apr 2019", [1]]]}]
    assert node_of(render(story_network()), "Westria: impose tariff")["differences"] == []


def test_a_story_tells_the_trade_under_it_and_its_terms_that_reports_tell_otherwise() -> None:
    page = render(disputed_network())
    story = stories_of(page)["Norland – Sudia: Copper Pact"]
    ids = {node["key"]: node["id"] for node in data_of(page)["nodes"]}
    assert [(flow["id"], flow["what"], flow["standing"]) for flow in story["under"]] == [
        (ids["e-flow"], "e-flow, 5 tonne per year", "ahead")
    ]
    told = [
        (one["point"], one["changed"], [(t["says"], t["best"], t["ids"], len(t["quotes"])) for t in one["told"]])
        for one in story["differences"]
    ]
    assert told == [
        ("amount", False, [("5 tonne", True, [ids["e-flow"]], 1), ("3 tonne", False, [ids["e-signed"]], 1)]),
        ("amount", True, [("5 tonne", False, [ids["e-flow"]], 1), ("3 tonne", False, [ids["e-signed"]], 1)]),
    ]


def test_terms_are_told_with_their_words_where_the_events_are_not_drawn() -> None:
    whole = disputed_network()
    [story] = data_of(render(whole.subgraph(["Norland", "Sudia", "e-signed"]), whole=whole))["stories"]
    [disputed, _] = story["differences"]
    assert [one["quotes"][0]["quote"] for one in disputed["told"]] == ["5 tonnes a year", "signed in May"]
    assert [bool(one["ids"]) for one in disputed["told"]] == [False, True]
