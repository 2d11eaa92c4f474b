"""Where a report comes from: agency copy in five papers, and two reports in one paper, are one independent source.

Texts are compared by bottom-k sketches (Cohen and Kaplan 2007): the smallest hashes of their runs of words, of which
near-duplicates share most.
"""

from __future__ import annotations

import heapq
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

RUN = 5
"""Words in a run."""

KEPT = 32
"""Hashes in a sketch."""

REPRINT = 0.6
"""The part of runs in common from which one text is a reprint of the other, cut or with another lead."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Origin:
    """Who published an article, and the sketch of its text."""

    publisher: str | None = None
    sketch: frozenset[int] = frozenset()


NOWHERE: Mapping[str, Origin] = MappingProxyType({})
"""Of no article is known where it comes from."""


def sketch(text: str) -> frozenset[int]:
    """The smallest hashes of all runs of words of a text, without regard to case and punctuation."""
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[k : k + RUN]) for k in range(max(1, len(words) - RUN + 1))} if words else set()
    return frozenset(heapq.nsmallest(KEPT, {zlib.crc32(run.encode()) for run in runs}))


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """The estimated part of runs that two texts have in common, from 0 to 1."""
    both = heapq.nsmallest(KEPT, one | other)
    return sum(value in one and value in other for value in both) / len(both) if both else 0.0


def sources(articles: Sequence[str], origins: Mapping[str, Origin]) -> Mapping[str, str]:
    """For each article the first one that it is no independent source beside; the same for any order."""
    first: dict[str, str] = {}
    for article in sorted(set(articles)):
        origin = origins.get(article, Origin())
        alike = (earlier for earlier in first if _one_source(origin, origins.get(earlier, Origin())))
        first[article] = min((first[earlier] for earlier in alike), default=article)
    return first


def _one_source(one: Origin, other: Origin) -> bool:
    if one.publisher and one.publisher == other.publisher:
        return True
    return bool(one.sketch and other.sketch) and likeness(one.sketch, other.sketch) >= REPRINT
