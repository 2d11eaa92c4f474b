"""The graph as one HTML page that needs nothing else: no network, no server, and nothing an article says is ever run.

The drawing library is the vis-network that pyvis carries (Apache-2.0 or MIT). The page around it is ours: every text
reaches it as escaped JSON and is shown as text, and a content security policy names the two scripts by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

from kg.errors import OutputError, why
from kg.files import AnyPath, write_text
from kg.ontology import Ontology, load_ontology
from kg.outputs import check_page
from kg.outputs.page.data import page_data

if TYPE_CHECKING:
    from kg.graph.store import Graph

LIMIT = 500
TITLE = "Trade and diplomacy in the news"
LIBRARY = "lib/vis-9.1.2/vis-network.min.js"
SCRIPTS = (
    "state.js",
    "theme.js",
    "canvas.js",
    "labels.js",
    "filters.js",
    "details.js",
    "search.js",
    "steps.js",
    "stories.js",
    "view.js",
    "main.js",
)
UNSAFE = "&<>\u2028\u2029"
HEIGHT = 680


def render(
    graph: nx.MultiDiGraph[Any],
    *,
    title: str = TITLE,
    limit: int = LIMIT,
    ontology: Ontology | None = None,
    whole: nx.MultiDiGraph[Any] | None = None,
) -> str:
    """The page for a network of events (see ``kg.network``) as text; the same graph gives the same text.

    Of more than ``limit`` nodes the best connected are drawn, and the page says so. Of a part of a network, ``whole``
    tells the steps of its stories that lie outside.
    """
    data = page_data(graph, ontology=ontology or load_ontology(), title=title, limit=limit, whole=whole)
    library, script = _library(), _script()
    parts = {
        "policy": html.escape(policy(library, script)),
        "title": html.escape(title),
        "style": _part("page.css"),
        "data": as_json(data),
        "library": library,
        "script": script,
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda slot: parts[slot[1]], _part("page.html"))


def dump(graph: Graph) -> bytes:
    """The page for the whole graph, as bytes."""
    from kg.network import network

    return render(network(graph)).encode()


def write_html(graph: Graph, path: AnyPath, *, focus: str | None = None, hops: int = 2, limit: int = LIMIT) -> None:
    """Write the page for the graph, or for what lies within ``hops`` steps of the thing called ``focus``.

    The file appears whole or not at all. Raises NetworkError when nothing is called ``focus``, and OutputError when
    the file has another suffix than a page has or cannot be written.
    """
    path = Path(path)
    check_page(path)
    page = _page(graph, focus=focus, hops=hops, limit=limit)
    try:
        write_text(path, page)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {why(error)}.") from error


def show(
    graph: Graph | nx.MultiDiGraph[Any],
    *,
    focus: str | None = None,
    hops: int = 2,
    limit: int = LIMIT,
    height: int = HEIGHT,
) -> View:
    """The page as the value of a notebook cell; takes a graph, or a network made of one."""
    if isinstance(graph, nx.Graph):
        return View(_page_of(graph, focus=focus, hops=hops, limit=limit), height)
    return View(_page(graph, focus=focus, hops=hops, limit=limit), height)


@dataclass(frozen=True, slots=True)
class View:
    """A page that a notebook shows in a frame of its own, which can reach neither the notebook nor the network."""

    page: str
    height: int = HEIGHT

    def _repr_html_(self) -> str:
        return (
            f'<iframe sandbox="allow-scripts" srcdoc="{html.escape(self.page)}" title="Graph" '
            f'style="width:100%;height:{self.height}px;border:1px solid #8888;border-radius:8px"></iframe>'
        )


def policy(*scripts: str) -> str:
    """A content security policy under which only ``scripts`` run, and nothing is fetched or sent."""
    digests = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts]
    allowed = " ".join(f"'sha256-{digest}'" for digest in digests)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def as_json(data: object) -> str:
    """JSON that may stand inside a script element: no character in it can end the element or begin another."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for character in UNSAFE:
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _page(graph: Graph, *, focus: str | None, hops: int, limit: int) -> str:
    from kg.network import network

    return _page_of(network(graph), focus=focus, hops=hops, limit=limit)


def _page_of(whole: nx.MultiDiGraph[Any], *, focus: str | None, hops: int, limit: int) -> str:
    if focus is None:
        return render(whole, limit=limit)
    from kg.network import focus as surroundings

    title = f"{TITLE}: {focus}, {hops} step{'' if hops == 1 else 's'} around"
    return render(surroundings(whole, focus, hops), title=title, limit=limit, whole=whole)


def _script() -> str:
    return '(() => {\n"use strict";\n' + "\n".join(_part(name) for name in SCRIPTS) + "})();\n"


def _library() -> str:
    """vis-network as pyvis carries it, without the pointer to a source map that is not there."""
    text = files("pyvis").joinpath(LIBRARY).read_text(encoding="utf-8")
    return re.sub(r"\n?//# sourceMappingURL=\S*\s*$", "\n", text)


def _part(name: str) -> str:
    return files("kg.outputs.page").joinpath(name).read_text(encoding="utf-8")
