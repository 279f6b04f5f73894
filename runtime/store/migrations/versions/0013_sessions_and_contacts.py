"""Sessions of officers end; telephone numbers and addresses of citizens are shown to be theirs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("session", sa.Column("ends_at", sa.String(length=27), nullable=True))
    for name in ("email", "phone"):
        op.add_column("profile", sa.Column(f"{name}_proved_at", sa.String(27), nullable=True))
    op.create_table(
        "contact_code",
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("nonce", sa.String(length=64), nullable=False),
        sa.Column("expires_at", sa.String(length=27), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("account", "channel", name="pk_contact_code"),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name="fk_contact_code_account"),
    )
