"""`motcua new`: an interview as a person has it, and what is written after it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from catalogue.diagnostics import Diagnostic
from catalogue.formatting.files import run
from catalogue.load import read_folder
from catalogue.messages import LANGS, Lang
from catalogue.scaffold.folder import new
from catalogue.scaffold.interview import Interview, Unanswered
from catalogue.scaffold.known import known
from catalogue.scaffold.questions import QUESTIONS
from compiler.pipeline import check_folder
from tests.built import built

ROOT = Path(__file__).parent.parent
HCMC = ROOT / "examples/hcmc"
GAP = "review-open"
UNTRANSLATED = ("text-not-translated",)  # into the other language of the catalogue

ANSWERS = {
    "code": ("1.002755",),
    "name": ("Gia hạn tạm trú",),
    "domain": ("Cư trú",),
    "in_force": ("1/7/2026",),
    "basis": ("68/2020/QH14 Điều 27, 28; 154/2024/NĐ-CP",),
    "cases": ("gia hạn lần đầu", "gia hạn từ lần thứ hai"),
    "papers": (
        "Tờ khai thay đổi thông tin cư trú | khai",
        "Giấy tờ, tài liệu chứng minh chỗ ở hợp pháp | nộp 1 bản chính hoặc 1 bản sao chứng thực",
        "Căn cước | xuất trình",
    ),
    "fees": ("Lệ phí gia hạn | lệ phí | 10000đ", "Phí bản sao | phí | 2.000đ per so_ban"),
    "term": ("3 ngày làm việc",),
    "results": ("Thông báo kết quả",),
}
LEAST = {key: ANSWERS[key] for key in ("code", "name", "domain", "in_force", "basis", "results")}
LEAST["term"] = ("trong ngày",)


def write(given: dict[str, tuple[str, ...]], folder: Path, lang: Lang = "vi") -> None:
    silent = Interview(known(folder), lang, None, lambda text: None)
    for path, text in new(silent.answers(given), folder, lang).texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


@cache
def found_in_hcmc() -> frozenset[Diagnostic]:
    return frozenset(built("hcmc").report)


def motcua(folder: Path, *words: str, given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cli", "new", "--out", folder, *words],
        input=given, capture_output=True, text=True, cwd=ROOT, timeout=60,
        env={"PYTHONUTF8": "1"},
    )  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("given", [ANSWERS, LEAST], ids=["much", "little"])
@pytest.mark.parametrize("start", ["empty", "hcmc"])
def test_what_is_written_is_clean_but_for_its_gaps_and_in_house_style(
    start: str, given: dict[str, tuple[str, ...]], lang: Lang, tmp_path: Path
) -> None:
    folder = tmp_path / "danh_muc"
    if start == "hcmc":
        shutil.copytree(HCMC, folder)
    before = dict(read_folder(folder)) if folder.exists() else {}
    write(given, folder, lang)
    known_before = found_in_hcmc() if start == "hcmc" else frozenset()
    found = [one for one in check_folder(folder).report if one not in known_before]
    assert {one.slug for one in found} == {GAP, *(UNTRANSLATED if start == "hcmc" else ())}
    assert any(one.span.file.startswith("procedures/cu_tru/") for one in found)
    changed = [name for name, text in read_folder(folder) if before.get(name) != text]
    assert not run(folder / name for name in changed).after


def test_the_answers_are_in_the_file(tmp_path: Path) -> None:
    write(ANSWERS, tmp_path)
    text = (tmp_path / "procedures/cu_tru/gia_han_tam_tru.yaml").read_text("utf-8")
    for line in (
        'procedure: "1.002755"',
        "in_force: {from: 01/07/2026}",
        "submit: 1 original or 1 certified",
        "present: original",
        "amount: 10.000đ",
        "amount: 2.000đ per so_ban",
        "within: 3 working_days",
        "gia_han_lan_dau: gia hạn lần đầu",
        "requirements: none",
    ):
        assert line in text


def test_an_interview_asks_again_with_the_reason(tmp_path: Path) -> None:
    typed = [
        "khong-phai-ma", "1.002755", "Gia hạn tạm trú", "", "Cư trú", "cong_dan", "",
        "fax", "", "", "", "31/02/2026", "01/07/2026", "Luật Cư trú", "68/2020/QH14 Điều 27",
        "", "Căn cước", "Căn cước | xuất trình", "", "", "rất nhanh", "3 ngày làm việc",
        "", "Thông báo kết quả", "", "",
    ]  # fmt: skip
    done = motcua(tmp_path, given="\n".join(typed) + "\n")
    assert done.returncode == 0, done.stderr
    for said in (
        "Mã có dạng 1.004194",
        "Cần có câu trả lời.",
        "Không có «cong_dan»",
        "Không có «fax»",
        "«31/02/2026»: ",
        "«Luật Cư trú»: ",
        "Sau tên giấy tờ ghi dấu |",
        "«rất nhanh»: ",
    ):
        assert said in done.stdout
    assert {one.slug for one in check_folder(tmp_path).report} == {GAP}


def test_an_interview_in_english(tmp_path: Path) -> None:
    done = motcua(tmp_path, "--lang", "en", given="1.002755\n")
    assert done.returncode != 0
    assert "1/15. What is the code of the procedure?" in done.stdout
    assert not any(tmp_path.iterdir())


def test_answers_may_come_from_a_file_and_from_options(tmp_path: Path) -> None:
    file = tmp_path / "tra_loi.yaml"
    file.write_text(
        "name: Gia hạn tạm trú\ndomain: Cư trú\nin_force: 01/07/2026\n"
        "basis: 68/2020/QH14 Điều 27\nterm: trong ngày\nresults: [Thông báo kết quả]\n",
        "utf-8",
    )
    folder = tmp_path / "danh_muc"
    words = ("--answers", str(file), "-a", "code=1.002755", "--yes")
    done = motcua(folder, *words, given="")
    assert done.returncode == 0, done.stderr
    assert "procedures/cu_tru/gia_han_tam_tru.yaml" in done.stdout
    again = motcua(folder, *words, given="")
    assert again.returncode == 2
    assert "Danh mục đã có thủ tục 1.002755" in again.stderr


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [
        ("code", "12", "1.004194"),
        ("audience", "moi_nguoi", "cong_dan_viet_nam"),
        ("authority", "uy_ban", "ubnd_xa"),
        ("online", "hết", "toàn trình"),
        ("papers", "Căn cước", "|"),
        ("papers", "Căn cước | gửi", "gửi"),
        ("papers", "Căn cước | nộp vài bản", "vài bản"),
        ("fees", "Phí | 20.000đ", "ba phần"),
        ("fees", "Phí | thuế | 20.000đ", "thuế"),
        ("fees", "Phí | phí | a + b", "phức tạp"),
        ("fees", "Phí | phí | 20.000", "«20.000»: "),
        ("term", "mai", "mai"),
        ("tem", "mai", "tem"),
    ],
)
def test_a_bad_answer_given_beforehand_is_told(key: str, text: str, said: str) -> None:
    silent = Interview(known(Path("nowhere")), "vi", None, lambda text: None)
    with pytest.raises(Unanswered) as told:
        silent.answers({**ANSWERS, key: (text,)})
    assert key in str(told.value)
    assert said in str(told.value)


def test_an_unreadable_file_of_answers_is_told(tmp_path: Path) -> None:
    file = tmp_path / "tra_loi.yaml"
    file.write_text("name: [Gia hạn\n", "utf-8")
    done = motcua(tmp_path / "danh_muc", "--answers", str(file), "--yes", given="")
    assert done.returncode == 2
    assert "tra_loi.yaml" in done.stderr
    assert not (tmp_path / "danh_muc").exists()


@pytest.mark.parametrize("one", QUESTIONS, ids=lambda one: one.id)
def test_the_example_of_a_question_is_an_answer(one: object) -> None:
    assert hasattr(one, "example")
    read, example, default = one.read, one.example, one.default  # type: ignore[attr-defined]
    there = known(Path("nowhere"))
    assert read(example, there)
    assert not default or read(default, there)
