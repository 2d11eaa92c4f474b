"""Whose deal it is where nobody is named: in an article on the dealings of two, theirs."""

from __future__ import annotations

from tests.conftest import Read


def test_a_deal_that_names_nobody_is_of_the_two_who_make_all_others(read: Read) -> None:
    told = read(
        "Japan and the European Union signed a trade agreement on Tuesday. If the European Parliament and the Diet "
        "approve it, the deal could enter into force next year. China and the EU hold a summit on Monday. A strategic "
        "partnership agreement is to be signed at the same time."
    )
    parties = [
        {f.entity.label for f in c.roles.get("party", ())}
        for c in told.claims
        if c.attributes.get("stage") in ("signed", "in_force")
    ]
    assert parties
    assert all(found == {"Japan", "European Union"} for found in parties)
