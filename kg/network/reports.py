"""What the articles say of each event and relation: quotations with the names in them, and where reports disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from kg.asking.cells import label_of
from kg.graph.terms import Term, local, name, select

Key = tuple[str, ...]
Attributes = dict[str, Any]
Link = tuple[int, str, str, str, str, str, float]

CLAIM = """
    ?claim kg:event|kg:relation ?found ; kg:quotation ?quotation . ?quotation oa:start ?start ; oa:end ?end .
    OPTIONAL { ?claim kg:factuality ?certainty }
"""
QUOTES = f"""
SELECT ?found ?article ?start ?end ?certainty ?quote ?id ?headline ?published ?publisher ?url ?said WHERE {{
  GRAPH ?article {{ {CLAIM}
    ?quotation oa:exact ?quote . ?article schema:identifier ?id .
    OPTIONAL {{ ?article schema:headline ?headline }}
    OPTIONAL {{ ?article schema:datePublished ?published }}
    OPTIONAL {{ ?article schema:publisher ?publisher }}
    OPTIONAL {{ ?article schema:url ?url }}
  }}
  OPTIONAL {{ GRAPH ?article {{ ?claim kg:saidBy ?source }} ?source rdfs:label ?said }}
}}
"""
LINKS = f"""
SELECT ?found ?article ?start ?end ?certainty ?from ?words ?role ?entity ?label ?way ?score WHERE {{
  GRAPH ?article {{ {CLAIM}
    ?claim kg:mention ?mention . ?mention kg:entity ?entity ; kg:inRole ?role ; oa:exact ?words ; oa:start ?from ;
      kg:linkMethod ?way ; kg:linkScore ?score .
  }}
  OPTIONAL {{ ?entity rdfs:label ?label }}
}}
"""
TERMS = """
SELECT ?event ?difference ?class ?point ?says ?best ?id ?words WHERE {
  ?difference a ?class ; kg:point ?point ; kg:told ?told ; kg:best/kg:says ?best .
  ?told kg:claim ?claim ; kg:says ?says .
  GRAPH ?article { ?claim kg:event ?event ; kg:quotation/oa:exact ?words . ?article schema:identifier ?id }
}
"""
WITH_ID = "SELECT ?article ?id WHERE { GRAPH ?article { ?article schema:identifier ?id } }"
COLUMNS = ("event IRI", "point", "says", "report IRI", "words")


def quotes(store: ox.Store) -> dict[str, tuple[Attributes, ...]]:
    """The quotations of each event and relation: by article and place in it, each with all who are said to say so.

    ``links`` of a quotation tells which words stand for whom (``entity`` and its ``label``) in which role, in what way
    they were linked and how sure that is.
    """
    rows: dict[Key, Attributes] = {}
    for found, article, start, end, certainty, quote, *about, said in select(store, QUOTES):
        about_ = dict(zip(("article", "headline", "published", "publisher", "url"), about, strict=True))
        row = rows.setdefault(
            _key(found, article, start, end, certainty), {k: term.value if term else None for k, term in about_.items()}
        )
        row |= {"quote": quote.value, "start": int(start.value), "end": int(end.value)}
        row["factuality"] = local(certainty) if certainty else None
        row["saidBy"] = tuple(sorted({*row.get("saidBy", ()), *([said.value] if said else [])}))
    links = _links(store)
    told: dict[str, list[Attributes]] = defaultdict(list)
    for key in sorted(rows, key=lambda key: (key[0], rows[key]["published"] or "", key)):
        told[key[0]].append(rows[key] | {"links": links.get(key, ())})
    return {iri: tuple(found) for iri, found in told.items()}


def disagreements(store: ox.Store) -> dict[str, tuple[Attributes, ...]]:
    """Where reports of an event contradict each other, as the question of that name finds it.

    Each row has the ``point``, what one report ``says`` of it, its ``article`` and its ``quote``. What differs over the
    steps of a lasting thing is left to ``told_terms``.
    """
    from kg.query import run

    ids = {article.value: identifier.value for article, identifier in select(store, WITH_ID)}
    told: dict[str, list[Attributes]] = defaultdict(list)
    for row in run(store, "disagreements", iri=True).as_dicts():
        if row["story"]:
            continue
        event, point, says, report, words = (str(row[column]) for column in COLUMNS)
        told[event].append({"point": point, "says": says, "article": ids.get(report, report), "quote": words})
    return {event: tuple(rows) for event, rows in told.items()}


def told_terms(store: ox.Store) -> dict[str, tuple[Attributes, ...]]:
    """What reports of an event tell of the terms of its story, where others tell it otherwise, of this step or another.

    Each row has the ``difference`` (its IRI), whether the thing has ``changed`` or the reports disagree, the ``point``,
    what one report ``says`` of it and whether that is the ``best`` value, its ``article`` and its ``quote``.
    """
    told: dict[str, list[Attributes]] = defaultdict(list)
    for event, difference, class_, point, says, best, article, words in select(store, TERMS):
        amount, preferred = (label_of(store, node) for node in (says, best) if isinstance(node, ox.NamedNode))
        row = {"difference": difference.value, "changed": class_ == name("kg:Change"), "point": point.value}
        row |= {"says": amount, "best": amount == preferred, "article": article.value, "quote": words.value}
        told[event.value].append(row)
    return {event: tuple(sorted(rows, key=lambda row: [str(row[key]) for key in row])) for event, rows in told.items()}


def _key(found: Term, article: Term, start: Term, end: Term, certainty: Term | None) -> Key:
    return found.value, article.value, f"{int(start.value):012}", end.value, certainty.value if certainty else ""


def _links(store: ox.Store) -> Mapping[Key, tuple[Attributes, ...]]:
    rows: dict[Key, set[Link]] = defaultdict(set)
    for key, link in _linked(store):
        rows[key].add(link)
    names = ("start", "words", "role", "entity", "label", "way", "score")
    return {key: tuple(dict(zip(names, link, strict=True)) for link in sorted(links)) for key, links in rows.items()}


def _linked(store: ox.Store) -> Iterator[tuple[Key, Link]]:
    for *place, start, words, role, entity, label, way, score in select(store, LINKS):
        known = label.value if label else entity.value
        sure = float(score.value)
        yield _key(*place), (int(start.value), words.value, local(role), entity.value, known, way.value, sure)
