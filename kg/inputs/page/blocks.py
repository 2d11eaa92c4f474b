"""A tree of markup cut into paragraphs: for HTML and for the tree that trafilatura makes of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.inputs.common.words import words
from kg.text import clean

if TYPE_CHECKING:
    from lxml.etree import _Element

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "head"))
BREAKS = ("br", "lb")
SOURCE_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or list item: its clean text, the tag that it stands in, and the share of it in links."""

    text: str
    tag: str
    linked: float = 0.0

    @property
    def is_heading(self) -> bool:
        """Whether it stands in a heading."""
        return self.tag in HEADINGS


@dataclass(slots=True)
class _Open:
    tag: str = ""
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    line: int = 0  # the index of the part that begins the last line


def blocks(tree: _Element) -> tuple[Block, ...]:
    """The paragraphs of the tree in reading order, white space as a browser shows it; no text is left out but scripts.

    It walks without recursion, so that no depth is too deep.
    """
    from lxml import etree

    done: list[Block] = []
    now, links, unseen = _Open(), 0, 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "script"
        start = event == "start"
        unseen += (tag in words("unseen_tags") or _is_page_head(element)) * (1 if start else -1)
        links += (tag == "a") * (1 if start else -1)
        if tag in BREAKS and start:
            now = _broken(now, done)
        elif tag not in words("inline_tags") and tag not in BREAKS:
            now = _closed(now, done, tag if start else _parent(element))
        _add(now, element.text if start else element.tail, linked=links > 0, seen=not unseen)
    _closed(now, done, "")
    return tuple(done)


def _is_page_head(element: Any) -> bool:
    """Whether it is the head of a page: trafilatura calls headings so too, in trees that have no html element."""
    parent = element.getparent()
    return element.tag == "head" and parent is not None and parent.tag == "html"


def _parent(element: Any) -> str:
    parent = element.getparent()
    return parent.tag if parent is not None and isinstance(parent.tag, str) else ""


def _add(now: _Open, text: str | None, *, linked: bool, seen: bool) -> None:
    if text and seen:
        now.parts.append(SOURCE_SPACE.sub(" ", text))
        now.linked += len(text.strip()) if linked else 0


def _broken(now: _Open, done: list[Block]) -> _Open:
    """A line break; the second of two ends the paragraph."""
    if now.parts and "".join(now.parts[now.line :]).strip():
        now.parts.append("\n")
        now.line = len(now.parts)
        return now
    return _closed(now, done, now.tag)


def _closed(now: _Open, done: list[Block], tag: str) -> _Open:
    """End the open block, add its paragraphs to those done, and open the next one."""
    whole = clean("".join(now.parts))
    share = min(1.0, now.linked / len(whole)) if whole else 0.0
    done += (Block(part, now.tag, share) for part in whole.split("\n\n") if part.strip())
    return _Open(tag)
