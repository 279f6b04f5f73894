"""Several dossiers may be filed as one: the whole, and the part of each in it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "bundle",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=64), nullable=False),
        sa.Column("program", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("lodged_at", sa.String(length=27), nullable=False),
        sa.Column("due_at", sa.String(length=16), nullable=True),
        sa.Column("latest_due_at", sa.String(length=16), nullable=True),
        sa.Column("track_number", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(length=8), nullable=False, server_default="vi"),
        sa.ForeignKeyConstraint(["program"], ["program.hash"], name="fk_bundle_program"),
        sa.PrimaryKeyConstraint("id", name="pk_bundle"),
        sa.UniqueConstraint("code", name="uq_bundle_code"),
    )
    op.create_table(
        "bundle_part",
        sa.Column("dossier", sa.String(length=64), nullable=False),
        sa.Column("bundle", sa.String(length=64), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("member", sa.String(length=64), nullable=False),
        sa.Column("after", sa.String(length=64), nullable=False),
        sa.Column("result", sa.String(length=64), nullable=False),
        sa.Column("if_refused", sa.String(length=16), nullable=False),
        sa.Column("covers", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dossier"], ["dossier.id"], name="fk_bundle_part_dossier"),
        sa.ForeignKeyConstraint(["bundle"], ["bundle.id"], name="fk_bundle_part_bundle"),
        sa.PrimaryKeyConstraint("dossier", name="pk_bundle_part"),
    )
    op.create_index("ix_bundle_part_bundle", "bundle_part", ["bundle"])
