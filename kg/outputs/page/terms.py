"""What the page says of the terms of a lasting thing that reports tell otherwise: side by side, over all its steps."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any, TypeAlias

from kg.outputs.page.describe import quotation

Attributes: TypeAlias = Mapping[str, Any]
Told: TypeAlias = dict[str, dict[str, Any]]


def term_differences(
    events: Iterable[tuple[Hashable, Attributes]], numbers: Mapping[Hashable, int]
) -> list[dict[str, Any]]:
    """Where reports of the events of a story tell other amounts: each point with all that is said, the earliest first.

    What is said has ``best`` if it is the value to rely on, ``ids`` of the events that are drawn, and its quotations.
    """
    found: dict[str, Told] = {}
    about: dict[str, tuple[str, bool]] = {}
    for key, attributes in events:
        for row in attributes.get("terms", ()):
            about[row["difference"]] = (str(row["point"]), bool(row["changed"]))
            told = found.setdefault(row["difference"], {}).setdefault(str(row["says"]), _nothing(row))
            quotes = _quotes(row, attributes)
            told["quotes"] += [quote for quote in map(quotation, quotes) if quote not in told["quotes"]]
            told["day"] = min(filter(None, (told["day"], *(str(q.get("published") or "") for q in quotes))), default="")
            told["ids"] += [id_ for id_ in (numbers.get(key),) if id_ is not None and id_ not in told["ids"]]
    listed = sorted(found, key=lambda difference: (about[difference][1], about[difference][0], difference))
    return [{"point": about[one][0], "changed": about[one][1], "told": _in_order(found[one])} for one in listed]


def _in_order(told: Told) -> list[dict[str, Any]]:
    """What is said, in the order of the first reports."""
    ordered = sorted(told.values(), key=lambda one: (not one["day"], one["day"], one["says"]))
    return [{key: value for key, value in one.items() if key != "day"} for one in ordered]


def _nothing(row: Attributes) -> dict[str, Any]:
    return {
        "says": str(row["says"]),
        "best": bool(row["best"]) and not row["changed"],
        "ids": [],
        "quotes": [],
        "day": "",
    }


def _quotes(row: Attributes, attributes: Attributes) -> list[Attributes]:
    wanted = (row["article"], row["quote"])
    return [q for q in attributes.get("quotes", ()) if (q.get("article"), q.get("quote")) == wanted]
