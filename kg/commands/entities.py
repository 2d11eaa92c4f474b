"""The commands about the names that no table has."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.console import answer, counter, tell, write
from kg.commands.options import GraphFolder, Shape, pairs
from kg.iri import WIKIDATA_SERVICE
from kg.table import so_many


def names(
    graph: GraphFolder,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write them as a CSV file for --entities.")
    ] = None,
    top: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the N most frequent names.")] = None,
    form: Shape = None,
) -> None:
    """List the names of a graph that stand in no table.

    The most frequent first, each with its class, numbers and a sentence.
    """
    from kg.files import write_text
    from kg.graph.store import open_graph
    from kg.reference.name_list import as_table, entities_csv
    from kg.reference.unknown import unknown_names

    with open_graph(graph, read_only=True) as opened:
        found = unknown_names(opened)[:top]
    if output:
        write_text(output, entities_csv(found))
        tell(f"Wrote {so_many(len(found), 'name')} to {output}.")
    else:
        answer(as_table(found), form)


def reconcile(
    graph: GraphFolder,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", help="The matches, as a CSV file for --entities.")
    ],
    doubtful: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the candidates of doubtful names to this CSV file.")
    ] = None,
    service: Annotated[str, typer.Option(metavar="URL", help="A reconciliation service.")] = WIKIDATA_SERVICE,
    threshold: Annotated[float, typer.Option(metavar="SCORE", help="Take a candidate with this score or more,")] = 95,
    lead: Annotated[float, typer.Option(metavar="SCORE", help="when it is so far ahead of the next one.")] = 10,
    top: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the N most frequent names.")] = None,
    types: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="CLASS=ID", help="What the service calls a class; may be repeated."),
    ] = None,
    form: Shape = None,
) -> None:
    """Match unknown names with Wikidata, or a service like it.

    Uses the network: the names are sent to the service. The graph stays as it is.
    """
    from kg.files import write_text
    from kg.graph.store import open_graph
    from kg.reference.reconcile import Rule
    from kg.reference.reconcile import reconcile as run
    from kg.reference.reconcile_service import connect
    from kg.reference.unknown import unknown_names

    given = pairs(types)
    with open_graph(graph, read_only=True) as opened:
        found = unknown_names(opened)[:top]
    with counter("names") as step:
        outcome = run(found, connect(service), rule=Rule(threshold, lead), types=given, progress=step)
    write_text(output, outcome.matched_csv())
    if doubtful:
        write_text(doubtful, outcome.doubtful_csv())
        write(f"{outcome.summary()}\nMatches:  {output}\nDoubtful: {doubtful}\n")
    else:
        typer.echo(outcome.summary(), err=True)
        answer(outcome.doubtful_table(), form)
