"""The side of a deal that its sentence leaves out: "an accord with Turkey was signed" in a report on Peru."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.clauses.events import Draft
from kg.model import STATES, Entity, Filler
from kg.naming.coref import Discourse
from kg.passages.same import names

FIRMS = ("Company",)
ACTING = ("Agency", "Person")
BEFORE = 400  # characters


def add_other_side(
    drafts: Sequence[Draft], discourse: Discourse, home: Entity | None, known: Mapping[str, Entity]
) -> None:
    """A deal that names only whom it is "with" is with the one that the text speaks of.

    That is the last subject of the same class, for a state also one that acts for it (``known`` are the states by IRI);
    failing that the state that the report is about.
    """
    for draft in drafts:
        parties = draft.roles.get("party", []) if draft.type == "Agreement" else []
        if not parties or any(f.position != "with" for f in parties):
            continue
        types = FIRMS if all(f.entity.type in FIRMS for f in parties) else STATES
        found = _speaking_of(draft, discourse, types, known, names(parties)) or (home if types == STATES else None)
        if found is not None and found.iri not in names(parties):
            at = draft.words(draft.anchor)
            parties.append(Filler(found, at.text, at.start, at.end, "context", 0.4, rule="other_side"))


def _speaking_of(
    draft: Draft, discourse: Discourse, types: tuple[str, ...], known: Mapping[str, Entity], skip: set[str]
) -> Entity | None:
    at = draft.at
    near = [e for where, e, subject in discourse.named if subject and at - BEFORE < where < at]
    meant = [known.get(e.country or "", e) if types == STATES and e.type in ACTING else e for e in near]
    return next((e for e in reversed(meant) if e.type in types and e.iri not in skip), None)
