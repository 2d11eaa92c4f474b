"""Who holds which office, belongs to whom, is at home where, is a member of what."""

from __future__ import annotations

import pytest

from tests.reading.conftest import Read

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
]


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[s[0] for s in SAID])
def test_a_relation_is_read(read: Read, text: str, expected: tuple[str, str, str, str | None]) -> None:
    found = [(r.type, r.subject.entity.label, r.object.entity.label, r.office) for r in read(text).relations]
    type_, subject, object_, office = expected
    assert any(f[:3] == (type_, subject, object_) and office in (None, f[3]) for f in found), found


def test_a_counterpart_holds_the_office_named_last(read: Read) -> None:
    text = "Colombian President Gustavo Petro met his Venezuelan counterpart, Nicolas Maduro."
    offices = {r.subject.entity.label: (r.object.entity.label, r.office) for r in read(text).relations}
    assert offices["Nicolas Maduro"] == ("Venezuela", "President")


def test_nothing_belongs_to_itself(read: Read) -> None:
    text = "The U.S. Trade Representative's office and Japan's Diet gave no comment."
    assert all(r.subject.entity.iri != r.object.entity.iri for r in read(text).relations)
