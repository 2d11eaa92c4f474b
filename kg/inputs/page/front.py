"""What stands between a headline and the text: kicker, standfirst, byline, date line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.inputs.common.days import is_dateline, published_day
from kg.inputs.common.words import beginning
from kg.inputs.page.blocks import Block

SENTENCE_END = re.compile(r"(?<!\b[ap]\.m)[.!?…:][\"'”’)\]]*$")
HEADLINE_WITHIN = 60  # blocks from the top of a page
ABOVE = 3  # blocks
MATTER = 8  # blocks that may stand between a headline and a byline
LONG = 50  # words: such a block is text
BYLINE = 25  # words, at most
KICKER = 8  # words, at most


def folded(text: str) -> str:
    """The letters and digits of a text, to compare headlines that differ in quotes and spaces."""
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def front(printed: Sequence[Block], title: str) -> tuple[str, ...]:
    """The texts of the blocks from the headline to the last line that tells author or day; empty without headline.

    A line of place and day right above the headline comes with them; a bare day there is that of the visit.
    """
    wanted = folded(title)
    at = next((i for i, block in enumerate(printed[:HEADLINE_WITHIN]) if wanted and folded(block.text) == wanted), None)
    if at is None:
        return ()
    matter = _short(printed[at + 1 : at + 1 + MATTER])
    last = max((i for i, block in enumerate(matter) if is_byline(block.text)), default=-1)
    over = [block for block in printed[max(0, at - ABOVE) : at] if is_dateline(block.text)]
    return tuple(block.text for block in (*over, printed[at], *matter[: last + 1]))


def is_byline(text: str) -> bool:
    """Whether the block says who wrote the article or when, and is no text of the article."""
    if len(text.split()) > BYLINE or is_dateline(text) or SENTENCE_END.search(text):
        return False
    return beginning("byline").match(text) is not None or published_day(text) is not None


def is_kicker(block: Block) -> bool:
    """Whether a block above the text is a label: a heading, or a few words that make no sentence."""
    few = len(block.text.split()) <= KICKER and not SENTENCE_END.search(block.text)
    return (block.is_heading or few) and not is_dateline(block.text)


def _short(printed: Sequence[Block]) -> list[Block]:
    """The blocks up to the text: a long one, a dateline, or a second sentence (the first is a standfirst)."""
    found: list[Block] = []
    sentences = 0
    for block in printed:
        count = len(block.text.split())
        sentences += count > KICKER and SENTENCE_END.search(block.text) is not None
        if count > LONG or sentences > 1 or is_dateline(block.text):
            break
        found.append(block)
    return found
