"""Tells of somebody who files what a rule looks at: in the labels' words, nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from catalogue.kinds.base import Json
from catalogue.kinds.env import PlainEnv
from compiler import ir
from compiler.answers import KEY
from compiler.evaluation import Filing, World
from compiler.reads import Asked, Read, Unset
from compiler.verify.wording import answered
from compiler.working_days import local

Looks = Collection["Read | Asked | Unset"]


@dataclass(frozen=True, slots=True)
class Person:
    """Words that differ between languages are told by their names, `~yes`."""

    program: ir.Program
    world: World
    filing: Filing

    def told(self, looks: Looks) -> str:
        return "; ".join(self._parts(looks)) or "~anybody"

    def _parts(self, looks: Looks) -> Iterator[str]:
        if Read("filing", "lodged") in looks:
            yield f"~lodged: {local(self.filing.at):%d/%m/%Y}"
        if Read("filing", "channel") in looks:
            name = self.world.names.get(f"channel/{self.filing.channel}", self.filing.channel)
            yield f"~channel: {name}"
        for page in self.program.pages:
            for item in page.items:
                if isinstance(item, ir.Field) and Read("case", item.id) in looks:
                    yield answered(item.label, self._answer(item, self.filing.answers))
                elif isinstance(item, ir.Group) and Read("case", item.id) in looks:
                    yield from self._rows(item, looks)
        yield from self._told_by_others(looks)

    def _rows(self, item: ir.Group, looks: Looks) -> Iterator[str]:
        rows = self.filing.answers.get(item.id)
        listed = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
        yield f"{item.label}: {len(listed)} ~rows"
        asked = [one for one in item.fields if Read("row", one.id, item.id) in looks]
        for row in listed:
            for one in asked:
                yield f"~row {str(row[KEY])[1:]}, {answered(one.label, self._answer(one, row))}"

    def _answer(self, item: ir.Field, answers: Mapping[str, Json]) -> str:
        answer = answers.get(item.id)
        if answer is None:
            return "~blank"
        if isinstance(answer, bool):
            return "~yes" if answer else "~no"
        env = PlainEnv(local(self.filing.at).date(), "vi", self.world.lists)
        return item.kind.show(item.kind.load(answer), env)

    def _told_by_others(self, looks: Looks) -> Iterator[str]:
        asked = (it for it in looks if isinstance(it, Asked))
        for one in sorted(asked, key=lambda it: (it.register, it.party, it.document)):
            name = self.world.names.get(f"register/{one.register}", one.register)
            found = self.filing.registers.get((one.register, one.party))
            papers = self.filing.documents.get((one.register, one.party), (one.document,))
            there = found == "found" and (not one.document or one.document in papers)
            yield f"{name}: {'~found' if there else '~not_found'}"
        for fact in self.program.facts:
            if Read("officer", fact.id) in looks and fact.id in self.filing.findings:
                yield f"{fact.says}: {'~yes' if self.filing.findings[fact.id] else '~no'}"
