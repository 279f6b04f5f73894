"""Filings as JSON: authored ones, ones that the solver thought of, and both with mistakes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import islice
from random import Random

from catalogue.kinds import AnyKind
from catalogue.kinds.base import Blank, Json, Problem
from catalogue.kinds.choices import Choices
from catalogue.kinds.env import PlainEnv
from catalogue.kinds.files import MEDIA
from catalogue.kinds.upload import FileUpload
from compiler import ir
from compiler.answers import canonical, questions, shown
from compiler.evaluate import Engine, engine
from compiler.evaluation import Evaluation, Filing, World
from compiler.scenarios import read, settled
from compiler.verify.applicant import Applicant
from compiler.verify.forms import Form
from compiler.verify.sampling import ANY_DAY, sample
from compiler.working_days import local

SOME_DAY = PlainEnv(ANY_DAY)
Answers = dict[str, Json]
Reason = tuple[str, str]


def whole(program: ir.Program, world: World, most: int) -> Iterator[Filing]:
    """Authored ones, and as many of the solver's as asked for."""
    judge = engine(program, world)
    for scenario in program.scenarios:
        yield replace(settled(judge, read(judge, scenario)[0])[0], stage="submit")
    form = Form(program, world)
    bounds = form.encoder.bounds
    found = (form.solver.ask(it, *bounds, labels=form.labels) for it in form.shown.values())
    models = (answer.model for answer in found if answer.model is not None)
    for model in islice(models, most):
        yield Applicant(form, model).filing()


def completed(program: ir.Program, judge: Engine, filing: Filing) -> Answers:
    """All that is asked is answered so that it can be read; nothing else is."""
    env = PlainEnv(local(filing.at).date(), "vi", judge.world.lists)
    items = {item.id: item for item in questions(program)}
    answers = dict(filing.answers)
    for name, item in items.items():
        if isinstance(item, ir.Group) or answers.get(name) is None:
            continue
        if not readable(item.kind, answers[name], env):
            answers[name] = sound(item.kind, env)
    for _ in range(10):
        found = judge.run(replace(filing, answers=answers))
        missing = [one.path for one in found.faults if one.kind in ("missing", "too_few")]
        for path in missing:
            name = path if path in items else path.rpartition(".")[0].rpartition(".")[0]
            item = items[name]
            if isinstance(item, ir.Field):
                answers[name] = sound(item.kind, env)
            else:
                answers[name] = _filled(item, answers.get(name), env)
        if not missing:
            break
    return shown(program, answers, found)


def _filled(group: ir.Group, rows: Json, env: PlainEnv) -> Json:
    kept: list[Json] = [*rows] if isinstance(rows, list) else []
    while len(kept) < group.min:
        kept.append({"_row": f"k{len(kept)}"})
    asked = [one for one in group.fields if one.value is None]
    return [{**{it.id: sound(it.kind, env) for it in asked}, **_given(row)} for row in kept]


def _given(row: Json) -> Answers:
    assert isinstance(row, dict)
    return {name: answer for name, answer in row.items() if answer is not None}


_SOUND: dict[AnyKind, Json] = {}


def sound(kind: AnyKind, env: PlainEnv) -> Json:
    """An answer that the form takes."""
    if kind not in _SOUND:
        found = (one for one in _candidates(kind, env) if one is not None)
        _SOUND[kind] = next(one for one in found if readable(kind, one, env))
    return _SOUND[kind]


def _candidates(kind: AnyKind, env: PlainEnv) -> Iterator[Json]:
    options = getattr(kind, "options", ())
    for option in env.options(options) if isinstance(options, str) else options:
        yield [option.code] if kind.type == "choices" else option.code
    for text in ("1", "100", "2000", "15/06/1990", "06/1990", "1990", "Lê An", "0912345678"):
        value = kind.read({"": [text]}, env)
        yield None if isinstance(value, (Blank, Problem)) else kind.dump(value)
    for place in env.options("xa"):
        yield {"tinh": place.parent, "xa": place.code, "dong": "1 Lê Lợi"}
    for _, examples in type(kind).examples():
        yield from (one.answer for one in examples)
    for media in MEDIA.values():
        yield [{"id": "a", "sha256": "0" * 64, "name": "a", "size": 1, "type": media}]
    yield from TEXTS


