"""Hands in an edition to be reviewed, with the report that the command line has made of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Protocol

from compiler.bundle import INDEX, Index
from compiler.diff.comparison import Comparison
from renderers.comparison.editions import Source
from renderers.comparison.keeping import keep, waits
from renderers.comparison.reporting import report
from renderers.masthead import LANGUAGES
from runtime.installing import install_files, needed
from runtime.store import accounts, reviews
from runtime.store.engine import Store
from runtime.store.failures import Missing
from runtime.store.reviews import Summary


class Files(Source, Protocol):
    """An edition as built, wherever its files lie."""

    @property
    def index(self) -> Index: ...
    def file(self, name: str) -> bytes: ...


def deposit(
    store: Store,
    old: Files,
    new: Files,
    comparison: Comparison,
    *,
    by: str,
    now: datetime,
) -> None:
    """Neither edition is served because of it. Raises Missing for an account that is not there."""
    if store.read(partial(accounts.load_account, id=by)) is None:
        raise Missing(by)
    install_files(store, _files(old), now, publish=False)
    install_files(store, _files(new), now, author=by, publish=False)
    changes = [*(it for one in comparison.procedures for it in one.changes), *comparison.shared]
    marks = tuple(dict.fromkeys(one.fingerprint for one in changes if waits(one)))
    summary = Summary(comparison.old_hash, comparison.new_hash, marks, by, now)
    reports = (report(comparison, old, new, lang) for lang in LANGUAGES)
    text = json.dumps(keep(reports), ensure_ascii=False)
    store.write(lambda connection: reviews.deposit(connection, summary, text))


def _files(one: Files) -> Iterator[tuple[str, bytes]]:
    return ((name, one.file(name)) for name in (INDEX, *needed(one.index)))
