"""A user's own entities: what a row or a block adds to a known thing, what it replaces, and what is an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import InputError
from kg.iri import mint
from kg.reference.catalog import Catalog, load_catalog
from kg.reference.own_entities import with_own
from kg.reference.records import Record

JAPAN, TOYOTA = mint("Country", "Japan"), mint("Company", "Toyota Tsusho")
PREFIXES = (
    "@prefix kg: <https://w3id.org/trade-kg/ontology#> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
)


def own(folder: Path, text: str, name: str = "mine.csv") -> Catalog:
    (folder / name).write_text(text, encoding="utf-8")
    return load_catalog([folder / name])


def meant(catalog: Catalog, name: str) -> list[str]:
    return [candidate.entity.label for candidate in catalog.lookup(name)]


def test_a_row_with_the_label_of_a_known_thing_adds_its_names_and_keeps_the_rest(tmp_path: Path) -> None:
    catalog = own(tmp_path, "type,label,names,demonyms\nCountry,Japan,Nihon|Land of Ports,Nihonese\n")
    assert {"Japan", "Nihon", "Land of Ports"} <= set(catalog.by_iri[JAPAN].names)
    assert [meant(catalog, name) for name in ("Nihon", "Japanese", "Nihonese", "Tokyo")] == [
        *(["Japan"], ["Japan"], ["Japan"]),
        meant(load_catalog(), "Tokyo"),
    ]
    assert catalog.describe(JAPAN).iso2 == "JP"


def test_the_other_columns_of_a_row_replace_what_the_thing_had(tmp_path: Path) -> None:
    catalog = own(tmp_path, "type,label,country,wikidata\nCompany,Toyota Tsusho,CAN,Q900001\n")
    assert catalog.by_iri[TOYOTA].country == mint("Country", "Canada")
    assert catalog.describe(TOYOTA).wikidata == "http://www.wikidata.org/entity/Q900001"


@pytest.mark.parametrize(
    "row", ["Country,Nihon,,Q17", "Organization,Nihon,,Q17", "Country,Nihon,,https://www.wikidata.org/wiki/Q17"]
)
def test_a_row_with_the_identifier_of_a_known_thing_is_about_that_thing(tmp_path: Path, row: str) -> None:
    catalog = own(tmp_path, f"type,label,names,wikidata\n{row}\n")
    [found] = catalog.lookup("Nihon")
    assert (found.entity.iri, found.entity.type) == (JAPAN, "Country")


def test_a_row_with_another_name_of_a_known_thing_of_its_type_is_about_that_thing(tmp_path: Path) -> None:
    catalog = own(tmp_path, "type,label,names\nCountry,USA,Union of Ports\n")
    assert meant(catalog, "Union of Ports") == meant(catalog, "USA") == ["United States"]


def test_a_name_that_is_given_to_a_thing_is_taken_from_others_and_an_old_name_from_nobody(tmp_path: Path) -> None:
    known = load_catalog()
    catalog = own(tmp_path, "type,label,names\nCompany,Acme Ores,Congo\nCountry,Georgia,Sakartvelo\n")
    assert meant(catalog, "Congo") == ["Acme Ores"]
    assert meant(catalog, "Georgia") == meant(known, "Georgia")
    assert meant(catalog, "Sakartvelo") == ["Georgia"]


def test_rows_of_one_thing_add_up_and_a_later_file_has_the_last_word(tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("type,label,names,country\nCompany,Acme Ores,Acme,Peru\nCompany,Acme Ores,AOC,Peru\n")
    second.write_text("type,label,country\nCompany,AOC,Chile\n")
    entity = load_catalog([first, second]).by_iri[mint("Company", "Acme Ores")]
    assert entity.names == ("Acme Ores", "Acme", "AOC")
    assert entity.country == mint("Country", "Chile")


def test_goods_have_codes_and_broader_goods_of_any_name_known_or_of_the_file(tmp_path: Path) -> None:
    text = "type,label,names,hs,broader\nGood,harbour tea,quay tea,0902.10,Tea\nGood,fine harbour tea,,,harbour tea\n"
    catalog = own(tmp_path, text)
    tea = catalog.describe(mint("Good", "harbour tea"))
    assert (tea.hs, tea.broader) == ("090210", (mint("Good", "tea"),))
    assert catalog.describe(mint("Good", "fine harbour tea")).broader == (mint("Good", "harbour tea"),)
    found = catalog.good("a load of quay teas")
    assert found is not None
    assert found.label == "harbour tea"


def test_turtle_without_a_type_adds_to_a_known_thing_and_with_one_it_replaces_it(tmp_path: Path) -> None:
    added = own(tmp_path, f'{PREFIXES}<{TOYOTA}> skos:altLabel "Toyotsu" ; kg:abbreviation "TTC" .\n', "a.ttl")
    assert {"Toyota Tsusho", "Toyotsu", "TTC"} <= set(added.by_iri[TOYOTA].names)
    assert added.by_iri[TOYOTA].country == JAPAN
    whole = own(tmp_path, f'{PREFIXES}<{TOYOTA}> a kg:Company ; rdfs:label "Toyotsu" .\n', "b.ttl")
    assert whole.by_iri[TOYOTA].names == ("Toyotsu",)
    assert whole.by_iri[TOYOTA].country is None


def test_columns_that_help_to_decide_empty_rows_and_semicolons_are_read(tmp_path: Path) -> None:
    text = "type;label;names;times;sentence\nCompany;Acme Ores;Acme;3;It dug, and dug.\n;;;;\n"
    assert meant(own(tmp_path, text), "Acme") == ["Acme Ores"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('type,label\nCompany,"Acme\nbar,,,\n', "line 2: the row is broken (unexpected end of data)"),
        ("type,label,wikidta\nCompany,Acme,Q1\n", "line 1: there is no column 'wikidta'. Did you mean 'wikidata'"),
        ("label,names\nAcme,A\n", "line 1: one column has to be 'type'"),
        ("", "line 1: one column has to be 'type'"),
        (
            "type,label\nCompany,Acme\nCompanie,Bolt\n",
            "line 3: 'Companie' is no type of entity. Did you mean 'Company'",
        ),
        ("type,label,names\nCompany,Acme, Inc.,A\n", "line 2: there are more cells than columns"),
        ("type,label,wikidata\nCompany,Acme,17\n", "line 2: '17' is no id of Wikidata"),
        ("type,label,hs\nGood,quay tea,tea\n", "line 2: 'tea' is no code of the Harmonized System"),
        ("type,label,broader\nGood,quay tea,baverages\n", "line 2: no good is called 'baverages'. Did you mean 'bever"),
        (
            "type,label,wikidata\nCompany,Acme,Q1\nCompany,Bolt,Q3\nCompany,Acme,Q2\n",
            "line 4: wikidata of 'Acme' is 'Q2', but 'Q1' on line 2. Keep one of the two rows",
        ),
    ],
)
def test_what_cannot_be_used_in_a_csv_file_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        own(tmp_path, text)
    assert f"mine.csv, {message}" in str(error.value)


def test_a_csv_file_in_another_encoding_says_so(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_bytes("type,label\nCompany,Åland Ores\n".encode("latin-1"))
    with pytest.raises(InputError, match="not UTF-8"):
        load_catalog([tmp_path / "mine.csv"])


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ('<https://e.org/acme> a kg:Compny ; rdfs:label "Acme" .', "line 4: <https://e.org/acme> is a kg:Compny"),
        ('<https://e.org/acme> rdfs:label "Acme" .', "line 4: <https://e.org/acme> has no type"),
    ],
)
def test_a_block_of_turtle_that_would_say_nothing_is_named_with_its_line(
    tmp_path: Path, block: str, message: str
) -> None:
    with pytest.raises(InputError) as error:
        own(tmp_path, f"{PREFIXES}{block}\n", "mine.ttl")
    assert f"mine.ttl, {message}" in str(error.value)


def test_a_second_statement_changes_nothing() -> None:
    known = {"i:a": Record("i:a", "Company", "Acme", (("Acme", "name"), ("A", "abbreviation")))}
    more = Record("i:a", "Company", "Acme", (("Acme", "name"), ("Bolt", "name")), country="i:peru")
    once = with_own(known, [more])
    assert once["i:a"].forms == (("Acme", "name"), ("A", "abbreviation"), ("Bolt", "name"))
    assert with_own(once, [more]) == once
