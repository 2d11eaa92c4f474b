"""The catalog links names as the news uses them, and its files are whole and reproducible."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import InputError
from kg.iri import mint
from kg.ontology import ontology_folder
from kg.reference.catalog import Catalog, load_catalog
from kg.reference.catalog_files import read_records
from kg.reference.records import Record

FOLDER = ontology_folder()


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    return read_records([FOLDER / "entities.ttl", FOLDER / "goods.ttl"])


def found(catalog: Catalog, text: str) -> list[tuple[str, str]]:
    return [(match.text, match.candidates[0].entity.label) for match in catalog.find(text)]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("U.S.-Japan talks", [("U.S.", "United States"), ("Japan", "Japan")]),
        ("Sino-Indian trade", [("Sino-", "China"), ("Indian", "India")]),
        ("The U.S. To drop", [("U.S.", "United States")]),
        ("S.Korean and S. Korean cars", [("S.Korean", "South Korea"), ("S. Korean", "South Korea"), ("cars", "cars")]),
        ("JAPAN, WEST GERMANY", [("JAPAN", "Japan"), ("WEST GERMANY", "West Germany")]),
        ("the World trade organization", [("World trade organization", "World Trade Organization")]),
        ("China clay from Cornwall", [("China clay", "kaolin"), ("Cornwall", "Cornwall")]),
        ("it told us about Georgian wine", [("Georgian", "Georgia"), ("wine", "wine")]),
        ("Toyota Tsusho Corp., of Nagoya", [("Toyota Tsusho Corp.", "Toyota Tsusho"), ("Nagoya", "Nagoya")]),
        ("New Mexico potash", [("New Mexico", "New Mexico"), ("potash", "potash")]),
        ("Côte d’Ivoire and Turkiye", [("Côte d’Ivoire", "Ivory Coast"), ("Turkiye", "Turkey")]),
        ("Latin American states", [("Latin American", "Latin America")]),
        ("rare\nearths", [("rare\nearths", "rare earths")]),
        ("Chadwick sells polished steelworks", []),
        ("a total of 300 carts", []),
    ],
)
def test_names_are_found_as_the_news_writes_them(catalog: Catalog, text: str, links: list[tuple[str, str]]) -> None:
    assert found(catalog, text) == links


@pytest.mark.parametrize(
    ("name", "label", "form"),
    [
        ("Dutch", "Netherlands", "demonym"),
        ("the Netherlands", "Netherlands", "name"),
        ("Japan's", "Japan", "name"),
        ("US", "United States", "abbreviation"),
        ("British", "United Kingdom", "demonym"),
        ("Burma", "Myanmar", "name"),
        ("Trump administration", "United States", "seat"),
        ("CUSMA", "United States-Mexico-Canada Agreement", "abbreviation"),
        ("Thailand's Commerce Ministry", "Ministry of Commerce of Thailand", "name"),
        ("USDA", "U.S. Department of Agriculture", "abbreviation"),
        ("auto part", "auto parts", "good"),
        ("soya bean oil", "soybean oil", "good"),
    ],
)
def test_a_name_is_looked_up_whole(catalog: Catalog, name: str, label: str, form: str) -> None:
    best = catalog.lookup(name)[0]
    assert (best.entity.label, best.form) == (label, form)


@pytest.mark.parametrize("name", ["us", "turk", "Ruritania", "China and Japan", ""])
def test_what_is_no_name_has_no_candidate(catalog: Catalog, name: str) -> None:
    assert catalog.lookup(name) == ()


@pytest.mark.parametrize(
    ("seat", "stands_for"),
    [
        ("Tokyo", "Japan"),
        ("Peking", "China"),
        ("White House", "United States"),
        ("Brussels", "European Union"),
        ("Whitehall", "United Kingdom"),
    ],
)
def test_a_seat_of_government_is_a_place_and_the_state(catalog: Catalog, seat: str, stands_for: str) -> None:
    place, state, *_ = catalog.lookup(seat, on=dt.date(2014, 8, 28))
    assert (place.entity.type, place.form) == ("Place", "name")
    assert (state.entity.label, state.form) == (stands_for, "seat")


def test_the_day_tells_namesakes_apart(catalog: Catalog) -> None:
    def first(name: str, year: int) -> str:
        return catalog.lookup(name, on=dt.date(year, 6, 1))[0].entity.label

    assert (first("EC", 1987), first("EC", 2014)) == ("European Community", "European Commission")
    assert (first("George Bush", 1990), first("George Bush", 2004)) == ("George H. W. Bush", "George W. Bush")
    seats = [c.entity.label for c in catalog.lookup("Moscow", on=dt.date(1987, 6, 1)) if c.form == "seat"]
    assert seats[0] == "Soviet Union"


def test_a_common_name_is_no_official_of_another_time(catalog: Catalog) -> None:
    assert catalog.lookup("Michael Wilson", on=dt.date(1992, 6, 1))[0].entity.type == "Person"
    assert catalog.lookup("Michael Wilson", on=dt.date(2019, 6, 1)) == ()


def test_an_ambiguous_name_scores_below_a_clear_one(catalog: Catalog) -> None:
    assert catalog.lookup("Georgia")[0].score < catalog.lookup("Armenia")[0].score
    turkey = catalog.find("They met in Turkey to sell turkey.")
    assert [m.candidates[0].entity.type for m in turkey] == ["Country", "Good"]


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("mixed rare earth materials", "rare earths"),
        ("cotton shirts", "shirts"),
        ("their long-grain rice", "long-grain rice"),
        ("semiconductor chips", "semiconductors"),
        ("new wheat flour mills", "wheat flour"),
        ("liquefied natural gas (LNG)", "liquefied natural gas"),
        ("frozen concentrated orange juice", "orange juice"),
    ],
)
def test_the_good_of_a_phrase_is_its_head(catalog: Catalog, phrase: str, label: str) -> None:
    good = catalog.good(phrase)
    assert good
    assert good.label == label


def test_a_phrase_without_a_good_has_none(catalog: Catalog) -> None:
    assert catalog.good("the second round of talks") is None


def test_the_holder_of_an_office_is_known_by_the_day(catalog: Catalog) -> None:
    india, usa, eu = mint("Country", "India"), mint("Country", "United States"), mint("Bloc", "European Union")
    holder = catalog.holder("prime minister", india, dt.date(2014, 8, 28))
    assert holder == catalog.by_iri[mint("Person", "Narendra Modi")]
    trade = catalog.holder("U.S. Trade Representative", usa, dt.date(1987, 4, 1))
    assert trade
    assert trade.label == "Clayton Yeutter"
    commissioner = catalog.holder("trade commissioner", eu, dt.date(2016, 1, 1))
    assert commissioner
    assert commissioner.label == "Cecilia Malmstrom"
    assert catalog.holder("prime minister", india, dt.date(1900, 1, 1)) is None
    assert catalog.holder("head gardener", india, dt.date(2014, 8, 28)) is None


def test_a_demonym_gives_its_country(catalog: Catalog) -> None:
    danes, paper = catalog.demonym("Danes"), catalog.demonym("paper")
    assert danes
    assert (danes.label, paper) == ("Denmark", None)


def test_a_description_holds_codes_and_broader_goods(catalog: Catalog) -> None:
    japan = catalog.describe(mint("Country", "Japan"))
    assert (japan.iso2, japan.iso3, japan.wikidata) == ("JP", "JPN", "http://www.wikidata.org/entity/Q17")
    neodymium = catalog.describe(mint("Good", "neodymium"))
    assert (neodymium.hs, neodymium.broader) == ("2805", (mint("Good", "rare earths"),))
    assert catalog.describe(mint("Country", "Soviet Union")).until == "1991-12-26"
    assert catalog.describe("https://example.org/nothing").hs is None


def test_the_names_of_an_entity_hold_no_demonym(catalog: Catalog) -> None:
    assert catalog.by_iri[mint("Country", "Japan")].names == ("Japan",)
    assert "Chinese" not in catalog.by_iri[mint("Country", "China")].names
    assert "EU" in catalog.by_iri[mint("Bloc", "European Union")].names


def test_an_extra_csv_file_adds_and_overrides(tmp_path: Path) -> None:
    extra = tmp_path / "mine.csv"
    extra.write_text(
        "type,label,names,country,hs,broader\nCompany,Acme Ores,Acme|Congo,Ruritania,,\n".replace("Ruritania", "CA")
        + "Good,cricket bats,,,9506,sporting goods\n",
        encoding="utf-8",
    )
    catalog = load_catalog([extra])
    assert [c.entity.label for c in catalog.lookup("Congo")] == ["Acme Ores"]
    assert catalog.lookup("Acme")[0].entity.country == mint("Country", "Canada")
    assert catalog.describe(mint("Good", "cricket bats")).broader == (mint("Good", "sporting goods"),)
    assert found(catalog, "a cricket bat") == [("cricket bat", "cricket bats")]


def test_an_extra_turtle_file_replaces_a_thing_of_the_same_type_and_label(tmp_path: Path) -> None:
    extra = tmp_path / "mine.ttl"
    extra.write_text(
        "@prefix kg: <https://w3id.org/trade-kg/ontology#> .\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        f'<{mint("Company", "Toyota Tsusho")}> a kg:Company ; rdfs:label "Toyota Tsusho" ; kg:abbreviation "TTC" .\n',
        encoding="utf-8",
    )
    catalog = load_catalog([extra])
    assert catalog.by_iri[mint("Company", "Toyota Tsusho")].names == ("Toyota Tsusho", "TTC")
    assert catalog.lookup("TTC")


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.csv", "type,label\nCompanie,Acme\n", "Did you mean 'Company'"),
        ("a.csv", "type,label\nCompany,\n", "line 2: the label is empty"),
        ("a.csv", "type,label,country\nCompany,Acme,Japn\n", "Did you mean 'Japan'"),
        ("a.ttl", "this is no turtle", "Cannot read entities"),
        ("a.xlsx", "", "ends in .ttl or .csv"),
    ],
)
def test_a_broken_extra_file_is_named_with_the_way_out(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        load_catalog([tmp_path / name])


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.sampled_from(["Japan", "U.S.", "İ", "rare earths", "-", " ", "\n", "’", "ﬁ", "EU", "Xi", "said", "."]))
)
def test_matches_lie_in_the_text_in_order_and_bounded_by_words(parts: list[str]) -> None:
    text = "".join(parts)
    free = 0
    for match in _shared().find(text):
        assert match.start >= free
        assert text[match.start : match.end] == match.text
        assert not (match.start and text[match.start - 1].isalnum())
        assert match.candidates
        free = match.end


_LOADED: list[Catalog] = []


def _shared() -> Catalog:
    if not _LOADED:
        _LOADED.append(load_catalog())
    return _LOADED[0]


def test_of_names_that_are_kept_apart_neither_is_a_name_of_the_other() -> None:
    apart = frozenset({frozenset(("Holland", "Netherlands"))})
    kept, parted = load_catalog(), load_catalog(apart=apart)
    assert [c.entity.label for c in kept.lookup("Holland")] == ["Netherlands"]
    assert parted.lookup("Holland") == ()
    assert [c.entity.label for c in parted.lookup("Netherlands")] == ["Netherlands"]
