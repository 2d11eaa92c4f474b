from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.asking.question import Question
from kg.errors import QueryError
from kg.graph.store import Graph
from kg.query import questions, run
from tests.samples import sample_extractions
from tests.world import COPPER, NORLAND, SUDIA, fact, graph, report, tonnes

HOSTILE = 'EU" . ?x <a:secret> ?y } #'
OPEN = graph(*sample_extractions())


@pytest.fixture(scope="module")
def samples() -> Graph:
    return graph(*sample_extractions())


def ask(tmp_path: Path, text: str, opened: Graph | ox.Store, **values: str) -> list[tuple[object, ...]]:
    """The rows of a query in a file."""
    path = tmp_path / "asked.rq"
    path.write_text(text, "utf-8")
    return list(run(opened, path, values).rows)


@pytest.mark.parametrize("name", [asked.name for asked in questions()])
def test_every_question_runs_without_its_optional_values_and_with_each(name: str, samples: Graph) -> None:
    fits = {
        "good": "rare earths",
        "name": "Japan",
        "actor": "Japan",
        "first day": "2010",
        "last day": "2030",
        "text": "open",
        "type": "Agreement",
        "value": "asserted",
        "number": "1",
    }
    [asked] = [question for question in questions() if question.name == name]
    needed = {p.name: fits[p.kind] for p in asked.parameters if not p.optional}
    whole = run(samples, name, needed)
    for parameter in asked.parameters:
        part = run(samples, name, needed | {parameter.name: fits[parameter.kind]})
        assert part.columns in (whole.columns, ()), parameter.name
        assert len(part.rows) <= len(whole.rows), parameter.name


@pytest.mark.parametrize("name", [asked.name for asked in questions()])
def test_no_question_fails_on_an_empty_graph(name: str) -> None:
    [asked] = [question for question in questions() if question.name == name]
    if all(parameter.optional for parameter in asked.parameters):
        shown = run(ox.Store(), name)
        assert shown.rows == ()
        assert shown.note == "The graph is empty."


@pytest.mark.parametrize("name", [asked.name for asked in questions()])
def test_a_fact_that_two_articles_state_is_one_row(name: str, samples: Graph) -> None:
    [asked] = [question for question in questions() if question.name == name]
    if all(parameter.optional for parameter in asked.parameters):
        rows = run(samples, name, iri=True).rows
        assert len(rows) == len(set(rows))


def test_labels_are_shown_and_iris_on_demand(samples: Graph) -> None:
    plain = run(samples, "meetings", {"participant": "Narendra Modi"})
    assert plain.columns[:2] == ("participants", "where")
    assert plain.rows[0][0] == "Narendra Modi, Shinzo Abe"
    full = run(samples, "meetings", {"participant": "Narendra Modi"}, iri=True)
    assert full.columns[:4] == ("participants", "participants IRI", "where", "where IRI")
    assert str(full.rows[0][1]).count("https://w3id.org/trade-kg/Person/") == 2


def test_a_name_may_be_given_in_any_spelling_as_alias_or_as_iri(samples: Graph) -> None:
    iri = run(samples, "hubs", iri=True).as_dicts()[0]["actor IRI"]
    spellings = ["United States", "usa", "US", "  united   states "]
    assert len({run(samples, "measures", {"imposer": spelled}).rows for spelled in spellings}) == 1
    assert run(samples, "timeline", {"about": str(iri)}).rows == run(samples, "timeline", {"about": "China"}).rows


def test_an_unknown_name_is_an_error_with_the_nearest(samples: Graph) -> None:
    with pytest.raises(QueryError, match=r"party: The graph knows no actor called 'Japn'. Did you mean 'Japan'"):
        run(samples, "agreements", {"party": "Japn"})


def test_an_empty_answer_says_which_value_is_in_the_way(samples: Graph) -> None:
    shown = run(samples, "agreements", {"party": "China", "since": "2014"})
    assert shown.rows == ()
    assert shown.note == "Nothing fits; without party there would be 1."


def test_an_empty_answer_that_no_value_explains_points_to_the_summary(samples: Graph) -> None:
    assert "kg summary" in run(samples, "disputes").note


@pytest.mark.parametrize("parameter", ["party", "other", "good"])
def test_a_hostile_name_is_a_name_and_nothing_else(parameter: str, samples: Graph) -> None:
    with pytest.raises(QueryError, match="The graph knows no"):
        run(samples, "agreements", {parameter: HOSTILE})


def test_a_hostile_text_is_bound_and_never_pasted(tmp_path: Path) -> None:
    store = ox.Store()
    store.update(
        'INSERT DATA { <a:EU> <a:name> "EU" ; <a:secret> "s" . <a:odd> <a:name> """EU" . ?x <a:secret> ?y } #""" }'
    )
    text = "# T\n# with name: text, its name\nSELECT ?who ?name { ?who <a:name> ?name }"
    assert ask(tmp_path, text, store, name="EU") == [("a:EU",)]
    assert ask(tmp_path, text, store, name=HOSTILE) == [("a:odd",)]
    assert ask(tmp_path, text, store, name='" } UNION { ?who ?p ?name') == []


