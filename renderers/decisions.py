"""What a place has decided of a procedure, and by which decision, a sentence each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from compiler.ir import Citation, Program
from renderers import law_prose
from renderers.saying import say
from renderers.words import Words

FIRST = "1945-09-02"
"""Before every decision."""
PARTS = ("authority", "channels", "fees", "term", "steps", "requirements")


def local_decisions(program: Program, known: Words) -> tuple[str, ...]:
    """Decisions that are in effect when this text of the procedure begins, by its parts."""
    return tuple(dict.fromkeys(_sentences(program, known)))


def _sentences(program: Program, known: Words) -> Iterator[str]:
    parameters = {one.id: one.says for one in program.facts if one.source == "parameter"}
    for procedure, start, path, decision in _decided(known.names):
        head = path.partition(".")[0]
        if procedure == "parameter" and path in parameters:
            part = parameters[path][:1].upper() + parameters[path][1:]
        elif procedure == program.code and start <= program.start and head in PARTS:
            part = say(known.lang, f"notice/{head}")
        else:
            continue
        by = law_prose.citation(decision, known)
        yield say(known.lang, "notice/decided", part=part, by=by)


def told(names: Mapping[str, str]) -> tuple[str, ...]:
    """Every path that a place has changed, as the command line tells it."""
    return tuple(
        f"{procedure} {path}: {decision.act}, {start:%d/%m/%Y}"
        for procedure, start, path, decision in _decided(names)
    )


def _decided(names: Mapping[str, str]) -> Iterator[tuple[str, date, str, Citation]]:
    """By procedure (or `parameter`), first day and path; in the catalogue's names."""
    for key, text in names.items():
        if key.startswith("decision/"):
            _, procedure, start, path = key.split("/", 3)
            act, _, day = text.rpartition(", ")
            day_, month, year = day.split("/")
            decree = Citation(act, date(int(year), int(month), int(day_)))
            yield procedure, date.fromisoformat(start or FIRST), path, decree
