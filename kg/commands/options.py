"""The arguments that several commands share."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Form(StrEnum):
    """The form of an answer; left out, it is a table on a terminal and CSV in a pipe."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class Order(StrEnum):
    """What comes first in a date of numbers."""

    DAY = "day-first"
    MONTH = "month-first"


def day(text: str) -> dt.date:
    """The day that an option names, in any way that tells it for sure. Raises a usage error that says what to write."""
    from kg.inputs.common.days import either_day, read_day

    found = read_day(text)
    if found is None:
        days = " or ".join(each.isoformat() for each in either_day(text) or ())
        raise typer.BadParameter(f"{text!r} {f'may be {days}' if days else 'names no day'}; write YYYY-MM-DD.")
    return found


Inputs = Annotated[list[Path], typer.Argument(metavar="PATHS...", help="Files and folders of articles.")]
GraphFolder = Annotated[Path, typer.Argument(metavar="GRAPH", help="The folder of a graph.")]
Published = Annotated[
    dt.date | None,
    typer.Option(parser=day, metavar="DATE", help="Publication date of articles that bear none: 2014-08-28."),
]
Dates = Annotated[
    Order | None, typer.Option(help="What 3/4/2023 in a table of articles means; else it is no date.", metavar="ORDER")
]
Model = Annotated[str, typer.Option(metavar="NAME", help="An installed spaCy pipeline, or the folder of one.")]
Entities = Annotated[
    list[Path] | None, typer.Option(metavar="FILE", help="A CSV or Turtle file of your own entities; may be repeated.")
]
Shape = Annotated[Form | None, typer.Option("--format", help="Default: a table on a terminal, CSV in a pipe.")]
Denied = Annotated[bool, typer.Option("--denied", help="What was denied connects too.")]


def day_first(order: Order | None) -> bool | None:
    """What a ``Dates`` option says, as the library takes it."""
    return None if order is None else order is Order.DAY


def pairs(values: list[str] | None) -> dict[str, str]:
    """``KEY=VALUE`` options as a mapping. Raises a usage error for one without ``=``."""
    split = [value.partition("=") for value in values or ()]
    for key, equals, _ in split:
        if not key or not equals:
            raise typer.BadParameter(f"{key!r} is not of the form KEY=VALUE.")
    return {key.strip(): value.strip() for key, _, value in split}
