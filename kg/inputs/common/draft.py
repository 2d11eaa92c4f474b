"""What a format has read of one article, and the making of an Article of it: every article goes through here."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.inputs.common.days import dateline_day
from kg.inputs.common.language import is_english
from kg.inputs.common.source import UnreadableError
from kg.iri import slug
from kg.model import Article
from kg.text import clean, clean_line

LONGEST_TEXT = 300_000  # characters, a whole newspaper: the time that a text takes grows faster than its length
LONGEST_URL = 2_000  # characters
IN_NO_URL = re.compile(r"[\s\x00-\x20<>\"{}|\\^`\x7f-\xa0]")


@dataclass(frozen=True, slots=True)
class Draft:
    """Text and what is known about it, not yet cleaned or checked."""

    text: str
    title: str = ""
    published: dt.date | None = None
    url: str | None = None
    publisher: str | None = None
    id: str | None = None


def finish(draft: Draft, *, id: str | None = None, published: dt.date | None = None) -> Article:
    """The clean article; the draft's own id and day go before those given, which go before none.

    Raises UnreadableError when there is no text, too much of it, or it is not English.
    """
    text, title = clean(draft.text), clean_line(draft.title)
    if not text:
        raise UnreadableError("no-text", "No article text was found in it.")
    if len(text) > LONGEST_TEXT:
        raise UnreadableError("too-large", f"It has more than {LONGEST_TEXT:,} characters; split it into articles.")
    if not is_english(text):
        raise UnreadableError("language", "Its text does not seem to be English.")
    day = draft.published or dateline_day(text) or published
    name = clean_line(draft.id or "") or id or content_id(title, text)
    publisher = clean_line(draft.publisher or "") or None
    return Article(name, text, title, day, web_address(draft.url), publisher)


def content_id(title: str, text: str) -> str:
    """An id for an article that came without one: the same words give the same id, wherever they stand.

    It begins with some of them, for the eye.
    """
    words = f"{title}\0{text}"
    return f"{slug(title or text)}-{hashlib.sha256(words.encode()).hexdigest()[:12]}"


def web_address(url: str | None) -> str | None:
    """The url if it is a full http or https address that may stand in RDF; anything else is dropped."""
    stripped = (url or "").strip()
    if not stripped or len(stripped) > LONGEST_URL or IN_NO_URL.search(stripped):
        return None
    try:
        parts = urlsplit(stripped)
        return stripped if parts.scheme.lower() in ("http", "https") and parts.hostname else None
    except ValueError:
        return None
