"""What the page says of lasting things: the steps of each in the order of time, and where it stands."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, TypeAlias

import networkx as nx

from kg.network.standing import place_of
from kg.ontology import Ontology
from kg.outputs.page.describe import certainty, label_of, reports, style_of, tells, value_words
from kg.outputs.page.terms import term_differences
from kg.outputs.page.words import readable, readable_date

Graph: TypeAlias = "nx.MultiDiGraph[Any]"
Attributes: TypeAlias = Mapping[str, Any]


def story_list(whole: Graph, numbers: Mapping[Hashable, int], ontology: Ontology) -> list[dict[str, Any]]:
    """The stories of which a step is drawn, the newest first, each with all its steps.

    ``whole`` is all that is known, ``numbers`` are the ids of the nodes that are drawn.
    """
    steps, under = _by_story(whole, "story"), _by_story(whole, "under")
    told = [
        _story(whole, (keys, under.get(story, [])), numbers, ontology)
        for story, keys in steps.items()
        if any(key in numbers for key in keys)
    ]
    newest = sorted(told, key=lambda story: (story["label"], story["iri"]))
    newest.sort(key=lambda story: str(story["sort"]), reverse=True)
    return newest


def _by_story(whole: Graph, link: str) -> dict[str, list[Hashable]]:
    found: dict[str, list[Hashable]] = {}
    for key, attributes in whole.nodes(data=True):
        if attributes.get(link):
            found.setdefault(str(attributes[link]), []).append(key)
    return found


def _story(
    whole: Graph,
    keys: tuple[Sequence[Hashable], Sequence[Hashable]],
    numbers: Mapping[Hashable, int],
    ontology: Ontology,
) -> dict[str, Any]:
    ordered, under = (sorted(some, key=lambda key: (*_time(whole.nodes[key]), str(key))) for some in keys)
    first = whole.nodes[ordered[0]]
    label, type_ = str(first.get("storyLabel") or first["story"]), str(first.get("storyOf") or "")
    standing = [whole.nodes[key].get("standing") for key in ordered]
    at = standing.index("present") if "present" in standing else _last(standing, "ahead")
    style = style_of(type_, ontology)
    return {
        "iri": str(first["story"]),
        "label": label,
        "type": type_,
        "kind": style.label if style else readable(type_) or "story",
        "at": at,
        "sort": _news(whole.nodes[ordered[at]]),
        "steps": [_step(key, whole.nodes[key], numbers.get(key), label, ontology) for key in ordered],
        "under": [_trade(key, whole.nodes[key], numbers.get(key), label, ontology) for key in under],
        "differences": term_differences([(key, whole.nodes[key]) for key in (*ordered, *under)], numbers),
    }


def _last(values: Sequence[object], wanted: object) -> int:
    """The last place of a value, or the last place at all."""
    return max((place for place, value in enumerate(values) if value == wanted), default=len(values) - 1)


def _day(attributes: Attributes) -> str:
    """The day that a step counts from: its own, else that of its first report."""
    return str(attributes.get("earliest") or attributes.get("reported") or "")


def _time(attributes: Attributes) -> tuple[bool, str, int]:
    """Sorts steps by time, those of one day in the order in which steps come, those without a day last."""
    day = _day(attributes)
    return not day, day, place_of(str(attributes.get("stage") or attributes.get("action") or ""))


def _news(attributes: Attributes) -> str:
    """The day that a story is as new as: when its step was taken, or when one that is ahead was reported."""
    return _day(attributes) if attributes.get("standing") == "present" else str(attributes.get("reported") or "")


def _step(key: Hashable, attributes: Attributes, number: int | None, story: str, ontology: Ontology) -> dict[str, Any]:
    label = label_of(key, attributes)
    who, _, rest = label.partition(": ")
    values = [value_words(attributes[name], ontology) for name in ("stage", "outcome") if tells(attributes, name)]
    return {
        "id": number,
        "type": str(attributes.get("type") or ""),
        "what": ": ".join(values) or rest or label,
        "who": who if rest and not story.startswith(f"{who}: ") and story != who else "",
        "when": _when(attributes),
        "factuality": certainty(attributes, ontology),
        "reports": reports(attributes),
        "standing": str(attributes.get("standing") or ""),
    }


def _trade(key: Hashable, attributes: Attributes, number: int | None, story: str, ontology: Ontology) -> dict[str, Any]:
    """Trade that an agreement is to bring about, with how much it is."""
    step = _step(key, attributes, number, story, ontology)
    return {**step, "what": ", ".join([step["what"], *attributes.get("quantity", ())]), "standing": "ahead"}


def _when(attributes: Attributes) -> str:
    if attributes.get("date"):
        return readable_date(str(attributes["date"]))
    return f"reported {readable_date(str(attributes['reported']))}" if attributes.get("reported") else ""
