"""One procedure twice: 60 rules in the language, and the same as Python written by hand.

The Python is put together from the right-hand sides below into one plain function: a local name
for each answer, an `if` for each rule, no table, no interpreter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Set
from datetime import date, timedelta
from typing import Any, TypeAlias

from catalogue.kinds.base import Json

Judge: TypeAlias = Callable[[Mapping[str, Json], date, str, Set[date]], Mapping[str, Any]]
Rule: TypeAlias = tuple[str, str, str]
"""What it is for, as the language says it, as Python says it."""

CASES = {
    "cap_moi": "đề nghị giải quyết lần đầu",
    "gia_han": "đề nghị gia hạn",
    "bi_mat": "đề nghị cấp lại do bị mất",
    "chuyen_giao": "đề nghị chuyển giao",
}
CIRCUMSTANCES = ("gan_song", "thue_dia_diem", "ban_dem", "phat_thai")
QUESTION_RULES = (
    ("cap_moi", "viec == 'cap_moi'"),
    ("gia_han or chuyen_giao", "viec == 'gia_han' or viec == 'chuyen_giao'"),
    ("not cap_moi", "viec is not None and viec != 'cap_moi'"),
    ("gan_song", "gan_song"),
    ("thue_dia_diem", "thue_dia_diem"),
    ("ban_dem and not bi_mat", "ban_dem and viec != 'bi_mat'"),
    ("quy_mo >= 20", "quy_mo >= 20"),
    ("quy_mo > 100 and gan_song", "quy_mo > 100 and gan_song"),
    ("chu_ho_so.loai == to_chuc", "loai == 'to_chuc'"),
    (
        "chu_ho_so.loai == to_chuc and quy_mo > 10 or thue_dia_diem",
        "loai == 'to_chuc' and quy_mo > 10 or thue_dia_diem",
    ),
)
QUESTIONS: tuple[Rule, ...] = tuple(
    (f"o{number}", *QUESTION_RULES[(number - 1) % len(QUESTION_RULES)]) for number in range(1, 31)
)
FACTS: tuple[Rule, ...] = (
    (
        "quy_mo_lon",
        "quy_mo >= 50 and chu_ho_so.loai == to_chuc",
        "quy_mo >= 50 and loai == 'to_chuc'",
    ),
    ("nhay_cam", "gan_song or ban_dem or phat_thai", "gan_song or ban_dem or phat_thai"),
    (
        "phai_kiem_tra",
        "quy_mo_lon or nhay_cam and cap_moi",
        "quy_mo_lon or nhay_cam and viec == 'cap_moi'",
    ),
    ("don_gian", "not nhay_cam and quy_mo < 20", "not nhay_cam and quy_mo < 20"),
)
PAPERS: tuple[Rule, ...] = (
    ("giay_to_1", "cap_moi", "viec == 'cap_moi'"),
    ("giay_to_2", "phai_kiem_tra", "phai_kiem_tra"),
    ("giay_to_3", "gia_han and not nhay_cam", "viec == 'gia_han' and not nhay_cam"),
    ("giay_to_4", "thue_dia_diem", "thue_dia_diem"),
    ("giay_to_5", "phat_thai and quy_mo >= 20", "phat_thai and quy_mo >= 20"),
    ("giay_to_6", "chu_ho_so.loai == to_chuc", "loai == 'to_chuc'"),
    ("giay_to_7", "bi_mat or chuyen_giao", "viec == 'bi_mat' or viec == 'chuyen_giao'"),
    ("giay_to_8", "not don_gian", "not don_gian"),
    ("giay_to_9", "gan_song and cap_moi", "gan_song and viec == 'cap_moi'"),
    ("van_ban_uy_quyen", "nguoi_nop.uy_quyen", "uy_quyen"),
)
TARIFF: tuple[Rule, ...] = (
    ("100000", "cap_moi and quy_mo < 20", "viec == 'cap_moi' and quy_mo < 20"),
    (
        "250000",
        "cap_moi and quy_mo >= 20 and quy_mo < 100",
        "viec == 'cap_moi' and 20 <= quy_mo < 100",
    ),
    ("400000", "cap_moi and quy_mo >= 100", "viec == 'cap_moi' and quy_mo >= 100"),
    ("80000", "gia_han", "viec == 'gia_han'"),
    ("50000", "bi_mat", "viec == 'bi_mat'"),
    ("60000", "chuyen_giao", "viec == 'chuyen_giao'"),
)
RELIEFS: tuple[Rule, ...] = (
    ("50", "don_gian", "don_gian"),
    ("20", "channel == online and not ban_dem", "channel == 'online' and not ban_dem"),
)
TERM: tuple[Rule, ...] = (
    ("20", "phai_kiem_tra and not ban_dem", "phai_kiem_tra and not ban_dem"),
    ("25", "phai_kiem_tra and ban_dem", "phai_kiem_tra and ban_dem"),
    ("7", "not phai_kiem_tra", "not phai_kiem_tra"),
)
PLUS: tuple[Rule, ...] = (("5", "phat_thai", "phat_thai"), ("2", "thue_dia_diem", "thue_dia_diem"))
CHECKS: tuple[Rule, ...] = (
    ("1", "quy_mo <= 500 or chu_ho_so.loai == to_chuc", "quy_mo <= 500 or loai == 'to_chuc'"),
    ("2", "not (ban_dem and quy_mo > 300)", "not (ban_dem and quy_mo > 300)"),
    ("3", "quy_mo < 900 or not gan_song", "quy_mo < 900 or not gan_song"),
)
PLAIN = (
    *("nguoi_nop.ho_ten", "nguoi_nop.so_dinh_danh", "nguoi_nop.noi_cu_tru"),
    *("nguoi_nop.dien_thoai", "nguoi_nop.uy_quyen"),
    *("chu_ho_so.loai", "chu_ho_so.ten", "chu_ho_so.dia_chi", "chu_ho_so.dien_thoai"),
    *("viec", "quy_mo", *CIRCUMSTANCES),
)
"""Questions that are always asked; those of the shared blocks are among them."""
BY_KIND = {
    "chu_ho_so.so_dinh_danh": "loai == 'ca_nhan'",
    "chu_ho_so.ma_so_thue": "loai == 'to_chuc'",
    "chu_ho_so.nguoi_dai_dien": "loai == 'to_chuc'",
    "chu_ho_so.chuc_vu": "loai == 'to_chuc'",
}
RULES = (*QUESTIONS, *FACTS, *PAPERS, *TARIFF, *RELIEFS, *TERM, *PLUS, *CHECKS)
BASIS = "175/2024/NĐ-CP Điều 5"


def procedure() -> str:
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield 'procedure: "1.600000"'
    yield "name: Thủ tục có sáu mươi quy tắc"
    yield "domain: ho_tich"
    yield "audience: [to_chuc]"
    yield "channels: [online, counter]"
    yield "online: full"
    yield "sets: 1"
    yield "in_force: {from: 01/08/2025}"
    yield "published_by: 163/QĐ-BTP, 20/01/2026"
    yield f"basis: {BASIS}"
    yield "authority: any ubnd_xa in tinh"
    yield "parties: {submitter: nguoi_nop, owner: chu_ho_so, subject: chu_ho_so}"
    yield "cases:\n  viec:\n    ask: Ông, bà đề nghị việc nào?\n    one_of:"
    yield from (f"      {case}: {says}" for case, says in CASES.items())
    yield "form:\n  - page: noi_dung\n    title: Nội dung\n    fields:"
    yield "      - use: nguoi_nop@1 as nguoi_nop\n      - use: chu_the@1 as chu_ho_so"
    yield "      - case: viec\n      - {id: quy_mo, kind: integer, label: Quy mô, max: 1000}"
    for name in CIRCUMSTANCES:
        yield f"      - {{id: {name}, kind: yes_no, label: Hoàn cảnh {name}}}"
    for name, rule, _ in QUESTIONS:
        yield f"      - {{id: {name}, kind: text, label: Câu hỏi {name}, when: {rule}}}"
    yield "    checks:"
    yield from (f"      - must: {rule}\n        says: Điều kiện {id}" for id, rule, _ in CHECKS)
    yield "facts:"
    yield from (f"  {id}: {{is: {rule}, says: trường hợp {id}}}" for id, rule, _ in FACTS)
    yield "components:\n  - {declaration: giay_to_0}"
    for id, rule, _ in PAPERS:
        yield f"  - {{document: {id}, present: original, when: {rule}, basis: {BASIS}}}"
    yield "fees:\n  - id: le_phi\n    type: le_phi\n    name: Lệ phí\n    due: intake"
    yield f"    basis: {BASIS}\n    amount:"
    yield from (f"      - {{is: {_dong(id)}, when: {rule}}}" for id, rule, _ in TARIFF)
    yield "    relief:"
    yield from (f"      - {{off: {id}%, when: {rule}, basis: {BASIS}}}" for id, rule, _ in RELIEFS)
    yield f"term:\n  basis: {BASIS}\n  within:"
    yield from (f"    - {{is: {id} working_days, when: {rule}}}" for id, rule, _ in TERM)
    yield "  plus:"
    yield from (f"    - {{is: {id} working_days, when: {rule}}}" for id, rule, _ in PLUS)
    yield "results:\n  - {id: ket_qua, outcome: granted, name: Giấy phép}"
    yield "requirements: none\nsteps:\n  - use: ho_tich@1"


def _dong(amount: str) -> str:
    return f"{int(amount):,}đ".replace(",", ".")


def _source() -> Iterator[str]:
    yield "def judge(answers, lodged, channel, off):"
    yield "    get = answers.get"
    yield "    viec, loai = get('viec'), get('chu_ho_so.loai')"
    yield "    quy_mo, uy_quyen = get('quy_mo') or 0, get('nguoi_nop.uy_quyen') or False"
    yield from (f"    {name} = get('{name}') or False" for name in CIRCUMSTANCES)
    yield "    shown, values, missing, papers, faults = {}, {}, [], [], []"
    for name in PLAIN:
        yield f"    shown['{name}'] = True"
        yield from _value(name, "    ")
    yield "    shown['nguoi_nop.email'] = True"
    yield "    values['nguoi_nop.email'] = get('nguoi_nop.email')"
    for name, rule in (*BY_KIND.items(), *((name, rule) for name, _, rule in QUESTIONS)):
        yield f"    if {rule}:"
        yield f"        shown['{name}'] = True"
        yield from _value(name, "        ")
        yield f"    else:\n        shown['{name}'] = False\n        values['{name}'] = None"
    yield from (f"    {name} = {rule}" for name, _, rule in FACTS)
    for name, _, rule in PAPERS:
        yield f"    if {rule}:\n        papers.append('{name}')\n        shown['nop.{name}'] = True"
        yield from _value(f"nop.{name}", "        ")
        yield f"    else:\n        shown['nop.{name}'] = False\n        values['nop.{name}'] = None"
    for number, (amount, _, rule) in enumerate(TARIFF):
        yield f"    {'if' if number == 0 else 'elif'} {rule}:\n        fee = {amount}"
    yield "    else:\n        fee = 0\n    off_percent = 0"
    for amount, _, rule in RELIEFS:
        yield f"    if {rule}:\n        off_percent = max(off_percent, {amount})"
    yield "    fee -= fee * off_percent // 100"
    for number, (days, _, rule) in enumerate(TERM):
        yield f"    {'if' if number == 0 else 'elif'} {rule}:\n        days = {days}"
    for days, _, rule in PLUS:
        yield f"    if {rule}:\n        days += {days}"
    yield "    due = lodged\n    while days:\n        due += DAY"
    yield "        if due.weekday() < 5 and due not in off:\n            days -= 1"
    for name, _, rule in CHECKS:
        yield f"    if not ({rule}):\n        faults.append('{name}')"
    yield "    return {'shown': shown, 'values': values, 'missing': missing, 'papers': papers,"
    yield "            'faults': faults, 'fee': fee, 'due': due}"


def _value(name: str, indent: str) -> Iterator[str]:
    """The answer to a question that is shown, missing when there is none."""
    yield f"{indent}values['{name}'] = value = get('{name}')"
    yield f"{indent}if value is None:\n{indent}    missing.append('{name}')"


def _compiled() -> Judge:
    names: dict[str, Any] = {"DAY": timedelta(days=1)}
    exec("\n".join(_source()), names)
    made: Judge = names["judge"]
    return made


judge = _compiled()
