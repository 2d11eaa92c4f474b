"""Whom and what a text means that speaks again of those it has named: two sides, the government, the good."""

from __future__ import annotations

from kg.model import Claim, Extraction
from tests.conftest import Read


def _of(extraction: Extraction, type_: str) -> list[Claim]:
    return [c for c in extraction.claims if c.type == type_]


def _labels(claim: Claim, role: str) -> set[str]:
    return {f.entity.label for f in claim.roles.get(role, ())}


def test_the_two_sides_are_the_two_states_that_the_sentence_has_named(read: Read) -> None:
    found = read(
        "Kenya and Uganda held talks on sugar. Peru had barred boats from Chile last year, "
        "but the two sides signed an accord on cod in November."
    )
    assert _labels(_of(found, "Agreement")[0], "party") == {"Peru", "Chile"}


def test_they_are_the_two_who_were_just_meant_by_their_number(read: Read) -> None:
    found = read(
        "Peru has a dispute with Chile over copper. The two neighbours are members of a club with Brazil. "
        "They signed an accord on tin in May."
    )
    assert _labels(_of(found, "Agreement")[0], "party") == {"Peru", "Chile"}


def test_the_government_of_which_an_official_speaks_is_his_own(read: Read) -> None:
    found = read(
        "Ghana and Togo grow cocoa. Kenyan Trade Minister Ann Odera met farmers. "
        "Japan buys tea. Odera said the government would abolish the duty on maize."
    )
    assert _labels(_of(found, "TradeMeasure")[0], "imposer") == {"Kenya"}


def test_so_much_a_day_of_a_good_is_that_good(read: Read) -> None:
    found = read("Kenya bought 60,000 tonnes a year of wheat from Canada.")
    assert _labels(_of(found, "TradeFlow")[0], "commodity") == {"wheat"}


def test_what_a_deal_is_signed_with_somebody_to_do_is_what_it_is_about(read: Read) -> None:
    found = read("Kuwait renewed a contract with Sojitz to supply 60,000 tonnes of crude oil.")
    deal, flow = _of(found, "Agreement")[0], _of(found, "TradeFlow")[0]
    assert _labels(deal, "topic") == {"oil"}
    assert (_labels(flow, "exporter"), _labels(flow, "importer")) == ({"Kuwait"}, {"Sojitz"})


def test_who_sets_out_for_a_place_leaves_no_body(read: Read) -> None:
    found = read("Norway joined the European Union in 1990. Norwegian Premier Jan Berg leaves for Lima on Monday.")
    assert [c.attributes["stage"] for c in _of(found, "Accession")] == ["acceded"]


def test_who_withdraws_a_complaint_leaves_no_body(read: Read) -> None:
    found = read("Chile joined the World Trade Organization in 1995. Peru has withdrawn its complaint against Chile.")
    assert [c.attributes["stage"] for c in _of(found, "Accession")] == ["acceded"]


def test_a_meeting_of_one_of_two_with_somebody_else_is_another_meeting(read: Read) -> None:
    found = read(
        "Peru and Chile held talks in Lima last week. Chile will hold talks with Norway. Chile met Brazil in Lima."
    )
    met = [_labels(c, "participant") for c in _of(found, "Meeting")]
    assert met == [{"Peru", "Chile"}, {"Chile", "Norway"}, {"Chile", "Brazil"}]


def test_the_minister_is_the_one_who_was_named_and_acts_for_his_state(read: Read) -> None:
    found = read(
        "Ghana buys rice. Kenyan Trade Minister Ann Odera spoke in Nairobi. The minister ruled out a ban on rice."
    )
    assert _labels(_of(found, "TradeMeasure")[0], "imposer") == {"Kenya"}
