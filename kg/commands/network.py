"""The commands that ask the network of events; each is one call of ``kg.network``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.console import answer
from kg.commands.options import Denied, GraphFolder, Shape

if TYPE_CHECKING:
    from kg.network.build import Net


def paths(
    graph: GraphFolder,
    source: Annotated[str, typer.Argument(metavar="A", help="An actor.")],
    target: Annotated[str, typer.Argument(metavar="B", help="Another actor.")],
    count: Annotated[int, typer.Option("-k", min=1, metavar="N", help="How many ways.")] = 5,
    denied: Denied = False,
    form: Shape = None,
) -> None:
    """Show how two actors are connected.

    The shortest ways through events and relations, with the words behind each step.
    """
    from kg import network

    answer(network.paths(_network(graph), source, target, k=count, denied=denied).as_table(), form)


def brokers(
    graph: GraphFolder,
    top: Annotated[int, typer.Option(min=1, metavar="N", help="How many.")] = 10,
    denied: Denied = False,
    form: Shape = None,
) -> None:
    """Show whom others are connected through."""
    from kg import network

    answer(network.brokers(_network(graph), top=top, denied=denied).as_table(), form)


def suppliers(
    graph: GraphFolder,
    good: Annotated[str, typer.Argument(metavar="GOOD", help="A good, such as 'rare earths'.")],
    without: Annotated[str | None, typer.Option(metavar="ACTOR", help="Who is left when this actor stops?")] = None,
    exposed: Annotated[
        bool, typer.Option("--exposed", help="With --without: who takes it from there, and what is left.")
    ] = False,
    form: Shape = None,
) -> None:
    """Show who supplies a good, and who else could.

    How much, to whom, how sure, and in whose words; --without takes one supplier out.
    """
    from kg import network

    if exposed and not without:
        raise typer.BadParameter("--exposed needs --without ACTOR.")
    supply = network.suppliers(_network(graph), good, without=without)
    answer(supply.as_exposed_table() if exposed else supply.as_table(), form)


def communities(graph: GraphFolder, denied: Denied = False, form: Shape = None) -> None:
    """Show who deals mostly with whom."""
    from kg import network

    answer(network.communities(_network(graph), denied=denied).as_table(), form)


def _network(graph: Path) -> Net:
    from kg.graph.store import open_graph
    from kg.network import network

    with open_graph(graph, read_only=True) as opened:
        return network(opened)
