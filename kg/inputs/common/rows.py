"""Rows of a table or a dump to articles: the columns id, title, published, text or html, url, publisher."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kg.inputs.common.days import read_day
from kg.inputs.common.draft import Draft, finish
from kg.inputs.common.source import UnreadableError
from kg.inputs.common.words import column_names
from kg.inputs.page import drafted
from kg.model import Article

COLUMNS = ("id", "title", "published", "text", "html", "url", "publisher")
PLAIN = ("id", "title", "url", "publisher")


def article(row: Mapping[str, Any], *, published: dt.date | None = None) -> Article:
    """The article of a row: its text as it is but for cleaning, or that of its page; what the row states goes first.

    Columns have their own names or those that headers may have ("date", "headline"), in any case of letters; of two
    that say the same thing its own name counts. Raises UnreadableError, with the column that is wrong.
    """
    row = known_columns(row)
    fields = {column: _text(row, column) for column in COLUMNS}
    text, page = fields["text"], fields["html"]
    if not text.strip() and not page.strip():
        raise UnreadableError("no-text", "It has neither text nor html.")
    draft = Draft(text) if text.strip() else drafted(page)
    stated: dict[str, Any] = {column: fields[column] for column in PLAIN if fields[column].strip()}
    if fields["published"].strip():
        stated["published"] = _day(fields["published"])
    return finish(replace(draft, **stated), published=published)


def known_columns(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with its columns by their own names; those of other names are left out."""
    given = [(column.strip().lower(), value) for column, value in row.items() if isinstance(column, str)]
    meant = {column_names()[column]: value for column, value in given if column in column_names()}
    return {column: value for column, value in (meant | dict(given)).items() if column in COLUMNS}


def _text(row: Mapping[str, Any], column: str) -> str:
    value = row.get(column)
    if value is None:
        return ""
    if column == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise UnreadableError("bad-field", f"Its {column} is no text but {type(value).__name__}.")
    return value


def _day(value: str) -> dt.date:
    found = read_day(value)
    if not found:
        raise UnreadableError(
            "bad-field", f"Its published is no date that can be read: {value[:40]!r}; write YYYY-MM-DD."
        )
    return found
