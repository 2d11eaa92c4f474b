"""Claims become quads and come back as they were, whatever the texts hold."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given, settings

from kg.fusing.canonical import article_iri, canonical, canonical_relation, claim_iri
from kg.graph.recall import recall
from kg.graph.statements import article_quads
from kg.graph.terms import decimal, name, number, parts
from kg.model import Extraction
from tests.samples import JAPAN, PLAN, TOYOTA, planned, sample_extractions
from tests.strategies import HOSTILE, extractions


def quads_of(extraction: Extraction) -> list[ox.Quad]:
    return article_quads(extraction, model="model 1.0", model_hash="00ff")


def test_samples_come_back_as_they_were() -> None:
    for extraction in sample_extractions():
        back = recall(quads_of(extraction))
        assert back.article == extraction.article
        assert {claim_iri(c): c for c in back.claims} == {claim_iri(c): canonical(c) for c in extraction.claims}
        assert len(back.relations) == len(extraction.relations)


@settings(deadline=None, max_examples=150)
@given(extractions())
def test_any_claims_come_back_from_a_store_and_from_a_dump(extraction: Extraction) -> None:
    store = ox.Store()
    store.extend(quads_of(extraction))
    again = ox.Store()
    again.load(store.dump(format=ox.RdfFormat.N_QUADS), format=ox.RdfFormat.N_QUADS)
    for quads in (store, again):
        back = recall(quads)
        assert back.article == extraction.article
        assert sorted(map(repr, back.claims)) == sorted({repr(canonical(c)) for c in extraction.claims})
        assert sorted(map(repr, back.relations)) == sorted({repr(canonical_relation(r)) for r in extraction.relations})


@pytest.mark.parametrize("words", HOSTILE)
def test_a_hostile_name_adds_no_statement(words: str) -> None:
    claim = planned().claims[0]
    fillers = claim.roles["party"]
    renamed = replace(fillers[0], mention=words, entity=replace(fillers[0].entity, label=words))
    roles = {**claim.roles, "party": (renamed, *fillers[1:])}
    plain, hostile = (quads_of(Extraction(PLAN, (c,))) for c in (claim, replace(claim, roles=roles)))
    assert len(plain) == len(hostile)
    assert {quad.predicate for quad in plain} == {quad.predicate for quad in hostile}


def test_lone_surrogates_are_replaced_and_offsets_stay() -> None:
    claim = replace(planned().claims[0], quote="a\ud800b")
    back = recall(quads_of(Extraction(PLAN, (claim,))))
    assert back.claims[0].quote == "a\ufffdb"


def test_every_subject_of_an_article_graph_is_the_articles_own() -> None:
    first, second = planned(), planned()
    second = replace(second, article=replace(second.article, id="other"))
    second = replace(second, claims=tuple(replace(claim, article="other") for claim in second.claims), relations=())
    subjects = [{quad.subject for quad in quads_of(extraction)} for extraction in (first, second)]
    assert not subjects[0] & subjects[1]


def test_no_blank_node_and_one_graph() -> None:
    for extraction in sample_extractions():
        quads = quads_of(extraction)
        assert {quad.graph_name for quad in quads} == {ox.NamedNode(article_iri(extraction.article.id))}
        assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object))


def test_the_article_bears_the_model_and_the_hash_of_its_content() -> None:
    facts = {
        predicate: term.value for subject, predicate, term, graph in parts(quads_of(planned())) if subject == graph
    }
    assert facts[name("kg:model")] == "model 1.0"
    assert facts[name("kg:modelHash")] == "00ff"
    assert len(facts[name("kg:contentHash")]) == 64


def test_a_quotation_has_its_place_and_its_surroundings() -> None:
    quotations = [quad for quad in quads_of(planned()) if quad.predicate == name("kg:quotation")]
    quads = quads_of(planned())
    for quotation in quotations:
        row = {predicate: term.value for subject, predicate, term, _ in parts(quads) if subject == quotation.object}
        start, end = int(row[name("oa:start")]), int(row[name("oa:end")])
        assert PLAN.text[start:end] == row[name("oa:exact")]
        around = row[name("oa:prefix")] + row[name("oa:exact")] + row[name("oa:suffix")]
        assert around in PLAN.text


@pytest.mark.parametrize(
    ("value", "spelled"),
    [(2000.0, "2000"), (2000, "2000"), (0.1, "0.1"), (1e22, "1" + "0" * 22), (1.5e-7, "0.00000015"), (-0.0, "0")],
)
def test_numbers_have_one_spelling(value: float, spelled: str) -> None:
    assert number(value).value == spelled


def test_scores_are_decimals_even_when_whole() -> None:
    assert decimal(1.0) == ox.Literal("1", datatype=name("xsd:decimal"))


def test_an_address_that_is_no_iri_is_encoded_and_one_that_is_relative_left_out() -> None:
    odd = replace(PLAN, url="https://example.org/a b|c")
    assert recall(quads_of(Extraction(odd))).article.url == "https://example.org/a%20b%7Cc"
    assert recall(quads_of(Extraction(replace(PLAN, url="a/b")))).article.url is None


def test_two_spellings_of_one_entity_in_an_article_are_one_description() -> None:
    claim = planned().claims[0]
    twice = replace(claim.roles["party"][0], entity=replace(TOYOTA, label="Toyota Tsusho Corp", country=None))
    mixed = Extraction(PLAN, (claim, replace(claim, roles={"party": (twice,)})))
    described = [quad for quad in quads_of(mixed) if quad.predicate == name("kg:describes")]
    assert len({quad.object for quad in described}) == len(described)
    entity = next(f.entity for f in recall(quads_of(mixed)).claims[0].roles["party"] if f.entity.iri == TOYOTA.iri)
    assert (entity.label, entity.names, entity.country) == ("Toyota Tsusho", ("Toyota Tsusho Corp",), JAPAN.iri)
