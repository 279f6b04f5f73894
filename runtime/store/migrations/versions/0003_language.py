"""Dossiers keep the language in which they were filed."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column(
        "dossier", sa.Column("lang", sa.String(length=8), nullable=False, server_default="vi")
    )
