"""Articles that a person has labelled with their facts: JSON lines as ``kg facts`` prints them, with the text."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.errors import InputError, why
from kg.measuring.evaluate import CORE, Document
from kg.model import Article

NEEDED = {"id": str, "facts": list, "relations": list}


def read_labelled(path: Path, *, text: bool = True) -> list[dict[str, Any]]:
    """The documents of a file of JSON lines: ``id``, ``facts``, ``relations`` and, with ``text``, the article's text.

    Raises InputError, with the line and what is wrong with it.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        said = why(error) if isinstance(error, OSError) else "it is not UTF-8"
        raise InputError(f"The labelled articles in {path} cannot be read: {said}.") from error
    found = [_document(line, f"{path}, line {n}", text=text) for n, line in enumerate(lines, start=1) if line.strip()]
    if not found:
        raise InputError(f"{path} holds no labelled article: write one a line, as `kg facts` prints them.")
    return found


def as_articles(documents: Iterable[Document]) -> Iterator[Article]:
    """The articles of labelled documents, without what was labelled."""
    for document in documents:
        day = document.get("published")
        published = dt.date.fromisoformat(day) if day else None
        yield Article(document["id"], document["text"], document.get("title") or "", published)


def _document(line: str, place: str, *, text: bool) -> dict[str, Any]:
    try:
        document = json.loads(line)
    except ValueError as error:
        raise InputError(f"{place}: it is not JSON: {error}.") from error
    if not isinstance(document, dict):
        raise InputError(
            f'{place}: it is no JSON object; write {{"id": …, "text": …, "facts": […], "relations": […]}}.'
        )
    for key, type_ in (NEEDED | ({"text": str} if text else {})).items():
        if not isinstance(document.get(key), type_):
            raise InputError(f"{place}: it has no {key!r}, or one that is no {'text' if type_ is str else 'list'}.")
    for fact in document["facts"]:
        if not isinstance(fact, dict) or fact.get("type") not in CORE:
            raise InputError(f"{place}: a fact has no type, or an unknown one; known are {', '.join(CORE)}.")
    return document
