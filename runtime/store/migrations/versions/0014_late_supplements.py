"""Supplements that were asked for are found by their day."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    asked = sa.text("kind = 'supplement_asked'")
    op.create_index(
        "ix_event_supplement_asked", "event", ["at"], sqlite_where=asked, postgresql_where=asked
    )
