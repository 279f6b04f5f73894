"""Records become a catalogue whose only mistakes are marks for review, and nothing is lost."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from catalogue.load import profile
from catalogue.portal import accounts
from catalogue.portal.folder import Import, catalogue_of
from catalogue.portal.house_style import write
from catalogue.portal.ledger import KINDS, STATES
from catalogue.portal.records import read_records
from catalogue.portal.wording import clean
from catalogue.source import read
from cli import CLEAN, FINDINGS, USAGE, commands
from compiler.pipeline import Build, compile_texts

RECORDS = Path(__file__).parent / "portal_records.jsonl"
DAY = date(2026, 1, 1)


def drafted(content: bytes) -> Import:
    records, report = read_records(content, "portal.jsonl")
    assert list(report) == []
    return catalogue_of(records, "Danh mục nháp", profile(), DAY)


@pytest.fixture(scope="module")
def made() -> Import:
    return drafted(RECORDS.read_bytes())


@pytest.fixture(scope="module")
def build(made: Import) -> Build:
    return compile_texts({name: text.encode() for name, text in made.files.items()})


def test_the_drafts_have_no_mistake_but_open_marks(build: Build) -> None:
    assert {one.slug for one in build.report} == {"review-open"}
    assert len(build.procedures) == 4


def test_every_guess_and_every_text_left_has_its_mark(made: Import) -> None:
    for one in made.drafted:
        counts = one.ledger.counts
        open_ones = sum(count for (_, state), count in counts.items() if state != "understood")
        assert open_ones > 0
        assert {kind for kind, _ in counts} <= set(KINDS)


def test_nothing_is_dropped_in_silence(made: Import) -> None:
    """Every sentence of a record stands in its draft or in a shared file."""
    kept = {name: letters(" ".join(texts(text, name))) for name, text in made.files.items()}
    shared = " ".join(text for name, text in kept.items() if not name.startswith("procedures/"))
    for line, one in zip(RECORDS.read_text("utf-8").splitlines(), made.drafted, strict=True):
        record = json.loads(line)
        own = kept[one.file] + letters(made.files[one.file]) + shared
        for text in sentences(record):
            assert letters(text) in own, (one.code, text)


TAKEN = ("fee_text", "time", "audience", "channel", "code", "result_codes")
"""Texts that are spelled otherwise in the language, and judged by tests of their own."""


def sentences(value: object) -> list[str]:
    if isinstance(value, dict):
        return [one for key, part in value.items() if key not in TAKEN for one in sentences(part)]
    if isinstance(value, list):
        return [one for part in value for one in sentences(part)]
    if not isinstance(value, str):
        return []
    parts = re.split(r"\n|\. |Mã:\s*[A-Z0-9.]*\.\d{6}|Bước \d:|\b[ab]\) ", value)
    return [part for part in parts if len(letters(part)) > 5]


def letters(text: str) -> str:
    return re.sub(r"\W+", "", clean(text)).casefold()


def texts(text: str, name: str) -> list[str]:
    tree, report = read(text, name)
    assert list(report) == []
    found: list[str] = []
    waiting: list[object] = [tree]
    while waiting:
        match waiting.pop(0):
            case str(one):
                found.append(one)
            case dict(node):
                waiting = [*node, *node.values(), *waiting]
            case list(nodes):
                waiting = [*nodes, *waiting]
    return found


def test_the_order_of_lines_changes_nothing(made: Import) -> None:
    lines = RECORDS.read_bytes().splitlines()
    assert drafted(b"\n".join(reversed(lines))).files == made.files


def test_the_accounts_agree(made: Import) -> None:
    told = json.loads(accounts.as_json(made, 2))
    assert (told["imported"], told["refused_lines"]) == (4, 2)
    for state in STATES:
        each = sum(kind[state] for one in told["procedures"] for kind in one["counts"].values())
        assert each == sum(kind[state] for kind in told["totals"].values())
    text = accounts.as_text(made, 2)
    assert text.startswith("4 thủ tục đã nhập, 2 dòng không nhập được\n")
    assert text.startswith(accounts.summary(made, 2))


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("{", "portal-line-not-json"),
        ("[1]", "portal-line-not-json"),
        ('{"code": "9.1", "name": "A"}', "portal-record-nameless"),
        ('{"code": "9.100009", "name": " "}', "portal-record-nameless"),
        ('{"code": "9.100009", "name": "A", "components": "x"}', "portal-record-shape"),
        ('{"code": "9.100001", "name": "A"}', "portal-code-twice"),
    ],
)
def test_a_bad_line_is_told_and_the_rest_goes_on(line: str, slug: str) -> None:
    content = RECORDS.read_bytes() + line.encode() + b"\n\n"
    records, report = read_records(content, "portal.jsonl")
    assert len(records) == 4
    assert [(one.slug, one.span.file, one.span.line) for one in report] == [
        (slug, "portal.jsonl", 5)
    ]


def imported(*words: str | Path) -> tuple[int, str]:
    done = CliRunner().invoke(commands, ["import", "portal", *map(str, words)])
    return done.exit_code, done.output


def test_the_command_writes_reports_and_does_not_overwrite(tmp_path: Path) -> None:
    out = tmp_path / "nhap"
    code, told = imported(RECORDS, "--out", out, "--from", "01/01/2026")
    assert (code, told.splitlines()[0]) == (CLEAN, "4 thủ tục đã nhập, 0 dòng không nhập được")
    table, _, onward = told.rstrip().rpartition("\n\n")
    assert (out / "import-report.txt").read_text("utf-8").startswith(table)
    assert onward.endswith(f"motcua check {out} --format concise")
    assert json.loads((out / "import-report.json").read_text("utf-8"))["imported"] == 4
    code, told = imported(RECORDS, "--out", out)
    assert code == USAGE
    assert "--force" in told
    report = tmp_path / "told.json"
    assert imported(RECORDS, "--out", out, "--force", "--report", report)[0] == CLEAN
    assert json.loads(report.read_text("utf-8"))["imported"] == 4


def test_the_command_tells_of_bad_lines(tmp_path: Path) -> None:
    bad = tmp_path / "portal.jsonl"
    bad.write_bytes(RECORDS.read_bytes() + b"{\n")
    code, told = imported(bad, "--out", tmp_path / "nhap")
    assert code == FINDINGS
    assert told.startswith("portal.jsonl:5:1: lỗi C9101:")


def test_once_the_marks_are_gone_nothing_is_wrong(made: Import) -> None:
    """What is drafted compiles as it stands; the lint then speaks of what is still thin."""
    bare = {name: unmarked(text, name) for name, text in made.files.items()}
    build = compile_texts(bare)
    assert not build.broken
    assert len(build.procedures) == 4


def unmarked(text: str, name: str) -> bytes:
    tree, _ = read(text, name)
    return write(stripped(tree)).encode()


def stripped(node: Any) -> Any:
    match node:
        case dict():
            return {str(key): stripped(one) for key, one in node.items() if key != "review"}
        case list():
            return [stripped(one) for one in node]
    return str(node)
