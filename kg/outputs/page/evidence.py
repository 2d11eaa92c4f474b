"""What the page says of the words that an event rests on: whom they name, and where reports disagree."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any, TypeAlias

from kg.lexicon import table
from kg.outputs.page.words import readable, readable_date

Attributes: TypeAlias = Mapping[str, Any]
Link: TypeAlias = "list[str | int]"

SURE = 0.7
"""A link with a lower score is a guess."""
ITSELF = frozenset(["new", "phrase"])
"""Ways of linking after which the words stand for themselves, so that there is nothing to guess."""


def links_of(quote: Attributes, numbers: Mapping[Hashable, int]) -> list[Link]:
    """The names in a quotation: its words, what they stand for (an id, else a label), and of a guess the way to it."""
    told = (_link(link, numbers) for link in quote.get("links", ()))
    return [list(link) for link in dict.fromkeys(told)]


def differences(attributes: Attributes) -> list[dict[str, Any]]:
    """Where reports contradict each other: each point with all that is said of it, and the places of the quotations."""
    points: dict[str, dict[str, list[int]]] = {}
    for row in attributes.get("differences", ()):
        places = points.setdefault(str(row["point"]), {}).setdefault(_words(row), [])
        places += [place for place in _places(row, attributes) if place not in places]
    return [
        {"point": point, "told": [[says, places] for says, places in sorted(told.items(), key=lambda one: one[1])]}
        for point, told in sorted(points.items())
    ]


def _link(link: Attributes, numbers: Mapping[Hashable, int]) -> tuple[str, str | int] | tuple[str, str | int, str]:
    words, way = str(link["words"]), str(link["way"])
    target = numbers.get(link["entity"], str(link["label"]))
    if float(link["score"]) >= SURE or way in ITSELF:
        return words, target
    return words, target, table("explain")["methods"].get(way, readable(way))


def _words(row: Attributes) -> str:
    says = str(row["says"]).split("; ")
    return "; ".join(map(readable_date, says)) if row["point"] == "date" else str(row["says"])


def _places(row: Attributes, attributes: Attributes) -> Iterator[int]:
    for place, quote in enumerate(attributes.get("quotes", ())):
        if (quote.get("article"), quote.get("quote")) == (row["article"], row["quote"]):
            yield place
