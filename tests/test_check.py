"""Every planted defect of a graph or of the vocabulary is found and told in words; sound ones pass in silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.check import Problem, check_all, check_entities, check_graph, check_ontology
from kg.ontology import FILE, ontology_folder

TEXT = "Japan and India signed a rare earth contract in May."
SOUND = f"""
PREFIX kg: <https://w3id.org/trade-kg/ontology#>
PREFIX : <https://w3id.org/trade-kg/>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <https://schema.org/>
PREFIX edtf: <http://id.loc.gov/datatypes/edtf/>

:japan a kg:Country ; rdfs:label "Japan" ; kg:iso2 "JP" .
:india a kg:Country ; rdfs:label "India" .
:abe a kg:Person ; rdfs:label "Shinzo Abe" ; kg:holdsOffice :japan .
:earths a kg:Good ; rdfs:label "rare earths" .
:deal a kg:Agreement ; rdfs:label "Japan – India: contract signed" ; kg:party :japan, :india ; kg:topic :earths ;
    kg:kind kg:contract ; kg:stage kg:signed ; kg:factuality kg:asserted ; kg:date "2014-05"^^edtf:EDTF ;
    kg:earliest "2014-05-01"^^xsd:date ; kg:latest "2014-05-31"^^xsd:date ; kg:quantity :amount ;
    kg:claimCount 1 ; kg:articleCount 1 .
:amount a kg:Quantity ; kg:min 2000 ; kg:max 2300 ; kg:unit "tonne" ; kg:per "year" .
:premier a kg:HoldsOffice ; rdfs:label "Shinzo Abe – Japan" ; kg:from :abe ; kg:to :japan ; kg:office "Prime Minister" .

