from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.asking.lookup import Named, find, named, plain, suggestions, unknown
from tests.world import COPPER, NORLAND, PALM, QUOTAS, SUDIA, TIN, TUBES, WIRE, fact, graph, report

KNOWN = (
    Named("i:1", "Country", "Côte d'Ivoire", ("Ivory Coast",)),
    Named("i:2", "Country", "Georgia"),
    Named("i:3", "Place", "Georgia"),
    Named("i:4", "Country", "United States", ("US", "USA")),
    Named("i:5", "Good", "rare earths", ("rare earth elements",)),
    Named("i:6", "Good", "mixed rare earth"),
    Named("i:7", "Topic", "export limits on rare earths"),
    Named("i:8", "Good", "oil"),
    Named("i:9", "Good", "palm oil", (), True),
    Named("i:10", "Company", "Rare Earths Ltd"),
    Named("i:11", "NamedAgreement", "Free Trade Agreement"),
    Named("i:12", "NamedAgreement", "Georgia-United States Free Trade Agreement"),
)


def found(text: str, kind: str = "name") -> list[str]:
    """The IRIs that a name stands for."""
    return [one.iri for one in find(KNOWN, text, kind=kind)]


@pytest.mark.parametrize("text", ["Côte d'Ivoire", "cote d’ivoire", "IVORY COAST", "the Ivory Coast", "i:1", "<i:1>"])
def test_a_name_is_found_in_any_spelling(text: str) -> None:
    assert found(text) == ["i:1"]


def test_a_name_of_several_things_stands_for_all_of_them() -> None:
    assert found("georgia") == ["i:2", "i:3"]


@pytest.mark.parametrize("text", ["rare earth", "Rare-Earths", "rare earths"])
def test_a_good_stands_for_goods_and_topics_that_contain_its_name(text: str) -> None:
    assert found(text, "good") == ["i:5", "i:6", "i:7"]


def test_the_kind_of_a_deal_names_all_of_that_kind_and_a_party_names_none() -> None:
    assert found("free trade agreement") == ["i:11", "i:12"]
    assert found("US") == ["i:4"]


def test_a_good_that_the_catalog_places_elsewhere_is_not_taken_by_a_part_of_its_name() -> None:
    assert found("oil", "good") == ["i:8"]


def test_only_classes_of_the_kind_are_found() -> None:
    assert found("rare earths", "actor") == []
    assert found("united states", "good") == []


@pytest.mark.parametrize("text", ["", " ", "?!", "the", "' . ?x ?y ?z #"])
def test_what_is_no_name_finds_nothing(text: str) -> None:
    assert found(text) == []


def test_near_names_are_suggested_nearest_first() -> None:
    assert suggestions(KNOWN, "Untied States")[0] == "United States"
    assert "Did you mean 'Georgia'" in unknown(KNOWN, "Gorgia")
    assert unknown((), "Atlantis", kind="actor") == "The graph knows no actor called 'Atlantis'."


def test_the_graph_knows_entities_with_aliases_and_neither_events_nor_relations() -> None:
    opened = graph(
        report(
            "a",
            "2019-01-01",
            fact("TradeFlow", "Norland sold wire to Sudia.", exporter=NORLAND, importer=SUDIA, commodity=WIRE),
            ("memberOf", "Norland is in Sudia.", NORLAND, SUDIA),
        )
    )
    known = {one.label: one for one in named(opened.store)}
    assert set(known) == {"Norland", "Sudia", "copper wire", "copper"}
    assert known["Norland"].names == ("Kingdom of Norland", "NL")
    assert known["copper wire"].placed
    assert not known["copper"].placed


def test_palm_copper_is_no_copper_but_tubes_and_quotas_are() -> None:
    flows = [
        fact("Production", f"Norland makes {g.label}.", producer=NORLAND, commodity=g) for g in (COPPER, PALM, TUBES)
    ]
    ruling = fact("Dispute", "Sudia complained.", complainant=SUDIA, topic=QUOTAS)
    opened = graph(report("a", "2019-01-01", *flows, ruling))
    assert [one.label for one in find(named(opened.store), "copper", kind="good")] == [
        "copper",
        "copper tubes",
        "export quotas on copper",
    ]
    assert TIN.label in {one.label for one in named(opened.store)}


@settings(deadline=None)
@given(st.text())
def test_plain_is_stable(text: str) -> None:
    assert plain(plain(text)) == plain(plain(plain(text)))
    assert plain(text.upper().lower()) == plain(text.lower())
