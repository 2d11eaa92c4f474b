"""What a later mention takes over from an earlier one is of one thing."""

from __future__ import annotations

from tests.conftest import Read


def test_places_of_other_journeys_are_not_those_of_the_meeting(read: Read) -> None:
    told = read(
        "Shinzo Abe was due to meet Jean-Claude Juncker in Brussels on Friday. Visits to France and Egypt on the same "
        "tour have been dropped."
    )
    places = [{f.entity.label for f in c.roles.get("place", ())} for c in told.claims if c.type == "Meeting"]
    assert places == [{"Brussels"}]


def test_measures_as_such_are_not_those_that_were_told(read: Read) -> None:
    told = read(
        "The United States imposed tariffs on Chinese goods in April. New tariffs and trade barriers not only inflict "
        "costs on companies but also hurt innovation, a trade group said."
    )
    assert [c.attributes["action"] for c in told.claims if c.type == "TradeMeasure"] == ["impose"]
