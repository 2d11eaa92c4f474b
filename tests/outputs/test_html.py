"""The page as text: whole in itself, safe whatever an article says, and the same bytes for the same graph."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.errors import NetworkError, OutputError
from kg.graph.store import open_graph
from kg.outputs.html import as_json, dump, render, show, write_html
from kg.outputs.page.describe import safe_url
from kg.outputs.page.words import months_of, readable, readable_date
from tests.outputs.networks import Network, add_event, contract_network, quote, star_network
from tests.samples import sample_extractions


class Page(HTMLParser):
    """The scripts, the attributes and the meta tags of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.addresses: list[str] = []
        self.handlers: list[str] = []
        self.policy = ""
        self._open: dict[str, str | None] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self._open = known if tag == "script" else None
        self.addresses += [str(known[name]) for name in ("src", "href", "srcset", "action") if name in known]
        self.handlers += [name for name in known if name.startswith("on")]
        if known.get("http-equiv") == "Content-Security-Policy":
            self.policy = str(known["content"])

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self.scripts.append((self._open, data))

    def handle_endtag(self, tag: str) -> None:
        self._open = None


def data_of(page: str) -> dict[str, Any]:
    """The data that is written into a page."""
    text = next(text for attributes, text in Page(page).scripts if attributes.get("id") == "data")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def node_of(page: str, label: str) -> dict[str, Any]:
    """The one node with this label."""
    (node,) = [node for node in data_of(page)["nodes"] if node["label"] == label]
    return dict(node)


def test_the_same_graph_gives_the_same_text_whatever_order_it_came_in() -> None:
    graph = contract_network()
    turned: Network[str] = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    for source, target, key, attributes in reversed(list(graph.edges(keys=True, data=True))):
        turned.add_edge(source, target, key=key, **attributes)
    assert render(graph) == render(turned) == render(graph)


def test_the_page_fetches_nothing() -> None:
    page = render(contract_network())
    assert Page(page).addresses == []
    assert not re.search(r"""(?:src|href)\s*=\s*["']?\s*https?:""", page)
    assert "sourceMappingURL" not in page
    assert "@import" not in page


def test_the_policy_names_exactly_the_scripts_that_run() -> None:
    page = Page(render(contract_network()))
    running = [text for attributes, text in page.scripts if "type" not in attributes]
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in running]
    assert len(running) == 2
    assert page.policy.startswith("default-src 'none'; script-src " + " ".join(f"'sha256-{d}'" for d in digests))
    assert page.handlers == []


