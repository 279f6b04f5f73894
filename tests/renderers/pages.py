"""One example of every page, as HTML by name."""

from __future__ import annotations

from datetime import timedelta

from catalogue.kinds.base import Json, Problem
from compiler import ir
from compiler.evaluate import engine
from compiler.evaluation import Fault, Filing
from renderers import checklist, fee_table, form, notice, officer, portal, review
from renderers.masthead import Site
from renderers.screen import Entry
from renderers.web import page
from renderers.why import why_page, whys
from renderers.words import words
from tests.renderers.programs import ANSWERS, ENV, NOON, PROGRAM, WORLD, evaluate

KNOWN = words(PROGRAM, WORLD)
SITE = Site(place="Tỉnh Mẫu", demo=True)
DESK = officer.Desk("Trần Văn Bình", "Ủy ban nhân dân xã Mẫu")
NAMED: dict[str, Json] = {**ANSWERS, "nguoi_nop.ho_ten": "Trần Thị Bé"}
CARDS = (portal.ProcedureCard(PROGRAM.code, PROGRAM.name, "Đăng ký xe", "Theo mức thu", "3 ngày"),)
FILED = review.Filed(
    "M01-260302-0001", "K7QM2XTR4Z", NOON, "online", "Ủy ban nhân dân xã Mẫu", "https://mau.vn/m"
)
WRONG = Entry(
    "d1",
    "v.1",
    raw={"nguoi_nop.ngay_sinh": ["31/02/1990"]},
    problems={"nguoi_nop.ngay_sinh": Problem("no_such_day", (("given", "31/02/1990"),))},
    faults=(
        Fault("nguoi_nop.ho_ten", "missing", "nguoi_nop"),
        Fault("nguoi_nop.noi_o", "missing", "nguoi_nop"),
        Fault("can_gap", "missing", "nguoi_nop"),
    ),
)
RECORD = officer.DossierRecord(
    code=FILED.code,
    state="Đang thụ lý",
    tone="going",
    version=3,
    lodged_at=NOON,
    due="Thứ Tư, 04/03/2026",
    clock="còn 2 ngày làm việc",
    owner="Trần Thị Bé",
    unit=DESK.unit,
    ticked=frozenset({"to_khai"}),
    findings={"xac_minh": False},
    open_facts=("xac_minh",),
    files=(officer.FileLine("/tep/1", "giay-mua.jpg", "Giấy mua bán xe", "2,4 MB"),),
    actions=(
        officer.Action("chuyen", "Chuyển bước tiếp theo", "Bước sau: thẩm tra hồ sơ."),
        officer.Action("bo-sung", "Yêu cầu bổ sung", text="Nội dung cần bổ sung"),
        officer.Action(
            "quyet-dinh",
            "Quyết định",
            choices=(("giay", "Cấp giấy"), ("tu_choi", "Từ chối")),
            confirm="Tôi đã xem toàn bộ hồ sơ",
            password=True,
            grave=True,
        ),
    ),
    events=(officer.EventLine(NOON, "Người nộp", "Nộp hồ sơ", "đủ thành phần"),),
)


def form_html(page_id: str, answers: dict[str, Json], entry: Entry) -> str:
    on = form.screen(PROGRAM, evaluate(answers), page_id, entry, world=WORLD, env=ENV)
    return page("form/page", form.form_page(SITE, on))


def verdict(rule: ir.Expr) -> bool | None:
    filing = Filing(NAMED, NOON, "online", stage="submit")
    return engine(PROGRAM, WORLD).judge(filing, (rule,))[0]


def pages() -> dict[str, str]:
    lodged = evaluate(NAMED, stage="submit")
    hour = timedelta(hours=1)
    return {
        "home": page("public/home", portal.Home(SITE, (portal.DomainCards("xe", "Xe", CARDS),), 1)),
        "search": page("public/search", portal.Search(SITE, "xe", CARDS)),
        "nothing found": page("public/search", portal.Search(SITE, "tàu", ())),
        "notice": page(
            "public/notice", notice.notice(SITE, PROGRAM, WORLD, today=PROGRAM.start)
        ),
        "track form": page("public/track_form", portal.TrackForm(SITE, "M01", "Chưa đúng mã")),
        "track": page(
            "public/track",
            portal.Track(
                SITE, FILED.code, PROGRAM.name, "Chờ bổ sung", "waiting", NOON,
                "Thứ Năm, 05/03/2026", "", DESK.unit,
                (portal.TrackEvent(NOON + hour, "Tiếp nhận", DESK.unit),), "Xin bổ sung giấy mua.",
            ),
        ),
        "form": form_html("nguoi_nop", {}, Entry(version="v.0")),
        "form with uploads": form_html("xe", ANSWERS, Entry("d1", "v.1")),
        "form with errors": form_html("nguoi_nop", {}, WRONG),
        "review": page(
            "form/review",
            review.review_page(SITE, PROGRAM, lodged, Entry("d1"), seen="s", world=WORLD, env=ENV),
        ),
        "why": page(
            "form/why",
            why_page(SITE, PROGRAM, whys(PROGRAM, lodged, verdict, KNOWN), "/f/d1/review"),
        ),
        "receipt": page(
            "form/receipt", review.receipt_page(SITE, PROGRAM, lodged, FILED, world=WORLD, env=ENV)
        ),
        "saved": page(
            "form/saved", portal.SavedDraft(SITE, PROGRAM.name, "https://mau.vn/l", NOON, "/f/d1")
        ),
        "resume": page("form/resume", portal.ResumeChoice(SITE, "/f/link/x")),
        "migrated": page(
            "form/migrated", portal.Migrated(SITE, PROGRAM.name, ("Màu",), ("Giá",), "/f/d1/xe")
        ),
        "error": page("errors/page", portal.trouble(SITE, 500, id_="a1b2")),
        "sign in": page(
            "officer/sign_in",
            officer.SignIn(
                SITE,
                error="Chưa đúng",
                accounts=(("Sở Mẫu", (("binh / mau", "Trần Văn Bình"),)),),
            ),
        ),
        "queue": page(
            "officer/queue",
            officer.Queue(
                SITE, DESK, (officer.QueueTab("/can-bo", "Cần xử lý", 1, here=True),),
                tuple(
                    officer.QueueRow(FILED.code, "Đăng ký xe", "Bé", "Mới", NOON, "5/3/2026", tone)
                    for tone in ("late", "soon", "")
                ),
            ),
        ),
        "dossier": page(
            "officer/dossier",
            officer.dossier_page(SITE, DESK, PROGRAM, lodged, RECORD, world=WORLD, env=ENV),
        ),
        "checklist": page("papers/checklist", checklist.checklist(PROGRAM, WORLD)),
        "fees": page("papers/fees", fee_table.fee_table(PROGRAM, WORLD)),
    }  # fmt: skip
