"""What each question of the package must answer, on invented reports."""

from __future__ import annotations

from functools import partial

import pytest

from kg.model import Extraction
from kg.query import run
from kg.table import Cell
from tests.reports import MARKET, STEPS, TALKS
from tests.world import (
    ANNA,
    BEN,
    COPPER,
    NORLAND,
    PACT,
    PORT,
    QUOTAS,
    SUDIA,
    TIN,
    TUBES,
    WESTRIA,
    fact,
    graph,
    report,
    tonnes,
)


def column(reports: tuple[Extraction, ...], question: str, heading: str, **values: str) -> list[Cell]:
    """One column of the answer to a question."""
    return [row[heading] for row in run(graph(*reports), question, values).as_dicts()]


def test_agreements_are_found_by_the_country_of_a_party_dated_ones_first() -> None:
    assert column(STEPS, "agreements", "stage reached", party="Sudia", other="Norland") == [
        "proposed",
        "signed",
        "agreed",
        "in force",
        "signed",
    ]
    assert column(STEPS, "agreements", "about", party="Norcop") == ["copper wire"]
    assert column(STEPS, "agreements", "parties", good="copper", party="Norcop") == ["Norcop, Sudmine"]


def test_agreements_are_narrowed_by_stage_certainty_and_days() -> None:
    assert column(STEPS, "agreements", "how sure", stage="signed") == ["possible", "asserted"]
    assert column(STEPS, "agreements", "stage reached", certainty="possible") == ["signed"]
    assert column(STEPS, "agreements", "stage reached", since="2019-03", until="2019-05") == ["signed"]


@pytest.mark.parametrize(
    ("day", "stages"),
    [
        ("2019-01", []),
        ("2019-02", ["proposed"]),
        ("2019-05", ["proposed"]),
        ("2019-06-01", ["agreed"]),
        ("2019-06-10", ["agreed", "signed"]),
        ("2019", ["signed", "in force"]),
    ],
)
def test_the_status_on_a_day_is_the_last_step_that_had_happened_by_then(day: str, stages: list[str]) -> None:
    found = column(STEPS, "status", "status", day=day, type="Agreement")
    assert [stage for stage in found if stage] == stages


def test_the_status_now_counts_from_the_first_report_where_no_date_is_told() -> None:
    found = run(graph(*STEPS), "status", {"agreement": "Copper Pact"}).as_dicts()
    assert [(row["status"], row["since"]) for row in found] == [("in force", "2019-10-01")]


def test_the_status_as_known_on_a_day_counts_only_what_was_published_by_then() -> None:
    found = run(graph(*STEPS), "status", {"agreement": "Copper Pact", "known": "2019-09-30"}).as_dicts()
    assert [row["status"] for row in found] != ["in force"]


def test_what_was_planned_on_a_day_stands_beside_what_had_happened() -> None:
    hoped = report(
        "hoped",
        "2019-05-01",
        fact("Agreement", "They will sign in June.", name=PACT, stage="signed", date="2019-06", certainty="planned"),
    )
    now = run(graph(*STEPS, hoped), "status", {"agreement": "Copper Pact"}).as_dicts()
    then = run(graph(*STEPS, hoped), "status", {"agreement": "Copper Pact", "day": "2019-05-15"}).as_dicts()
    assert all("signed" not in str(row["ahead"]) for row in now)
    assert any("signed" in str(row["ahead"]) for row in then)


def test_a_step_that_names_the_agreement_alone_is_a_step_of_all_its_parties() -> None:
    entry = partial(fact, "Agreement", name=PACT, kind="trade_agreement", stage="ratified", date="2019-08-01")
    ratified = report("parliament", "2019-08-02", entry("Norland's parliament ratified the pact.", party=NORLAND))
    found = run(graph(*STEPS, ratified), "status", {"party": "Sudia", "day": "2019-08"}).as_dicts()
    assert [row["status"] for row in found if "Copper Pact" in str(row["story"])] == ["ratified"]


def test_a_story_has_its_steps_in_the_order_of_time_with_the_words_of_each_report() -> None:
    found = run(graph(*STEPS), "story", {"agreement": "Copper Pact"}).as_dicts()
    assert len({row["story"] for row in found}) == 1
    assert len(found) > 2
    assert all(row["words"] for row in found)
    assert [row["from"] for row in found] == sorted(str(row["from"]) for row in found)


