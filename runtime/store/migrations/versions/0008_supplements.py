"""Answers that a supplement corrects, papers as they were given out, attempts counted for all."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("draft", sa.Column("dossier", sa.String(length=64), nullable=True))
    op.create_index("ix_draft_dossier", "draft", ["dossier"], unique=True)
    op.create_table(
        "issued",
        sa.Column("dossier", sa.String(length=64), nullable=False),
        sa.Column("paper", sa.String(length=16), nullable=False),
        sa.Column("letter", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dossier"], ["dossier.id"], name="fk_issued_dossier_dossier"),
        sa.PrimaryKeyConstraint("dossier", "paper", "letter", name="pk_issued"),
    )
    op.create_table(
        "attempt",
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("since", sa.String(length=27), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("before", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_attempt"),
    )
