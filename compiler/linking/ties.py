"""What a member of a bundle need not ask: answers and papers that it has from an earlier one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import field

from catalogue.diagnostics import Report
from catalogue.kinds.base import Blank, Problem
from catalogue.kinds.env import PlainEnv
from catalogue.linked import Member
from catalogue.record import record
from catalogue.suggest import not_known
from catalogue.tree import Scalar
from compiler import ir
from compiler.answers import questions
from compiler.evaluation import World
from compiler.renaming import inside


@record
class Earlier:
    """The members above: their programs, and what answers those questions they do not ask."""

    programs: dict[str, ir.Program] = field(default_factory=dict)
    answered: dict[str, ir.Answered] = field(default_factory=dict)

    def add(self, name: str, program: ir.Program, answered: tuple[ir.Answered, ...]) -> None:
        self.programs[name] = program
        self.answered.update({inside(name, one.path): one for one in answered})

    def source(self, path: str) -> ir.Answered:
        """Who answers the question of that name in the whole: itself, or what answers it."""
        known = self.answered.get(path)
        return ir.Answered("", known.source, known.constant) if known else ir.Answered("", path)


def asked(program: ir.Program) -> dict[str, ir.Field]:
    return {one.id: one for one in questions(program) if isinstance(one, ir.Field)}


class Ties:
    """Reads the `map`, `after` and `covers` of one member against those above it."""

    def __init__(
        self,
        member: Member,
        program: ir.Program,
        earlier: Earlier,
        names: frozenset[str],
        world: World,
        report: Report,
    ) -> None:
        self.member, self.program, self.earlier = member, program, earlier
        self.names, self.world, self.report = names, world, report
        self.asked = asked(program)

    def answered(self) -> tuple[ir.Answered, ...]:
        found: dict[str, ir.Answered] = {}
        for target, source in sorted(self.member.map.items(), key=_narrow_first):
            own = [path for path in self.asked if f"{path}.".startswith(f"{target}.")]
            if not own:
                not_known(
                    self.report, "mapped-question-not-known", str(target), _heads(self.asked),
                    target.span, member=self.member.as_,
                )  # fmt: skip
                continue
            for one in self._one(str(target), source, own):
                found.setdefault(one.path, one)
        for one in self._shared_questions():
            found.setdefault(one.path, one)
        return tuple(found.values())

    def _one(self, target: str, source: Scalar, own: list[str]) -> Iterator[ir.Answered]:
        head, _, rest = str(source).partition(".")
        if rest and self.above(head, source):
            yield from self._from_member(target, source, own, head, rest)
        elif not rest:
            yield from self._constant(source, own)

    def _from_member(
        self, target: str, source: Scalar, own: list[str], head: str, rest: str
    ) -> Iterator[ir.Answered]:
        offered = asked(self.earlier.programs[head])
        pairs = [(path, rest + path.removeprefix(target)) for path in own]
        if rest in {one.id for one in self.earlier.programs[head].results}:
            yield from (ir.Answered(path, "", "null") for path in own)
            return  # what the result will tell is known to nobody yet
        if not any(there in offered for _, there in pairs):
            not_known(
                self.report, "mapped-answer-not-known", rest, _heads(offered),
                source.at(len(head) + 1, len(source)), member=head,
            )  # fmt: skip
        for path, there in pairs:
            if there not in offered:
                continue  # the block has questions that the other lacks: they are still asked
            if not _agree(self.asked[path], offered[there]):
                self.report.add(
                    "mapped-kinds-differ", source.span, question=self.asked[path].label,
                    other=offered[there].label,
                )  # fmt: skip
                continue
            origin = self.earlier.source(inside(head, there))
            yield ir.Answered(path, origin.source, origin.constant)

    def _constant(self, source: Scalar, own: list[str]) -> Iterator[ir.Answered]:
        asked = self.asked[own[0]]
        env = PlainEnv(self.program.start, lists=self.world.lists)
        value = asked.kind.read({"": [str(source)]}, env) if len(own) == 1 else None
        plain = len(own) == 1 and asked.kind.parts == ("",) and asked.kind.type != "choices"
        if not plain or value is None or isinstance(value, Problem | Blank):
            self.report.add(
                "mapped-constant-refused", source.span, text=source, question=asked.label
            )
            return
        yield ir.Answered(own[0], "", json.dumps(asked.kind.dump(value), ensure_ascii=False))

    def _shared_questions(self) -> Iterator[ir.Answered]:
        """A claim of relief that an earlier member asks about in the same words."""
        for path, one in self.asked.items():
            for head, program in self.earlier.programs.items():
                other = asked(program).get(path)
                if one.source == "relief" and other is not None and _same(one, other):
                    origin = self.earlier.source(inside(head, path))
                    yield ir.Answered(path, origin.source, origin.constant)
                    break

    def after(self) -> tuple[str, str]:
        """The member and the result that this one waits for."""
        if self.member.after is None:
            return "", ""
        head, _, result = str(self.member.after).partition(".")
        if not self.above(head, self.member.after):
            return "", ""
        results = [one.id for one in self.earlier.programs[head].results]
        if result not in results:
            not_known(
                self.report, "awaited-result-not-known", result, results, self.member.after.span,
                member=head,
            )  # fmt: skip
        return head, result

    def covers(self) -> tuple[tuple[str, str], ...]:
        """The papers that nobody hands in. One alternative that is there stands for all."""
        papers = {one.id: one for one in self.program.components}
        found: dict[str, str] = {}
        for paper, source in self.member.covers.items():
            if str(paper) not in papers:
                not_known(
                    self.report, "covered-paper-not-known", str(paper), papers, paper.span,
                    member=self.member.as_,
                )  # fmt: skip
                continue
            if not self._covering(source):
                continue
            choice = papers[str(paper)].choice
            alike = [one.id for one in papers.values() if choice and one.choice == choice]
            found |= dict.fromkeys(alike or [str(paper)], str(source))
        return tuple(found.items())

    def _covering(self, source: Scalar) -> bool:
        head, _, rest = str(source).partition(".")
        if not self.above(head, source):
            return False
        program = self.earlier.programs[head]
        known = [one.id for one in program.results]
        known += [one.id for one in program.components]
        if rest not in known:
            not_known(
                self.report, "covering-not-known", rest, known, source.span, member=head
            )  # fmt: skip
        return rest in known

    def above(self, name: str, at: Scalar) -> bool:
        """Only what stands above can have been answered or given before."""
        place = at.at(0, len(name))
        if name in self.earlier.programs:
            return True
        if name in self.names:
            self.report.add("member-not-above", place, name=name, member=self.member.as_)
        else:
            not_known(self.report, "member-not-known", name, self.names, place)
        return False


def _narrow_first(tie: tuple[str, str]) -> int:
    """What is said of one question goes before what is said of its whole block."""
    return -tie[0].count(".")


def _heads(paths: Mapping[str, object]) -> list[str]:
    """What may stand in a map: questions and the blocks that hold them."""
    return list(dict.fromkeys([*paths, *(path.rpartition(".")[0] for path in paths)]))


def _agree(one: ir.Field, other: ir.Field) -> bool:
    options = getattr(one.kind, "options", None), getattr(other.kind, "options", None)
    return type(one.kind) is type(other.kind) and options[0] == options[1]


def _same(one: ir.Field, other: ir.Field) -> bool:
    return (one.id, one.kind, one.source, one.when) == (other.id, other.kind, "relief", ir.TRUE)
