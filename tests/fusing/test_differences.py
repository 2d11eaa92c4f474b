"""Amounts that reports tell of one lasting thing: they agree, or disagree, or the thing has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pytest

from kg.check.graph import check_graph
from kg.model import Extraction, Quantity
from kg.query import run
from tests.world import (
    COPPER,
    NORLAND,
    SUDIA,
    SUDMINE,
    TIN,
    TUBES,
    Fact,
    fact,
    graph,
    percent,
    report,
    tonnes,
)

DEAL = partial(fact, "Agreement", party=(NORLAND, SUDMINE), topic=TUBES, kind="contract")
FLOW = partial(fact, "TradeFlow", exporter=SUDMINE, importer=NORLAND, commodity=TUBES, certainty="planned")
DUTY = partial(fact, "TradeMeasure", imposer=NORLAND, target=SUDIA, commodity=TIN, kind="tariff")


def dollars(billions: float) -> list[Quantity]:
    return [Quantity(billions * 1e9, billions * 1e9, "USD")]


def rate(number: float) -> list[Quantity]:
    return [percent(number, number)]


AGREED = DEAL("Norland agreed to pay $2.1 billion.", stage="agreed", date="2021-03-01", amounts=dollars(2.1))
SIGNED = DEAL("Norland signed for $2.4 billion.", stage="signed", date="2021-03-19", amounts=dollars(2.4))
BOUGHT = DEAL("Norland and Sudmine signed.", stage="signed", date="2021-03-19")
PROPOSED = DUTY("Norland proposed 25%.", action="impose", date="2021-05-03", certainty="possible", amounts=rate(25))
PUT = DUTY("Norland put 15% on tin.", action="impose", date="2021-07-01", amounts=rate(15))


def told(*articles: tuple[str, Sequence[Fact]]) -> tuple[Extraction, ...]:
    """Reports of the papers a, b …, each on a day."""
    return tuple(report(chr(97 + number), day, *facts) for number, (day, facts) in enumerate(articles))


def answers(reports: Sequence[Extraction], question: str, *columns: str) -> list[tuple[object, ...]]:
    """Some columns of the answers to a question."""
    with graph(*reports) as made:
        return [tuple(row[column] for column in columns) for row in run(made, question, {}).as_dicts()]


def test_two_steps_of_one_deal_with_other_amounts_by_two_papers_disagree_and_the_later_one_is_best() -> None:
    reports = told(("2021-03-02", [AGREED]), ("2021-03-20", [SIGNED]))
    assert answers(reports, "disagreements", "event", "point", "says", "others say", "best", "words", "published") == [
        (
            "Norland – Sudmine: contract agreed, 2021-03-01",
            "amount",
            "2.1 billion USD",
            "2.4 billion USD",
            "2.4 billion USD",
            AGREED.sentence,
            "2021-03-02",
        ),
        (
            "Norland – Sudmine: contract signed, 2021-03-19",
            "amount",
            "2.4 billion USD",
            "2.1 billion USD",
            "2.4 billion USD",
            SIGNED.sentence,
            "2021-03-20",
        ),
    ]
    assert answers(reports, "changes", "says") == []


def test_flows_under_one_deal_disagree_though_they_are_two_events() -> None:
    one = FLOW("Sudmine will ship 5 tonnes a year.", amounts=[tonnes(5, per="year")])
    other = replace(one, sentence="It will ship 3 from 2026.", date="2026", amounts=(tonnes(3, per="year"),))
    reports = told(("2021-03-20", [BOUGHT, one]), ("2021-03-21", [BOUGHT, other]))
    assert len(set(answers(reports, "disagreements", "event"))) == 2
    assert answers(reports, "disagreements", "point", "says", "others say", "story") == [
        ("amount", "5 tonnes per year", "3 tonnes per year", "Norland – Sudmine: contract on copper tubes"),
        ("amount", "3 tonnes per year", "5 tonnes per year", "Norland – Sudmine: contract on copper tubes"),
    ]


def test_a_proposed_rate_that_is_imposed_otherwise_is_a_change() -> None:
    reports = told(("2021-05-04", [PROPOSED]), ("2021-07-02", [PUT]))
    assert answers(reports, "disagreements", "says") == []
    assert answers(reports, "changes", "point", "says", "how sure") == [
        ("rate", "25 percent", "possible"),
        ("rate", "15 percent", "asserted"),
    ]


def test_two_papers_with_two_rates_of_one_imposition_disagree() -> None:
    other = replace(PUT, sentence="Norland put 20% on tin.", amounts=tuple(rate(20)))
    reports = told(("2021-07-02", [PUT]), ("2021-07-03", [other]))
    assert answers(reports, "disagreements", "point", "says", "others say") == [
        ("rate", "15 percent", "20 percent"),
        ("rate", "20 percent", "15 percent"),
    ]
    assert answers(reports, "changes", "says") == []


def again(one: Fact, day: str, amounts: Sequence[Quantity], **told: str) -> Fact:
    """The same once more, on another day, of another amount."""
    more = {**one.attributes, **told}
    return replace(one, sentence=f"So on {day}.", date=day, amounts=tuple(amounts), attributes=more)


CHANGED = {
    "an amendment": [
        ("2021-03-20", [SIGNED]),
        ("2022-01-05", [again(SIGNED, "2022-01-03", dollars(3), stage="amended")]),
    ],
    "what is told after an amendment": [
        ("2021-03-20", [SIGNED]),
        ("2022-01-05", [again(SIGNED, "2022-01-03", (), stage="amended")]),
        ("2022-03-05", [again(SIGNED, "2022-03", dollars(3), stage="in_force")]),
    ],
    "what was spoken of in negotiations": [
        ("2021-01-05", [again(SIGNED, "2021-01-04", dollars(3), stage="negotiating")]),
        ("2021-03-20", [SIGNED]),
    ],
    "a raised rate": [
        ("2021-07-02", [PUT]),
        ("2021-09-02", [again(PUT, "2021-09-01", rate(30), action="increase")]),
    ],
}


@pytest.mark.parametrize("case", CHANGED)
def test_what_something_says_has_changed_is_no_disagreement(case: str) -> None:
    reports = told(*CHANGED[case])
    assert answers(reports, "disagreements", "says") == []
    assert len(answers(reports, "changes", "says")) == 2


def test_what_one_paper_tells_otherwise_later_has_changed_for_all_who_tell_the_same() -> None:
    first, second, third = told(("2021-03-02", [AGREED]), ("2021-03-20", [SIGNED]), ("2021-03-21", [SIGNED]))
    same = replace(second, article=replace(second.article, publisher=first.article.publisher))
    assert answers((first, same, third), "disagreements", "says") == []
    assert sorted(answers((first, same, third), "changes", "says")) == [
        ("2.1 billion USD",),
        ("2.4 billion USD",),
        ("2.4 billion USD",),
    ]


UNLIKE = {
    "one number rounded": [
        ("2021-03-02", [AGREED]),
        ("2021-03-20", [again(SIGNED, "2021-03-19", dollars(2.12))]),
    ],
    "both by one paper": [
        ("2021-03-02", [AGREED]),
        ("2021-03-20", [SIGNED, again(AGREED, "2021-03-01", dollars(2.1))]),
    ],
    "parts and their sum": [
        ("2021-07-02", [replace(PUT, amounts=(percent(10, 10), percent(5, 5)))]),
        ("2021-07-03", [PUT]),
    ],
    "another unit": [
        ("2021-03-02", [AGREED]),
        ("2021-03-20", [again(SIGNED, "2021-03-19", [Quantity(9e8, 9e8, "EUR")])]),
    ],
    "another scale": [
        ("2021-03-02", [AGREED]),
        ("2021-03-20", [again(SIGNED, "2021-03-19", dollars(0.02))]),
    ],
    "a share of nobody knows what": [
        ("2021-03-02", [again(AGREED, "2021-03-01", rate(10))]),
        ("2021-03-20", [again(SIGNED, "2021-03-19", rate(40))]),
    ],
    "another contract of the same two": [
        ("2021-03-20", [SIGNED]),
        ("2021-08-20", [again(SIGNED, "2021-08-19", dollars(3))]),
    ],
    "a denial": [
        ("2021-03-20", [SIGNED]),
        ("2021-03-21", [replace(AGREED, certainty="negated")]),
    ],
    "another good": [
        ("2021-07-02", [PUT]),
        ("2021-07-03", [replace(PUT, roles={**PUT.roles, "commodity": (COPPER,)}, amounts=tuple(rate(20)))]),
    ],
    "the same done a second time": [
        ("2021-07-02", [PUT]),
        ("2021-12-02", [again(PUT, "2021-12-01", rate(20))]),
    ],
    "another flow": [
        ("2021-03-20", [BOUGHT, FLOW("Sudmine ships 5.", amounts=[tonnes(5)])]),
        ("2021-03-21", [BOUGHT, FLOW("Norland ships 3.", exporter=NORLAND, importer=SUDMINE, amounts=[tonnes(3)])]),
    ],
    "what was shipped in the end": [
        ("2021-03-20", [BOUGHT, FLOW("Sudmine will ship 5.", amounts=[tonnes(5)])]),
        ("2022-03-21", [BOUGHT, FLOW("It shipped 3.", certainty="asserted", date="2021", amounts=[tonnes(3)])]),
    ],
}


@pytest.mark.parametrize("case", UNLIKE)
def test_amounts_that_may_both_be_right_are_no_difference(case: str) -> None:
    reports = told(*UNLIKE[case])
    assert answers(reports, "disagreements", "says") == []
    assert answers(reports, "changes", "says") == []


SOLD = fact("TradeFlow", "Norland sold 54.", exporter=NORLAND, commodity=TIN, date="2020", amounts=[tonnes(54)])
SAME = {
    "one year": [again(SOLD, "2020", [tonnes(57)])],
    "its twelve months": [again(SOLD, "2020-01/2020-12", [tonnes(57)])],
}
APART = {
    "another year": [again(SOLD, "2019", [tonnes(57)])],
    "half of it": [again(SOLD, "2020-01/2020-06", [tonnes(57)])],
    "no period": [replace(SOLD, sentence="It sells 57.", date=None, amounts=(tonnes(57),))],
    "to one buyer": [replace(again(SOLD, "2020", [tonnes(57)]), roles={**SOLD.roles, "importer": (SUDIA,)})],
    "of another good": [replace(again(SOLD, "2020", [tonnes(57)]), roles={**SOLD.roles, "commodity": (COPPER,)})],
    "a forecast": [replace(again(SOLD, "2020", [tonnes(57)]), certainty="planned")],
    "a number rounded": [again(SOLD, "2020", [tonnes(54.2)])],
}


@pytest.mark.parametrize("case", SAME)
def test_two_figures_of_one_period_disagree(case: str) -> None:
    reports = told(("2021-01-15", [SOLD]), ("2021-01-20", SAME[case]))
    assert answers(reports, "disagreements", "point", "says", "best") == [
        ("amount", "54 tonnes", "57 tonnes"),
        ("amount", "57 tonnes", "57 tonnes"),
    ]


@pytest.mark.parametrize("case", APART)
def test_figures_of_two_things_and_a_forecast_that_came_otherwise_do_not(case: str) -> None:
    reports = told(("2021-01-15", [SOLD]), ("2021-01-20", APART[case]))
    assert answers(reports, "disagreements", "says") == []


def test_a_duration_is_told_apart_from_an_amount() -> None:
    reports = told(
        ("2021-03-02", [again(AGREED, "2021-03-01", [Quantity(15, 15, "year")])]),
        ("2021-03-20", [again(SIGNED, "2021-03-19", [Quantity(20, 20, "year")])]),
    )
    assert answers(reports, "disagreements", "point", "says") == [("duration", "15 years"), ("duration", "20 years")]


def test_more_sources_of_one_day_are_better_and_reprints_are_one_source() -> None:
    other = again(SIGNED, "2021-03-19", dollars(2.1))
    papers = [SIGNED, replace(SIGNED, sentence="They signed."), other]
    assert _best(papers) == {("2.4 billion USD",)}
    papers = [SIGNED, other, replace(other, sentence="Norland signed on Friday.")]
    assert _best(papers) == {("2.1 billion USD",)}
    copies = [SIGNED, replace(SIGNED, sentence="They signed, too."), *[other] * 4]
    assert _best(copies) == {("2.4 billion USD",)}


def _best(facts: Sequence[Fact]) -> set[tuple[object, ...]]:
    return set(answers(told(*(("2021-03-20", [one]) for one in facts)), "disagreements", "best"))


def test_a_graph_with_differences_is_sound() -> None:
    flow = FLOW("Sudmine will ship 5.", amounts=[tonnes(5)])
    more = replace(flow, sentence="It will ship 3.", date="2026", amounts=(tonnes(3),))
    reports = told(("2021-03-20", [PROPOSED, SIGNED, flow]), ("2021-07-02", [PUT, AGREED, more]))
    with graph(*reports) as made:
        assert {row["point"] for row in run(made, "disagreements", {}).as_dicts()} == {"amount"}
        problems = check_graph(made.store)
    assert [found for found in problems if not found.message.startswith("Mention")] == []  # made-up words
