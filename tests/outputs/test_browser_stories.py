"""Stories in a real browser: found, chosen, walked through, and left again."""

from __future__ import annotations

from typing import Any

from tests.outputs.networks import contract_network, disputed_network, star_network, story_network
from tests.outputs.watched import Watched

STEPS = ["negotiating", "signed", "ratified", "in force", "suspended"]


def test_an_event_of_a_story_shows_its_steps_and_each_can_be_chosen(watch: Any) -> None:
    watched: Watched = watch(story_network())
    page = watched.page
    watched.find("pact, signed")
    assert page.locator(".steps h4").all_inner_texts() == [
        "What happened",
        "What was planned or possible",
        "What was denied",
    ]
    assert page.locator(".steps .what").all_inner_texts() == STEPS
    assert page.inner_text("[data-standing=present]").split("\n") == ["ratified present status", "Jun 2019 · 1 report"]
    assert "reports disagree" in page.inner_text(".steps [aria-current=step]")
    page.get_by_role("button", name="negotiating").click()
    assert watched.title() == "Norland – Sudia: Copper Pact, negotiating"
    assert "negotiating" in page.inner_text(".steps [aria-current=step]")


def test_the_story_of_an_event_can_be_walked_by_keyboard_and_left_step_by_step(watch: Any) -> None:
    watched: Watched = watch(story_network())
    page = watched.page
    page.get_by_role("button", name="Stories", exact=True).focus()
    for key in ("Enter", "c", "o", "p", "p", "e", "r"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.id") == "story-query"
    while "Copper Pact" not in page.evaluate("document.activeElement.textContent"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert watched.title() == "Norland – Sudia: Copper Pact"
    assert page.evaluate("document.activeElement.id") == "details"
    page.get_by_role("button", name="signed").focus()
    page.keyboard.press("Enter")
    assert watched.title() == "Norland – Sudia: Copper Pact, signed"
    assert "signed" in page.evaluate("document.activeElement.textContent")
    titles = []
    for _ in range(3):
        page.keyboard.press("Escape")
        titles.append(watched.title())
    assert titles == ["Norland – Sudia: Copper Pact", "Stories", "Start here"]


def test_stories_are_found_by_name_by_actor_and_by_type(watch: Any) -> None:
    watched: Watched = watch(story_network())
    page = watched.page
    page.click("#open-stories")
    names = page.locator("#story-list .name > :not(.below), #story-list .name")
    assert [name.split("\n") for name in names.all_inner_texts()] == [
        ["Westria: tariff", "impose tariff · reported 4 Mar 2021 · 1 step"],
        ["Norland – Sudia: Copper Pact", "ratified · Jun 2019 · 5 steps"],
    ]
    page.fill("#story-query", "nordic REALM")
    assert page.inner_text("#story-count") == "1 story, the newest first"
    page.get_by_role("button", name="trade measure").click()
    assert "No story of that name" in page.inner_text("#story-count")
    page.fill("#story-query", "")
    assert page.locator("#story-list li").count() == 1
    assert page.get_attribute("#story-types [aria-pressed=true]", "class") == "chip"


def test_a_chosen_story_lights_its_steps_and_who_is_in_them(watch: Any) -> None:
    watched: Watched = watch(story_network())
    page = watched.page
    page.click("#open-stories")
    page.get_by_role("button", name="Copper Pact").click()
    assert page.get_attribute("#graph", "data-lit") == "7"  # five steps and two countries
    assert page.inner_text("#details dl") == "Status\nratified\nSince\nJun 2019"
    page.get_by_role("button", name="Norland 5 of 5 steps").click()
    assert page.get_attribute("#graph", "data-lit") == "7"
    watched.find("Westria")
    assert page.get_attribute("#graph", "data-lit") == "2"


def test_a_story_whose_steps_are_filtered_out_brings_them_back(watch: Any) -> None:
    watched: Watched = watch(story_network())
    watched.page.uncheck("[data-key=Agreement]")
    watched.page.click("#open-stories")
    watched.page.get_by_role("button", name="Copper Pact").click()
    assert watched.shown() == 9


def test_an_actor_lists_the_stories_that_it_is_in(watch: Any) -> None:
    watched: Watched = watch(story_network())
    watched.find("Sudia")
    assert "STORIES (1)" in watched.page.inner_text("#details").upper()


def test_reports_that_disagree_stand_side_by_side_and_a_guess_says_so(watch: Any) -> None:
    watched: Watched = watch(story_network())
    watched.find("pact, signed")
    sides = watched.page.locator(".sides > div")
    assert [text.split("\n")[0] for text in sides.all_inner_texts()] == ["May 2019", "30 Apr 2019"]
    tops = "sides => sides.map((side) => side.getBoundingClientRect()).map(({ x, y }) => [x, y])"
    (one, top), (other, same) = watched.page.eval_on_selector_all(".sides > div", tops)
    assert one < other
    assert top == same
    names = watched.page.locator(".names").all_inner_texts()
    assert names == ["Linked names: Norland; “they” → Sudia guess: stands for what was named before"]
    assert watched.page.locator("blockquote", has_text="Said by the article itself").count() == 4


def test_a_story_shows_what_reports_tell_otherwise_and_what_changed_over_its_steps(watch: Any) -> None:
    watched: Watched = watch(disputed_network())
    page = watched.page
    page.click("#open-stories")
    page.get_by_role("button", name="Copper Pact").click()
    headings = page.locator("#details h3").all_inner_texts()
    assert [text.lower() for text in headings] == ["where the reports disagree", "what changed", "who and what"]
    assert page.locator(".says").all_inner_texts() == ["5 tonne", "3 tonne"] * 2
    assert page.locator(".sides .badge").all_inner_texts() == ["best value"]
    page.get_by_role("button", name="e-flow, 5 tonne per year").click()
    assert "Copper Pact" in page.inner_text(".story")
    assert page.locator(".says").all_inner_texts() == ["5 tonne", "3 tonne"] * 2
    page.get_by_role("button", name="ratified").click()
    assert page.locator(".says").count() == 0


def test_steps_that_are_not_drawn_are_told_all_the_same(watch: Any) -> None:
    whole = story_network()
    watched: Watched = watch(whole.subgraph(["Norland", "Sudia", "e-signed"]), whole=whole)
    watched.find("pact, signed")
    assert watched.page.locator(".steps .what").all_inner_texts() == STEPS
    assert watched.page.locator(".steps .undrawn").count() == 4


def test_on_a_telephone_nothing_runs_over_the_edge_and_closing_shows_the_drawing(watch: Any) -> None:
    watched: Watched = watch(story_network())
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 844})
    page.click("#open-stories")
    page.get_by_role("button", name="Copper Pact").click()
    page.get_by_role("button", name="signed").click()
    edges = "() => [...document.querySelectorAll('body *')].map((one) => one.getBoundingClientRect().right)"
    assert max(page.evaluate(edges)) <= 390
    page.get_by_role("button", name="Close").click()
    assert page.is_hidden("#details")


def test_a_page_without_stories_offers_none(watch: Any) -> None:
    watched: Watched = watch(contract_network())
    assert watched.page.is_hidden("#open-stories")
    assert "stories" not in watched.page.inner_text("#details").lower()


def test_thousands_of_events_open_with_their_stories(watch: Any) -> None:
    graph = star_network(2000)
    for number in range(2000):
        told = {"story": f"s{number // 2}", "storyLabel": f"Pact {number // 2}", "storyOf": "Agreement"}
        graph.nodes[f"e{number:03}"].update({**told, "reported": f"{1900 + number // 20}-01-01"})
    watched: Watched = watch(graph)
    watched.page.click("#open-stories")
    assert watched.page.locator("#story-list li").count() == 100
    watched.page.get_by_role("button", name="more").click()
    assert watched.page.locator("#story-list li").count() > 100
    watched.page.locator("#story-list button").first.click()
    assert watched.title().startswith("Pact ")
