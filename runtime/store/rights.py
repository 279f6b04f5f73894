"""Which browsers may see a dossier as its applicant."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, or_, select

from runtime.store import drafts
from runtime.store.tables import bundle_part, draft_access, submission


def let_follow(connection: Connection, visitor_hash: str, id: str, until: datetime) -> None:
    """Let the browser with this cookie see the dossier, or all of a filing, for a while."""
    drafts.grant(connection, visitor_hash, id, until)


def lodged_it(connection: Connection, visitor_hash: str, dossier: str, now: datetime) -> bool:
    """Who filed it, alone or with others; not who only knows its secret."""
    beside, own = bundle_part.alias(), bundle_part.alias()
    whole = (
        select(beside.c.dossier)
        .join(own, own.c.bundle == beside.c.bundle)
        .where(own.c.dossier == dossier)
    )
    found = (
        select(submission.c.key)
        .join(draft_access, draft_access.c.draft == submission.c.key)
        .where(
            or_(submission.c.dossier == dossier, submission.c.dossier.in_(whole)),
            draft_access.c.visitor_hash == visitor_hash,
            draft_access.c.expires_at > now,
        )
    )
    return connection.execute(found.limit(1)).first() is not None


def may_follow(connection: Connection, visitor_hash: str, id: str, now: datetime) -> bool:
    """Who filed it, alone or with others, and who gave its secret not long ago."""
    whole = select(bundle_part.c.bundle).where(bundle_part.c.dossier == id).scalar_subquery()
    parts = select(bundle_part.c.dossier).where(
        or_(bundle_part.c.bundle == whole, bundle_part.c.bundle == id)
    )
    filed = select(submission.c.key).where(
        or_(submission.c.dossier == id, submission.c.dossier.in_(parts))
    )
    opened = select(draft_access.c.draft).where(
        draft_access.c.visitor_hash == visitor_hash,
        draft_access.c.expires_at > now,
        or_(
            draft_access.c.draft == id,
            draft_access.c.draft == whole,
            draft_access.c.draft.in_(filed),
        ),
    )
    return connection.execute(opened.limit(1)).first() is not None
