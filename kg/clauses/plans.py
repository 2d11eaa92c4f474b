"""What is done to a plan: to scrap a planned duty is not to lift one."""

from __future__ import annotations

from collections.abc import Mapping

from kg.attributes.factuality import Status
from kg.grammar.tokens import Token

OPEN = ("planned", "possible")


def is_plan_dropped(attributes: Mapping[str, str], thing: Status) -> bool:
    """“scrapped a planned duty”: whether what is lifted is not there yet; ``thing`` is how sure the duty itself is."""
    return attributes.get("action") == "lift" and thing.value in OPEN


def dropped(done: Status, thing: Status, trigger: Token) -> Status:
    """How sure the plan is after it was dropped: denied, or as open as before where nobody has dropped it yet."""
    certain = done.value == "asserted" or done == thing
    return Status("negated", trigger.lower_, trigger) if certain else Status("possible", done.cue, done.token)
