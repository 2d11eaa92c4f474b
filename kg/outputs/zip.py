"""ZIP: all tables as CSV; ``nodes.csv`` and ``edges.csv`` are the pair that Gephi imports."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from kg.outputs.tables import TABLES, as_csv

if TYPE_CHECKING:
    from kg.graph.store import Graph

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the archive: none, as far as the format allows."""


def dump(graph: Graph) -> bytes:
    """An archive of the tables; equal graphs give equal bytes, so it is not compressed."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, table in TABLES.items():
            entry = zipfile.ZipInfo(f"{name}.csv", date_time=EPOCH)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, as_csv(table(graph.store)).encode())
    return whole.getvalue()
