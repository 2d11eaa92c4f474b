"""Who and what is recognised: the names in labelled articles against the mentions that the reading finds and links.

    python -m benchmarks.linking GOLD… [--misses]

GOLD are JSONL files of articles with the facts that careful readers found in them (the form of ``kg facts``). For each
article, each distinct name in an actor role counts once: it is found when some mention of the article is linked to a
node of that name and of the right type. What type a name is stands in ``actor_types.csv`` (several where readers may
differ); "in the tables" says how many of the nodes are known ones, with their codes, rather than made from the name.
Goods count likewise over the commodity roles, and the last lines tell how many mentions of a country have an ISO code
and what knowing all that costs.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kg.extract import Extractor, load_extractor
from kg.grammar.parse import parse, passages
from kg.inputs import read
from kg.measuring.evaluate import LOOSE
from kg.measuring.likeness import same_name
from kg.model import Article, Entity
from kg.naming.memory import Memory
from kg.naming.mentions import Mention
from kg.naming.names import find_mentions
from kg.reference.catalog import Catalog, load_catalog

TYPES = Path(__file__).with_name("actor_types.csv")
GROUPS = {
    **dict.fromkeys(("Country", "Bloc", "Body", "NamedAgreement"), "countries, blocs, bodies"),
    **dict.fromkeys(("Agency", "Organization"), "ministries, organizations"),
    "Company": "companies",
    "Person": "persons",
}
Types = Mapping[str, tuple[str, ...]]
FORMER_STATES = ("Soviet Union", "West Germany", "East Germany", "Yugoslavia", "Czechoslovakia")


@dataclass
class Count:
    """How many names there are, how many were found under the right type, how many of these stand in the tables."""

    names: int = 0
    found: int = 0
    known: int = 0

    def add(self, *, found: bool, known: bool) -> None:
        """Counts one name."""
        self.names, self.found, self.known = self.names + 1, self.found + found, self.known + (found and known)

    def line(self, label: str) -> str:
        """One row of the table."""
        share = self.found / self.names if self.names else 0.0
        return f"{label:<28}{self.names:>6}{self.found:>7}{share:>8.3f}{self.known:>15}"


@dataclass
class Result:
    """Counts by group, what was missed, and how many mentions of countries there are and have a code."""

    actors: dict[str, Count] = field(default_factory=dict)
    ends: dict[str, Count] = field(default_factory=dict)
    goods: Count = field(default_factory=Count)
    misses: list[str] = field(default_factory=list)
    countries: Counter[str] = field(default_factory=Counter)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    options = _options(arguments)
    extractor = load_extractor()
    result = Result()
    types = _types()
    read_: list[Article] = []
    for path in options.paths:
        documents = {d["id"]: d for d in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
        for article in read([path]):
            if isinstance(article, Article):
                read_.append(article)
                _count(article, documents[article.id], extractor, types, result)
    sys.stdout.write(_table(result) + "\n" + _cost(extractor, read_) + "\n")
    if options.misses:
        sys.stdout.write("\n".join(["", *result.misses]) + "\n")


def mentions(article: Article, extractor: Extractor) -> Iterator[Mention]:
    """All names that the reading finds in an article, with what it links them to."""
    memory = Memory()
    parts = list(passages(article.text))
    for (base, text), doc in zip(parts, parse(extractor.nlp, [text for _, text in parts]), strict=True):
        yield from find_mentions(doc, text, base, catalog=extractor.catalog, memory=memory, on=article.published)


def _count(
    article: Article,
    document: Mapping[str, Any],
    extractor: Extractor,
    types: Types,
    to: Result,
) -> None:
    named = list(mentions(article, extractor))
    linked = list({m.entity.iri: m.entity for m in named}.values()) + _other_readings(named)
    facts, relations = document["facts"], document["relations"]
    for names in _distinct(n for f in facts for role, ns in f["roles"].items() if role not in LOOSE for n in ns):
        _tell(names, linked, types, extractor.catalog, to.actors, to.misses, article.id)
    for names in _distinct(r[end] for r in relations for end in ("from", "to")):
        _tell(names, linked, types, extractor.catalog, to.ends, to.misses, article.id)
    goods = [c.entity for m in extractor.catalog.find(article.text) for c in m.candidates if c.entity.type == "Good"]
    for names in _distinct(n for f in facts for n in f["roles"].get("commodity", ())):
        known = any(same_name(names, g.names, loose=True) for g in goods) or _headed(names, extractor.catalog)
        to.goods.add(found=known, known=known)
        to.misses += [] if known else [f"{article.id}: good {names[0]}"]
    for mention in named:
        if mention.entity.type == "Country":
            code = extractor.catalog.describe(mention.entity.iri).iso2
            to.countries["mentions"] += 1
            to.countries["coded"] += bool(code)
            to.countries["former"] += mention.entity.label in FORMER_STATES


def _other_readings(named: Iterable[Mention]) -> list[Entity]:
    """What a role may pick instead of the likeliest reading: a capital also stands for its state."""
    return [c.entity for m in named for c in m.candidates[1:] if c.form == "seat"]


def _headed(names: Sequence[str], catalog: Catalog) -> bool:
    """Whether a phrase for a good is linked by its head: "long-grain milled rice" to rice."""
    return any(catalog.good(name) is not None for name in names)


def _tell(
    names: tuple[str, ...],
    linked: Iterable[Entity],
    types: Types,
    catalog: Catalog,
    counts: dict[str, Count],
    misses: list[str],
    article: str,
) -> None:
    wanted = next((types[n] for n in names if n in types), None)
    if wanted is None:
        misses.append(f"{article}: {names[0]} stands in no row of {TYPES.name}")
        return
    hits = [e for e in linked if e.type in wanted and same_name(names, e.names or (e.label,), loose=False)]
    known = any(e.iri in catalog.by_iri for e in hits)
    counts.setdefault(GROUPS.get(wanted[0], "places, groups"), Count()).add(found=bool(hits), known=known)
    if not hits:
        near = [e.type for e in linked if same_name(names, e.names or (e.label,), loose=False)]
        misses.append(f"{article}: {wanted[0]} {names[0]}" + (f" (read as {', '.join(near)})" if near else ""))


def _distinct(found: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    return sorted({tuple(names) for names in found})


def _types() -> dict[str, tuple[str, ...]]:
    with TYPES.open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    found = {}
    for row in rows:
        kinds, names = row[0].split("|"), ",".join(row[1:]).split("|")
        found.update(dict.fromkeys(names, tuple(kinds)))
    return found


def _table(result: Result) -> str:
    lines = [f"{'names in actor roles':<28}{'names':>6}{'found':>7}{'share':>8}{'in the tables':>15}"]
    lines += [count.line(group) for group, count in sorted(result.actors.items())]
    lines += ["ends of relations"] + [count.line(group) for group, count in sorted(result.ends.items())]
    lines.append(result.goods.line("goods in commodity roles"))
    coded, all_ = result.countries["coded"], result.countries["mentions"]
    lines.append(f"mentions of countries {all_}, with an ISO code {coded} ({coded / max(all_, 1):.3f})")
    lines.append(f"  without one: former states {result.countries['former']}")
    return "\n".join(lines)


def _cost(extractor: Extractor, articles: Sequence[Article]) -> str:
    """What knowing names costs: at the start, in memory, and on top of the parser."""
    loading = _seconds(lambda: _searchable(load_catalog()))
    tracemalloc.start()
    _searchable(catalog := load_catalog())
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    texts = [text for article in articles for _, text in passages(article.text)]
    bare = min(_seconds(lambda: list(parse(extractor.nlp, texts))) for _ in range(3))
    linked = min(_seconds(lambda: [list(mentions(article, extractor)) for article in articles]) for _ in range(3))
    words = sum(len(text.split()) for text in texts)
    return "\n".join(
        (
            f"loading {len(catalog.by_iri)} things and making them searchable: {loading:.2f} s, {held / 2**20:.0f} MB",
            f"parser alone {words / bare:.0f} words/s, parser and names {words / linked:.0f} words/s",
        )
    )


def _searchable(catalog: Catalog) -> None:
    catalog.find("China")
    catalog.good("rice")


def _seconds(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.linking", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--misses", action="store_true", help="list the names that were not found")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
