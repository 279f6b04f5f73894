"""Gives an officer an account, or a new password, unit or roles."""

from __future__ import annotations

from functools import partial

from runtime.config import Config
from runtime.security import Passwords
from runtime.store import accounts
from runtime.store.accounts import Account
from runtime.store.engine import Store


def enrol(config: Config, officer: Account, password: str, email: str = "") -> None:
    """Writes beside a running server too; an account of that id is replaced."""
    with Store.open(config.database, alone=False) as store:
        store.write(
            partial(
                accounts.put_account,
                id=officer.id,
                name=officer.name,
                unit=officer.unit,
                roles=officer.roles,
                password_hash=Passwords().hash(password),
                email=email,
            )
        )
