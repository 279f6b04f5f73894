"""What tests of every kind share: where the repository is, the browser, and its tabs."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import (
    Browser,
    BrowserType,
    ConsoleMessage,
    Error,
    Page,
    ViewportSize,
    expect,
)

import run

# A busy machine is no fault of the code: what is slow is told by the benchmarks.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")
expect.set_options(timeout=30_000)

# Nearly all that tests make is freed without it; to look for garbage so often costs a 20th.
gc.set_threshold(20_000, 20, 20)

# No sandbox: the tests may run as root, and open pages of this machine only.
LAUNCH = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
]
NO_BROWSER = (
    "no browser: install Chromium, or set CHROMIUM to one, "
    "or run `python3 run.py playwright install chromium`"
)


def pytest_collection_finish() -> None:
    """Modules, tests and the catalogues they were made from stay to the end."""
    gc.freeze()


@pytest.fixture(scope="session")
def root() -> Path:
    return run.ROOT


@pytest.fixture(scope="session")
def browser_type_launch_args(
    browser_type_launch_args: dict[str, Any], browser_type: BrowserType
) -> dict[str, Any]:
    path = run.browser() or browser_type.executable_path
    if not Path(path).exists():
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        give_up(NO_BROWSER)
    return {**browser_type_launch_args, "executable_path": path, "args": LAUNCH}


@contextmanager
def _narrow(browser: Browser, *, script: bool) -> Iterator[Page]:
    """A phone of 360 pixels."""
    size = ViewportSize(width=360, height=740)
    with browser.new_context(java_script_enabled=script, viewport=size, locale="vi-VN") as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def narrow_tab(browser: Browser) -> Iterator[Page]:
    """One for all tests that need no other: a new tab costs more than most pages."""
    with _narrow(browser, script=True) as tab:
        yield tab


@pytest.fixture(scope="session")
def narrow_tab_without_script(browser: Browser) -> Iterator[Page]:
    with _narrow(browser, script=False) as tab:
        yield tab


@pytest.fixture
def script() -> bool:
    """Whether the phone runs scripts; a test may say otherwise."""
    return True


@pytest.fixture
def phone(request: pytest.FixtureRequest, script: bool) -> Iterator[Page]:
    """The tab of all tests, as a new visitor has it."""
    name = "narrow_tab" if script else "narrow_tab_without_script"
    tab: Page = request.getfixturevalue(name)
    tab.context.clear_cookies()
    yield tab
    tab.unroute_all()


@pytest.fixture
def console(phone: Page) -> Iterator[list[str]]:
    """What the pages of the phone complain about."""
    said: list[str] = []

    def note(line: ConsoleMessage) -> None:
        said.append(line.text)

    def regret(error: Error) -> None:
        said.append(str(error))

    phone.on("console", note)
    phone.on("pageerror", regret)
    yield said
    phone.remove_listener("console", note)
    phone.remove_listener("pageerror", regret)
