"""The command line: what it prints, in which language, and how it exits."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cli
from catalogue.messages import all_messages
from cli import CLEAN, FINDINGS, INTERNAL, USAGE, commands
from runtime.security import Passwords
from runtime.store.accounts import load_account
from runtime.store.engine import Store

PROCEDURE = "procedures/mau/thu_tuc_mau.yaml"


@pytest.fixture
def folder(root: Path, tmp_path: Path) -> Path:
    base = root / "catalogue/messages/base"
    return Path(shutil.copytree(base, tmp_path / "mau"))


def motcua(*words: str | Path) -> Result:
    return CliRunner().invoke(commands, [str(word) for word in words])


def edit(folder: Path, old: str, new: str) -> None:
    path = folder / PROCEDURE
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_clean_catalogue_exits_clean(folder: Path) -> None:
    done = motcua("check", folder)
    assert (done.exit_code, done.output) == (CLEAN, "không có phát hiện nào\n")


def test_a_finding_exits_with_one(folder: Path) -> None:
    edit(folder, "per so_ban", "per so_bann")
    done = motcua("check", folder, "--format", "concise", "--lang", "en")
    assert done.exit_code == FINDINGS
    assert done.output.splitlines()[0].startswith(f"{PROCEDURE}:")


@pytest.mark.parametrize(("fail_on", "code"), [("error", CLEAN), ("info", FINDINGS)])
def test_the_bar_is_the_authors_choice(folder: Path, fail_on: str, code: int) -> None:
    text = (folder / PROCEDURE).read_text("utf-8")
    head, _, _ = text.partition("  - name: Không cấp bản sao")
    (folder / PROCEDURE).write_text(head, "utf-8")
    assert motcua("check", folder, "--fail-on", fail_on).exit_code == code


def test_findings_as_json(folder: Path) -> None:
    edit(folder, "per so_ban", "per so_bann")
    told = json.loads(motcua("check", folder, "--format", "json").output)
    assert [one["slug"] for one in told["findings"]] == ["name-not-known"]
    assert told["counts"]["error"] == 1


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_message_is_explained_by_code_and_by_name(lang: str) -> None:
    for one in all_messages():
        by_code = motcua("explain", one.code, "--lang", lang)
        by_name = motcua("explain", one.slug, "--lang", lang)
        assert by_code.exit_code == CLEAN
        assert by_code.output == by_name.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("explain", "name-not-know"), "name-not-known"),
        (("explain",), "motcua explain"),
        (("check", "nowhere"), "không có thư mục «nowhere» · no such folder: nowhere"),
        (("check", ".", "--lang", "fr"), "fr"),
        (("build", "FOLDER", "--target", "notices"), "notices"),
    ],
)
def test_wrong_use_is_told(folder: Path, words: tuple[str, ...], said: str) -> None:
    done = motcua(*(str(folder) if word == "FOLDER" else word for word in words))
    assert done.exit_code == USAGE
    assert said in done.output


def test_the_demonstration_stays_on_this_machine(folder: Path) -> None:
    done = motcua("demo", folder, "--host", "0.0.0.0")
    assert done.exit_code == USAGE
    assert "127.0.0.1" in done.output


def test_a_taken_port_is_told(folder: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = motcua("demo", folder, "--port", port, "--folder", tmp_path / "demo")
    assert done.exit_code == USAGE
    assert "--port" in done.output


SERVING = {
    "MOTCUA_SECRET": "s" * 40,
    "MOTCUA_PUBLIC_URL": "https://motcua.example.vn",
    "MOTCUA_DATABASE_URL": "sqlite:///{folder}/motcua.db",
    "MOTCUA_FILES": "{folder}/files",
}


@pytest.mark.parametrize("left_out", ["MOTCUA_SECRET", "MOTCUA_PUBLIC_URL"])
def test_the_service_wants_its_own_settings(
    folder: Path, monkeypatch: pytest.MonkeyPatch, left_out: str
) -> None:
    for name, value in SERVING.items():
        monkeypatch.setenv(name, value.format(folder=folder))
    monkeypatch.delenv(left_out)
    done = motcua("serve", folder)
    assert done.exit_code == USAGE
    assert left_out in done.output


def test_an_officer_gets_an_account(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SERVING.items():
        monkeypatch.setenv(name, value.format(folder=folder))
    words = ("officer", "an.nguyen", "--name", "Nguyễn Văn An", "--unit", "so_mau", "--role", "ky")
    done = CliRunner().invoke(commands, words, input="mật khẩu dài\nmật khẩu dài\n")
    assert done.exit_code == CLEAN
    assert done.output.endswith("an.nguyen: ky, so_mau\n")
    with Store.open(f"sqlite:///{folder}/motcua.db", alone=False) as store:
        account = store.read(lambda connection: load_account(connection, "an.nguyen"))
    assert account is not None
    assert account.name == "Nguyễn Văn An"
    assert Passwords().verify(account.password_hash, "mật khẩu dài")


def test_a_failed_scenario_is_told(folder: Path) -> None:
    edit(folder, "fees: 40.000đ", "fees: 45.000đ")
    done = motcua("test", folder)
    assert done.exit_code == FINDINGS
    assert "KHÔNG ĐẠT  9.000001  Cấp hai bản, nộp trực tuyến\n    fees: " in done.output
    assert done.output.endswith("1 tình huống đạt, 1 không đạt\n")


def test_a_broken_catalogue_is_not_built(folder: Path, tmp_path: Path) -> None:
    edit(folder, "per so_ban", "per so_bann")
    out = tmp_path / "out"
    assert motcua("build", folder, "--out", out).exit_code == FINDINGS
    assert not out.exists()


def test_a_build_is_the_same_from_another_folder(folder: Path, tmp_path: Path) -> None:
    other = shutil.copytree(folder, tmp_path / "elsewhere/deeper")
    first, second = tmp_path / "one", tmp_path / "two"
    assert motcua("build", folder, "--out", first).exit_code == CLEAN
    assert motcua("build", other, "--out", second).exit_code == CLEAN
    assert contents(first) == contents(second)


def test_what_no_longer_belongs_is_removed(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    motcua("build", folder, "--out", out)
    before = contents(out)
    edit(folder, "name: Thủ tục mẫu", "name: Thủ tục mẫu khác")
    motcua("build", folder, "--out", out)
    after = contents(out)
    assert len(after) == len(before)
    assert after != before


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, cli\n"
        "heavy = {'pydantic', 'yaml', 'sqlalchemy', 'jinja2', 'starlette', 'rich'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_fault_inside_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    def fails(**_: object) -> None:
        raise RuntimeError("broken")

    run: Callable[..., None] = fails
    with pytest.raises(SystemExit) as stopped:
        cli.main(run)
    assert stopped.value.code == INTERNAL
    assert capsys.readouterr().err == "lỗi bên trong · internal error: RuntimeError: broken\n"


def test_who_uses_a_thing_is_told(folder: Path) -> None:
    done = motcua("uses", "nguoi_nop", folder, "--lang", "en")
    assert done.exit_code == CLEAN
    assert done.output.splitlines()[-1] == "1 procedures, 2 places"


def test_what_rests_on_an_act_is_told_as_json(folder: Path) -> None:
    done = motcua("affected", "--law", "Nghị định 63/2010/NĐ-CP", folder, "--format", "json")
    assert done.exit_code == CLEAN
    places = json.loads(done.output)["uses"]
    assert {one["text"] for one in places} == {"63/2010/NĐ-CP Điều 8"}


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        (("uses", "nguoi_noop"), "nguoi_nop@1"),
        (("affected", "--law", "63/2010/NĐ-CB"), "63/2010/NĐ-CP"),
    ],
)
def test_what_nobody_knows_is_a_mistake_of_use(
    folder: Path, words: tuple[str, ...], advice: str
) -> None:
    done = motcua(*words, folder)
    assert done.exit_code == USAGE
    assert advice in done.output
