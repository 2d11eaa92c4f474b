"""Where a report was filed: the place that its dateline names."""

from __future__ import annotations

import re

from kg.catalog import Catalog
from kg.model import Entity
from kg.parse import DATELINE

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