def test_steps_of_one_day_are_told_in_the_order_in_which_they_come() -> None:
    step = partial(fact, "Agreement", name=PACT, party=(NORLAND, SUDIA), date="2019-06-10")
    words = {"in_force": "It holds.", "ratified": "It is ratified.", "signed": "They signed.", "agreed": "They agreed."}
    told = report("day", "2019-06-11", *(step(text, stage=stage) for stage, text in words.items()))
    assert column((told,), "story", "words", agreement="Copper Pact") == list(reversed(words.values()))


def test_the_things_that_a_name_stands_for_are_listed_under_the_answer() -> None:
    ruling = report("court", "2019-02-01", fact("Dispute", "Sudia complained.", complainant=SUDIA, topic=QUOTAS))
    named = graph(*MARKET, ruling)
    told = run(named, "suppliers", {"good": "copper"}).note
    assert told == "good: 'copper' stands for copper, export quotas on copper. An IRI (--iri) names one of them."
    assert run(named, "suppliers", {"good": "copper wire"}).note == ""


def test_steps_that_cannot_both_be_are_reported_and_sound_ones_are_not() -> None:
    duty = partial(fact, "TradeMeasure", imposer=NORLAND, target=SUDIA, commodity=COPPER, kind="tariff")
    early = report("early", "2020-01-05", duty("It lifted the duty.", action="lift", date="2020-01-03"))
    late = report("late", "2021-01-05", duty("It imposed a duty.", action="impose", date="2021-01-03"))
    before = report("before", "2019-01-05", duty("It imposed one.", action="impose", date="2019-01-03"))
    assert len(column((early, late), "impossible", "step")) == 1
    assert column((early, late, before), "impossible", "step") == []


def test_suppliers_sell_make_or_are_relied_on_and_what_was_denied_is_no_supply() -> None:
    found = run(graph(*MARKET), "suppliers", {"good": "copper"}).as_dicts()
    assert {(row["supplier"], row["how"], row["customer"]) for row in found} == {
        ("Norland", "exports", "Westria"),
        ("Sudmine", "produces", None),
        ("Sudia", "is relied on", "Ostia"),
        ("Westria", "exports", "Ostia"),
    }
    assert column(MARKET, "suppliers", "quantity", to="Westria") == ["500 tonnes"]
    assert sorted(map(str, column(MARKET, "suppliers", "supplier", **{"from": "Sudia"}))) == ["Sudia", "Sudmine"]
    assert column(MARKET, "suppliers", "supplier", since="2030") == ["Westria"]


def test_shares_are_the_amounts_in_percent_largest_first() -> None:
    assert column(MARKET, "shares", "share", good="copper") == [
        "at least 60 percent of all copper wire",
        "20–30 percent of its copper",
    ]


def test_alternatives_leave_out_who_supplies_already_and_who_stops() -> None:
    assert set(column(MARKET, "alternatives", "supplier", good="copper")) == {"Norland", "Sudia", "Sudmine", "Westria"}
    assert set(column(MARKET, "alternatives", "supplier", good="copper", to="Ostia")) == {
        "Norland",
        "Sudmine",
        "Westria",
    }
    assert set(column(MARKET, "alternatives", "supplier", good="copper", without="Sudia")) == {"Norland", "Westria"}


def test_meetings_are_found_by_the_country_of_who_took_part() -> None:
    found = run(graph(*TALKS), "meetings", {"participant": "Norland", "other": "Sudia"}).as_dicts()
    assert [(row["participants"], row["where"], row["about"], row["how sure"]) for row in found] == [
        ("Anna Berg, Ben Ito", "Port Clear", "copper", "planned")
    ]
    assert column(TALKS, "meetings", "where", place="Westria") == ["Port Clear"]


def test_certainty_has_the_words_the_speaker_and_the_article() -> None:
    [row] = run(graph(*TALKS), "certainty", {"certainty": "negated"}).as_dicts()
    assert row["words"] == "Sudia denied that it had met Ostia."
    assert (row["said by"], row["article"], row["publisher"]) == ("Sudia", "Report talks", "The talks paper")
    assert column(TALKS, "certainty", "how sure", source="Gazette") == ["planned"]
    assert column(TALKS, "certainty", "how sure", about="Norland") == ["planned"]


def test_what_is_planned_leaves_out_what_a_later_report_says_has_happened() -> None:
    met = report(
        "met",
        "2020-03-10",
        fact("Meeting", "Anna Berg met Ben Ito in Port Clear.", participant=(ANNA, BEN), place=PORT, date="2020-03-09"),
    )
    assert column(TALKS, "planned", "said by") == ["Gazette"]
    assert column(TALKS, "planned", "said by", since="2021") == []
    assert column((*TALKS, met), "planned", "said by") == []


