"""One demonstration for all tests of a process, and what its pages complain about."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.browser import site as sites
from tests.browser.site import Site
from tests.postgres import databases, kept_databases, server  # noqa: F401


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with sites.demo(tmp_path_factory.mktemp("demo")) as running:
        yield running


@pytest.fixture(scope="session")
def lodged(site: Site) -> tuple[str, str]:
    """Code and secret of a dossier that nobody has touched."""
    return sites.lodge(site.person(), "1.001193")


@pytest.fixture
def complaints(console: list[str]) -> Callable[[], list[str]]:
    """Statuses of pages that are errors on purpose are no complaint."""
    return lambda: [line for line in console if "status of 4" not in line]
