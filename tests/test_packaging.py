"""The wheel carries the five names with their data, the lock what the project asks for."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

PACKAGES = ("catalogue", "compiler", "renderers", "runtime", "cli")


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names inside a wheel built from this tree."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    result = subprocess.run([*build, str(root)], capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_the_five_names_and_nothing_beside(wheel: set[str]) -> None:
    tops = {name.split("/")[0] for name in wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == {*PACKAGES}
    assert sum(top.endswith(".dist-info") for top in tops) == 1


def test_every_file_of_the_packages_is_in_the_wheel(root: Path, wheel: set[str]) -> None:
    files = (path for package in PACKAGES for path in (root / package).rglob("*"))
    kept = {path for path in files if path.is_file() and "__pycache__" not in path.parts}
    assert {path.relative_to(root).as_posix() for path in kept} <= wheel


def test_vendored_files_are_as_published(root: Path) -> None:
    folder = root / "runtime" / "static"
    table = (folder / "VENDORED.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\S+)` .* `([\w+/=]{64})` \|$", table, re.MULTILINE)
    assert {name for name, _ in rows} == {path.name for path in folder.glob("*.min.*")}
    for name, expected in rows:
        digest = hashlib.sha384((folder / name).read_bytes()).digest()
        assert base64.b64encode(digest).decode() == expected


def test_the_lock_pins_by_hash_what_the_project_names(root: Path) -> None:
    lock = (root / "requirements.lock").read_text("utf-8")
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["test"]
    pinned = set(re.findall(r"^([\w.-]+)==", lock, re.MULTILINE))
    assert {re.split(r"[<>=\[]", line)[0] for line in wanted} <= pinned
    entries = re.split(r"^(?=\S)", lock, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"://|--index|--find-links", lock)
