"""Rows of a table or a dump to articles: the columns id, title, published, text or html, url, publisher."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from html import unescape
from typing import Any

from kg.inputs.common.days import either_day, read_day
from kg.inputs.common.draft import Draft, finish
from kg.inputs.common.source import Source, UnreadableError
from kg.inputs.common.words import column_names, words
from kg.inputs.page import drafted
from kg.inputs.page.tree import BLOCK_MARKUP, looks_like_markup
from kg.model import Article, Skipped

COLUMNS = ("id", "title", "published", "text", "html", "url", "publisher")
ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,5});", re.IGNORECASE)
SHORT_YEAR = re.compile(r"\d{1,2}([-/. ])(?:\d{1,2}|[A-Za-z]{3,9})\1\d{2}(?: .*)?")
PLAIN = ("id", "title", "url", "publisher")


def article(row: Mapping[str, Any], *, source: Source | None = None, published: dt.date | None = None) -> Article:
    """The article of a row: its text as it is but for cleaning and markup; what the row states goes first.

    Columns have their own names or those that headers may have ("date", "headline"), in any case of letters; of two
    that say the same thing its own name counts. A date that cannot be told leaves the article without one, whatever
    ``published`` is, and stands among what is ``unread``; ``source`` says where the row stands, and whether 3/4/2023 is
    told the day first. Raises UnreadableError, with the column that is wrong.
    """
    names = known_columns(row)
    fields = {field: _text(row, field, column) for field, column in names.items() if field != "published"}
    text, page = fields.get("text", ""), fields.get("html", "")
    if not text.strip() and not page.strip():
        raise UnreadableError("no-text", "It has neither text nor html.")
    draft = _drafted(text) if text.strip() else drafted(page)
    stated: dict[str, Any] = {column: fields[column] for column in PLAIN if fields.get(column, "").strip()}
    draft = replace(draft, **stated)
    written = _written(row[names["published"]]) if "published" in names else ""
    return _dated(draft, written, names["published"], source) if written else finish(draft, published=published)


def _dated(draft: Draft, written: str, column: str, source: Source | None) -> Article:
    """The article with the day that its row tells, or with the reason why no day can be told."""
    day = read_day(written, day_first=source.day_first if source else None)
    made = finish(replace(draft, published=day))
    return made if day else replace(made, unread=(_unread(written, column, source.place if source else ""),))


def known_columns(row: Mapping[str, Any]) -> dict[str, str]:
    """The field of an article that a column fills, with the column as the row writes it; other columns are left out."""
    given = {column.strip().lower(): column for column in row if isinstance(column, str)}
    meant = {column_names()[name]: column for name, column in given.items() if name in column_names()}
    return {field: column for field, column in (meant | given).items() if field in COLUMNS}


def _drafted(text: str) -> Draft:
    """The text of a cell, that of its page where it holds HTML, and without the entities that HTML leaves behind."""
    if looks_like_markup(text) or ("\n" not in text.strip() and BLOCK_MARKUP.search(text)):
        return drafted(text)
    return Draft(ENTITY.sub(lambda found: unescape(found.group()), text))


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
        return Skipped(place, "unclear-date", f"{detail}; write YYYY-MM-DD, or say --dates day-first or month-first.")
    says = "has a year of two digits" if SHORT_YEAR.fullmatch(written) else "names no day"
    return Skipped(place, "unknown-date", f"{shown} {says}; write YYYY-MM-DD.")
