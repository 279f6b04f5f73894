"""Answers in their one canonical form: sorted, in NFC, judged by the kinds, hidden ones dropped."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from catalogue.kinds import AnyKind
from catalogue.kinds.base import Blank, Env, Json, Problem, Value
from catalogue.record import record
from compiler import ir
from compiler.evaluation import Evaluation

KEY = "_row"
HASH_DIGITS = 32


@record
class Unread:
    """A text that answers nothing: no such question, or not an answer to it."""

    path: str
    text: str
    problem: Problem | None = None
    kind: AnyKind | None = field(default=None, compare=False)


def questions(program: ir.Program) -> Iterator[ir.Field | ir.Group]:
    """What an applicant answers, in the order of the form."""
    for page in program.pages:
        for item in page.items:
            if isinstance(item, ir.Group) or (isinstance(item, ir.Field) and item.asked):
                yield item


def asked(group: ir.Group) -> tuple[ir.Field, ...]:
    return tuple(field for field in group.fields if field.value is None)


def canonical(program: ir.Program, answers: Mapping[str, Json]) -> dict[str, Json]:
    """Only answers to this program's questions, each as its kind writes it."""
    return {item.id: answer for item, answer in sorted(_canonical(program, answers), key=_name)}


def _canonical(
    program: ir.Program, answers: Mapping[str, Json]
) -> Iterator[tuple[ir.Field | ir.Group, Json]]:
    for item in questions(program):
        if item.id in answers:
            answer = answers[item.id]
            yield item, _rows(item, answer) if isinstance(item, ir.Group) else one(item, answer)


def one(field: ir.Field, answer: Json) -> Json:
    """Blank when the kind cannot read it back."""
    if answer is None:
        return None
    try:
        return field.kind.dump(field.kind.load(normal(answer)))
    except ValueError:
        return None


def _rows(group: ir.Group, answer: Json) -> list[Json]:
    rows = answer if isinstance(answer, list) else []
    return [_row(group, row) for row in rows if isinstance(row, dict)]


def _row(group: ir.Group, row: Mapping[str, Json]) -> dict[str, Json]:
    given = {field.id: one(field, row[field.id]) for field in asked(group) if field.id in row}
    return {KEY: str(row.get(KEY)), **dict(sorted(given.items()))}


def shown(
    program: ir.Program, answers: Mapping[str, Json], evaluation: Evaluation
) -> dict[str, Json]:
    """What is really filed: canonical answers without those to questions that are not shown."""
    states = evaluation.fields
    asked = {name: answer for name, answer in answers.items() if states.get(name) == "shown"}
    return {
        item.id: _shown_rows(item.id, answer, evaluation) if isinstance(item, ir.Group) else answer
        for item, answer in sorted(_canonical(program, asked), key=_name)
    }


def _name(kept: tuple[ir.Field | ir.Group, Json]) -> str:
    return kept[0].id


def _shown_rows(name: str, rows: Json, evaluation: Evaluation) -> list[Json]:
    assert isinstance(rows, list), "A list's answer is its rows"
    kept: list[Json] = []
    for row in rows:
        assert isinstance(row, dict), "A row is its fields' answers"
        path = f"{name}.{row[KEY]}"
        kept.append(
            {
                field: answer
                for field, answer in row.items()
                if field == KEY or evaluation.fields.get(f"{path}.{field}") == "shown"
            }
        )
    return kept


def normal(answer: Json) -> Json:
    """The same answer with every text in NFC."""
    match answer:
        case str():
            return unicodedata.normalize("NFC", answer)
        case list():
            return [normal(part) for part in answer]
        case dict():
            return {name: normal(part) for name, part in answer.items()}
    return answer


def canonical_bytes(answers: Mapping[str, Json]) -> bytes:
    """The same answers give the same bytes, whatever the order in which they were given."""
    text = json.dumps(
        normal(dict(answers)), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return text.encode()


def answers_hash(answers: Mapping[str, Json]) -> str:
    return hashlib.sha256(canonical_bytes(answers)).hexdigest()[:HASH_DIGITS]


def read_texts(
    program: ir.Program, texts: Iterable[tuple[str, str]], env: Env
) -> tuple[dict[str, Json], tuple[Unread, ...]]:
    """Answers from texts as an author writes them: `cha.ho_ten`, `cha.noi_o.xa`, `con.r1.ho_ten`.

    A list is answered by `2 rows`, whose keys are r1 and r2.
    """
    given = tuple(texts)
    counts = dict(_counts(program, given))
    kinds = dict(_paths(program, counts))
    typed: dict[str, dict[str, list[str]]] = {}
    unread = []
    for path, text in given:
        place = _place(path, kinds)
        if place is not None:
            typed.setdefault(place[0], {})[place[1]] = [text]
        elif path not in counts:
            unread.append(Unread(path, text))
    flat: dict[str, Json] = {}
    for path, raw in typed.items():
        answer = _read(kinds[path], raw, env)
        if isinstance(answer, Problem):
            unread.append(_refused(path, raw, answer, kinds[path]))
        else:
            flat[path] = None if isinstance(answer, Blank) else kinds[path].dump(answer)
    return _nested(flat, counts), tuple(unread)


def _refused(path: str, raw: Mapping[str, list[str]], problem: Problem, kind: AnyKind) -> Unread:
    return Unread(path, "; ".join(part for (part,) in raw.values()), problem, kind)


def _read(kind: AnyKind, raw: Mapping[str, list[str]], env: Env) -> Value | Blank | Problem:
    """Several options stand in one text, with commas or spaces between."""
    if kind.type == "choices":
        raw = {part: texts[0].replace(",", " ").split() for part, texts in raw.items()}
    return kind.read(raw, env)


def _counts(program: ir.Program, texts: Iterable[tuple[str, str]]) -> Iterator[tuple[str, int]]:
    groups = {item.id for item in questions(program) if isinstance(item, ir.Group)}
    for path, text in texts:
        count = text.partition(" ")[0]
        if path in groups and count.isdecimal():
            yield path, int(count)


def _paths(program: ir.Program, counts: Mapping[str, int]) -> Iterator[tuple[str, AnyKind]]:
    for item in questions(program):
        if isinstance(item, ir.Field):
            yield item.id, item.kind
            continue
        for number in range(1, counts.get(item.id, 0) + 1):
            for question in asked(item):
                yield f"{item.id}.r{number}.{question.id}", question.kind


def _place(path: str, kinds: Mapping[str, AnyKind]) -> tuple[str, str] | None:
    """The question and the part of it that a path names."""
    if path in kinds:
        return path, ""
    above, _, part = path.rpartition(".")
    return (above, part) if above in kinds and part in kinds[above].parts else None


def _nested(flat: Mapping[str, Json], counts: Mapping[str, int]) -> dict[str, Json]:
    lists: dict[str, Json] = {}
    for name, count in counts.items():
        lists[name] = [
            {KEY: f"r{number}", **_below(flat, f"{name}.r{number}.")}
            for number in range(1, count + 1)
        ]
    within = tuple(f"{name}." for name in counts)
    alone = {path: answer for path, answer in flat.items() if not path.startswith(within)}
    return {**alone, **lists}


def _below(flat: Mapping[str, Json], prefix: str) -> dict[str, Json]:
    return {path[len(prefix) :]: answer for path, answer in flat.items() if path.startswith(prefix)}
