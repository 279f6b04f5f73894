"""What documents.yaml says of its groups: each holds members of one kind of choice, all of them
known, and never itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from catalogue import model
from catalogue.diagnostics import Report
from catalogue.load import Catalogue
from catalogue.shapes import GROUPS, Model
from catalogue.shared import NamedGroup
from catalogue.suggest import not_known
from catalogue.tree import Scalar


def judge_groups(catalogue: Catalogue, report: Report) -> None:
    if not catalogue.groups:
        return
    documents = {str(one.id): one.id for one in catalogue.documents}
    groups = {str(one.group): one for one in catalogue.groups}
    registers = [str(one.id) for one in catalogue.registers]
    for group in catalogue.groups:
        name = str(group.group)
        if name in documents:
            first = documents[name].span
            report.add("shared-twice", group.group.span, related=[first], name=name)
        wanted = [key for key in GROUPS if getattr(group, key) is not None]
        if len(wanted) != 1:
            report.add("group-without-members", group.group.span, name=name)
        if name in _below(group, groups):
            report.add("group-in-circle", group.group.span, name=name)
        for entry in _entries(group):
            _judge(entry, documents, groups, registers, report)


def _judge(
    entry: Any, documents: Mapping[str, Scalar], groups: Mapping[str, NamedGroup],
    registers: list[str], report: Report,
) -> None:  # fmt: skip
    if isinstance(entry, model.ComponentParts) and entry.satisfied_by is not None:
        for name in entry.satisfied_by.tree.registers:
            if name not in registers:
                at = entry.satisfied_by.word(name)
                not_known(report, "register-not-known", name, registers, at)
    if isinstance(entry, model.GroupUse) and str(entry.group) not in groups:
        not_known(report, "group-not-known", str(entry.group), groups, entry.group.span)
    for paper in _papers(entry):
        if str(paper) not in documents and not (paper is entry and str(paper) in groups):
            not_known(report, "document-not-known", str(paper), documents, paper.span)


def _papers(entry: Any) -> Iterator[Scalar]:
    """The documents that an entry names itself."""
    if not isinstance(entry, Model):
        yield entry
    elif isinstance(entry, model.DocumentEntry):
        yield entry.document
    elif isinstance(entry, model.DeclarationEntry):
        written = entry.declaration
        yield from (row.is_ for row in written) if isinstance(written, tuple) else (written,)


def _entries(group: model.GroupParts) -> Iterator[Any]:
    """The group, and all entries in it, at any depth."""
    yield group
    for key in GROUPS:
        for entry in getattr(group, key, None) or ():
            if isinstance(entry, model.GroupParts):
                yield from _entries(entry)
            else:
                yield entry


def _below(group: NamedGroup, groups: Mapping[str, NamedGroup]) -> frozenset[str]:
    """The names of all groups that it holds, directly or not."""
    found: set[str] = set()
    waiting = [group]
    while waiting:
        for entry in _entries(waiting.pop()):
            name = str(entry.group) if isinstance(entry, model.GroupUse) else str(entry)
            plain = isinstance(entry, model.GroupUse) or not isinstance(entry, Model)
            if plain and name in groups and name not in found:
                found.add(name)
                waiting.append(groups[name])
    return frozenset(found)
