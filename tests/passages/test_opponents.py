"""Who imposes a measure, and whom it hits, when its own sentence does not say."""

from __future__ import annotations

import pytest

from kg.extract import Extractor
from kg.model import Article

MAKERS = [
    (
        "Peru and Togo signed a free trade agreement. A second round of tariff cuts will follow in May.",
        ["Peru", "Togo"],
        "reduce",
    ),
    ("Tariffs on 50 goods will be cut, Norway's finance ministry said.", ["Norway"], "reduce"),
    ("Tariffs on 50 goods will be cut, a trader said.", [], "reduce"),
    ("Peru and Togo signed a free trade agreement. Beef quotas were cut in May.", [], "reduce"),
    ("Peru and Togo signed a free trade agreement. Beef quotas were widened in May.", ["Peru", "Togo"], "increase"),
    ("The Senate approved a bill that would bar imports of textiles from Togo.", ["United States"], "impose"),
]


@pytest.mark.parametrize(("text", "makers", "action"), MAKERS, ids=[m[0] for m in MAKERS])
def test_who_makes_a_measure_follows_from_the_article(
    extractor: Extractor, text: str, makers: list[str], action: str
) -> None:
    claims = [c for c in next(iter(extractor.extract([Article("own", text)]))).claims if c.type == "TradeMeasure"]
    found = [[f.entity.label for f in c.roles.get("imposer", ())] for c in claims if c.attributes["action"] == action]
    assert found == [makers]
