"""A question is a ``.rq`` file: its leading comments say what it asks and which values it takes; the rest is SPARQL.

    # Agreements between two parties or about a good        ← the title
    # Any further line is help.
    # with good: good, what they are about (optional)       ← a parameter: ?good in the query
    # one row for each agreement                            ← rows that share ?agreement are merged
    # one row for each actor, counting events and partners  ← … and say how many there are of these, most first

A parameter is bound by substitution, so SELECT has to name it. Left out, an optional one is ``kg:any``:
``FILTER(?good = kg:any || EXISTS { ?agreement kg:topic ?good })``.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from kg.errors import QueryError, nearest

KINDS = ("name", "actor", "good", "first day", "last day", "number", "text", "type", "value")
FORMS = ("select", "ask", "construct", "describe")
UPDATES = ("insert", "delete", "load", "clear", "drop", "create", "copy", "move", "add")
DEPTH = 100
_WITH = re.compile(r"with (\w+): *([a-z ]+?) *(?:, *(.*?))?(?: *\((optional)\))?")
_KEYS = re.compile(r"one row for each (\w+(?:, *\w+)*)(?:, counting (\w+(?: and \w+)*))?")
_TOKENS = re.compile(
    r"""(?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<text>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
                | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*')
      | (?P<comment>\#[^\r\n]*)
      | (?P<variable>[?$][^\W\d]\w*)
      | (?P<name>[\w.-]*:(?:[\w:.%-]|\\.)*)
      | (?P<language>@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a question takes: ``kind`` is one of ``KINDS``."""

    name: str
    kind: str
    help: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A named question with its SPARQL text; rows that share the ``keys`` are merged into one.

    Of the columns in ``counted`` a merged row tells how many different terms they had.
    """

    name: str
    title: str
    help: str
    parameters: tuple[Parameter, ...]
    keys: tuple[str, ...]
    text: str
    counted: tuple[str, ...] = ()


def questions() -> tuple[Question, ...]:
    """The questions that come with the package, by name."""
    found = (entry for entry in files("kg").joinpath("queries").iterdir() if entry.name.endswith(".rq"))
    return tuple(parse(e.name.removesuffix(".rq"), e.read_text("utf-8")) for e in sorted(found, key=lambda e: e.name))


def load(name_or_path: str | Path) -> Question:
    """The question of that name, or the one in a ``.rq`` file. Raises QueryError when there is neither."""
    known = {question.name: question for question in questions()}
    if str(name_or_path) in known:
        return known[str(name_or_path)]
    path = Path(name_or_path)
    if path.suffix == ".rq" or path.is_file():
        return parse(path.stem, _read(path))
    raise QueryError(
        f"There is no question {str(name_or_path)!r}.{nearest(str(name_or_path), known)} "
        f"Known: {', '.join(known)}; or give a file that ends in .rq."
    )


def parse(name: str, text: str) -> Question:
    """A question out of the text of its file. Raises QueryError for a header or a query that cannot be meant."""
    header = [line.removeprefix("#").strip() for line in _header(text)]
    parameters = tuple(_parameter(name, line) for line in header if line.startswith("with "))
    rows = next((found for line in header if (found := _KEYS.fullmatch(line))), None)
    keys, counted = (re.split(", *", rows[1]), (rows[2] or "").split(" and ")) if rows else ([], [])
    prose = [line for line in header if line and not line.startswith("with ") and not _KEYS.fullmatch(line)]
    check_reads_only(name, text)
    title = prose[0] if prose else name
    return Question(name, title, " ".join(prose[1:]), parameters, tuple(keys), text, tuple(filter(None, counted)))


def check_reads_only(name: str, text: str) -> None:
    """Raise QueryError for a query that would ask another machine, change the graph, or overflow the engine's stack."""
    words = re.findall(r"\w+", stripped(text).lower())
    if any("service" in word for word in words):
        raise QueryError(f"{name}: SERVICE would ask another machine; this tool never uses the network. Take it out.")
    if next((word for word in words if word in (*FORMS, *UPDATES)), "") in UPDATES:
        raise QueryError(f"{name}: this is an update; questions only read. `kg build` and `kg remove` change a graph.")
    depths = itertools.accumulate({"{": 1, "(": 1, "}": -1, ")": -1}.get(sign, 0) for sign in stripped(text))
    if max(depths, default=0) > DEPTH:
        raise QueryError(f"{name}: brackets are nested more than {DEPTH} deep. Write it flatter.")


def stripped(text: str) -> str:
    """The query without strings, IRIs, comments, variables and prefixed names: what is left are keywords and signs."""
    return _TOKENS.sub(" ", text)


def form(text: str) -> str:
    """The form of a query: ``select``, ``ask``, ``construct`` or ``describe``; empty when it has none."""
    words = re.findall(r"\w+", stripped(text).lower())
    return next((word for word in words if word in FORMS), "")


def ordered(text: str) -> bool:
    """Whether the query says in which order its answers come."""
    return re.search(r"\border\s+by\b", stripped(text), re.IGNORECASE) is not None


def _header(text: str) -> Iterable[str]:
    for line in text.removeprefix("\ufeff").splitlines():
        if not line.startswith("#"):
            return
        yield line


def _parameter(question: str, line: str) -> Parameter:
    found = _WITH.fullmatch(line)
    if not found or found[2] not in KINDS:
        raise QueryError(
            f"{question}: cannot read {line!r}. Write `with NAME: KIND, help (optional)`; "
            f"KIND is one of {', '.join(KINDS)}."
        )
    return Parameter(found[1], found[2], found[3] or "", optional=bool(found[4]))


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path} cannot be read: {error}. Give a text file of SPARQL in UTF-8.") from error
