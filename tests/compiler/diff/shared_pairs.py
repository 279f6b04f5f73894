"""Two editions that differ in what procedures share, by the kind of change that this makes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from catalogue.kinds.base import Option
from compiler.bundle import Agency, Index, TextsRef, content_hash, files
from compiler.diff.side import Side, of_files
from compiler.evaluation import Calendar
from compiler.ir import ListRef
from compiler.ir_codec import encode, program_hash
from compiler.lists import list_hash
from compiler.localise import text_hash
from tests.compiler.building import TET, program
from tests.compiler.diff.sides import listed

OFFICE = Agency("so_mau", "so_tu_phap", "Sở Tư pháp", ())
KINH, TAY = Option("kinh", "Kinh"), Option("tay", "Tày")
ONE = program()
NAMES = {"list/dan_toc": "Dân tộc", "role/ky": "Lãnh đạo ký"}


def edition(
    *,
    agencies: tuple[Agency, ...] = (OFFICE,),
    options: tuple[Option, ...] = (KINH, TAY),
    english: str = "Trial procedure",
    calendar: Calendar = TET,
    names: Mapping[str, str] = NAMES,
) -> Side:
    """A catalogue of one procedure, whose name alone is translated."""
    told = [["name", text_hash(ONE.name), english]] if english else []
    content = json.dumps(told).encode()
    texts = TextsRef("en", ONE.code, content_hash(content))
    index = Index(
        "thu", "Thử", (listed(ONE),), agencies, (ListRef("dan_toc", list_hash(options)),),
        calendar, names, (texts,),
    )  # fmt: skip
    programs = {program_hash(encode(ONE)): encode(ONE)}
    return of_files(
        "ấn bản", dict(files(index, programs, {"dan_toc": options}, {}, {texts: content}))
    )


BEFORE = edition()
SHARED: Mapping[str, tuple[Side, Side]] = {
    "list-option-removed": (BEFORE, edition(options=(KINH,))),
    "list-option-added": (edition(options=(KINH,)), BEFORE),
    "list-option-relabelled": (BEFORE, edition(options=(KINH, replace(TAY, label="Tày (Thổ)")))),
    "calendar-changed": (BEFORE, edition(calendar=replace(TET, off=TET.off | {date(2026, 9, 1)}))),
    "agency-removed": (BEFORE, edition(agencies=())),
    "agency-added": (edition(agencies=()), BEFORE),
    "agency-changed": (BEFORE, edition(agencies=(replace(OFFICE, phone="1022"),))),
    "name-changed": (BEFORE, edition(names={**NAMES, "role/ky": "Lãnh đạo Sở"})),
    "translation-missing": (BEFORE, edition(english="")),
    "translation-added": (edition(english=""), BEFORE),
    "translation-changed": (BEFORE, edition(english="Test procedure")),
}
