"""The static outputs: each turns a program into files, the same bytes for the same input.

Each imports what it needs when it is called: `motcua check` prints findings and draws no page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compiler.evaluation import World
    from compiler.ir import Program


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file to write, its path relative to the build folder."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Renderer:
    name: str
    render: Callable[[Program, World], tuple[Artifact, ...]]


def _notice(program: Program, world: World) -> tuple[Artifact, ...]:
    """As on the first day of the version: a file must not depend on the day it was written."""
    from renderers import notice
    from renderers.masthead import site_of
    from renderers.web import page

    view = notice.notice(site_of(world), program, world, today=program.start)
    return (_file(program, "notice.html", page("public/notice", view)),)


def _fees(program: Program, world: World) -> tuple[Artifact, ...]:
    from renderers import fee_table
    from renderers.web import page

    table = fee_table.fee_table(program, world)
    return (
        _file(program, "fees.html", page("papers/fees", table)),
        _file(program, "fees.csv", fee_table.as_csv(table)),
    )


def _checklist(program: Program, world: World) -> tuple[Artifact, ...]:
    from renderers import checklist
    from renderers.web import page

    view = checklist.checklist(program, world)
    return (_file(program, "checklist.html", page("papers/checklist", view)),)


def _schema(program: Program, world: World) -> tuple[Artifact, ...]:
    from renderers import json_schema

    return (_file(program, "schema.json", json_schema.text(program, world)),)


def _file(program: Program, name: str, text: str) -> Artifact:
    return Artifact(f"{program.code}/{program.start.isoformat()}/{name}", text.encode())


RENDERERS: tuple[Renderer, ...] = (
    Renderer("notice", _notice),
    Renderer("fee-table", _fees),
    Renderer("checklist", _checklist),
    Renderer("json-schema", _schema),
)
