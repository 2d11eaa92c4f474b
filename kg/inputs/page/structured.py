"""What a page states of its article in JSON-LD, read as data: nothing in it is trusted to have the right form."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from kg.text import clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ARTICLES = ("Article", "Report", "Posting", "WebPage")
MOST_NODES = 5_000


@dataclass(frozen=True, slots=True)
class Stated:
    """Headline, day of publication (as written) and publisher of the page's main article, each empty when not given."""

    headline: str = ""
    published: str = ""
    publisher: str = ""


def main_article(tree: HtmlElement) -> Stated:
    """What the JSON-LD of the page says of its main article: the one headed as the page is, else the first."""
    nodes = [node for script in _scripts(tree) for node in _nodes(_read(script))]
    found = sorted((node for node in nodes if _kind(node)), key=_rank)
    heading = clean_line(" ".join(" ".join(h.itertext()) for h in tree.iter("h1")))
    best = next((node for node in found if _line(node.get("headline")) in heading and node.get("headline")), None)
    node = best or (found[0] if found else {})
    published = _line(node.get("datePublished")) or next(
        filter(None, (_line(n.get("datePublished")) for n in found)), ""
    )
    return Stated(_line(node.get("headline")), published, _publisher(node, nodes))


def _publisher(node: Mapping[str, Any], nodes: Sequence[Mapping[str, Any]]) -> str:
    """The name of the publisher, which may stand in another object of the page and be meant by its id only."""
    given = node.get("publisher")
    first = given[0] if isinstance(given, list) and given else given
    if not isinstance(first, Mapping):
        return _line(first)
    others = (other for other in nodes if first.get("@id") and other.get("@id") == first["@id"])
    return next(filter(None, (_line(one.get("name")) for one in (first, *others))), "")


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            yield script.text or ""


def _read(text: str) -> Any:
    try:
        return json.loads(text.strip().removeprefix("<!--").removesuffix("-->").rstrip("; \n"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    """The objects in a JSON value, outermost first, but for those in lists of other articles."""
    waiting, seen = [value], 0
    while waiting and seen < MOST_NODES:
        now, seen = waiting.pop(0), seen + 1
        if isinstance(now, list):
            waiting += now
        elif isinstance(now, Mapping):
            yield now
            waiting += [now[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in now]


def _kind(node: Mapping[str, Any]) -> str:
    types = node.get("@type")
    named = [t for t in (types if isinstance(types, list) else [types]) if isinstance(t, str)]
    return next((end for end in ARTICLES for t in named if t.endswith(end)), "")


def _rank(node: Mapping[str, Any]) -> int:
    return ARTICLES.index(_kind(node))


def _line(value: Any) -> str:
    return clean_line(unescape(value)) if isinstance(value, str) else ""
