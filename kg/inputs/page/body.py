"""The text of an article out of the tree of its page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.inputs.common.words import beginning, words
from kg.inputs.page.blocks import PARAGRAPH, Block, blocks
from kg.inputs.page.front import folded, front, is_kicker

if TYPE_CHECKING:
    from lxml.html import HtmlElement

AFTER_END = 80  # words, at most, that a closing section has
MOSTLY_LINKS = 0.5
TOO_FEW = 25  # words: trafilatura found no article; the page's own paragraphs are taken


def page_text(tree: HtmlElement, above: Sequence[str], title: str) -> str:
    """The paragraphs of the article in a pruned page, a blank line between them; empty where there are none.

    trafilatura finds the article; what stands above and below its text goes by the page's own order of things.
    ``above`` are the texts between headline and article.
    """
    _mark_breaks(tree)
    found = _article(tree)
    if sum(len(block.text.split()) for block in found) < TOO_FEW:
        found = [block for block in blocks(tree) if block.linked < MOSTLY_LINKS]
    own = [block for block in found if not beginning("noise").match(block.text)]
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


def _mark_breaks(tree: HtmlElement) -> None:
    """Mark an empty line made of two line breaks, so that the paragraphs around it stay apart."""
    for element in tree.iter("br"):
        following = element.getnext()
        if following is not None and following.tag == "br" and not (element.tail or "").strip():
            element.tail = PARAGRAPH


def _without_front(found: Sequence[Block], above: Sequence[str], title: str) -> list[Block]:
    """The blocks below headline, standfirst and byline, and below the labels that are left."""
    own = list(found)
    known = {folded(text) for text in (*front(own, title), *above)}
    last = max((i for i, block in enumerate(own[: len(known) + 4]) if folded(block.text) in known), default=-1)
    del own[: last + 1]
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
