"""What a build did: counted while it runs, read by people as tables and by machines as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from kg.model import Extraction, Factuality, Rejected, Skipped

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

LEVELS: tuple[str, ...] = get_args(Factuality)
Key = TypeVar("Key", str, tuple[str, str])
NUMBERS = {"times", "articles", "claims", "events", *LEVELS}
SHOWN = 15  # rows of a list on the terminal; the JSON form holds all


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A frame that fired ``times`` times and stayed without a core role; ``quote`` of ``article`` is the first case."""

    frame: str
    reason: str
    times: int
    article: str
    quote: str


@dataclass(frozen=True, slots=True)
class Report:
    """The analyst's to-do list after a build.

    ``empty`` names the articles that stated nothing we know of; ``claims`` counts them by event type and
    factuality; ``relations`` by type; ``events`` counts what the whole graph now holds, by type. ``unlinked`` maps a
    name to the number of articles that have it.
    """

    articles: int
    empty: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    claims: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    relations: Mapping[str, int] = field(default_factory=dict)
    events: Mapping[str, int] = field(default_factory=dict)
    unfilled: tuple[Unfilled, ...] = ()
    unlinked: Mapping[str, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The report as plain values, in a stable order."""
        return {
            "articles": self.articles,
            "empty": list(self.empty),
            "skipped": [{"place": s.place, "reason": s.reason, "detail": s.detail} for s in self.skipped],
            "claims": {type_: dict(levels) for type_, levels in self.claims.items()},
            "relations": dict(self.relations),
            "events": dict(self.events),
            "unfilled": [
                {"frame": u.frame, "reason": u.reason, "times": u.times, "article": u.article, "quote": u.quote}
                for u in self.unfilled
            ],
            "unlinked": dict(self.unlinked),
        }


@dataclass
class Tally:
    """Counts extractions as they pass; holds no article, so that a batch may be of any length."""

    articles: int = 0
    empty: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    claims: Counter[tuple[str, str]] = field(default_factory=Counter)
    relations: Counter[str] = field(default_factory=Counter)
    unfilled: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[tuple[str, str], Rejected] = field(default_factory=dict)
    unlinked: Counter[str] = field(default_factory=Counter)

    def add(self, item: Extraction | Skipped) -> None:
        """Count one article, or one input that gave none."""
        if isinstance(item, Skipped):
            self.skipped.append(item)
            return
        self.articles += 1
        if not item.claims and not item.relations:
            self.empty.append(item.article.id)
        self.claims.update((claim.type, claim.factuality) for claim in item.claims)
        self.relations.update(relation.type for relation in item.relations)
        self.unlinked.update(set(item.unlinked))
        for rejected in item.rejected:
            self.unfilled[rejected.frame, rejected.reason] += 1
            self.examples.setdefault((rejected.frame, rejected.reason), rejected)

    def report(self, *, events: Mapping[str, int]) -> Report:
        """The report of what was counted; ``events`` are those of the graph afterwards, by type."""
        types = sorted({type_ for type_, _ in self.claims})
        return Report(
            self.articles,
            tuple(sorted(self.empty)),
            tuple(self.skipped),
            {type_: {level: self.claims[type_, level] for level in LEVELS} for type_ in types},
            dict(sorted(self.relations.items())),
            dict(sorted(events.items())),
            tuple(self._unfilled(*key) for key, _ in _most_first(self.unfilled)),
            dict(_most_first(self.unlinked)),
        )

    def _unfilled(self, frame: str, reason: str) -> Unfilled:
        example = self.examples[frame, reason]
        return Unfilled(frame, reason, self.unfilled[frame, reason], example.article, example.quote)


def show(report: Report, console: Console) -> None:
    """Print the report for people: a line of totals, then a table for each list that is not empty."""
    console.print(summary(report), markup=False, highlight=False)
    for part in _tables(report):
        console.print()
        console.print(part)


def summary(report: Report) -> str:
    """The totals in one line."""
    claims = sum(sum(levels.values()) for levels in report.claims.values()) + sum(report.relations.values())
    read = f"{_count(report.articles, 'article')} read, {len(report.skipped)} skipped"
    return f"{read}: {_count(claims, 'claim')}; the graph now holds {_count(sum(report.events.values()), 'event')}."


def printable(text: str) -> str:
    """``text`` with control characters made visible: a file's name must not move the cursor of a terminal."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "replace").decode() for c in text)


def _tables(report: Report) -> Iterator[RenderableType]:
    if report.claims or report.events or report.relations:
        yield _claims(report)
    if report.skipped:
        rows = [(s.place, s.reason, s.detail) for s in report.skipped]
        yield _table("Skipped", ("input", "reason", "detail"), rows)
    if report.empty:
        yield _table("Read, but nothing found", ("article",), [(article,) for article in report.empty])
    if report.unfilled:
        found = [(u.frame, u.reason, str(u.times), f"{u.article}: {_short(u.quote)}") for u in report.unfilled]
        yield _table("Frames that fired without a core role", ("frame", "why", "times", "example"), found)
    if report.unlinked:
        names = [(name, str(times)) for name, times in report.unlinked.items()]
        yield _table("Names that stand in no entity table", ("name", "articles"), names)


def _claims(report: Report) -> RenderableType:
    rows = []
    for type_ in sorted({*report.claims, *report.events, *report.relations}):
        levels = report.claims.get(type_, {})
        total = sum(levels.values()) + report.relations.get(type_, 0)
        split = [str(levels.get(level) or "") for level in LEVELS]
        rows.append((type_, *split, str(total), str(report.events.get(type_) or "")))
    return _table(
        "Claims of these articles, events of the graph", ("type", *LEVELS, "claims", "events"), rows, shown=len(rows)
    )


def _table(title: str, columns: tuple[str, ...], rows: list[tuple[str, ...]], *, shown: int = SHOWN) -> RenderableType:
    from rich.box import SIMPLE_HEAD
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, justify="right" if column in NUMBERS else "left", overflow="fold")
    for row in rows[:shown]:
        table.add_row(*(Text(printable(cell)) for cell in row))
    more = [Text(f"… and {len(rows) - shown} more: --json lists all")] if len(rows) > shown else []
    return Group(Text(title, "bold"), table, *more)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _short(text: str, length: int = 90) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1].rstrip() + "…"


def _most_first(counter: Counter[Key]) -> list[tuple[Key, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))
