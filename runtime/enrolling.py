"""Gives an officer an account, or a new password, unit or roles."""

from __future__ import annotations

from runtime.config import Config
from runtime.security import Passwords
from runtime.store import accounts
from runtime.store.accounts import Account
from runtime.store.engine import Store, Transaction


def enrol(config: Config, officer: Account, password: str, email: str = "") -> None:
    """Writes beside a running server too; an account of that id is replaced, and signed out."""
    secret = Passwords().hash(password)

    def write(connection: Transaction) -> None:
        accounts.put_account(
            connection, id=officer.id, name=officer.name, unit=officer.unit, roles=officer.roles,
            password_hash=secret, email=email,
        )  # fmt: skip
        accounts.close_sessions(connection, officer.id)

    with Store.open(config.database, alone=False) as store:
        store.write(write)
