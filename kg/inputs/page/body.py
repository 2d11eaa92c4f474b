"""The text of an article out of the tree of its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from kg.inputs.common.source import UnreadableError
from kg.inputs.common.words import beginning, words
from kg.inputs.page.blocks import Block, blocks
from kg.inputs.page.front import SENTENCE_END, folded, front, is_kicker

if TYPE_CHECKING:
    from lxml.html import HtmlElement

AFTER_END = 80  # words, at most, that a closing section has
MOSTLY_LINKS = 0.5
INDEX_LINKS = 4  # headings that are links, at least, on a page that only lists articles
TOO_FEW = 25  # words: trafilatura found no article; the page's own paragraphs are taken
SHINGLE = 5  # words in a row that tell a paragraph from all others
LOST_TAGS = ("h2", "h3", "h4", "li")  # parts of a text that trafilatura leaves out where it does not know the site


def page_text(tree: HtmlElement, above: Sequence[str], title: str) -> str:
    """The paragraphs of the article in a pruned page, a blank line between them; empty where there are none.

    trafilatura finds the article; how it is cut into paragraphs, and what stands above and below it, goes by the
    page. ``above`` are the texts between headline and article. Raises UnreadableError for a list of articles.
    """
    printed = [block for block in blocks(tree) if block.linked < MOSTLY_LINKS or block.is_heading]
    found = _article(tree)
    enough = sum(len(block.text.split()) for block in found) >= TOO_FEW
    chosen = (_among(printed, found) or found) if enough else [b for b in printed if b.linked < MOSTLY_LINKS]
    _refuse_index(chosen)
    own = [block for block in chosen if not beginning("noise").match(block.text)]
    return "\n\n".join(block.text for block in _without_end(_without_front(own, above, title)))


def fragment_text(found: Sequence[Block]) -> tuple[str, str]:
    """The title and the text of a bare fragment: a heading of first rank at the top is the title, all else is text."""
    if found and found[0].tag == "h1" and len(found) > 1:
        return found[0].text, "\n\n".join(block.text for block in found[1:])
    return "", "\n\n".join(block.text for block in found)


def _article(tree: HtmlElement) -> list[Block]:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    found = bare_extraction(tree, include_comments=False, include_tables=False)
    body = found.body if isinstance(found, Document) else None
    return [] if body is None else list(blocks(body))


def _refuse_index(chosen: Sequence[Block]) -> None:
    """Raise UnreadableError for a page that is a list of other articles: many of its headings are links."""
    links = sum(block.is_heading and block.linked >= MOSTLY_LINKS for block in chosen)
    if links >= INDEX_LINKS and links * 3 >= len(chosen):
        raise UnreadableError("no-article", "It is a list of links to articles; save the articles themselves.")


def _among(printed: Sequence[Block], found: Sequence[Block]) -> list[Block]:
    """The blocks of the page that are in the text found, each once, with the headings and list items between them."""
    known = {shingle for block in found for shingle in _shingles(block, every=True)}
    inside = [not known.isdisjoint(_shingles(block)) for block in printed]
    at = [i for i, yes in enumerate(inside) if yes]
    end = _end_of_list(printed, at[-1] + 1) if at else 0
    kept = (printed[i] for i in range(at[0] if at else 0, end) if inside[i] or printed[i].tag in LOST_TAGS)
    return _each_once(kept)


def _end_of_list(printed: Sequence[Block], at: int) -> int:
    """The index after the list items that follow without a break and are sentences."""
    while at < len(printed) and printed[at].tag == "li" and SENTENCE_END.search(printed[at].text):
        at += 1
    return at


def _each_once(kept: Iterable[Block]) -> list[Block]:
    """The blocks without repeated paragraphs and without headings that nothing stands under."""
    seen: set[str] = set()
    own: list[Block] = []
    for block in kept:
        key = folded(block.text)
        if key in seen and len(key.split()) > SHINGLE:
            continue
        seen.add(key)
        own.append(block)
    return [b for b, below in zip_longest(own, own[1:]) if b and not (b.is_heading and below and below.tag == b.tag)]


def _shingles(block: Block, *, every: bool = False) -> set[tuple[str, ...]]:
    """The first and the last words of a block, or every run of words in it; the whole block when it is short."""
    parts = folded(block.text).split()
    starts = range(max(1, len(parts) - SHINGLE + 1))
    runs = {tuple(parts[i : i + SHINGLE]) for i in (starts if every else (0, starts[-1]))}
    return runs if parts else set()


def _without_front(found: Sequence[Block], above: Sequence[str], title: str) -> list[Block]:
    """The blocks below headline, standfirst and byline, and below the labels that are left."""
    known = {folded(text) for text in (*front(found, title), *above)}
    last = max((i for i, block in enumerate(found[: len(known) + 4]) if folded(block.text) in known), default=-1)
    own = list(found[last + 1 :] or found)
    while len(own) > 1 and is_kicker(own[0]):
        del own[0]
    return own


def _without_end(found: list[Block]) -> list[Block]:
    """The blocks above a closing section such as "Related topics", and no heading at the end."""
    own = list(found)
    left = 0
    for i in range(len(own) - 1, 0, -1):
        left += len(own[i].text.split())
        if left > AFTER_END:
            break
        if folded(own[i].text) in words("end_headings"):
            del own[i:]
            left = 0
    while len(own) > 1 and own[-1].is_heading:
        del own[-1]
    return own
