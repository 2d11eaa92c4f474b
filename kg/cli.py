"""The command line: each command reads its arguments, makes one library call, and shows the answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli_entities import names, reconcile
from kg.cli_evaluate import evaluate
from kg.cli_explain import explain, gaps
from kg.cli_network import brokers, communities, paths, suppliers
from kg.cli_review import review
from kg.console import FAILED, NOTHING, Commands, answer, complain, complain_of, pretty, progress, write
from kg.model import Extraction
from kg.model_hash import DEFAULT_MODEL
from kg.options import Entities, GraphFolder, Inputs, Model, Published, Shape, day, pairs

if TYPE_CHECKING:
    from kg.report import Report

app = typer.Typer(
    cls=Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False) -> None:
    """News articles about trade agreements in, a trustworthy RDF graph out. Nothing leaves this machine.

    Only `reconcile` uses a network: it asks a service about names.

    Exit codes: 0 done; 1 done, but no article could be read, or a check found problems; 2 could not be done.
    """
    if version:
        from kg import __version__

        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.command()
def build(
    paths: Inputs,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="GRAPH", help="The graph's folder; made if needed.")
    ],
    view: Annotated[Path | None, typer.Option(metavar="FILE", help="Also write the graph as an HTML page.")] = None,
    published: Published = None,
    model: Model = DEFAULT_MODEL,
    entities: Entities = None,
    unknown: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the names in no table, as CSV for --entities.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The report as JSON.")] = False,
) -> None:
    """Read articles into a graph, and report on it.

    An article that the graph has already is replaced. An input that cannot be read never stops the rest.
    """
    from kg.outputs import check_page
    from kg.pipeline import build as run
    from kg.report import show

    if view:
        check_page(view)
    with progress() as step:
        report = run(paths, output, published=day(published), model=model, entities=entities or (), progress=step)
    if view:
        _page(output, view)
    if unknown:
        _unknown(report, unknown)
    if as_json:
        write(json.dumps(report.as_json(), ensure_ascii=False, indent=1) + "\n")
    else:
        show(report)
        write(f"\nGraph: {output}" + (f"\nPage:  {view}\n" if view else "\n"))
    if not report.articles:
        if not report.skipped:
            complain(NOTHING)
        raise typer.Exit(FAILED)


@app.command()
def facts(
    paths: Inputs,
    published: Published = None,
    model: Model = DEFAULT_MODEL,
    entities: Entities = None,
) -> None:
    """Print what each article states as JSON lines.

    One line an article, in the order of the inputs; what was skipped, and why, goes to stderr.
    """
    from kg.pipeline import facts as run

    read = skipped = 0
    with progress() as step:
        for item in run(paths, published=day(published), model=model, entities=entities or ()):
            step(item)
            if isinstance(item, Extraction):
                read += 1
                write(json.dumps(item.as_json(), ensure_ascii=False) + "\n")
            else:
                skipped += 1
                complain_of(item)
    if not read:
        if not skipped:
            complain(NOTHING)
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
    """Ask a graph a named question, or SPARQL.

    Without a question, all are listed. A value may be any name that the graph knows, a date or a number.
    """
    from kg.listing import question_list
    from kg.query import run
    from kg.store import open_graph

    if question is None:
        answer(question_list(), form)
        return
    if graph is None:
        raise typer.BadParameter("Say which graph to ask: -g GRAPH.")
    given = pairs(values)
    with open_graph(graph, read_only=True) as opened:
        answer(run(opened, question, given, iri=iri), form)


@app.command()
def summary(graph: GraphFolder, form: Shape = None) -> None:
    """Count what a graph holds, by type."""
    from kg.listing import holdings
    from kg.store import open_graph

    with open_graph(graph, read_only=True) as opened:
        answer(holdings(opened.totals()), form)


@app.command()
def remove(
    graph: GraphFolder, articles: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of articles.")]
) -> None:
    """Take articles out of a graph.

    With an article goes all that only its claims held. An id that is not in the graph is an error.
    """
    from kg.store import open_graph

    with open_graph(graph) as opened:
        for article in articles:
            opened.remove(article)


@app.command()
def export(
    graph: GraphFolder,
    output: Annotated[list[Path], typer.Option("-o", "--output", metavar="FILE", help="May be repeated.")],
) -> None:
    """Write a graph to files for other tools.

    The suffix says how: .ttl .trig .nq .jsonld .graphml .gexf .csv .zip .html
    """
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
    """Draw a graph as one HTML page.

    The page needs nothing else, no network either. With --focus it shows the surroundings of one thing.
    """
    _page(graph, output, focus=focus, hops=hops, limit=limit)


@app.command()
def ontology(
    name: Annotated[str | None, typer.Argument(metavar="[TYPE]", help="A type, for its details.")] = None,
) -> None:
    """Show the ontology, or one type of it."""
    from kg.show import show_ontology

    pretty(show_ontology(name))


@app.command()
def check(
    graph: Annotated[Path | None, typer.Argument(metavar="[GRAPH]", help="The folder of a graph.")] = None,
) -> None:
    """Check ontology, word tables and a graph.

    Says in words what is wrong; exit code 1 when anything is.
    """
    from kg.check import check_all
    from kg.check.lexicon import check_lexicon
    from kg.store import open_graph

    if graph is None:
        problems = check_all(extra=[check_lexicon])
    else:
        with open_graph(graph, read_only=True) as opened:
            problems = check_all(opened.store, extra=[check_lexicon])
    write("".join(f"{problem.severity}: {problem}\n" for problem in problems) or "No problems found.\n")
    if any(problem.severity == "error" for problem in problems):
        raise typer.Exit(FAILED)


for command in (paths, brokers, suppliers, communities, explain, gaps, evaluate, names, reconcile, review):
    app.command()(command)


def _unknown(report: Report, output: Path) -> None:
    from kg.files import write_text
    from kg.name_list import entities_csv

    write_text(output, entities_csv(report.unknown))


def _page(graph: Path, output: Path, *, focus: str | None = None, hops: int = 2, limit: int = 500) -> None:
    from kg.outputs.html import write_html
    from kg.store import open_graph

    with open_graph(graph, read_only=True) as opened:
        write_html(opened, output, focus=focus, hops=hops, limit=limit)