def test_our_scripts_never_make_markup_out_of_text() -> None:
    (_, ours) = [text for attributes, text in Page(render(contract_network())).scripts if "type" not in attributes]
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|Function\(", ours)


def test_no_two_scripts_of_the_page_give_one_name_to_two_things() -> None:
    text = "\n".join(
        path.read_text("utf-8") for path in (files("kg.outputs") / "page").iterdir() if path.name[-3:] == ".js"
    )
    names = re.findall(r"^(?:function|const|let) (\w+)", text, re.M)
    assert len(names) > 50
    assert [name for name, count in Counter(names).items() if count > 1] == []


def test_text_cannot_leave_the_data() -> None:
    told = as_json({"a": "</script><!-- & \u2028\u2029"})
    assert not re.search(r"[<>&\u2028\u2029]", told)
    assert json.loads(told) == {"a": "</script><!-- & \u2028\u2029"}


def test_a_text_that_looks_like_a_slot_of_the_template_stays_text() -> None:
    graph = contract_network()
    graph.nodes["Japan"]["label"] = "{{library}}"
    page = render(graph, title="{{data}}")
    assert node_of(page, "{{library}}")["type"] == "Country"
    assert "<title>{{data}}</title>" in page


def test_an_event_carries_what_the_reader_wants_to_know() -> None:
    node = node_of(render(contract_network()), "Toyota Tsusho – India: contract signed")
    assert node["short"] == "agreement: signed"
    assert node["factuality"] == "planned"
    assert node["facts"] == [
        ["Stage", "signed"],
        ["Date", "Sep 2014"],
        ["Quantity", "2,000 tonnes a year"],
        ["Said by", "Nikkei"],
    ]
    assert [q["quote"] for q in node["quotes"]] == ["expects to sign", "will sign"]
    assert node["quotes"][0]["said"] == ["Nikkei"]
    assert node["quotes"][1]["url"] == "https://example.org/signed"


def test_a_value_that_says_nothing_is_not_shown() -> None:
    graph = contract_network()
    graph.nodes["e-contract"]["what"] = "other"
    facts = dict(node_of(render(graph), "Toyota Tsusho – India: contract signed")["facts"])
    assert "Kind" not in facts
    assert facts["Stage"] == "signed"


def test_links_name_roles_and_relations_and_take_the_certainty_of_their_event() -> None:
    data = data_of(render(contract_network()))
    labels = {node["id"]: node["label"] for node in data["nodes"]}
    edges = {(labels[edge["from"]], labels[edge["to"]]): edge for edge in data["edges"]}
    assert edges["India", "Toyota Tsusho – India: contract signed"]["title"] == "party"
    assert edges["India", "Toyota Tsusho – India: contract signed"]["factuality"] == "planned"
    assert edges["Shinzo Abe", "Shinzo Abe: meeting"]["factuality"] == "negated"
    assert edges["Shinzo Abe", "Japan"]["title"] == "is Prime Minister of"
    assert edges["Shinzo Abe", "Japan"]["arrows"] == "to"


def test_two_roles_of_one_entity_in_one_event_share_a_link() -> None:
    graph = contract_network()
    graph.add_edge("India", "e-flow", key="importer", role="importer")
    titles = [edge["title"] for edge in data_of(render(graph))["edges"]]
    assert "exporter, importer" in titles
    assert len(titles) == len(data_of(render(contract_network()))["edges"])


def test_the_legend_takes_colours_and_shapes_from_the_ontology() -> None:
    types = {entry["name"]: entry for entry in data_of(render(contract_network()))["types"]}
    assert list(types) == ["Country", "Company", "Person", "Good", "Meeting", "Agreement", "TradeFlow"]
    assert types["Country"]["shape"] != types["Company"]["shape"]
    assert re.fullmatch("#[0-9A-Fa-f]{6}", types["Agreement"]["color"])


def test_counts_are_in_words() -> None:
    assert data_of(render(contract_network()))["counts"] == "5 actors, goods and topics · 3 events · 1 article"


def test_an_unknown_type_is_drawn_all_the_same() -> None:
    graph: Network[str] = nx.MultiDiGraph()
    graph.add_node("x", kind="entity", type="SpaceStation", label="Mir")
    assert node_of(render(graph), "Mir")["shape"] == "dot"
    assert data_of(render(graph))["types"][0]["label"] == "space station"


def test_an_empty_graph_gives_a_page() -> None:
    assert data_of(render(nx.MultiDiGraph()))["nodes"] == []


def test_of_too_many_nodes_the_best_connected_are_drawn_and_the_page_says_so() -> None:
    graph = star_network(40)
    for number in range(3):
        add_event(graph, f"core{number}", "Meeting", {"participant": ["hub", "p000"]})
    data = data_of(render(graph, limit=9))
    labels = {node["label"] for node in data["nodes"]}
    assert {"Hub", "Person 0", "core0", "core1", "core2"} <= labels
    assert len(labels) <= 9
    assert data["note"].startswith(f"Only the {len(labels)} most connected of 84 nodes are drawn.")
    linked = {end for edge in data["edges"] for end in (edge["from"], edge["to"])}
    assert linked == {node["id"] for node in data["nodes"]}


def test_a_graph_within_the_limit_has_no_note() -> None:
    assert data_of(render(star_network(4)))["note"] is None


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("HTTP://EXAMPLE.ORG/", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,<script>1</script>", False),
        ("//example.org/a", False),
        ("https:", False),
        ("http://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_on_the_web_become_links(url: str | None, kept: bool) -> None:
    assert (safe_url(url) is not None) is kept


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2014", "2014"),
        ("2014-09", "Sep 2014"),
        ("2014-09-01", "1 Sep 2014"),
        ("2010~", "about 2010"),
        ("199X", "1990s"),
        ("2014-21", "spring 2014"),
        ("2014-34", "Q2 2014"),
        ("2014-09-01/2014-09-07", "1 – 7 Sep 2014"),
        ("2014-09-28/2014-10-04", "28 Sep – 4 Oct 2014"),
        ("2014-12-29/2015-01-04", "29 Dec 2014 – 4 Jan 2015"),
        ("2014-06/2014-08", "Jun – Aug 2014"),
        ("2014/2016", "2014 – 2016"),
        ("2014-09/..", "from Sep 2014"),
        ("../2014", "until 2014"),
        ("2014-99", "2014"),
        ("<b>soon</b>", "<b>soon</b>"),
        ("", ""),
    ],
)
def test_dates_are_in_words(edtf: str, words: str) -> None:
    assert readable_date(edtf) == words


def test_months_bound_a_date_and_nothing_else_has_any() -> None:
    assert months_of("2014-09-28/2014-10-04") == (2014 * 12 + 8, 2014 * 12 + 9)
    assert months_of("2014/..") == (2014 * 12, 2014 * 12)
    assert months_of("soon") is None
    assert months_of("2014-02-31") is None


def test_terms_become_words_and_text_stays() -> None:
    assert readable("holdsOffice") == "holds office"
    assert readable("in_force") == "in force"
    assert readable("A sentence. With_marks") == "A sentence. With_marks"


def test_articles_become_a_page_and_their_order_does_not_matter() -> None:
    with open_graph(None) as graph, open_graph(None) as turned:
        graph.add(sample_extractions(), model="test")
        turned.add(reversed(sample_extractions()), model="test")
        page = dump(graph)
        assert page == dump(turned)
    data = data_of(page.decode())
    contracts = [node for node in data["nodes"] if node["type"] == "Agreement" and "Toyota Tsusho" in node["label"]]
    assert {quote["headline"] for node in contracts for quote in node["quotes"]} == {
        "Rare earth contract near for Toyota Tsusho",
        "Rare earth contract signed",
    }
    assert all(quote["url"].startswith("https://example.org/") for node in contracts for quote in node["quotes"])
    assert {tuple(quote["said"]) for node in contracts for quote in node["quotes"]} == {("Nikkei",), ()}


def test_a_focus_draws_only_the_surroundings_and_names_them(tmp_path: Path) -> None:
    with open_graph(None) as graph:
        graph.add(sample_extractions(), model="test")
        write_html(graph, tmp_path / "page.html", focus="steel", hops=1)
    data = data_of((tmp_path / "page.html").read_text(encoding="utf-8"))
    assert "steel, 1 step around" in data["title"]
    assert {node["type"] for node in data["nodes"]} == {"Good", "TradeMeasure"}


def test_an_unknown_focus_is_refused_with_the_nearest_name(tmp_path: Path) -> None:
    with open_graph(None) as graph:
        graph.add(sample_extractions(), model="test")
        with pytest.raises(NetworkError, match="Toyota Tsusho"):
            write_html(graph, tmp_path / "page.html", focus="Toyota Tsushoo")
    assert list(tmp_path.iterdir()) == []


def test_a_notebook_gets_a_frame_that_reaches_nothing() -> None:
    graph = contract_network()
    graph.nodes["Japan"]["label"] = '"><script>alert(1)</script>'
    frame = show(graph, height=300)._repr_html_()
    assert frame.startswith('<iframe sandbox="allow-scripts" srcdoc="&lt;!DOCTYPE html&gt;')
    assert frame.count("<") == 2
    assert "height:300px" in frame


def test_a_page_that_cannot_be_written_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.network.network", lambda graph: contract_network())
    with pytest.raises(OutputError, match="nowhere"):
        write_html(None, tmp_path / "nowhere" / "page.html")  # type: ignore[arg-type]


def test_the_file_is_utf8_and_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = contract_network()
    graph.nodes["Japan"]["label"] = "日本 – Japón"
    monkeypatch.setattr("kg.network.network", lambda _: graph)
    write_html(None, tmp_path / "page.html")  # type: ignore[arg-type]
    assert "日本 – Japón" in (tmp_path / "page.html").read_bytes().decode("utf-8")
    assert [file.name for file in tmp_path.iterdir()] == ["page.html"]


def test_quotations_without_an_address_are_no_links() -> None:
    graph = contract_network()
    graph.nodes["e-flow"]["quotes"] = (quote(url="javascript:alert(1)"), quote(url=None, headline=""))
    quotes = node_of(render(graph), "India → Japan: rare earths")["quotes"]
    assert [q["url"] for q in quotes] == [None, None]
    assert quotes[1]["headline"] == "https://w3id.org/trade-kg/Article/a-1"
