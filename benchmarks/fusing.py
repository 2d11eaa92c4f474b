"""How well reports of one event become one: against labelled articles whose facts carry ``same`` keys.

    python -m benchmarks.fusing GOLD… [--wrong]

Facts with the same key speak of one event. First the gold facts themselves are fused (what the recipe can do), then the
claims that the reading extracts, each under the key of the gold fact that it is paired with, one of the same step where
there is one. Pairwise figures count
pairs of facts put together; B³ (Bagga and Baldwin 1998) averages over facts, so that large clusters do not rule.
``--wrong`` lists the pairs that were joined or missed, to be read by a person.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from kg.extract import Extractor, load_extractor
from kg.fusing.canonical import claim_iri
from kg.fusing.fuse import fuse
from kg.inputs import read
from kg.iri import mint
from kg.measuring.evaluate import LOOSE, Fact, paired
from kg.model import Article, Claim, Entity, Filler, Quantity
from kg.ontology import load_ontology
from kg.reference.catalog import Catalog

ATTRIBUTES = ("kind", "stage", "action", "outcome")
ANY = ""
Documents = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A claim with the key of the event that it truly speaks of (one of its own where it has none)."""

    claim: Claim
    key: str


def main(arguments: Sequence[str] | None = None) -> None:
    """Print both figures for the gold facts and for the extracted claims."""
    options = _options(arguments)
    extractor = load_extractor()
    documents = {d["id"]: d for path in options.paths for d in map(json.loads, path.open(encoding="utf-8"))}
    articles = [article for article in read(options.paths) if isinstance(article, Article)]
    days = {article.id: article.published for article in articles}
    gold = [one for d in documents.values() for one in gold_claims(d, extractor.catalog)]
    found = [one for article in articles for one in extracted(article, documents[article.id], extractor)]
    for label, claims in (("gold facts", gold), ("extracted claims", found)):
        _report(label, claims, days, wrong=options.wrong)


def gold_claims(document: Mapping[str, Any], catalog: Catalog) -> Iterator[Labelled]:
    """The gold facts of one article as claims, their names linked by the tables alone."""
    ontology = load_ontology()
    day = dt.date.fromisoformat(document["published"]) if document.get("published") else None
    for number, fact in enumerate(document["facts"]):
        types = ontology.events[fact["type"]].roles
        roles = {
            role: tuple(_filler(names, types[role].types, role, catalog, day) for names in fillers)
            for role, fillers in fact["roles"].items()
        }
        claim = Claim(
            document["id"],
            fact["type"],
            roles,
            fact["factuality"],
            fact["evidence"],
            number,
            number + 1,
            "gold",
            {key: fact[key] for key in ATTRIBUTES if fact.get(key)},
            date=fact.get("date"),
            quantities=tuple(Quantity(**{"min": None, "max": None, **q}) for q in fact.get("quantity", ())),
        )
        yield Labelled(claim, fact.get("same") or f"{document['id']} {number}")


def extracted(article: Article, document: Mapping[str, Any], extractor: Extractor) -> Iterator[Labelled]:
    """The claims read in one article, each under the key of its gold fact."""
    claims = next(iter(extractor.extract([article]))).claims
    keys = _belonging(document["facts"], [claim.as_json() for claim in claims])
    for number, claim in enumerate(claims):
        fact = document["facts"][keys[number]] if number in keys else {}
        yield Labelled(claim, fact.get("same") or f"{article.id} {number}")


def _belonging(facts: Sequence[Fact], found: Sequence[Fact]) -> dict[int, int]:
    """The gold fact of each claim, by number: first among those of the same stage or action, then among the others."""
    keys: dict[int, int] = {}
    for step in (*sorted({*map(_step, facts)}), ANY):
        left = [k for k in range(len(facts)) if k not in keys.values() and step in (ANY, _step(facts[k]))]
        free = [k for k in range(len(found)) if k not in keys and step in (ANY, _step(found[k]))]
        pairs = paired([facts[k] for k in left], [found[k] for k in free])
        keys |= {free[other]: left[one] for one, other in pairs}
    return keys


def _step(fact: Fact) -> str:
    return f"{fact['type']} {fact.get('stage', '')} {fact.get('action', '')}"


def _filler(names: Sequence[str], types: Sequence[str], role: str, catalog: Catalog, day: dt.date | None) -> Filler:
    known = (c.entity for name in names for c in catalog.lookup(name, on=day) if c.entity.type in types)
    entity = next(known, None) or Entity(mint(types[0], names[0]), names[0], types[0], tuple(names))
    return Filler(entity, names[0], 0, 1, "phrase" if role in LOOSE else "label")


def _report(label: str, claims: Sequence[Labelled], days: Mapping[str, dt.date | None], *, wrong: bool) -> None:
    events = fuse([one.claim for one in claims], published=days).events
    event_of = {iri: event.iri for event in events for iri in event.claims}
    got = [event_of[claim_iri(one.claim)] for one in claims]
    keys = [one.key for one in claims]
    right, joined, true = _pairs(got, keys)
    precision, recall = _b_cubed(got, keys)
    lines = (
        f"{label}: {len(claims)} claims, {len(set(keys))} events in truth, {len(events)} after fusing",
        f"  pairwise  P {right / max(joined, 1):.3f}  R {right / max(true, 1):.3f}  F1 {_f1(right, joined, true):.3f}"
        f"  ({right} right of {joined} joined, {true} true)",
        f"  B³        P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}",
    )
    sys.stdout.write("\n".join(lines) + "\n")
    if wrong:
        _list_wrong(claims, got)


def _pairs(got: Sequence[str], keys: Sequence[str]) -> tuple[int, int, int]:
    """Pairs that are right, that were joined, and that belong together."""
    both = list(zip(got, keys, strict=True))
    joined, true, right = (sum(n * (n - 1) // 2 for n in _sizes(x)) for x in (got, keys, both))
    return right, joined, true


def _sizes(labels: Iterable[object]) -> list[int]:
    count: dict[object, int] = defaultdict(int)
    for label in labels:
        count[label] += 1
    return list(count.values())


def _b_cubed(got: Sequence[str], keys: Sequence[str]) -> tuple[float, float]:
    clusters, truths = _members(got), _members(keys)
    both = [len(clusters[g] & truths[k]) for g, k in zip(got, keys, strict=True)]
    precision = sum(n / len(clusters[g]) for n, g in zip(both, got, strict=True)) / len(got)
    recall = sum(n / len(truths[k]) for n, k in zip(both, keys, strict=True)) / len(keys)
    return precision, recall


def _members(labels: Sequence[str]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for number, label in enumerate(labels):
        found[label].add(number)
    return found


def _f1(right: int, joined: int, true: int) -> float:
    return 2 * right / (joined + true) if joined + true else 0.0


def _list_wrong(claims: Sequence[Labelled], got: Sequence[str]) -> None:
    for (a, x), (b, y) in combinations(zip(claims, got, strict=True), 2):
        if (a.key == b.key) != (x == y):
            sys.stdout.write(
                f"\n{'missed' if a.key == b.key else 'JOINED'} {a.key} | {b.key}\n{_line(a)}\n{_line(b)}\n"
            )


def _line(one: Labelled) -> str:
    claim = one.claim
    roles = {role: [f.entity.label for f in fillers] for role, fillers in claim.roles.items()}
    amounts = [(q.min, q.max, q.unit) for q in claim.quantities]
    return f"   {claim.article} {claim.type} {dict(claim.attributes)} {claim.factuality} {claim.date} {roles} {amounts}"


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fusing", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list the pairs that were joined or missed")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
