"""Names that stand in no table, as a list for people and as rows to complete for a file of entities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.explaining.sentences import sentence_at
from kg.model import Extraction
from kg.reference.entity_rows import as_csv, joined
from kg.table import Table

COUNTS = ("times", "articles", "sentence")
"""Columns behind those of an entity; a file of entities may have them."""


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name that no table has, and the class that it seems to be of.

    It stands ``times`` times in ``articles`` articles; ``sentence`` is one that has it. ``country`` is the label of the
    country that it belongs to, or None.
    """

    type: str
    label: str
    names: tuple[str, ...] = ()
    country: str | None = None
    times: int = 1
    articles: int = 1
    sentence: str = ""

    def as_json(self) -> dict[str, str | int]:
        """What a report tells of it."""
        return {"name": self.label, "type": self.type, **dict(zip(COUNTS, self._told(), strict=True))}

    def _told(self) -> tuple[int, int, str]:
        return self.times, self.articles, self.sentence


@dataclass
class NameTally:
    """Counts the names in no table as articles pass; the first article by its id lends the sentence."""

    found: dict[tuple[str, str], UnknownName] = field(default_factory=dict)
    first: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, item: Extraction) -> None:
        """Count the names of one article."""
        for name in item.unknown:
            key, article = (name.type, name.label), item.article.id
            one = self.found.get(key, UnknownName(*key, times=0, articles=0))
            if article <= self.first.get(key, article):
                self.first[key] = article
                one = replace(one, sentence=" ".join(sentence_at(item, name.places[0].start).text.split()))
            self.found[key] = replace(one, times=one.times + len(name.places), articles=one.articles + 1)

    def names(self) -> tuple[UnknownName, ...]:
        """What was counted, the most frequent first."""
        return most_frequent(self.found.values())


def most_frequent(names: Iterable[UnknownName]) -> tuple[UnknownName, ...]:
    """The names in the order in which it pays to look at them."""
    return tuple(sorted(names, key=lambda one: (-one.times, -one.articles, one.label, one.type)))


def row(name: UnknownName) -> dict[str, str]:
    """The name as a row of a file of entities."""
    names = joined(one for one in name.names if one != name.label)
    return {"type": name.type, "label": name.label, "names": names, "country": name.country or ""}


def entities_csv(names: Iterable[UnknownName]) -> str:
    """The names as a file of entities, to be completed by hand: each with its numbers and a sentence behind."""
    return as_csv(({**row(name), **_counts(name)} for name in names), COUNTS)


def as_table(names: Sequence[UnknownName]) -> Table:
    """One row a name."""
    rows = tuple((name.label, name.type, name.times, name.articles, name.sentence) for name in names)
    note = "kg names GRAPH -o FILE writes them as a file for --entities." if rows else "Every name is in a table."
    return Table(("name", "type", *COUNTS), rows, "Names in no table", note)


def _counts(name: UnknownName) -> Mapping[str, str]:
    return {"times": str(name.times), "articles": str(name.articles), "sentence": name.sentence}
