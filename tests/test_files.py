"""A file appears whole or not at all."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from kg.files import atomic, write_bytes, write_text


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    write_text(tmp_path / "a.txt", "Ω")
    write_bytes(tmp_path / "a.txt", b"second")
    assert (tmp_path / "a.txt").read_bytes() == b"second"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]


def test_an_error_leaves_the_old_file_and_no_litter(tmp_path: Path) -> None:
    def half() -> None:
        with atomic(tmp_path / "a.txt") as file:
            file.write(b"half")
            raise ZeroDivisionError

    write_text(tmp_path / "a.txt", "old")
    with pytest.raises(ZeroDivisionError):
        half()
    assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("a.txt", "old")]


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_text(tmp_path / "none" / "a.txt", "x")


def test_others_may_read_the_file_as_if_it_had_been_written_plainly(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("x")
    write_text(tmp_path / "a.txt", "x")
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)
