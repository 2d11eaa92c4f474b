"""One fact for each event of an article, completed from what the text said before."""

from __future__ import annotations

from kg.model import Claim, Extraction
from tests.conftest import Read


def _of(extraction: Extraction, type_: str) -> list[Claim]:
    return [c for c in extraction.claims if c.type == type_]


def _labels(claim: Claim, role: str) -> list[str]:
    return [f.entity.label for f in claim.roles.get(role, ())]


def test_two_sentences_about_one_event_are_one_claim(read: Read) -> None:
    found = read("Peru signed a trade pact with Chile on Monday. Peru and Chile signed the trade pact in Lima.")
    assert len(_of(found, "Agreement")) == 1


def test_two_stages_of_one_deal_are_two_claims(read: Read) -> None:
    found = read("Peru and Chile signed a trade pact on Monday. The pact will take effect in June.")
    assert [c.attributes["stage"] for c in _of(found, "Agreement")] == ["signed", "in_force"]


def test_a_step_is_not_lost_to_the_bare_mention_of_the_deal_that_it_is_one_with(read: Read) -> None:
    found = read(
        "The Economic Partnership Agreement between Norway and Peru took effect on Friday. "
        "The two sides signed it in Oslo in May 2017."
    )
    assert [c.attributes["stage"] for c in _of(found, "Agreement")] == ["in_force", "signed"]


def test_a_relative_clause_that_tells_which_duty_is_meant_adds_no_claim(read: Read) -> None:
    found = read("Egypt scrapped its duty on Turkish carpets. Weavers had long cursed the duty that Egypt charges.")
    assert [c.attributes["action"] for c in _of(found, "TradeMeasure")] == ["lift"]


def test_a_relative_clause_tells_of_a_duty_of_which_the_text_tells_nothing_else(read: Read) -> None:
    found = read("Chile criticised the duty that Peru imposes on Chilean copper.")
    assert [c.attributes["action"] for c in _of(found, "TradeMeasure")] == ["maintain"]


def test_a_definite_mention_takes_the_roles_it_leaves_out(read: Read) -> None:
    found = read("China imposed duties on Australian barley in 2020. The duties were lifted last month.")
    lifted = next(c for c in _of(found, "TradeMeasure") if c.attributes["action"] == "lift")
    assert (_labels(lifted, "imposer"), _labels(lifted, "commodity")) == (["China"], ["barley"])


def test_a_pronoun_can_be_the_deal(read: Read) -> None:
    found = read("Peru and Chile signed a trade pact in 2019. They ratified it last year.")
    assert [c.attributes["stage"] for c in _of(found, "Agreement")] == ["signed", "ratified"]


def test_different_goods_under_own_amounts_are_flows_of_their_own(read: Read) -> None:
    found = read("China imported 336 million tonnes of crude oil and 64 million tonnes of natural gas last year.")
    assert [(_labels(c, "commodity"), c.quantities[0].min) for c in _of(found, "TradeFlow")] == [
        (["oil"], 336e6),
        (["natural gas"], 64e6),
    ]


def test_an_earlier_figure_that_is_compared_with_is_no_figure_of_the_event(read: Read) -> None:
    found = read("Argentina will cut its export tax on soybeans to 26 percent from 33 percent.")
    assert [q.min for q in _of(found, "TradeMeasure")[0].quantities] == [26]


def test_nobody_taxes_himself(read: Read) -> None:
    found = read("The United States raised its tariffs on U.S. imports of steel from Brazil.")
    assert all("United States" not in _labels(c, "target") for c in _of(found, "TradeMeasure"))


def test_talks_that_are_left_are_left_by_a_member(read: Read) -> None:
    found = read("India, which left the negotiations on RCEP in 2019, may return.")
    assert not _of(found, "Agreement")
    assert {c.attributes["stage"] for c in _of(found, "Accession")} >= {"withdrew"}


def test_an_official_stands_for_his_country_but_meets_as_himself(read: Read) -> None:
    found = read("Prime Minister Keir Starmer met President Xi Jinping in Rio de Janeiro and signed a pact with Mr Xi.")
    assert _labels(_of(found, "Meeting")[0], "participant") == ["Keir Starmer", "Xi Jinping"]
    assert set(_labels(_of(found, "Agreement")[0], "party")) == {"United Kingdom", "China"}


def test_a_company_is_found_again_by_its_nationality(read: Read) -> None:
    found = read("Indian Rare Earths and Toyota Tsusho met in Delhi. The Indian company will produce neodymium.")
    assert _labels(_of(found, "Production")[0], "producer") == ["Indian Rare Earths"]


