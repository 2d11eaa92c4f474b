"""Who brought a case, against whom and over what, wherever the sentence has it."""

from __future__ import annotations

import pytest

from tests.conftest import Read

RULED = [
    "Peru won a case that it had brought against Chile at the WTO over fish quotas.",
    "A WTO panel upheld a complaint by Peru against Chile over fish quotas.",
    "Chile lost a case at the WTO brought by Peru over fish quotas.",
    "Last month the WTO dismissed Chile's appeal in the case that Peru had brought against its fish quotas.",
]


@pytest.mark.parametrize("text", RULED)
def test_a_ruling_has_the_sides_of_its_case(read: Read, text: str) -> None:
    ruling = next(c for c in read(text).claims if c.type == "Ruling")
    sides = {role: {f.entity.label for f in ruling.roles.get(role, ())} for role in ("complainant", "respondent")}
    assert sides == {"complainant": {"Peru"}, "respondent": {"Chile"}}
    assert [f.entity.label for f in ruling.roles["topic"]] == ["fish quotas"]
