"""The language model is the one that we know, to the byte."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.errors import ModelError
from kg.grammar.model_hash import (
    DEFAULT_MODEL,
    expected_hashes,
    file_hashes,
    model_folder,
    model_hash,
    verify_default_model,
)

EXPECTED_FILES = 24
# The same hash as that of the official en_core_web_sm 3.8.0: the two differ in README.md and meta.json alone.
EXPECTED = "1c2fae80128b0be2e2905d768cefb872df891f325e582fa69acb1ce2c4316b71"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the installed model that a test may spoil."""
    return Path(shutil.copytree(model_folder(DEFAULT_MODEL), tmp_path / "model"))


def test_the_installed_model_has_the_committed_hashes() -> None:
    assert file_hashes(model_folder(DEFAULT_MODEL)) == expected_hashes()
    assert len(expected_hashes()) == EXPECTED_FILES
    verify_default_model()


def test_name_and_folder_give_the_same_hash(copy: Path) -> None:
    assert model_hash(DEFAULT_MODEL) == model_hash(str(copy)) == EXPECTED


def test_files_about_the_package_do_not_count(copy: Path) -> None:
    (copy / "README.md").write_text("another name")
    (copy / "meta.json").unlink()
    assert model_hash(str(copy)) == EXPECTED
    verify_default_model(copy)


@pytest.mark.parametrize("name", sorted(expected_hashes()))
def test_one_changed_byte_in_any_file_is_refused(copy: Path, name: str) -> None:
    changed = copy / name
    content = changed.read_bytes()
    changed.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    assert model_hash(str(copy)) != EXPECTED
    with pytest.raises(ModelError, match=name):
        verify_default_model(copy)


def test_an_added_and_a_missing_file_are_refused(copy: Path) -> None:
    (copy / "ner" / "extra").write_text("x")
    (copy / "tokenizer").unlink()
    with pytest.raises(ModelError, match=r"ner/extra, tokenizer differ .*pip install"):
        verify_default_model(copy)


@pytest.mark.parametrize("name", ["no_such_model", "/no/such/folder", "json", "not a name"])
def test_what_is_no_pipeline_is_named(name: str) -> None:
    with pytest.raises(ModelError, match=name):
        model_hash(name)
