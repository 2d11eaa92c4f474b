"""What a sentence only imagines, likens, judges or calls customary is no event; what it tells so still is."""

from __future__ import annotations

import pytest

from tests.conftest import Read

SIGNED = "Gabon and Oman signed a fishing pact in May. "
BANNED = "Oman banned imports of Latvian apples in May. "
NOTHING = [
    "Gabon behaves as if it had signed a trade agreement with Oman.",
    "Had Gabon signed a trade agreement with Oman, fishermen would have gained.",
    "If Gabon had lifted its ban on Omani dates, prices would have fallen.",
    "Had Gabon signed a trade agreement with Oman in 2016, it would already be in force.",
    "A ban on dates is not what anyone in Gabon wants.",
    "If Oman banned tuna from Gabon, prices would soar.",
    "Imagine that Gabon imposed a tariff on Omani dates.",
    "A free trade agreement between Gabon and Oman would be a mistake, the economist wrote.",
    "A free trade agreement between Gabon and Oman is out of the question.",
    "A cut in fish subsidies by Gabon alone is not what the fleet needs.",
    "Trade agreements between Gabon and Oman have rarely lasted.",
    "Ministers of Gabon and Oman meet every year.",
    "No country buys more tuna from Gabon than Oman.",
    "Shanghai raised its tax on Omani dates.",
    "Gabon sold the mining rights of a lake to Oman.",
]
NOTHING_MORE = [
    (BANNED, "No other state has banned as much Latvian food as Oman."),
    (BANNED, "Bans between neighbours are never popular."),
    (SIGNED, "Gabon had no accord like it with any other state."),
    (SIGNED, "A similar treaty between Gabon and Latvia is years away."),
    (BANNED, "Similar bans by other countries were short."),
    (BANNED, "Such bans are seldom lifted soon."),
    ("Gabon and Oman met in Lima. ", "They discussed duties on tuna."),
    ("Gabon exported 20 tonnes of tuna oil to Oman in 2021. ", "Tuna is Gabon's second biggest export after oil."),
    ("Gabon sells Oman tuna. ", "It sells little tuna to anybody else."),
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_not_said_to_be_so_is_no_event(read: Read, text: str) -> None:
    found = read(text)
    assert found.claims == ()
    assert found.rejected


@pytest.mark.parametrize(("told", "beside"), NOTHING_MORE, ids=[b for _, b in NOTHING_MORE])
def test_what_is_only_likened_to_an_event_is_none_beside_it(read: Read, told: str, beside: str) -> None:
    assert len(read(told + beside).claims) == len(read(told).claims) == 1


TOLD = [
    ("Gabon said that it would sign a trade agreement with Oman if prices rose.", "possible"),
    ("Gabon signed a similar agreement with Latvia on Monday.", "asserted"),
    ("Gabon has no such agreement with Latvia.", "negated"),
    ("If Gabon signs a trade agreement with Oman, fishermen will gain.", "possible"),
    ("A trade agreement between Gabon and Oman is likely.", "planned"),
    ("The trade agreement between Gabon and Oman is in force.", "asserted"),
]


@pytest.mark.parametrize(("text", "factuality"), TOLD, ids=[t for t, _ in TOLD])
def test_what_is_told_in_such_words_is_an_event(read: Read, text: str, factuality: str) -> None:
    assert [c.factuality for c in read(text).claims if c.type == "Agreement"] == [factuality]
