"""The command that asks about doubtful pairs, and writes the answers down."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.console import answer, on_terminal, write
from kg.commands.options import Form, GraphFolder, Shape
from kg.errors import InputError
from kg.table import so_many

if TYPE_CHECKING:
    from kg.judging.review import Pair, Side

KEYS = {"s": True, "n": False}
SKIP, QUIT = "k", ("q", "", "\x03", "\x04")
PROMPT = "s same   n not same   k skip   q quit: "


def review(
    graph: GraphFolder,
    listed: Annotated[bool, typer.Option("--list", help="Print the pairs, and ask nothing.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the first N pairs.")] = None,
    apply: Annotated[bool, typer.Option("--apply", help="Obey the judgements now, and ask nothing.")] = False,
    form: Shape = None,
) -> None:
    """Ask about reports and names that may be one.

    The most doubtful and most consequential first. The answers go to judgements.txt in the graph's folder.
    """
    from kg.judging.review import as_table

    if apply and listed:
        raise typer.BadParameter("--apply and --list do not go together.")
    if apply:
        _apply(graph)
    elif listed:
        narrow = form is Form.TABLE or (form is None and on_terminal())
        answer(as_table(_pairs(graph, limit), wide=not narrow), form)
    elif not on_terminal():
        raise InputError("Questions need a terminal. Print the pairs with --list, and write judgements.txt yourself.")
    else:
        _ask_all(graph, _pairs(graph, limit))


def _pairs(graph: Path, limit: int | None) -> tuple[Pair, ...]:
    from kg.graph.store import open_graph
    from kg.judging.review import doubtful

    with open_graph(graph, read_only=True) as opened:
        return doubtful(opened)[:limit]


def _apply(graph: Path) -> None:
    from kg.graph.store import open_graph

    with open_graph(graph) as opened:
        opened.judge()
        lacking, refused, judgements = opened.unjudged(), opened.refused(), opened.judgements.all
        obeyed = sum(judgement.pair.isdisjoint(lacking) for judgement in judgements) - len(refused)
        part = "" if obeyed == len(judgements) else f"{obeyed} of "
        write(f"Obeyed {part}{so_many(len(judgements), 'judgement')}. ")
        write(f"Events and relations of the graph: {sum(opened.counts().values())}.\n")
        write("".join(f"Not in the graph: {name}\n" for name in lacking))
        write("".join(f"Not obeyed: {line}\n" for line in refused))


def _ask_all(graph: Path, pairs: Sequence[Pair]) -> None:
    """Ask one pair after the other; each answer is written at once."""
    from kg.judging.judgements import FILE, add_judgement

    path, count = graph / FILE, 0
    for number, pair in enumerate(pairs, start=1):
        _show(pair, f"{number} of {len(pairs)}  ")
        key = _key()
        if key in QUIT:
            break
        if key in KEYS:
            count += add_judgement(path, pair.judged(same=KEYS[key]))
    if not pairs:
        write("There is nothing to ask.\n")
    elif count:
        it = "It holds" if count == 1 else "They hold"
        write(f"{count} added to {path}. {it} from the next kg build on, or at once: kg review {graph} --apply\n")


def _show(pair: Pair, place: str) -> None:
    sides = "".join(map(_side, "AB", (pair.one, pair.other)))
    write(f"\n{place}{pair.question}\n{sides}")


def _side(letter: str, side: Side) -> str:
    from kg.table import visible

    return f"  {letter}  {visible(side.label)}\n     “{visible(side.words)}”\n     {visible(side.told)}\n"


def _key() -> str:
    """The key that answers; others are asked for again. The end of the input is the end of the questions."""
    write(PROMPT)
    while True:
        try:
            key = typer.getchar().lower()
        except (EOFError, KeyboardInterrupt):
            key = ""
        if key in KEYS or key == SKIP or key in QUIT:
            write(f"{key if key.isalpha() else ''}\n")
            return key
