"""The files that a new procedure needs: its own, and what shared files lack for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalogue import phrases
from catalogue.diagnostics import Edit, Span
from catalogue.edits import apply
from catalogue.kinds.base import Says
from catalogue.messages import FOLDER, Lang
from catalogue.scaffold.known import Known, known, named, short_id
from catalogue.scaffold.procedure import procedure
from catalogue.scaffold.questions import Answers
from catalogue.scaffold.writing import Written, file
from catalogue.source import read_file
from catalogue.text import as_id
from catalogue.tree import Map, Scalar

_GIVEN = ("calendar.yaml", "blocks/nguoi_nop@1.yaml")
"""Files of the smallest catalogue, with which a new one begins."""
_ACT = Says("Ghi tên, ngày ban hành, ngày có hiệu lực của văn bản.",
            "Write the name of the act, and when it was issued and came into force.")  # fmt: skip
_AGENCY = Says("Ghi tên, địa chỉ và địa bàn của cơ quan.",
               "Write the name, address and area of the agency.")  # fmt: skip
_HEAD = Says("Ghi mã và tên danh mục.", "Write the id and the title of the catalogue.")


@dataclass(frozen=True, slots=True)
class New:
    """The texts to write, by path, and the procedure's file among them."""

    texts: Mapping[Path, str]
    procedure: Path


def new(given: Answers, folder: Path, lang: Lang) -> New:
    """Nothing is written here; a file that is there already is continued, never replaced."""
    there = known(folder)
    ids = dict(_documents(given, there))
    domain = named(given["domain"], there.domains) or short_id(given["domain"])
    name = f"procedures/{domain}/{as_id(given['name'])}.yaml"
    texts = {name: file(procedure(given, there, ids, lang), name)}
    texts |= dict(_fresh(folder, given, lang)) if there.fresh else {}
    missing = {
        "documents.yaml": _new_documents(ids, there),
        "law.yaml": _new_acts(given["basis"], there, lang),
        "agencies.yaml": _new_agencies(given["authority"], there, lang),
    }
    for shared, entries in missing.items():
        if entries:
            texts[shared] = _continued(folder / shared, file(entries, shared))
    if not there.fresh and domain not in there.domains:
        head = folder / "catalogue.yaml"
        texts["catalogue.yaml"] = with_domain(head, domain, given["domain"])
    return New({folder / path: text for path, text in texts.items()}, folder / name)


def _documents(given: Answers, there: Known) -> Iterator[tuple[str, str]]:
    for paper in given["papers"]:
        known_as = named(paper.name, there.documents) or named(paper.name, there.papers())
        yield paper.name, known_as or short_id(paper.name)


def _new_documents(ids: Mapping[str, str], there: Known) -> list[Written]:
    return [{"id": id_, "name": name} for name, id_ in ids.items() if id_ not in there.documents]


def _new_acts(basis: str, there: Known, lang: Lang) -> list[Written]:
    acts = dict.fromkeys(one.act for one in phrases.basis(basis).citations)
    mark = _ACT.text(lang)
    return [{"act": act, "name": act, "review": mark} for act in acts if act not in there.acts]


def _new_agencies(kind: str, there: Known, lang: Lang) -> list[Written]:
    if kind in there.agencies:
        return []
    name = there.agency_kinds[kind]
    return [
        {
            "id": f"{kind}_1",
            "kind": kind,
            "name": name,
            "serves": "any",
            "review": _AGENCY.text(lang),
        }
    ]


def _fresh(folder: Path, given: Answers, lang: Lang) -> Iterator[tuple[str, str]]:
    name = folder.resolve().name
    head: Written = {
        "id": as_id(name) or "danh_muc",
        "title": f"Danh mục thủ tục hành chính {name}",
        "edition": given["in_force"][-4:],
        "jurisdiction": "vn",
        "languages": ["vi"],
        "domains": {short_id(given["domain"]): given["domain"]},
        "review": _HEAD.text(lang),
    }
    yield "catalogue.yaml", file(head, "catalogue.yaml")
    for path in _GIVEN:
        if not (folder / path).exists():
            yield path, (FOLDER / "base" / path).read_text("utf-8")


def _continued(path: Path, entries: str) -> str:
    before = path.read_text("utf-8").rstrip() + "\n" if path.is_file() else ""
    return before + entries


def with_domain(path: Path, domain: str, name: str) -> str:
    """The catalogue's head with one more domain, all else as it was written."""
    text = path.read_text("utf-8")
    tree, _ = read_file(path, path.name)
    assert isinstance(tree, Map), "a catalogue that has a head can be read"
    found = next((value for key, value in tree.items() if key == "domains"), None)
    if not isinstance(found, Map) or not found:
        return f"{text.rstrip()}\ndomains:\n  {domain}: {name}\n"
    key, last = list(found.items())[-1]
    assert isinstance(last, Scalar), "a domain has a name"
    between = ", " if found.flow else "\n" + " " * (key.span.column - 1)
    end = Span(
        path.name,
        last.span.end_line,
        last.span.end_column,
        last.span.end_line,
        last.span.end_column,
    )
    return apply(text, [Edit(end, f"{between}{domain}: {name}")])
