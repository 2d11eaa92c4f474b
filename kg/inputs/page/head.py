"""What a page says of its article: headline, day of publication, publisher, address."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.inputs.common.days import published_day, read_day
from kg.inputs.common.draft import web_address
from kg.inputs.common.words import words
from kg.inputs.page.blocks import Block
from kg.inputs.page.front import folded
from kg.inputs.page.structured import Stated
from kg.text import clean_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# trafilatura reads JSON-LD, meta tags and time elements so; its default takes a footer's "last updated" besides.
STRICT: dict[str, Any] = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1900-01-01",
    "max_date": "2199-12-31",
}
SEPARATOR = re.compile(r"\s+(?:\||-|–|—|::|»|·|•|:)\s+|\s*\|\s*")
COPYRIGHT = re.compile(r"©|\bcopyright\b", re.IGNORECASE)
TITLES = ("og:title", "twitter:title", "dcterms.title", "dc.title", "parsely-title")
PUBLISHERS = ("og:site_name", "dcterms.publisher", "dc.publisher", "citation_publisher", "article:publisher_name")
LONGEST_NAME = 6  # words of a publisher


def headline(tree: HtmlElement, stated: Stated, printed: Sequence[Block], site: str) -> str:
    """The headline: that for social media, of the JSON-LD, of the only heading of first rank, or of the window's title.

    The name of the site beside it is taken off.
    """
    heads = [clean_line(" ".join(h.itertext())) for h in tree.iter("h1")]
    only = [head for head in heads if head] if len(heads) == 1 else []
    for found in (_meta(tree, ("og:title",)), stated.headline, *only, _meta(tree, TITLES)):
        if found:
            return _without_site(found, site, heads)
    return _own_part(_window(tree), printed)


def publisher(tree: HtmlElement, stated: Stated, printed: Sequence[Block]) -> str:
    """The publisher of JSON-LD or meta tags, or the part of the window's title that also stands in a copyright line."""
    named = stated.publisher or _meta(tree, PUBLISHERS)
    if named:
        return named
    rights = [folded(block.text) for block in printed if COPYRIGHT.search(block.text)]
    parts = [part for part in SEPARATOR.split(_window(tree)) if part and len(part.split()) <= LONGEST_NAME]
    return next((part for part in reversed(parts) if folded(part) and any(folded(part) in line for line in rights)), "")


def day(tree: HtmlElement, stated: Stated, above: Sequence[str]) -> dt.date | None:
    """The day of publication in JSON-LD, meta tags, time elements, or the lines between headline and text; else None.

    ``tree`` is the pruned page: the days of related articles are no longer in it.
    """
    return read_day(stated.published) or _tagged_day(tree) or _printed_day(above)


def address(tree: HtmlElement) -> str | None:
    """The canonical address of the page, if it is a full one."""
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    return next(filter(None, map(web_address, (*links, _meta(tree, ("og:url",))))), None)


def _tagged_day(tree: HtmlElement) -> dt.date | None:
    from htmldate import find_date

    found = find_date(tree, **STRICT)
    return dt.date.fromisoformat(found) if found else None


def _printed_day(above: Sequence[str]) -> dt.date | None:
    """The first day in the lines above the text, passing over one that follows "Last updated"."""
    before = ""
    for line in above:
        found = published_day(line)
        if found and not any(word in before.lower() for word in words("later")):
            return found
        before = line if len(line.split()) <= 3 else ""
    return None


def _meta(tree: HtmlElement, names: Sequence[str]) -> str:
    """The content of the first meta tag that has one of the names, in the order of the names."""
    found = dict(reversed(list(_metas(tree))))
    return next((found[name] for name in names if found.get(name)), "")


def _metas(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for tag in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            if tag.get(key):
                yield tag.get(key).strip().lower(), clean_line(tag.get("content") or "")


def _window(tree: HtmlElement) -> str:
    title = next(tree.iter("title"), None)
    return clean_line("".join(title.itertext())) if title is not None else ""


def _without_site(title: str, site: str, heads: Sequence[str]) -> str:
    parts = SEPARATOR.split(title)
    if site and len(parts) > 1 and folded(parts[-1]) == folded(site):
        return title[: title.rindex(parts[-1])].rstrip(" |-–—:»·•")
    cut = (head for head in heads if head and title.startswith(head) and SEPARATOR.match(title[len(head) :]))
    return next(cut, title)


def _own_part(title: str, printed: Sequence[Block]) -> str:
    """The part of the window's title that is printed on the page as a block of its own; the longest of several."""
    shown = {folded(block.text) for block in printed}
    parts = [part for part in (title, *SEPARATOR.split(title)) if folded(part) in shown]
    return max(parts, key=len, default=title)