def test_the_two_countries_are_the_pair_that_was_named(read: Read) -> None:
    found = read("Peru and Chile are neighbours. The two countries signed a trade agreement in Lima on Monday.")
    assert _labels(_of(found, "Agreement")[0], "party") == ["Peru", "Chile"]


def test_a_measure_told_of_makes_no_claim_where_it_is_only_named(read: Read) -> None:
    told = "Norway imposed a tariff on tea from Kenya. "
    for named, claims in (("Traders dislike Norway's tariffs.", 1), ("Traders dislike Norway's tariffs on rice.", 2)):
        assert len([c for c in read(told + named).claims if c.type == "TradeMeasure"]) == claims


def test_the_tariffs_on_two_goods_are_no_third_beside_one_on_each(read: Read) -> None:
    found = read(
        "Peru imposed a tariff of 25 percent on steel and 10 percent on tin. It kept its tariffs on steel and tin."
    )
    assert [_labels(c, "commodity") for c in _of(found, "TradeMeasure")] == [["steel"], ["tin"]]


def test_two_rates_of_one_act_on_one_good_are_one_claim(read: Read) -> None:
    found = read(
        "Peru imposed a dumping duty of 73 percent and an anti-subsidy duty of 6 percent on barley from Chile."
    )
    assert [len(c.quantities) for c in _of(found, "TradeMeasure")] == [2]


def test_how_far_a_measure_goes_is_told_of_the_measure(read: Read) -> None:
    found = read("Peru will impose tariffs on Chilean goods. The tariffs cover 818 products.")
    assert [(c.attributes["action"], len(c.quantities)) for c in _of(found, "TradeMeasure")] == [("impose", 1)]


def test_two_stakes_of_one_buyer_are_two_investments(read: Read) -> None:
    found = read(
        "Nordlys of Norway sold its stake to Vulcan Metals of Chile. "
        "In February Vulcan Metals bought a 5 percent stake in Borealis Mining."
    )
    assert [_labels(c, "recipient") for c in _of(found, "Investment")] == [[], ["Borealis Mining"]]


def test_a_market_is_opened_for_the_good_that_is_told(read: Read) -> None:
    found = read("Peru cut its duty on steel. Peru wants Chile to open its market for apples.")
    assert [_labels(c, "commodity") for c in _of(found, "TradeMeasure")] == [["steel"], ["apples"]]


def test_a_ruling_that_grants_one_claim_and_throws_out_another_is_mixed(read: Read) -> None:
    found = read("The WTO upheld most of Vietnam's complaint against Peru but threw out a claim on shrimp.")
    assert [c.attributes["outcome"] for c in _of(found, "Ruling")] == ["mixed"]


def test_a_restriction_to_an_amount_of_goods_is_a_quota(read: Read) -> None:
    found = read("Peru will limit imports of Bolivian tea to 9,000 tonnes this year.")
    assert [c.attributes["kind"] for c in _of(found, "TradeMeasure")] == ["quota"]


def test_a_deal_with_a_name_in_front_is_not_the_one_that_was_told_without_it(read: Read) -> None:
    told = "Vulcan Metals has a contract with Peru for the port of Callao. "
    found = read(told + "Chile called the Arica deal illegal.")
    assert len(_of(found, "Agreement")) == len(_of(read(told), "Agreement")) == 1
    assert [c.trace.also for c in _of(found, "Agreement") if c.trace] == [()]


def test_what_is_said_of_a_deal_is_said_of_its_own_parties(read: Read) -> None:
    found = read(
        "Oman and Peru signed a fisheries accord on Monday that covers cod. "
        "Norway and Chile, which have their own accord, were not asked."
    )
    deals = [({f.entity.label for f in c.roles["party"]}, c.quote.split()[0]) for c in _of(found, "Agreement")]
    assert deals == [({"Oman", "Peru"}, "Oman"), ({"Norway", "Chile"}, "Norway")]


def test_duties_of_two_on_each_other_are_not_those_of_one(read: Read) -> None:
    told = read(
        "The European Union and the United States keep their tariffs on each other's goods. A separate row, over U.S. "
        "tariffs on European steel, is unresolved. Those duties remain in place."
    )
    makers = [{f.entity.label for f in c.roles.get("imposer", ())} for c in told.claims if c.quote.startswith("Those")]
    assert makers == [{"United States"}]
