"""What the questions about measures, disputes and rulings must answer, on invented reports."""

from __future__ import annotations

from functools import partial

from kg.query import run
from tests.reports import CASES, RULES
from tests.test_queries import column
from tests.world import COPPER, COURT, NORLAND, OSTIA, SUDIA, TIN, WESTRIA, fact, graph, report


def test_measures_say_who_put_what_on_whom_and_what_lifted_it() -> None:
    found = run(
        graph(*RULES), "measures", {"imposer": "Norland", "target": "Sudia", "kind": "tariff", "action": "impose"}
    ).as_dicts()
    [row] = found
    assert (row["on what"], row["quantity"], row["date"], row["how sure"]) == (
        "copper",
        "25 percent",
        "2018-05-01",
        "asserted",
    )
    assert str(row["lifted by"]).startswith("Norland → Sudia: lift tariff on copper")
    assert column(RULES, "measures", "lifted by", target="Westria") == [None]
    assert column(RULES, "measures", "type", good="tin") == ["quota"]
    assert column(RULES, "measures", "type", certainty="planned", since="2019", until="2019") == ["quota"]


def test_a_step_that_names_one_good_or_target_lifts_no_wider_measure() -> None:
    tariff = partial(fact, "TradeMeasure", imposer=NORLAND, kind="tariff")
    wide = tariff("Norland taxes imports from Sudia.", target=SUDIA, action="impose", date="2018")
    narrow = tariff("It taxes Sudia's tin.", target=SUDIA, commodity=TIN, action="impose", date="2018")
    some = tariff("It no longer taxes tin.", target=SUDIA, commodity=COPPER, action="lift", date="2019")
    every = tariff("It no longer taxes imports from Sudia.", target=SUDIA, action="lift", date="2020")
    reports = (report("a", "2020-02-01", wide, narrow, some),)
    assert column(reports, "measures", "lifted by", action="impose") == [None, None]
    reports = (report("a", "2020-02-01", wide, narrow, every),)
    assert all(column(reports, "measures", "lifted by", action="impose"))


def test_lifted_measures_name_what_was_there_before() -> None:
    [before] = column(RULES, "lifted", "earlier")
    assert str(before).startswith("Norland → Sudia: impose tariff on copper")


def test_a_dispute_is_open_decided_or_over() -> None:
    found = run(graph(*CASES), "disputes", {}).as_dicts()
    assert {(row["complainants"], row["stage"], row["now"]) for row in found} == {
        ("Sudia", "filed", "decided"),
        ("Ostia", "consultations", "over"),
        ("Ostia", "settled", "over"),
        ("Westria", "panel", "open"),
    }
    assert column(CASES, "disputes", "complainants", state="open", respondent="Norland") == ["Westria"]
    assert column(CASES, "disputes", "about", good="copper") == ["export quotas on copper"]


def test_a_dispute_that_is_planned_or_denied_is_not_open_and_one_that_is_to_be_withdrawn_may_end() -> None:
    told = partial(fact, "Dispute", respondent=NORLAND, forum=COURT)
    reports = (
        report(
            "a",
            "2018-01-01",
            told("Sudia will go to court.", complainant=SUDIA, topic=COPPER, stage="filed", certainty="planned"),
            told("Ostia denied that it had gone to court.", complainant=OSTIA, stage="filed", certainty="negated"),
            told("Westria will withdraw its case.", complainant=WESTRIA, stage="withdrawn", certainty="planned"),
            told("Sudia went to court over tin.", complainant=SUDIA, topic=TIN, stage="filed"),
        ),
    )
    found = run(graph(*reports), "disputes", {}).as_dicts()
    assert {(row["complainants"], row["how sure"], row["now"]) for row in found} == {
        ("Sudia", "planned", "not yet"),
        ("Ostia", "negated", "denied"),
        ("Westria", "planned", "may end"),
        ("Sudia", "asserted", "open"),
    }
    assert column(reports, "disputes", "about", state="open") == ["tin"]


def test_a_ruling_says_who_won_and_what_is_to_change() -> None:
    found = run(graph(*CASES), "rulings", {"forum": "trade court"}).as_dicts()
    assert {(row["won"], row["lost"], row["to change"]) for row in found} == {
        ("Sudia", "Norland", "copper"),
        ("Norland", "Ostia", None),
    }
