"""Filings as people make them: what they type, choose and attach, by the names of the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from runtime.clock import VIETNAM

PDF = ("giay-to.pdf", b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n", "application/pdf")
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)  # a Friday

HOME = {"tinh": "79", "xa": "Phường Sài Gòn", "dong": "12 Nguyễn Huệ"}


def at(path: str, parts: Mapping[str, str] = HOME) -> dict[str, str]:
    return {f"{path}.{part}": text for part, text in parts.items()}


def person(name: str, full: str, born: str, number: str) -> dict[str, str]:
    return {
        f"{name}.ho_ten": full,
        f"{name}.ngay_sinh": born,
        f"{name}.dan_toc": "kinh",
        f"{name}.quoc_tich": "viet_nam",
        f"{name}.so_dinh_danh": number,
        **at(f"{name}.cu_tru"),
    }


APPLICANT = {
    "nguoi_nop.ho_ten": "Nguyễn Văn Bình",
    "nguoi_nop.so_dinh_danh": "079090001234",
    "nguoi_nop.dien_thoai": "0903 123 456",
    **at("nguoi_nop.noi_cu_tru"),
}

BIRTH: Mapping[str, str] = {
    **APPLICANT,
    "quan_he": "cha_me",
    "tre_la": "du_cha_me",
    "tre.ho_ten": "Nguyễn Bảo An",
    "tre.ngay_sinh": "01/11/2026",
    "tre.gioi_tinh": "nu",
    "tre.dan_toc": "kinh",
    "tre.quoc_tich": "viet_nam",
    "tre.noi_sinh": "Bệnh viện Từ Dũ, Thành phố Hồ Chí Minh",
    "tre.que_quan": "Thành phố Hồ Chí Minh",
    "mang_thai_ho": "no",
    "so_ban_sao": "2",
    **person("me", "Trần Thị Hoa", "05/09/1994", "079194005678"),
    **person("cha", "Nguyễn Văn Bình", "12/03/1990", "079090001234"),
    "giay_chung_sinh": "giay_chung_sinh",
    "noi_nop": "",
}

BUILDING: Mapping[str, str] = {
    **APPLICANT,
    "chu_dau_tu.loai": "ca_nhan",
    "chu_dau_tu.ten": "Nguyễn Văn Bình",
    "chu_dau_tu.so_dinh_danh": "079090001234",
    "chu_dau_tu.dien_thoai": "0903123456",
    **at("chu_dau_tu.dia_chi"),
    "nguoi_nop.uy_quyen": "no",
    **at("vi_tri"),
    "lo_dat": "Thửa 15, tờ bản đồ 7",
    "dien_tich_lo": "120,5",
    "cong_trinh": "nha_o",
    "cap_cong_trinh": "cap_4",
    "dien_tich_xay_dung": "80",
    "tong_dien_tich_san": "240",
    "chieu_cao": "11,2",
    "so_tang": "3",
    "co_lien_ke": "no",
    "don_vi_thiet_ke": "Công ty Thiết kế Sông Xanh",
    "chung_chi_thiet_ke": "HCM-00012345",
    "chu_tri_thiet_ke": "Lê Minh Quân",
    "phai_tham_tra": "no",
    "thuoc_dien_pccc": "no",
    "thuoc_dien_moi_truong": "no",
    "so_thang": "8",
    "gcn_quyen_su_dung_dat": "gcn_quyen_su_dung_dat",
}

TOGETHER: Mapping[str, str] = {
    **{f"ks.{name}": answer for name, answer in BIRTH.items()},
    **at("tt.noi_moi"),
    "tt.chu_ho.ho_ten": "Nguyễn Văn Bình",
    "tt.chu_ho.so_dinh_danh": "079090001234",
    "tt.quan_he_voi_chu_ho": "con",
    "tt.cach_dong_y.y_kien_dong_y": "declaration",
    "bhyt.noi_kham_chua_benh": "Bệnh viện Nhi đồng 1",
}

FILINGS: Mapping[str, Mapping[str, str]] = {
    "1.001193": BIRTH,
    "1.013225": BUILDING,
    "2.000986": TOGETHER,
}


def first_of(offered: Sequence[str]) -> str:
    return next(one for one in offered if one)
