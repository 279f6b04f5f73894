"""Reminders that have been given, each once; where officers are reached by mail."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column("account", sa.Column("email", sa.String(length=254), nullable=True))
    op.create_table(
        "reminder",
        sa.Column("about", sa.String(length=64), nullable=False),
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("about", "topic", "day", name="pk_reminder"),
    )
