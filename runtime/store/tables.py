"""All tables: what is kept of programs, drafts, dossiers, files, accounts and messages.

Answers stand in `draft` and `answers` only, so that they can be erased; events never hold them.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
    text,
)

from runtime.store.columns import CanonicalJson, DueDate, Instant, LookUps

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# The catalogue as served: a dossier finds its program here, never in a build folder.

program = Table(
    "program",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("code", String(64), nullable=False),
    Column("from_day", Date, nullable=False),
    Column("body", Text, nullable=False),
    Column("imported_at", Instant, nullable=False),
    Index(None, "code", "from_day"),
)

artefact = Table(
    "artefact",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("body", Text, nullable=False),
)

release = Table(
    "release",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("index", Text, nullable=False),
    Column("imported_at", Instant, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("hash", String(32), nullable=False, server_default=text("''"), index=True),
    # Who handed it in to be reviewed; nobody has who was not asked.
    Column("deposited_by", String(64)),
)
Index(
    "ix_release_active", release.c.active, unique=True,
    sqlite_where=release.c.active, postgresql_where=release.c.active,
)  # fmt: skip

# What reviewers read and say of an edition before it is published. What they say is of a change,
# by its fingerprint, so it holds in the next edition too as long as that change says the same.

review = Table(
    "review",
    metadata,
    Column("old", String(32), primary_key=True),
    Column("new", String(32), primary_key=True),
    Column("report", Text, nullable=False),
    # The fingerprints of what somebody has to stand by before publication.
    Column("waits", CanonicalJson, nullable=False),
    Column("deposited_by", String(64), ForeignKey("account.id"), nullable=False),
    Column("deposited_at", Instant, nullable=False),
)

remark = Table(
    "remark",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("fingerprint", String(64), nullable=False, index=True),
    Column("body", Text, nullable=False),
    Column("by", String(64), ForeignKey("account.id"), nullable=False),
    Column("at", Instant, nullable=False),
)

approval = Table(
    "approval",
    metadata,
    Column("fingerprint", String(64), primary_key=True),
    Column("by", String(64), ForeignKey("account.id"), primary_key=True),
    Column("decision", String(200), nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("revoked_at", Instant),
)

# What a citizen is writing.

draft = Table(
    "draft",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("owner", String(64)),
    Column("program", String(64), ForeignKey("program.hash"), nullable=False),
    Column("answers", CanonicalJson, nullable=False),
    Column("previous", CanonicalJson),
    Column("pages", CanonicalJson, nullable=False),
    Column("lookups", LookUps),
    Column("version", Integer, nullable=False),
    Column("token_hash", String(64), unique=True),
    Column("expires_at", Instant, nullable=False, index=True),
    Column("updated_at", Instant, nullable=False),
    Column("assisted_by", String(64)),
    Column("representation", String(64)),
    # The dossier that it supplements; one that is to become a dossier has none.
    Column("dossier", String(64)),
    Index(None, "dossier", unique=True),
)

# No foreign key: a browser may ask for the receipt when the draft itself has become a dossier.
draft_access = Table(
    "draft_access",
    metadata,
    Column("visitor_hash", String(64), primary_key=True),
    Column("draft", String(64), primary_key=True),
    Column("expires_at", Instant, nullable=False, index=True),
)

# What was filed.

dossier = Table(
    "dossier",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("code", String(64), nullable=False, unique=True),
    Column("program", String(64), ForeignKey("program.hash"), nullable=False),
    Column("procedure", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("unit", String(64), nullable=False),
    Column("owner", String(200), nullable=False),
    Column("submitter", String(200), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("lang", String(8), nullable=False, server_default="vi"),
    Column("lodged_at", Instant, nullable=False),
    Column("due_at", DueDate),
    Column("latest_due_at", DueDate),
    Column("clock", String(16), nullable=False),
    Column("supplements", Integer, nullable=False),
    Column("assignee", String(64), ForeignKey("account.id")),
    Column("track_number", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("supplement_until", Date),
    Column("extensions", Integer, nullable=False, server_default="0"),
    Column("waits", String(100)),
    Column("account", String(64)),
    Column("representation", String(64)),
    Column("decided_at", Instant),
    Column("ended_at", Instant),
    Column("intake", String(64)),
    Index(None, "unit", "state", "lodged_at"),
    Index(None, "intake", "state", "lodged_at"),
    Index(None, "lodged_at"),
    Index(None, "decided_at", "ended_at"),
    Index(None, "ended_at"),
    Index(None, "account", "lodged_at"),
    Index(None, "supplement_until"),
)

Index(
    "ix_dossier_representation", dossier.c.representation,
    sqlite_where=dossier.c.representation.is_not(None),
    postgresql_where=dossier.c.representation.is_not(None),
)  # fmt: skip

# Several dossiers filed as one: the whole, and each dossier's part in it.

bundle = Table(
    "bundle",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("code", String(64), nullable=False, unique=True),
    Column("program", String(64), ForeignKey("program.hash"), nullable=False),
    Column("unit", String(64), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("lodged_at", Instant, nullable=False),
    Column("due_at", DueDate),
    Column("latest_due_at", DueDate),
    Column("track_number", Integer, nullable=False),
    Column("lang", String(8), nullable=False, server_default="vi"),
)

bundle_part = Table(
    "bundle_part",
    metadata,
    Column("dossier", String(64), ForeignKey("dossier.id"), primary_key=True),
    Column("bundle", String(64), ForeignKey("bundle.id"), nullable=False, index=True),
    Column("place", Integer, nullable=False),
    Column("member", String(64), nullable=False),
    Column("after", String(64), nullable=False),
    Column("result", String(64), nullable=False),
    Column("if_refused", String(16), nullable=False),
    Column("covers", CanonicalJson, nullable=False),
)

submission = Table(
    "submission",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("dossier", String(64), ForeignKey("dossier.id"), nullable=False),
)

counter = Table(
    "counter",
    metadata,
    Column("scope", String(200), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("last", BigInteger, nullable=False),
)

answers = Table(
    "answers",
    metadata,
    Column("dossier", String(64), ForeignKey("dossier.id"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("body", Text),
    Column("known", Text),
    Column("hmac", String(64), nullable=False),
    Column("created_at", Instant, nullable=False),
)

dossier_key = Table(
    "dossier_key",
    metadata,
    Column("dossier", String(64), ForeignKey("dossier.id"), primary_key=True),
    Column("key", LargeBinary(32), nullable=False),
)

event = Table(
    "event",
    metadata,
    Column("dossier", String(64), ForeignKey("dossier.id"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("actor", String(64), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("data", CanonicalJson, nullable=False),
    Column("prev", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)

# In so many words, as an index of some rows is used only by who asks for just these.
SUPPLEMENT_ASKED = event.c.kind == literal_column("'supplement_asked'")

Index(
    "ix_event_supplement_asked", event.c.at,
    sqlite_where=SUPPLEMENT_ASKED, postgresql_where=SUPPLEMENT_ASKED,
)  # fmt: skip

anchor = Table(
    "anchor",
    metadata,
    Column("day", Date, primary_key=True),
    Column("heads_hash", String(64), nullable=False),
    Column("count", BigInteger, nullable=False),
    Column("written_to", Text, nullable=False),
)

# What officers do.

task = Table(
    "task",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("dossier", String(64), ForeignKey("dossier.id"), nullable=False, index=True),
    Column("step", String(64), nullable=False),
    Column("role", String(32), nullable=False),
    Column("unit", String(64), nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Column("result", String(32)),
    Column("due_at", DueDate),
    Column("assignee", String(64)),
    Column("closed_by", String(64)),
    Column("opinion", String(64)),
    Index(None, "unit", "role", "closed_at"),
    Index(None, "unit", "opinion"),
)

tick = Table(
    "tick",
    metadata,
    Column("dossier", String(64), ForeignKey("dossier.id"), primary_key=True),
    Column("item", String(200), primary_key=True),
    Column("done_by", String(64), ForeignKey("account.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("note", Text, nullable=False),
    Column("verdict", String(16), nullable=False, server_default="ok"),
)

finding = Table(
    "finding",
    metadata,
    Column("dossier", String(64), ForeignKey("dossier.id"), primary_key=True),
    Column("fact", String(64), primary_key=True),
    Column("value", Boolean, nullable=False),
    Column("by", String(64), ForeignKey("account.id"), nullable=False),
    Column("at", Instant, nullable=False),
)

letter = Table(
    "letter",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("dossier", String(64), ForeignKey("dossier.id"), nullable=False, index=True),
    Column("kind", String(32), nullable=False),
    Column("body", Text, nullable=False),
    Column("by", String(64), ForeignKey("account.id"), nullable=False),
    Column("at", Instant, nullable=False),
)

# Papers as they were given out: what is printed again years later is the same.
issued = Table(
    "issued",
    metadata,
    Column("dossier", String(64), ForeignKey("dossier.id"), primary_key=True),
    Column("paper", String(16), primary_key=True),
    Column("letter", String(64), primary_key=True),
    Column("at", Instant, nullable=False),
    Column("sheet", CanonicalJson, nullable=False),
)

# Of the office's own: never sent, erased with the letters.
note = Table(
    "note",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("dossier", String(64), ForeignKey("dossier.id"), nullable=False, index=True),
    Column("item", String(200), nullable=False),
    Column("body", Text, nullable=False),
    Column("by", String(64), ForeignKey("account.id"), nullable=False),
    Column("at", Instant, nullable=False),
)

opinion = Table(
    "opinion",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("dossier", String(64), ForeignKey("dossier.id"), nullable=False, index=True),
    Column("step", String(64), nullable=False),
    Column("unit", String(64), nullable=False),
    Column("silence", String(16), nullable=False),
    Column("question", Text, nullable=False),
    Column("asked_by", String(64), ForeignKey("account.id"), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("due_at", DueDate, nullable=False),
    Column("verdict", String(16)),
    Column("answer", Text),
    Column("file", String(64), ForeignKey("file_use.id")),
    Column("answered_by", String(64)),
    Column("answered_at", Instant),
    Index(None, "answered_at", "due_at"),
)

# One row for each fee of a dossier, so that none can be asked or paid twice.
payment = Table(
    "payment",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("dossier", String(64), ForeignKey("dossier.id"), nullable=False),
    Column("fee", String(64), nullable=False),
    Column("nature", String(32), nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("currency", String(3), nullable=False),
    Column("due", String(16), nullable=False),
    Column("due_step", String(64), nullable=False),
    Column("state", String(16), nullable=False),
    Column("asked_by", String(64), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("method", String(16)),
    Column("reference", String(100)),
    Column("confirmed_by", String(64)),
    Column("paid_at", Instant),
    Column("receipt", String(64), unique=True),
    Column("refund_reference", String(100)),
    Column("refunded_by", String(64)),
    Column("refunded_at", Instant),
    UniqueConstraint("dossier", "fee"),
    Index(None, "state", "asked_at"),
)

result_document = Table(
    "result_document",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("dossier", String(64), ForeignKey("dossier.id"), nullable=False, index=True),
    Column("result", String(64), nullable=False),
    Column("number", String(100), nullable=False),
    Column("title", String(500), nullable=False),
    Column("file", String(64), ForeignKey("file_use.id")),
    Column("signed_by", String(64), nullable=False),
    Column("issued_at", Instant, nullable=False),
    Column("valid_until", Date),
)

# An officer who wrote for the applicant at the counter; both names are kept.
assisted = Table(
    "assisted",
    metadata,
    Column("dossier", String(64), ForeignKey("dossier.id"), primary_key=True),
    Column("officer", String(64), ForeignKey("account.id"), nullable=False),
    Column("unit", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    Column("signed_at", Instant),
)

# Files: the bytes are elsewhere, under their hash.

file = Table(
    "file",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("type", String(100), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("at", Instant, nullable=False),
)

file_use = Table(
    "file_use",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("dossier", String(64), ForeignKey("dossier.id"), index=True),
    Column("draft", String(64), ForeignKey("draft.id"), index=True),
    Column("path", String(200), nullable=False),
    Column("name", String(255), nullable=False),
    Column("sha256", String(64), ForeignKey("file.sha256"), nullable=False, index=True),
    CheckConstraint("(dossier IS NULL) <> (draft IS NULL)", name="one_holder"),
)

# Who may come in, and what goes out.

account = Table(
    "account",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("unit", String(64), nullable=False),
    Column("roles", CanonicalJson, nullable=False),
    Column("password_hash", String(200), nullable=False),
    Column("active", Boolean, nullable=False),
    Column("kind", String(16), nullable=False, server_default="officer"),
    Column("email", String(254)),
)

session = Table(
    "session",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("account", String(64), ForeignKey("account.id"), nullable=False),
    Column("expires_at", Instant, nullable=False, index=True),
    Column("confirmed_at", Instant, nullable=False),
    # However busy its holder; none for citizens.
    Column("ends_at", Instant),
)

lockout = Table(
    "lockout",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("until", Instant, nullable=False),
)

# How often somebody has tried lately, in the minute that began `since` and in the one before.
attempt = Table(
    "attempt",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("since", Instant, nullable=False),
    Column("count", Integer, nullable=False),
    Column("before", Integer, nullable=False),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("topic", String(32), nullable=False),
    Column("dossier", String(64), ForeignKey("dossier.id"), nullable=False),
    Column("body", CanonicalJson, nullable=False),
    Column("not_before", Instant, nullable=False),
    Column("lease_until", Instant),
    Column("attempts", Integer, nullable=False),
    Column("done_at", Instant),
    Index(None, "done_at", "not_before"),
)

# What somebody has been reminded of, once for each thing and day: `about` is a dossier, or whom a
# letter about several went to.
reminder = Table(
    "reminder",
    metadata,
    Column("about", String(64), primary_key=True),
    Column("topic", String(32), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("at", Instant, nullable=False),
)

# What a citizen has beside dossiers, and says of the service.

profile = Table(
    "profile",
    metadata,
    Column("account", String(64), ForeignKey("account.id"), primary_key=True),
    Column("person_id", String(32), index=True),
    # Who signs in is found by these: nobody else may have the same.
    Column("email", String(254), index=True, unique=True),
    Column("phone", String(32), index=True, unique=True),
    Column("email_proved_at", Instant),
    Column("phone_proved_at", Instant),
    Column("answers", CanonicalJson, nullable=False),
    Column("notices", CanonicalJson, nullable=False),
    Column("lang", String(8), nullable=False),
    Column("updated_at", Instant, nullable=False),
)

# A code that was asked for, to show that an account is reached by a channel.
contact_code = Table(
    "contact_code",
    metadata,
    Column("account", String(64), ForeignKey("account.id"), primary_key=True),
    Column("channel", String(16), primary_key=True),
    Column("nonce", String(64), nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("sent_at", Instant),
)

holding = Table(
    "holding",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("account", String(64), ForeignKey("account.id"), nullable=False, index=True),
    Column("paper", String(64), nullable=False),
    Column("title", String(500), nullable=False),
    Column("provenance", String(16), nullable=False),
    Column("dossier", String(64), ForeignKey("dossier.id")),
    Column("name", String(255), nullable=False),
    Column("sha256", String(64), ForeignKey("file.sha256"), index=True),
    Column("issued_on", Date),
    Column("expires_on", Date),
    Column("added_at", Instant, nullable=False),
)

representation = Table(
    "representation",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("account", String(64), ForeignKey("account.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("owner_account", String(64), ForeignKey("account.id"), index=True),
    Column("owner", CanonicalJson, nullable=False),
    Column("procedures", CanonicalJson, nullable=False),
    Column("paper", String(64), ForeignKey("holding.id")),
    Column("from_day", Date, nullable=False),
    Column("until_day", Date),
    Column("verified_by", String(64)),
    Column("made_at", Instant, nullable=False),
    Column("revoked_at", Instant),
)

MARKS = ("openness", "timeliness", "digitisation", "online", "satisfaction")

rating = Table(
    "rating",
    metadata,
    Column("dossier", String(64), ForeignKey("dossier.id"), primary_key=True),
    *(Column(name, Integer, nullable=False) for name in MARKS),
    Column("comment", Text, nullable=False),
    Column("at", Instant, nullable=False),
    *(CheckConstraint(f"{name} BETWEEN 1 AND 5", name=name) for name in MARKS),
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("page", String(200), nullable=False),
    Column("text", Text, nullable=False),
    Column("contact", String(254), nullable=False),
    Column("lang", String(8), nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Column("handled_by", String(64)),
    Column("handled_at", Instant),
)

# What was sent to whom; a message of the outbox goes once by each channel.
message = Table(
    "message",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("outbox", Integer, ForeignKey("outbox.id")),
    Column("channel", String(16), nullable=False),
    Column("recipient", String(254), nullable=False),
    Column("account", String(64), index=True),
    Column("dossier", String(64), ForeignKey("dossier.id"), index=True),
    Column("topic", String(32), nullable=False),
    Column("subject", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("lang", String(8), nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Column("read_at", Instant),
    UniqueConstraint("outbox", "channel"),
)

# Figures: counted once a day, so that no page counts dossiers.
FLOWS = ("lodged", "decided", "on_time", "late", "refused", "withdrawn", "stopped")
STANDS = ("open", "overdue")

rollup = Table(
    "rollup",
    metadata,
    Column("day", Date, primary_key=True),
    Column("unit", String(64), primary_key=True),
    Column("procedure", String(64), primary_key=True),
    Column("channel", String(16), primary_key=True),
    Column("domain", String(64), nullable=False),
    *(Column(name, Integer, nullable=False) for name in (*FLOWS, *STANDS)),
    Index(None, "unit", "day"),
)

# What one process does for all, in each day or hour.

job = Table(
    "job",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("done_for", String(16), nullable=False),
    Column("done_at", Instant),
    Column("lease_until", Instant),
)
