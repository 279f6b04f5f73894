"""What questions with conditional options claim: each option is somebody's, and somebody with no
option left there is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalogue.kinds.offers import codes
from compiler import ir
from compiler.papers import pairs
from compiler.verify.claim import Case, Claim, named
from compiler.verify.offered import options
from compiler.walk import both, either, every


def cases(program: ir.Program) -> Iterator[Claim]:
    """Somebody is in each case, and may file."""
    asked = _fields(program)
    for case in program.cases:
        how: ir.CompareHow = "has" if case.how == "any_of" else "eq"
        for option in _every_option(case.options) if case.id in asked else ():
            if not option.children:
                ref = ir.Ref(case.id, "choices" if how == "has" else "choice")
                chosen = ir.Cmp(how, ref, ir.Lit("choice", option.id))
                yield Claim(
                    "case-never-possible", f"cases/{case.id}/{option.id}", Case(holds=(chosen,)),
                    "nobody", named(option.says),
                )  # fmt: skip


def choices(program: ir.Program) -> Iterator[Claim]:
    """Whoever must choose has something to choose from."""
    authored = {case.id for case in program.cases}
    for item in _fields(program).values():
        tests, listed = options(program, item), _codes(item)
        if listed and item.required == ir.TRUE and tests.keys() >= set(listed):
            wrong = tuple(test for code in listed for test in tests[code])
            case = Case((item.id,), fails=wrong, without=frozenset({f"fields/{item.id}"}))
            kind = "cases" if item.id in authored else "components"
            path, name = f"{kind}/{item.id}", named(item.label)
            yield Claim("nothing-to-choose", path, case, "somebody", name)


def chains(program: ir.Program) -> Iterator[Claim]:
    """Of papers in the order in which they are looked for, none stands behind one that is always
    there: a declaration, which anybody can write, or what a register is sure to have."""
    asked = _fields(program)
    for group in _groups(program.outline):
        item = asked.get(group.id)
        if group.how == "first_of" and group.each is None and item is not None:
            earlier: list[tuple[str, ir.Expr]] = []
            for option in getattr(item.kind, "options", ()):
                papers = [one for one in program.components if _stands_for(one, item, option.code)]
                if not papers:
                    continue
                path = f"components/{papers[0].id}"
                needed = Case(
                    (item.id,), (either(*(one.asked_in_case for one in papers)),),
                    lacks=tuple(sure for _, sure in earlier),
                )  # fmt: skip
                if earlier:
                    yield Claim(
                        "alternative-never-reached", path, needed, "nobody", named(option.label),
                        tuple(before for before, _ in earlier),
                    )  # fmt: skip
                sure = [_always_there(one) for one in papers]
                if None not in sure:
                    earlier.append((path, both(*(one for one in sure if one is not None))))


def _always_there(one: ir.Component) -> ir.Expr | None:
    """When nobody can lack a paper; None where anybody may."""
    if one.verb == "declare":
        return one.asked_in_case
    known = [ir.Found(it.register, it.party, it.document) for it in pairs(one)]
    return both(one.asked_in_case, either(*known)) if known else None


def _stands_for(one: ir.Component, item: ir.Field, code: str) -> bool:
    chosen = ir.Cmp("eq", ir.Ref(item.id, "choice"), ir.Lit("choice", code))
    return any(part == chosen for part in every(one.asked))


def _groups(members: Iterable[ir.Member]) -> Iterator[ir.ComponentGroup]:
    for one in members:
        if isinstance(one, ir.ComponentGroup):
            yield one
            yield from _groups(one.members)


def _every_option(listed: Iterable[ir.CaseOption]) -> Iterator[ir.CaseOption]:
    for option in listed:
        yield option
        yield from _every_option(option.children)


def _codes(item: ir.Field) -> tuple[str, ...]:
    offered = getattr(item.kind, "options", ())
    return () if isinstance(offered, str) else codes(offered)


def _fields(program: ir.Program) -> dict[str, ir.Field]:
    return {it.id: it for page in program.pages for it in page.items if isinstance(it, ir.Field)}
