"""Figures by day, and what keeps lists short to find among many dossiers."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

FLOWS = ("lodged", "decided", "on_time", "late", "refused", "withdrawn", "stopped")
STANDS = ("open", "overdue")


def upgrade() -> None:
    """Nothing was counted yet, so the table of figures is made anew."""
    op.drop_table("rollup")
    op.create_table(
        "rollup",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("procedure", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("domain", sa.String(length=64), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in (*FLOWS, *STANDS)),
        sa.PrimaryKeyConstraint("day", "unit", "procedure", "channel", name="pk_rollup"),
    )
    op.create_index("ix_rollup_unit_day", "rollup", ["unit", "day"])
    op.add_column("dossier", sa.Column("intake", sa.String(length=64), nullable=True))
    op.execute(
        "UPDATE dossier SET intake = (SELECT task.unit FROM task WHERE task.dossier = dossier.id "
        "AND task.unit <> dossier.unit ORDER BY task.id LIMIT 1)"
    )
    op.drop_index("ix_dossier_unit_state_due_at", "dossier")
    op.create_index("ix_dossier_unit_state_lodged_at", "dossier", ["unit", "state", "lodged_at"])
    op.create_index(
        "ix_dossier_intake_state_lodged_at", "dossier", ["intake", "state", "lodged_at"]
    )
    op.create_index("ix_dossier_decided_at_ended_at", "dossier", ["decided_at", "ended_at"])
    op.create_index("ix_dossier_ended_at", "dossier", ["ended_at"])
    op.create_index("ix_task_unit_opinion", "task", ["unit", "opinion"])
