"""Draws a question: its frame with label, hint and error, and the widget of its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from catalogue.kinds.base import Env
from compiler.evaluation import World
from renderers.addresses import address
from renderers.boxes import box, computed, lines
from renderers.question import Question, element_id
from renderers.selections import choice, choices, listed_out, yes_no
from renderers.uploads import file_hint, upload
from renderers.web import fill


def show(asked: Question, world: World, env: Env) -> Markup:
    """The whole question; several boxes stand in a fieldset, one box under its label."""
    draw = WIDGETS[asked.field.kind.widget]
    shape = _frame(asked, world)
    hint = asked.field.hint or _hint(asked)
    id_ = element_id(asked.path)
    described = " ".join(
        f"{id_}-{what}" for what, text in (("hint", hint), ("error", asked.error)) if text
    )
    return fill(
        f"form/widgets/{shape}",
        {
            "id": id_,
            "label": asked.field.label,
            "optional": _optional(asked),
            "hint": hint,
            "error": asked.error,
            "oob": "true" if asked.oob else "",
            "control": draw(asked, world, env, described),
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


def _optional(asked: Question) -> str:
    return "(không bắt buộc)" if asked.optional and asked.field.kind.widget != "computed" else ""


def _hint(asked: Question) -> str:
    kind = asked.field.kind
    if kind.widget == "date":
        return DATE_HINTS[getattr(kind, "precision", "day")]
    if kind.widget == "upload":
        return file_hint(kind)
    return HINTS.get(kind.kind, "")


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

HINTS: Mapping[str, str] = {"personal_id": "12 chữ số trên thẻ căn cước"}
DATE_HINTS: Mapping[str, str] = {
    "day": "Ngày, tháng, năm, ví dụ 05/09/1990",
    "month": "Tháng, năm, ví dụ 09/1990",
    "year": "Năm đủ bốn chữ số, ví dụ 1990",
}
