"""The commands that ask a graph, look at it and write it: query, summary, remove, export, view, check, ontology."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.console import FAILED, answer, pretty, tell, write
from kg.commands.options import GraphFolder, Shape, pairs


def query(
    question: Annotated[
        str | None, typer.Argument(metavar="[NAME|FILE.rq]", help="A question; without one, all are listed.")
    ] = None,
    graph: Annotated[Path | None, typer.Option("-g", "--graph", metavar="GRAPH", help="The folder of a graph.")] = None,
    values: Annotated[
        list[str] | None, typer.Option("--with", metavar="KEY=VALUE", help="A value of the question; may be repeated.")
    ] = None,
    iri: Annotated[bool, typer.Option("--iri", help="Show the IRIs of things besides their names.")] = False,
    form: Shape = None,
) -> None:
    """Ask a graph a named question, or SPARQL.

    Without a question, all are listed. A value may be any name that the graph knows, a date or a number.
    """
    from kg.asking.listing import question_list
    from kg.graph.store import open_graph
    from kg.query import run

    if question is None:
        answer(question_list(), form)
        return
    if graph is None:
        raise typer.BadParameter("Say which graph to ask: -g GRAPH.")
    given = pairs(values)
    with open_graph(graph, read_only=True) as opened:
        answer(run(opened, question, given, iri=iri), form)


def summary(graph: GraphFolder, form: Shape = None) -> None:
    """Count what a graph holds, by type."""
    from kg.asking.listing import holdings
    from kg.graph.store import open_graph

    with open_graph(graph, read_only=True) as opened:
        answer(holdings(opened.totals()), form)


def remove(
    graph: GraphFolder, articles: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of articles.")]
) -> None:
    """Take articles out of a graph.

    With an article goes all that only its claims held. An id that is not in the graph is an error.
    """
    from kg.graph.store import open_graph

    with open_graph(graph) as opened:
        for article in articles:
            opened.remove(article)
            tell(f"Removed {article}.")


def export(
    graph: GraphFolder,
    output: Annotated[list[Path], typer.Option("-o", "--output", metavar="FILE", help="May be repeated.")],
) -> None:
    """Write a graph to files for other tools.

    The suffix says how: .ttl .trig .nq .jsonld .graphml .gexf .csv .zip .html
    """
    from kg.graph.store import open_graph
    from kg.outputs import write as write_file

    with open_graph(graph, read_only=True) as opened:
        for path in output:
            write_file(opened, path)
            tell(f"Wrote {path}.")


def view(
    graph: GraphFolder,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page to write.")],
    focus: Annotated[str | None, typer.Option(metavar="NAME", help="Only what lies around this thing.")] = None,
    hops: Annotated[int, typer.Option(min=0, help="How many steps around it.")] = 2,
    limit: Annotated[int, typer.Option(min=1, help="Draw at most so many nodes.")] = 500,
) -> None:
    """Draw a graph as one HTML page.

    The page needs nothing else, no network either. With --focus it shows the surroundings of one thing.
    """
    page(graph, output, focus=focus, hops=hops, limit=limit)
    tell(f"Wrote {output}.")


def ontology(
    name: Annotated[str | None, typer.Argument(metavar="[TYPE]", help="A type, for its details.")] = None,
) -> None:
    """Show the ontology, or one type of it."""
    from kg.asking.show import show_ontology

    pretty(show_ontology(name))


def check(
    graph: Annotated[Path | None, typer.Argument(metavar="[GRAPH]", help="The folder of a graph.")] = None,
) -> None:
    """Check ontology, word tables and a graph.

    Says in words what is wrong; exit code 1 when anything is.
    """
    from kg.check import check_all
    from kg.check.lexicon import check_lexicon
    from kg.graph.store import open_graph

    if graph is None:
        problems = check_all(extra=[check_lexicon])
    else:
        with open_graph(graph, read_only=True) as opened:
            problems = check_all(opened.store, extra=[check_lexicon])
    write("".join(f"{problem.severity}: {problem}\n" for problem in problems) or "No problems found.\n")
    if any(problem.severity == "error" for problem in problems):
        raise typer.Exit(FAILED)


def page(graph: Path, output: Path, *, focus: str | None = None, hops: int = 2, limit: int = 500) -> None:
    """Write the page of a graph. Raises StoreError and OutputError."""
    from kg.graph.store import open_graph
    from kg.outputs.html import write_html

    with open_graph(graph, read_only=True) as opened:
        write_html(opened, output, focus=focus, hops=hops, limit=limit)
