"""Files handed in with a form: those already kept, and the box for more."""

from __future__ import annotations

from markupsafe import Markup

from catalogue.kinds.base import Env, Kind, Upload
from catalogue.kinds.upload import FileUpload
from compiler.evaluation import World
from renderers import i18n
from renderers.question import Offer, Question, element_id
from renderers.saying import say
from renderers.tongues import tongue
from renderers.web import fill


def upload(asked: Question, world: World, env: Env, described: str) -> Markup:
    kept = asked.value if isinstance(asked.value, tuple) else ()
    files = (_file(asked.path, one, env.lang) for one in kept if isinstance(one, Upload))
    kind = asked.field.kind
    assert isinstance(kind, FileUpload), "Only uploads are drawn as uploads"
    return fill(
        "form/widgets/upload",
        {
            "id": element_id(asked.path),
            "name": asked.path,
            "files": Markup("\n").join(files),
            "accept": ",".join(f".{one}" for one in kind.types),
            "many": "yes" if kind.max_files > 1 else "",
            "described": described,
            "error": asked.error,
            "own": _own(asked, env.lang),
        },
    )


def _own(asked: Question, lang: str) -> Markup:
    """Papers to tick instead; the choice is sent with the page, with or without a script."""
    if not asked.own:
        return Markup()
    options = (_offer(asked.path, one, lang) for one in asked.own)
    values = {"legend": say(lang, "file/own"), "options": Markup("\n").join(options)}
    return fill("form/widgets/own", values)


def _offer(path: str, one: Offer, lang: str) -> Markup:
    return fill(
        "form/widgets/own_option",
        {
            "id": f"{element_id(path)}-own-{one.id}",
            "value": f"{path} {one.id}",
            "title": one.title,
            "title_lang": tongue(lang, one.title),
            "note": one.note,
            "note_lang": tongue(lang, one.note),
        },
    )


def _file(path: str, one: Upload, lang: str) -> Markup:
    return fill(
        "form/widgets/file",
        {
            "title": one.name,
            "lang": tongue(lang, one.name),
            "size": size(one.size, lang),
            "value": f"{path}.{one.id}",
            "remove": say(lang, "file/remove"),
        },
    )


def size(count: int, lang: str) -> str:
    """`2,4 MB`; a thousand bytes (B) are a kilobyte, as phones say."""
    for unit, scale in (("MB", 1_000_000), ("kB", 1_000)):
        if count >= scale:
            return f"{i18n.tenths(count * 10 // scale, lang)} {unit}"
    return f"{count} B"


def file_hint(kind: Kind, lang: str) -> str:
    assert isinstance(kind, FileUpload), "Only uploads are drawn as uploads"
    types = ", ".join(one.upper() for one in kind.types)
    return say(lang, "hint/files", types=types, count=kind.max_files, size=kind.max_size)
