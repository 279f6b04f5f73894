"""A real store in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime.service import Service
from runtime.store.engine import Store
from tests.runtime import serving
from tests.runtime.filing import furnish, lodging, start_draft, submit


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'motcua.sqlite'}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with Store.open(url) as opened:
        opened.write(furnish)
        yield opened


@pytest.fixture
def dossier(store: Store) -> str:
    """The id of a dossier that has just been lodged."""
    return submit(store, lodging(start_draft(store))).dossier


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Service]:
    """The example catalogue, served at nine on a Friday that does not pass."""
    yield from serving.opened(tmp_path)
