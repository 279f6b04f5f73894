"""The officer's checklist: what to tick for one dossier, and the matrix of papers by case."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from compiler.evaluation import ComponentState, Evaluation, World
from compiler.ir import All, Any, CaseOption, Cmp, Component, Expr, Lit, Not, Program, Ref
from compiler.walk import reads
from renderers import i18n, law_prose, prose
from renderers.demands import age, any_row, demands, unsaid
from renderers.documents import listed, paper_line
from renderers.masthead import Site, site_of
from renderers.saying import say
from renderers.words import Words, words


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A line to tick; `id` is the component's, with the row's key behind it where each row brings
    the paper, `<component>.max_age` for how old it is, `requirement.<id>` for what is to be judged.

    `state`: `asked`, `found` (a register has it), `open` (an officer decides on it).
    """

    id: str
    name: str
    detail: str
    state: str
    note: str


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A paper; `marks` per column: `yes`, `no`, `either` when one paper of a group will do,
    or `maybe` with the condition in `note`."""

    name: str
    copies: str
    marks: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Papers by the cases of one question."""

    ask: str
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    site: Site
    title: str
    code: str
    procedure: str
    version: str
    sets: int
    lines: tuple[CheckLine, ...]
    matrices: tuple[Matrix, ...]
    requirements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answered:
    """What needs no officer: `met` and `checked` hold by what was stated and looked up; of `warned`
    the form has warned, and it was filed nevertheless."""

    met: tuple[str, ...]
    checked: tuple[str, ...]
    warned: tuple[str, ...]


def answered(program: Program, evaluation: Evaluation) -> Answered:
    """The requirements and checks that the rules have settled, of the questions that were asked."""
    failed = {one.says for one in evaluation.faults}
    shown = {path for path, state in evaluation.fields.items() if state == "shown"}
    checks = [
        one
        for page in program.pages
        for one in page.checks
        if one.fields and shown.issuperset(one.fields)
    ]
    return Answered(
        tuple(
            one.says
            for one in program.requirements
            if evaluation.requirements.get(one.id) is True and not one.judged
        ),
        tuple(dict.fromkeys(one.says for one in checks if one.says not in failed)),
        tuple(one.says for one in evaluation.faults if one.level == "should" and one.says),
    )


def check_lines(program: Program, evaluation: Evaluation, known: Words) -> tuple[CheckLine, ...]:
    """The checklist of one dossier: exactly the papers that its form asked for."""
    states = {state.id: state for state in evaluation.components}
    lines = (
        line
        for component in program.components
        if component.id in states and listed(states[component.id])
        for line in _paper(component, states[component.id], program, evaluation, known)
    )
    return (*lines, *_requirements(program, evaluation, known.lang))


def _paper(
    one: Component, state: ComponentState, program: Program, evaluation: Evaluation, known: Words
) -> Iterator[CheckLine]:
    """The paper, for each row that brings it, and how old it may be."""
    ageless = replace(state, max_age=None)
    for key in state.rows or ("",):
        alone = replace(ageless, rows=(key,)) if key else ageless
        line = paper_line(one, alone, program, evaluation, known)
        id_ = f"{one.id}.{key}" if key else one.id
        yield CheckLine(id_, line.name, f"{line.verb} {line.copies}".strip(), line.state, line.note)
    if state.max_age is not None:
        yield CheckLine(f"{one.id}.max_age", one.name, age(state.max_age, known), "asked", "")


def _requirements(program: Program, evaluation: Evaluation, lang: str) -> Iterator[CheckLine]:
    """What a rule cannot settle is left to the officer."""
    for one in program.requirements:
        verdict = evaluation.requirements.get(one.id)
        if verdict is not True or one.judged:
            note = say(lang, "checklist/judged" if one.judged else "checklist/verified")
            yield CheckLine(f"requirement.{one.id}", one.judged or one.says, "", "open", note)


