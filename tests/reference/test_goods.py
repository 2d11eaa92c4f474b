"""The scheme of goods is whole, and phrases of the news find their good in it."""

from __future__ import annotations

import csv

import pytest

from kg.naming.good_names import known_good, own_node
from kg.ontology import ontology_folder
from kg.reference.catalog import Catalog, load_catalog
from kg.reference.catalog_files import read_records
from kg.reference.records import Record

FOLDER = ontology_folder()
CHAPTERS = {f"{n:02}" for n in range(1, 98)} - {"77"}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_catalog()


@pytest.fixture(scope="module")
def rows() -> dict[str, dict[str, str]]:
    with (FOLDER / "tables" / "goods.csv").open(encoding="utf-8") as file:
        return {row["label"]: row for row in csv.DictReader(file)}


def wider(label: str, rows: dict[str, dict[str, str]]) -> set[str]:
    """All goods above one, however far."""
    found: set[str] = set()
    pending = [label]
    while pending:
        above = {name for name in rows[pending.pop()]["broader"].split("|") if name} - found
        found |= above
        pending += above
    return found


def test_there_are_more_than_two_thousand_goods(rows: dict[str, dict[str, str]]) -> None:
    assert len(rows) > 2500
    assert sum(row["hs"] not in ("", "-") for row in rows.values()) > 0.9 * len(rows)
    assert sum(len(row["names"].split("|")) for row in rows.values() if row["names"]) > 3000


def test_every_good_has_a_code_in_the_shape_of_the_harmonised_system_or_is_marked_to_have_none(
    rows: dict[str, dict[str, str]],
) -> None:
    codes = {label: row["hs"] for label, row in rows.items() if row["hs"] not in ("", "-")}
    assert [la for la, c in codes.items() if not (c.isdigit() and len(c) in (2, 4, 6) and c[:2] in CHAPTERS)] == []
    bare = {label for label, row in rows.items() if not row["hs"]}
    assert [label for label in bare if "services" not in {label, *wider(label, rows)}] == []


def test_no_good_is_broader_than_itself(rows: dict[str, dict[str, str]]) -> None:
    assert [label for label in rows if label in wider(label, rows)] == []


def test_every_good_or_service_hangs_below_a_top_of_the_scheme(rows: dict[str, dict[str, str]]) -> None:
    tops = {label for label, row in rows.items() if not row["broader"]}
    assert tops == {"goods", "services"}


def test_no_good_takes_the_state_that_it_comes_from_into_its_name() -> None:
    records = read_records([FOLDER / "entities.ttl", FOLDER / "goods.ttl"]).values()
    of_states = {n for r in records if r.type == "Country" for n, form in r.forms if form == "demonym"}
    goods = [(n, r) for r in records if r.type == "Good" for n, _ in r.forms]
    named = {r.label for n, r in goods if of_states & set(n.split())}
    assert named <= {"traditional Chinese medicine", "spring onions"}


def test_the_seventeen_rare_earths_are_rare_earths(rows: dict[str, dict[str, str]]) -> None:
    elements = [
        *(
            "scandium",
            "yttrium",
            "lanthanum",
            "cerium",
            "praseodymium",
            "neodymium",
            "promethium",
            "samarium",
            "europium",
        ),
        *("gadolinium", "terbium", "dysprosium", "holmium", "erbium", "thulium", "ytterbium", "lutetium"),
    ]
    assert len(elements) == 17
    assert [e for e in elements if "rare earths" not in wider(e, rows) or rows[e]["hs"] not in ("2805", "2844")] == []


WIDER = [
    ("lithium carbonate", "critical minerals"),
    ("coking coal", "coal"),
    ("electric vehicles", "cars"),
    ("basmati rice", "rice"),
    ("stainless steel", "iron and steel"),
    ("nickel ore", "nickel"),
    ("liquefied natural gas", "natural gas"),
    ("DRAM chips", "semiconductors"),
    ("frozen chicken", "poultry"),
    ("soybean oil", "agricultural products"),
    ("jet fuel", "oil products"),
    ("fighter jets", "arms"),
]


@pytest.mark.parametrize(("good", "above"), WIDER, ids=[w[0] for w in WIDER])
def test_a_question_about_a_good_reaches_its_kinds(rows: dict[str, dict[str, str]], good: str, above: str) -> None:
    assert above in wider(good, rows)


