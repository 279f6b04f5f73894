"""Draws a question: its frame with label, hint and error, and the widget of its kind."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from markupsafe import Markup, escape

from catalogue.kinds.base import Env
from compiler.evaluation import World
from renderers.addresses import address, typed_in
from renderers.boxes import box, computed, lines
from renderers.keeping import Itself
from renderers.question import Question, element_id
from renderers.saying import say
from renderers.selections import choice, choices, listed_out, yes_no
from renderers.tongues import tongue
from renderers.uploads import file_hint, upload
from renderers.web import SENTINEL, fill


def show(asked: Question, world: World, env: Env) -> Markup:
    """The whole question: drawn once with empty places for what was typed, which is put in here."""
    kind = asked.field.kind
    typed = typed_in(kind) if kind.widget == "address" else TYPED.get(kind.widget)
    if typed is None or asked.error:
        return draw(asked, world, env)
    pieces = list(_pieces(_still(asked, typed, world, env)))
    for at in range(1, len(pieces), 2):
        pieces[at] = escape(asked.box(pieces[at]))
    return Markup("".join(pieces))


@dataclass(frozen=True, slots=True)
class Still:
    """A question without what was typed, for a day and a language; equal where `key` is."""

    key: tuple[Hashable, ...]
    asked: Question = field(compare=False)
    world: World = field(compare=False)
    env: Env = field(compare=False)


def _still(asked: Question, typed: frozenset[str], world: World, env: Env) -> Still:
    boxes = {
        part: (_place(part),) if part in typed else tuple(texts)
        for part, texts in asked.boxes.items()
        if part not in typed or asked.box(part)
    }
    without = Question(
        field=asked.field,
        path=asked.path,
        boxes=boxes,
        optional=asked.optional,
        offered=asked.offered,
        about_me=asked.about_me,
        oob=asked.oob,
    )
    key = (
        Itself(asked.field), Itself(world), env.today, env.lang, asked.path,
        *((part, *texts) for part, texts in boxes.items()),
        asked.optional, asked.offered, asked.about_me, asked.oob,
    )  # fmt: skip
    return Still(key, without, world, env)


def _place(part: str) -> Markup:
    return Markup(f"{SENTINEL}{part}{SENTINEL}")


@lru_cache(maxsize=4096)
def _pieces(still: Still) -> tuple[str, ...]:
    return tuple(draw(still.asked, still.world, still.env).split(SENTINEL))


def draw(asked: Question, world: World, env: Env) -> Markup:
    """The whole question; several boxes stand in a fieldset, one box under its label."""
    control = WIDGETS[asked.field.kind.widget]
    shape = _frame(asked, world)
    hint = asked.field.hint or _hint(asked, env.lang)
    id_ = element_id(asked.path)
    described = " ".join(
        f"{id_}-{what}" for what, text in (("hint", hint), ("error", asked.error)) if text
    )
    return fill(
        f"form/widgets/{shape}",
        {
            "id": id_,
            "label": asked.field.label,
            "lang": tongue(env.lang, asked.field.label),
            "hint_lang": tongue(env.lang, hint),
            "optional": _optional(asked, env.lang),
            "hint": hint,
            "error": asked.error,
            "oob": "true" if asked.oob else "",
            "control": control(asked, world, env, described),
            **({"described": described} if shape == "set" else {}),
        },
    )


def hidden(id_: str, *, oob: bool = False) -> Markup:
    """The place of a question that is not asked now."""
    return fill("form/widgets/hidden", {"id": id_, "oob": "true" if oob else ""})


def _frame(asked: Question, world: World) -> str:
    kind = asked.field.kind
    listing = kind.widget == "choice" and listed_out(asked, world)
    return "set" if listing or kind.widget in ("yes_no", "choices", "address") else "question"


def _optional(asked: Question, lang: str) -> str:
    computed = asked.field.kind.widget == "computed"
    return say(lang, "form/optional") if asked.optional and not computed else ""


def _hint(asked: Question, lang: str) -> str:
    kind = asked.field.kind
    if kind.widget == "date":
        precision: str = getattr(kind, "precision", "day")
        return say(lang, f"hint/date_{precision}")
    if kind.widget == "upload":
        return file_hint(kind, lang)
    return say(lang, f"hint/{kind.kind}") if kind.kind in HINTED else ""


ALONE, NONE = frozenset({""}), frozenset[str]()
TYPED: Mapping[str, frozenset[str]] = {
    "text": ALONE,
    "number": ALONE,
    "date": ALONE,
    "long_text": ALONE,
    "yes_no": NONE,
    "choice": NONE,
    "choices": NONE,
}
"""The parts of a widget that print what was typed; files and computed values are drawn anew,
and of an address it depends on its kind."""

WIDGETS: Mapping[str, Callable[[Question, World, Env, str], Markup]] = {
    "text": box,
    "number": box,
    "date": box,
    "long_text": lines,
    "yes_no": yes_no,
    "choice": choice,
    "choices": choices,
    "address": address,
    "upload": upload,
    "computed": computed,
}

HINTED = frozenset({"personal_id"})
