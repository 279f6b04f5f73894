"""Questions that are answered by typing into one box, and values that are only shown."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from catalogue.kinds.base import Blank, Env
from compiler.evaluation import World
from renderers.question import Question, element_id
from renderers.saying import say
from renderers.tongues import tongue
from renderers.web import fill


def box(asked: Question, world: World, env: Env, described: str) -> Markup:
    kind = asked.field.kind
    type_, mode, width = BOXES.get(kind.kind, ("text", "", ""))
    longest = getattr(kind, "max_length", 0)
    return fill(
        "form/widgets/box",
        {
            "id": element_id(asked.path),
            "name": asked.path,
            "type": type_,
            "inputmode": mode,
            "size": width or "wide",
            "value": asked.box(),
            "unit": asked.field.unit or _currency(asked, env.lang),
            "autocomplete": autocomplete(asked),
            "longest": str(longest) if longest else "",
            "list": "",
            "described": described,
            "error": asked.error,
        },
    )


def _currency(asked: Question, lang: str) -> str:
    currency: str = getattr(asked.field.kind, "currency", "")
    return say(lang, "form/dong") if currency == "VND" else currency


def autocomplete(asked: Question) -> str:
    """Only where the question is about the person who fills in the form."""
    return AUTOCOMPLETE.get(asked.field.kind.kind, "") if asked.about_me else ""


def lines(asked: Question, world: World, env: Env, described: str) -> Markup:
    return fill(
        "form/widgets/lines",
        {
            "id": element_id(asked.path),
            "name": asked.path,
            "value": asked.box(),
            "described": described,
            "error": asked.error,
        },
    )


def computed(asked: Question, world: World, env: Env, described: str) -> Markup:
    known = asked.value is not None and not isinstance(asked.value, Blank)
    unknown = say(env.lang, "form/not_computed")
    text = asked.field.kind.show(asked.value, env) if known else unknown  # type: ignore[arg-type]
    return fill(
        "form/widgets/computed",
        {
            "id": element_id(asked.path),
            "lang": tongue(env.lang, text),
            "value": f"{text} {asked.field.unit}".strip(),
        },
    )


BOXES: Mapping[str, tuple[str, str, str]] = {
    "integer": ("text", "numeric", "short"),
    "decimal": ("text", "decimal", "short"),
    "money": ("text", "numeric", "middle"),
    "date": ("text", "numeric", "middle"),
    "email": ("email", "email", "wide"),
    "phone": ("tel", "tel", "middle"),
    "personal_id": ("text", "numeric", "middle"),
    "tax_code": ("text", "numeric", "middle"),
}
AUTOCOMPLETE: Mapping[str, str] = {
    "person_name": "name",
    "date": "bday",
    "phone": "tel",
    "email": "email",
    "address": "street-address",
}
