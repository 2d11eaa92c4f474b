"""The command that measures what is read against articles that a person has labelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.commands.console import answer, complain_of, progress
from kg.commands.options import Entities, Model, Shape
from kg.grammar.model_hash import DEFAULT_MODEL
from kg.model import Extraction
from kg.table import Table

if TYPE_CHECKING:
    from kg.measuring.evaluate import Scores

LEVELS = ("event", "argument", "attribute", "relation")


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Labelled articles, one JSON object a line.")],
    predicted: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Facts that `kg facts` has printed, instead of reading anew.")
    ] = None,
    by_type: Annotated[bool, typer.Option("--by-type", help="Scores for each type of event too.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="What was missed and what is spurious, instead.")] = False,
    model: Model = DEFAULT_MODEL,
    entities: Entities = None,
    form: Shape = None,
) -> None:
    """Measure what is read against your own labelled articles.

    GOLD has the form that `kg facts` prints, with the text of each article and the facts that are in it. Precision,
    recall and F1 of events, arguments, attributes and relations; --errors lists what lies behind them.
    """
    from kg.measuring.evaluate import score
    from kg.measuring.labelled import read_labelled

    labelled = read_labelled(gold, text=predicted is None)
    found = read_labelled(predicted, text=False) if predicted else _read(labelled, model, entities)
    answer(_misses(labelled, found) if errors else as_table(score(labelled, found), by_type=by_type), form)


def as_table(scores: Scores, *, by_type: bool = False) -> Table:
    """One row for each level; with ``by_type`` one for each type and level below them."""
    columns = ("type", "level", "precision", "recall", "F1", "right", "extracted", "gold")
    parts: list[tuple[str, Scores, tuple[str, ...]]] = [("all", scores, LEVELS)]
    if by_type:
        parts += [(type_, level, LEVELS[:3]) for type_, level in sorted(scores.by_type.items())]
    rows = [(type_, level, getattr(one, level)) for type_, one, levels in parts for level in levels]
    return Table(
        columns,
        tuple(
            (type_, level, round(t.precision, 3), round(t.recall, 3), round(t.f1, 3), t.right, t.got, t.gold)
            for type_, level, t in rows
        ),
        "What was read, against what is labelled",
    )


def _misses(labelled: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]) -> Table:
    from kg.measuring.misses import Miss, misses

    rows = tuple(astuple(one) for one in misses(labelled, found))
    return Table(tuple(field.name for field in fields(Miss)), rows, "What was missed, and what is spurious")


def _read(labelled: Sequence[dict[str, Any]], model: str, entities: list[Path] | None) -> list[dict[str, Any]]:
    from kg.extract import load_extractor
    from kg.measuring.labelled import as_articles
    from kg.pipeline import extractions

    found = []
    with progress() as step:
        for item in extractions(as_articles(labelled), load_extractor(model=model, entities=entities or ())):
            step(item)
            if isinstance(item, Extraction):
                found.append(item.as_json())
            else:
                complain_of(item)
    return found
