"""A real store of its own for each test, on both databases where a test asks for `store`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from runtime.service import Service
from runtime.store.engine import Store
from tests.postgres import databases, kept_databases, server  # noqa: F401
from tests.runtime import serving
from tests.runtime.filing import furnish, lodging, start_draft, submit
from tests.runtime.serving import Lodged

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An SQLite database with all tables, empty."""
    path = tmp_path_factory.mktemp("migrated") / "motcua.sqlite"
    Store.open(f"sqlite:///{path}").close()
    return path.read_bytes()


@pytest.fixture
def sqlite_url(migrated: bytes, tmp_path: Path) -> str:
    """As `databases` makes them: migrating each anew costs more than most tests."""
    path = tmp_path / "motcua.sqlite"
    path.write_bytes(migrated)
    return f"sqlite:///{path}"


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest) -> str:
    if request.param == "sqlite":
        return str(request.getfixturevalue("sqlite_url"))
    fresh: Callable[[], str] = request.getfixturevalue("databases")
    return fresh()


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with Store.open(url) as opened:
        opened.write(furnish)
        yield opened


@pytest.fixture
def dossier(store: Store) -> str:
    """The id of a dossier that has just been lodged."""
    return submit(store, lodging(start_draft(store))).dossier


@pytest.fixture(scope="session")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """As `service`, for the tests that leave nothing behind: they share it."""
    yield from serving.opened(tmp_path_factory.mktemp("unchanged"))


@pytest.fixture(scope="session")
def lodged(tmp_path_factory: pytest.TempPathFactory) -> Lodged:
    """For the tests that begin with a dossier: filing it takes longer than most of them."""
    return serving.lodged(tmp_path_factory.mktemp("lodged"), "1.001193")


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """The example catalogue, served at nine on a Friday that does not pass."""
    yield from serving.opened(tmp_path)
