"""What registers have said about the parties of a filing, and what of it counts at this moment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from catalogue.kinds.base import BLANK, Json
from compiler import ir
from compiler.evaluation import Evaluation, Lookup, Rows


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of asking a register. `documents` None: it holds all that it may give."""

    outcome: Lookup
    documents: frozenset[str] | None = None
    extract: Mapping[str, Json] = field(default_factory=dict)


UNREACHABLE = Answer("unreachable")
NOT_FOUND = Answer("not_found")


@dataclass(frozen=True, slots=True)
class LookedUp:
    """One party of a filing at one register, by which key it was asked, and when."""

    register: str
    party: str
    key: str
    answer: Answer
    at: datetime


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A register is to be asked about a party; `key` '' when the applicant has left it empty."""

    register: str
    party: str
    field: str
    key: str


def inquiries(
    program: ir.Program, pairs: Iterable[tuple[str, str]], evaluation: Evaluation
) -> Iterator[Inquiry]:
    """Whoever is there and whose key has been answered; rows of a list as `list.row`."""
    keys = {one.id: one.key for one in program.registers}
    unknown = frozenset(_not_yet_known(program)) if program.members else frozenset()
    for register, party in sorted(pairs):
        name = keys.get(register, "")
        owner = party or evaluation.parties.owner
        rows = evaluation.values.get(owner)
        if isinstance(rows, Rows):
            for row in rows.rows:
                yield from _inquiry(register, f"{party}.{row.key}", name, row.values.get(name))
        elif f"{owner}.{name}" not in unknown:
            yield from _inquiry(register, party, name, evaluation.values.get(f"{owner}.{name}"))


def _not_yet_known(program: ir.Program) -> Iterator[str]:
    """Questions of a bundle that only the result of one of its procedures will answer."""
    for page in program.pages:
        for item in page.items:
            if isinstance(item, ir.Field) and item.source == "mapped" and item.when == ir.FALSE:
                yield item.id


def _inquiry(register: str, party: str, name: str, value: object) -> Iterator[Inquiry]:
    if isinstance(value, str):
        yield Inquiry(register, party, name, value)
    elif value is BLANK:
        yield Inquiry(register, party, name, "")


def standing(
    asked: Iterable[Inquiry], looked_up: Iterable[LookedUp]
) -> tuple[tuple[Inquiry, LookedUp | None], ...]:
    """Each inquiry with what came of it; nothing, when its key has been changed since."""
    known = {(one.register, one.party, one.key): one for one in looked_up}
    return tuple((one, known.get((one.register, one.party, one.key))) for one in asked)


def counting(
    program: ir.Program,
    pairs: Iterable[tuple[str, str]],
    evaluation: Evaluation,
    looked_up: Iterable[LookedUp],
) -> tuple[LookedUp, ...]:
    """What counts of it as the filing stands."""
    asked = inquiries(program, pairs, evaluation)
    return tuple(found for _, found in standing(asked, looked_up) if found)


def outcomes(
    pairs: Iterable[tuple[str, str]], looked_up: Iterable[LookedUp]
) -> dict[tuple[str, str], Lookup]:
    """For an evaluation. Every pair is named: what was not asked is unreachable."""
    known: dict[tuple[str, str], Lookup] = dict.fromkeys(pairs, "unreachable")
    return {**known, **{(one.register, one.party): one.answer.outcome for one in looked_up}}


def documents(looked_up: Iterable[LookedUp]) -> dict[tuple[str, str], frozenset[str]]:
    return {
        (one.register, one.party): one.answer.documents
        for one in looked_up
        if one.answer.documents is not None
    }


# As kept with a draft and with the answers of a dossier


def packed(looked_up: Iterable[LookedUp]) -> list[Json]:
    return [_packed(one) for one in sorted(looked_up, key=lambda it: (it.register, it.party))]


def _packed(one: LookedUp) -> Json:
    held = one.answer.documents
    return {
        "register": one.register,
        "party": one.party,
        "key": one.key,
        "outcome": one.answer.outcome,
        "documents": None if held is None else [*sorted(held)],
        "extract": dict(one.answer.extract),
        "at": one.at.isoformat(),
    }


def unpacked(stored: Iterable[Mapping[str, object]]) -> tuple[LookedUp, ...]:
    return tuple(_unpacked(**one) for one in stored)  # type: ignore[arg-type]


def _unpacked(
    register: str,
    party: str,
    key: str,
    outcome: Lookup,
    documents: list[str] | None,
    extract: Mapping[str, Json],
    at: str,
) -> LookedUp:
    held = None if documents is None else frozenset(documents)
    answer = Answer(outcome, held, extract)
    return LookedUp(register, party, key, answer, datetime.fromisoformat(at))


# As an officer's finding: `csdl_dan_cu for cha`, spelled as in the catalogue

FOR = " for "


def finding_name(register: str, party: str) -> str:
    return f"{register}{FOR}{party}"


def pair_of(finding: str) -> tuple[str, str] | None:
    """The register and the party of such a finding; None for the finding of a fact."""
    register, joint, party = finding.partition(FOR)
    return (register, party) if joint else None
