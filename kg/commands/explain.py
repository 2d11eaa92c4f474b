"""The commands that show how articles were understood: why a claim is there, and what is still to be done."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.console import FAILED, answer, complain_of, pretty, progress, tell, write
from kg.commands.options import Entities, Model, Published, Shape
from kg.grammar.model_hash import DEFAULT_MODEL
from kg.model import Article, Extraction, Skipped

if TYPE_CHECKING:
    import datetime as dt

    from kg.explaining.explain import Explanation
    from kg.pipeline import AnyExtractor


class Causes(StrEnum):
    """The causes of gaps, as they are typed."""

    NOT_KEPT = "not-kept"
    LACKS = "lacks"
    UNLINKED = "unlinked"


def explain(
    what: Annotated[
        str | None,
        typer.Argument(metavar="[WHAT]", help="A file of articles; with -g an article, a claim or an event."),
    ] = None,
    word: Annotated[str | None, typer.Argument(metavar="[WORD]", help="Only sentences with this word.")] = None,
    graph: Annotated[Path | None, typer.Option("-g", "--graph", metavar="GRAPH", help="The folder of a graph.")] = None,
    text: Annotated[str | None, typer.Option(metavar="TEXT", help="Explain this text instead of a file.")] = None,
    kept: Annotated[bool, typer.Option("--kept", help="Leave out what fired and was not kept.")] = False,
    published: Published = None,
    model: Model = DEFAULT_MODEL,
    entities: Entities = None,
    as_json: Annotated[bool, typer.Option("--json", help="As JSON lines, one a claim.")] = False,
) -> None:
    """Show why a claim is there: its words, the rule, and each link.

    WHAT is a file of articles, or with -g the id of an article or the IRI or id of a claim or an event of that graph.
    Roles stand in brackets in a pipe and in colours on a terminal; what is only a guess says so.
    """
    if (what is None) == (text is None):
        raise typer.BadParameter("Give a file of articles, something of a graph with -g, or --text TEXT.")
    extractor = _load(model, entities)
    found = [e for e in _explanations(what, text, graph, word, published, extractor) if e.iri or not kept]
    _show(found, as_json=as_json)
    if not found:
        where = f" in a sentence with {word!r}" if word else ""
        tell(f"Nothing was found{where}: no trigger of any frame is there, or all is about something else.")
        raise typer.Exit(FAILED)


def gaps(
    paths: Annotated[list[Path], typer.Argument(metavar="PATHS...", help="The folder of a graph, or articles.")],
    cause: Annotated[list[Causes] | None, typer.Option(help="Only these causes; may be repeated.")] = None,
    types: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", help="Only these types; may be repeated.")
    ] = None,
    reason: Annotated[str, typer.Option(metavar="WORDS", help="Only where the reason or the words hold this.")] = "",
    silent: Annotated[bool, typer.Option("--silent", help="Only sentences that gave no claim at all.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Whatever any rule tried in vain.")] = False,
    counts: Annotated[bool, typer.Option("--counts", help="Only the numbers, by cause.")] = False,
    published: Published = None,
    model: Model = DEFAULT_MODEL,
    entities: Entities = None,
    form: Shape = None,
) -> None:
    """List what is to be done: sentences that gave no claim, claims that lack a role, unknown names.

    Each with its article and its sentence. The articles of a graph are read again.
    """
    from kg.explaining.gaps import as_table, chosen, counted
    from kg.explaining.gaps import gaps as run
    from kg.ontology import load_ontology

    known = load_ontology()
    for type_ in types or ():
        known.term(type_)
    items = _watched(_sources(paths, published), _load(model, entities))
    wanted = [str(one).replace("-", " ") for one in cause or ()]
    found = chosen(
        run(items, known.events, every=every), causes=wanted, types=types or (), reason=reason, silent=silent
    )
    answer(counted(found) if counts else as_table(found), form)


def _explanations(
    what: str | None,
    text: str | None,
    graph: Path | None,
    word: str | None,
    published: dt.date | None,
    extractor: AnyExtractor,
) -> Iterator[Explanation]:
    from kg.explaining.explain import explain as run
    from kg.explaining.reread import explain_in
    from kg.graph.store import open_graph

    if graph is not None and what is not None:
        with open_graph(graph, read_only=True) as opened:
            yield from explain_in(opened, what, extractor=extractor, word=word)
        return
    sources = (
        [Article("text", text, published=published)] if text is not None else _sources([Path(what or "")], published)
    )
    for extraction in _watched(sources, extractor):
        yield from run(extraction, word=word)


def _sources(paths: Sequence[Path], published: dt.date | None) -> Iterable[Article | Skipped]:
    """The articles of a graph's folder, or those of files and folders of articles."""
    from kg.files import MARKER
    from kg.graph.store import open_graph
    from kg.inputs import read

    if not any((path / MARKER).is_file() for path in paths):
        return read(paths, published=published)
    found: list[Article | Skipped] = []
    for path in paths:
        with open_graph(path, read_only=True) as opened:
            found += opened.articles()
    return found


def _watched(sources: Iterable[Article | Skipped], extractor: AnyExtractor) -> Iterator[Extraction]:
    """The extractions as they come; what was skipped is said on stderr."""
    from kg.pipeline import extractions

    with progress() as step:
        for item in extractions(sources, extractor):
            step(item)
            if isinstance(item, Extraction):
                yield item
            else:
                complain_of(item)


def _load(model: str, entities: list[Path] | None) -> AnyExtractor:
    from kg.extract import load_extractor

    return load_extractor(model=model, entities=entities or ())


def _show(found: Iterable[Explanation], *, as_json: bool) -> None:
    if as_json:
        write("".join(json.dumps(one.as_json(), ensure_ascii=False) + "\n" for one in found))
    elif sys.stdout.isatty():
        for one in found:
            pretty(one.as_rich())
    else:
        write("\n".join(one.as_text() for one in found))
