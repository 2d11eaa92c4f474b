"""Headlines are read as the sentences that they stand for, in normal case and in capitals."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.model import Claim
from tests.conftest import Parse, Read

MARKED = tomllib.loads((Path(__file__).parent.parent / "marked" / "headlines.toml").read_text(encoding="utf-8"))
HEADLINES: list[dict[str, Any]] = MARKED["headlines"]
WAYS: dict[str, Callable[[str], str]] = {"as written": str, "in capitals": str.upper}


def test_there_are_many_of_each_kind() -> None:
    assert len(HEADLINES) >= 70
    assert len({h["type"] for h in HEADLINES}) >= 9


@pytest.mark.parametrize("marked", HEADLINES, ids=lambda marked: str(marked["text"]))
def test_a_title_that_capitalises_every_word_is_read_as_marked(read: Read, marked: dict[str, Any]) -> None:
    title = re.sub(r"(?<![\w'])[a-z]", lambda m: m.group().upper(), marked["text"])
    extraction = read("More will follow.", title=title)
    found = [c for c in extraction.claims if c.type == marked["type"]]
    assert [_told(claim, marked) for claim in found] == [_expected(marked)]
    assert found[0].quote == title


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("marked", HEADLINES, ids=lambda marked: str(marked["text"]))
def test_a_headline_is_read_as_marked(read: Read, marked: dict[str, Any], way: str) -> None:
    found = [c for c in read(WAYS[way](marked["text"])).claims if c.type == marked["type"]]
    assert [_told(claim, marked) for claim in found] == [_expected(marked)]


def _told(claim: Claim, marked: dict[str, Any]) -> dict[str, Any]:
    return {
        "says": {name: claim.attributes.get(name) for name in marked.get("says", ())},
        "factuality": claim.factuality,
        "who": {role: sorted(f.entity.label for f in claim.roles.get(role, ())) for role in marked["who"]},
        "source": [f.entity.label.lower() for f in claim.source] if "source" in marked else None,
    }


def _expected(marked: dict[str, Any]) -> dict[str, Any]:
    who = {role: sorted(names) for role, names in marked["who"].items()}
    return {
        "says": marked.get("says", {}),
        "factuality": marked["factuality"],
        "who": who,
        "source": marked.get("source"),
    }


@pytest.mark.parametrize(
    ("headline", "verb", "subject"),
    [
        ("Ukraine, Moldova ink energy accord", "ink", "Ukraine"),
        ("Egypt nixes wheat deal with Romania", "nixes", "Egypt"),
        ("Duties on rice to rise", "rise", "Duties"),
        ("Tariffs on rice lifted", "lifted", "Tariffs"),
    ],
)
def test_the_words_of_the_headline_carry_the_parse_of_what_it_stands_for(
    parsed: Parse, headline: str, verb: str, subject: str
) -> None:
    doc = parsed(headline)
    assert doc.text == headline
    (found,) = [t for t in doc if t.dep_ in ("nsubj", "nsubjpass")]
    assert (found.text, found.head.text) == (subject, verb)


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru met Chile, Bolivia and Brazil in Lima, Peru.",
        "Tariff cuts on steel and aluminium",
        "The minister said on Monday that the duties were lifted",
        "Lima, Peru",
    ],
)
def test_other_text_keeps_its_parse(parsed: Parse, sentence: str, reader: Any) -> None:
    assert [t.head.i for t in parsed(sentence)] == [t.head.i for t in reader.nlp(sentence)]
