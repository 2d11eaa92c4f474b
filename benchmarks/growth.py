"""How the work grows with the claims: fusing them, and adding one article to a graph that holds many.

    python -m benchmarks.growth [--claims N…] [--graph N] [--years Y]

The claims are made up, the same in every run: actors and goods named as unevenly as in the news (Zipf), ever new firms,
events that one paper reports or many do (geometric), within days, with more or less of what is known. By default the
archive grows as archives do, by so many articles a day; with ``--years`` all claims lie within so many years, so that
ever more reports compete for a month. Growth is the exponent of the time between the smallest and the largest number of
claims: 1 is linear. Times are those of the processor; reading articles is no part of them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import math
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from random import Random
from typing import TypeVar

from kg.fusing.fuse import fuse
from kg.graph.store import open_graph
from kg.iri import mint
from kg.model import Article, Claim, Entity, Extraction, Factuality, Filler, Quantity

Found = TypeVar("Found")
START = dt.date(2000, 1, 1)
PER_DAY = 10
"""Articles that the archive gains a day."""

PER_ARTICLE = 6
"""Claims of an article."""

AGAIN = 0.55
"""How likely an event is to be reported once more: 2.2 reports on average."""

TYPES: Mapping[str, tuple[int, tuple[str, ...], str, Mapping[str, tuple[str, ...]]]] = {
    "Agreement": (26, ("party", "party"), "topic", {"stage": ("proposed", "signed", "ratified", "in_force")}),
    "TradeMeasure": (26, ("imposer", "target"), "commodity", {"kind": ("tariff", "ban"), "action": ("impose", "lift")}),
    "Meeting": (16, ("participant", "participant"), "", {}),
    "TradeFlow": (14, ("exporter", "importer"), "commodity", {}),
    "Production": (6, ("producer",), "commodity", {}),
    "Investment": (5, ("investor", "recipient"), "topic", {"kind": ("plant", "loan")}),
    "Dispute": (5, ("complainant", "respondent"), "topic", {"stage": ("filed", "panel")}),
    "Accession": (2, ("member", "organization"), "", {"stage": ("applied", "joined")}),
}
"""By type how often it occurs (of 100), who takes part, what it is about, and the values of its attributes."""

FACTUALITY: Sequence[Factuality] = ("asserted", "asserted", "asserted", "planned", "possible", "negated")


@dataclass
class World:
    """Actors and goods that claims are about, each class by how often it is named; ``most`` of a class, if so many."""

    random: Random
    most: int | None = None
    firms: int = 0
    made: dict[tuple[str, str], Entity] = field(default_factory=dict)

    def actor(self) -> Entity:
        """A country as a rule, else a firm; one firm in ten was never named before."""
        if self.random.random() < 0.7:
            return self.entity("Country", self._zipf(190))
        self.firms += self.random.random() < 0.1
        return self.entity("Company", self._zipf(self.firms + 50))

    def good(self) -> Entity:
        """A good."""
        return self.entity("Good", self._zipf(600))

    def entity(self, type_: str, number: int) -> Entity:
        """The entity of a class and a number, made once."""
        label = f"{type_} {number:05}"
        return self.made.setdefault((type_, label), Entity(mint(type_, label), label, type_))

    def _zipf(self, count: int) -> int:
        number = int(math.exp(self.random.random() * math.log(count + 1)))
        return number % self.most if self.most else number


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the times of fusing and their growth, then those of adding an article and of building anew."""
    options = _options(arguments)
    sizes = sorted(options.claims)
    times = [_fusing(size, options.years) for size in sizes]
    if len(sizes) > 1:
        growth = math.log(times[-1] / times[0]) / math.log(sizes[-1] / sizes[0])
        sys.stdout.write(f"growth: claims to the power of {growth:.2f}\n")
    if options.graph:
        _adding(options.graph, options.years)


