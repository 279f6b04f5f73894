"""A small procedure written by hand that uses every widget, and worlds to show it in."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from catalogue.kinds.address import Address
from catalogue.kinds.base import Json, Option
from catalogue.kinds.choice import Choice
from catalogue.kinds.choices import Choices
from catalogue.kinds.computed import Computed
from catalogue.kinds.date import CalendarDate
from catalogue.kinds.decimal import DecimalNumber
from catalogue.kinds.email import Email
from catalogue.kinds.env import PlainEnv
from catalogue.kinds.integer import Integer
from catalogue.kinds.long_text import LongText
from catalogue.kinds.money import Money
from catalogue.kinds.person_name import PersonName
from catalogue.kinds.personal_id import PersonalId
from catalogue.kinds.phone import Phone
from catalogue.kinds.text import Text
from catalogue.kinds.upload import FileUpload
from catalogue.kinds.yes_no import YesNo
from compiler.evaluate import engine
from compiler.evaluation import Calendar, Evaluation, Filing, World
from compiler.ir import (
    FALSE,
    FORMAT,
    TRUE,
    Arith,
    Authority,
    Case,
    CaseOption,
    Check,
    Citation,
    Clock,
    ClockRow,
    Cmp,
    Component,
    ComponentGroup,
    ComponentLine,
    ComponentNote,
    CopiesRow,
    Decision,
    Expr,
    Fact,
    Fee,
    Field,
    Group,
    Heading,
    Lit,
    Lookup,
    Not,
    Note,
    Page,
    Paper,
    Parties,
    PartyRow,
    Place,
    Program,
    Ref,
    Relief,
    Requirement,
    Result,
    Row,
    Stated,
    Step,
    Tier,
    Tiers,
)

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=ZONE)
ORIGINAL = (CopiesRow(TRUE, ((Paper(1, "original"),),)),)
LAW = (Citation("60/2014/QH13", places=("Điều 13", "khoản 2")),)
CASES = (CaseOption("mua", "mua mới"), CaseOption("thue", "thuê, mượn"))


def chosen(code: str) -> Expr:
    return Cmp("eq", Ref("nguon", "choice"), Lit("choice", code))


def fact(id_: str) -> Ref:
    return Ref(id_, "bool")


OWNER = Page(
    "nguoi_nop",
    "Người nộp",
    (
        Heading("Thông tin của người nộp"),
        Field("nguoi_nop.ho_ten", PersonName(), "Họ, chữ đệm, tên"),
        Field("nguoi_nop.so_dinh_danh", PersonalId(), "Số định danh cá nhân"),
        Field("nguoi_nop.ngay_sinh", CalendarDate(), "Ngày sinh"),
        Field("nguoi_nop.noi_o", Address(), "Nơi ở"),
        Field("nguoi_nop.dien_thoai", Phone(), "Số điện thoại"),
        Field("nguoi_nop.email", Email(), "Thư điện tử", required=FALSE),
        Field("can_gap", YesNo(), "Cần kết quả trước hạn"),
        Field("ly_do", LongText(), "Lý do cần gấp", when=Ref("can_gap", "bool")),
        Note("Chỉ ghi lý do có giấy tờ chứng minh.", when=Ref("can_gap", "bool")),
    ),
)
GOODS = Page(
    "xe",
    "Xe và giấy tờ",
    (
        Field("nguon", Choice(options=tuple(Option(one.id, one.says) for one in CASES)),
              "Xe từ đâu?", source="case"),
        Field("gia", Money(min=0), "Giá mua", when=fact("mua")),
        Field("bien", Text(max_length=12, pattern="[0-9]{2}[A-Z]-[0-9]{4,5}"), "Biển số cũ",
              hint="Ghi như trên giấy đăng ký", when=Not(fact("mua"))),
        Field("mau", Choice(options="mau"), "Màu sơn"),
        Field("kem", Choices(options=(Option("mu", "mũ"), Option("khoa", "khóa"))), "Đồ kèm theo",
              required=FALSE),
        Field("so_ban", Integer(min=0, max=20), "Số bản sao", unit="bản"),
        Field("tai_trong", DecimalNumber(), "Tải trọng", unit="tấn", required=FALSE),
        Field("tien_ban", Computed(type="money"), "Tiền bản sao", required=FALSE,
              value=Arith("mul", Lit("money", "8000"), Ref("so_ban", "integer"), "money")),
        Group("chu_xe", "Chủ xe", (
            Field("ho_ten", PersonName(), "Họ, chữ đệm, tên"),
            Field("la_to_chuc", YesNo(), "Là tổ chức"),
            Field("ma_so", Text(), "Mã số tổ chức", when=Ref("la_to_chuc", "bool", "row")),
        ), min=1, max=3),
        Field("nop.giay_mua", FileUpload(), "Giấy mua bán xe", required=FALSE),
    ),
    (
        Check("xe/1", Cmp("le", Ref("so_ban", "integer"), Lit("integer", "10")),
              "Mỗi lần chỉ cấp tối đa 10 bản sao", "must", ("so_ban",)),
        Check("xe/2", Cmp("ne", Ref("mau", "choice"), Lit("choice", "m7")),
              "Màu này ít gặp", "should", ("mau",)),
    ),
)  # fmt: skip

ME = (PartyRow(TRUE, ("nguoi_nop",)),)
PROGRAM = Program(
    ir=FORMAT, catalogue="mau/2026", code="9.000001", name="Đăng ký xe <mẫu>", domain="xe",
    domain_name="Đăng ký xe", start=date(2026, 1, 1), end=date(2027, 1, 1),
    published_by=Citation("1/QĐ-MAU", date(2025, 12, 1)), audience=("cong_dan_viet_nam",),
    channels=("online", "counter"), online="full", online_reason="", sets=1, basis=LAW,
    authority=Authority((Place(TRUE, "ubnd_xa", "any_in", level="tinh"),),
                        (Place(TRUE, "ubnd_xa", "at", ("nguoi_nop.noi_o",)),)),
    parties=Parties(ME, ME, ME), stated=Stated(requirements="none"),
    short="Đăng ký xe", before_lodging="Nộp lệ phí trước bạ.",
    cases=(Case("nguon", "Xe từ đâu?", "one_of", CASES),),
    facts=(
        Fact("mua", chosen("mua"), "mua mới", source="case"),
        Fact("thue", chosen("thue"), "thuê, mượn", source="case"),
        Fact("xac_minh", TRUE, "phải xác minh nguồn gốc", by="tham_tra"),
    ),
    pages=(OWNER, GOODS),
    components=(
        Component("to_khai", "to_khai", "Tờ khai", "declare", (), TRUE, TRUE, form="to_khai"),
        Component("giay_mua", "giay_mua", "Giấy mua bán xe", "submit", ORIGINAL, fact("mua"),
                  fact("mua"), lookup=Lookup(("csdl_xe",), ())),
        Component("giay_thue", "giay_thue", "Hợp đồng thuê", "present",
                  (CopiesRow(fact("can_gap"), ((Paper(2, "original"),),)),
                   CopiesRow(TRUE, ((Paper(1, "certified"),), (Paper(1, "notarised"),)))),
                  Not(fact("mua")), Not(fact("mua"))),
    ),
    outline=(
        ComponentLine("to_khai"),
        ComponentGroup("giay_xe", "one_of", "", fact("mua"), (ComponentLine("giay_mua"),)),
        ComponentLine("giay_thue"),
        ComponentNote("Không yêu cầu giấy khác."),
    ),
    fees=(
        Fee("le_phi", "le_phi", "Lệ phí đăng ký",
            Decision("le_phi", "money", (
                Row(Cmp("eq", Ref("channel", "choice", "filing"), Lit("choice", "online")),
                    Lit("money", "10000")),
                Row(Cmp("eq", Ref("channel", "choice", "filing"), Lit("choice", "counter")),
                    Lit("money", "20000"), end=date(2026, 7, 1)),
            )), relief=(Relief("100", fact("thue"), basis=LAW),), basis=LAW),
        Fee("ban_sao", "phi", "Phí cấp bản sao",
            Decision("ban_sao", "money", (Row(TRUE, Tiers(Ref("so_ban", "integer"), (
                Tier(Lit("integer", "2"), Lit("money", "2000")),
                Tier(None, Lit("money", "1000")),
            ))),))),
    ),
    term=Clock((ClockRow(TRUE, "span", "3", "working_day"),),
               (ClockRow(Ref("xac_minh", "bool", "officer"), "span", "2", "working_day"),),
               cut_off="15:00"),
    results=(Result("giay", "Giấy đăng ký xe", "granted", "KQ.1", ("counter", "electronic")),),
    requirements=(Requirement("dat", "Xe đạt kiểm định", judged="Xe đạt kiểm định"),),
    steps=(
        Step("tiep_nhan", "Kiểm tra và tiếp nhận hồ sơ.", "tiep_nhan_hs",
             Clock((ClockRow(TRUE, "span", "4", "hour"),))),
        Step("tham_tra", "Thẩm tra hồ sơ.", "thu_ly_hs", Clock((ClockRow(TRUE, "rest"),))),
    ),
)  # fmt: skip

WORLD = World(
    Calendar(frozenset(), frozenset(), date(2027, 12, 31)),
    {
        "mau": tuple(Option(f"m{at}", f"Màu {at}") for at in range(1, 9)),
        "tinh": (Option("79", "Thành phố Hồ Chí Minh"), Option("01", "Thành phố Hà Nội")),
        "xa": (Option("26740", "Phường Sài Gòn", "79"),),
    },
    {
        "agency/ubnd_xa": "Ủy ban nhân dân cấp xã",
        "act/60/2014/QH13": "Luật Hộ tịch",
        "register/csdl_xe": "Cơ sở dữ liệu xe",
        "catalogue/title": "Tỉnh Mẫu",
    },
)
ENV = PlainEnv(NOON.date(), "vi", WORLD.lists)

ANSWERS: dict[str, Json] = {
    "nguoi_nop.so_dinh_danh": "079190012345",
    "nguoi_nop.ngay_sinh": "1990-05-01",
    "nguoi_nop.noi_o": {"tinh": "79", "xa": "26740", "dong": "1 Lê Duẩn"},
    "nguoi_nop.dien_thoai": "+84912345678",
    "nguoi_nop.email": None,
    "can_gap": False,
    "nguon": "mua",
    "gia": 150000000,
    "mau": "m3",
    "kem": ["mu"],
    "so_ban": 3,
    "tai_trong": None,
    "chu_xe": [{"_row": "k7q", "la_to_chuc": True, "ma_so": "0312345678"}],
    "nop.giay_mua": [
        {
            "id": "f1",
            "sha256": "0" * 64,
            "name": "<giấy> mua.jpg",
            "size": 2400000,
            "type": "image/jpeg",
        }
    ],
}


def evaluate(answers: dict[str, Json], **more: object) -> Evaluation:
    filing = Filing(answers=answers, at=NOON, channel="online", **more)  # type: ignore[arg-type]
    return engine(PROGRAM, WORLD).run(filing)
