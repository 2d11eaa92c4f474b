"""The side of a deal that its sentence leaves out: "an accord with Turkey was signed" in a report on Peru."""

from __future__ import annotations

from collections.abc import Sequence

from kg.coref import Discourse
from kg.events import Draft
from kg.model import Entity, Filler
from kg.same import names

STATES = ("Country", "Bloc")
FIRMS = ("Company",)
BEFORE = 400  # characters


def add_other_side(drafts: Sequence[Draft], discourse: Discourse, home: Entity | None) -> None:
    """A deal that names only whom it is "with" is with the one that the text speaks of.

    That is the last subject of the same class, of a state failing that the state that the report is about.
    """
    for draft in drafts:
        parties = draft.roles.get("party", []) if draft.type == "Agreement" else []
        if not parties or any(f.position != "with" for f in parties):
            continue
        types = FIRMS if all(f.entity.type in FIRMS for f in parties) else STATES
        found = _speaking_of(draft, discourse, types, names(parties)) or (home if types == STATES else None)
        if found is not None and found.iri not in names(parties):
            at = draft.words(draft.anchor)
            parties.append(Filler(found, at.text, at.start, at.end, "context", 0.4, rule="other_side"))


def _speaking_of(draft: Draft, discourse: Discourse, types: tuple[str, ...], skip: set[str]) -> Entity | None:
    at = draft.base + draft.anchor.idx
    near = [e for where, e, subject in discourse.named if subject and at - BEFORE < where < at and e.type in types]
    return next((e for e in reversed(near) if e.iri not in skip), None)
