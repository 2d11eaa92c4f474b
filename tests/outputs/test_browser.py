"""The page in a real browser that can reach nothing but the file: it works, and nothing an article says is ever run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import networkx as nx
import pytest

from kg.outputs.html import View, render
from tests.outputs.networks import Network, add_event, contract_network, quote, star_network
from tests.outputs.watched import Watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]

PAYLOADS = (
    "<img src=x onerror=window.PWN=1>",
    "</script><script>window.PWN=1</script>",
    "<!--<script>window.PWN=1",
    '"><svg onload=window.PWN=1>',
    "' onmouseover='window.PWN=1' x='",
    "href <a href=javascript:window.PWN=1>click</a>",
    "javascript:window.PWN=1",
    "javascript:/*--></title></style></textarea></script><svg/onload=window.PWN=1>",
    "{{constructor.constructor('window.PWN=1')()}}",
    "${window.PWN=1}`);window.PWN=1;//",
    "</style><style>@import 'https://example.org/x.css';</style>",
    "<iframe srcdoc='<script>parent.PWN=1</script>'></iframe>",
    "\u2028window.PWN=1\u2029",
    "__proto__",
    "\\u003cimg src=x onerror=window.PWN=1\\u003e",
)


def hostile_network(payload: str) -> Network[str]:
    """The payload in every field that a page shows."""
    graph: Network[str] = nx.MultiDiGraph()
    link = {"words": payload, "entity": payload, "label": payload, "way": payload, "score": 0.1}
    told_by = {"headline": payload, "publisher": payload, "url": payload, "published": payload, "saidBy": (payload,)}
    said = quote(payload, **told_by, article=payload, links=(link,))
    graph.add_node(f"a{payload}", kind="entity", type=payload, label=f"A {payload}", names=(payload,))
    graph.add_node(f"b{payload}", kind="entity", type="Country", label=f"B {payload}")
    told: dict[str, Any] = {"what": payload, "stage": payload, "action": payload, "outcome": payload, "date": payload}
    sources = {"quantity": (payload,), "saidBy": (payload,), "quotes": (said,), "factuality": "planned"}
    told |= {"story": payload, "storyLabel": payload, "storyOf": payload, "standing": payload, "reported": payload}
    told["differences"] = ({"point": payload, "says": payload, "article": payload, "quote": payload},)
    roles = {payload: [f"a{payload}"], "party": [f"b{payload}"]}
    add_event(graph, f"e{payload}", f"E {payload}", roles, label=f"E {payload}!", **told, **sources)
    graph.add_edge(f"a{payload}", f"b{payload}", key=payload, relation=payload, office=payload, quotes=(said,))
    return graph


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_that_an_article_says_is_run(watch: Any, payload: str) -> None:
    watched: Watched = watch(hostile_network(payload), title=payload)
    page = watched.page
    assert watched.shown() == 3
    for label in (f"A {payload}", f"B {payload}", f"E {payload}!"):
        page.mouse.move(*watched.spot(label))
        page.wait_for_selector("#tip:not([hidden])")
        page.mouse.click(*watched.spot(label))
        page.wait_for_function("() => view.state.selected !== null")
        assert watched.title() == label
        assert page.eval_on_selector_all("#details a", "links => links.map((link) => link.protocol)") == []
        page.keyboard.press("Escape")
    page.click("#open-stories")
    page.click("#story-list button")
    assert watched.title() == payload
    page.fill("#query", payload[:12])
    page.wait_for_selector("#suggestions:not([hidden])")
    assert page.title().split() == payload.split()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_opens_at_rest_with_all_nodes(watch: Any, scheme: str) -> None:
    watched: Watched = watch(contract_network(), scheme=scheme)
    assert watched.shown() == 8
    assert watched.page.inner_text("#counts") == "5 actors, goods and topics · 3 events · 1 article"
    before = watched.page.evaluate("view.network.getPositions()")
    watched.page.wait_for_timeout(150)
    assert watched.page.evaluate("view.network.getPositions()") == before


def test_a_click_on_an_event_shows_facts_and_the_words_of_the_articles(watch: Any) -> None:
    watched: Watched = watch(contract_network())
    watched.page.mouse.click(*watched.spot("Toyota Tsusho – India: contract signed"))
    watched.page.wait_for_selector("#details blockquote")
    told = watched.page.inner_text("#details")
    for words in ("planned", "signed", "Sep 2014", "2,000 tonnes a year", "Nikkei", "expects to sign", "17 Sep 2014"):
        assert words in told
    link = watched.page.locator("#details blockquote a").first
    assert link.get_attribute("href") == "https://example.org/signed"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_hovering_tells_type_certainty_and_date(watch: Any) -> None:
    watched: Watched = watch(contract_network())
    watched.page.mouse.move(*watched.spot("Toyota Tsusho – India: contract signed"))
    watched.page.wait_for_selector("#tip:not([hidden])")
    assert "agreement · planned · Sep 2014" in watched.page.inner_text("#tip")


def test_an_entity_lists_its_events_and_each_can_be_opened_by_keyboard(watch: Any) -> None:
    watched: Watched = watch(contract_network())
    watched.find("India")
    assert watched.title() == "India"
    entry = watched.page.get_by_role("button", name="India → Japan: rare earths")
    entry.focus()
    watched.page.keyboard.press("Enter")
    assert watched.title() == "India → Japan: rare earths"
    watched.page.keyboard.press("Escape")
    assert watched.title() == "Start here"


def test_the_search_suggests_and_arrows_and_enter_choose(watch: Any) -> None:
    watched: Watched = watch(contract_network())
    watched.page.keyboard.press("/")
    watched.page.keyboard.type("japa")
    names = watched.page.locator("#suggestions .name").all_inner_texts()
    assert names == ["Japan", "India → Japan: rare earths"]
    watched.page.keyboard.press("ArrowDown")
    watched.page.keyboard.press("Enter")
    assert watched.title() == "India → Japan: rare earths"


def test_a_search_for_nothing_known_says_so(watch: Any) -> None:
    watched: Watched = watch(contract_network())
    watched.page.fill("#query", "zzz")
    assert "Nothing of that name" in watched.page.inner_text("#suggestions")
    watched.page.keyboard.press("Enter")
    assert watched.title() == "Start here"


def test_filters_hide_a_type_a_certainty_and_what_stands_outside_the_dates(watch: Any) -> None:
    watched: Watched = watch(contract_network())
    watched.page.uncheck("[data-key=Agreement]")
    assert watched.shown() == 6  # the contract, and the company that has no other event
    watched.page.check("[data-key=Agreement]")
    watched.page.uncheck("[data-key=negated]")
    assert watched.shown() == 7  # the denied meeting; Shinzo Abe stays with Japan
    watched.page.check("[data-key=negated]")
    watched.page.fill("#time-from", str(2013 * 12))
    assert watched.shown() == 6  # the flow of 2012, and the rare earths with it
    watched.page.uncheck("[data-key=undated]")
    assert watched.shown() == 5
    watched.page.click("#reset")
    assert watched.shown() == 8


def test_a_date_slider_follows_the_mouse(watch: Any) -> None:
    watched: Watched = watch(contract_network())
    box = watched.page.locator("#time-from").bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 2
    watched.page.mouse.move(box["x"] + 8, y)
    watched.page.mouse.down()
    for share in (0.3, 0.6, 1):
        watched.page.mouse.move(box["x"] + 8 + share * (box["width"] - 16), y)
    watched.page.mouse.up()
    assert watched.page.inner_text("#time output >> nth=0") == "Sep 2014"
    assert watched.shown() == 6


def test_a_filter_that_leaves_nothing_says_so_and_offers_the_way_back(watch: Any) -> None:
    watched: Watched = watch(contract_network())
    for button in watched.page.get_by_role("button", name="none").all():
        button.click()
    assert watched.shown() == 0
    watched.page.click("#show-all")
    assert watched.shown() == 8


def test_a_focus_shows_the_surroundings_and_escape_leaves_it(watch: Any) -> None:
    watched: Watched = watch(contract_network())
    watched.find("rare earths")
    watched.page.click("#focus-here")
    assert watched.shown() == 4  # the good, its flow, and the two countries in it
    watched.page.get_by_role("button", name="Fewer steps").click()
    assert watched.shown() == 2
    watched.page.keyboard.press("Escape")
    watched.page.keyboard.press("Escape")
    assert watched.shown() == 8


def test_every_node_can_be_reached_without_the_drawing(watch: Any) -> None:
    watched: Watched = watch(contract_network())
    watched.page.click("summary")
    watched.page.wait_for_selector("details ul > li")
    listed = watched.page.locator("details ul > li").count()
    assert listed == 8


def test_hundreds_of_nodes_open_with_a_note_about_the_rest(watch: Any) -> None:
    watched: Watched = watch(star_network(400), limit=300)
    assert 0 < watched.shown() <= 300
    assert "most connected of 801 nodes" in watched.page.inner_text("#note")


def test_an_empty_graph_opens(watch: Any) -> None:
    watched: Watched = watch(nx.MultiDiGraph())
    assert watched.shown() == 0


def test_the_frame_of_a_notebook_draws_the_page_in_a_world_of_its_own(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    path.write_text(
        f"<!DOCTYPE html><meta charset=utf-8>{View(render(contract_network()))._repr_html_()}", encoding="utf-8"
    )
    with _frame(browser, path) as (page, frame):
        assert frame.get_attribute("#graph", "data-shown") == "8"
        assert frame.evaluate("window.origin") == "null"
        assert page.evaluate("window.PWN") is None


@contextmanager
def _frame(browser: Browser, path: Path) -> Iterator[tuple[Page, Any]]:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(path.as_uri())
    frame = page.frames[1]
    frame.wait_for_selector("body[data-ready]")
    yield page, frame
    context.close()
