"""The answer to a question: columns and rows, shown on a terminal, in a notebook, as CSV or as JSON."""

from __future__ import annotations

import csv
import html
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import RenderableType

Cell = str | int | float | bool | None
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would run as a formula."""


@dataclass(frozen=True, slots=True)
class Table:
    """Named columns and rows of plain values; ``note`` says what else could be asked, where there is reason to."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    note: str = ""

    def as_dicts(self) -> list[dict[str, Cell]]:
        """One mapping of column to value a row."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def as_csv(self) -> str:
        """CSV with a header line. A text that a spreadsheet would take for a formula gets an apostrophe before it."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([_harmless(cell) for cell in row] for row in self.rows)
        return out.getvalue()

    def as_json(self) -> str:
        """A JSON array with one object a row; numbers and truth values stay what they are."""
        return json.dumps(self.as_dicts(), ensure_ascii=False, indent=1) + "\n"

    def as_rich(self) -> RenderableType:
        """The table for a terminal, as wide as that is; no cell can move the cursor or change colours."""
        from kg.grid import Column, Grid

        texts = [tuple(visible(_shown(row[place])) for row in self.rows) for place in range(len(self.columns))]
        columns = (
            Column(visible(heading), texts[place], self._numeric(place)) for place, heading in enumerate(self.columns)
        )
        return Grid(visible(self.title), tuple(columns), visible(self.note))

    def _repr_html_(self) -> str:
        head = "".join(f"<th>{html.escape(column)}</th>" for column in self.columns)
        rows = ("".join(f"<td>{html.escape(_shown(cell))}</td>" for cell in row) for row in self.rows)
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        texts = [f"<p>{html.escape(text)}</p>" if text else "" for text in (self.title, self.note)]
        return f"{texts[0]}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{texts[1]}"

    def _numeric(self, column: int) -> bool:
        cells = [row[column] for row in self.rows if row[column] is not None]
        return bool(cells) and all(isinstance(cell, int | float) for cell in cells)


def table(rows: list[Mapping[str, Cell]], *, columns: tuple[str, ...], title: str = "", note: str = "") -> Table:
    """A table from one mapping a row; a column that a row lacks is empty in it."""
    return Table(columns, tuple(tuple(row.get(column) for column in columns) for row in rows), title, note)


def so_many(number: int, noun: str) -> str:
    """A number with its noun: "1 claim", "2 claims"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def visible(text: str) -> str:
    """``text`` with control and format characters spelled out, so that no article can play with a terminal."""
    return "".join(c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode() for c in text)


def _shown(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return "" if cell is None else f"{cell:,}" if isinstance(cell, int | float) else cell


def _harmless(cell: Cell) -> Cell:
    """A cell that no spreadsheet runs and no reader of CSV cuts in two (the writer leaves a lone CR without quotes)."""
    if not isinstance(cell, str):
        return cell
    return ("'" if cell.startswith(FORMULA) else "") + cell.replace("\r\n", "\n").replace("\r", "\n")