TEXTS = ("x", "xxxxxxxxxx", "51F-12345", "1234567890", "12345678")


# Mistakes


WRONG: list[Json] = [7, "x", "", True, [], {}, ["x"], {"tinh": "79"}, -1]


def mistaken(program: ir.Program, answers: Answers, chance: Random) -> Answers:
    """One, two or three of them."""
    made = deepcopy(answers)
    items = list(questions(program))
    for _ in range(chance.randint(1, 3)):
        item = chance.choice(items)
        if isinstance(item, ir.Group):
            made[item.id] = _rows(item, made.get(item.id), chance)
        else:
            _change(made, item, chance)
    if chance.random() < 0.05:
        made["khong_hoi"] = "x"
    return made


def _rows(group: ir.Group, rows: Json, chance: Random) -> Json:
    kept: list[Json] = [*rows] if isinstance(rows, list) else []
    match chance.randrange(5):
        case 0:
            return []
        case 1:
            row = _first(kept)
            return [{**row, "_row": f"r{number}"} for number in range(group.max + 1)]
        case 2 if kept:
            wrong: list[Json] = [None, "x", [*kept, "x"], [{**_first(kept), "la": 1}]]
            return chance.choice(wrong)
        case _:
            row = _first(kept)
            for one in group.fields:
                if one.value is None and (one.id not in row or chance.random() < 0.3):
                    _change(row, one, chance)
            return [row, *kept[1:]]


def _first(rows: list[Json]) -> Answers:
    first = rows[0] if rows else {"_row": "r1"}
    assert isinstance(first, dict)
    return dict(first)


def _change(made: Answers, asked: ir.Field, chance: Random) -> None:
    now = made.get(asked.id)
    match chance.randrange(8):
        case 0:
            made.pop(asked.id, None)
        case 1:
            made[asked.id] = None
        case 2:
            made[asked.id] = chance.choice(WRONG)
        case 3 | 4:
            made[asked.id] = _SOUND.get(asked.kind) or sample(asked.kind, SOME_DAY)
        case _:
            made[asked.id] = _other(asked.kind, now, chance)


def _other(kind: AnyKind, now: Json, chance: Random) -> Json:
    options = getattr(kind, "options", ())
    codes: list[Json] = [] if isinstance(options, str) else [one.code for one in options]
    match now:
        case bool():
            return not now
        case int():
            return now + chance.choice([-1, 1, 10**9, -(10**9)])
        case str() if codes:
            return chance.choice([*codes, "khong_co"])
        case str():
            return chance.choice(
                [f"{now}\n", now + "x" * 5000, f"  {now}", f"{now}  a", "2023-02-30", now[1:]]
            )
        case list() if codes:
            return [*chance.sample(codes, min(2, len(codes)))]
        case list():
            return now * 30
        case dict():
            return {**now, chance.choice(["la", "xa", "nuoc"]): chance.choice(["", "x", "x\n"])}
    return sample(kind, SOME_DAY)


# What we say of a filing


