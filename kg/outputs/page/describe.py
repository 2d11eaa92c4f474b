"""What the page says of one node or one link: readable names, facts, quotations."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from kg.classes import EntityType, EventType
from kg.ontology import Ontology
from kg.outputs.page.evidence import differences, links_of
from kg.outputs.page.words import months_of, readable, readable_date

Attributes: TypeAlias = Mapping[str, Any]

FACTS = (("what", "Kind"), ("stage", "Stage"), ("action", "Action"), ("outcome", "Outcome"))


def safe_url(url: object) -> str | None:
    """The address when it leads to the web (http or https), else None: an article's address is the text of others."""
    if not isinstance(url, str):
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def label_of(key: Hashable, attributes: Attributes) -> str:
    """The label, without the date and the certainty that the label of an event ends with: the page shows both apart."""
    label = str(attributes.get("label") or key)
    if attributes.get("kind") != "event":
        return label
    bare = label.removesuffix(f", {attributes.get('date')}").removesuffix(f" ({attributes.get('factuality')})")
    return bare or label


def event_facts(attributes: Attributes, ontology: Ontology, numbers: Mapping[Hashable, int]) -> dict[str, Any]:
    """All that the page says of an event: in short, how certain, when (in words, to sort, in months), facts, words."""
    date = str(attributes.get("date") or "")
    quotes = [quotation(q) | {"links": links_of(q, numbers)} for q in attributes.get("quotes", ())]
    span = months_of(date) if date else None
    facts = [[name, value_words(attributes[key], ontology)] for key, name in FACTS if tells(attributes, key)]
    facts += [["Date", readable_date(date)]] if date else []
    facts += [["Quantity", text] for text in _texts(attributes.get("quantity"))]
    facts += [["Said by", ", ".join(_texts(attributes.get("saidBy")))]] if attributes.get("saidBy") else []
    return {
        "short": _short(attributes, ontology),
        "factuality": certainty(attributes, ontology),
        "when": readable_date(date),
        "sort": date.removeprefix("../"),
        "span": list(span) if span else None,
        "facts": facts,
        "quotes": quotes,
        "differences": differences(attributes),
    }


def entity_facts(attributes: Attributes, labels: Mapping[object, str]) -> dict[str, Any]:
    """Other names (also for the search), country and broader goods; ``labels`` are those of the nodes of the graph."""
    names = _texts(attributes.get("names"))
    country = [labels[key] for key in (attributes.get("country"),) if key in labels]
    broader = [labels[key] for key in attributes.get("broader") or () if key in labels]
    told = (("Also called", names), ("Country", country), ("Belongs to", sorted(broader)))
    return {"names": names, "facts": [[name, ", ".join(values)] for name, values in told if values]}


def tells(attributes: Attributes, key: str) -> bool:
    """Whether the value says something."""
    return attributes.get(key) not in (None, "", "other", "unknown")


def certainty(attributes: Attributes, ontology: Ontology) -> str:
    """The factuality, one of the four; what has none is taken as stated."""
    told = attributes.get("factuality")
    return str(told) if told in ontology.factuality else ontology.factuality[0]


def _short(attributes: Attributes, ontology: Ontology) -> str:
    """The few words that stand at an event on the canvas: kind (or type), and the stage, action or outcome."""
    style = style_of(str(attributes.get("type", "")), ontology)
    type_ = style.label if style else readable(str(attributes.get("type") or "event"))
    what = attributes.get("what")
    head = value_words(what, ontology) if what and what != "other" else type_
    steps = [value_words(attributes[key], ontology) for key in ("stage", "action", "outcome") if tells(attributes, key)]
    told = [*steps, *_texts(attributes.get("quantity"))]
    return f"{head}: {told[0]}" if told else head


def quotation(quote: Attributes) -> dict[str, Any]:
    return {
        "quote": str(quote.get("quote") or ""),
        "headline": str(quote.get("headline") or quote.get("article") or "untitled article"),
        "when": readable_date(str(quote.get("published") or "")),
        "publisher": str(quote.get("publisher") or ""),
        "url": safe_url(quote.get("url")),
        "said": _texts(quote.get("saidBy")),
        "factuality": str(quote.get("factuality") or ""),
    }


def tie(attributes: Attributes, ontology: Ontology) -> str:
    relation = attributes.get("relation")
    if not relation:
        return readable(str(attributes.get("role") or "takes part"))
    known = ontology.relations.get(str(relation))
    phrase = known.phrase if known else readable(str(relation))
    return f"is {attributes['office']} of" if attributes.get("office") else phrase


def style_of(type_: str, ontology: Ontology) -> EventType | EntityType | None:
    return ontology.events.get(type_) or ontology.entity_types.get(type_)


def value_words(value: object, ontology: Ontology) -> str:
    """A value of a list, such as a stage, as the ontology calls it."""
    known = ontology.values.get(str(value))
    return known.label if known else readable(str(value))


def reports(attributes: Attributes) -> int:
    """How many articles tell of it."""
    return max(1, len({quote.get("article") for quote in attributes.get("quotes", ())}))


def _texts(value: object) -> list[str]:
    if value is None or value == "":
        return []
    return [str(v) for v in value] if isinstance(value, (list, tuple, set, frozenset)) else [str(value)]
