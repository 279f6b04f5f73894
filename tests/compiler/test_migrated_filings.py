"""Whoever's draft is carried over stands where somebody stands who types the same answers anew."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from random import Random

from catalogue.kinds import AnyKind
from catalogue.kinds.base import Blank, Json, Problem, Upload
from catalogue.kinds.choice import Choice
from catalogue.kinds.env import PlainEnv
from catalogue.kinds.long_text import LongText
from catalogue.kinds.text import Text
from catalogue.kinds.upload import FileUpload
from compiler import ir
from compiler.answers import KEY, asked, canonical, questions
from compiler.evaluate import Engine, engine
from compiler.evaluation import Filing, World
from compiler.ir_codec import decode, encode
from compiler.migrate import migrate
from compiler.scenarios import read
from tests.built import built

NOTHING = object()
TEXTS = (Text(max_length=5), Text(min_length=3), LongText())


@cache
def programs() -> tuple[ir.Program, ...]:
    return tuple(one.program for one in built("hcmc").procedures if one.program.scenarios)


def filings(program: ir.Program) -> Iterator[Filing]:
    judge = engine(program, built("hcmc").world)
    for scenario in program.scenarios[:2]:
        filing = read(judge, scenario)[0]
        yield replace(filing, answers={**dict(written(program)), **filing.answers})


def written(program: ir.Program) -> Iterator[tuple[str, Json]]:
    """Something in every box that takes any words, and the first of what is offered."""
    for item in questions(program):
        kind = item.kind if isinstance(item, ir.Field) else None
        if kind == Text():
            yield item.id, "Số 12 đường Lê Lợi"
        elif isinstance(kind, Choice) and isinstance(kind.options, tuple):
            yield item.id, kind.options[0].code


def test_after_edits_of_the_form() -> None:
    kept = lost = 0
    for program in programs():
        chance = Random(program.code)
        new = edited(program, chance)
        judge = engine(new, built("hcmc").world)
        for filing in filings(program):
            found = migrate(program, new, filing.answers)
            same(judge, program, filing, found.answers)
            kept += len(found.answers)
            lost += len(found.dropped)
    assert kept > lost > 20, (kept, lost)


def test_between_procedures_that_share_some_questions() -> None:
    for old, new in pairwise(programs()):
        judge = engine(new, built("hcmc").world)
        for filing in filings(old):
            same(judge, old, filing, migrate(old, new, filing.answers).answers)


def same(judge: Engine, old: ir.Program, filing: Filing, carried: Mapping[str, Json]) -> None:
    new = judge.program
    fresh = canonical(new, typed_anew(old, new, filing, built("hcmc").world))
    assert canonical(new, carried) == fresh, new.code
    for stage in ("draft", "submit"):
        one, other = (
            judge.run(replace(filing, answers=it, stage=stage)) for it in (carried, fresh)
        )
        assert one == other, new.code


# Somebody who types


def typed_anew(old: ir.Program, new: ir.Program, filing: Filing, world: World) -> dict[str, Json]:
    env, answers = PlainEnv(filing.at.date(), lists=world.lists), filing.answers
    before = {one.id: one for one in questions(old)}
    found: dict[str, Json] = {}
    for item in questions(new):
        source = before.get(was(item, before))
        if source is None or source.id not in answers:
            continue
        answer = answers[source.id]
        if isinstance(item, ir.Group) and isinstance(source, ir.Group):
            rows = answer if isinstance(answer, list) else []
            found[item.id] = [_row(source, item, row, env) for row in rows]
        elif isinstance(item, ir.Field) and isinstance(source, ir.Field):
            _type(source, item, answer, found, env)
    return found


def was(item: ir.Field | ir.Group, before: Mapping[str, object]) -> str:
    if item.id in before or isinstance(item, ir.Group):
        return item.id
    return next((name for name in item.was if name in before), "")


def _row(old: ir.Group, new: ir.Group, row: Json, env: PlainEnv) -> dict[str, Json]:
    assert isinstance(row, dict)
    before = {one.id: one for one in asked(old)}
    made: dict[str, Json] = {KEY: row[KEY]}
    for one in asked(new):
        source = before.get(was(one, before))
        if source and source.id in row:
            _type(source, one, row[source.id], made, env)
    return made


def _type(old: ir.Field, new: ir.Field, answer: Json, into: dict[str, Json], env: PlainEnv) -> None:
    value = _typed(old.kind, new.kind, answer, env)
    if value is not NOTHING:
        into[new.id] = value  # type: ignore[assignment]


def _typed(old: AnyKind, new: AnyKind, answer: Json, env: PlainEnv) -> object:
    """What comes of the text in another box; nothing where it is no answer there."""
    if answer is None:
        return None
    if {old.kind, new.kind} != {old.kind} and (old.kind, new.kind) != ("text", "long_text"):
        return NOTHING
    if isinstance(new, FileUpload):
        files = new.load(answer)
        assert isinstance(files, tuple)
        fits = new.judge([one for one in files if isinstance(one, Upload)]) is None
        return answer if fits or old == new else NOTHING
    raw = {name: [text] for name, text in old.raw(old.load(answer)).items()}
    if old.kind == "choices":
        raw = {"": raw[""][0].split()}
    value = new.read(raw, env)
    return NOTHING if isinstance(value, Problem | Blank) else new.dump(value)


# Somebody who edits


def edited(program: ir.Program, chance: Random) -> ir.Program:
    """Some questions under another name, some gone, some narrower, one new, pages turned about."""
    named = [
        one for one in questions(program) if isinstance(one, ir.Field) and one.source == "authored"
    ]
    for one in chance.sample(named, min(3, len(named))):
        program = renamed(program, one.id)
    pages = [_page(page, chance) for page in program.pages]
    first = pages[0]
    fresh = ir.Field("hoi_them", Text(), "Hỏi thêm")
    pages[0] = replace(first, items=(*first.items, fresh))
    chance.shuffle(pages)
    return replace(program, pages=tuple(pages))


def renamed(program: ir.Program, id: str) -> ir.Program:
    """Everywhere, also in the rules that read it."""
    text = encode(program).decode().replace(json.dumps(id), json.dumps(f"{id}_moi"))
    made = decode(text.encode())
    pages = tuple(
        replace(
            page,
            items=tuple(
                replace(one, was=(id,))
                if isinstance(one, ir.Field) and one.id == f"{id}_moi"
                else one
                for one in page.items
            ),
        )
        for page in made.pages
    )
    return replace(made, pages=pages)


def _page(page: ir.Page, chance: Random) -> ir.Page:
    items = [_item(one, chance) for one in page.items]
    if chance.random() < 0.5:
        chance.shuffle(items)
    return replace(page, items=tuple(items))


def _item(item: ir.Item, chance: Random) -> ir.Item:
    if not isinstance(item, ir.Field) or item.source != "authored" or chance.random() < 0.4:
        return item
    kind = item.kind
    if isinstance(kind, Choice) and isinstance(kind.options, tuple) and len(kind.options) > 2:
        return replace(item, kind=with_one_option_less(kind))
    if kind.kind == "text":
        return replace(item, kind=chance.choice(TEXTS))
    return item


def with_one_option_less(kind: Choice) -> Choice:
    assert isinstance(kind.options, tuple)
    return replace(kind, options=kind.options[1:])
