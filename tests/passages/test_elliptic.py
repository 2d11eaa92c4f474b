"""Measures that leave out what was just told: another's ban of its own, whose goods are let off."""

from __future__ import annotations

from kg.model import Claim
from tests.conftest import Read


def _last(read: Read, text: str) -> Claim:
    return [c for c in read(text).claims if c.type == "TradeMeasure"][-1]


def _labels(claim: Claim, role: str) -> list[str]:
    return [f.entity.label for f in claim.roles.get(role, ())]


def test_a_ban_of_ones_own_is_on_what_the_last_one_is_on(read: Read) -> None:
    ban = _last(read, "Denmark banned coal from Russia. Sweden followed with a ban of its own.")
    assert (_labels(ban, "imposer"), _labels(ban, "target"), _labels(ban, "commodity")) == (
        ["Sweden"],
        ["Russia"],
        ["coal"],
    )


def test_who_was_hit_hits_back_whoever_hit_him(read: Read) -> None:
    duty = _last(read, "China raised duties on American pork. Washington responded with tariffs of its own.")
    assert (_labels(duty, "imposer"), _labels(duty, "target"), _labels(duty, "commodity")) == (
        ["United States"],
        ["China"],
        [],
    )


def test_whose_goods_are_exempt_is_let_off_the_measure_told_last(read: Read) -> None:
    lifted = _last(read, "Ghana banned poultry from Peru. Imports from Togo are exempt.")
    assert lifted.attributes == {"kind": "ban", "action": "lift"}
    assert (_labels(lifted, "imposer"), _labels(lifted, "target"), _labels(lifted, "commodity")) == (
        ["Ghana"],
        ["Togo"],
        ["poultry"],
    )