def rests_on(program: Program, line: str, changed: Collection[str]) -> bool:
    """Whether what a line of the checklist is about was decided by one of these answers, or, with
    the form itself, holds them."""
    kind, _, name = line.partition(".")
    if kind == "requirement":
        rules = [one.test for one in program.requirements if one.id == name]
        return _read(program, rules, changed)
    for one in program.components:
        if one.id == kind:
            people = [f"{party}." for party in (*one.lookup.parties, *one.signed_by)]
            own = one.verb == "declare" or any(path == f"nop.{one.id}" for path in changed)
            about = any(path.startswith(start) for path in changed for start in people)
            return own or about or _read(program, list(_rules(one)), changed)
    return False


def _rules(one: Component) -> Iterator[Expr]:
    """What decides whether, how often and how old it is asked."""
    yield one.asked_in_case
    yield from (row.when for row in one.copies)
    yield from (row.when for row in one.needs)
    yield from (row.when for row in one.max_age)
    if one.each:
        yield from (Ref(one.each.items, "text"), one.each.where)


def _read(program: Program, rules: list[Expr], changed: Collection[str]) -> bool:
    facts = {one.id: one.reads for one in program.facts}
    named = {path for rule in rules for path in reads(rule)}
    every = named.union(*(facts.get(path, ()) for path in named))
    return any(path == one or path.startswith(f"{one}.") for path in changed for one in every)


def checklist(program: Program, world: World) -> Checklist:
    """The blank checklist of a procedure; render with `page("papers/checklist", view)`."""
    known = words(program, world)
    return Checklist(
        site=site_of(world),
        title=say(known.lang, "checklist/title", procedure=program.name),
        code=program.code,
        procedure=program.name,
        version=i18n.day(program.start, known.lang),
        sets=program.sets,
        lines=tuple(_blank_line(one, known) for one in program.components),
        matrices=tuple(
            Matrix(
                case.ask,
                tuple(option.says for option in leaves(case.options)),
                tuple(
                    _row(one, tuple(option.id for option in leaves(case.options)), known)
                    for one in program.components
                ),
            )
            for case in program.cases
        ),
        requirements=tuple(one.judged or one.says for one in program.requirements),
    )


def _blank_line(one: Component, known: Words) -> CheckLine:
    verb = known.name("verb", one.verb) if one.copies or not one.consent else ""
    detail = f"{verb} {law_prose.copies(one.copies, known)}".strip()
    case = prose.sentence(unsaid(one.asked_in_case, any_row(one)), known)
    note = ". ".join(filter(None, (case, *demands(one, known))))
    return CheckLine(one.id, one.name, detail, "asked", note)


def leaves(options: tuple[CaseOption, ...]) -> Iterator[CaseOption]:
    for option in options:
        if option.children:
            yield from leaves(option.children)
        else:
            yield option


def _row(one: Component, cases: tuple[str, ...], known: Words) -> MatrixRow:
    verdicts = (verdict(one.asked_in_case, case, cases) for case in cases)
    marks = tuple("either" if one.choice and v else MARKS[v] for v in verdicts)
    note = prose.sentence(one.asked_in_case, known) if "maybe" in marks else ""
    return MatrixRow(one.name, law_prose.copies(one.copies, known), marks, note)


MARKS = {True: "yes", False: "no", None: "maybe"}


def verdict(rule: Expr, case: str, cases: tuple[str, ...]) -> bool | None:
    """What a rule says when only the case is known; a parent of the case is left open here."""
    match rule:
        case Lit(type="bool", value=text):
            return text == "true"
        case Ref(path=path) if path in cases:
            return path == case
        case Cmp(how="eq", left=Ref(), right=Lit(value=code)) if code in cases:
            return code == case
        case Not(of=part):
            inner = verdict(part, case, cases)
            return None if inner is None else not inner
        case All(of=parts):
            return _all([verdict(one, case, cases) for one in parts])
        case Any(of=parts):
            inner = _all([verdict(Not(one), case, cases) for one in parts])
            return None if inner is None else not inner
        case _:
            return None


def _all(verdicts: list[bool | None]) -> bool | None:
    if False in verdicts:
        return False
    return None if None in verdicts else True
