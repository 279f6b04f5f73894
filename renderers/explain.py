"""What a message means: `motcua explain`, and the page of all messages in Markdown and HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape

from catalogue.messages import BASE_PROCEDURE, Lang, Message, all_messages

AREAS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "Y": "Chữ viết của tệp YAML",
        "S": "Mục và giá trị",
        "R": "Tên và tệp được dẫn",
        "L": "Căn cứ pháp lý, ngày tháng, phiên bản",
        "F": "Biểu mẫu và quy tắc",
        "M": "Phí, lệ phí và bảng giá",
        "T": "Thời hạn, trình tự và lịch làm việc",
        "X": "Chất lượng nội dung",
        "C": "Dòng lệnh và cấu hình",
    },
    "en": {
        "Y": "The text of the YAML file",
        "S": "Entries and values",
        "R": "Names and files referred to",
        "L": "Legal basis, dates, versions",
        "F": "Forms and rules",
        "M": "Fees and tables",
        "T": "Terms, steps and the calendar",
        "X": "Quality of the text",
        "C": "Command line and configuration",
    },
}
_SEVERITY: Mapping[Lang, Mapping[str, str]] = {
    "vi": {"error": "lỗi", "warning": "cảnh báo", "info": "lưu ý"},
    "en": {"error": "error", "warning": "warning", "info": "note"},
}
_WORDS: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "title": "Các thông báo của motcua",
        "help": "Cách sửa",
        "law": "Căn cứ",
        "bad": "Chưa đúng (dòng {line}, cột {column})",
        "elsewhere": "Chưa đúng ({file}, dòng {line}, cột {column})",
        "good": "Viết lại",
        "generated": "Trang này được sinh tự động từ catalogue/messages.",
    },
    "en": {
        "title": "The messages of motcua",
        "help": "What to do",
        "law": "Legal basis",
        "bad": "Not right (line {line}, column {column})",
        "elsewhere": "Not right ({file}, line {line}, column {column})",
        "good": "Write instead",
        "generated": "This page is generated from catalogue/messages.",
    },
}
_INVISIBLE = re.compile("[\u00a0\u0302\u200b\ufeff]")


def explain(one: Message, lang: Lang) -> str:
    """One message with a sample of the fault and the mended sample, as plain text."""
    lines = [f"{one.code} · {one.slug} · {_SEVERITY[lang][one.severity]}", "", _what(one, lang)]
    if advice := _advice(one, lang):
        lines += ["", f"{_WORDS[lang]['help']}: {advice}"]
    if one.law:
        lines += ["", f"{_WORDS[lang]['law']}: {one.law}"]
    for title, text in _samples(one, lang):
        lines += ["", f"{title}:", *(f"    {line}".rstrip() for line in text.splitlines())]
    return "\n".join(lines) + "\n"


def page_markdown(lang: Lang) -> str:
    words = _WORDS[lang]
    lines = [f"<!-- {words['generated']} -->", f"# {words['title']}", ""]
    for area, messages in _by_area():
        lines += [f"## {area} · {AREAS[lang][area]}", ""]
        for one in messages:
            lines += [f"### {one.code} {one.slug}", ""]
            lines += [f"*{_SEVERITY[lang][one.severity]}*: {_what(one, lang)}", ""]
            lines += [f"{words[key]}: {text}\n" for key, text in _notes(one, lang)]
            for title, text in _samples(one, lang):
                lines += [f"{title}:", "", "```yaml", text.rstrip("\n"), "```", ""]
    return "\n".join(lines)


def page_html(lang: Lang) -> str:
    words = _WORDS[lang]
    body = [f"<h1>{escape(words['title'])}</h1>", f"<p>{escape(words['generated'])}</p>"]
    for area, messages in _by_area():
        body.append(f"<h2>{area} · {escape(AREAS[lang][area])}</h2>")
        for one in messages:
            body.append(_section(one, lang))
    title = escape(words["title"])
    head = f'<meta charset="utf-8"><title>{title}</title>'
    page = f'<html lang="{lang}">\n<head>{head}</head>\n<body>'
    return "\n".join(["<!doctype html>", page, *body, "</body>\n</html>\n"])


def _section(one: Message, lang: Lang) -> str:
    parts = [
        f'<section id="{one.code}">',
        f"<h3>{one.code} <code>{escape(one.slug)}</code></h3>",
        f"<p><em>{_SEVERITY[lang][one.severity]}</em>: {escape(_what(one, lang))}</p>",
    ]
    for key, text in _notes(one, lang):
        parts.append(f"<p>{escape(_WORDS[lang][key])}: {escape(text)}</p>")
    for title, text in _samples(one, lang):
        parts.append(f"<p>{escape(title)}</p><pre>{escape(text)}</pre>")
    return "\n".join([*parts, "</section>"])


def _by_area() -> Iterator[tuple[str, list[Message]]]:
    for area in AREAS["vi"]:
        messages = [one for one in all_messages() if one.code[0] == area]
        if messages:
            yield area, messages


def _notes(one: Message, lang: Lang) -> Iterator[tuple[str, str]]:
    if advice := _advice(one, lang):
        yield "help", advice
    if one.law:
        yield "law", one.law


def _samples(one: Message, lang: Lang) -> Iterator[tuple[str, str]]:
    if one.bad is not None:
        bad = one.bad
        title = _WORDS[lang]["bad" if bad.file == BASE_PROCEDURE else "elsewhere"]
        title = title.format(file=bad.file, line=bad.line, column=bad.column)
        yield title, _visible(bad.text)
    if one.good:
        yield _WORDS[lang]["good"], one.good


def _what(one: Message, lang: Lang) -> str:
    return _general(one.vi if lang == "vi" else one.en)


def _advice(one: Message, lang: Lang) -> str:
    return _general(one.help_vi if lang == "vi" else one.help_en)


def _general(template: str) -> str:
    """The words without a case at hand: what would be filled in is left open."""
    return re.sub(r"\{\w+\}", "…", template.replace("[[", "").replace("]]", ""))


def _visible(text: str) -> str:
    return _INVISIBLE.sub(lambda sign: f"<U+{ord(sign[0]):04X}>", text)
