"""Editions by hash and author, and what reviewers say of the changes of one."""

from __future__ import annotations

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column(
        "release", sa.Column("hash", sa.String(length=32), nullable=False, server_default="")
    )
    op.add_column("release", sa.Column("deposited_by", sa.String(length=64), nullable=True))
    op.create_index("ix_release_hash", "release", ["hash"])
    _name_editions()
    op.create_table(
        "review",
        sa.Column("old", sa.String(length=32), nullable=False),
        sa.Column("new", sa.String(length=32), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("waits", sa.Text(), nullable=False),
        sa.Column("deposited_by", sa.String(length=64), nullable=False),
        sa.Column("deposited_at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("old", "new", name="pk_review"),
        sa.ForeignKeyConstraint(["deposited_by"], ["account.id"], name="fk_review_deposited_by"),
    )
    op.create_table(
        "remark",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_remark"),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_remark_by"),
    )
    op.create_index("ix_remark_fingerprint", "remark", ["fingerprint"])
    op.create_table(
        "approval",
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("decision", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("revoked_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("fingerprint", "by", name="pk_approval"),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_approval_by"),
    )


def _name_editions() -> None:
    release = sa.table(
        "release", sa.column("id", sa.Integer), sa.column("index", sa.Text), sa.column("hash")
    )
    connection = op.get_bind()
    for id, index in connection.execute(sa.select(release.c.id, release.c.index)).all():
        hash_ = hashlib.sha256(index.encode()).hexdigest()[:32]
        connection.execute(sa.update(release).where(release.c.id == id).values(hash=hash_))
