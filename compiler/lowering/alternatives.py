"""What the papers of a dossier are called where the applicant chooses between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from catalogue import model
from catalogue.kinds.base import Option
from catalogue.shapes import Model
from compiler.shared import Shared

How = Literal["all_of", "one_of", "any_of", "first_of"]
GROUPS: dict[type[model.GroupParts], How] = {
    model.AllOf: "all_of",
    model.OneOf: "one_of",
    model.AnyOf: "any_of",
    model.FirstOf: "first_of",
}


def members(group: model.GroupParts) -> tuple[Any, ...]:
    return tuple(entries(getattr(group, GROUPS[type(group)])))


def entries(listed: Iterable[Any]) -> Iterator[Any]:
    """The entries of a list; a bare id is a document without more words."""
    for one in listed:
        bare = not isinstance(one, Model)
        yield model.DocumentEntry.model_construct(document=one) if bare else one


def member_id(member: Any) -> str:
    """The id by which an alternative is chosen: its own, its document's, its first member's."""
    own = getattr(member, "id", None)
    match member:
        case _ if own:
            return str(own)
        case model.DocumentEntry():
            return str(member.document)
        case model.DeclarationEntry():
            return str(declared(member)[0])
        case model.GroupParts():
            return next(filter(None, map(member_id, members(member))), "")
    return ""


def coded(group: model.GroupParts, id_: str) -> tuple[tuple[str, Any], ...]:
    """The members of a choice, each with the code of its option; notes have none."""
    return tuple(
        ("" if isinstance(one, model.NoteEntry) else member_id(one) or f"{id_}_{number}", one)
        for number, one in enumerate(members(group), 1)
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
    if isinstance(member, model.GroupParts):
        named = [one for one in members(member) if not isinstance(one, model.NoteEntry)]
        return "; ".join(member_name(one, shared) for one in named)
    papers = declared(member) if isinstance(member, model.DeclarationEntry) else [member.document]
    return "; ".join(_document_name(str(paper), shared) for paper in papers)


def _document_name(id_: str, shared: Shared) -> str:
    document = shared.document(id_)
    return str(document.name) if document else id_
