"""The vocabulary holds the types, roles and values that articles are read by, is OWL 2 DL, and loads as one value."""

from __future__ import annotations

import itertools
import math
import os
from operator import mul
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SH, SKOS

from kg.errors import OntologyError
from kg.iri import ONTOLOGY
from kg.ontology import FILE, load_ontology, ontology_folder

ONTO = load_ontology()
ROLES = {
    "Meeting": "participant* place topic",
    "Agreement": "party* topic* name*",
    "TradeFlow": "exporter* importer* commodity*",
    "Production": "producer* commodity* input place",
    "Reliance": "dependent* supplier* commodity*",
    "TradeMeasure": "imposer* target* commodity*",
    "Dispute": "complainant* respondent* forum* topic",
    "Ruling": "forum* complainant* respondent* topic",
    "Investment": "investor* recipient* topic",
    "Accession": "member* organization*",
}
VALUES = {
    "Agreement.kind": "trade_agreement treaty memorandum contract joint_venture other",
    "Agreement.stage": "proposed negotiating agreed signed ratified in_force amended suspended terminated rejected",
    "TradeMeasure.kind": "tariff quota ban sanction subsidy antidumping licence other",
    "TradeMeasure.action": "impose increase reduce lift extend maintain",
    "Dispute.stage": "filed consultations panel settled withdrawn",
    "Ruling.outcome": "for_complainant for_respondent mixed unknown",
    "Ruling.stage": "ruling appeal",
    "Investment.kind": "investment acquisition loan aid",
    "Accession.stage": "applied negotiating invited acceded suspended withdrew",
}
ACTORS = {"Country", "Bloc", "Body", "Agency", "Company", "Organization", "Person", "Group"}
FILLERS = {
    "Meeting.participant": ACTORS,
    "Meeting.place": {"Place", "Country"},
    "Meeting.topic": {"Good", "Topic", "NamedAgreement"},
    "Agreement.party": ACTORS,
    "Agreement.name": {"NamedAgreement"},
    "TradeFlow.exporter": ACTORS | {"Place"},
    "TradeFlow.commodity": {"Good"},
    "Production.input": {"Good"},
    "TradeMeasure.imposer": ACTORS | {"NamedAgreement"},
    "Ruling.forum": {"Body", "Agency", "Organization", "Bloc"},
    "Investment.recipient": ACTORS | {"Place"},
    "Accession.member": {"Country", "Bloc", "Company", "Organization"},
    "Accession.organization": {"Bloc", "Body", "NamedAgreement", "Organization"},
}
PLOVER = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION"
Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]
# How colours look without one of the three kinds of cones: Machado, Oliveira and Fernandes 2009, severity 1.
SIGHTS: dict[str, Matrix] = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no long ones": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "no middle ones": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "no short ones": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
XYZ: Matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    return rdflib.Graph().parse(ontology_folder() / FILE, format="turtle")


def test_every_event_type_has_its_roles_and_core_roles_are_marked() -> None:
    shown = {e.name: " ".join(r.name + "*" * r.core for r in e.roles.values()) for e in ONTO.events.values()}
    assert shown == ROLES


def test_every_attribute_has_its_values_in_order() -> None:
    shown = {f"{e.name}.{a}": " ".join(v) for e in ONTO.events.values() for a, v in e.attributes.items()}
    assert shown == VALUES
    assert ONTO.factuality == ("asserted", "planned", "possible", "negated")


@pytest.mark.parametrize("place", FILLERS)
def test_a_role_names_the_classes_of_its_fillers(place: str) -> None:
    type_, role = place.split(".")
    assert set(ONTO.events[type_].roles[role].types) == FILLERS[place]


def test_a_place_is_preferred_where_something_happens_and_an_actor_where_someone_trades() -> None:
    assert ONTO.events["Meeting"].roles["place"].types[0] == "Place"
    assert ONTO.events["TradeFlow"].roles["exporter"].types[-1] == "Place"


