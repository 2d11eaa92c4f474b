"""The vocabulary shows on a terminal: all of it at a glance, one type in detail, a way out for a wrong name."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from kg.asking.show import show_ontology
from kg.errors import OntologyError
from kg.ontology import load_ontology

ONTO = load_ontology()


def shown(name: str | None = None, *, width: int = 160, styled: bool = False) -> str:
    """What a terminal of that width shows."""
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=styled, color_system="standard" if styled else None).print(
        show_ontology(name)
    )
    return out.getvalue()


def test_the_overview_names_every_type_role_and_value() -> None:
    text = shown(width=400)
    names = [*ONTO.events, *ONTO.relations, *(e.name for e in ONTO.entity_types.values() if not e.abstract)]
    roles = [role for event in ONTO.events.values() for role in event.roles]
    assert [name for name in (*names, *roles, *ONTO.values) if name not in text] == []


def test_core_roles_are_starred_in_plain_text_and_bold_on_a_terminal() -> None:
    assert "producer*, commodity*, input, place" in shown()
    assert "\x1b[1mproducer*\x1b[0m" in shown(styled=True)


def test_an_event_type_shows_roles_fillers_values_and_their_meaning() -> None:
    text = shown("Agreement", width=400)
    assert ONTO.events["Agreement"].definition in text
    for words in ("party*", "NamedAgreement", "negotiating", "The terms are being talked over.", "PLOVER code: AGREE"):
        assert words in text


def test_a_relation_is_found_by_its_class_and_by_its_property() -> None:
    assert shown("HoldsOffice") == shown("holdsOffice")
    assert "It reads: … holds an office of …" in shown("holdsOffice")


def test_an_entity_type_shows_its_kin_and_the_roles_it_can_fill() -> None:
    assert "It is a kind of: Polity, Location." in shown("Country")
    assert "Its kinds: Bloc, Body, Agency, Organization." in shown("Forum")
    accession = next(line for line in shown("Country").splitlines() if "Accession" in line)
    assert "member" in accession
    assert "organization" not in accession


def test_an_unknown_type_gives_the_nearest_and_a_way_out() -> None:
    with pytest.raises(OntologyError, match=r"'Agrement'.*'Agreement'.*kg ontology"):
        show_ontology("Agrement")


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(len(line.rstrip()) for line in shown(width=width).splitlines()) <= width
