"""The documentation is true: every command in it runs, every code block too, every link leads somewhere."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterable, Iterator
from contextlib import chdir
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import rdflib
import typer
from typer.testing import CliRunner

import kg.check
import kg.extract
import kg.graph.store
from kg.cli import app
from kg.extract import Extractor, load_extractor
from kg.graph.terms import PREFIXES
from kg.model import Article, Extraction
from kg.ontology import load_ontology
from kg.query import run

ROOT = Path(__file__).parent.parent
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
# What each page has, so that a block that is no longer found is noticed.
BLOCKS = {
    "README.md": {"sh": 7, "sparql": 1, "python": 1},
    "CONTRIBUTING.md": {"sh": 2},
    "docs/cli.md": {"console": 3, "sh": 13},
    "docs/entities.md": {"console": 1, "sh": 2, "text": 1, "turtle": 1},
    "docs/inputs.md": {"csv": 1, "text": 1},
    "docs/judgements.md": {"text": 1},
    "docs/model-and-graph.md": {"": 1, "python": 3, "turtle": 3},
    "docs/questions.md": {"sh": 21, "sparql": 2, "text": 20},
}
PAGES = sorted(
    str(p.relative_to(ROOT)) for p in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/*.md"))
)
SET_UP = "python3 -m venv .venv && .venv/bin/pip install -q . && "
TEST = "python3 -m venv .venv-dev && "
MENTIONED = {  # files that the documentation speaks of and the reader is to bring
    "news/a.txt": "India and Japan signed a trade agreement on Monday.\n",
    "folder/b.txt": "China signed a treaty with Peru in May 2013.\n",
    "more.jsonl": '{"id": "more", "text": "India and Peru signed a memorandum on copper on 4 May 2013."}\n',
    "dump.jsonl": '{"id": "dump", "text": "India and Chile signed a memorandum on copper on 4 May 2014."}\n',
    "page.html": "<html><body><article><p>Japan and Peru signed a free trade pact in May.</p></article></body></html>",
    "notes.md": "# Notes\n\nJapan and Chile signed a free trade agreement in 2007.\n",
    "old-news.txt": "Japan and Canada signed a fishing agreement on Monday, the government said.\n",
    "my-question.rq": "SELECT ?event WHERE { ?event a kg:Agreement }\n",
    "mine.ttl": "",
}


@dataclass(frozen=True)
class Block:
    """A fenced block of a page."""

    page: str
    language: str
    text: str


class Remembering:
    """An extractor that reads an article once, however many commands of the documentation read it."""

    def __init__(self, extractor: Extractor) -> None:
        self.model_name, self.model_hash, self.catalog = extractor.model_name, extractor.model_hash, extractor.catalog
        self.read = lru_cache(None)(lambda article: next(extractor.extract([article])))

    def extract(self, articles: Iterable[Article], /) -> Iterator[Extraction]:
        return map(self.read, articles)


def blocks(page: str, language: str | None = None) -> list[Block]:
    """The fenced blocks of a page, of one language or of all."""
    found = [Block(page, name, text) for name, text in FENCE.findall((ROOT / page).read_text("utf-8"))]
    return [block for block in found if language in (None, block.language)]


def commands(page: str) -> list[list[str]]:
    """The ``kg`` commands in a page's shell blocks, as lists of words without redirections."""
    lines = [part for block in blocks(page, "sh") for line in block.text.splitlines() for part in line.split(" && ")]
    words = [shlex.split(line.split(" > ")[0]) for line in lines]
    return [line[1:] for line in words if line and line[0] in ("kg", ".venv/bin/kg")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the examples and the files that the documentation speaks of; the model is loaded once."""
    place = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "examples", place / "examples")
    shutil.copytree(ROOT / "tests" / "articles", place / "tests" / "articles")
    for name, text in MENTIONED.items():
        (place / name).parent.mkdir(exist_ok=True)
        (place / name).write_text(text, "utf-8")
    loaded = lru_cache(lambda entities: Remembering(load_extractor(entities=entities)))
    with pytest.MonkeyPatch.context() as patch, chdir(place):
        patch.setattr(kg.extract, "load_extractor", lambda *, model="", entities=(), **_: loaded(tuple(entities)))
        patch.setattr(kg.check, "check_all", lambda *_, **__: [])
        CliRunner().invoke(app, ["build", "examples", "-o", "graph"])
        yield place


@pytest.mark.parametrize("page", BLOCKS)
def test_a_page_has_the_blocks_that_we_know_of(page: str) -> None:
    found = [block.language for block in blocks(page)]
    assert {language: found.count(language) for language in sorted(set(found))} == BLOCKS[page]


@pytest.mark.parametrize("page", PAGES)
def test_every_command_runs(page: str, folder: Path) -> None:
    for words in commands(page):
        if words[:1] == ["remove"]:
            CliRunner().invoke(app, ["build", "examples", "-o", "graph"])
        result = CliRunner().invoke(app, words)
        assert result.exit_code == 0, f"kg {shlex.join(words)}: {result.output}"


@pytest.mark.parametrize("page", PAGES)
def test_every_python_block_runs(page: str, folder: Path) -> None:
    names: dict[str, Any] = {}
    for block in blocks(page, "python"):
        shutil.rmtree("graph-of-block", ignore_errors=True)
        exec(compile(block.text, page, "exec"), names)


@pytest.mark.parametrize("page", PAGES)
def test_every_sparql_block_has_an_answer_in_the_examples(page: str, folder: Path) -> None:
    CliRunner().invoke(app, ["build", "examples", "-o", "graph"])
    for number, block in enumerate(blocks(page, "sparql")):
        question = folder / f"block-{number}.rq"
        question.write_text(block.text, "utf-8")
        with kg.graph.store.open_graph(folder / "graph", read_only=True) as graph:
            assert run(graph, question).rows


@pytest.mark.parametrize("page", PAGES)
def test_every_turtle_block_is_turtle_and_names_only_terms_of_the_ontology(page: str) -> None:
    prefixes = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    for block in blocks(page, "turtle"):
        rdflib.Graph().parse(data=f"@base <https://example.org/> .\n{prefixes}{block.text}", format="turtle")
        assert set(re.findall(r"\bkg:(\w+)", block.text)) <= set(load_ontology().terms)


@pytest.mark.parametrize("page", PAGES)
def test_every_link_inside_the_project_leads_somewhere(page: str) -> None:
    links = [link for link in LINK.findall((ROOT / page).read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (ROOT / page).parent.joinpath(link).exists()] == []


def test_the_page_of_the_command_line_names_every_command_and_option() -> None:
    text = (ROOT / "docs" / "cli.md").read_text("utf-8")
    group: Any = typer.main.get_command(app)
    for name, command in group.commands.items():
        assert f"kg {name}" in text
        options = [option for p in command.params for option in p.opts if option.startswith("--")]
        short = {option for p in command.params for option in p.opts if not option.startswith("--")}
        missing = [o for o in options if o not in text and o not in ("--help", "--output", "--graph")]
        assert missing == [], f"kg {name}"
        assert short <= {*short}


def test_the_readme_has_one_line_to_start_and_one_to_test() -> None:
    lines = [line for block in blocks("README.md", "sh") for line in block.text.splitlines()]
    [start] = [line for line in lines if line.startswith(SET_UP)]
    [test] = [line for line in lines if line.startswith(TEST)]
    assert start == f"{SET_UP}.venv/bin/kg build examples -o graph --view graph.html"
    assert "--require-hashes -r requirements.lock" in test
    assert ".venv-dev/bin/pytest" in test


def test_continuous_integration_runs_the_line_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "grep -m 1 '^python3 -m venv \\.venv-dev ' README.md" in script
    assert len(re.findall(r"^python3 -m venv \.venv-dev ", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)) == 1
    assert all(tool in script for tool in ("ruff check", "ruff format --check", "mypy"))


def test_examples_are_described_file_by_file() -> None:
    text = (ROOT / "docs" / "examples.md").read_text("utf-8")
    files = [p.name for p in (ROOT / "examples").iterdir()]
    assert len(files) >= 8
    assert [name for name in files if f"`{name}`" not in text] == []
