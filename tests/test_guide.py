"""The guide to the questions is complete, and what it shows as answers is what the examples give."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.extract import Extractor
from kg.graph.store import Graph, open_graph
from kg.inputs import read
from kg.model import Article
from kg.query import Question, questions, run

ROOT = Path(__file__).parent.parent
GUIDE = (ROOT / "docs" / "questions.md").read_text("utf-8")
SECTION = re.compile(r"^### (\w+)\n(.*?)(?=^##)", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"^```sh\n(kg query .*)\n```\n```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)
VALUE = re.compile(r"^\| `(\w+)`( \(needed\))? \| ([a-z]+) \| (.+) \|$", re.MULTILINE)
SECTIONS = dict(SECTION.findall(GUIDE))
KINDS = {"first day": "day", "last day": "day"}


@pytest.fixture(scope="module")
def examples(extractor: Extractor) -> Iterator[Graph]:
    """The graph of the examples."""
    articles = [article for article in read([ROOT / "examples"]) if isinstance(article, Article)]
    with open_graph(None) as graph:
        graph.add(
            extractor.extract(articles),
            model=extractor.model_name,
            model_hash=extractor.model_hash,
            catalog=extractor.catalog,
        )
        yield graph


def words(text: str) -> set[str]:
    """The words of a text; a rule or a column that is cut off counts as none."""
    return {word for word in text.split() if "─" not in word}


def test_the_guide_has_a_section_for_each_question_and_leads_there() -> None:
    names = [asked.name for asked in questions()]
    assert sorted(SECTIONS) == names
    assert re.findall(r"\[(\w+)\]\(#\1\)", GUIDE) == list(SECTIONS)


@pytest.mark.parametrize("asked", questions(), ids=lambda asked: asked.name)
def test_a_section_lists_the_values_of_its_question(asked: Question) -> None:
    told = VALUE.findall(SECTIONS[asked.name])
    assert told == [
        (p.name, "" if p.optional else " (needed)", KINDS.get(p.kind, p.kind), p.help) for p in asked.parameters
    ]


@pytest.mark.parametrize("name", SECTIONS)
def test_the_answer_in_a_section_is_what_its_command_gives(name: str, examples: Graph) -> None:
    [(command, shown)] = EXAMPLE.findall(SECTIONS[name])
    _, _, asked, _, graph, *rest = shlex.split(command)
    assert (asked, graph, set(rest[::2])) in ((name, "graph", {"--with"}), (name, "graph", set()))
    table = run(examples, asked, dict(value.split("=", 1) for value in rest[1::2]))
    given = (*table.columns, *(str(cell) for row in table.rows for cell in row), table.note)
    line = "No room for: --format csv has all. " + " ".join(f"{column}, {column}." for column in table.columns)
    assert words(shown) <= words(" ".join((*given, line)))
    assert bool(table.rows) == ("─" in shown)