GRAPH :story {{
  :story a kg:Article ; schema:identifier "may" ; schema:headline "A contract" ; schema:articleBody "{TEXT}" ;
      schema:datePublished "2014-06-01"^^xsd:date ; schema:inLanguage "en" ; schema:url <https://example.org/may> ;
      kg:contentHash "{"0" * 64}" ; kg:model "en_core_web_sm 3.8.0" .
  :claim a kg:Claim ; kg:claimedType kg:Agreement ; kg:event :deal ; kg:party :japan, :india ; kg:topic :earths ;
      kg:kind kg:contract ; kg:stage kg:signed ; kg:factuality kg:asserted ; kg:frame "agreement.sign" ;
      kg:quotation :quote ; kg:mention :word ; prov:wasDerivedFrom :story .
  :said a kg:Claim ; kg:claimedType kg:HoldsOffice ; kg:relation :premier ; kg:from :abe ; kg:to :japan ;
      kg:frame "office.of" ; kg:quotation :quote ; kg:mention :word ; prov:wasDerivedFrom :story .
  :quote a kg:Quotation ; oa:exact "India signed a rare earth contract" ; oa:start 10 ; oa:end 44 .
  :word a kg:Mention ; kg:entity :japan ; kg:inRole kg:party ; oa:exact "Japan" ; oa:start 0 ; oa:end 5 ;
      kg:linkMethod "label" ; kg:linkScore 1.0 .
}}
"""
DEAL = "default graph: Agreement 'Japan – India: contract signed'"
CLAIM = "article may: Agreement 'Japan – India: contract signed' (claim claim)"
# What is planted: the text that is taken out of the sound graph, the text that is put in, and what must be said.
PLANTED = {
    "no core role": (
        "; kg:party :japan, :india ; kg:topic :earths ;\n    kg:kind",
        ";\n    kg:kind",
        f"{DEAL} has no party, topic or name: at least one is needed.",
    ),
    "no core role in a claim": (
        "kg:event :deal ; kg:party :japan, :india ; kg:topic :earths ;",
        "kg:event :deal ;",
        f"{CLAIM} has no party, topic or name: at least one is needed.",
    ),
    "no factuality": (
        "kg:stage kg:signed ; kg:factuality kg:asserted ; kg:date",
        "kg:stage kg:signed ; kg:date",
        f"{DEAL} has no factuality: at least 1 is needed.",
    ),
    "two stages": (
        "kg:stage kg:signed ; kg:factuality kg:asserted ; kg:date",
        "kg:stage kg:signed, kg:agreed ; kg:factuality kg:asserted ; kg:date",
        f"{DEAL} has 2 values of stage (agreed, signed): at most 1 may stand there.",
    ),
    "a value of another list": (
        "kg:stage kg:signed ; kg:factuality kg:asserted ; kg:date",
        "kg:stage kg:lift ; kg:factuality kg:asserted ; kg:date",
        f"{DEAL} has lift as stage; the stages of an agreement are proposed, negotiating, agreed, signed, ratified, "
        "in_force, amended, suspended, terminated, rejected.",
    ),
    "a filler of the wrong class": (
        "kg:party :japan, :india ; kg:topic :earths ;\n    kg:kind",
        "kg:party :japan, :earths ;\n    kg:kind",
        f"{DEAL} has Good 'rare earths' as party; it must be an actor",
    ),
    "a filler that is not there": (
        "kg:party :japan, :india ; kg:topic :earths ;\n    kg:kind",
        "kg:party :japan, :nowhere ;\n    kg:kind",
        f"{DEAL} has nowhere as party, which the graph does not describe; it must be an actor",
    ),
    "a role of another type": (
        "kg:topic :earths ;\n    kg:kind",
        "kg:exporter :japan ;\n    kg:kind",
        f"{DEAL} has the role exporter; the roles of Agreement are party, topic, name.",
    ),
    "an attribute of another type": (
        "kg:kind kg:contract ; kg:stage kg:signed ; kg:factuality kg:asserted ; kg:frame",
        "kg:outcome kg:mixed ; kg:factuality kg:asserted ; kg:frame",
        f"{CLAIM} has the attribute outcome; Agreement has kind, stage.",
    ),
    "a day that is no date": (
        'kg:latest "2014-05-31"^^xsd:date',
        'kg:latest "31 May"',
        f"{DEAL} has '31 May' as latest; it must be of datatype xsd:date.",
    ),
    "days the wrong way round": (
        'kg:latest "2014-05-31"^^xsd:date',
        'kg:latest "2014-04-30"^^xsd:date',
        f"{DEAL} has 2014-05-01 as earliest, which lies beyond its latest.",
    ),
    "a date that is no EDTF": (
        'kg:date "2014-05"',
        'kg:date "May 2014"',
        f"{DEAL} has 'May 2014' as date; it must match",
    ),
    "an amount the wrong way round": (
        "kg:min 2000",
        "kg:min 2400",
        "default graph: Quantity amount has 2400 as min, which lies beyond its max.",
    ),
    "an amount without a number": (
        "kg:min 2000 ; kg:max 2300 ;",
        "",
        "default graph: Quantity amount has no max or min: at least one is needed.",
    ),
    "a bad code": ('kg:iso2 "JP"', 'kg:iso2 "jp"', "default graph: Country 'Japan' has 'jp' as iso2; it must match"),
    "no label": (':india a kg:Country ; rdfs:label "India"', ":india a kg:Country", "Country india has no label."),
    "two classes": (
        ":india a kg:Country",
        ":india a kg:Country, kg:Company",
        "'India' is of several classes: Company, ",
    ),
    "an unknown term": (
        "kg:topic :earths ;\n    kg:kind",
        "kg:topicc :earths ;\n    kg:kind",
        "default graph: deal uses kg:topicc, which the ontology does not have. Did you mean 'topic'?",
    ),
    "an unknown class": (
        ":earths a kg:Good ;",
        ":earths a kg:Goods ;",
        "default graph: earths uses kg:Goods, which the ontology does not have. Did you mean 'Good'?",
    ),
    "a blank node": (
        "kg:quantity :amount ;",
        'kg:quantity :amount, [ a kg:Quantity ; kg:min 1 ; kg:unit "USD" ] ;',
        "default graph: A blank node holds kg:min, kg:unit, rdf:type; every node needs an IRI.",
    ),
    "a claim in the default graph": (
        "GRAPH :story {",
        ':stray a kg:Claim ; kg:frame "x" .\nGRAPH :story {',
        "default graph: Claim stray stands in the default graph; it belongs in its article's graph.",
    ),
    "an event in an article graph": (
        "GRAPH :story {",
        'GRAPH :story { :moved a kg:Meeting ; rdfs:label "m" .',
        "article may: Meeting moved stands in an article's graph; it belongs in the default graph.",
    ),
    "a quotation that is not in the text": (
        'oa:exact "India signed a rare earth contract"',
        'oa:exact "India sealed a rare earth contract"',
        "article may: Quotation quote says 'India sealed a rare earth contract', but characters 10 to 44 of the "
        "article are 'India signed a rare earth contract'.",
    ),
    "a mention at the wrong place": (
        "oa:start 0 ; oa:end 5",
        "oa:start 1 ; oa:end 6",
        "article may: Mention word says 'Japan', but characters 1 to 6 of the article are 'apan '.",
    ),
    "a quotation that ends before it starts": (
        "oa:start 10",
        "oa:start 50",
        "article may: Quotation quote has 50 as start, which lies beyond its end.",
    ),
    "no quotation": (
        'kg:frame "agreement.sign" ;\n      kg:quotation :quote ;',
        'kg:frame "agreement.sign" ;',
        f"{CLAIM} has no quotation: at least 1 is needed.",
    ),
    "no frame": ('kg:frame "agreement.sign" ;', "", f"{CLAIM} has no frame: at least 1 is needed."),
    "a score above one": (
        "kg:linkScore 1.0",
        "kg:linkScore 1.5",
        "Mention word has 1.5 as linkScore; it must be at most 1.0.",
    ),
    "a claim of no known type": (
        "kg:claimedType kg:Agreement",
        "kg:claimedType kg:Agreements",
        "claims Agreements, which is no type of event or relation. Did you mean 'Agreement'?",
    ),
    "a claim of another type than its event": (
        "kg:claimedType kg:Agreement ;",
        "kg:claimedType kg:Meeting ; kg:participant :japan ;",
        "Meeting 'Japan – India: contract signed' (claim claim) speaks of a thing of class Meeting, but "
        "'Japan – India: contract signed' is of class Agreement.",
    ),
    "a claim of another article": (
        'kg:frame "agreement.sign" ;\n      kg:quotation :quote ; kg:mention :word ; prov:wasDerivedFrom :story',
        'kg:frame "agreement.sign" ;\n      kg:quotation :quote ; kg:mention :word ; prov:wasDerivedFrom :other',
        f"{CLAIM} is derived from other, but stands in the graph of story.",
    ),
    "a claim of nothing": (
        "kg:event :deal ;",
        "",
        "has no event or relation: at least one is needed.",
    ),
    "an article without its text": (
        f'; schema:articleBody "{TEXT}"',
        "",
        "has no articleBody: at least 1 is needed.",
    ),
    "a graph without its article": (":story a kg:Article ;", ":story", "The graph story holds no article of that name"),
    "an address that is no IRI": ("<https://example.org/may>", '"may"', "has 'may' as url; it must be an IRI."),
    "an event without a claim": (
        "GRAPH :story {",
        ':lost a kg:Meeting ; rdfs:label "lost" ; kg:participant :abe ; kg:factuality kg:planned .\nGRAPH :story {',
        "default graph: Meeting 'lost' has no claim in any article.",
    ),
    "a wrong count": ("kg:claimCount 1", "kg:claimCount 2", f"{DEAL} has kg:claimCount 2, but 1 were found."),
    "a relation of the wrong ends": (
        "kg:from :abe ; kg:to :japan ; kg:office",
        "kg:from :india ; kg:to :japan ; kg:office",
        "default graph: HoldsOffice 'Shinzo Abe – Japan' has Country 'India' as from; it must be a person.",
    ),
}


def store_of(trig: str) -> ox.Store:
    """A store in memory with the graphs of ``trig``."""
    store = ox.Store()
    store.load(input=trig.encode(), format=ox.RdfFormat.TRIG)
    return store


def test_a_sound_graph_has_no_problem() -> None:
    assert check_graph(store_of(SOUND)) == []


def test_an_empty_graph_has_no_problem() -> None:
    assert check_graph(ox.Store()) == []


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_defect_is_found_and_told(name: str) -> None:
    out, put, told = PLANTED[name]
    assert SOUND.count(out) == 1, "the defect must be planted in one place"
    found = list(map(str, check_graph(store_of(SOUND.replace(out, put)))))
    assert any(told in problem for problem in found), found


def test_defects_are_told_once_each_and_in_order() -> None:
    trig = SOUND.replace('kg:iso2 "JP"', 'kg:iso2 "jp"').replace("kg:linkScore 1.0", "kg:linkScore 1.5")
    found = check_graph(store_of(trig))
    assert [p.place for p in found] == ["article may", "default graph"]
    assert found == sorted(set(found))


def test_the_vocabulary_of_the_project_is_sound() -> None:
    assert check_ontology() == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / FILE).write_bytes((ontology_folder() / FILE).read_bytes())
    return tmp_path


VOCABULARY = {
    "no definition": (
        '    skos:definition "Who sells, ships or supplies."@en',
        '    rdfs:comment "none"@en',
        "kg:exporter has no definition: give it exactly one.",
    ),
    "a shared label": ('rdfs:label "importer"@en', 'rdfs:label "exporter"@en', "share the label 'exporter'"),
    "an undeclared role": (
        "sh:path kg:dependent ; sh:class",
        "sh:path kg:dependant ; sh:class",
        "kg:dependant is used by kg:Reliance but not declared. Did you mean 'dependent'?",
    ),
    "an undeclared class": (
        "sh:path kg:forum ; sh:class kg:Forum ; kg:single true ] ;\n    sh:property [ sh:path kg:complainant",
        "sh:path kg:forum ; sh:class kg:Court ; kg:single true ] ;\n    sh:property [ sh:path kg:complainant",
        "kg:Court is used by kg:Ruling but not declared.",
    ),
    "a property of two kinds": (
        "kg:saidBy a owl:ObjectProperty",
        "kg:saidBy a owl:ObjectProperty, owl:DatatypeProperty",
        "kg:saidBy is declared as owl:ObjectProperty and as owl:DatatypeProperty: choose one.",
    ),
    "a list in a shape": (
        "sh:path kg:stage ; sh:node kg:dispute-stages",
        "sh:path kg:stage ; sh:in ( kg:filed kg:panel )",
        "sh:in of kg:Dispute holds an RDF list, which OWL 2 DL does not allow there.",
    ),
    "two values in one place": ("kg:order 5 ;", "kg:order 4 ;", "have the same kg:order 4 in kg:"),
    "a type without a core role": (
        "sh:class kg:Actor ; sh:minCount 1",
        "sh:class kg:Actor",
        "kg:Meeting has no core role: mark one by sh:minCount 1, or several by sh:not.",
    ),
    "two types that look alike": ('kg:color "#117733"', 'kg:color "#88CCEE"', "Meeting and Agreement look alike"),
    "no colour": ('kg:color "#88CCEE" ; ', "", "Meeting: give kg:color as #rrggbb and kg:shape as one of"),
}


@pytest.mark.parametrize("name", VOCABULARY)
def test_a_defect_of_the_vocabulary_is_found_and_told(name: str, folder: Path) -> None:
    out, put, told = VOCABULARY[name]
    text = (folder / FILE).read_text(encoding="utf-8")
    assert out in text
    (folder / FILE).write_text(text.replace(out, put), encoding="utf-8")
    found = list(map(str, check_ontology(folder)))
    assert any(told in problem for problem in found), found


def test_terms_of_other_files_must_be_in_the_vocabulary(folder: Path) -> None:
    words = "@prefix kg: <https://w3id.org/trade-kg/ontology#> .\n<x:a> a kg:Country ; kg:demonymn 'Dutch' ."
    (folder / "entities.ttl").write_text(words, encoding="utf-8")
    assert list(map(str, check_entities(folder))) == [
        "entities.ttl: Country x:a has no label: at least 1 is needed.",
        "entities.ttl: kg:demonymn is not in trade.ttl. Did you mean 'demonym'?",
    ]


def test_the_entities_and_goods_of_the_project_fit_their_shapes() -> None:
    assert check_entities() == []


def test_a_broken_file_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("nonsense", encoding="utf-8")
    assert [p.place for p in check_ontology(tmp_path)] == [FILE]


def test_all_checks_run_together_with_those_of_others() -> None:
    def lexicon() -> Iterator[Problem]:
        yield Problem("frames.toml", "The frame x names an unknown role.", "warning")

    bad = store_of(SOUND.replace('kg:iso2 "JP"', 'kg:iso2 "jp"'))
    assert [p.place for p in check_all(bad, extra=[lexicon])] == ["frames.toml", "default graph"]
    assert check_all() == []
