"""A title confirms and completes what the text tells, and tells alone what the text leaves out."""

from __future__ import annotations

from kg.explaining.explain import explain
from kg.model import Extraction
from tests.conftest import Read


def test_what_only_the_title_tells_is_quoted_from_it(read: Read) -> None:
    found = read("Officials gave no details.", title="PERU SLAPS 20% DUTY ON CHILEAN COPPER")
    (claim,) = found.claims
    assert (claim.type, claim.quote) == ("TradeMeasure", "PERU SLAPS 20% DUTY ON CHILEAN COPPER")
    assert claim.start == found.article.title_start
    assert_cited(found)


def test_what_the_text_tells_as_well_is_one_claim_that_the_title_confirms(read: Read) -> None:
    text = "Peru imposed a duty of 20 percent on Chilean copper on Monday."
    (claim,) = read(text, title="Peru slaps duty on Chilean copper").claims
    assert claim.quote == text
    assert claim.trace is not None
    assert [words.text for words in claim.trace.also] == ["Peru slaps duty on Chilean copper"]


def test_a_sentence_that_leaves_out_who_is_completed_by_the_title(read: Read) -> None:
    found = read("The pact was signed on Monday in Lima.", title="Peru, Chile sign trade pact")
    (claim,) = [c for c in found.claims if c.type == "Agreement"]
    assert (claim.quote, claim.date) == ("The pact was signed on Monday in Lima.", "2024-03-11")
    assert [f.mention for f in claim.roles["party"]] == ["Peru", "Chile"]
    assert "Agreement.deal.sign" not in {r.frame for r in found.rejected}
    assert_cited(found)


def test_a_role_that_the_text_leaves_empty_is_filled_from_the_title(read: Read) -> None:
    found = read("Peru will lift the duty on rice in May.", title="Peru to lift duty on Thai rice")
    (claim,) = found.claims
    assert {role: [f.mention for f in fillers] for role, fillers in claim.roles.items()} == {
        "commodity": ["rice"],
        "imposer": ["Peru"],
        "target": ["Thai rice"],
    }


def test_what_the_text_tells_in_another_form_is_not_told_again(read: Read) -> None:
    text = "Peru and Chile signed a trade agreement on Monday."
    (claim,) = read(text, title="Peru, Chile clinch trade pact").claims
    assert (claim.attributes["stage"], claim.quote) == ("signed", text)


def test_a_short_name_in_the_title_is_who_the_text_names_in_full(read: Read) -> None:
    text = "Zentral Mining Corp has made an offer. The firm is at home in Oslo."
    (claim,) = [c for c in read(text, title="ZENTRAL SIGNS COPPER CONTRACT WITH PERU").claims if c.type == "Agreement"]
    assert "Zentral Mining" in {f.entity.label for f in claim.roles["party"]}


def test_a_title_alone_is_no_gap_and_no_relation(read: Read) -> None:
    found = read("More will follow.", title="President Boric of Chile speaks of tariffs")
    assert (found.claims, found.relations, found.rejected) == ((), (), ())


def test_a_title_that_asks_tells_nothing(read: Read) -> None:
    assert read("More will follow.", title="Will Peru lift duty on Chilean copper?").claims == ()


def test_an_explanation_shows_the_title(read: Read) -> None:
    (shown,) = explain(read("More will follow.", title="Peru slaps duty on Chilean copper"))
    assert "[imposer: Peru] [trigger: slaps] [trigger: duty] on" in shown.as_text()


def assert_cited(found: Extraction) -> None:
    article = found.article
    for claim in found.claims:
        assert article.cited(claim.start, claim.end) == claim.quote
        for filler in (f for fillers in claim.roles.values() for f in fillers):
            assert article.cited(filler.start, filler.end) == filler.mention
