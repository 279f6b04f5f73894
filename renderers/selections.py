"""Questions that are answered by choosing: yes or no, one of a list, some of a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup

from catalogue.kinds.base import Env, Option
from compiler.evaluation import World
from renderers.question import Question, element_id
from renderers.web import fill
from renderers.words import listed

MANY = 6
"""From this many options on, a choice is a select instead of radio buttons."""


def options_of(asked: Question, world: World, env: Env) -> tuple[Option, ...]:
    """What may be chosen today, each beginning with a capital."""
    return tuple(
        replace(option, label=option.label[:1].upper() + option.label[1:])
        for option in listed(asked.field, world)
        if option.offered(env.today) and (asked.offered is None or option.code in asked.offered)
    )


def listed_out(asked: Question, world: World) -> bool:
    """Short lists stand open, so that one sees what there is to choose."""
    return len(listed(asked.field, world)) < MANY


def _ticks(
    asked: Question, type_: str, options: Iterable[tuple[str, str]], *, inline: bool = False
) -> Markup:
    chosen = asked.boxes.get("", ())
    id_ = element_id(asked.path)
    lines = (
        fill(
            "form/widgets/option",
            {
                "type": type_,
                "id": f"{id_}-{code}" if at else id_,
                "name": asked.path,
                "code": code,
                "label": label,
                "chosen": "yes" if code in chosen else "",
            },
        )
        for at, (code, label) in enumerate(options)
    )
    body = {"options": Markup("\n").join(lines), "inline": "yes" if inline else ""}
    return fill("form/widgets/options", body)


def yes_no(asked: Question, world: World, env: Env, described: str) -> Markup:
    return _ticks(asked, "radio", (("yes", "Có"), ("no", "Không")), inline=True)


def choices(asked: Question, world: World, env: Env, described: str) -> Markup:
    pairs = ((one.code, one.label) for one in options_of(asked, world, env))
    return _ticks(asked, "checkbox", pairs)


def choice(asked: Question, world: World, env: Env, described: str) -> Markup:
    pairs = ((one.code, one.label) for one in options_of(asked, world, env))
    if listed_out(asked, world):
        return _ticks(asked, "radio", pairs)
    return select(asked.path, "Chọn", pairs, asked.box(), described, asked.error)


def select(
    name: str,
    prompt: str,
    options: Iterable[tuple[str, str]],
    chosen: str,
    described: str,
    error: str,
    complete: str = "",
) -> Markup:
    lines = (
        fill(
            "form/widgets/choice",
            {"code": code, "label": label, "chosen": "yes" if code == chosen else ""},
        )
        for code, label in options
    )
    return fill(
        "form/widgets/select",
        {
            "id": element_id(name),
            "name": name,
            "prompt": prompt,
            "options": Markup("\n").join(lines),
            "autocomplete": complete,
            "described": described,
            "error": error,
        },
    )
