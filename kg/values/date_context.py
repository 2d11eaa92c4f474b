"""What a date phrase is resolved against, and the small readings that all rules share."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Literal

from kg.lexicon import table
from kg.values import edtf

Tense = Literal["past", "present", "future", "either"]
Look = Literal["back", "ahead", "near"]
Groups = dict[str, str]


def number(word: str) -> int | None:
    """A count in digits or in words up to fifty; None for anything else."""
    if word.isascii() and word.isdigit():
        return int(word)
    found = table("dates")["numbers"].get(word)
    return found if isinstance(found, int) else None


def month_number(word: str) -> int:
    """The number of a month by its name or abbreviation."""
    return int(table("dates")["months"].index(word[:3])) + 1


def year_of(g: Groups, c: Context) -> int | None:
    """The year that a phrase names, outright or as a step from this one or from the one referred to."""
    if "year" in g:
        return int(g["year"])
    if "the" in g:
        return c.day().year
    return step_year(g["step"], c) if "step" in g else None


def step_year(step: str, c: Context) -> int:
    """The year that lies a step away: "last" from this one, "that" from the one referred to."""
    if step in ("that", "same") or (step in ("previous", "following") and c.reference):
        return c.earlier().year + int(table("dates")["steps"][step])
    return c.day().year + int(table("dates")["steps"][step])


@dataclass(frozen=True, slots=True)
class Context:
    """What a phrase is resolved against: day of publication, direction, an earlier date, the fiscal years' country."""

    published: dt.date | None
    look: Look
    reference: str | None = None
    country: str | None = None

    def facing(self, look: Look) -> Context:
        """The same with another direction."""
        return replace(self, look=look)

    def day(self) -> dt.date:
        """The day of publication. Raises ValueError when it is not known."""
        if self.published is None:
            raise ValueError("A relative date without a day of publication.")
        return self.published

    def earlier(self) -> dt.date:
        """The first day of the date referred to. Raises ValueError when there is none."""
        first = edtf.bounds(self.reference)[0] if self.reference else None
        if first is None:
            raise ValueError("No date was named before.")
        return first
