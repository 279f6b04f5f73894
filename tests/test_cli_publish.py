"""`motcua publish`: what it writes, what it refuses, and what it checks again later."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import CLEAN, FINDINGS, USAGE, commands

PROCEDURE = "procedures/mau/thu_tuc_mau.yaml"
CODE, OTHER_CODE = "9.000001", "9.000002"
NAMES = ["quyet-dinh.docx", "quyet-dinh.pdf", "release.json"]
ASKED = ("--decision", "12", "--date", "2026-02-05", "--no-behaviour", "--body", "Sở Tư pháp")


@pytest.fixture(scope="module")
def old(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = root / "catalogue/messages/base"
    return Path(shutil.copytree(base, tmp_path_factory.mktemp("ban") / "cu"))


@pytest.fixture
def edited(old: Path, tmp_path: Path) -> Callable[[Callable[[str], str]], Path]:
    """The catalogue with its procedure written otherwise."""

    def edit(change: Callable[[str], str]) -> Path:
        folder = Path(shutil.copytree(old, tmp_path / "moi"))
        text = (folder / PROCEDURE).read_text("utf-8")
        changed = change(text)
        assert changed != text
        (folder / PROCEDURE).write_text(changed, "utf-8")
        return folder

    return edit


def cheaper(text: str) -> str:
    return re.sub(r"\b\d+\.000đ", "1.000đ", text, count=1)


def publish(*words: str | Path) -> Result:
    return CliRunner().invoke(commands, ["publish", *map(str, words)])


def test_a_release_is_written_twice_alike(
    old: Path, edited: Callable[..., Path], tmp_path: Path
) -> None:
    new, out = edited(cheaper), tmp_path / "ra"
    done = publish(old, new, *ASKED, "--out", out, "--by", "Trần Thị Phát")
    assert done.exit_code == CLEAN, done.output
    assert sorted(one.name for one in out.iterdir()) == NAMES
    again = tmp_path / "nua"
    assert publish(old, new, *ASKED, "--out", again, "--by", "Trần Thị Phát").exit_code == CLEAN
    assert all((out / one).read_bytes() == (again / one).read_bytes() for one in NAMES)
    told = json.loads((out / "release.json").read_bytes())
    assert told["released_by"] == "Trần Thị Phát"
    assert told["decision"]["number"] == "12/QĐ"
    assert (told["decision"]["date"], told["decision"]["effective"]) == ("2026-02-05",) * 2
    assert {kind: [one["code"] for one in of] for kind, of in told["procedures"].items()} == {
        "new": [], "amended": [CODE], "replaced": [], "abolished": [],
    }  # fmt: skip
    for name in NAMES[:2]:
        assert told["papers"][name] == sha256((out / name).read_bytes()).hexdigest()


def test_a_release_is_checked_against_its_record(
    old: Path, edited: Callable[..., Path], tmp_path: Path
) -> None:
    new, out = edited(cheaper), tmp_path / "ra"
    publish(old, new, *ASKED, "--out", out)
    assert publish("--verify", out).exit_code == CLEAN
    assert publish(old, new, "--verify", out).exit_code == CLEAN
    other = publish(old, old, "--verify", out)
    assert (other.exit_code, other.output.split(":")[0]) == (FINDINGS, "new")
    (out / "quyet-dinh.pdf").write_bytes(b"%PDF")
    changed = publish("--verify", out)
    assert (changed.exit_code, changed.output.split(":")[0]) == (FINDINGS, "quyet-dinh.pdf")


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"[]",
        b'{"format": 2, "papers": {}, "editions": {}}',
        b'{"format": 1, "papers": {"../a": ""}, "editions": {}}',
        b'{"format": 1, "papers": [1], "editions": {}}',
    ],
)
def test_a_record_that_is_none_is_said_to_be_none(record: bytes, tmp_path: Path) -> None:
    (tmp_path / "release.json").write_bytes(record)
    done = publish("--verify", tmp_path)
    assert done.exit_code == USAGE
    assert "release.json" in done.output


def test_a_built_bundle_is_published_like_its_catalogue(
    old: Path, edited: Callable[..., Path], tmp_path: Path
) -> None:
    new = edited(cheaper)
    runner = CliRunner()
    for one, name in ((old, "a"), (new, "b")):
        made = ["build", str(one), "--out", str(tmp_path / name), "--target", "json-schema"]
        assert runner.invoke(commands, made).exit_code == CLEAN
    out = tmp_path / "ra"
    assert publish(tmp_path / "a", tmp_path / "b", *ASKED, "--out", out).exit_code == CLEAN
    assert publish(old, new, "--verify", out).exit_code == CLEAN


def test_nothing_is_published_where_nothing_differs(old: Path, tmp_path: Path) -> None:
    done = publish(old, old, *ASKED, "--out", tmp_path / "ra")
    assert done.exit_code == FINDINGS
    assert "không công bố được · not published" in done.output
    assert not (tmp_path / "ra").exists()


def test_nothing_is_published_that_has_errors(
    old: Path, edited: Callable[..., Path], tmp_path: Path
) -> None:
    new = edited(lambda text: text.replace("within:", "withinn:", 1))
    done = publish(old, new, *ASKED, "--out", tmp_path / "ra")
    assert done.exit_code == FINDINGS
    assert "không công bố được · not published" in done.output
    assert PROCEDURE in done.output


def test_a_gate_stays_shut_until_somebody_answers_for_it(
    old: Path, edited: Callable[..., Path], tmp_path: Path
) -> None:
    new, out = edited(lambda text: re.sub(r"\b\d+\.000đ", "900.000đ", text, count=1)), tmp_path
    done = publish(old, new, *ASKED, "--out", out / "ra")
    assert done.exit_code == FINDINGS
    assert f"{CODE}/" in done.output
    stanza = done.output.partition("acknowledged:\n")[2].partition("\n\n")[0]
    assert stanza.count("- change:") == 1, "one gate is shut"
    filled = stanza.replace("who:", "who: Trần Thị Duyệt").replace("when:", "when: 01/02/2026")
    filled = filled.replace("decision:", "decision: 1/BC").replace("reason:", "reason: đã rõ")
    (tmp_path / "xem.yaml").write_text(f"acknowledged:\n{filled}\n", "utf-8")
    done = publish(old, new, *ASKED, "--out", out / "ra", "--acknowledge", tmp_path / "xem.yaml")
    assert done.exit_code == CLEAN, done.output
    (kept,) = json.loads((out / "ra/release.json").read_bytes())["acknowledged"]
    assert (kept["who"], kept["when"]) == ("Trần Thị Duyệt", "2026-02-01")


def test_what_replaces_is_told_by_codes_that_are_there(
    old: Path, edited: Callable[..., Path], tmp_path: Path
) -> None:
    new = edited(lambda text: text.replace(CODE, OTHER_CODE))
    out = ("--out", tmp_path / "ra")
    for pair in ("1.1", f"{CODE}=1.234567", f"1.234567={OTHER_CODE}"):
        done = publish(old, new, *ASKED, *out, "--replaces", pair)
        assert done.exit_code == USAGE
        assert pair.split("=")[-1] in done.output or pair.split("=")[0] in done.output
    done = publish(old, new, *ASKED, *out, "--replaces", f"{CODE}={OTHER_CODE}")
    assert done.exit_code == CLEAN, done.output
    told = json.loads((tmp_path / "ra/release.json").read_bytes())["procedures"]
    assert [(one["code"], one["replaces"]) for one in told["replaced"]] == [(OTHER_CODE, [CODE])]
    assert (told["new"], told["abolished"]) == ([], [])


def test_an_abolished_procedure_waits_for_its_act(
    old: Path, edited: Callable[..., Path], tmp_path: Path
) -> None:
    new, out = edited(lambda text: text.replace(CODE, OTHER_CODE)), ("--out", tmp_path / "ra")
    assert f"{CODE}: chưa ghi văn bản bãi bỏ" in publish(old, new, *ASKED, *out).output
    named = publish(old, new, *ASKED, *out, "--abolished-by", f"{CODE}=Nghị quyết 1/NQ-HĐND")
    assert "chưa ghi" not in named.output


def test_a_letter_that_no_archive_takes_is_told(
    old: Path, edited: Callable[..., Path], tmp_path: Path
) -> None:
    new, out = edited(cheaper), tmp_path / "ra"
    done = publish(old, new, *ASKED, "--out", out, "--signer", "Nguyễn \U00013000")
    assert (done.exit_code, out.exists()) == (FINDINGS, False)
    assert "PDF/A" in done.output


def test_what_is_needed_is_said(old: Path) -> None:
    done = publish(old, old, "--decision", "12")
    assert done.exit_code == USAGE
    assert "OLD NEW --decision --date --out" in done.output


def test_only_publishing_loads_what_makes_papers() -> None:
    code = (
        "import sys, cli, cli.publishing, renderers.comparison.reporting, runtime.app\n"
        "print(sorted({'docxtpl', 'docx', 'lxml'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