def test_disagreements_stand_one_below_the_other_in_the_words_of_each_report() -> None:
    flow = partial(fact, "TradeFlow", exporter=NORLAND, importer=WESTRIA, commodity=COPPER, date="2019")
    one = report("one", "2020-01-05", flow("Norland sold 500 tonnes.", amounts=[tonnes(500)]))
    other = report("two", "2020-01-06", flow("Norland sold 700 tonnes.", amounts=[tonnes(700)]))
    same = report("three", "2020-01-07", flow("It sold 400 to 600 tonnes.", amounts=[tonnes(400, 600)]))
    found = run(graph(one, other), "disagreements", {}).as_dicts()
    assert [(row["point"], row["says"], row["others say"], row["words"]) for row in found] == [
        ("amount", "500 tonnes", "700 tonnes", "Norland sold 500 tonnes."),
        ("amount", "700 tonnes", "500 tonnes", "Norland sold 700 tonnes."),
    ]
    assert run(graph(one, same), "disagreements", {}).rows == ()


def test_dates_disagree_when_they_have_no_day_in_common() -> None:
    meeting = partial(fact, "Agreement", party=(NORLAND, SUDIA), name=PACT, stage="in_force", certainty="planned")
    one = report("one", "2020-01-05", meeting("It starts in May.", date="2020-05"))
    other = report("two", "2020-01-06", meeting("It starts in June.", date="2020-06"))
    closer = report("three", "2020-01-07", meeting("It starts on May 3.", date="2020-05-03"))
    found = run(graph(one, other), "disagreements", {}).as_dicts()
    assert [(row["point"], row["says"], row["others say"]) for row in found] == [
        ("date", "2020-05", "2020-06"),
        ("date", "2020-06", "2020-05"),
    ]
    assert run(graph(one, closer), "disagreements", {}).rows == ()


def test_a_denial_is_a_disagreement_and_a_plan_that_came_true_is_none() -> None:
    meeting = partial(fact, "Meeting", participant=(NORLAND, SUDIA), place=PORT, date="2020-03-09")
    planned = report("a", "2020-03-01", meeting("They are to meet.", certainty="planned"))
    held = report("b", "2020-03-10", meeting("They met."))
    denied = report("c", "2020-03-11", meeting("They did not meet.", certainty="negated"))
    assert run(graph(planned, held), "disagreements", {}).rows == ()
    assert set(column((planned, held, denied), "disagreements", "point")) == {"whether it happened"}


def test_hubs_count_events_and_partners_without_what_was_denied() -> None:
    found = {row["actor"]: (row["events"], row["partners"]) for row in run(graph(*MARKET), "hubs", {}).as_dicts()}
    assert found["Westria"] == (2, 2)
    assert found["Ostia"] == (2, 2)
    assert found["Sudmine"] == (1, 0)
    assert column(MARKET, "hubs", "actor", type="Company") == ["Sudmine"]


def test_hubs_of_a_word_that_means_several_goods_count_the_events_about_any_of_them_once() -> None:
    sold = [fact("TradeFlow", f"Sudia sold {good.label}.", exporter=SUDIA, commodity=good) for good in (COPPER, TUBES)]
    both = fact("TradeFlow", "Westria sold copper and tubes.", exporter=WESTRIA, commodity=(COPPER, TUBES))
    tin = fact("TradeFlow", "Sudia sold tin.", exporter=SUDIA, commodity=TIN)
    rows = run(graph(report("a", "2020-03-01", *sold, both, tin)), "hubs", {"good": "copper"}).rows
    assert [(row[0], *row[2:]) for row in rows] == [("Sudia", 2, 0), ("Westria", 1, 0)]


def test_a_timeline_has_all_that_belongs_to_a_country_in_order_undated_last() -> None:
    assert set(column(MARKET, "timeline", "part", about="Sudia")) == {"producer", "supplier"}
    assert column(MARKET, "timeline", "date", about="copper")[:2] == ["2019", "2021/.."]
    assert column(TALKS, "timeline", "date", about="Norland") == ["2020-03-09"]


def test_actors_have_offices_and_homes_with_the_words_that_say_so() -> None:
    found = run(graph(*TALKS), "actors", {"about": "Sudia"}).as_dicts()
    assert [(row["from"], row["office"], row["to"], row["words"]) for row in found] == [
        ("Ben Ito", "Minister", "Sudia", "Sudia's minister Ben Ito smiled.")
    ]
    assert column(TALKS, "actors", "kind", type="MemberOf") == ["member of"]
