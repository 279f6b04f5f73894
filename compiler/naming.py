"""The names of what programs mention by id: `act/60/2014/QH13`, `register/csdl_dan_cu`,
`role/ky`."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue import syntax
from catalogue.load import Catalogue
from compiler.law import act_number
from compiler.references import agency_kinds


def names(catalogue: Catalogue) -> dict[str, str]:
    """By collection and id, in order of keys. Kept beside programs, never inside their hash."""
    return dict(sorted(_names(catalogue)))


def _names(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    if catalogue.head is not None:
        yield "catalogue/title", str(catalogue.head.title)
    profile = catalogue.profile
    for collection, words in (
        ("audience", profile.audience), ("channel", profile.channels), ("role", profile.roles),
        ("level", profile.levels), ("agency", profile.bodies),
        ("agency", agency_kinds(catalogue)), ("consent", profile.consents),
        ("foreign", profile.foreign),
    ):  # fmt: skip
        yield from ((f"{collection}/{key}", str(name)) for key, name in words.items())
    yield from ((f"register/{one.id}", str(one.name)) for one in catalogue.registers)
    yield from ((f"document/{one.id}", str(one.name)) for one in catalogue.documents)
    yield from ((f"act/{act_number(one)}", str(one.name)) for one in catalogue.acts)
    yield from ((f"list/{key}", name) for key, name in catalogue.list_names.items())
    yield from _decisions(catalogue)


def _decisions(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Who has decided what of a procedure in this place, by its path and from which day."""
    for one in catalogue.local.overrides:
        for change in one.changes:
            if change.path != "scenarios":
                path = f"decision/{one.procedure}/{one.start.isoformat()}/{change.key}"
                yield path, _decree(one.decision.tree)
    for name, rows in catalogue.local.parameters.items():
        for row in rows:
            start = row.from_.isoformat() if row.from_ else ""
            yield f"decision/parameter/{start}/{name}", _decree(row.decision.tree)


def _decree(decree: syntax.Decree) -> str:
    return f"{decree.act}, {decree.day:%d/%m/%Y}"
