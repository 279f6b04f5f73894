"""Parts of a procedure laid over the base one: the program that they make, or what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from catalogue.diagnostics import Diagnostic
from catalogue.load import read_folder
from catalogue.messages import BASE_PROCEDURE, Sample
from compiler import ir
from compiler.pipeline import compile_texts
from tests.compiler.rules import lowered
from tests.snippets import lay

BASIS = (ir.Citation("63/2010/NĐ-CP", None, ("Điều 8",)),)
ONLINE = ir.Cmp("eq", ir.Ref("channel", "choice", "filing"), ir.Lit("choice", "online"))
FAST = ir.Cmp("eq", ir.Ref("loai", "choice"), ir.Lit("choice", "nhanh"))
PAPERS = """\
- {id: don_de_nghi, name: Đơn đề nghị}
- {id: to_khai, name: Tờ khai}
- {id: giay_to_tuy_than, name: Giấy tờ tùy thân}
- {id: giay_a, name: Giấy A}
- {id: giay_b, name: Giấy B}
- {id: giay_c, name: Giấy C, satisfied_by: csdl_dan_cu, basis: 45/2019/QH14 Điều 1}
- {id: giay_mien, name: Giấy xác nhận diện miễn}
"""
RELIEF = "name: Diện miễn\noptions: {ho_ngheo: Hộ nghèo, tre_em: Trẻ em}\n"
LONG = "name: Nghề\noptions:\n" + "".join(f"  nghe_{n}: Nghề số {n}\n" for n in range(41))
CASES = """\
cases:
  viec:
    ask: Đăng ký vào đâu?
    one_of:
      so_huu:
        says: nhà của mình
        basis: 63/2010/NĐ-CP Điều 8
        one_of: {nha: nhà ở, phuong_tien: phương tiện}
      thue: nhà thuê
form:
  - page: thong_tin
    title: Thông tin
    fields:
      - use: nguoi_nop@1 as nguoi_nop
      - case: viec
      - {id: ngay_sinh, kind: date, label: Ngày sinh}
      - id: loai
        kind: choice
        label: Cách giải quyết
        options: {thuong: Thông thường, nhanh: Giải quyết nhanh}
      - {id: co_ban_sao, kind: yes_no, label: Có cấp bản sao}
      - {id: so_ban, kind: integer, label: Số bản, unit: bản, min: 0, max: 20}
      - {id: nha_cu, kind: address, label: Nhà cũ, provinces: tinh, communes: xa}
      - list: ho_so
        of: to@1
        label: Giấy tờ kèm
"""
BLOCK = """\
block: to@1
fields:
  - {id: so_trang, kind: integer, label: Số trang, unit: trang, min: 1, max: 99}
  - {id: goc, kind: yes_no, label: Bản gốc}
"""
PLACES = "name: Nơi\noptions: {a: A, b: B}\n"
MORE = {
    "documents.yaml": PAPERS,
    "lists/dien_mien.yaml": RELIEF,
    "lists/nghe.yaml": LONG,
    "lists/tinh.yaml": PLACES,
    "lists/xa.yaml": PLACES,
    "blocks/to@1.yaml": BLOCK,
}


def laid(text: str, more: Mapping[str, str] = MORE) -> tuple[dict[str, bytes], int]:
    """The files of the catalogue with the text in its procedure, and the lines before the text."""
    with TemporaryDirectory() as folder:
        found = lay(Sample(BASE_PROCEDURE, 1, 1, text, whole=False), text, Path(folder))
        files = dict(read_folder(Path(folder)))
    return {**files, **{name: one.encode() for name, one in more.items()}}, found.below


def made(text: str) -> ir.Program:
    """The program of the base procedure with these parts; nothing may be wrong with it."""
    program, found = lowered(laid(text)[0])
    assert found == ()
    return program


def told(text: str) -> list[Diagnostic]:
    """What a whole check finds in the procedure; places count from the first line of the text."""
    files, _ = laid(text)
    found = compile_texts(files).report.sorted()
    return [one for one in found if one.span.file == BASE_PROCEDURE]


def places(text: str) -> list[tuple[str, int, int]]:
    below = laid(text)[1]
    return [(one.slug, one.span.line - below, one.span.column) for one in told(text)]


def arg(found: Diagnostic, name: str) -> str:
    return dict(found.args)[name]
