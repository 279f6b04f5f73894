"""What the papers of a dossier are called where the applicant chooses between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from catalogue import model
from catalogue.kinds.base import Option
from catalogue.shapes import GROUPS, Model
from compiler.shared import Shared

How = Literal["all_of", "one_of", "any_of", "first_of"]


def how_of(group: model.GroupParts) -> How:
    """Which of its members a group wants; one that says nothing, or names another, wants all."""
    how: Any = next((key for key in GROUPS if getattr(group, key, None) is not None), "all_of")
    return how  # type: ignore[no-any-return]


def members(group: model.GroupParts, shared: Shared) -> tuple[Any, ...]:
    return tuple(entries(getattr(group, how_of(group), None) or (), shared))


def entries(listed: Iterable[Any], shared: Shared) -> Iterator[Any]:
    """The entries of a list; a bare id is a document, or a named group, without more words."""
    for one in listed:
        if isinstance(one, Model):
            yield one
        elif shared.document(str(one)) is None and shared.group(str(one)) is not None:
            yield model.GroupUse.model_construct(group=one)
        else:
            yield model.DocumentEntry.model_construct(document=one)


def member_id(member: Any, shared: Shared) -> str:
    """The id by which an alternative is chosen: its own, its document's, its first member's."""
    own = getattr(member, "id", None)
    match member:
        case _ if own:
            return str(own)
        case model.DocumentEntry():
            return str(member.document)
        case model.DeclarationEntry():
            return str(declared(member)[0])
        case model.GroupUse():
            return str(member.group)
        case model.GroupParts():
            return next(
                filter(None, (member_id(one, shared) for one in members(member, shared))), ""
            )
    return ""


def coded(group: model.GroupParts, id_: str, shared: Shared) -> tuple[tuple[str, Any], ...]:
    """The members of a choice, each with the code of its option; notes have none."""
    return tuple(
        (
            "" if isinstance(one, model.NoteEntry) else member_id(one, shared) or f"{id_}_{number}",
            one,
        )
        for number, one in enumerate(members(group, shared), 1)
    )


def options(listed: Iterable[tuple[str, Any]], shared: Shared) -> tuple[Option, ...]:
    return tuple(Option(code, member_name(one, shared)) for code, one in listed if code)


def declared(entry: model.DeclarationEntry) -> tuple[Any, ...]:
    """The declaration forms of an entry, one for each of its rows."""
    written = entry.declaration
    return tuple(row.is_ for row in written) if isinstance(written, tuple) else (written,)


def member_name(member: Any, shared: Shared) -> str:
    """The words of an alternative: its own, its document's name, or those of its members."""
    own = getattr(member, "heading", None) or getattr(member, "name", None)
    if own:
        return str(own)
    if isinstance(member, model.GroupUse):
        named = shared.group(str(member.group))
        return member_name(named, shared) if named is not None else str(member.group)
    if isinstance(member, model.GroupParts):
        papers = (one for one in members(member, shared) if not isinstance(one, model.NoteEntry))
        return "; ".join(member_name(one, shared) for one in papers)
    forms = declared(member) if isinstance(member, model.DeclarationEntry) else [member.document]
    return "; ".join(_document_name(str(one), shared) for one in forms)


def _document_name(id_: str, shared: Shared) -> str:
    document = shared.document(id_)
    return str(document.name) if document else id_
