"""The reference pages of values and rules: kinds of text, operators, functions, rules of lint."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.guide import groups, slots
from catalogue.guide.rules import FUNCTIONS, OPERATORS, QUANTIFIERS, READABLE
from catalogue.messages import message
from compiler.lint import CATALOGUE_RULES, RULES, WORDING_RULES
from compiler.lint.rule import CatalogueRule, Rule, WordingRule


def values_page() -> str:
    return "\n".join((*_slots(), *_words(), *_rules()))


def _slots() -> Iterator[str]:
    yield (
        "Khóa quyết định giá trị được đọc như thế nào. · *The key decides how a value is read.*\n"
    )
    for name, slot in slots().items():
        yield f"## {name}\n\n{slot.says.vi} · *{slot.says.en}*\n"
        if slot.examples:
            yield "\n".join(f"- `{one}`" for one in slot.examples) + "\n"


def _words() -> Iterator[str]:
    yield "# Từ cố định · Fixed words\n"
    for name, group in groups().items():
        yield f"## {name}\n\n{group.says.vi} · *{group.says.en}*\n"
        for word, says in group.words.items():
            yield f"- `{word}`: {says.vi} · *{says.en}*"
        yield ""


def _rules() -> Iterator[str]:
    yield "# Quy tắc · Rules\n"
    tables = (
        ("Phép toán · Operators", OPERATORS),
        ("Hàm · Functions", FUNCTIONS),
        ("Xét cả danh sách · Over lists", QUANTIFIERS),
        ("Đọc được trong mọi quy tắc · Readable in every rule", READABLE),
    )
    for title, rules in tables:
        yield f"## {title}\n\n| | | ví dụ · example |\n|---|---|---|"
        for name, rule in rules.items():
            sign, shown = name.replace("|", "\\|"), rule.example.replace("|", "\\|")
            yield f"| `{sign}` | {rule.says.vi} · *{rule.says.en}* | `{shown}` |"
        yield ""


def lint_page() -> str:
    return "\n".join(_lint())


def _lint() -> Iterator[str]:
    every: tuple[Rule | WordingRule | CatalogueRule, ...] = (
        *RULES,
        *WORDING_RULES,
        *CATALOGUE_RULES,
    )
    for rule in every:
        name = type(rule).__name__
        yield f"## {_spaced(name)}\n"
        yield from (f"- {_message(slug)}" for slug in rule.slugs)
        yield f"\n{_about(rule)}\n"


def _message(slug: str) -> str:
    one = message(slug)
    place = f"messages.md#{one.code.lower()}-{slug}"
    return f"[{one.code} {slug}]({place}): {_open(one.vi)} · *{_open(one.en)}*"


def _open(text: str) -> str:
    return re.sub(r"\{\w+\}", "…", text.replace("[[", "").replace("]]", ""))


def _about(rule: object) -> str:
    lines = (type(rule).__doc__ or "").strip().splitlines()
    return "\n".join(line.strip() for line in lines)


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()
