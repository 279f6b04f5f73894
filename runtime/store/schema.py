"""Brings the tables of a database up to date, by the numbered migrations."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

MIGRATIONS = Path(__file__).with_name("migrations")
ONE_AT_A_TIME = (
    "SET LOCAL statement_timeout = 0",
    "SET LOCAL lock_timeout = 0",
    "SELECT pg_advisory_xact_lock(77027)",  # any number that other programs do not use
)
"""Said to PostgreSQL; SQLite has but one writer."""


def upgrade(engine: Engine, revision: str = "head") -> None:
    """All or nothing: in one transaction, so that two processes at once do it once."""
    if revision == "head" and _at(engine) == newest():
        return
    config = _config()
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            for statement in ONE_AT_A_TIME:
                connection.exec_driver_sql(statement)
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def _at(engine: Engine) -> str | None:
    """The revision of a database, None for an empty one."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


@cache
def newest() -> str:
    """The revision that this program reads."""
    return str(ScriptDirectory.from_config(_config()).get_current_head())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
