"""Who is acted for finds what was filed in their name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    named = sa.text("representation IS NOT NULL")
    op.create_index(
        "ix_dossier_representation", "dossier", ["representation"],
        sqlite_where=named, postgresql_where=named,
    )  # fmt: skip
    op.create_index("ix_representation_owner_account", "representation", ["owner_account"])
