"""Findings for people and for programs: in full with the line and a caret, concise, as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Literal

from catalogue.diagnostics import Diagnostic, Edit, Span
from catalogue.messages import LANGS, Lang, Message, advise, message, relate, say
from renderers.excerpt import Gutter, Texts

Language = Literal["vi", "en", "both"]
FORMAT = 1

_SEVERITY: Mapping[Lang, Mapping[str, str]] = {
    "vi": {"error": "lỗi", "warning": "cảnh báo", "info": "lưu ý"},
    "en": {"error": "error", "warning": "warning", "info": "note"},
}
_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "place": "dòng {line}, cột {column}",
        "entry": "mục",
        "help": "cách sửa",
        "mended": "viết lại",
        "law": "căn cứ",
        "more": "xem thêm",
        "none": "không có phát hiện nào",
        "files": "trong {count} tệp",
    },
    "en": {
        "place": "line {line}, column {column}",
        "entry": "entry",
        "help": "what to do",
        "mended": "write",
        "law": "legal basis",
        "more": "more",
        "none": "no findings",
        "files": "in {count} files",
    },
}


def ordered(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file, line, column, then code; exact repetitions once."""
    return tuple(sorted(dict.fromkeys(found), key=lambda one: (one.span, message(one.slug).code)))


def full(found: Iterable[Diagnostic], contents: Mapping[str, bytes], lang: Language) -> str:
    """Every finding with its line, a caret, what to do and, where it is known, the mended line."""
    texts = Texts(contents)
    return "\n".join("\n".join(_block(one, texts, _langs(lang))) + "\n" for one in ordered(found))


def concise(found: Iterable[Diagnostic], lang: Language) -> str:
    """One line per finding, as editors and terminals know it."""
    return "".join(f"{_concise(one, _langs(lang))}\n" for one in ordered(found))


def summary(found: Iterable[Diagnostic], lang: Language) -> str:
    """How many of each severity, in how many files."""
    return " / ".join(_summary(ordered(found), one) for one in _langs(lang))


def as_json(found: Iterable[Diagnostic], contents: Mapping[str, bytes], lang: Language) -> str:
    """The same for programs; `findings.schema.json` describes it."""
    texts, seen, told = Texts(contents), Counter[str](), ordered(found)
    counts = _counts(told)
    whole = {
        "format": FORMAT,
        "counts": {name: counts[name] for name in _SEVERITY["en"]},
        "findings": [_record(one, texts, _langs(lang), seen) for one in told],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _counts(found: Sequence[Diagnostic]) -> Counter[str]:
    return Counter(str(message(one.slug).severity) for one in found)


def _langs(lang: Language) -> tuple[Lang, ...]:
    return LANGS if lang == "both" else (lang,)


def _concise(one: Diagnostic, langs: Sequence[Lang]) -> str:
    words = " / ".join(_headline(one, lang) for lang in langs)
    return f"{one.span.file}:{one.span.line}:{one.span.column}: {words}"


def _headline(one: Diagnostic, lang: Lang) -> str:
    about = message(one.slug)
    return f"{_SEVERITY[lang][about.severity]} {about.code}: {say(one, lang)}"


def _summary(found: Sequence[Diagnostic], lang: Lang) -> str:
    if not found:
        return _WORDS[lang]["none"]
    counts = _counts(found)
    parts = [
        f"{counts[name]} {word}{'s' if lang == 'en' and counts[name] > 1 else ''}"
        for name, word in _SEVERITY[lang].items()
        if counts[name]
    ]
    files = len({one.span.file for one in found})
    where = _WORDS[lang]["files"].format(count=files)
    return f"{', '.join(parts)} {where.replace('1 files', '1 file') if files == 1 else where}"


def _block(one: Diagnostic, texts: Texts, langs: Sequence[Lang]) -> Iterator[str]:
    about = message(one.slug)
    gutter = Gutter(one, texts)
    yield from (_headline(one, lang) for lang in langs)
    yield f"  --> {_place(one.span, langs[0])}{_entry(one.path, langs[0])}"
    yield from gutter.excerpt(one.span, "^", "")
    for span in one.related:
        if span.file != one.span.file:
            yield f"  --> {_place(span, langs[0])}"
        yield from gutter.excerpt(span, "-", " / ".join(relate(one, lang) for lang in langs))
    yield from _advice(one, about, langs)
    yield from gutter.mended(_WORDS[langs[0]]["mended"])
    if about.law:
        yield f"  {_WORDS[langs[0]]['law']}: {about.law}"
    yield f"  {_WORDS[langs[0]]['more']}: motcua explain {about.code}"


def _place(span: Span, lang: Lang) -> str:
    where = _WORDS[lang]["place"].format(line=span.line, column=span.column)
    return f"{span.file}, {where}"


def _entry(path: str, lang: Lang) -> str:
    return f" ({_WORDS[lang]['entry']} {path.replace('/', ' › ')})" if path else ""


def _advice(one: Diagnostic, about: Message, langs: Sequence[Lang]) -> Iterator[str]:
    if about.help_vi:
        yield from (f"  {_WORDS[lang]['help']}: {advise(one, lang)}" for lang in langs)


def _record(
    one: Diagnostic, texts: Texts, langs: Sequence[Lang], seen: Counter[str]
) -> dict[str, object]:
    about, span = message(one.slug), one.span
    return {
        "code": about.code,
        "slug": one.slug,
        "severity": about.severity,
        "message": "\n".join(say(one, lang) for lang in langs),
        "args": dict(one.args),
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "path": one.path,
        "related": [_related(one, span, langs) for span in one.related],
        "help": "\n".join(advise(one, lang) for lang in langs).strip(),
        "fixes": _fixes(one, texts, langs),
        "law": about.law,
        "fingerprint": _fingerprint(one, texts, seen),
    }


def _related(one: Diagnostic, span: Span, langs: Sequence[Lang]) -> dict[str, object]:
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "message": "\n".join(relate(one, lang) for lang in langs).strip(),
    }


def _fixes(one: Diagnostic, texts: Texts, langs: Sequence[Lang]) -> list[dict[str, object]]:
    if one.fix is None:
        return []
    title = "\n".join(advise(one, lang) or say(one, lang) for lang in langs)
    edits = [_edit(edit, texts) for edit in one.fix.edits]
    return [{"title": title, "safe": one.fix.safe, "edits": edits}]


def _edit(edit: Edit, texts: Texts) -> dict[str, object]:
    span = edit.span
    return {
        "file": span.file,
        "start": texts.offset(span.file, span.line, span.column),
        "end": texts.offset(span.file, span.end_line, span.end_column),
        "text": edit.text,
    }


def _fingerprint(one: Diagnostic, texts: Texts, seen: Counter[str]) -> str:
    """Stays when lines move; the same fault on equal lines is told apart by counting."""
    about = "\0".join((one.slug, one.span.file, one.path, texts.line(one.span).strip()))
    seen[about] += 1
    return sha256(f"{about}\0{seen[about]}".encode()).hexdigest()[:16]
