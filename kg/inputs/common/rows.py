"""Rows of a table or a dump to articles: the columns id, title, published, text or html, url, publisher."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kg.inputs.common.days import either_day, read_day
from kg.inputs.common.draft import Draft, finish
from kg.inputs.common.source import UnreadableError
from kg.inputs.common.words import column_names, words
from kg.inputs.page import drafted
from kg.model import Article, Skipped

COLUMNS = ("id", "title", "published", "text", "html", "url", "publisher")
PLAIN = ("id", "title", "url", "publisher")


def article(row: Mapping[str, Any], *, place: str = "", published: dt.date | None = None) -> Article:
    """The article of a row: its text as it is but for cleaning, or that of its page; what the row states goes first.

    Columns have their own names or those that headers may have ("date", "headline"), in any case of letters; of two
    that say the same thing its own name counts. A date that cannot be told leaves the article without one, whatever
    ``published`` is, and stands among what is ``unread``, with the ``place`` of the row. Raises UnreadableError, with
    the column that is wrong.
    """
    names = known_columns(row)
    fields = {field: _text(row, field, column) for field, column in names.items() if field != "published"}
    text, page = fields.get("text", ""), fields.get("html", "")
    if not text.strip() and not page.strip():
        raise UnreadableError("no-text", "It has neither text nor html.")
    draft = Draft(text) if text.strip() else drafted(page)
    stated: dict[str, Any] = {column: fields[column] for column in PLAIN if fields.get(column, "").strip()}
    written = _written(row[names["published"]]) if "published" in names else ""
    if not written:
        return finish(replace(draft, **stated), published=published)
    day = read_day(written)
    made = finish(replace(draft, **stated, published=day))
    return made if day else replace(made, unread=(_unread(written, names["published"], place),))


def known_columns(row: Mapping[str, Any]) -> dict[str, str]:
    """The field of an article that a column fills, with the column as the row writes it; other columns are left out."""
    given = {column.strip().lower(): column for column in row if isinstance(column, str)}
    meant = {column_names()[name]: column for name, column in given.items() if name in column_names()}
    return {field: column for field, column in (meant | given).items() if field in COLUMNS}


def _text(row: Mapping[str, Any], field: str, column: str) -> str:
    value = row[column]
    if value is None:
        return ""
    if field == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise UnreadableError("bad-field", f"Its {column} is no text but {type(value).__name__}.")
    return value


def _written(value: Any) -> str:
    """What a row has for a date; empty for what tables write where there is none."""
    said = "" if value is None else str(value).strip()
    return "" if said.lower() in words("no_date") else said


def _unread(written: str, column: str, place: str) -> Skipped:
    """Why a date cannot be told, and what to write instead."""
    shown = f"Its {column} {written[:40]!r}"
    if days := either_day(written):
        detail = f"{shown} may be {days[0].isoformat()} or {days[1].isoformat()}"
        return Skipped(place, "unclear-date", f"{detail}: read without a date; write it as YYYY-MM-DD.")
    return Skipped(place, "unknown-date", f"{shown} names no day: read without a date; write YYYY-MM-DD.")
