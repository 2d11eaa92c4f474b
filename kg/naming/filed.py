"""Where a report was filed, by its dateline, and which country it is about, by its title."""

from __future__ import annotations

import re

from kg.grammar.parse import DATELINE
from kg.model import STATES, Article, Entity
from kg.naming.mentions import Mentions
from kg.reference.catalog import Catalog

# The name of the place that a dateline begins with.
FILED = re.compile(r"[A-Z'.-]+(?: [A-Z'.-]+)*(?=,| ?\(| ?-| ?–| ?—|$)")


def filed(text: str, catalog: Catalog) -> Entity | None:
    """The place that a dateline ("PHNOM PENH, Aug. 2 (Xinhua) -- ") says the report comes from."""
    line = DATELINE.search(text)
    if line is None:
        return None
    named = FILED.match(line.group().strip())
    candidates = catalog.lookup(named.group().title()) if named else ()
    return next((c.entity for c in candidates if c.entity.type == "Place"), None)


def home(article: Article, mentions: Mentions, catalog: Catalog) -> Entity | None:
    """The country that a report is about: the first in its title, else the first in its text."""
    named = [c for m in catalog.find(article.title, on=article.published) for c in m.candidates]
    named += [c for m in mentions for c in m.candidates]
    return next((c.entity for c in named if c.entity.type in STATES), None)
