"""Markup to a tree without loss or harm, and the tree without what surrounds an article."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from kg.inputs.common.source import MOST_BYTES, UnreadableError
from kg.inputs.common.words import words
from kg.text import scrub

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BLOCK_MARKUP = re.compile(
    r"<(?:!doctype\s+html|/?(?:html|head|body|article|section|div|p|br|span|table|ul|ol|h[1-6])\b)[^<>]{0,2000}>",
    re.IGNORECASE,
)
WHOLE_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,500}\?>", re.IGNORECASE)
TAG = re.compile(r"""<[a-zA-Z](?:[^>=]++|=\s*+"[^"]*+"|=\s*+'[^']*+'|=)*+""")
ATTRIBUTE_ENDS = re.compile(r"[\s/=]+")
QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
MOST_ATTRIBUTES = 4_000  # of one tag: the parser's time grows with the square of their number
LONG_TAG = 8_000  # characters, fewer cannot hold so many
MOST_ELEMENTS = 50_000  # of a page
LEAST_WORDS = 30  # a part with fewer may always be taken off
MOST_PRUNED = 0.3  # of the words of a page: a part that holds more is no frill, whatever it is called
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
NAMING = ("class", "id", "data-testid", "data-component", "data-module")
SPLIT = re.compile(r"[^a-z0-9]+")
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def looks_like_markup(text: str) -> bool:
    """Whether the text is HTML, whatever its file is called: it begins with a tag, or has several tags of blocks."""
    tags = sum(1 for _ in islice(BLOCK_MARKUP.finditer(text), 4))
    return tags >= (1 if text.lstrip("\ufeff \t\r\n").startswith("<") else 4)


def is_page(markup: str) -> bool:
    """Whether the markup is a whole page, with what surrounds an article, rather than a bare fragment."""
    return WHOLE_PAGE.search(markup) is not None


def parse(markup: str) -> HtmlElement:
    """The tree of the markup. Raises UnreadableError where the parser would lose text or hang."""
    from lxml import html
    from lxml.etree import LxmlError

    source = XML_DECLARATION.sub("", scrub(markup))
    _refuse_floods(source)
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(source, parser=parser)
    except LxmlError as error:
        raise UnreadableError("no-text", "It holds no text.") from error
    for entry in parser.error_log:
        if entry.level_name == "FATAL":
            raise UnreadableError("malformed", f"Its markup cannot be read to the end: {entry.message}.")
    return tree


def prune(tree: HtmlElement) -> HtmlElement:
    """The tree without navigation, banners, forms, related links and the like; the tree itself is changed.

    JSON-LD stays. A part that holds much of the page's text stays too, whatever its name or class promises. Raises
    UnreadableError for a page of so many elements that finding its article would take minutes.
    """
    counts = _word_counts(tree)
    if len(counts) > MOST_ELEMENTS:
        raise UnreadableError("too-large", f"It has more than {MOST_ELEMENTS:,} elements; no article needs so many.")
    limit = max(LEAST_WORDS, MOST_PRUNED * counts[tree])
    waiting = [tree]
    while waiting:
        for child in [child for child in waiting.pop() if isinstance(child.tag, str)]:
            if _is_frill(child, few=counts[child] <= limit):
                child.drop_tree()
            else:
                waiting.append(child)
    return tree


def _word_counts(tree: HtmlElement) -> dict[HtmlElement, int]:
    """The number of words in each element, in one pass: a page may nest many parts that are called frills."""
    from lxml import etree

    counts: dict[HtmlElement, int] = {}
    open_: list[int] = [0]
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if event == "start":
            open_.append(len((element.text or "").split()) if element.tag not in words("unseen_tags") else 0)
        else:
            counts[element] = open_.pop()
            open_[-1] += counts[element] + len((element.tail or "").split())
    return counts


def classes(element: HtmlElement) -> frozenset[str]:
    """The parts of the names that an element has for style sheets and scripts, and pairs of neighbouring parts."""
    found: set[str] = set()
    for name in " ".join(element.get(key) or "" for key in NAMING)[:1000].split():
        parts = [part for part in SPLIT.split(HUMP.sub("-", name).lower()) if part]
        found.update(parts, (f"{a}-{b}" for a, b in pairwise(parts)))
    return frozenset(found)


def _refuse_floods(source: str) -> None:
    if len(source) > MOST_BYTES:
        raise UnreadableError("too-large", f"It has more than {MOST_BYTES:,} characters; split it into articles.")
    for found in TAG.finditer(source):
        tag = found.group()
        if len(tag) > LONG_TAG and len(ATTRIBUTE_ENDS.findall(QUOTED.sub('"" ', tag))) > MOST_ATTRIBUTES:
            raise UnreadableError("malformed", f"One of its tags has more than {MOST_ATTRIBUTES:,} attributes.")


def _is_frill(element: HtmlElement, *, few: bool) -> bool:
    if element.tag == "script":
        return str(element.get("type")).lower() != "application/ld+json"
    if element.tag in ("meta", "time") and _tells_a_change(element):
        return True
    if element.tag in words("kept_tags"):
        return False
    if element.tag in words("never_text_tags") or {element.get("id"), element.get("class")} & words("chrome_whole"):
        return True
    return few and _is_named_so(element)


def _tells_a_change(element: HtmlElement) -> bool:
    """Whether it holds the day on which the page was changed, which readers of dates take for that of publication."""
    named = " ".join(element.get(key) or "" for key in ("name", "property", "itemprop", "class")).lower()
    return any(word in named for word in words("later"))


def _is_named_so(element: HtmlElement) -> bool:
    if (
        element.tag in words("rarely_text_tags")
        or element.get("role") in words("roles")
        or element.get("hidden") is not None
    ):
        return True
    named = classes(element)
    return bool(named & words("chrome") or named & words("chrome_pairs") or HIDDEN.search(element.get("style") or ""))
