"""Which branches scenarios try, which nobody can, and what is proposed for the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.formatting.format import formatted
from catalogue.load import read_folder
from catalogue.scaffold.folder import new
from catalogue.scaffold.interview import Interview
from catalogue.scaffold.known import known
from compiler import ir
from compiler.branches import Branch
from compiler.compiled import Compiled
from compiler.coverage import coverage
from compiler.evaluate import engine
from compiler.pipeline import Build, compile_texts
from compiler.thresholds import thresholds
from compiler.trials import try_all
from compiler.verify.proposing import proposed
from compiler.verify.reaching import Reach
from renderers import proposals
from renderers.branches import line, listed, words_of
from renderers.words import words
from tests.compiler.building import case, lit

HCMC = Path(__file__).parent.parent.parent / "examples/hcmc"
BIRTH = "procedures/ho_tich/dang_ky_khai_sinh.yaml"


@pytest.fixture(scope="module")
def texts() -> dict[str, bytes]:
    return dict(read_folder(HCMC))


@pytest.fixture(scope="module")
def made(texts: dict[str, bytes]) -> Build:
    return compile_texts(texts)


def alone(texts: dict[str, bytes], name: str) -> tuple[Build, Compiled]:
    """A procedure by itself, after all its scenarios but the first were taken away."""
    build = compile_texts({**shared(texts), name: with_one(texts, name)})
    return build, build.procedures[0]


def shared(texts: dict[str, bytes]) -> dict[str, bytes]:
    return {
        file: text for file, text in texts.items()
        if not file.startswith(("procedures/", "bundles/", "i18n/"))
    }  # fmt: skip


def with_one(texts: dict[str, bytes], name: str) -> bytes:
    head, _, tail = texts[name].decode().partition("\nscenarios:\n")
    first = tail.split("\n  - name:")[0]
    return formatted(f"{head}\n\nscenarios:\n{first}\n".encode(), name).text.encode()


def test_what_no_filing_can_do_is_not_counted(made: Build) -> None:
    nobody = {}
    for one in made.procedures:
        known = coverage(engine(one.program, made.world))
        if known.missing:
            judged = Reach(engine(one.program, made.world)).judged(known)
            nobody[one.program.code] = [(it.what, it.path) for it in judged.nobody]
    assert nobody["1.002687"] == [("holds", "facts/qua_tuoi")]
    assert nobody["1.003976"] == [("not_asked", "components/giay_khai_sinh")]


@pytest.mark.parametrize(
    "name",
    [BIRTH, "procedures/giao_thong/cap_giay_phep_lai_xe.yaml",
     "procedures/chung_thuc/chung_thuc_ban_sao.yaml", "procedures/khieu_nai/"
     "giai_quyet_khieu_nai_lan_hai.yaml", "procedures/cu_tru/dang_ky_thuong_tru.yaml"],
)  # fmt: skip
def test_proposals_signed_unchanged_pass_and_leave_nothing(
    texts: dict[str, bytes], name: str
) -> None:
    build, one = alone(texts, name)
    known = words(one.program, build.world)
    drafts = proposed(one, build.world)
    entries = proposals.text(one.program, drafts, known)
    assert entries.count(proposals.MARK) == len(drafts)
    content = with_one(texts, name)
    signed = proposals.appended(content, name, entries)
    assert signed.startswith(content.decode().rstrip("\n"))
    assert formatted(signed.encode(), name).text == signed
    again = compile_texts({**shared(texts), name: signed.encode()})
    tried = try_all(again.procedures[0], again, prove=True)
    assert tried.failed == 0
    assert tried.coverage.missing == ()
    assert len(tried.found) == 1 + len(drafts)


def test_coverage_is_told_in_both_languages(texts: dict[str, bytes]) -> None:
    build, one = alone(texts, "procedures/chung_thuc/chung_thuc_ban_sao.yaml")
    known = coverage(engine(one.program, build.world))
    assert line(known, words(one.program, build.world)) == (
        "2.000815: 4/8 nhánh, 0/2 giá trị biên; chưa tình huống nào thử: có giấy tờ do cơ quan, "
        "tổ chức nước ngoài cấp; nhiều bản chính, nhiều trang, nhiều bản sao hoặc nội dung "
        "phức tạp, khó kiểm tra, đối chiếu; «Bản chính giấy tờ, văn bản làm cơ sở để chứng "
        "thực»: tra cứu được trong Kho quản lý dữ liệu điện tử của tổ chức, cá nhân và 3 nữa\n"
    )
    judged = Reach(engine(one.program, build.world)).judged(known)
    told = line(judged, words(one.program, build.world, "en"))
    assert told.startswith("2.000815: 4/8 branches, 0/2 boundary values; missing: ")
    rows = [*listed(judged, words(one.program, build.world), one.places.__getitem__)]
    assert len(rows) == len(judged.branches)
    assert any("chung_thuc_ban_sao.yaml:" in row for row in rows)


DAY = ir.Ref("lodged", "date", "filing")


@pytest.mark.parametrize(
    ("rule", "met", "missed"),
    [
        (ir.Cmp("lt", case("so", "integer"), lit("integer", 18)), "18", "17"),
        (ir.Cmp("le", case("so", "integer"), lit("integer", 18)), "18", "19"),
        (ir.Cmp("gt", case("so", "integer"), lit("integer", 18)), "18", "19"),
        (ir.Cmp("ge", case("so", "integer"), lit("integer", 18)), "18", "17"),
        (ir.Cmp("ge", DAY, ir.Lit("date", "2026-01-01")), "2026-01-01", "2025-12-31"),
        (ir.Cmp("le", case("ti_le", "decimal"), ir.Lit("decimal", "0.25")), "0.25", "0.26"),
    ],
)
def test_a_bound_is_met_exactly_and_missed_by_one(rule: ir.Cmp, met: str, missed: str) -> None:
    ((at, beside),) = thresholds(rule)
    assert at == ir.Cmp("eq", rule.left, ir.Lit(rule.right.type, met))  # type: ignore[union-attr]
    assert beside == ir.Cmp("eq", rule.left, ir.Lit(rule.right.type, missed))  # type: ignore[union-attr]


def test_a_branch_is_told_in_words(made: Build) -> None:
    one = next(it for it in made.procedures if it.program.code == "1.001193")
    known = words(one.program, made.world)
    rest = Branch("fees/le_phi/amount/3", "rest", ir.TRUE)
    assert words_of(rest, one.program, known) == (
        "trường hợp còn lại của «Lệ phí đăng ký khai sinh»"
    )
    paper = Branch("components/van_ban_uy_quyen", "not_asked", ir.TRUE)
    assert words_of(paper, one.program, known) == "không phải nộp «Văn bản ủy quyền»"


NEW = {
    "code": ("1.002755",), "name": ("Gia hạn tạm trú",), "domain": ("Cư trú",),
    "in_force": ("1/1/2026",), "basis": ("68/2020/QH14 Điều 27",),
    "cases": ("gia hạn lần đầu", "gia hạn từ lần thứ hai"),
    "papers": ("Tờ khai thay đổi thông tin cư trú | khai", "Căn cước | xuất trình"),
    "fees": ("Lệ phí gia hạn | lệ phí | 10000đ",), "term": ("3 ngày làm việc",),
    "results": ("Thông báo kết quả",),
}  # fmt: skip


def test_a_new_procedure_gets_all_its_scenarios(tmp_path: Path) -> None:
    for path, text in new(silent(tmp_path).answers(NEW), tmp_path, "vi").texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for path in tmp_path.rglob("*.yaml"):
        head = path.read_text("utf-8").partition("\nscenarios:")[0]
        kept = [it for it in head.splitlines(True) if "review:" not in it]
        path.write_text("".join(kept), "utf-8")
    build = compile_texts(dict(read_folder(tmp_path)))
    one = build.procedures[0]
    drafts = proposed(one, build.world)
    assert drafts
    path = tmp_path / one.summary.file
    entries = proposals.text(one.program, drafts, words(one.program, build.world))
    path.write_text(proposals.appended(path.read_bytes(), one.summary.file, entries), "utf-8")
    again = compile_texts(dict(read_folder(tmp_path)))
    tried = try_all(again.procedures[0], again, prove=True)
    assert tried.failed == 0
    assert tried.coverage.missing == ()


def silent(folder: Path) -> Interview:
    return Interview(known(folder), "vi", None, lambda text: None)