@settings(deadline=None, max_examples=40)
@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_no_value_gives_more_than_the_question_without_it(value: str) -> None:
    try:
        found = run(OPEN, "disputes", {"state": value})
    except QueryError:
        return
    assert found.rows == ()


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(questions()), st.data())
def test_no_value_fails_otherwise_than_by_an_error_of_the_question(asked: Question, data: st.DataObject) -> None:
    values = {p.name: data.draw(st.text() | st.just(HOSTILE), label=p.name) for p in asked.parameters[:2]}
    before = len(OPEN.store)
    with suppress(QueryError):
        run(OPEN, asked, values)
    assert len(OPEN.store) == before


def test_select_ask_and_construct_give_tables(tmp_path: Path, samples: Graph) -> None:
    assert ask(tmp_path, "SELECT (COUNT(?m) AS ?n) { ?m a kg:Meeting }", samples) == [(2,)]
    assert ask(tmp_path, "ASK { ?m a kg:Meeting }", samples) == [(True,)]
    assert ask(tmp_path, "ASK { ?m a kg:Nothing }", samples) == [(False,)]
    rows = ask(tmp_path, "CONSTRUCT { ?m rdfs:label ?l } { ?m a kg:Meeting ; rdfs:label ?l }", samples)
    assert len(rows) == 2
    assert all(len(row) == 3 for row in rows)
    assert ask(tmp_path, "SELECT ?x { VALUES ?x { 1 1 } }", samples) == [(1,), (1,)]


def test_a_query_without_an_order_gets_one(tmp_path: Path, samples: Graph) -> None:
    rows = ask(tmp_path, "SELECT ?l { ?e a kg:Country ; rdfs:label ?l }", samples)
    assert rows == sorted(rows, key=str) == [("China",), ("India",), ("Japan",), ("United States",)]


def test_an_optional_value_that_is_left_out_is_any(tmp_path: Path, samples: Graph) -> None:
    text = (
        "# T\n# with who: actor, one (optional)\n"
        "SELECT ?event ?who { ?event kg:participant ?x FILTER(?who = kg:any || ?x = ?who) }"
    )
    assert len(ask(tmp_path, text, samples)) == 4
    assert len(ask(tmp_path, text, samples, who="China")) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?x WHERE {\n  ?x foo:bar ?y\n}", "line 2, column 13 in '[?]x foo:bar [?]y': .*Prefix not found"),
        ("SELECT ?x WHERE { ?x ", "line 1, column 22"),
        ("", "not valid SPARQL"),
        ("# T\n# with a: text, h\nSELECT ?x { ?x ?y ?a }", r"SELECT has to name \?a"),
        ("# T\n# with a: text, h\nASK { ?x ?y ?z FILTER(?z = ?a) }", r"\?a gets a value, so a triple"),
        ("SELECT ?x { ?x ?y ?z } ORDER BY", "not valid SPARQL"),
    ],
)
def test_a_wrong_query_is_an_error_that_says_where_and_why(
    text: str, message: str, tmp_path: Path, samples: Graph
) -> None:
    with pytest.raises(QueryError, match=message):
        ask(tmp_path, text, samples, **({"a": "1"} if "with a" in text else {}))


def test_the_message_about_a_wrong_query_is_short(tmp_path: Path, samples: Graph) -> None:
    with pytest.raises(QueryError) as raised:
        ask(tmp_path, "SELECT ?x WHERE { ?x ", samples)
    assert len(str(raised.value)) < 300


@pytest.mark.parametrize("word", [r"SER\u0056ICE", r"\u0053ERVICE", r"\U00000053ERVICE"])
def test_a_service_clause_that_is_escaped_is_no_query(word: str, tmp_path: Path, samples: Graph) -> None:
    with pytest.raises(QueryError):
        ask(tmp_path, f"SELECT * {{ {word} <http://127.0.0.1:1/> {{ ?s ?p ?o }} }}", samples)


def test_numbers_and_sums_count_a_fact_once_that_two_articles_state(tmp_path: Path) -> None:
    flow = partial(fact, "TradeFlow", exporter=NORLAND, importer=SUDIA, commodity=COPPER, date="2019")
    sale = flow("Norland sold 500 tonnes.", amounts=[tonnes(500)])
    opened = graph(*(report(id_, "2020-01-05", sale) for id_ in ("one", "two")))
    query = "SELECT (COUNT(?e) AS ?n) (SUM(?low) AS ?sum) { ?e kg:articleCount 2 ; kg:quantity/kg:min ?low }"
    assert ask(tmp_path, query, opened) == [(1, 500)]
    assert ask(tmp_path, "SELECT (COUNT(*) AS ?n) { ?e a kg:TradeFlow }", opened) == [(1,)]


def test_neither_an_update_nor_a_service_reaches_the_store(tmp_path: Path) -> None:
    opened = graph(*sample_extractions())
    before = len(opened.store)
    for text in ("DELETE WHERE { ?s ?p ?o }", "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"):
        with pytest.raises(QueryError):
            ask(tmp_path, text, opened)
    assert len(opened.store) == before


def test_answers_do_not_depend_on_the_order_of_the_articles() -> None:
    one, other = graph(*sample_extractions()), graph(*reversed(sample_extractions()))
    for asked in questions():
        values = {p.name: "rare earths" if p.kind == "good" else "Japan" for p in asked.parameters if not p.optional}
        assert run(one, asked, values, iri=True) == run(other, asked, values, iri=True), asked.name
