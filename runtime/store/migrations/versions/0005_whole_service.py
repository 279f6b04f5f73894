"""Payments, opinions, notes and results; what citizens keep and say; messages and figures."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    _add_columns()
    _make_desk_tables()
    _make_citizen_tables()


def _add_columns() -> None:
    op.add_column(
        "account", sa.Column("kind", sa.String(length=16), server_default="officer", nullable=False)
    )
    op.add_column("dossier", sa.Column("supplement_until", sa.Date(), nullable=True))
    op.add_column(
        "dossier", sa.Column("extensions", sa.Integer(), server_default="0", nullable=False)
    )
    op.add_column("dossier", sa.Column("waits", sa.String(length=100), nullable=True))
    op.add_column("dossier", sa.Column("account", sa.String(length=64), nullable=True))
    op.add_column("dossier", sa.Column("representation", sa.String(length=64), nullable=True))
    op.add_column("dossier", sa.Column("decided_at", sa.String(length=27), nullable=True))
    op.add_column("dossier", sa.Column("ended_at", sa.String(length=27), nullable=True))
    op.create_index("ix_dossier_account_lodged_at", "dossier", ["account", "lodged_at"])
    op.create_index("ix_dossier_supplement_until", "dossier", ["supplement_until"])
    op.add_column("draft", sa.Column("assisted_by", sa.String(length=64), nullable=True))
    op.add_column("draft", sa.Column("representation", sa.String(length=64), nullable=True))
    op.add_column("task", sa.Column("due_at", sa.String(length=16), nullable=True))
    op.add_column("task", sa.Column("assignee", sa.String(length=64), nullable=True))
    op.add_column("task", sa.Column("closed_by", sa.String(length=64), nullable=True))
    op.add_column("task", sa.Column("opinion", sa.String(length=64), nullable=True))
    op.add_column(
        "tick", sa.Column("verdict", sa.String(length=16), server_default="ok", nullable=False)
    )


def _make_desk_tables() -> None:
    op.create_table(
        "rollup",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("procedure", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("domain", sa.String(length=64), nullable=False),
        sa.Column("lodged", sa.Integer(), nullable=False),
        sa.Column("on_time", sa.Integer(), nullable=False),
        sa.Column("late", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("supplemented", sa.Integer(), nullable=False),
        sa.Column("open", sa.Integer(), nullable=False),
        sa.Column("overdue", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "unit", "procedure", "channel", name="pk_rollup"),
    )
    op.create_table(
        "assisted",
        sa.Column("dossier", sa.String(length=64), nullable=False),
        sa.Column("officer", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("signed_at", sa.String(length=27), nullable=True),
        sa.ForeignKeyConstraint(["dossier"], ["dossier.id"], name="fk_assisted_dossier"),
        sa.ForeignKeyConstraint(["officer"], ["account.id"], name="fk_assisted_officer"),
        sa.PrimaryKeyConstraint("dossier", name="pk_assisted"),
    )
    op.create_table(
        "note",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("dossier", sa.String(length=64), nullable=False),
        sa.Column("item", sa.String(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["account.id"], name="fk_note_by"),
        sa.ForeignKeyConstraint(["dossier"], ["dossier.id"], name="fk_note_dossier"),
        sa.PrimaryKeyConstraint("id", name="pk_note"),
    )
    op.create_index("ix_note_dossier", "note", ["dossier"])
    op.create_table(
        "payment",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("dossier", sa.String(length=64), nullable=False),
        sa.Column("fee", sa.String(length=64), nullable=False),
        sa.Column("nature", sa.String(length=32), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("due", sa.String(length=16), nullable=False),
        sa.Column("due_step", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("asked_by", sa.String(length=64), nullable=False),
        sa.Column("asked_at", sa.String(length=27), nullable=False),
        sa.Column("method", sa.String(length=16), nullable=True),
        sa.Column("reference", sa.String(length=100), nullable=True),
        sa.Column("confirmed_by", sa.String(length=64), nullable=True),
        sa.Column("paid_at", sa.String(length=27), nullable=True),
        sa.Column("receipt", sa.String(length=64), nullable=True),
        sa.Column("refund_reference", sa.String(length=100), nullable=True),
        sa.Column("refunded_by", sa.String(length=64), nullable=True),
        sa.Column("refunded_at", sa.String(length=27), nullable=True),
        sa.ForeignKeyConstraint(["dossier"], ["dossier.id"], name="fk_payment_dossier"),
        sa.PrimaryKeyConstraint("id", name="pk_payment"),
        sa.UniqueConstraint("dossier", "fee", name="uq_payment_dossier_fee"),
        sa.UniqueConstraint("receipt", name="uq_payment_receipt"),
    )
    op.create_index("ix_payment_state_asked_at", "payment", ["state", "asked_at"])
    op.create_table(
        "opinion",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("dossier", sa.String(length=64), nullable=False),
        sa.Column("step", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("silence", sa.String(length=16), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.String(length=64), nullable=False),
        sa.Column("asked_at", sa.String(length=27), nullable=False),
        sa.Column("due_at", sa.String(length=16), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("file", sa.String(length=64), nullable=True),
        sa.Column("answered_by", sa.String(length=64), nullable=True),
        sa.Column("answered_at", sa.String(length=27), nullable=True),
        sa.ForeignKeyConstraint(["asked_by"], ["account.id"], name="fk_opinion_asked_by"),
        sa.ForeignKeyConstraint(["dossier"], ["dossier.id"], name="fk_opinion_dossier"),
        sa.ForeignKeyConstraint(["file"], ["file_use.id"], name="fk_opinion_file"),
        sa.PrimaryKeyConstraint("id", name="pk_opinion"),
    )
    op.create_index("ix_opinion_answered_at_due_at", "opinion", ["answered_at", "due_at"])
    op.create_index("ix_opinion_dossier", "opinion", ["dossier"])
    op.create_table(
        "result_document",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("dossier", sa.String(length=64), nullable=False),
        sa.Column("result", sa.String(length=64), nullable=False),
        sa.Column("number", sa.String(length=100), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("file", sa.String(length=64), nullable=True),
        sa.Column("signed_by", sa.String(length=64), nullable=False),
        sa.Column("issued_at", sa.String(length=27), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["dossier"], ["dossier.id"], name="fk_result_document_dossier"),
        sa.ForeignKeyConstraint(["file"], ["file_use.id"], name="fk_result_document_file"),
        sa.PrimaryKeyConstraint("id", name="pk_result_document"),
    )
    op.create_index("ix_result_document_dossier", "result_document", ["dossier"])


def _make_citizen_tables() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("page", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("contact", sa.String(length=254), nullable=False),
        sa.Column("lang", sa.String(length=8), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("handled_by", sa.String(length=64), nullable=True),
        sa.Column("handled_at", sa.String(length=27), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
    )
    op.create_index("ix_feedback_at", "feedback", ["at"])
    op.create_table(
        "profile",
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("email", sa.String(length=254), nullable=True),
        sa.Column("phone", sa.String(length=32), nullable=True),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("notices", sa.Text(), nullable=False),
        sa.Column("lang", sa.String(length=8), nullable=False),
        sa.Column("updated_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name="fk_profile_account"),
        sa.PrimaryKeyConstraint("account", name="pk_profile"),
    )
    op.create_index("ix_profile_email", "profile", ["email"])
    op.create_index("ix_profile_person_id", "profile", ["person_id"])
    op.create_index("ix_profile_phone", "profile", ["phone"])
    op.create_table(
        "holding",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("paper", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=500), nullable=False),
        sa.Column("provenance", sa.String(length=16), nullable=False),
        sa.Column("dossier", sa.String(length=64), nullable=True),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("added_at", sa.String(length=27), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name="fk_holding_account"),
        sa.ForeignKeyConstraint(["dossier"], ["dossier.id"], name="fk_holding_dossier"),
        sa.ForeignKeyConstraint(["sha256"], ["file.sha256"], name="fk_holding_sha256"),
        sa.PrimaryKeyConstraint("id", name="pk_holding"),
    )
    op.create_index("ix_holding_account", "holding", ["account"])
    op.create_index("ix_holding_sha256", "holding", ["sha256"])
    op.create_table(
        "rating",
        sa.Column("dossier", sa.String(length=64), nullable=False),
        sa.Column("openness", sa.Integer(), nullable=False),
        sa.Column("timeliness", sa.Integer(), nullable=False),
        sa.Column("digitisation", sa.Integer(), nullable=False),
        sa.Column("online", sa.Integer(), nullable=False),
        sa.Column("satisfaction", sa.Integer(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.CheckConstraint("digitisation BETWEEN 1 AND 5", name="ck_rating_digitisation"),
        sa.CheckConstraint("online BETWEEN 1 AND 5", name="ck_rating_online"),
        sa.CheckConstraint("openness BETWEEN 1 AND 5", name="ck_rating_openness"),
        sa.CheckConstraint("satisfaction BETWEEN 1 AND 5", name="ck_rating_satisfaction"),
        sa.CheckConstraint("timeliness BETWEEN 1 AND 5", name="ck_rating_timeliness"),
        sa.ForeignKeyConstraint(["dossier"], ["dossier.id"], name="fk_rating_dossier"),
        sa.PrimaryKeyConstraint("dossier", name="pk_rating"),
    )
    op.create_table(
        "message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("outbox", sa.Integer(), nullable=True),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("recipient", sa.String(length=254), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=True),
        sa.Column("dossier", sa.String(length=64), nullable=True),
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("lang", sa.String(length=8), nullable=False),
        sa.Column("at", sa.String(length=27), nullable=False),
        sa.Column("read_at", sa.String(length=27), nullable=True),
        sa.ForeignKeyConstraint(["dossier"], ["dossier.id"], name="fk_message_dossier"),
        sa.ForeignKeyConstraint(["outbox"], ["outbox.id"], name="fk_message_outbox"),
        sa.PrimaryKeyConstraint("id", name="pk_message"),
        sa.UniqueConstraint("outbox", "channel", name="uq_message_outbox_channel"),
    )
    op.create_index("ix_message_account", "message", ["account"])
    op.create_index("ix_message_at", "message", ["at"])
    op.create_index("ix_message_dossier", "message", ["dossier"])
    op.create_table(
        "representation",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("owner_account", sa.String(length=64), nullable=True),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("procedures", sa.Text(), nullable=False),
        sa.Column("paper", sa.String(length=64), nullable=True),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("until_day", sa.Date(), nullable=True),
        sa.Column("verified_by", sa.String(length=64), nullable=True),
        sa.Column("made_at", sa.String(length=27), nullable=False),
        sa.Column("revoked_at", sa.String(length=27), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["account.id"], name="fk_representation_account"),
        sa.ForeignKeyConstraint(
            ["owner_account"], ["account.id"], name="fk_representation_owner_account"
        ),
        sa.ForeignKeyConstraint(["paper"], ["holding.id"], name="fk_representation_paper"),
        sa.PrimaryKeyConstraint("id", name="pk_representation"),
    )
    op.create_index("ix_representation_account", "representation", ["account"])
