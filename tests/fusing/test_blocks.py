"""No two claims that the recipe could join are left uncompared, and few others are compared."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.fusing.blocks import Blocks, sought, stored
from kg.fusing.canonical import canonical
from kg.fusing.compare import evidence
from kg.fusing.profile import Profile, profile
from kg.fusing.recipe import RECIPES
from kg.iri import mint
from kg.model import Claim, Entity, Filler, Quantity
from tests.strategies import FACTUALITIES

DAYS = st.sampled_from([None, dt.date(2014, 9, 1), dt.date(2014, 9, 20), dt.date(2015, 3, 1), dt.date(2019, 5, 5)])
DATES = st.sampled_from(
    [None, None, "2014", "2014-09", "2014-09-16", "2013-02", "1990/2005", "2014-09/..", "2019-05-05"]
)
VALUES = {
    "stage": st.sampled_from(["signed", "filed"]),
    "kind": st.just("other"),
    "action": st.sampled_from(["maintain", "impose"]),
}


@st.composite
def claims(draw: st.DrawFn, article: str, type_: str) -> Claim:
    """A claim of any type of the recipe out of so few actors, goods, dates and amounts that many pairs join."""
    recipe = RECIPES[type_]
    roles = {role: draw(_fillers(_ACTORS)) for role in recipe.who}
    roles |= {role: draw(_fillers(_GOODS)) for role in recipe.what}
    roles |= {role: draw(_fillers(_PLACES)) for role in (*recipe.also, "name")}
    attributes = {key: draw(VALUES[key]) for key in recipe.same if draw(st.booleans())}
    amounts = draw(st.lists(st.sampled_from([Quantity(25, 25, "percent"), Quantity(1, 1, "tonne")]), max_size=2))
    place = (0, 5, "made.up")
    return Claim(
        article,
        type_,
        roles,
        draw(FACTUALITIES),
        "words",
        *place,
        attributes,
        date=draw(DATES),
        quantities=tuple(amounts),
    )


def _fillers(entities: st.SearchStrategy[Entity]) -> st.SearchStrategy[tuple[Filler, ...]]:
    made = st.builds(lambda one, start: Filler(one, one.label, start, start + 1), entities, st.integers(0, 1))
    return st.lists(made, max_size=3, unique_by=lambda one: one.entity.iri).map(tuple)


def _entity(type_: str, label: str, country: str | None = None) -> Entity:
    return Entity(mint(type_, label), label, type_, (), country)


_PERU = mint("Country", "Peru")
_ACTORS = st.sampled_from(
    [
        _entity("Country", "Peru"),
        _entity("Country", "Chile"),
        *(_entity("Person", "Ana", country) for country in (None, _PERU)),
        *(_entity("Agency", "Board", country) for country in (None, _PERU)),
    ]
)
_GOODS = st.sampled_from([_entity("Good", "steel"), _entity("Topic", "trade in cold steel"), _entity("Topic", "talks")])
_PLACES = st.sampled_from([_entity("NamedAgreement", "One Pact"), _entity("NamedAgreement", "Two Pact")])


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Profile, Profile]:
    """Two claims of one type from two articles."""
    type_ = draw(st.sampled_from(sorted(RECIPES)))
    one, other = (profile(canonical(draw(claims(a, type_))), published=draw(DAYS)) for a in "ab")
    return one, other


@settings(deadline=None, max_examples=200)
@given(pairs())
def test_no_two_claims_that_could_join_are_left_uncompared(pair: tuple[Profile, Profile]) -> None:
    for one, other in (pair, pair[::-1]):
        weight = evidence(one, other)
        if weight is not None and weight >= one.recipe.enough:
            blocks = Blocks()
            blocks.put(other, 7)
            assert blocks.candidates(one) == [7]


@settings(deadline=None, max_examples=50)
@given(pairs())
def test_whoever_finds_another_is_found_by_it(pair: tuple[Profile, Profile]) -> None:
    one, other = pair
    assert bool(stored(one) & sought(other)) == bool(stored(other) & sought(one))
