"""What registers have said about the parties of a dossier, as officers read and complete it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from catalogue.kinds.base import Blank, Env, Json
from compiler.evaluation import Evaluation, Lookup, Rows
from compiler.ir import Field, Group, Program, Register
from renderers import i18n
from renderers.saying import say
from renderers.words import Words


@dataclass(frozen=True, slots=True)
class Told:
    """One party at one register: what was lodged with the dossier, and what an officer found.

    `documents` None: everything that the register may hold. `at` None: it was never asked.
    """

    id: str
    register: str
    party: str
    outcome: Lookup
    documents: Sequence[str] | None = None
    extract: Mapping[str, Json] = field(default_factory=dict)
    at: datetime | None = None
    found: bool | None = None


@dataclass(frozen=True, slots=True)
class ExtractLine:
    """A value of the register; `differs` from what the applicant has stated."""

    label: str
    value: str
    differs: bool


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """`answer` is what an officer has found: `yes`, `no` or ''."""

    id: str
    name: str
    says: str
    papers: tuple[str, ...]
    extract: tuple[ExtractLine, ...]
    answer: str


def register_lines(
    program: Program, evaluation: Evaluation, told: Sequence[Told], known: Words, env: Env
) -> tuple[RegisterLine, ...]:
    """The registers that this case asks, in the order of its papers."""
    registers = {one.id: one for one in program.registers}
    return tuple(
        RegisterLine(
            one.id,
            " · ".join(filter(None, (known.name("register", one.register), _party(one, known)))),
            _says(one, env.lang),
            tuple(_paper(program, document) for document in one.documents or ()),
            tuple(_extract(program, registers[one.register], one, evaluation, env)),
            {True: "yes", False: "no", None: ""}[one.found],
        )
        for one in told
        if one.register in registers and _matters(program, evaluation, one)
    )


def _matters(program: Program, evaluation: Evaluation, one: Told) -> bool:
    """Whether it was asked, or a paper of this case could be found there."""
    states = {state.id: state for state in evaluation.components}
    return one.at is not None or any(
        states[component.id].lookup
        and one.register in component.lookup.registers
        and one.party.partition(".")[0] in (component.lookup.parties or ("",))
        for component in program.components
    )


def _party(one: Told, known: Words) -> str:
    """Whose key it was, as the form's headings say it."""
    start = f"{one.party}."
    return next((owner for path, owner in known.owners.items() if path.startswith(start)), "")


def _says(one: Told, lang: str) -> str:
    if one.at is None:
        return say(lang, "register/unasked")
    return say(lang, f"register/{one.outcome}", at=i18n.moment(one.at, lang))


def _paper(program: Program, document: str) -> str:
    return next((one.name for one in program.components if one.document == document), document)


def _extract(
    program: Program, register: Register, one: Told, evaluation: Evaluation, env: Env
) -> Iterator[ExtractLine]:
    ours = dict(register.fields)
    for name, value in one.extract.items():
        asked, stated = _stated(program, evaluation, one.party, ours.get(name, name))
        if asked is None:
            label = next((it.name for it in program.components if it.document == name), name)
            yield ExtractLine(label, _text(value), differs=False)
            continue
        given = "" if stated is None else asked.kind.show(asked.kind.load(stated), env)
        held = _shown(asked, value, env)
        yield ExtractLine(asked.label, held, differs=bool(given) and given != held)


def _stated(
    program: Program, evaluation: Evaluation, party: str, name: str
) -> tuple[Field | None, Json]:
    """The question of a party's block, or of a row, with what the applicant answered."""
    owner, _, row = (party or evaluation.parties.owner).partition(".")
    for item in (item for page in program.pages for item in page.items):
        if isinstance(item, Field) and item.id == f"{owner}.{name}":
            return item, _answer(item, evaluation.values.get(item.id))
        if isinstance(item, Group) and item.id == owner:
            rows = evaluation.values.get(owner)
            mine = [it for it in rows.rows if it.key == row] if isinstance(rows, Rows) else []
            asked = next((it for it in item.fields if it.id == name), None)
            value = mine[0].values.get(name) if mine else None
            return asked, _answer(asked, value) if asked else None
    return None, None


def _answer(asked: Field, value: object) -> Json:
    if value is None or isinstance(value, (Blank, Rows)):
        return None
    return asked.kind.dump(value)  # type: ignore[arg-type]


def _shown(asked: Field, value: Json, env: Env) -> str:
    """As the form would show it; what the kind cannot read stands as the register wrote it."""
    try:
        return asked.kind.show(asked.kind.load(value), env)
    except ValueError:
        return _text(value)


def _text(value: Json) -> str:
    return value if isinstance(value, str) else str(value)
