"""What stands above a plain text: header lines, and a first line that is a title."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kg.inputs.common.bylines import is_front, split_front
from kg.inputs.common.days import is_dateline, read_day
from kg.inputs.common.draft import Draft
from kg.inputs.common.words import header_names

LINE = re.compile(r"\s*\**([A-Za-z][A-Za-z _-]{0,30}?)\**\s*:\**\s*(.*)")
LONGEST_TITLE = 150  # characters
QUOTED = "\"'”’)"
GOES_ON = (":", ";", ",")
STATED = (".", "…", *GOES_ON)


def split_headers(text: str) -> tuple[dict[str, str], str]:
    """The header lines at the top of the text ("Title: …", "Date: 2014-08-28"), and the text below them.

    Reading stops at the first line that is no header; a date line whose date cannot be read is none, so that it
    stays in sight.
    """
    found: dict[str, str] = {}
    rest = text.lstrip()
    while (pair := header(rest.split("\n", 1)[0])) and pair[0] not in found:
        found[pair[0]] = pair[1]
        rest = rest.partition("\n")[2]
    return (found, rest.lstrip("\n")) if set(found) - {"ignored"} else ({}, text)


def header(line: str) -> tuple[str, str] | None:
    """The field and the value of a header line; None for any other line."""
    match = LINE.fullmatch(line.strip("\r\n"))
    field = header_names().get(match[1].strip().lower()) if match else None
    if not match or not field:
        return None
    value = match[2].strip().strip("\"'").strip()
    return None if field == "published" and not read_day(value) else (field, value)


def split_title(text: str) -> tuple[str, str]:
    """The first line as the title when it looks like one: short, no statement, and a blank line below it.

    It may ask or call out; above a line of author or day, or above header lines, it may be a whole sentence.
    """
    first, blank, rest = text.strip().partition("\n\n")
    headed = _is_headed(rest.lstrip("\n").partition("\n")[0])
    if not (blank and rest.strip() and _looks_like_title(first, headed=headed)):
        return "", text
    return first.strip(), rest


def drafted(text: str, fields: Mapping[str, str], *, title: str = "") -> Draft:
    """The text with what its headers say of it, and the lines of author and day below the title.

    A first line right above such lines is the title, where nothing else is.
    """
    blocks = text.split("\n\n")
    named = fields.get("title") or title
    if not named and len(blocks) > 2 and is_front(blocks[1]) and _looks_like_title(blocks[0], headed=True):
        named, *blocks = blocks
    day, below = split_front(blocks)
    return Draft(
        "\n\n".join(below),
        named,
        (read_day(fields["published"]) if "published" in fields else None) or day,
        fields.get("url"),
        fields.get("publisher"),
        fields.get("id"),
    )


def _is_headed(line: str) -> bool:
    """Whether a line below the first one is no text, but says who wrote it, when, or for whom."""
    return is_front(line) or header(line) is not None


def _looks_like_title(line: str, *, headed: bool) -> bool:
    text = line.strip()
    bare = text.rstrip(QUOTED)
    spoken = bare != text and bare.endswith(("?", "!"))
    ends = bare.endswith(GOES_ON) if headed else spoken or bare.endswith(STATED)
    short = len(text) <= LONGEST_TITLE and "\n" not in text
    return short and not ends and not is_dateline(text) and not is_front(text)
