"""One demonstration for all tests of a process, and tabs that report what they complain about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser import site as sites
from tests.browser.site import Site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with sites.demo(tmp_path_factory.mktemp("demo")) as running:
        yield running


@pytest.fixture(scope="session")
def lodged(site: Site) -> tuple[str, str]:
    """Code and secret of a dossier that nobody has touched."""
    return sites.lodge(site.person(), "1.001193")


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the console says, but for the statuses of pages that are errors on purpose."""
    said: list[str] = []
    page.on("console", lambda line: None if "status of 4" in line.text else said.append(line.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return said