@dataclass(frozen=True, slots=True)
class Ours:
    """The form's own judgement: why a filing as JSON is not taken; nothing when it is."""

    program: ir.Program
    world: World
    judge: Engine

    def reasons(self, filing: Filing, answers: Answers) -> frozenset[Reason]:
        filed = replace(filing, answers=answers)
        found = self.judge.run(filed)
        env = PlainEnv(local(filed.at).date(), "vi", self.world.lists)
        first = frozenset((*self._unread(answers, env), *self._hidden(answers, found)))
        wrong = {id_ for _, id_ in first}
        rest = {one for one in self._faults(found) if one[1] not in wrong}
        return first | rest

    def _unread(self, answers: Answers, env: PlainEnv) -> Iterator[Reason]:
        items = {item.id: item for item in questions(self.program)}
        kept = canonical(self.program, answers)
        for name, answer in answers.items():
            item = items.get(name)
            if item is None:
                yield "shape", name
            elif isinstance(item, ir.Field):
                if answer is not None and not readable(item.kind, answer, env):
                    yield "answer", name
            elif not isinstance(answer, list) or not same_rows(answer, kept[name]):
                yield "shape", name
            else:
                yield from self._unread_rows(item, answer, env)

    def _unread_rows(self, group: ir.Group, rows: list[Json], env: PlainEnv) -> Iterator[Reason]:
        kinds = {one.id: one.kind for one in group.fields if one.value is None}
        for row in rows:
            assert isinstance(row, dict)
            for name, answer in row.items():
                asked = name in kinds and answer is not None
                if asked and not readable(kinds[name], answer, env):
                    yield "answer", f"{group.id}.{name}"

    def _hidden(self, answers: Answers, found: Evaluation) -> Iterator[Reason]:
        for name, answer in answers.items():
            if found.fields.get(name) == "hidden" and answer not in (None, []):
                yield "shown", name
            rows = answer if isinstance(answer, list) else []
            for row in (row for row in rows if isinstance(row, dict) and "_row" in row):
                for part, given in row.items():
                    path = f"{name}.{row['_row']}.{part}"
                    if found.fields.get(path) == "hidden" and given is not None:
                        yield "shown", f"{name}.{part}"

    def _faults(self, found: Evaluation) -> Iterator[Reason]:
        checks = {it.says: it.id for page in self.program.pages for it in page.checks}
        needs = {it.says: it.id for it in self.program.requirements}
        groups = {item.id for item in questions(self.program) if isinstance(item, ir.Group)}
        for fault in found.faults:
            list_, _, field = fault.path.partition(".")
            of_row = list_ in groups and field
            path = f"{list_}.{field.partition('.')[2]}" if of_row else fault.path
            match fault.kind:
                case "missing" | "too_few":
                    yield "required", path
                case "too_many":
                    yield "shape", path
                case "stale":
                    yield "option", path
                case "check" if fault.level == "must":
                    yield "check", checks[fault.says]
                case "ineligible":
                    yield "requirement", needs[fault.says]
        for alarm in found.alarms:
            yield "requirement" if alarm.decision in needs.values() else "alarm", alarm.decision


def same_rows(rows: list[Json], kept: Json) -> bool:
    """Each row has a key, and answers to questions of the list only."""
    assert isinstance(kept, list)
    return len(rows) == len(kept) and all(
        isinstance(row, dict) and isinstance(known, dict) and row.keys() == known.keys()
        for row, known in zip(rows, kept, strict=True)
    )


def readable(kind: AnyKind, answer: Json, env: PlainEnv) -> bool:
    """Written as the kind writes it, and accepted when it is typed into the form's boxes."""
    try:
        value = kind.load(answer)
    except ValueError:
        return False
    if isinstance(kind, FileUpload):
        files = value if isinstance(value, tuple) else ()
        return bool(files) and kind.dump(value) == answer and kind.judge(files) is None  # type: ignore[arg-type]
    if isinstance(kind, Choices):
        codes = answer if isinstance(answer, list) else []
        again = kind.read({"": [str(code) for code in codes]}, env)
        return isinstance(again, tuple) and sorted(map(str, again)) == sorted(map(str, codes))
    boxes: Mapping[str, Iterable[str]] = {name: [text] for name, text in kind.raw(value).items()}
    return kind.read(boxes, env) == value and kind.dump(value) == answer  # type: ignore[arg-type]
