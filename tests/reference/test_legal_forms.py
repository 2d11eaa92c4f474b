"""The legal form of a firm belongs to its name, and is left out of its label."""

from __future__ import annotations

import pytest

from kg.reference.legal_forms import has_legal_form, label_of_firm, legal_forms, with_legal_form


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Acme Corp. said", "Acme Corp."),
        ("Acme Co Ltd, of", "Acme Co Ltd"),
        ("Acme, Inc. and", "Acme, Inc."),
        ("Acme Corps", "Acme"),
    ],
)
def test_a_legal_form_belongs_to_the_name(text: str, name: str) -> None:
    assert text[: with_legal_form(text, len("Acme"))] == name


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Acme Corp.", "Acme"),
        ("Acme Dairy N.V.", "Acme Dairy"),
        ("Acme Co., Ltd.", "Acme"),
        ("Acme S.A. de C.V.", "Acme"),
        ("Acme (Pvt) Ltd", "Acme"),
        ("Acme Drilling Company", "Acme Drilling Company"),
        ("B.V.R. Rao", "B.V.R. Rao"),
        ("Ltd", "Ltd"),
    ],
)
def test_a_firm_is_called_without_its_legal_form(name: str, label: str) -> None:
    assert label_of_firm(name) == label


def test_a_legal_form_is_found_behind_a_name_only() -> None:
    text = "Acme Ltd sued Beta, Inc. in Co Clare; (Ltd) firms."
    assert [text[start:end] for start, end in legal_forms(text)] == ["Ltd", "Inc.", "Co"]
    assert has_legal_form("Acme Ltd")
    assert not has_legal_form("Ltd")
