"""Small edits of one procedure, by the kind of change that they make, each compiled once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypedDict

import yaml

from catalogue.load import read_folder
from compiler import ir
from compiler.diff.behaviour import asker
from compiler.diff.comparison import Change, Edit
from compiler.diff.delta import delta
from compiler.diff.judging import judge
from compiler.diff.pair import Pair
from compiler.evaluation import World
from compiler.pipeline import compile_texts
from tests.compiler.building import program

HERE = Path(__file__).parent
BASE = HERE.parents[2] / "catalogue/messages/base"
FILE = "procedures/mau/cap_giay_phep.yaml"
OF_BASE = "procedures/mau/thu_tuc_mau.yaml"


class Written(TypedDict, total=False):
    """Each edit puts `to` in the place of the first `from`. `given` ones both sides have.
    `expect`: the kinds of change, where it is not the one that the pair is named after."""

    file: str
    given: list[dict[str, str]]
    edit: list[dict[str, str]]
    expect: list[str]
    back: list[str]


Side = tuple[ir.Program, World]
Judged = tuple[tuple[Edit, ...], tuple[Change, ...], tuple[Edit, ...]]
MEMBER = ir.BundleMember("mot", "9.000031", "Thủ tục một", "0")
MADE: Mapping[str, tuple[ir.Program, ir.Program]] = {
    "members-changed": (program(), program(members=(MEMBER,))),
    "shared-part-changed": (
        program(lists=(ir.ListRef("dan_toc", "1"),)),
        program(lists=(ir.ListRef("dan_toc", "2"),)),
    ),
}
"""What takes more than one procedure to write down."""


@cache
def pairs(folder: str = "pairs") -> Mapping[str, Written]:
    found: dict[str, Written] = {}
    for file in sorted((HERE / folder).glob("*.yaml")):
        told: dict[str, Written] = yaml.safe_load(file.read_text())
        assert not found.keys() & told.keys()
        found |= told
    return found


@cache
def texts() -> Mapping[str, bytes]:
    whole = dict(read_folder(BASE)) | dict(read_folder(HERE / "catalogue"))
    return {name: text for name, text in whole.items() if name != OF_BASE}


@cache
def compiled(name: str, text: bytes) -> Side:
    made = compile_texts({**texts(), name: text}, 1)
    assert not made.broken, [(one.slug, one.args) for one in made.report]
    (one,) = made.procedures
    return one.program, made.world


def side(pair: Written, *, changed: bool) -> Side:
    name = pair.get("file", FILE)
    text = texts()[name].decode()
    for swap in (*pair.get("given", ()), *(pair["edit"] if changed else ())):
        assert swap["from"] in text, swap["from"]
        text = text.replace(swap["from"], swap["to"], 1)
    return compiled(name, text.encode())


def sides(name: str, folder: str = "pairs") -> tuple[Side, Side]:
    if name in MADE:
        _, world = compiled(FILE, texts()[FILE])
        old, new = MADE[name]
        return (old, world), (new, world)
    pair = pairs(folder)[name]
    return side(pair, changed=False), side(pair, changed=True)


@cache
def judged(name: str, folder: str = "pairs", *, back: bool = False) -> Judged:
    """The edits of a pair, what they mean, and those that mean nothing; or of the way back."""
    before, after = sides(name, folder)[:: -1 if back else 1]
    pair = Pair(before[0], after[0], before[1], after[1])
    edits = delta(pair.old, pair.new)
    asked = asker(pair.old, pair.new, pair.old_world, pair.new_world)
    return edits, *judge(pair, edits, asked)
