"""The command line: each command reads its arguments, makes one library call, and shows the answer."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Annotated

import typer

from kg.console import FAILED, Commands, Form, answer, complain_of, pairs, pretty, progress, write
from kg.model import Extraction
from kg.model_hash import DEFAULT_MODEL

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Inputs = Annotated[list[Path], typer.Argument(metavar="PATHS...", help="Files and folders of articles.")]
GraphFolder = Annotated[Path, typer.Argument(metavar="GRAPH", help="The folder of a graph.")]
Published = Annotated[
    dt.datetime | None,
    typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Publication date of articles that bear none."),
]
Model = Annotated[str, typer.Option(metavar="NAME", help="An installed spaCy pipeline, or the folder of one.")]
Entities = Annotated[
    list[Path] | None, typer.Option(metavar="FILE", help="A Turtle file of further entities; may be repeated.")
]
Shape = Annotated[Form | None, typer.Option("--format", help="Default: a table on a terminal, CSV in a pipe.")]


@app.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False) -> None:
    """News articles about trade agreements in, a trustworthy RDF graph out. Nothing leaves this machine.

    Exit codes: 0 done; 1 done, but no article could be read, or a check found problems; 2 could not be done.
    """
    if version:
        from kg import __version__

        typer.echo(f"kg {__version__}")


@app.command()
def build(
    paths: Inputs,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="GRAPH", help="The graph's folder; made if needed.")],
    view: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write the graph as an HTML page.")] = None,
    published: Published = None,
    model: Model = DEFAULT_MODEL,
    entities: Entities = None,
    as_json: Annotated[bool, typer.Option("--json", help="The report as JSON.")] = False,
) -> None:
    """Read articles into a graph, and report what was found and what was not.

    An article that the graph has already is replaced. An input that cannot be read never stops the rest.
    """
    from kg.pipeline import build as run
    from kg.report import show

    with progress() as step:
        report = run(paths, output, published=_day(published), model=model, entities=entities or (), progress=step)
    if as_json:
        write(json.dumps(report.as_json(), ensure_ascii=False, indent=1) + "\n")
    else:
        show(report)
    if view:
        _page(output, view)
    if not report.articles:
        raise typer.Exit(FAILED)


@app.command()
def facts(
    paths: Inputs,
    published: Published = None,
    model: Model = DEFAULT_MODEL,
    entities: Entities = None,
) -> None:
    """Print what each article states as one JSON line, in the order of the inputs; what was skipped goes to stderr."""
    from kg.pipeline import facts as run

    read = 0
    with progress() as step:
        for item in run(paths, published=_day(published), model=model, entities=entities or ()):
            step(item)
            if isinstance(item, Extraction):
                read += 1
                write(json.dumps(item.as_json(), ensure_ascii=False) + "\n")
            else:
                complain_of(item)
    if not read:
        raise typer.Exit(FAILED)


@app.command()
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
    """Ask the graph a question by its name, or the SPARQL query in a file."""
    from kg.query import listing, run
    from kg.store import open_graph

    if question is None:
        answer(listing(), form)
        return
    if graph is None:
        raise typer.BadParameter("Say which graph to ask: -g GRAPH.")
    with open_graph(graph, read_only=True) as opened:
        answer(run(opened, question, pairs(values or ()), iri=iri), form)


@app.command()
def summary(graph: GraphFolder, form: Shape = None) -> None:
    """Show how many articles, claims, events, relations and entities a graph holds, by type."""
    from kg.store import open_graph

    with open_graph(graph, read_only=True) as opened:
        answer(opened.totals().as_table(), form)


@app.command()
def remove(
    graph: GraphFolder, articles: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of articles.")]
) -> None:
    """Take articles out of a graph, with all that only they claimed."""
    from kg.store import open_graph

    with open_graph(graph) as opened:
        for article in articles:
            opened.remove(article)


@app.command()
def export(
    graph: GraphFolder,
    output: Annotated[list[Path], typer.Option("-o", "--output", metavar="FILE", help="May be repeated.")],
) -> None:
    """Write a graph to a file whose suffix says how: .ttl .trig .nq .jsonld .graphml .gexf .csv .zip .html"""
    from kg.outputs import write as write_file
    from kg.store import open_graph

    with open_graph(graph, read_only=True) as opened:
        for path in output:
            write_file(opened, path)


@app.command()
def view(
    graph: GraphFolder,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page to write.")],
    focus: Annotated[str | None, typer.Option(metavar="NAME", help="Only what lies around this thing.")] = None,
    hops: Annotated[int, typer.Option(min=0, help="How many steps around it.")] = 2,
    limit: Annotated[int, typer.Option(min=1, help="Draw at most so many nodes.")] = 500,
) -> None:
    """Write a graph, or the surroundings of one thing, as one HTML page that needs no network."""
    _page(graph, output, focus=focus, hops=hops, limit=limit)


@app.command()
def ontology(name: Annotated[str | None, typer.Argument(metavar="[TYPE]", help="A type, for its details.")] = None) -> None:
    """Show the types of events, relations and entities, their roles and values; or one type in detail."""
    from kg.show import show_ontology

    pretty(show_ontology(name))


@app.command()
def check(graph: Annotated[Path | None, typer.Argument(metavar="[GRAPH]", help="The folder of a graph.")] = None) -> None:
    """Check the ontology, the word tables and a graph, and say in words what is wrong."""
    from kg.check import check_all
    from kg.store import open_graph

    if graph is None:
        problems = check_all()
    else:
        with open_graph(graph, read_only=True) as opened:
            problems = check_all(opened.store)
    write("".join(f"{problem}\n" for problem in problems) or "No problems found.\n")
    if problems:
        raise typer.Exit(FAILED)


def _page(graph: Path, output: Path, *, focus: str | None = None, hops: int = 2, limit: int = 500) -> None:
    from kg.outputs.html import write_html
    from kg.store import open_graph

    with open_graph(graph, read_only=True) as opened:
        write_html(opened, output, focus=focus, hops=hops, limit=limit)


def _day(published: dt.datetime | None) -> dt.date | None:
    return published.date() if published else None
