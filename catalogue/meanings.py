"""What authors call things at work, and the words of the catalogue that mean the same."""

from __future__ import annotations

from collections.abc import Mapping

MEANINGS: Mapping[str, tuple[str, ...]] = {
    # keys
    "ten": ("name",), "tieu_de": ("title",), "nhan": ("label",), "linh_vuc": ("domain",),
    "doi_tuong": ("audience",), "kenh": ("channels", "channel"), "can_cu": ("basis",),
    "hieu_luc": ("in_force",), "co_quan": ("authority",), "tham_quyen": ("authority",),
    "truong_hop": ("cases", "case"), "cau_hoi": ("ask",), "bieu_mau": ("form",),
    "trang": ("page",), "kiem_tra": ("checks",), "goi_y": ("hint",), "khi": ("when",),
    "neu": ("when",), "bat_buoc": ("required",), "don_vi": ("unit",), "lua_chon": ("options",),
    "loai": ("kind", "type"), "ho_so": ("components",), "giay_to": ("document", "components"),
    "to_khai": ("declaration",), "nop": ("submit",), "xuat_trinh": ("present",),
    "phi": ("fees",), "le_phi": ("fees",), "muc_thu": ("amount",), "so_tien": ("amount", "money"),
    "bang_gia": ("tariff",), "bieu_phi": ("tariff",), "nhan_gia_tri": ("takes",),
    "nguoi_nhan": ("payee",), "nop_cho": ("payee",), "hoan_tra": ("refund",),
    "khong_giam": ("monotone",),
    "han_nop": ("due",), "quy_dinh_boi": ("set_by",), "theo_thong_bao": ("by_notice",),
    "theo_thoa_thuan": ("by_agreement",), "tham_so": ("parameters",), "cach_tinh": ("hit",),
    "gia_han": ("extend",), "tam_dung": ("stops",), "im_lang": ("silence",),
    "tinh_tu": ("from",), "su_kien": ("events",), "gia_tri": ("valid",),
    "chuyen_tiep": ("transition",), "phan_hoi": ("replies",), "truoc": ("before",),
    "mien_giam": ("relief",), "thoi_han": ("term",), "ket_qua": ("results",),
    "dieu_kien": ("requirements",), "yeu_cau": ("requirements",), "buoc": ("steps",),
    "trinh_tu": ("steps",), "tinh_huong": ("scenarios",), "noi_dung": ("says",),
    "tra_loi": ("answers",), "can_bo": ("officer",), "mong_doi": ("expect",), "so_bo": ("sets",),
    "so_hieu": ("act",), "ban_hanh": ("issued",), "co_quan_ban_hanh": ("issuer",),
    "het_hieu_luc": ("until",), "thay_the": ("replaced_by",), "sua_doi": ("amends",),
    "dieu_khoan": ("articles",),
    "xem_lai": ("review",), "cho_quyet_dinh": ("review",), "loai_co_quan": ("agency_kinds",),
    "lap_lai": ("each",), "noi_nhan": ("to",), "han_giay_to": ("max_age",),
    "nuoc_ngoai": ("if_foreign", "foreign"), "nhom": ("group",), "nguoi_ky": ("signed_by",),
    "hinh_thuc": ("ways",), "y_kien_cua": ("from",), "muc_can_thiet": ("need",),
    "lien_thong": ("bundle",), "thu_tuc_thanh_phan": ("members",), "bi_tu_choi": ("if_refused",),
    "dung_lai": ("map",), "thay_cho_giay_to": ("covers",), "noi_tiep_nhan": ("receives",),
    "mo_rong": ("extends",), "dia_phuong_quyet_dinh": ("overrides",), "quyet_dinh": ("decision",),
    "tat_ca": ("all_of",), "mot_trong": ("one_of",), "mot_hoac_nhieu": ("any_of",),
    "noi_nhan_ho_so": ("receives",), "giai_quyet": ("decides",), "o_nuoc_ngoai": ("abroad",),
    "thoi_diem": ("as_of",), "truong": ("fields",),
    # values
    "hop_phap_hoa": ("legalised",), "dich": ("translated",),
    "truc_tuyen": ("online",), "truc_tiep": ("counter",), "tai_quay": ("counter",),
    "quay": ("counter",), "buu_chinh": ("post",), "buu_dien": ("post",),
    "dien_tu": ("electronic",), "khong": ("none",), "khong_co": ("none",), "khong_thu": ("none",),
    "toan_trinh": ("full",), "mot_phan": ("partial",), "tim_thay": ("found",),
    "khong_tim_thay": ("not_found",), "cap": ("granted",), "tu_choi": ("refused",),
    # joints of rules
    "moi": ("per",), "x": ("*",), "la": ("==",),
    # kinds of fields
    "chu": ("text",), "van_ban": ("text",), "so": ("integer",), "so_nguyen": ("integer",),
    "number": ("integer",), "string": ("text",), "tien": ("money",), "ngay": ("date",),
    "ngay_thang": ("date",), "dia_chi": ("address",), "ho_ten": ("person_name",),
    "dien_thoai": ("phone",), "thu_dien_tu": ("email",), "chon": ("choice",),
    "dinh_kem": ("upload",), "file": ("upload",), "co_khong": ("yes_no",), "boolean": ("yes_no",),
}  # fmt: skip
"""By the author's word without marks, joined by underscores."""
