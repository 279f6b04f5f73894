"""Compiles bundles: several procedures filed together become one program, and know how to part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from catalogue.code_lists import day_after
from catalogue.diagnostics import Diagnostic, Report
from catalogue.linked import Bundle
from catalogue.load import Authored
from catalogue.record import record
from catalogue.tree import Scalar
from compiler.compiled import Compiled, is_error
from compiler.evaluation import World
from compiler.linking.whole import Stretch, whole
from compiler.shared import Index, Shared
from compiler.summary import summary


@record
class Written:
    """The codes of all procedures that could be read, and whether those are all that there are."""

    codes: frozenset[str]
    all: bool


def compile_bundles(
    bundles: Iterable[Authored[Bundle]],
    sound: Sequence[Compiled],
    written: Written,
    shared: Index,
    world: World,
) -> tuple[tuple[Compiled, ...], tuple[Diagnostic, ...]]:
    """The bundles whose members are sound, and what is wrong with any of them."""
    judging = _Judging(sound, written, shared, world)
    done: list[Compiled] = []
    found: list[Diagnostic] = []
    for one in bundles:
        compiled, wrong = judging.compile(one)
        found += wrong
        if not any(map(is_error, wrong)):
            done += compiled
    return tuple(done), tuple(found)


@record
class _Judging:
    sound: Sequence[Compiled]
    written: Written
    shared: Index
    world: World

    def compile(self, one: Authored[Bundle]) -> tuple[list[Compiled], list[Diagnostic]]:
        """One program for each stretch of days on which the members stay the same."""
        report, bundle = Report(), one.value
        self._judge_head(bundle, report)
        codes = [str(member.procedure) for member in bundle.members]
        known = {compiled.program.code for compiled in self.sound}
        if report or not known.issuperset(codes):
            return [], list(report)  # what a member with mistakes of its own offers is not known
        done = [self._stretch(one, stretch, report) for stretch in self._stretches(bundle, report)]
        return done, list(dict.fromkeys(report.sorted()))

    def _judge_head(self, bundle: Bundle, report: Report) -> None:
        seen: dict[str, Scalar] = {}
        for member in bundle.members:
            first = seen.setdefault(str(member.as_), member.as_)
            if first is not member.as_:
                related = [first.span]
                report.add("member-twice", member.as_.span, related=related, name=member.as_)
        if len(bundle.members) < 2:
            report.add("bundle-too-small", bundle.members[0].procedure.span)
        if str(bundle.bundle) in self.written.codes:
            report.add("bundle-code-taken", bundle.bundle.span, code=bundle.bundle)
        for member in bundle.members:
            code = member.procedure
            if str(code) not in self.written.codes and self.written.all:
                report.add("bundle-procedure-not-known", code.span, code=code)

    def _stretches(self, bundle: Bundle, report: Report) -> Iterator[Stretch]:
        day: date | None = bundle.in_force.from_
        last = day_after(bundle.in_force.until)
        while day is not None and (last is None or day < last):
            versions = [self._version(str(one.procedure), day) for one in bundle.members]
            if None in versions:
                missing = bundle.members[versions.index(None)].procedure
                if day == bundle.in_force.from_:
                    report.add(
                        "member-not-in-force", missing.span, code=missing, day=f"{day:%d/%m/%Y}"
                    )
                return
            members = tuple(one for one in versions if one is not None)
            ends = [one.program.end for one in members if one.program.end is not None]
            end = min([*ends, *([last] if last else [])], default=None)
            yield Stretch(day, end, members)
            day = end

    def _version(self, code: str, day: date) -> Compiled | None:
        for one in self.sound:
            program = one.program
            holds = program.start <= day and (program.end is None or day < program.end)
            if program.code == code and holds:
                return one
        return None

    def _stretch(self, one: Authored[Bundle], stretch: Stretch, report: Report) -> Compiled:
        view = Shared(self.shared)
        program, places = whole(one, stretch, view, self.world, report)
        told = summary(one.file, program, places, frozenset(view.made), unsure=view.unsure())
        return Compiled(program, places, told, ())
