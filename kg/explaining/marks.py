"""Marks in a sentence: brackets in plain text, styles on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.table import visible

if TYPE_CHECKING:
    from rich.text import Text

STYLES = {
    "trigger": "bold reverse",
    "cue": "bold magenta",
    "said by": "italic cyan",
    "date": "green",
    "amount": "green",
}
ROLE_STYLE = "bold yellow"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of an article, and what it is: a role, ``trigger``, ``cue``, ``said by``, ``date`` or ``amount``."""

    start: int
    end: int
    what: str


def within(marks: Iterable[Mark], start: int, end: int) -> tuple[Mark, ...]:
    """The marks of the stretch from ``start`` to ``end``, in order, counted from there; one for each place.

    Of two marks that cross, the second is left out: brackets can only nest.
    """
    named: dict[tuple[int, int], list[str]] = {}
    for mark in marks:
        if start <= mark.start < mark.end <= end and mark.what not in named.setdefault((mark.start, mark.end), []):
            named[mark.start, mark.end].append(mark.what)
    kept: list[Mark] = []
    for (a, b), what in sorted(named.items(), key=lambda item: (item[0][0], -item[0][1])):
        if not any(k.start < a < k.end < b for k in kept):
            kept.append(Mark(a, b, ", ".join(what)))
    return tuple(Mark(k.start - start, k.end - start, k.what) for k in kept)


def bracketed(text: str, marks: Sequence[Mark]) -> str:
    """``text`` on one line with each mark in brackets: ``[imposer: Peru] [trigger: imposed] …``."""
    return visible("".join(_pieces("".join(" " if c.isspace() else c for c in text), marks)))


def _pieces(text: str, marks: Sequence[Mark]) -> Iterator[str]:
    for place in range(len(text) + 1):
        yield from ("]" for m in marks if m.end == place)
        yield from (f"[{m.what}: " for m in marks if m.start == place)
        yield text[place : place + 1]


def styled(text: str, marks: Sequence[Mark]) -> Text:
    """``text`` with each mark in the style of what it is."""
    from rich.text import Text

    shown = Text("".join(" " if c.isspace() else c if c.isprintable() else "\ufffd" for c in text))
    for mark in marks:
        shown.stylize(style(mark.what), mark.start, mark.end)
    return shown


def style(what: str) -> str:
    """The style of a mark, the same in the sentence and in the list below it."""
    return next((STYLES[part] for part in what.split(", ") if part in STYLES), ROLE_STYLE)
