from __future__ import annotations

import pytest

from kg.errors import NetworkError
from kg.network import network, suppliers
from tests.reports import MARKET, STEPS
from tests.samples import sample_extractions
from tests.world import COPPER, NORCOP, NORLAND, PALM, SUDIA, SUDMINE, TUBES, WESTRIA, fact, graph, report, tonnes

WORLD = network(graph(*MARKET, *STEPS))


def test_suppliers_are_the_surest_first_with_how_whom_and_how_much() -> None:
    found = {row["supplier"]: row for row in suppliers(WORLD, "copper").as_table().as_dicts()}
    assert list(found)[-1] == "Westria"
    assert (found["Norland"]["how"], found["Norland"]["to"], found["Norland"]["amounts"]) == (
        "exports",
        "Westria",
        "500 tonnes (2019)",
    )
    assert found["Sudmine"]["amounts"] == "at least 60 percent of all copper wire"
    assert (found["Sudia"]["how"], found["Sudia"]["to"]) == ("is relied on", "Ostia")
    assert (found["Westria"]["how sure"], found["Westria"]["amounts"]) == ("possible", None)
    assert found["Norland"]["words"] == "Norland sold Westria 500 tonnes of copper in 2019."


def test_what_was_denied_is_no_supply() -> None:
    assert "Ostia" not in {supplier.label for supplier in suppliers(WORLD, "copper").suppliers}


def test_deals_about_the_good_are_named_beside() -> None:
    assert [deal["label"] for deal in suppliers(WORLD, "copper").deals] == ["Norcop – Sudmine: contract signed"]
    assert suppliers(WORLD, "copper", without="Sudia").deals == ()


def test_goods_under_a_good_and_goods_with_its_name_count_but_not_what_is_placed_elsewhere() -> None:
    made = [
        fact("Production", f"Norland makes {g.label}.", producer=NORLAND, commodity=g) for g in (COPPER, PALM, TUBES)
    ]
    net = network(graph(report("a", "2019-01-01", *made), *MARKET))
    assert set(suppliers(net, "copper").goods) == {"copper", "copper tubes", "copper wire"}
    assert set(suppliers(net, "copper wire").goods) == {"copper wire"}


def test_without_a_supplier_its_firms_stop_too_and_the_others_are_left() -> None:
    left = suppliers(WORLD, "copper", without="sudia")
    assert [supplier.label for supplier in left.suppliers] == ["Norland", "Westria"]
    assert left.without == "Sudia"
    assert left.as_table().title == "Who supplies copper without Sudia"


def test_who_took_from_the_one_that_stops_is_exposed_with_what_is_left_for_it() -> None:
    [row] = suppliers(WORLD, "copper", without="Sudia").as_exposed_table().as_dicts()
    assert row == {
        "customer": "Ostia",
        "takes": "20–30 percent of its copper",
        "left": "nobody",
        "only planned or possible": "Westria",
    }


def test_a_supplier_from_whom_nobody_is_said_to_take_is_told() -> None:
    makes = fact("Production", "Norland makes copper.", producer=NORLAND, commodity=COPPER)
    net = network(graph(report("a", "2019-01-01", makes)))
    told = suppliers(net, "copper", without="Norland").as_exposed_table()
    assert (told.rows, told.note) == ((), "No article says who takes copper from Norland.")


def test_who_has_another_sure_supplier_comes_after_who_has_none() -> None:
    flows = [
        fact("TradeFlow", "Sudia sells Norland.", exporter=SUDIA, importer=NORLAND, commodity=COPPER),
        fact("TradeFlow", "Sudia sells Westria.", exporter=SUDIA, importer=WESTRIA, commodity=COPPER),
        fact("TradeFlow", "Norcop sells Norland.", exporter=NORCOP, importer=NORLAND, commodity=COPPER),
    ]
    found = suppliers(network(graph(report("a", "2019-01-01", *flows))), "copper", without="Sudia").exposed
    assert [(one.customer, one.sure) for one in found] == [("Westria", ()), ("Norland", ("Norcop",))]


def test_an_amount_tells_its_date_and_what_is_not_sure() -> None:
    told = fact(
        "TradeFlow",
        "Sudmine is to sell.",
        exporter=SUDMINE,
        importer=NORLAND,
        commodity=COPPER,
        certainty="planned",
        date="2020",
        amounts=[tonnes(5)],
    )
    [supplier] = suppliers(network(graph(report("a", "2019-01-01", told))), "copper").suppliers
    assert supplier.amounts == ("5 tonnes (2020, planned)",)


def test_the_samples_have_china_and_perhaps_india() -> None:
    net = network(graph(*sample_extractions()))
    assert [(s.label, s.factuality) for s in suppliers(net, "rare earth").suppliers] == [
        ("China", "asserted"),
        ("India", "possible"),
    ]


def test_an_unknown_good_or_supplier_is_an_error() -> None:
    with pytest.raises(NetworkError, match="Did you mean 'copper'"):
        suppliers(WORLD, "coper")
    with pytest.raises(NetworkError, match="knows no actor called 'copper'"):
        suppliers(WORLD, "copper", without="copper")
