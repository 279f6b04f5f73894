"""Judging a half-filled form of 60 rules, and proving a decision table.

The form has 60 rules: conditional questions, facts, documents, a tariff with reliefs, a term with
an extension, checks. The Python beside it is what a developer would write by hand for the same
procedure: plain `if`s over a dict, two-valued (an unanswered box counts as no), the fee as one
number, the due date over the same calendar. It is spared what only the engine does: unknown,
ranges, which questions are still to be asked. Both run in turns, some hundred times each.

The table has 40 rows over 5 inputs, cut at random from one box so that it has neither gap nor
overlap; proved means cut, gaps, overlaps and dead rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from random import Random

from catalogue.kinds.base import Json
from catalogue.kinds.integer import Integer
from compiler import ir
from compiler.boxes import dead_rows, gaps, overlaps
from compiler.cutting import cells, inputs
from compiler.evaluate import Engine, engine
from compiler.evaluation import Filing
from compiler.pipeline import compile_texts
from runtime.clock import VIETNAM
from tests.bench.by_hand import RULES, judge, procedure
from tests.bench.generator import catalogue
from tests.bench.measuring import Measured, Scale, pairs, seconds
from tests.compiler.building import decision, page, program, question

AT = datetime(2026, 2, 12, 10, 0, tzinfo=VIETNAM)
HALF: dict[str, Json] = {
    "chu_ho_so.loai": "to_chuc",
    "chu_ho_so.ten": "Công ty Sông Xanh",
    "nguoi_nop.uy_quyen": False,
    "viec": "cap_moi",
    "quy_mo": 40,
    "gan_song": True,
    "thue_dia_diem": False,
    "o1": "có",
    "o4": "có",
    "o7": "có",
}
"""About half of what the form asks; two circumstances are open, so fee and term are ranges."""
ROWS, COLUMNS = 40, 5


def form(scale: Scale) -> Iterator[Measured]:
    running = form_engine()
    off = running.world.calendar.off
    filing = Filing(HALF, AT, "online")

    def ours() -> None:
        for _ in range(scale.calls):
            running.run(filing)

    def by_hand() -> None:
        for _ in range(scale.calls):
            judge(HALF, AT.date(), "online", off)

    took, _, ratio = pairs(ours, by_hand, scale.rounds)
    name = f"half-filled form of {len(RULES)} rules"
    yield Measured(f"evaluate a {name}", took / scale.calls * 1000, "ms", 0.2)
    yield Measured(f"evaluate a {name}, to Python by hand", ratio, "×", 5)


def form_engine() -> Engine:
    texts = catalogue(1)
    del texts[next(name for name in texts if name.startswith("procedures/"))]
    texts["procedures/ho_tich/bieu_mau.yaml"] = procedure().encode()
    build = compile_texts(texts)
    assert not build.broken, list(build.report)
    return engine(build.procedures[0].program, build.world)


def table(scale: Scale) -> Iterator[Measured]:
    asked = [f"so_{n}" for n in range(COLUMNS)]
    sizes = Integer(min=0, max=999)
    questions = [question(one, sizes) for one in asked]
    one = random_decision(asked, ROWS)
    known = inputs(program(pages=(page(*questions),)))

    def prove() -> None:
        cut = cells(one, known)
        assert cut is not None, "Every row tests one input at a time"
        assert (gaps(cut), overlaps(cut), dead_rows(cut)) == ((), (), ())

    prove()
    took = sorted(seconds(prove) for _ in range(max(scale.rounds, 3)))
    middle = took[len(took) // 2] * 1000
    yield Measured(f"decision table {ROWS} rows × {COLUMNS} inputs, proved", middle, "ms", 10)


def random_decision(asked: list[str], rows: int) -> ir.Decision:
    """One box is cut in two, at a random place, until there are enough rows."""
    chance = Random(5)
    boxes = [tuple((0, 999) for _ in asked)]
    while len(boxes) < rows:
        box = boxes.pop(chance.randrange(len(boxes)))
        side = chance.randrange(len(asked))
        low, high = box[side]
        place = chance.randrange(low, high) if low < high else low
        if low == high:
            boxes.append(box)
            continue
        boxes.append((*box[:side], (low, place), *box[side + 1 :]))
        boxes.append((*box[:side], (place + 1, high), *box[side + 1 :]))
    return decision(*(ir.Row(_within(asked, box), ir.Lit("money", "1000")) for box in boxes))


def _within(asked: list[str], box: tuple[tuple[int, int], ...]) -> ir.Expr:
    parts: list[ir.Expr] = []
    for name, (low, high) in zip(asked, box, strict=True):
        ref = ir.Ref(name, "integer")
        parts.append(ir.Cmp("ge", ref, ir.Lit("integer", str(low))))
        parts.append(ir.Cmp("le", ref, ir.Lit("integer", str(high))))
    return ir.All(tuple(parts))
