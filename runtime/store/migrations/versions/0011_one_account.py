"""A telephone number, and an e-mail address, is that of one account."""

from __future__ import annotations

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    for name in ("email", "phone"):
        op.drop_index(f"ix_profile_{name}", "profile")
        op.create_index(f"ix_profile_{name}", "profile", [name], unique=True)
