"""Carries the answers of a draft from one version of a procedure to the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from catalogue.kinds import AnyKind
from catalogue.kinds.address import Address
from catalogue.kinds.base import Json, Upload
from catalogue.kinds.env import PlainEnv
from catalogue.kinds.long_text import LongText
from catalogue.kinds.text import Text
from catalogue.kinds.upload import FileUpload
from compiler import ir
from compiler.answers import KEY, asked, questions


@dataclass(frozen=True, slots=True)
class Migration:
    """By path: `dropped` are answers without a place in the new version, `asked` its new questions.

    A question whose answer no longer fits stands in both.
    """

    answers: Mapping[str, Json]
    dropped: Mapping[str, Json]
    asked: tuple[str, ...]

    @property
    def lossless(self) -> bool:
        return not self.dropped


def migrate(old: ir.Program, new: ir.Program, answers: Mapping[str, Json]) -> Migration:
    before = {item.id: item for item in questions(old)}
    work = _Work(new, {}, {}, [])
    used = set()
    for item in questions(new):
        source = predecessor(item, before)
        if source is None:
            work.asked.append(item.id)
            continue
        used.add(source.id)
        if source.id in answers:
            work.carry(source, item, answers[source.id])
    for name in before:
        if name not in used and answers.get(name) is not None:
            work.dropped[name] = answers[name]
    return Migration(work.answers, work.dropped, tuple(work.asked))


def predecessor(
    item: ir.Field | ir.Group, before: Mapping[str, ir.Field | ir.Group]
) -> ir.Field | ir.Group | None:
    """The earlier question with the same name, else with a name that this one once had."""
    names = (item.id, *(item.was if isinstance(item, ir.Field) else ()))
    found = next((before[name] for name in names if name in before), None)
    return found if type(found) is type(item) else None


@dataclass(frozen=True, slots=True)
class _Work:
    program: ir.Program
    answers: dict[str, Json]
    dropped: dict[str, Json]
    asked: list[str]

    def carry(self, old: ir.Field | ir.Group, new: ir.Field | ir.Group, answer: Json) -> None:
        if isinstance(old, ir.Group) and isinstance(new, ir.Group):
            rows = answer if isinstance(answer, list) else []
            self.answers[new.id] = [
                self._row(old, new, row) for row in rows if isinstance(row, dict)
            ]
        elif isinstance(old, ir.Field) and isinstance(new, ir.Field):
            self._field(old, new, answer, self.answers, old.id, new.id)

    def _row(self, old: ir.Group, new: ir.Group, row: Mapping[str, Json]) -> dict[str, Json]:
        before: dict[str, ir.Field | ir.Group] = {field.id: field for field in asked(old)}
        path = str(row.get(KEY))
        kept: dict[str, Json] = {KEY: path}
        used = set()
        for field in asked(new):
            source = predecessor(field, before)
            name = f"{new.id}.{path}.{field.id}"
            if not isinstance(source, ir.Field):
                self.asked.append(name)
                continue
            used.add(source.id)
            if source.id in row:
                where = f"{old.id}.{path}.{source.id}"
                self._field(source, field, row[source.id], kept, where, name)
        for gone in before.keys() - used:
            if row.get(gone) is not None:
                self.dropped[f"{old.id}.{path}.{gone}"] = row[gone]
        return kept

    def _field(
        self, old: ir.Field, new: ir.Field, answer: Json, into: dict[str, Json], was: str, now: str
    ) -> None:
        if answer is None or fits(old.kind, new.kind, answer, self.program):
            into[new.id] = answer
        else:
            self.dropped[was] = answer
            self.asked.append(now)


def fits(old: AnyKind, new: AnyKind, answer: Json, program: ir.Program) -> bool:
    """Whether typing the answer into the new question would give the same answer."""
    if old == new:
        return True
    longer = isinstance(old, Text) and isinstance(new, LongText)
    if type(old) is not type(new) and not longer:
        return False
    try:
        value = new.load(answer)
    except ValueError:
        return False
    if isinstance(new, FileUpload) and isinstance(value, tuple):
        return new.judge([file for file in value if isinstance(file, Upload)]) is None
    if _listed(new):
        return True
    raw = {part: [text] for part, text in new.raw(value).items()}
    if new.type == "choices":
        raw = {"": raw[""][0].split()}
    return new.read(raw, PlainEnv(program.start)) == value


def _listed(kind: AnyKind) -> bool:
    """Answers from shared lists are judged when the form is next filled in."""
    return isinstance(kind, Address) or isinstance(getattr(kind, "options", None), str)
