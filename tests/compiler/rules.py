"""One procedure with something of everything, and a slot for the rule that a test is about."""

from __future__ import annotations

from catalogue.diagnostics import Diagnostic
from catalogue.load import load
from catalogue.messages import BASE_PROCEDURE
from compiler import ir
from compiler.lowering import lower
from compiler.resolve import resolve
from compiler.shared import Shared, index
from tests.catalogue.marked import BASE, MARK

FACTS = """\
parameters:
  m2: {is: 8, kind: decimal}
  muc_thu:
    kind: money
    is:
      - {is: 10.000đ, until: 30/06/2026}
      - {is: 12.000đ, from: 01/07/2026}
facts:
  chung: {is: lodged >= 01/01/2026, says: từ năm 2026}
"""
PROCEDURE = """\
procedure: "9.000001"
name: Thủ tục mẫu
domain: mau
audience: [cong_dan_viet_nam]
channels: [online, counter]
online: full
in_force: {from: 01/01/2026}
authority: so_tu_phap
parties: {submitter: nguoi_nop, owner: nguoi_nop, subject: nguoi_nop}
cases:
  viec:
    ask: Đăng ký vào đâu?
    one_of:
      so_huu:
        says: nhà của mình
        one_of: {nha: nhà ở, phuong_tien: phương tiện}
      thue: nhà thuê
  them:
    ask: Đề nghị thêm việc gì?
    any_of:
      doi: đổi giấy
      cap:
        says: cấp giấy
        one_of: {moi: cấp mới, lai: cấp lại}
form:
  - page: mot
    title: Trang một
    fields:
      - use: nguoi_nop@1 as nguoi_nop
      - case: viec
      - case: them
      - {id: loai, kind: choice, label: Loại, options: cach_giai_quyet}
      - {id: cach, kind: choice, label: Cách, options: cach_giai_quyet}
      - {id: nhieu, kind: choices, label: Nhiều, options: cach_giai_quyet}
      - {id: ngay_sinh, kind: date, label: Ngày sinh}
      - {id: so_ban, kind: integer, label: Số bản, min: 0, max: 20}
      - {id: dien_tich, kind: decimal, label: Diện tích}
      - {id: tien, kind: money, label: Tiền}
      - {id: ghi, kind: text, label: Ghi}
      - id: noi_o
        kind: address
        label: Nơi ở
        provinces: cach_giai_quyet
        communes: cach_giai_quyet
      - list: thanh_vien
        of: nguoi_nop@1
        label: Thành viên
      - {id: co_ban_sao, kind: yes_no, label: Bản sao, when: FORM_RULE}
      - {id: cuoi, kind: yes_no, label: Cuối}
facts:
  xa: {is: gan and so_ban > 5, says: ở xa}
  gan: {is: cuoi, says: ở gần}
  phuc_tap: {by: thu_ly, says: phức tạp}
  lau: {is: phuc_tap or loai == nhanh, says: lâu}
requirements:
  - test: RULE
    says: Đủ điều kiện
steps:
  - {step: thu_ly, by: thu_ly_hs, says: Thẩm định hồ sơ}
"""


def lowered(texts: dict[str, bytes]) -> tuple[ir.Program, tuple[Diagnostic, ...]]:
    """The program of the base procedure's file, and what was found in names and rules."""
    catalogue, read = load({**BASE, "facts.yaml": FACTS.encode(), **texts})
    assert read.sorted() == ()
    (one,) = [one for one in catalogue.procedures if one.file == BASE_PROCEDURE]
    shared, twice = index(catalogue)
    resolved, found = resolve(one.file, one.value, Shared(shared))
    program, _, more = lower(resolved, "mau/2026")
    return program, (*twice, *found.sorted(), *more.sorted())


def with_rules(rule: str = "so_ban > 1", form: str = "so_ban > 1") -> dict[str, bytes]:
    text = PROCEDURE.replace("FORM_RULE", quoted(form)).replace("test: RULE", f"test: {rule}")
    return {BASE_PROCEDURE: text.encode()}


def quoted(rule: str) -> str:
    return f"'{rule}'"


def found(rule: str = "so_ban > 1", form: str = "so_ban > 1") -> list[tuple[str, int, int]]:
    """Findings of two marked rules; one of them may hold the mark, which is left out."""
    texts = with_rules(rule.replace(MARK, ""), form.replace(MARK, ""))
    return [(one.slug, one.span.line, one.span.column) for one in lowered(texts)[1]]


def place(rule: str = "so_ban > 1", form: str = "so_ban > 1") -> tuple[int, int]:
    """Line and column of the mark."""
    before = with_rules(rule, form)[BASE_PROCEDURE].decode().split(MARK)[0]
    return before.count("\n") + 1, len(before) - before.rfind("\n")
