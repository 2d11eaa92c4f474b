"""Verbs that the parser took for a word in front of their object."""

from __future__ import annotations

import pytest

from tests.conftest import Read

TRADED = [
    ("Zambia exports copper to Switzerland.", "exporter", "Zambia", ["copper"]),
    ("Kenya imports wheat from Ukraine.", "importer", "Kenya", ["wheat"]),
    ("Kenya exports tea, coffee and salt.", "exporter", "Kenya", ["tea", "coffee", "salt"]),
    ("Uganda imports most of its fuel through Kenya.", "importer", "Uganda", ["fuel"]),
    ("Zambia ships most of its copper abroad.", "exporter", "Zambia", ["copper"]),
]


@pytest.mark.parametrize(("text", "role", "who", "goods"), TRADED, ids=[t[0] for t in TRADED])
def test_a_verb_in_front_of_its_object_is_that_of_the_clause(
    read: Read, text: str, role: str, who: str, goods: list[str]
) -> None:
    (flow,) = (c for c in read(text).claims if c.type == "TradeFlow")
    assert [f.entity.label for f in flow.roles[role]] == [who]
    assert [f.entity.label for f in flow.roles["commodity"]] == goods


def test_what_goes_on_with_the_verb_is_not_the_objects(read: Read) -> None:
    flows = [
        c for c in read("Sudan exported gum worth $9 million, and sold gold to Peru.").claims if c.type == "TradeFlow"
    ]
    assert [[f.entity.label for f in c.roles["commodity"]] for c in flows] == [["gum"], ["gold"]]
    assert all([f.entity.label for f in c.roles["exporter"]] == ["Sudan"] for c in flows)


@pytest.mark.parametrize("text", ["The Kenya exports board met in Nairobi.", "The Peru imports report was late."])
def test_a_noun_behind_a_name_stays_one_where_the_clause_has_its_verb(read: Read, text: str) -> None:
    assert [c for c in read(text).claims if c.type == "TradeFlow"] == []
