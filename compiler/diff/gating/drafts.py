"""Gate: what is published uses nothing that is not."""

from __future__ import annotations

from collections.abc import Iterator

from compiler.diff.gating.subject import Shut, Subject


def unpublished(subject: Subject) -> Iterator[Shut]:
    """A published bundle may only file procedures that a decision has made known."""
    new, old = subject.new, subject.old
    if new.published_by is None:
        return
    known = {one.id for one in old.members} if old and old.published_by else set[str]()
    for member in new.members:
        one = subject.reading(member.program)
        if one and one.published_by is None and member.id not in known:
            args = (("name", member.name), ("code", member.code))
            yield Shut("draft-used-by-published", f"members/{member.id}", member.code, args=args)
