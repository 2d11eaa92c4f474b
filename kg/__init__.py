"""News articles about trade agreements in, a trustworthy RDF graph out.

The names below are the public ones; each is loaded when it is first used, so that ``import kg`` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.check import check_all
    from kg.errors import KgError
    from kg.extract import load_extractor
    from kg.graph.store import Graph, open_graph
    from kg.inputs import read
    from kg.model import Article, Claim, Entity, Extraction, Filler, Quantity, Rejected, RelationClaim, Skipped
    from kg.ontology import load_ontology
    from kg.outputs import write
    from kg.outputs.html import show, write_html
    from kg.pipeline import build, facts
    from kg.reference.catalog import load_catalog
    from kg.report import Report
    from kg.table import Table

    __version__: str

__all__ = [
    "Article",
    "Claim",
    "Entity",
    "Extraction",
    "Filler",
    "Graph",
    "KgError",
    "Quantity",
    "Rejected",
    "RelationClaim",
    "Report",
    "Skipped",
    "Table",
    "__version__",
    "build",
    "check_all",
    "facts",
    "load_catalog",
    "load_extractor",
    "load_ontology",
    "open_graph",
    "read",
    "show",
    "write",
    "write_html",
]

PLACES = {
    "kg.reference.catalog": ("load_catalog",),
    "kg.check": ("check_all",),
    "kg.errors": ("KgError",),
    "kg.extract": ("load_extractor",),
    "kg.inputs": ("read",),
    "kg.model": (
        "Article",
        "Claim",
        "Entity",
        "Extraction",
        "Filler",
        "Quantity",
        "Rejected",
        "RelationClaim",
        "Skipped",
    ),
    "kg.ontology": ("load_ontology",),
    "kg.outputs": ("write",),
    "kg.outputs.html": ("show", "write_html"),
    "kg.pipeline": ("build", "facts"),
    "kg.report": ("Report",),
    "kg.graph.store": ("Graph", "open_graph"),
    "kg.table": ("Table",),
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("kg")
    for module, names in PLACES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
