"""The words of every finding, in Vietnamese and English: one file per message, read when needed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, cast

from catalogue.diagnostics import Diagnostic
from catalogue.record import record
from catalogue.source import read_file
from catalogue.tree import Map, Node, Scalar

Lang = Literal["vi", "en"]
Severity = Literal["error", "warning", "info"]
LANGS: tuple[Lang, ...] = ("vi", "en")
FOLDER = Path(__file__).with_name("messages")
BASE_PROCEDURE = "procedures/mau/thu_tuc_mau.yaml"

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_NAMED = re.compile(r"~([a-z_]+)")
_APPLICANT = ("case", "person")
_OPTIONAL = re.compile(r"\[\[(.*?)\]\]")


@record
class Sample:
    """The smallest snippet with the fault, and the line and column where it is found."""

    file: str
    line: int
    column: int
    text: str
    whole: bool
    by: Literal["check", "verify"] = "check"
    """Which command finds the fault; what `verify` finds, `check` does not."""


@record
class Message:
    slug: str
    code: str
    severity: Severity
    vi: str
    en: str
    help_vi: str
    help_en: str
    related_vi: str
    related_en: str
    law: str
    bad: Sample | None
    good: str


@cache
def message(slug: str) -> Message:
    path = FOLDER / f"{slug}.yaml"
    assert path.is_file(), f"Every finding has a message file, {slug} has none"
    tree, report = read_file(path, path.name)
    assert isinstance(tree, Map), f"{path.name} must be readable: {report.sorted()}"
    return _message(slug, tree)


@cache
def all_messages() -> tuple[Message, ...]:
    found = (message(path.stem) for path in FOLDER.glob("*.yaml"))
    return tuple(sorted(found, key=lambda one: one.code))


def find(code_or_slug: str) -> Message | None:
    """The message of a code, in any case, or of a slug."""
    wanted = code_or_slug.strip()
    if (FOLDER / f"{wanted}.yaml").is_file():
        return message(wanted)
    return next((one for one in all_messages() if one.code == wanted.upper()), None)


def say(diagnostic: Diagnostic, lang: Lang) -> str:
    """What is wrong."""
    one = message(diagnostic.slug)
    return _filled(one.vi if lang == "vi" else one.en, diagnostic, lang)


def advise(diagnostic: Diagnostic, lang: Lang) -> str:
    """What to write instead; empty when the message has no advice."""
    one = message(diagnostic.slug)
    return _filled(one.help_vi if lang == "vi" else one.help_en, diagnostic, lang)


def relate(diagnostic: Diagnostic, lang: Lang) -> str:
    """The label of the second place."""
    one = message(diagnostic.slug)
    return _filled(one.related_vi if lang == "vi" else one.related_en, diagnostic, lang)


def placeholders(text: str) -> frozenset[str]:
    return frozenset(_PLACEHOLDER.findall(text))


def _filled(template: str, diagnostic: Diagnostic, lang: Lang) -> str:
    """A passage in `[[…]]` is left out when one of its words is empty."""
    words = {name: _worded(name, text, lang) for name, text in diagnostic.args}
    missing = placeholders(template) - words.keys()
    assert not missing, f"{diagnostic.slug} was raised without {sorted(missing)}"

    def kept(passage: re.Match[str]) -> str:
        return passage[1] if all(words[name] for name in placeholders(passage[1])) else ""

    text = _OPTIONAL.sub(kept, template)
    return _PLACEHOLDER.sub(lambda found: words[found[1]], text).strip()


def _worded(name: str, text: str, lang: Lang) -> str:
    """Types, `~money, ~integer`, in words; so is what is told of applicants, `~from 3 ~to 5`."""
    if "~" not in text:
        return text
    if name in _APPLICANT:
        return _NAMED.sub(lambda found: _table("applicant", lang).get(found[1], found[0]), text)
    words, types = _table("types", lang), text.split(", ")
    if not all(one[:1] == "~" and one[1:] in words for one in types):
        return text
    *first, last = (words[one[1:]] for one in types)
    return f"{', '.join(first)} {words['or']} {last}" if first else last


@cache
def _table(name: str, lang: Lang) -> Mapping[str, str]:
    path = FOLDER / "words" / f"{name}.yaml"
    tree, _ = read_file(path, path.name)
    assert isinstance(tree, Map), f"{path.name} must be readable"
    return {str(name): _text(_map(tree, str(name)), lang) for name in tree}


def _message(slug: str, tree: Map) -> Message:
    severity = _text(tree, "severity")
    assert severity in ("error", "warning", "info"), f"{slug} has no severity"
    advice, related = _map(tree, "help"), _map(tree, "related")
    return Message(
        slug=slug,
        code=_text(tree, "code"),
        severity=cast(Severity, severity),
        vi=_text(tree, "vi"),
        en=_text(tree, "en"),
        help_vi=_text(advice, "vi"),
        help_en=_text(advice, "en"),
        related_vi=_text(related, "vi"),
        related_en=_text(related, "en"),
        law=_text(tree, "law"),
        bad=_sample(_map(tree, "bad")),
        good=_raw(tree, "good"),
    )


def _sample(bad: Map) -> Sample | None:
    if not bad:
        return None
    line, column = _text(bad, "at").split(":")
    file = _text(bad, "file") or BASE_PROCEDURE
    whole = _text(bad, "whole") == "yes"
    by: Literal["check", "verify"] = "verify" if _text(bad, "by") == "verify" else "check"
    return Sample(file, int(line), int(column), _raw(bad, "text"), whole, by)


def _map(tree: Map, name: str) -> Map:
    found = _entry(tree, name)
    return found if isinstance(found, Map) else Map()


def _text(tree: Map, name: str) -> str:
    return _raw(tree, name).strip()


def _raw(tree: Map, name: str) -> str:
    found = _entry(tree, name)
    return str(found) if isinstance(found, Scalar) else ""


def _entry(tree: Map, name: str) -> Node | None:
    return cast("dict[str, Node]", tree).get(name)
