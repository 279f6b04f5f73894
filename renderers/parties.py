"""How the people of a filing are called: by their block's title and the first name answered in
it."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue.kinds.base import Blank, Value
from compiler.evaluation import Evaluation, Rows
from compiler.ir import Field, Group, Program
from renderers.words import Words

NAMES = ("person_name", "text")
"""The kinds of answers that tell one row from another."""


def party_says(party: str, program: Program, evaluation: Evaluation, known: Words) -> str:
    """`Nguyễn Văn An (Chủ hộ)`; the title alone while no name is given."""
    title = known.party(party)
    asked = (item for page in program.pages for item in page.items)
    own = (one for one in asked if isinstance(one, Field) and one.id.startswith(f"{party}."))
    name = next((text for one in own if (text := _text(one, evaluation.values.get(one.id)))), "")
    return known.say("of", name, title) if name else title


def row_says(items: str, key: str, program: Program, evaluation: Evaluation, known: Words) -> str:
    """The first text of a row, else its number: `Thành viên 2`."""
    group = next(
        one for page in program.pages for one in page.items
        if isinstance(one, Group) and one.id == items
    )  # fmt: skip
    rows = evaluation.values.get(items)
    listed = rows.rows if isinstance(rows, Rows) else ()
    at, values = next(
        (at, row.values) for at, row in enumerate(listed, 1) if row.key == key
    )  # fmt: skip
    return _first(group, values) or f"{group.label} {at}"


def _first(group: Group, values: Mapping[str, Value | Blank | None]) -> str:
    return next((text for one in group.fields if (text := _text(one, values.get(one.id)))), "")


def _text(asked: Field, value: object) -> str:
    return value if isinstance(value, str) and asked.kind.kind in NAMES else ""
