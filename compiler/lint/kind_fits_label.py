"""Lint: what is asked for has the kind that checks it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.diagnostics import Diagnostic
from compiler.lint.reading import questions
from compiler.lint.rule import Rule, Subject

KINDS = (
    ("email", re.compile(r"^(?:địa chỉ )?(?:thư điện tử|e-?mail)\b", re.IGNORECASE)),
    ("phone", re.compile(r"^(?:số )?điện thoại\b", re.IGNORECASE)),
    ("personal_id", re.compile(r"^số (?:định danh|căn cước)\b", re.IGNORECASE)),
    ("tax_code", re.compile(r"^mã số thuế\b", re.IGNORECASE)),
    ("date", re.compile(r"^ngày (?:tháng năm sinh|sinh|cấp|ký|mất|bắt đầu|kết thúc)\b", re.I)),
)


class KindFitsLabel(Rule):
    """A number, address or day that has a kind of its own is asked for as plain text.

    Plain text takes anything: a wrong digit is found at the counter, weeks later, and a phone
    brings up the wrong keyboard.
    """

    slugs = ("kind-beside-label",)
    of_drafts = False

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for field, path in questions(subject.program):
            if field.kind.kind == "text":
                for kind, label in KINDS:
                    if label.search(field.label):
                        yield subject.finding(
                            "kind-beside-label", path, label=field.label, kind=f"~{kind}"
                        )
