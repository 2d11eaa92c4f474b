"""What a build did: counted while it runs, read by people as tables and by machines as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from kg.explaining.sentences import missed
from kg.model import Extraction, Factuality, Rejected, Skipped
from kg.reference.name_list import NameTally, UnknownName
from kg.table import Cell, Table, so_many, visible

if TYPE_CHECKING:
    from rich.console import Console

LEVELS: tuple[str, ...] = get_args(Factuality)
Key = TypeVar("Key", str, tuple[str, str])
SHOWN = 10  # rows of a list on the terminal; the JSON form holds all
NAMES = 30  # names of a list on the terminal
UNKNOWN = "unknown-suffix"
WIDTH = 74  # characters of an example on the terminal


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A frame that came nearest to a claim in ``times`` sentences without one; ``quote`` is the first of them."""

    frame: str
    reason: str
    times: int
    article: str
    quote: str


REFUSED = "Judgements that are not obeyed (a wrong class is corrected with --entities)"


@dataclass(frozen=True, slots=True)
class Report:
    """The analyst's to-do list after a build.

    ``empty`` names the articles that stated nothing we know of; ``claims`` counts them by event type and
    factuality; ``relations`` by type; ``events`` counts what the whole graph now holds, by type. ``unlinked`` maps a
    name to the number of articles that have it; ``unjudged`` is what judgements speak of and the graph lacks,
    ``refused`` the judgements that cannot be obeyed;
    ``undated`` the articles without a day of publication, whose "on Monday" stays unresolved;
    ``unknown`` has the names of ``unlinked`` with class, numbers and a sentence; ``unread`` is what stood beside the
    text of an article and could not be read, such as a date that may be two days; ``unchanged`` counts the articles
    that the graph had as they are.
    """

    articles: int
    empty: tuple[str, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    claims: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    relations: Mapping[str, int] = field(default_factory=dict)
    events: Mapping[str, int] = field(default_factory=dict)
    unfilled: tuple[Unfilled, ...] = ()
    unlinked: Mapping[str, int] = field(default_factory=dict)
    unjudged: tuple[str, ...] = ()
    unknown: tuple[UnknownName, ...] = ()
    undated: tuple[str, ...] = ()
    unread: tuple[Skipped, ...] = ()
    unchanged: int = 0
    refused: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The report as plain values, in a stable order."""
        return {
            "articles": self.articles,
            "unchanged": self.unchanged,
            "empty": list(self.empty),
            "skipped": [asdict(one) for one in self.skipped],
            "unread": [asdict(one) for one in self.unread],
            "claims": {type_: dict(levels) for type_, levels in self.claims.items()},
            "relations": dict(self.relations),
            "events": dict(self.events),
            "unfilled": [
                {"frame": u.frame, "reason": u.reason, "times": u.times, "article": u.article, "quote": u.quote}
                for u in self.unfilled
            ],
            "unlinked": dict(self.unlinked),
            "unjudged": list(self.unjudged),
            "refused": list(self.refused),
            "undated": list(self.undated),
            "unknown": [name.as_json() for name in self.unknown],
        }


@dataclass
class Tally:
    """Counts extractions as they pass; holds no article, so that a batch may be of any length."""

    articles: int = 0
    unchanged: int = 0
    empty: list[str] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    unread: list[Skipped] = field(default_factory=list)
    claims: Counter[tuple[str, str]] = field(default_factory=Counter)
    relations: Counter[str] = field(default_factory=Counter)
    unfilled: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[tuple[str, str], Rejected] = field(default_factory=dict)
    unlinked: Counter[str] = field(default_factory=Counter)
    names: NameTally = field(default_factory=NameTally)

    def add(self, item: Extraction | Skipped) -> None:
        """Count one article, or one input that gave none."""
        if isinstance(item, Skipped):
            self.skipped.append(item)
            return
        self.articles += 1
        self.unread += item.article.unread
        if item.article.published is None:
            self.undated.append(item.article.id)
        if not item.claims and not item.relations:
            self.empty.append(item.article.id)
        self.claims.update((claim.type, claim.factuality) for claim in item.claims)
        self.relations.update(relation.type for relation in item.relations)
        self.unlinked.update(set(item.unlinked))
        self.names.add(item)
        for rejected in _nearest(item):
            self.unfilled[rejected.frame, rejected.reason] += 1
            self.examples.setdefault((rejected.frame, rejected.reason), rejected)

    def report(
        self, *, events: Mapping[str, int], unjudged: tuple[str, ...] = (), refused: tuple[str, ...] = ()
    ) -> Report:
        """The report of what was counted; ``events`` are those of the graph afterwards, by type.

        ``unjudged`` is what judgements speak of and the graph lacks, ``refused`` are those that cannot be obeyed.
        """
        types = sorted({type_ for type_, _ in self.claims})
        return Report(
            self.articles,
            tuple(sorted(self.empty)),
            tuple(self.skipped),
            {type_: {level: self.claims[type_, level] for level in LEVELS} for type_ in types},
            dict(sorted(self.relations.items())),
            dict(sorted(events.items())),
            tuple(self._example(*key, times) for key, times in _most_first(self.unfilled)),
            dict(_most_first(self.unlinked)),
            unjudged,
            self.names.names(),
            undated=tuple(sorted(self.undated)),
            unread=tuple(self.unread),
            unchanged=self.unchanged,
            refused=refused,
        )

    def _example(self, frame: str, reason: str, times: int) -> Unfilled:
        first = self.examples[frame, reason]
        return Unfilled(frame, reason, times, first.article, first.quote)


def _nearest(item: Extraction) -> Iterator[Rejected]:
    """For each sentence that gave no claim the frame that found most of what it needs, the first of several."""
    tried: dict[int, list[Rejected]] = {}
    for one in missed(item):
        tried.setdefault(one.start, []).append(one)
    yield from (max(found, key=lambda one: sum(map(bool, one.roles.values()))) for found in tried.values())


def show(report: Report, console: Console | None = None) -> None:
    """Print the report for people: a line of totals, then each list that is not empty."""
    from rich.console import Console
    from rich.padding import Padding

    console = console or Console(highlight=False, markup=False)
    console.print(summary(report))
    for table in _tables(report):
        if table.rows:
            console.print()
            console.print(table.as_rich())
    lists = {"Told of, but left out, and what was missing (kg gaps has more)": _frames(report)}
    lists["Names in no table"] = _names(report)
    lists["Named in the judgements, but not in the graph"] = list(report.unjudged)
    lists[REFUSED] = list(report.refused)
    for title, lines in lists.items():
        if lines:
            console.print(f"\n{title}")
            console.print(Padding(visible("\n".join(lines)), (0, 0, 0, 2)))


def summary(report: Report) -> str:
    """The totals in one line."""
    claims = sum(sum(levels.values()) for levels in report.claims.values()) + sum(report.relations.values())
    read = f"{so_many(report.articles, 'article')} read, {len(report.skipped)} skipped"
    read += f", {report.unchanged} unchanged" if report.unchanged else ""
    return f"{read}: {so_many(claims, 'claim')}; the graph now holds {so_many(sum(report.events.values()), 'event')}."


def _tables(report: Report) -> Iterator[Table]:
    yield _claims(report)
    for title, found in (("Skipped", _grouped(report.skipped)), ("Read, but not its date", report.unread)):
        yield _list(title, ("input", "reason", "detail"), [(one.place, one.reason, one.detail) for one in found])
    yield _list("Read, but nothing found", ("article",), [(article,) for article in report.empty])
    undated = [(article,) for article in report.undated]
    yield _list('Without a day of publication, so that "on Monday" stays open', ("article",), undated)


def _grouped(skipped: Sequence[Skipped]) -> list[Skipped]:
    """The files of one unknown suffix as one; those that should have been articles first."""
    kinds = Counter(PurePath(one.place).suffix.lower() for one in skipped if one.reason == UNKNOWN)
    rows = [one for one in skipped if one.reason != UNKNOWN]
    for kind, times in sorted(kinds.items()):
        named = [one for one in skipped if one.reason == UNKNOWN and PurePath(one.place).suffix.lower() == kind]
        place = named[0].place if times == 1 else f"{times} files {f'*{kind}' if kind else 'without a suffix'}"
        rows.append(replace(named[0], place=place))
    return rows


def _claims(report: Report) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for type_ in sorted({*report.claims, *report.events, *report.relations}):
        levels = report.claims.get(type_, {})
        total = sum(levels.values()) + report.relations.get(type_, 0)
        split = [levels.get(level) or None for level in LEVELS]
        rows.append((type_, *split, total, report.events.get(type_)))
    columns = ("type", *LEVELS, "claims", "events")
    return Table(columns, tuple(rows), "Claims of these articles, events of the graph")


def _list(title: str, columns: tuple[str, ...], rows: Sequence[tuple[Cell, ...]]) -> Table:
    return Table(columns, tuple(rows[:SHOWN]), title, "".join(_more(len(rows) - SHOWN)))


def _frames(report: Report) -> list[str]:
    lines: list[str] = []
    for frame in report.unfilled[:SHOWN]:
        lines += [f"{frame.times}× {frame.frame}: {frame.reason}", f"  {_short(f'{frame.article}: {frame.quote}')}"]
    return [*lines, *_more(len(report.unfilled) - SHOWN)]


def _names(report: Report) -> list[str]:
    names = [f"{name} ({times})" if times > 1 else name for name, times in report.unlinked.items()]
    return [", ".join(names[:NAMES]), *_more(len(names) - NAMES)] if names else []


def _more(number: int) -> list[str]:
    return [f"… and {number} more: --json has all"] if number > 0 else []


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= WIDTH else flat[: WIDTH - 1].rstrip() + "…"


def _most_first(counter: Counter[Key]) -> list[tuple[Key, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))
