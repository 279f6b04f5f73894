"""What is done once a day or an hour, by whichever process comes first; one release is active."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "job",
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("done_for", sa.String(length=16), nullable=False),
        sa.Column("done_at", sa.String(length=27), nullable=True),
        sa.Column("lease_until", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("name", name="pk_job"),
    )
    active = sa.text("active")
    op.create_index(
        "ix_release_active", "release", ["active"], unique=True,
        sqlite_where=active, postgresql_where=active,
    )  # fmt: skip
