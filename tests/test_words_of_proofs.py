"""What `motcua verify` says of each fault, read as an author who has never heard of proofs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from catalogue.messages import Message
from cli import FINDINGS, commands
from tests.catalogue.test_messages import JARGON
from tests.snippets import lay
from tests.test_message_examples import PROVED, _sample

UNFIT = (
    *JARGON, "model", "expression", "formula", "variable", "logic", "clause", "quantifier",
    "literal", "true", "false", "nil", "undefined", "array", "object", "function", "query",
    "biểu thức", "công thức", "biến số", "lô-gic", "mô hình", "hàm số", "mảng", "đối tượng",
    "nghiệm", "phản ví dụ", "lượng từ", "thuật toán", "cú pháp",
)  # fmt: skip
WORDS = re.compile(rf"(?<![\w`])(?:(?i:{'|'.join(map(re.escape, UNFIT))})|None|AST)(?!\w)")
NAMES = re.compile(r"(?<![\w`])[a-z]+(?:_[a-z0-9]+)+(?![\w`])")
"""Names of the author's own are for places, not for sentences; they have words for readers."""
KEYS = {"or_else", "satisfied_by", "if_foreign", "set_by"}
ADVICE = {"vi": "  cách sửa: ", "en": "  what to do: "}
EXCERPT = re.compile(r" *\d* \| |  (-->|xem thêm|more)")


@pytest.mark.parametrize("one", PROVED, ids=lambda one: one.slug)
def test_a_proof_is_told_in_words_of_the_office(one: Message, tmp_path: Path) -> None:
    bad = _sample(one)
    lay(bad, bad.text, tmp_path)
    for lang, advice in ADVICE.items():
        done = CliRunner().invoke(commands, ["verify", str(tmp_path), "--lang", lang])
        assert done.exit_code == FINDINGS
        said = [line for line in done.stdout.splitlines() if not EXCERPT.match(line)]
        assert sum(line.startswith(advice) for line in said) == 1
        assert [*filter(None, map(_unfit, said))] == []
        command = ["verify", str(tmp_path), "--lang", lang, "--format", "json"]
        (found,) = json.loads(CliRunner().invoke(commands, command).stdout)["findings"]
        beside = [other["message"] for other in found["related"]]
        assert [*filter(None, map(_unfit, (found["message"], found["help"], *beside)))] == []


def _unfit(text: str) -> list[str]:
    return [*WORDS.findall(text), *(it for it in NAMES.findall(text) if it not in KEYS)]
