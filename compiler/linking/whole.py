"""One program for all members of a bundle, over the days on which they stay the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from catalogue import model
from catalogue.diagnostics import Report
from catalogue.linked import Bundle, Member
from catalogue.load import Authored
from catalogue.record import record
from compiler import ir
from compiler.compiled import Compiled
from compiler.evaluation import World
from compiler.linking.filings import scenarios
from compiler.linking.folding import fixed, outline
from compiler.linking.names import RuleContext, declare
from compiler.linking.pages import NOT_YET, Part, pages
from compiler.linking.terms import judge_terms
from compiler.linking.ties import Earlier, Ties
from compiler.lowering import clocks
from compiler.places import Places
from compiler.renaming import inside, renamed
from compiler.shared import Shared
from compiler.walk import both, either


@record
class Stretch:
    """Days `start` ≤ day < `end`, and the version of each member that is in force on them."""

    start: date
    end: date | None
    members: tuple[Compiled, ...]


def whole(
    one: Authored[Bundle],
    stretch: Stretch,
    shared: Shared,
    world: World,
    report: Report,
) -> tuple[ir.Program, Places]:
    """Each member in the names of the whole, and what is wrong with how they are tied."""
    bundle = one.value
    context = declare(one, stretch.start, shared, report)
    names = frozenset(str(member.as_) for member in bundle.members)
    earlier = Earlier()
    members: list[ir.BundleMember] = []
    parts: list[Part] = []
    for member, compiled in zip(bundle.members, stretch.members, strict=True):
        name = str(member.as_)
        ties = Ties(member, compiled.program, earlier, names, world, report)
        answered, covers = ties.answered(), ties.covers()
        after, result = ties.after()
        when = context.rule(member.when)
        part = _part(name, compiled.program, answered, covers, when)
        one_member = ir.BundleMember(
            name, compiled.program.code, compiled.program.short or compiled.program.name,
            compiled.hash, after, result, when, answered, covers,
            part.program.authority.decides, part.program.term,
            _if_refused(bundle, member, names),
        )  # fmt: skip
        members.append(one_member)
        parts.append(part)
        earlier.add(name, compiled.program, answered)
        context.add(name, parts[-1].program)
    for refused in bundle.if_refused:
        if str(refused) not in names:
            shared.not_known(report, "member-not-known", str(refused), names, refused.span)
    program = _program(bundle, stretch, context, tuple(members), tuple(parts))
    judge_terms(program, {one.name: one.program for one in parts}, context, world)
    return replace(program, scenarios=scenarios(context, bundle, program)), context.places


def _if_refused(bundle: Bundle, member: Member, names: frozenset[str]) -> Any:
    """What others wait for stops them, unless it is said otherwise."""
    said = {str(name): str(word) for name, word in bundle.if_refused.items()}
    head = f"{member.as_}."
    awaited = any(str(one.after or "").startswith(head) for one in bundle.members)
    return said.get(str(member.as_), "stop_all" if awaited else "go_on")


def _part(
    name: str,
    program: ir.Program,
    answered: tuple[ir.Answered, ...],
    covers: tuple[tuple[str, str], ...],
    when: ir.Expr,
) -> Part:
    own = partial(inside, name)
    constants = {one.path: one.constant for one in answered if not one.source}
    known = {path: answer for path, answer in constants.items() if answer != NOT_YET}
    as_whole = _on(when, renamed(fixed(replace(program, scenarios=()), known), own))
    return Part(
        name, as_whole, {own(one.path): one for one in answered},
        frozenset(own(paper) for paper, _ in covers),
    )  # fmt: skip


def _on(when: ir.Expr, program: ir.Program) -> ir.Program:
    """The parts of a member that is filed only in some cases."""
    if when == ir.TRUE:
        return program

    def on(part: Any) -> Any:
        return replace(part, when=both(when, part.when))

    return replace(
        program,
        pages=tuple(map(on, program.pages)),
        fees=tuple(map(on, program.fees)),
        steps=tuple(map(on, program.steps)),
        components=tuple(
            replace(
                one, asked=both(when, one.asked), asked_in_case=both(when, one.asked_in_case)
            )
            for one in program.components
        ),
        requirements=tuple(
            replace(one, test=either(ir.Not(when), one.test)) for one in program.requirements
        ),
    )  # fmt: skip


def _program(
    bundle: Bundle,
    stretch: Stretch,
    context: RuleContext,
    members: tuple[ir.BundleMember, ...],
    parts: tuple[Part, ...],
) -> ir.Program:
    programs = [part.program for part in parts]
    first, covered = programs[0], frozenset().union(*(part.covered for part in parts))
    channels = tuple(str(one) for one in bundle.channels)
    context.judge_channels(bundle.channels, programs)
    receives = context.receives(bundle.receives) or first.authority.receives
    listed = tuple(it for one in programs for it in one.components if it.id not in covered)
    papers = frozenset(one.id for one in listed)
    return ir.Program(
        ir=ir.FORMAT,
        catalogue=first.catalogue,
        code=str(bundle.bundle),
        name=str(bundle.name),
        short=str(bundle.short or ""),
        domain=str(bundle.domain),
        domain_name=context.domain(bundle.domain),
        start=stretch.start,
        end=stretch.end,
        published_by=context.decree(bundle.published_by),
        audience=_common([one.audience for one in programs]),
        channels=channels,
        online=_online(channels, programs),
        online_reason="; ".join(dict.fromkeys(filter(None, (it.online_reason for it in programs)))),
        sets=max(one.sets for one in programs),
        basis=context.lowering.basis(bundle.basis),
        authority=ir.Authority(receives, first.authority.decides),
        parties=first.parties,
        stated=_stated(bundle, programs),
        before_lodging=str(bundle.before_lodging or ""),
        cases=tuple(it for one in programs for it in one.cases),
        facts=tuple(it for one in programs for it in one.facts),
        pages=pages(parts),
        components=listed,
        outline=tuple(it for one in programs for it in outline(one.outline, papers)),
        fees=tuple(it for one in programs for it in one.fees),
        term=clocks.term(context.lowering),
        results=tuple(it for one in programs for it in one.results),
        requirements=tuple(it for one in programs for it in one.requirements),
        steps=tuple(it for one in programs for it in one.steps),
        lists=tuple(dict.fromkeys(it for one in programs for it in one.lists)),
        present_means=first.present_means,
        registers=tuple(dict.fromkeys(it for one in programs for it in one.registers)),
        members=members,
    )  # fmt: skip


def _common(listed: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Whoever may file each of them may file them together."""
    return tuple(one for one in listed[0] if all(one in others for others in listed))


def _online(channels: tuple[str, ...], programs: list[ir.Program]) -> Any:
    if "online" not in channels:
        return "none"
    return "full" if all(one.online == "full" for one in programs) else "partial"


def _stated(bundle: Bundle, programs: list[ir.Program]) -> ir.Stated:
    """Together they state a part when each does; `none` when all say so."""

    def state(part: str) -> ir.Completeness:
        said = {getattr(one.stated, part) for one in programs}
        return "not_stated" if "not_stated" in said else "given" if "given" in said else "none"

    known = {part: state(part) for part in ir.Stated.__match_args__}
    known["term"] = "given" if isinstance(bundle.term, model.Term) else "not_stated"
    known["basis"] = "given" if bundle.basis is not None else "not_stated"
    return ir.Stated(**known)
