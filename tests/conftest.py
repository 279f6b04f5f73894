"""What tests of every kind share: the browser, and where the repository is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserType

import run

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
