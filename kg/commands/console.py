"""How the command line speaks: errors as one line, a progress bar on a terminal, rows in the form asked for."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from kg.commands.options import Form
from kg.errors import InUseError, KgError
from kg.model import Extraction, Skipped
from kg.table import Table, visible

if TYPE_CHECKING:
    from rich.console import RenderableType

    from kg.pipeline import Progress


FAILED = 1  # the command ran, and its answer is no: nothing could be read, a check found problems
STOPPED = 130  # somebody pressed Ctrl-C
BUSY = 3  # another process has the graph open
NOTHING = "No article was found: no file lies under what was named."
WRONG = 2  # the command could not run as it was given


class Commands(TyperGroup):
    """The commands; an error of the package, or of the disk, is one line on stderr and exit code 2 or 3."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command, and turn its error into a line; a reader that closed the pipe is typer's to handle."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):  # a terminal that is not UTF-8 shows an escape, and no traceback
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise
        except KeyboardInterrupt:
            tell("Interrupted: what was added before is safe, the step that was under way is undone. Call it again.")
            raise typer.Exit(STOPPED) from None
        except (KgError, OSError) as error:
            tell(f"Error: {error}")
            raise typer.Exit(BUSY if isinstance(error, InUseError) else WRONG) from None


def tell(line: str) -> None:
    """One line on stderr, in which no control character of a name can do anything."""
    typer.echo(visible(line).replace("\n", "\\n"), err=True)


def complain_of(*found: Skipped, said: str = "skipped") -> None:
    """Say on stderr which input gave no article, or not all of it, and why."""
    for one in found:
        tell(f"{said} {one.place}: {one.reason}: {one.detail}")


def write(text: str) -> None:
    """Text on stdout in UTF-8, whatever the encoding of the terminal is, and at once."""
    typer.echo(text.encode(), nl=False)


def on_terminal() -> bool:
    """Whether a person sits at both ends: keys come from a terminal, and what is said goes to one."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def answer(table: Table, form: Form | None) -> None:
    """Show a table in the form that was asked for; its note goes to stderr where the form has no place for it."""
    chosen = form or (Form.TABLE if sys.stdout.isatty() else Form.CSV)
    if chosen is Form.TABLE:
        pretty(table.as_rich())
    else:
        write(table.as_csv() if chosen is Form.CSV else table.as_json())
        for line in table.note.splitlines():
            tell(line)


def pretty(shown: RenderableType) -> None:
    """Print something that rich made, as wide as the terminal."""
    from rich.console import Console

    Console(highlight=False, markup=False).print(shown)


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Progress]:
    """A function that the pipeline calls after each input: it moves a bar on stderr, only where that is a terminal."""
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    last = TextColumn("{task.fields[last]}", markup=False)
    columns = (SpinnerColumn(), TextColumn("{task.completed} read"), TimeElapsedColumn(), last)
    hidden = quiet or not sys.stderr.isatty()
    with Bar(*columns, console=Console(stderr=True), disable=hidden, transient=True) as bar:
        task = bar.add_task("", total=None, last="")

        def step(item: Extraction | Skipped) -> None:
            place = item.article.id if isinstance(item, Extraction) else item.place
            bar.update(task, advance=1, last=visible(place))

        yield step


@contextmanager
def counter(noun: str) -> Iterator[Callable[[int], None]]:
    """A function that counts on: a bar on stderr, only where that is a terminal."""
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn(f"{{task.completed}} {noun}"), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done: bar.update(task, advance=done)
