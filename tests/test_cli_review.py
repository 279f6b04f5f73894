"""Handing in an edition to be reviewed, and looking into a store, from the command line."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import CLEAN, USAGE, commands
from runtime.store import accounts, programs, reviews
from runtime.store.engine import Store
from tests.runtime.house import CATALOGUE, HOUSE, furnish


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Path, Path]:
    """A small catalogue, and the same with a higher fee."""
    old, new = tmp_path / "cu", tmp_path / "moi"
    shutil.copytree(CATALOGUE, old)
    shutil.copytree(CATALOGUE, new)
    file = next(one for one in new.rglob("*.yaml") if "9.000001" in one.read_text("utf-8"))
    file.write_text(file.read_text("utf-8").replace("100.000đ", "120.000đ"), "utf-8")
    return old, new


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    address = f"sqlite:///{tmp_path / 'kho.sqlite'}"
    monkeypatch.setenv("MOTCUA_DATABASE_URL", address)
    with Store.open(address) as store:
        furnish(store)
        store.write(
            partial(
                accounts.put_account, id="an", name="Nguyễn Văn An", unit=HOUSE,
                roles=["tham_dinh"], password_hash="-",
            )
        )  # fmt: skip
    return address


def motcua(*words: object) -> Result:
    return CliRunner().invoke(commands, [str(one) for one in words])


def test_an_edition_is_handed_in_with_its_report(sides: tuple[Path, Path], url: str) -> None:
    done = motcua("review", *sides, "--by", "an", "--no-behaviour")
    assert done.exit_code == CLEAN, done.output
    old, _, new = done.output.strip().removeprefix("/reviews/").partition("..")
    with Store.open(url) as store:
        edition = store.read(lambda connection: programs.edition(connection, new))
        found = store.read(lambda connection: reviews.find(connection, old, new))
    assert edition is not None
    assert (edition.author, edition.active) == ("an", False)
    assert found is not None
    assert "120.000" in found[1]


def test_who_hands_in_has_an_account(sides: tuple[Path, Path], url: str) -> None:
    done = motcua("review", *sides, "--by", "khong_co", "--no-behaviour")
    assert done.exit_code == USAGE
    assert "khong_co" in done.output


def test_a_store_is_looked_into_by_file_or_address(sides: tuple[Path, Path], url: str) -> None:
    for store in (url, url.removeprefix("sqlite:///")):
        done = motcua("diff", *sides, "--no-behaviour", "--dossiers", store)
        assert done.exit_code == CLEAN, done.output


@pytest.mark.parametrize("store", ["khong-co.sqlite", "mysql://may/kho", "sqlite:///"])
def test_what_is_no_store_is_told_in_one_line(sides: tuple[Path, Path], store: str) -> None:
    done = motcua("diff", *sides, "--no-behaviour", "--dossiers", store)
    assert done.exit_code == USAGE
    assert "Error: " in done.output
