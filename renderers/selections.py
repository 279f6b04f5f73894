"""Questions that are answered by choosing: yes or no, one of a list, some of a list."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from catalogue.kinds.base import Env, Option
from compiler.evaluation import World
from renderers.question import Question, element_id
from renderers.saying import say
from renderers.tongues import tongue
from renderers.web import fill
from renderers.words import listed

MANY = 6
"""From this many options on, a choice is a select instead of radio buttons."""


def options_of(asked: Question, world: World, env: Env) -> tuple[Option, ...]:
    """What may be chosen today, each beginning with a capital; and the headings above it."""
    options = listed(asked.field, world)
    kept = {
        option.code
        for option in options
        if option.offered(env.today) and (asked.offered is None or option.code in asked.offered)
    }
    for option in reversed(options):
        if option.code in kept and option.parent:
            kept.add(option.parent)
    return tuple(
        Option(
            option.code,
            option.label[:1].upper() + option.label[1:],
            option.parent,
            option.start,
            option.end,
        )
        for option in options
        if option.code in kept
    )


def listed_out(asked: Question, world: World) -> bool:
    """Short lists stand open, so that one sees what there is to choose; cases of the law always."""
    return asked.field.source == "case" or len(listed(asked.field, world)) < MANY


def _ticks(
    asked: Question, type_: str, options: Iterable[Option], lang: str, *, inline: bool = False
) -> Markup:
    listed_ = tuple(options)
    headings = {option.parent for option in listed_}
    first = next((one.code for one in listed_ if one.code not in headings), "")

    def below(parent: str) -> Markup:
        inside = (one for one in listed_ if one.parent == parent)
        return Markup("\n").join(
            _branch(asked, one, below(one.code), lang) if one.code in headings
            else _tick(asked, type_, one, lang, leads=one.code == first)
            for one in inside
        )  # fmt: skip

    return fill("form/widgets/options", {"options": below(""), "inline": "yes" if inline else ""})


def _tick(asked: Question, type_: str, option: Option, lang: str, *, leads: bool) -> Markup:
    """One box to tick; the first carries the question's own id, so that errors lead to it."""
    id_ = element_id(asked.path)
    return fill(
        "form/widgets/option",
        {
            "type": type_,
            "id": id_ if leads else f"{id_}-{option.code}",
            "name": asked.path,
            "code": option.code,
            "label": option.label,
            "lang": tongue(lang, option.label),
            "chosen": "yes" if option.code in asked.boxes.get("", ()) else "",
        },
    )


def _branch(asked: Question, option: Option, options: Markup, lang: str) -> Markup:
    """A case that only gathers the cases below it."""
    id_ = f"{element_id(asked.path)}-{option.code}"
    values = {"id": id_, "label": option.label, "options": options}
    return fill("form/widgets/branch", {**values, "lang": tongue(lang, option.label)})


def yes_no(asked: Question, world: World, env: Env, described: str) -> Markup:
    options = (Option(code, say(env.lang, f"form/{code}")) for code in ("yes", "no"))
    return _ticks(asked, "radio", options, env.lang, inline=True)


def choices(asked: Question, world: World, env: Env, described: str) -> Markup:
    return _ticks(asked, "checkbox", options_of(asked, world, env), env.lang)


def choice(asked: Question, world: World, env: Env, described: str) -> Markup:
    options = options_of(asked, world, env)
    if listed_out(asked, world):
        return _ticks(asked, "radio", options, env.lang)
    pairs = ((one.code, one.label) for one in options)
    prompt = say(env.lang, "form/choose")
    return select(asked.path, prompt, pairs, asked.box(), described, asked.error, env.lang)


def select(
    name: str,
    prompt: str,
    options: Iterable[tuple[str, str]],
    chosen: str,
    described: str,
    error: str,
    lang: str,
    complete: str = "",
) -> Markup:
    return fill(
        "form/widgets/select",
        {
            "id": element_id(name),
            "name": name,
            "prompt": prompt,
            "options": _option_lines(tuple(options), chosen, lang),
            "autocomplete": complete,
            "described": described,
            "error": error,
        },
    )


@lru_cache(maxsize=512)
def _option_lines(options: tuple[tuple[str, str], ...], chosen: str, lang: str) -> Markup:
    """The lines of a select stay the same from page to page but for the one that is chosen."""
    lines = (
        fill(
            "form/widgets/choice",
            {
                "code": code,
                "label": label,
                "lang": tongue(lang, label),
                "chosen": "yes" if code == chosen else "",
            },
        )
        for code, label in options
    )
    return Markup("\n").join(lines)