def extractions(claims: int, years: float | None = None, *, seed: int = 1, most: int | None = None) -> list[Extraction]:
    """Made-up articles with so many claims in all, the same for one seed; ``most`` actors and goods of each class."""
    random = Random(seed)
    world = World(random, most)
    count = claims // PER_ARTICLE
    days = int(years * 365) if years else max(1, count // PER_DAY)
    told: dict[int, list[Claim]] = defaultdict(list)
    for report in _reports(world, count * PER_ARTICLE):
        place = int(report.when * count) % count
        while len(told[place]) >= PER_ARTICLE:
            place = (place + 1) % count
        told[place].append(_claim(report, f"article-{place:06}", len(told[place]), days))
    return [_extraction(place, told[place], START + dt.timedelta(place * days // count)) for place in range(count)]


@dataclass(frozen=True, slots=True)
class Report:
    """What one report tells of an event; ``when``: its place in the archive, from 0 to 1."""

    when: float
    type: str
    roles: Mapping[str, tuple[Entity, ...]]
    attributes: Mapping[str, str]
    factuality: Factuality
    dated: str
    amount: float | None


def _reports(world: World, claims: int) -> Iterator[Report]:
    """Reports of ever new events; those of one event lie within few articles of one another."""
    random, told = world.random, 0
    while told < claims:
        event = _event(world)
        when = random.random()
        while told < claims:
            told += 1
            yield _told(random, event, when + random.expovariate(1) * 20 * PER_ARTICLE / claims)
            if random.random() > AGAIN:
                break


def _event(world: World) -> Report:
    random = world.random
    type_ = random.choices(list(TYPES), [row[0] for row in TYPES.values()])[0]
    _, sides, about, values = TYPES[type_]
    roles: dict[str, tuple[Entity, ...]] = defaultdict(tuple)
    for side in sides:
        roles[side] += (world.actor(),)
    if about:
        roles[about] = (world.good(),)
    attributes = {key: random.choice(found) for key, found in values.items()}
    amount = round(random.lognormvariate(6, 2)) + 1.0
    return Report(0, type_, roles, attributes, random.choice(FACTUALITY), "day", amount)


def _told(random: Random, event: Report, when: float) -> Report:
    """The event as one report has it: not all of it, as a rule, and the date more or less exactly."""
    about = TYPES[event.type][2]
    roles = {role: found for role, found in event.roles.items() if role != about or random.random() < 0.7}
    dated = random.choices(("", "day", "month", "year"), (40, 35, 15, 10))[0]
    amount = event.amount if random.random() < 0.3 else None
    return Report(when, event.type, roles, event.attributes, event.factuality, dated, amount)


def _claim(report: Report, article: str, number: int, days: int) -> Claim:
    day = START + dt.timedelta(int(report.when * days))
    date = {"": None, "day": f"{day}", "month": f"{day:%Y-%m}", "year": f"{day:%Y}"}[report.dated]
    start = number * 100
    roles = {
        role: tuple(Filler(e, e.label, start + 20 * k, start + 20 * k + len(e.label)) for k, e in enumerate(found))
        for role, found in report.roles.items()
    }
    amounts = (Quantity(report.amount, report.amount, "tonne"),) if report.amount else ()
    quote = f"{article} tells of {report.type} {number}.".ljust(99)
    return Claim(
        article,
        report.type,
        roles,
        report.factuality,
        quote,
        start,
        start + 99,
        "made.up",
        report.attributes,
        date=date,
        quantities=amounts,
    )


def _extraction(place: int, claims: Sequence[Claim], published: dt.date) -> Extraction:
    text = " ".join(claim.quote for claim in claims)
    article = Article(f"article-{place:06}", text, published=published, publisher=f"Paper {place % 40}")
    return Extraction(article, tuple(claims))


def _fusing(size: int, years: float | None) -> float:
    read = extractions(size, years)
    days = {one.article.id: one.article.published for one in read}
    seconds, found = _timed(lambda: fuse((claim for one in read for claim in one.claims), published=days))
    events = len(found.events)
    sys.stdout.write(f"{size:>9,} claims  {events:>9,} events  fused in {seconds:>8.1f} s\n")
    sys.stdout.flush()
    return seconds


def _adding(size: int, years: float | None, *, rounds: int = 5) -> None:
    *old, last = extractions(size, years)
    step = len(old) // rounds
    coming = [last, *(old.pop(place * step) for place in reversed(range(1, rounds)))]
    with open_graph() as graph:
        anew, _ = _timed(lambda: graph.add(old, model="made up"))
        times = [_timed(partial(graph.add, [one], model="made up"))[0] for one in coming]
    one = statistics.median(times)
    sys.stdout.write(
        f"{size:>9,} claims  built in {anew:.1f} s; one article more in {one:.2f} s (from {min(times):.2f} to "
        f"{max(times):.2f} s): {one / anew:.2%} of building anew\n"
    )


def _timed(call: Callable[[], Found]) -> tuple[float, Found]:
    start = time.process_time()
    found = call()
    return time.process_time() - start, found


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growth", description=__doc__)
    parser.add_argument("--claims", type=int, nargs="*", default=[10_000, 30_000, 100_000])
    parser.add_argument("--graph", type=int, default=50_000, metavar="N", help="claims of the graph; 0 for none")
    parser.add_argument("--years", type=float, help="all claims lie within so many years")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    main()