def test_only_roles_that_one_filler_fills_are_single() -> None:
    single = {r.name for e in ONTO.events.values() for r in e.roles.values() if not r.many}
    assert single == {"name", "input", "forum", "organization"}


def test_types_with_amounts_are_quantified() -> None:
    quantified = {e.name for e in ONTO.events.values() if e.quantified}
    assert quantified == {"Agreement", "TradeFlow", "Production", "Reliance", "TradeMeasure", "Investment"}


def test_relations_are_keyed_by_their_plain_property() -> None:
    assert list(ONTO.relations) == ["holdsOffice", "subsidiaryOf", "basedIn", "memberOf"]
    assert ONTO.relations["holdsOffice"].class_name == "HoldsOffice"
    assert ONTO.relations["holdsOffice"].from_types == ("Person",)
    assert [r.name for r in ONTO.relations.values() if r.has_office] == ["holdsOffice"]


def test_stages_of_an_agreement_go_forward_in_time() -> None:
    places = [ONTO.values[v].order for v in ("proposed", "negotiating", "agreed", "signed", "ratified", "in_force")]
    assert places == sorted(set(places))


@pytest.mark.parametrize(
    ("type_", "values", "code"),
    [
        ("TradeMeasure", ("tariff", "reduce"), "CONCEDE"),
        ("TradeMeasure", ("tariff", "increase"), "SANCTION"),
        ("TradeMeasure", ("quota", "reduce"), "SANCTION"),
        ("TradeMeasure", ("quota", "increase"), "CONCEDE"),
        ("TradeMeasure", ("quota", "lift"), "CONCEDE"),
        ("TradeMeasure", ("quota", "impose"), "SANCTION"),
        ("Agreement", ("contract", "signed"), "SUPPORT"),
        ("Agreement", (), "AGREE"),
    ],
)
def test_the_plover_code_of_an_event_follows_from_its_kind_and_what_is_done(
    type_: str, values: tuple[str, ...], code: str
) -> None:
    assert ONTO.plover(type_, values) == code


def test_plover_codes_are_root_codes() -> None:
    codes = {t.plover for t in ONTO.events.values()} | {v.plover for v in ONTO.values.values()}
    assert {"AGREE", "CONSULT", "COOPERATE", "SANCTION"} <= codes - {None} <= set(PLOVER.split())


def test_classes_know_their_parents() -> None:
    assert ONTO.is_a("Country", "Actor")
    assert ONTO.is_a("Country", "Location")
    assert ONTO.is_a("Good", "Good")
    assert not ONTO.is_a("Place", "Actor")
    assert not ONTO.is_a("Unheard", "Actor")


def test_a_term_gives_its_iri_and_an_unknown_one_the_nearest() -> None:
    assert ONTO.term("party") == ONTOLOGY + "party"
    with pytest.raises(OntologyError, match=r"'partty'.*'party'"):
        ONTO.term("partty")
    with pytest.raises(OntologyError, match=r"'Agrement'.*'Agreement'"):
        ONTO.event("Agrement")


def test_a_missing_or_broken_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=FILE):
        load_ontology(tmp_path)
    (tmp_path / FILE).write_text("kg:Event a owl:Class .", encoding="utf-8")
    with pytest.raises(OntologyError, match=FILE):
        load_ontology(tmp_path)


