"""Rows of entities as CSV that ``--entities`` reads, and that a person edits in between."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from kg.iri import canon
from kg.table import FORMULA

COLUMNS = ("type", "label", "names", "abbreviations", "demonyms", "metonyms", "country", "wikidata", "hs", "broader")
NOTES = ("times", "articles", "candidate", "description", "score", "sentence")
"""Columns that help a person to decide, and say nothing of the entity."""
SEPARATOR = "|"
"""Stands between several names in one cell."""

MARK = "'"
"""Stands before a text that a spreadsheet would run as a formula."""


def as_csv(rows: Iterable[Mapping[str, str]], notes: tuple[str, ...] = ()) -> str:
    """The rows as CSV with the columns of a file of entities, and the columns ``notes`` behind them.

    Texts are spelled as they identify (one space between words, no control characters).
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, (*COLUMNS, *notes), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: marked(canon(text)) for column, text in row.items()} for row in rows)
    return out.getvalue()


def joined(names: Iterable[str]) -> str:
    """Several names in one cell; a name that has the separator in itself cannot be one of several, and is left out."""
    cleaned = dict.fromkeys(canon(name) for name in names)
    return SEPARATOR.join(name for name in cleaned if name and SEPARATOR not in name)


def marked(text: str) -> str:
    """``text`` as a cell that no spreadsheet takes for a formula; ``unmarked`` gives it back."""
    return MARK + text if text.lstrip(MARK).startswith(FORMULA) else text


def unmarked(cell: str) -> str:
    """The text that ``marked`` made the cell of."""
    return cell[1:] if cell.startswith(MARK) and cell.lstrip(MARK).startswith(FORMULA) else cell
