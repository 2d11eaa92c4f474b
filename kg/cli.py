"""The command line: each command reads its arguments, makes one library call, and shows the answer."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from kg.console import FAILED, Commands, complain, complain_of, progress, show, write_line
from kg.model import Extraction, Skipped
from kg.model_hash import DEFAULT_MODEL

app = typer.Typer(
    cls=Commands,
    help="News articles about trade agreements in, a trustworthy RDF graph out. Nothing leaves this machine.",
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
    list[Path] | None, typer.Option(metavar="FILE", help="A Turtle file of further entities or goods; may be repeated.")
]
Form = Annotated[Format | None, typer.Option("--format", help="Default: a table on a terminal, CSV in a pipe.")]


@app.callback(invoke_without_command=True)
def main(version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False) -> None:
    """News articles about trade agreements in, a trustworthy RDF graph out. Nothing leaves this machine."""
    if version:
        from kg import __version__

        typer.echo(f"kg {__version__}")
        raise typer.Exit