def test_the_file_is_read_once_and_again_when_it_changes(tmp_path: Path) -> None:
    file = tmp_path / FILE
    file.write_bytes((ontology_folder() / FILE).read_bytes())
    first = load_ontology(tmp_path)
    assert load_ontology(tmp_path) is first
    file.write_text(file.read_text(encoding="utf-8").replace("kg:party", "kg:side"), encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert "side" in load_ontology(tmp_path).events["Agreement"].roles


def test_owl_dl_every_used_term_is_declared(graph: rdflib.Graph) -> None:
    structure = (RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.range, RDFS.domain, SH.path, SH["class"], SH.node)
    used = {*graph.predicates(), *(o for p in structure for o in graph.objects(None, p))} - set(
        graph.subjects(RDF.type)
    )
    own = tuple(map(str, (RDF, RDFS, OWL, rdflib.XSD)))
    undeclared = [t for t in used if isinstance(t, rdflib.URIRef) and not str(t).startswith(own)]
    assert undeclared == []


def test_owl_dl_no_property_is_of_two_kinds_and_none_is_a_class(graph: rdflib.Graph) -> None:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Class)
    declared = [set(graph.subjects(RDF.type, kind)) for kind in kinds]
    assert all(declared)
    assert [a & b for a, b in itertools.combinations(declared, 2) if a & b] == []


def test_owl_dl_lists_stand_only_in_owl_axioms(graph: rdflib.Graph) -> None:
    heads = set(graph.subjects(RDF.first)) - set(graph.objects(None, RDF.rest))
    assert heads
    assert {p for head in heads for p in graph.predicates(None, head)} == {OWL.members}


def test_owl_dl_blank_nodes_belong_to_one_owner_and_hold_annotations_only(graph: rdflib.Graph) -> None:
    annotations = set(graph.subjects(RDF.type, OWL.AnnotationProperty)) | {RDF.first, RDF.rest, RDF.type, OWL.members}
    blanks = [s for s in set(graph.subjects()) if isinstance(s, rdflib.BNode)]
    assert len(blanks) > 100
    assert {p for b in blanks for p in graph.predicates(b)} <= annotations
    assert all(len(list(graph.subjects(None, b))) <= 1 for b in blanks)


def test_owl_dl_no_datatype_outside_owl_is_the_range_of_a_property(graph: rdflib.Graph) -> None:
    ranges = {r for r in graph.objects(None, RDFS.range) if str(r).startswith(str(rdflib.XSD))}
    assert ranges <= {rdflib.XSD.string, rdflib.XSD.integer, rdflib.XSD.decimal}


def test_every_class_with_property_shapes_is_its_own_node_shape(graph: rdflib.Graph) -> None:
    owners = {s for s in graph.subjects(SH.property) if isinstance(s, rdflib.URIRef)}
    assert {s for s in owners if (s, RDF.type, SH.NodeShape) not in graph} == set()
    assert {ONTOLOGY + e for e in ONTO.events} <= {str(s) for s in owners}


def test_every_value_stands_in_a_scheme_that_is_its_own_shape(graph: rdflib.Graph) -> None:
    schemes = set(graph.subjects(RDF.type, SKOS.ConceptScheme))
    assert len(schemes) == len(VALUES) + 1
    for scheme in schemes:
        assert list(graph.objects(scheme, SH.property / SH.hasValue)) == [scheme]
        assert len(set(graph.subjects(SKOS.inScheme, scheme))) > 1


@pytest.mark.parametrize("sight", SIGHTS)
def test_colours_of_events_can_be_told_apart_by_every_sight(sight: str) -> None:
    colors = [e.color for e in ONTO.events.values()]
    seen = {color: _lab(_seen(color, SIGHTS[sight])) for color in colors}
    assert len(seen) == len(ONTO.events)
    close = [pair for pair in itertools.combinations(seen, 2) if math.dist(seen[pair[0]], seen[pair[1]]) < 15]
    assert close == []


def _seen(color: str, matrix: Matrix) -> Triple:
    """The light that reaches the mind: linear red, green and blue, mixed by a sight's matrix."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    red, green, blue = (min(1.0, max(0.0, sum(map(mul, row, linear)))) for row in matrix)
    return red, green, blue


def _lab(rgb: Triple) -> Triple:
    """CIE 1976 L*a*b*, white D65: equal distances look equally far apart."""
    x, y, z = (sum(map(mul, row, rgb)) for row in XYZ)
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x / 0.9505, y, z / 1.089))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)
