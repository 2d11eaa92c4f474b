"""A table on a terminal: words stay whole, no row gets tall, and columns that find no room are named below.

The columns come in the order of their weight, so it is the last ones that a narrow terminal does without.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Literal

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.table import Table as RichTable
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

GAP = 2
"""Blanks between two columns."""
WORD = 24
"""The longest word that a column makes room for; a longer one is folded."""
LINES = 6
"""A column is so wide that its longest text takes about so many lines; a cell that takes twice as many is cut."""
MORE = "--format csv has all."


@dataclass(frozen=True, slots=True)
class Column:
    """A column of texts with its heading; ``numeric`` ones stand at the right edge."""

    heading: str
    texts: tuple[str, ...]
    numeric: bool = False

    def longest_word(self) -> int:
        """Cells that the longest word of heading and texts takes, at most ``WORD``."""
        words = (word for text in (self.heading, *self.texts) for word in text.split())
        return min(WORD, max(map(cell_len, words), default=1))

    def longest_text(self) -> int:
        """Cells that the longest text takes in one line."""
        return max((cell_len(line) for text in (self.heading, *self.texts) for line in text.split("\n")), default=1)


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns between a title and a note; rich asks it for what fits the terminal."""

    title: str
    columns: tuple[Column, ...]
    note: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        widths = fitted(self.columns, options.max_width)
        notes = (self.note, missing(self.columns, widths))
        yield from (Text(self.title, "bold") for _ in range(bool(self.title)))
        if widths:
            yield _table([(self.columns[place], width) for place, width in widths.items()])
        yield from (Text(note) for note in notes if note)


def fitted(columns: Sequence[Column], width: int) -> dict[int, int]:
    """The places of the columns that fit into ``width`` cells, with the width of each; empty columns are left out."""
    widths: dict[int, int] = {}
    room = width + GAP
    for place, column in enumerate(columns):
        if not any(column.texts):
            continue
        least = _least(column, width)
        if widths and least + GAP > room:
            break
        widths[place] = least
        room -= least + GAP
    return _spread({place: columns[place].longest_text() for place in widths}, widths, room)


def missing(columns: Sequence[Column], shown: Iterable[int]) -> str:
    """A line that names the columns that found no room, or nothing where all with any text are shown."""
    left = [column.heading for place, column in enumerate(columns) if any(column.texts) and place not in set(shown)]
    return f"No room for: {', '.join(left)}. {MORE}" if left else ""


def cut(text: str, width: int) -> str:
    """A text that takes no more than about twice ``LINES`` lines of that width."""
    most = 2 * LINES * width
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def _least(column: Column, width: int) -> int:
    wanted = min(ceil(column.longest_text() / LINES), width // 3)
    return min(max(column.longest_word(), wanted), width)


def _spread(wishes: Mapping[int, int], widths: Mapping[int, int], room: int) -> dict[int, int]:
    """Widths with the room that is left given away cell by cell, each to the column whose cells are tallest."""
    spread = dict(widths)
    for _ in range(max(room, 0)):
        short = [place for place in spread if spread[place] < wishes[place]]
        if not short:
            break
        spread[max(short, key=lambda place: wishes[place] / spread[place])] += 1
    return spread


def _table(columns: Sequence[tuple[Column, int]]) -> RichTable:
    grid = RichTable(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0))
    for column, width in columns:
        side: Literal["left", "right"] = "right" if column.numeric else "left"
        grid.add_column(Text(column.heading), width=width, overflow="fold", justify=side)
    cells = [[Text(cut(text, width)) for text in column.texts] for column, width in columns]
    for row in zip(*cells, strict=True):
        grid.add_row(*row)
    return grid
