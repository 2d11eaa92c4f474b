"""One spelling for each claim, and the IRI that follows from it: order of fillers and of names carries no meaning."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from kg.graph.terms import clean
from kg.iri import mint
from kg.model import Claim, Entity, Filler, Quantity, RelationClaim
from kg.values.whole import whole


def article_iri(article_id: str) -> str:
    """The IRI of the article, which also names its graph."""
    return mint("Article", article_id)


def canonical(claim: Claim) -> Claim:
    """The claim with fillers in the order of the text, quantities in order, and no empty role."""
    return replace(
        claim,
        article=clean(claim.article),
        roles={role: fillers(claim.roles[role]) for role in sorted(claim.roles) if claim.roles[role]},
        attributes={key: claim.attributes[key] for key in sorted(claim.attributes) if claim.attributes[key]},
        source=fillers(claim.source),
        quantities=tuple(sorted(dict.fromkeys(map(quantity, claim.quantities)), key=quantity_key)),
        quote=clean(claim.quote),
        frame=clean(claim.frame),
        date=claim.date or None,
        cue=clean(claim.cue) if claim.cue else None,
    )


def canonical_relation(claim: RelationClaim) -> RelationClaim:
    """The relation claim with its texts clean and its type spelled as a property."""
    return replace(
        claim,
        article=clean(claim.article),
        type=claim.type[:1].lower() + claim.type[1:],
        subject=filler(claim.subject),
        object=filler(claim.object),
        quote=clean(claim.quote),
        frame=clean(claim.frame),
        office=clean(claim.office) if claim.office else None,
    )


def claim_iri(claim: Claim) -> str:
    """The IRI of a claim: the same content in the same article is the same claim."""
    return canonical_iri(canonical(claim))


def canonical_iri(claim: Claim) -> str:
    """The IRI of a claim in canonical form."""
    roles = [[role, [_filler_key(f) for f in found]] for role, found in claim.roles.items()]
    amounts = [quantity_key(q) for q in claim.quantities]
    told = [
        claim.factuality,
        claim.date,
        claim.cue,
        [_filler_key(f) for f in claim.source],
        list(claim.attributes.items()),
    ]
    place = [claim.frame, claim.quote, claim.start, claim.end]
    return mint("Claim", claim.article, json.dumps([claim.type, roles, told, amounts, place]))


def relation_claim_iri(claim: RelationClaim) -> str:
    """The IRI of a claim about a relation."""
    claim = canonical_relation(claim)
    ends = [_filler_key(claim.subject), _filler_key(claim.object)]
    place = [claim.frame, claim.quote, claim.start, claim.end]
    return mint("Claim", claim.article, json.dumps([claim.type, ends, claim.office, place]))


def fillers(found: Iterable[Filler]) -> tuple[Filler, ...]:
    """Fillers in the order of the text, each once."""
    unique = {_filler_key(one): one for one in map(filler, found)}
    return tuple(unique[key] for key in sorted(unique))


def filler(found: Filler) -> Filler:
    """A filler with clean texts."""
    return replace(found, entity=entity(found.entity), mention=clean(found.mention), score=float(found.score))


def entity(found: Entity) -> Entity:
    """An entity whose names are sorted and are others than its label."""
    label = clean(found.label)
    return replace(found, label=label, names=tuple(sorted({clean(n) for n in found.names} - {label, ""})))


def quantity(found: Quantity) -> Quantity:
    """A quantity with whole numbers as integers and clean texts."""
    per, of = (clean(found.per) if found.per else None), (clean(found.of) if found.of else None)
    return Quantity(whole(found.min), whole(found.max), clean(found.unit), per, of)


def quantity_key(found: Quantity) -> tuple[str, str, str, tuple[bool, float], tuple[bool, float]]:
    """Sorts quantities, open ends last."""
    ends = [(end is None, end or 0) for end in (found.min, found.max)]
    return found.unit, found.per or "", found.of or "", ends[0], ends[1]


def _filler_key(found: Filler) -> tuple[int, int, str, str, str, float]:
    return found.start, found.end, found.mention, found.entity.iri, found.method, found.score