PHRASES = [
    ("soybean oil", "soybean oil"),
    ("soya bean oil", "soybean oil"),
    ("mixed rare earth materials", "rare earths"),
    ("semiconductor chips", "semiconductors"),
    ("auto parts", "auto parts"),
    ("car components", "auto parts"),
    ("long-grain rice", "long-grain rice"),
    ("crude palm oil", "crude palm oil"),
    ("frozen chicken", "frozen chicken"),
    ("rolled steel", "rolled steel"),
    ("hot rolled coil", "hot-rolled coil"),
    ("HRC", "hot-rolled coil"),
    ("lithium-ion batteries", "lithium-ion batteries"),
    ("lithium ion battery", "lithium-ion batteries"),
    ("frozen orange juice concentrate", "orange juice"),
    ("durum wheat", "durum wheat"),
    ("surplus wheat", "wheat"),
    ("LNG", "liquefied natural gas"),
    ("EVs", "electric vehicles"),
    ("PV panels", "solar panels"),
    ("DRAM", "DRAM chips"),
    ("NAND chips", "NAND chips"),
    ("maize", "corn"),
    ("corn oil", "corn oil"),
    ("aluminium foil", "aluminum foil"),
    ("car tyres", "passenger tyres"),
    ("tires", "tyres"),
    ("petrol", "gasoline"),
    ("aeroplanes", "aircraft"),
    ("sulfuric acid", "sulphuric acid"),
    ("fertiliser", "fertilizers"),
    ("jewelry", "jewellery"),
    ("apparel", "clothing"),
    ("pharmaceuticals", "medicines"),
    ("tequila", "tequila"),
    ("Scotch", "Scotch whisky"),
    ("Brazil nuts", "brazil nuts"),
    ("china clay", "kaolin"),
    ("Brussels sprouts", "Brussels sprouts"),
    ("neodymium magnets", "neodymium magnets"),
    ("yttrium oxide", "yttrium oxide"),
    ("graphite powder", "graphite"),
    ("soybean products", "soybeans"),
    ("antimony items", "antimony"),
    ("copper cathode", "copper cathode"),
    ("battery-grade lithium carbonate", "lithium carbonate"),
    ("EUV lithography machines", "EUV lithography machines"),
    ("artillery shells", "artillery shells"),
    ("fighter planes", "fighter jets"),
    ("boneless beef", "boneless beef"),
    ("skimmed milk powder", "skim milk powder"),
    ("sparkling wines", "sparkling wine"),
    ("frozen tuna loins", "tuna loins"),
    ("vannamei shrimp", "vannamei shrimp"),
    ("insulin", "insulin"),
    ("surgical gloves", "medical gloves"),
    ("fresh avocados", "avocados"),
    ("zucchini", "courgettes"),
    ("softwood lumber", "softwood lumber"),
    ("OSB", "particle board"),
    ("combine harvesters", "combine harvesters"),
    ("knocked-down kits", "car kits"),
    ("telecom gear", "telecommunications equipment"),
    ("ship repairs", "shipbuilding services"),
    ("marine insurance", "maritime insurance"),
    ("goods", "goods"),
    ("certain imported products", "goods"),
    ("more imports", "goods"),
    ("potato chips", "potato chips"),
    ("oat milk", "plant-based milk"),
    ("mozzarella cheese", "mozzarella"),
    ("fresh durian fruit", "durians"),
    ("bismuth metal", "bismuth"),
    ("apple fruit juice", "fruit juice"),
    ("battery metals", "battery materials"),
    ("pick-ups", "pickup trucks"),
    ("Urals", "Urals crude"),
]


@pytest.mark.parametrize(("phrase", "label"), PHRASES, ids=[p[0] for p in PHRASES])
def test_a_phrase_finds_its_good(catalog: Catalog, phrase: str, label: str) -> None:
    found = known_good(phrase.split(), catalog)
    assert found
    assert found[0].label == label


NO_GOODS = [
    *("fish tanks", "apple chips", "macadamia butter", "lng", "beauty goods", "hrc", "trade ties", "the second round"),
    *(
        "talks",
        "sticky fingers",
        "sake",
        "steel works",
        "germanium wafers",
        "rice paddies owners",
        "export restraints",
        "matches",
        "seals",
    ),
]


@pytest.mark.parametrize("phrase", NO_GOODS)
def test_what_only_looks_like_a_good_is_none(catalog: Catalog, phrase: str) -> None:
    assert known_good(phrase.split(), catalog) is None


def test_a_whole_name_is_told_from_a_head(catalog: Catalog) -> None:
    assert [known_good(p.split(), catalog) for p in ("wheat", "Kernza wheat")] == [
        (catalog.named_good("wheat"), True),
        (catalog.named_good("wheat"), False),
    ]


@pytest.mark.parametrize("phrase", ["hair-clips", "Hair clips", "hair clip", "hair-Clip"])
def test_an_unknown_good_is_one_node_in_any_number_case_and_spelling(phrase: str) -> None:
    assert own_node(phrase, "Good").iri == own_node("hair clips", "Good").iri
    assert own_node(phrase, "Good").label == phrase


def test_records_of_goods_carry_their_code() -> None:
    goods = [r for r in read_records([FOLDER / "goods.ttl"]).values() if r.type == "Good"]
    assert all(isinstance(r, Record) and (r.hs is None or r.hs.isdigit()) for r in goods)
