"""What stands between the title and the text of a plain article: who wrote it, and on which day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from kg.inputs.common.days import is_dateline, published_day, read_day
from kg.inputs.common.words import beginning

BYLINE = 12  # words, at most
BESIDE_DAY = 6  # words that may stand beside a day: a weekday, a place, who wrote it
SENTENCE_END = re.compile(r"(?<!\b[ap]\.m)[.!?…:;][\"'”’)\]]*$")
WORD = re.compile(r"[^\W\d_]+")


def split_front(blocks: Sequence[str]) -> tuple[dt.date | None, list[str]]:
    """The day that the bylines and date lines on top of a text tell, and the blocks below them.

    A block that ends like a sentence is text, and so is all of it when nothing stands below.
    """
    count = next((i for i, block in enumerate(blocks) if not is_front(block)), len(blocks))
    if count == len(blocks):
        return None, list(blocks)
    days = (published_day(block) or read_day(block) for block in blocks[:count])
    return next(filter(None, days), None), list(blocks[count:])


def is_front(line: str) -> bool:
    """Whether a line says who wrote an article, or on which day, and nothing else."""
    count = len(WORD.findall(line))
    if "\n" in line or SENTENCE_END.search(line) or count > BYLINE:
        return False
    return beginning("byline").match(line) is not None or (not is_dateline(line) and _is_day(line, count))


def _is_day(line: str, count: int) -> bool:
    from kg.values.dates import find_dates

    if not (published_day(line) or read_day(line)):
        return False
    dated = sum(len(WORD.findall(found.text)) for found in find_dates(line))
    return count - dated <= BESIDE_DAY
