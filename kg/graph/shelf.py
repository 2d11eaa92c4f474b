"""Things of one kind with their groups in the index of a graph: claims and their events, steps and their stories."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Generic, TypeVar

from kg.fusing.gather import Rules

Item = TypeVar("Item")
MANY = 500
"""Values that one query asks for."""

FILLED = 10_000
"""Groups that are written at once."""

REMEMBERED = 50_000
"""Things beyond which those that were read before are read anew."""

TABLES = """
CREATE TABLE {0} (number INTEGER PRIMARY KEY, iri TEXT, home TEXT, told TEXT, place INTEGER, unit TEXT);
CREATE TABLE {0}_key (key INTEGER, number INTEGER, PRIMARY KEY (key, number)) WITHOUT ROWID;
CREATE TABLE {0}_unit (iri TEXT PRIMARY KEY, base TEXT) WITHOUT ROWID;
CREATE INDEX {0}_of_iri ON {0} (iri);
CREATE INDEX {0}_of_home ON {0} (home);
CREATE INDEX {0}_of_place ON {0} (place);
CREATE INDEX {0}_of_unit ON {0} (unit);
CREATE INDEX {0}_unit_of_base ON {0}_unit (base);
"""


def rows_of(
    database: sqlite3.Connection, query: str, values: Collection[int] | Collection[str]
) -> Iterator[tuple[Any, ...]]:
    """The rows of a query with ``IN ({})`` for any number of values."""
    coming = iter(values)
    while some := list(islice(coming, MANY)):
        yield from database.execute(query.format(",".join("?" * len(some))), some)


class Shelf(Generic[Item]):
    """The things of one kind: each has a number, an IRI, a home (its article graph), and stands in a group.

    What a group adds up to (an event, a story) is its unit: its IRI, and the ``base``, the IRI that it would have if no
    other looked like it. There are groups that add up to nothing.
    """

    def __init__(
        self,
        database: sqlite3.Connection,
        name: str,
        rules: Rules[Item],
        write: Callable[[Item], str],
        read: Callable[[str, str], Item],
    ) -> None:
        self._database, self._name, self.rules = database, name, rules
        self._write, self._read = write, read
        self._items: dict[int, Item] = {}

    def create(self) -> None:
        """Make the tables, empty."""
        for statement in TABLES.format(self._name).split(";"):
            self._database.execute(statement)

    def forget(self) -> None:
        """Read all things anew."""
        self._items.clear()

    def add(self, items: Iterable[tuple[str, str, Item]]) -> list[int]:
        """Put things, each with its IRI and its home, on the shelf, as yet without a group; their numbers."""
        (last,) = self._database.execute(f"SELECT MAX(number) FROM {self._name}").fetchone()
        rows, keys, first = [], [], (last or 0) + 1
        for number, (iri, home, item) in enumerate(items, start=first):
            self._items[number] = item
            rows.append((number, iri, home, self._write(item)))
            keys += [(key, number) for key in self.rules.stored(item)]
        self._many(f"INSERT INTO {self._name} (number, iri, home, told) VALUES (?, ?, ?, ?)", rows)
        self._many(f"INSERT INTO {self._name}_key VALUES (?, ?)", sorted(keys))
        return list(range(first, first + len(rows)))

    def fill(
        self, groups: Iterable[Sequence[tuple[str, str, Item]]], units: Mapping[str, str], bases: Mapping[str, str]
    ) -> None:
        """Put whole groups on an empty shelf; ``units`` by the IRIs of the things."""
        number = 0
        coming = iter(groups)
        while some := list(islice(coming, FILLED)):
            rows, keys = [], []
            for group in some:
                place = number + 1
                for iri, home, item in group:
                    number += 1
                    rows.append((number, iri, home, self._write(item), place, units.get(iri)))
                    keys += [(key, number) for key in self.rules.stored(item)]
            self._many(f"INSERT INTO {self._name} VALUES (?, ?, ?, ?, ?, ?)", rows)
            self._many(f"INSERT INTO {self._name}_key VALUES (?, ?)", sorted(keys))
        self.name({}, bases)

    def remove(self, numbers: Collection[int]) -> None:
        """Take things off the shelf."""
        keys = [(key, number) for number in numbers for key in self.rules.stored(self.item(number))]
        self._many(f"DELETE FROM {self._name}_key WHERE key = ? AND number = ?", keys)
        self._many(f"DELETE FROM {self._name} WHERE number = ?", [(number,) for number in numbers])
        for number in numbers:
            self._items.pop(number, None)

    def put(self, places: Mapping[int, int]) -> None:
        """Let things stand in other groups."""
        self._many(f"UPDATE {self._name} SET place = ? WHERE number = ?", [(p, n) for n, p in places.items()])

    def name(self, units: Mapping[int, str | None], bases: Mapping[str, str]) -> None:
        """Say what groups add up to: the unit of each thing, and the bases of these units."""
        self._many(f"UPDATE {self._name} SET unit = ? WHERE number = ?", [(u, n) for n, u in units.items()])
        self._many(f"INSERT OR REPLACE INTO {self._name}_unit VALUES (?, ?)", list(bases.items()))

    def unname(self, units: Collection[str]) -> None:
        """Forget units that are no more."""
        self._many(f"DELETE FROM {self._name}_unit WHERE iri = ?", [(unit,) for unit in units])

    def item(self, number: int) -> Item:
        """The thing of a number."""
        if number not in self._items:
            if len(self._items) > REMEMBERED:
                self._items.clear()
            query = f"SELECT told, iri FROM {self._name} WHERE number = ?"
            self._items[number] = self._read(*self._database.execute(query, (number,)).fetchone())
        return self._items[number]

    def group(self, number: int) -> int:
        """The group in which a thing stands."""
        query = f"SELECT place FROM {self._name} WHERE number = ?"
        return int(self._database.execute(query, (number,)).fetchone()[0])

    def members(self, group: int) -> list[int]:
        """The numbers of the things in a group."""
        return self.numbers("place", [group])

    def under(self, keys: Collection[int]) -> list[int]:
        """The numbers of the things under the keys."""
        return list(dict(self._rows("SELECT number, 0 FROM {0}_key WHERE key IN ({1})", keys)))

    def numbers(self, column: str, values: Collection[int] | Collection[str]) -> list[int]:
        """The numbers of the things that have one of these values: of iri, home, place or unit."""
        return [n for (n,) in self._rows(f"SELECT number FROM {{0}} WHERE {column} IN ({{1}})", values)]

    def places(self, numbers: Collection[int]) -> dict[int, int]:
        """The groups of things."""
        return dict(self._rows("SELECT number, place FROM {0} WHERE number IN ({1})", numbers))

    def units(self, numbers: Collection[int]) -> set[str]:
        """What the groups of things add up to."""
        rows = self._rows("SELECT unit FROM {0} WHERE number IN ({1}) AND unit IS NOT NULL", numbers)
        return {unit for (unit,) in rows}

    def homes(self, iris: Collection[str]) -> dict[str, str]:
        """The homes of things, by their IRIs."""
        return dict(self._rows("SELECT iri, home FROM {0} WHERE iri IN ({1})", iris))

    def bases(self, units: Collection[str]) -> set[str]:
        """The bases of units."""
        return {base for (base,) in self._rows("SELECT base FROM {0}_unit WHERE iri IN ({1})", units)}

    def of_bases(self, bases: Collection[str]) -> set[str]:
        """All units with one of the bases."""
        return {iri for (iri,) in self._rows("SELECT iri FROM {0}_unit WHERE base IN ({1})", bases)}

    def _rows(self, query: str, values: Collection[int] | Collection[str]) -> Iterator[tuple[Any, ...]]:
        return rows_of(self._database, query.format(self._name, "{}"), values)

    def _many(self, statement: str, rows: Collection[tuple[object, ...]]) -> None:
        if rows:
            self._database.executemany(statement, rows)
