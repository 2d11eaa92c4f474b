"""“The grain”, "the metal": a wide word for the one good of its kind that the text has just named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.clauses.events import Draft
from kg.model import Entity, Filler
from kg.naming.good_names import is_kind_of
from kg.reference.catalog import Catalog

Place = tuple[int, Entity]
FAR = 1000  # characters that such a word looks back
ARTICLE = "the "
RULE = "back_to_good"


def back_to_goods(drafts: Iterable[Draft], named: Sequence[Place], text: str, catalog: Catalog) -> None:
    """Let a wide word with "the" stand for the good of its kind that was just named, where that was one with its sorts.

    "Peru barred quinoa … a duty of 9 percent on the grain": on quinoa. In "tin and zinc … the metal" it is neither.
    ``named`` are the goods of the article in the order of its text, each with its place.
    """
    for draft in drafts:
        for role, fillers in draft.roles.items():
            draft.roles[role] = [_meant(f, named, text, catalog) for f in fillers]


def _meant(filler: Filler, named: Sequence[Place], text: str, catalog: Catalog) -> Filler:
    if filler.entity.type != "Good" or not _refers(filler, text):
        return filler
    near = {good.iri: good for start, good in named if filler.start - FAR < start < filler.start}
    kinds = [good for good in near.values() if is_kind_of(good.iri, filler.entity.iri, catalog)]
    widest = [good for good in kinds if all(one is good or is_kind_of(one.iri, good.iri, catalog) for one in kinds)]
    return replace(filler, entity=widest[0], rule=RULE) if widest else filler


def _refers(filler: Filler, text: str) -> bool:
    """Whether the words are "the" and one noun in the singular."""
    before = text[max(0, filler.start - len(ARTICLE)) : filler.start].lower()
    return before == ARTICLE and filler.mention.isalpha() and not filler.mention.endswith("s")
