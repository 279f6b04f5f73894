"""Who uses a shared thing and what rests on an act, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Literal

from compiler.usage import Use

Lang = Literal["vi", "en"]
FORMAT = 1

PARTS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "basis": "căn cứ chung", "published_by": "quyết định công bố", "fees": "phí, lệ phí",
        "components": "thành phần hồ sơ", "term": "thời hạn", "steps": "trình tự",
        "requirements": "yêu cầu, điều kiện", "facts": "quy tắc", "form": "mẫu đơn",
        "cases": "trường hợp", "results": "kết quả", "authority": "cơ quan",
        "scenarios": "tình huống", "parties": "người có liên quan",
    },
    "en": {
        "basis": "basis of the whole", "published_by": "decision", "fees": "fees",
        "components": "documents", "term": "term", "steps": "steps",
        "requirements": "requirements", "facts": "facts", "form": "form", "cases": "cases",
        "results": "results", "authority": "authority", "scenarios": "scenarios",
        "parties": "parties",
    },
}  # fmt: skip
WORDS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "since": "áp dụng từ {day}", "shared": "Dùng chung", "via": "qua {via}",
        "sum": "{procedures} thủ tục, {places} chỗ", "none": "không có chỗ nào dùng đến",
    },
    "en": {
        "since": "in force from {day}", "shared": "Shared", "via": "through {via}",
        "sum": "{procedures} procedures, {places} places", "none": "nobody uses it",
    },
}  # fmt: skip


def told(uses: Sequence[Use], lang: Lang) -> str:
    """By procedure, then shared files; each place with the part of the procedure it is in."""
    return "".join(f"{line}\n" for line in _lines(uses, lang))


def _lines(uses: Sequence[Use], lang: Lang) -> Iterator[str]:
    words = WORDS[lang]
    if not uses:
        yield words["none"]
        return
    ordered = sorted(uses, key=lambda one: (not one.code, one.code, one.start, one.file, one.span))
    for (code, name, start), places in groupby(
        ordered, key=lambda one: (one.code, one.name, one.start)
    ):
        since = start and words["since"].format(day=f"{date.fromisoformat(start):%d/%m/%Y}")
        yield f"{code} {name} ({since})" if code else words["shared"]
        for one in places:
            via = f" ({words['via'].format(via=one.via)})" if one.via else ""
            place = f"{one.file}:{one.span.line}:{one.span.column}"
            yield f"  {_part(one, lang)}: {one.words}{via} · {one.way} · {place}"
    procedures = len({one.code for one in uses if one.code})
    yield words["sum"].format(procedures=procedures, places=len(uses))


def _part(use: Use, lang: Lang) -> str:
    head = use.way.partition("/")[0]
    return PARTS[lang].get(head, head) if use.code else use.file.removesuffix(".yaml")


def as_json(uses: Sequence[Use]) -> str:
    """A list of places; the shape is kept while `format` stays the same."""
    places = [
        {
            "code": one.code, "name": one.name, "start": one.start, "file": one.file,
            "line": one.span.line, "column": one.span.column, "path": one.way,
            "text": one.words, "via": one.via,
        }
        for one in uses
    ]  # fmt: skip
    return json.dumps({"format": FORMAT, "uses": places}, ensure_ascii=False, indent=1) + "\n"
