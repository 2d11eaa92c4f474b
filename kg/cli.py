"""The command line: each command reads its arguments, makes one library call, and shows the answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.console import FAILED, NOTHING, Commands, complain_of, progress, tell, write
from kg.commands.entities import names, reconcile
from kg.commands.evaluate import evaluate
from kg.commands.explain import explain, gaps
from kg.commands.graph import check, export, ontology, page, query, remove, summary, view
from kg.commands.network import brokers, communities, paths, suppliers
from kg.commands.options import Dates, Entities, Inputs, Model, Published, day_first
from kg.commands.review import review
from kg.grammar.model_hash import DEFAULT_MODEL
from kg.model import Extraction

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

    Exit codes: 0 done; 1 done, but no article could be read, or a check found problems; 2 could not be done;
    3 another process has the graph open.
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
    dates: Dates = None,
    only_new: Annotated[
        bool, typer.Option("--new", help="Leave alone the articles that the graph has as they are.")
    ] = False,
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
    from kg.folder import is_graph
    from kg.outputs import check_page
    from kg.pipeline import build as run
    from kg.report import show

    if view:
        check_page(view)
    with progress() as step:
        report = run(
            *(paths, output),
            published=published,
            day_first=day_first(dates),
            only_new=only_new,
            model=model,
            entities=entities or (),
            progress=step,
        )
    made = is_graph(output)
    if view and made:
        page(output, view)
    if unknown:
        _unknown(report, unknown)
    if as_json:
        write(json.dumps(report.as_json(), ensure_ascii=False, indent=1) + "\n")
    else:
        show(report)
        places = {"Graph": output, "Page": view, "Names": unknown} if made else {"Names": unknown}
        write("".join(f"\n{name + ':':<7}{place}" for name, place in places.items() if place) + "\n")
    _end(report.articles + report.unchanged, len(report.skipped), "" if made else f" No graph was made at {output}.")


@app.command()
def facts(
    paths: Inputs,
    published: Published = None,
    dates: Dates = None,
    model: Model = DEFAULT_MODEL,
    entities: Entities = None,
) -> None:
    """Print what each article states as JSON lines.

    One line an article, in the order of the inputs; what was skipped, and why, goes to stderr.
    """
    from kg.pipeline import facts as run

    read = skipped = 0
    with progress() as step:
        for item in run(paths, published=published, day_first=day_first(dates), model=model, entities=entities or ()):
            step(item)
            if isinstance(item, Extraction):
                read += 1
                complain_of(*item.article.unread, said="read without a date:")
                write(json.dumps(item.as_json(), ensure_ascii=False) + "\n")
            else:
                skipped += 1
                complain_of(item)
    _end(read, skipped)


COMMANDS = (
    *(query, summary, remove, export, view, ontology, check, paths, brokers, suppliers, communities),
    *(explain, gaps, evaluate, names, reconcile, review),
)
for command in COMMANDS:
    app.command()(command)


def _end(read: int, skipped: int, made: str = "") -> None:
    """Exit code 1 when no article was read, with a line that says so."""
    if not read:
        tell((NOTHING if not skipped else "No article could be read.") + made)
        raise typer.Exit(FAILED)


def _unknown(report: Report, output: Path) -> None:
    from kg.files import write_text
    from kg.reference.name_list import entities_csv

    write_text(output, entities_csv(report.unknown))
