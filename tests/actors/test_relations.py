"""Who holds which office, belongs to whom, is at home where, is a member of what."""

from __future__ import annotations

import pytest

from tests.conftest import Read

SAID = [
    ("Japanese Prime Minister Shinzo Abe arrived.", ("holdsOffice", "Shinzo Abe", "Japan", "Prime Minister")),
    ("Wang Wentao, China's minister of commerce, spoke.", ("holdsOffice", "Wang Wentao", "China", None)),
    (
        "Penny Wong, Australia's foreign minister, spoke.",
        ("holdsOffice", "Penny Wong", "Australia", "foreign minister"),
    ),
    (
        "Indian Rare Earths, a wholly owned subsidiary of the Department of Atomic Energy, spoke.",
        ("subsidiaryOf", "Indian Rare Earths", "Department of Atomic Energy", None),
    ),
    ("Japanese trading house Toyota Tsusho gave no price.", ("basedIn", "Toyota Tsusho", "Japan", None)),
    ("Norway's Equinor signed a contract.", ("basedIn", "Equinor", "Norway", None)),
    ("BRICS nations such as Brazil and India will meet.", ("memberOf", "Brazil", "BRICS", None)),
    ("German Chancellor Olaf Scholz arrived.", ("holdsOffice", "Olaf Scholz", "Germany", "Chancellor")),
    ("Ann Brown, chief executive of Toyota, arrived.", ("holdsOffice", "Ann Brown", "Toyota", "chief executive")),
    ("Hitachi, a unit of Toyota, paid.", ("subsidiaryOf", "Hitachi", "Toyota", None)),
    ("Bolt Trading Co., which is owned by Toyota, paid.", ("subsidiaryOf", "Bolt Trading", "Toyota", None)),
    ("Oslo-based Bolt Trading Co. paid.", ("basedIn", "Bolt Trading", "Norway", None)),
    ("Bolt Trading Co., based in Oslo, paid.", ("basedIn", "Bolt Trading", "Norway", None)),
    ("The Norwegian Drilling Company paid.", ("basedIn", "Norwegian Drilling Company", "Norway", None)),
    ("Brazil, a member of BRICS, paid.", ("memberOf", "Brazil", "BRICS", None)),
    ("Peru is a member of the WTO.", ("memberOf", "Peru", "World Trade Organization", None)),
    (
        "OPEC members include Iraq and Kuwait.",
        ("memberOf", "Kuwait", "Organization of the Petroleum Exporting Countries", None),
    ),
    ("Mercosur members Argentina, Brazil and Uruguay met.", ("memberOf", "Uruguay", "Mercosur", None)),
    (
        "Iraq and other OPEC members met.",
        ("memberOf", "Iraq", "Organization of the Petroleum Exporting Countries", None),
    ),
    ("Mercosur, which groups Argentina and Paraguay, met.", ("memberOf", "Paraguay", "Mercosur", None)),
    ("Mercosur met. Its other members are Brazil and Paraguay.", ("memberOf", "Brazil", "Mercosur", None)),
    ("Laos, one of the members of ASEAN, paid.", ("memberOf", "Laos", "Association of Southeast Asian Nations", None)),
    ("Equinor is a Norwegian company.", ("basedIn", "Equinor", "Norway", None)),
    ("Equinor of Norway paid.", ("basedIn", "Equinor", "Norway", None)),
    ("Bolt Grain Corp. of Minnesota paid.", ("basedIn", "Bolt Grain", "United States", None)),
    ("The Norwegian rival Equinor paid.", ("basedIn", "Equinor", "Norway", None)),
    ("Toyota's truck unit Hino paid.", ("subsidiaryOf", "Hino", "Toyota", None)),
    ("Bolt Trading Co., owned by Norway, paid.", ("subsidiaryOf", "Bolt Trading", "Norway", None)),
    ("The Senate Finance Committee met.", ("subsidiaryOf", "Senate Finance Committee", "U.S. Senate", None)),
    ("Ana Brown, who was trade minister of Peru, paid.", ("holdsOffice", "Ana Brown", "Peru", "trade minister")),
    (
        "Ann Brown, president of the Bolt Association, paid.",
        ("holdsOffice", "Ann Brown", "Bolt Association", None),
    ),
    ("Mexican Economy Secretary Ann Brown paid.", ("holdsOffice", "Ann Brown", "Mexico", None)),
    ("Ann Brown, a spokeswoman with Toyota, paid.", ("holdsOffice", "Ann Brown", "Toyota", "spokeswoman")),
    ("Rep. Ann Brown, of Peru's friends, paid.", ("holdsOffice", "Ann Brown", "United States", "Rep.")),
    (
        "Peruvian Trade and Industry Minister Ann Brown paid.",
        ("holdsOffice", "Ann Brown", "Peru", "Trade and Industry Minister"),
    ),
    (
        "The Senate Finance Committee met. Taxes may rise, chairman Ann Brown said.",
        ("holdsOffice", "Ann Brown", "Senate Finance Committee", "chairman"),
    ),
    ("Codelco is owned by the Chilean state.", ("subsidiaryOf", "Codelco", "Chile", None)),
    (
        "Iraq and the nine other members of OPEC met.",
        ("memberOf", "Iraq", "Organization of the Petroleum Exporting Countries", None),
    ),
    ("Peru belongs to BRICS.", ("memberOf", "Peru", "BRICS", None)),
    ("BRICS, the club to which Peru belongs, paid.", ("memberOf", "Peru", "BRICS", None)),
    ("Olek Kubrak, Ukraine's trade minister, paid.", ("holdsOffice", "Olek Kubrak", "Ukraine", "trade minister")),
    ("Wang Der-Hwa, deputy director of Toyota, paid.", ("holdsOffice", "Wang Der-Hwa", "Toyota", "deputy director")),
    (
        "Australian Minister for Trade and Investment Andrew Robb paid.",
        ("holdsOffice", "Andrew Robb", "Australia", "Minister for Trade and Investment"),
    ),
    (
        "Manmohan Singh and Naoto Kan, then the prime ministers of India and Japan, met.",
        ("holdsOffice", "Naoto Kan", "Japan", "prime minister"),
    ),
    (
        "Ann Brown and Tom Bolt, who head the European Council and the European Commission, met.",
        ("holdsOffice", "Tom Bolt", "European Commission", "head"),
    ),
    (
        "Fumio Kishida will travel. The Japanese prime minister is keen.",
        ("holdsOffice", "Fumio Kishida", "Japan", "prime minister"),
    ),
    ("Ann Brown, director of the Peru office of Toyota, paid.", ("holdsOffice", "Ann Brown", "Toyota", "director")),
    ("Bolt Bank, Russia's state agricultural bank, paid.", ("subsidiaryOf", "Bolt Bank", "Russia", None)),
    ("Toyota Tsusho paid. The Japanese trading house left.", ("basedIn", "Toyota Tsusho", "Japan", None)),
    ("The American Chamber of Commerce in Peru met.", ("basedIn", "American Chamber of Commerce", "Peru", None)),
]
NOTHING = [
    "Toyota sold cars in Norway.",
    "Ann Brown arrived.",
    "The president arrived.",
    "Japan met members of the EU.",
    "Peru left the WTO out of it.",
    "Ecuador, a former OPEC member, paid.",
    "Peru is not a member of the WTO.",
]


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[s[0] for s in SAID])
def test_a_relation_is_read(read: Read, text: str, expected: tuple[str, str, str, str | None]) -> None:
    found = [(r.type, r.subject.entity.label, r.object.entity.label, r.office) for r in read(text).relations]
    type_, subject, object_, office = expected
    assert any(f[:3] == (type_, subject, object_) and office in (None, f[3]) for f in found), found


@pytest.mark.parametrize("text", NOTHING)
def test_where_no_relation_is_stated_none_is_read(read: Read, text: str) -> None:
    assert read(text).relations == ()


def test_every_member_of_a_list_is_a_member(read: Read) -> None:
    found = read("ASEAN members such as Vietnam and Laos met.").relations
    assert [(r.subject.entity.label, r.type) for r in found] == [("Vietnam", "memberOf"), ("Laos", "memberOf")]


def test_a_relation_that_is_stated_twice_is_one(read: Read) -> None:
    assert len(read("Hitachi, a unit of Toyota, paid. Hitachi, a unit of Toyota, lost.").relations) == 1


def test_a_counterpart_holds_the_office_named_last(read: Read) -> None:
    text = "Colombian President Gustavo Petro met his Venezuelan counterpart, Nicolas Maduro."
    offices = {r.subject.entity.label: (r.object.entity.label, r.office) for r in read(text).relations}
    assert offices["Nicolas Maduro"] == ("Venezuela", "President")


def test_nothing_belongs_to_itself(read: Read) -> None:
    text = "The U.S. Trade Representative's office and Japan's Diet gave no comment."
    assert all(r.subject.entity.iri != r.object.entity.iri for r in read(text).relations)
