from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.asking.binding import bindings
from kg.asking.question import KINDS, Parameter, load, ordered, parse, questions, stripped
from kg.errors import QueryError
from kg.ontology import load_ontology

HEAD = """# Who sells what
# A line of help.
# with good: good, what is sold
# with since: first day, on this day or later (optional)
# with limit: number (optional)
# one row for each seller, good
"""
SERVICES = [
    "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "select * { service silent <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <http://127.0.0.1/> { ?s ?p ?o } } }",
    "SELECT * { {?s<a:b>1SERVICE<http://127.0.0.1/>{}} }",
    "SELECT * { # hidden\r SERVICE <http://127.0.0.1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p '''it's''' . SERVICE ?s { ?s ?p ?o } }",
    "SELECT * { ?s kg:a\\'SERVICE ?o . SERVICE <http://127.0.0.1/> {} ?s kg:b\\' ?o }",
    "SELECT * { ?s ?p ?o FILTER(?o<5)SERVICE<http://127.0.0.1/>{} }",
    "SELECT * { { SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } } } }",
    'SELECT * { ?s ?p "\\"" . SERVICE <http://127.0.0.1/> {} }',
]
HARMLESS = [
    "SELECT ?service { ?service kg:service 'SERVICE <http://x/>' }",
    "SELECT * { ?s ?p <http://example.org/SERVICE> } # SERVICE",
    'SELECT * { ?s ?p """a " SERVICE""" }',
    "SELECT * { ?s ?p 'x'@service }",
]


def test_a_header_says_title_help_parameters_and_keys() -> None:
    asked = parse("sales", HEAD + "SELECT ?seller { ?seller kg:x ?good }")
    assert (asked.title, asked.help, asked.keys) == ("Who sells what", "A line of help.", ("seller", "good"))
    assert asked.parameters == (
        Parameter("good", "good", "what is sold", optional=False),
        Parameter("since", "first day", "on this day or later", optional=True),
        Parameter("limit", "number", "", optional=True),
    )


def test_a_header_may_say_what_is_counted() -> None:
    asked = parse("x", "# Hubs\n# one row for each seller, counting buyers and goods\nSELECT ?seller ?buyers ?goods {}")
    assert (asked.keys, asked.counted) == (("seller",), ("buyers", "goods"))


@pytest.mark.parametrize("line", ["# with good", "# with good: thing", "# with go od: good", "# with : good"])
def test_a_parameter_that_cannot_be_read_is_an_error_that_shows_the_form(line: str) -> None:
    with pytest.raises(QueryError, match="with NAME: KIND"):
        parse("x", f"# T\n{line}\nSELECT * {{}}")


def test_a_query_without_a_header_is_a_question_too() -> None:
    assert parse("mine", "SELECT * {}").title == "mine"


@pytest.mark.parametrize("text", SERVICES)
def test_a_service_clause_is_refused_however_it_is_spelled(text: str) -> None:
    with pytest.raises(QueryError, match="never uses the network"):
        parse("x", text)


@pytest.mark.parametrize("text", HARMLESS)
def test_the_word_service_may_stand_in_texts_names_and_comments(text: str) -> None:
    assert parse("x", text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { kg:a kg:b kg:c }",
        "PREFIX x: <x:select>\nDELETE WHERE { ?s ?p ?o }",
        "LOAD <file:///x>",
        "CLEAR ALL",
        "DROP SILENT GRAPH <x:y>",
        "WITH <x:y> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_an_update_is_refused_and_told_apart_from_an_error(text: str) -> None:
    with pytest.raises(QueryError, match="this is an update"):
        parse("x", text)


def test_a_query_that_would_overflow_the_engine_is_refused() -> None:
    with pytest.raises(QueryError, match="nested"):
        parse("x", "SELECT * " + "{" * 5000 + "}" * 5000)


def test_every_question_of_the_package_explains_itself() -> None:
    found = questions()
    assert len(found) == 20
    for asked in found:
        assert asked.title[0].isupper()
        assert ordered(asked.text), asked.name
        assert all(parameter.help for parameter in asked.parameters), asked.name
        assert asked.keys or "GROUP BY" in asked.text, asked.name
        head = asked.text.partition("SELECT")[2].partition("WHERE")[0]
        assert all(f"?{parameter.name}" in head for parameter in asked.parameters), asked.name
        assert all(f"?{key}" in head for key in asked.keys), asked.name


def test_every_question_of_the_package_names_only_terms_of_the_ontology() -> None:
    known = {*load_ontology().terms, "any"}
    for asked in questions():
        code = re.sub(r'#.*|"[^"]*"', "", asked.text)
        assert set(re.findall(r"\bkg:(\w+)", code)) <= known, asked.name


def test_a_question_is_found_by_name_or_file_and_else_the_nearest_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text("SELECT * {}", "utf-8")
    assert load("agreements").name == "agreements"
    assert load(path).name == "mine"
    assert load(str(path)).text == "SELECT * {}"
    with pytest.raises(QueryError, match=r"Did you mean 'agreements'\?"):
        load("agrements")
    with pytest.raises(QueryError, match="cannot be read"):
        load(tmp_path / "none.rq")
    (tmp_path / "bytes.rq").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(QueryError, match="UTF-8"):
        load(tmp_path / "bytes.rq")


def one(kind: str, value: str) -> str:
    """The term that a value of a kind is bound to."""
    asked = parse("x", f"# T\n# with v: {kind}, h (optional)\nSELECT ?v {{}}")
    return bindings(ox.Store(), asked, {"v": value})[0]["v"].value


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("first day", "2014-09", "2014-09-01"),
        ("last day", "2014-09", "2014-09-30"),
        ("last day", "2014", "2014-12-31"),
        ("first day", " 2014-09-16 ", "2014-09-16"),
        ("number", "1,000.5", "1000.5"),
        ("text", "  a 'b' ", "a 'b'"),
        ("value", "In force", "https://w3id.org/trade-kg/ontology#in_force"),
        ("type", "trade flow", "https://w3id.org/trade-kg/ontology#TradeFlow"),
        ("type", "HoldsOffice", "https://w3id.org/trade-kg/ontology#HoldsOffice"),
    ],
)
def test_values_become_terms_of_their_kind(kind: str, value: str, term: str) -> None:
    assert one(kind, value) == term


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("first day", "yesterday", "is not a date such as 2014"),
        ("number", "many", "is not a number"),
        ("number", "nan", "is not a number"),
        ("number", "1e999", "is not a number"),
        ("value", "signde", "Did you mean 'signed'"),
        ("type", "Agreemnt", "Did you mean 'Agreement'"),
        ("name", "Nobody", "knows no actor, good or topic called 'Nobody'"),
        ("actor", "Nobody", "knows no actor called 'Nobody'"),
        ("good", "Nothing", "knows no good or topic called 'Nothing'"),
    ],
)
def test_a_value_that_means_nothing_is_an_error_with_a_way_out(kind: str, value: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        one(kind, value)


def test_a_parameter_that_is_missing_or_not_there_is_an_error_that_names_all() -> None:
    asked = parse("sales", HEAD + "SELECT ?good ?since ?limit {}")
    with pytest.raises(QueryError, match="needs a value for good"):
        bindings(ox.Store(), asked, {"since": "2014"})
    with pytest.raises(QueryError, match="It takes good, since, limit"):
        bindings(ox.Store(), asked, {"godo": "x"})


@settings(deadline=None)
@given(st.text(), st.sampled_from(KINDS))
def test_no_value_breaks_anything_but_its_own_question(value: str, kind: str) -> None:
    with suppress(QueryError):
        one(kind, value)


@settings(deadline=None)
@given(st.text())
def test_stripping_leaves_no_string_iri_or_comment_that_was_closed(text: str) -> None:
    assert "SERVICE" not in stripped(f"'{'SERVICE'}' <SERVICE> # SERVICE")
    assert len(stripped(text)) <= len(text) + text.count(":") + 1
