"""What a user writes in ``judgements.txt`` is read exactly, or refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.iri import mint
from kg.judging.judgements import FILE, Judgement, Judgements, add_judgement, read_judgements

CLAIMS = mint("Claim", "a"), mint("Claim", "b")
NAMES = ("Toyota Tsusho", "Café Côte d'Or", "A & B #1", "not same", "日本", mint("Company", "x"), "<b>", "\\")


def _write(folder: Path, text: str) -> Path:
    path = folder / FILE
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_is_no_judgement(tmp_path: Path) -> None:
    assert read_judgements(tmp_path / FILE) == Judgements()


def test_names_iris_and_claims_are_told_apart(tmp_path: Path) -> None:
    text = f'# a note\n\nsame "Tsusho" "Toyota Tsusho"\n  not  same "Labor" <{mint("Organization", "x")}>\n'
    found = read_judgements(_write(tmp_path, f"{text}same <{CLAIMS[0]}> <{CLAIMS[1]}>\n"))
    assert [(j.one, j.same, j.line) for j in found.entities] == [("Tsusho", True, 3), ("Labor", False, 4)]
    assert [j.pair for j in found.claims(same=True)] == [frozenset(CLAIMS)]
    assert found.claims(same=False) == ()


@given(st.lists(st.permutations(NAMES).map(lambda names: (names[0], names[1])), max_size=5), st.booleans())
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, told: list[tuple[str, str]], same: bool
) -> None:
    wanted = [Judgement(one, other, same) for one, other in told]
    path = _write(tmp_path_factory.mktemp("graph"), "".join(j.as_line() + "\n" for j in wanted))
    assert [(j.one, j.other, j.same) for j in read_judgements(path).all] == [(j.one, j.other, same) for j in wanted]


BROKEN = [
    ("same A B", "line 1: 'same A B' is no judgement"),
    ('same "A"', "is no judgement"),
    ('maybe same "A" "B"', "is no judgement"),
    ('\nsame "A" "A"', "line 2: 'A' stands on both sides"),
    (f'same "A" <{CLAIMS[0]}>', "a claim can only be judged beside another claim"),
    ('same "A" "B"\nnot same "B" "A"', "lines 1 and 2 contradict each other"),
]


@pytest.mark.parametrize(("text", "message"), BROKEN, ids=[b[0] for b in BROKEN])
def test_what_is_no_judgement_is_refused_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as error:
        read_judgements(_write(tmp_path, text))
    assert str(tmp_path / FILE) in str(error.value)


def test_a_file_of_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes('same "Ä" "B"'.encode("latin-1"))
    with pytest.raises(InputError, match="cannot be read"):
        read_judgements(tmp_path / FILE)


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_an_added_judgement_stands_behind_what_the_user_wrote(tmp_path: Path, end: str) -> None:
    before = f'# mine{end or chr(10)}same "B" "A"{end}'.encode()
    (tmp_path / FILE).write_bytes(before)
    assert add_judgement(tmp_path / FILE, Judgement("Ä", "B", same=False))
    written = (tmp_path / FILE).read_bytes()
    assert written == before + (b"" if end else b"\n") + 'not same "Ä" "B"'.encode() + (end or "\n").encode()
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_judgement_is_added_once_and_never_against_another(tmp_path: Path) -> None:
    path = tmp_path / FILE
    assert add_judgement(path, Judgement("A", "B", same=True))
    assert not add_judgement(path, Judgement("B", "A", same=True))
    with pytest.raises(InputError, match="line 1 says the opposite"):
        add_judgement(path, Judgement("B", "A", same=False))
    assert path.read_text() == 'same "A" "B"\n'
