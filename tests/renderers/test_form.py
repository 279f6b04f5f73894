"""The form on the screen: names, order, errors, what changes while typing, the review."""

from __future__ import annotations

import pytest

from catalogue.kinds.base import Json, Problem
from compiler.evaluation import Evaluation, Fault
from renderers import form, review
from renderers.masthead import Site
from renderers.screen import Entry, Screen
from renderers.web import page
from tests.renderers.markup import Markup, faults
from tests.renderers.programs import ANSWERS, ENV, NOON, PROGRAM, WORLD, evaluate

SITE = Site(place="Tỉnh Mẫu", demo=True)
TYPING = Entry("d1", "v.1")
NAMED: dict[str, Json] = {**ANSWERS, "nguoi_nop.ho_ten": "Trần Thị Bé"}


def on(page_id: str, evaluation: Evaluation, entry: Entry = TYPING) -> Screen:
    return form.screen(PROGRAM, evaluation, page_id, entry, world=WORLD, env=ENV)


def html(page_id: str, evaluation: Evaluation, entry: Entry = TYPING) -> str:
    return page("form/page", form.form_page(SITE, on(page_id, evaluation, entry)))


@pytest.mark.parametrize("page_id", ["nguoi_nop", "xe"])
@pytest.mark.parametrize("answers", [{}, ANSWERS, {"can_gap": True, "nguon": "thue"}])
def test_a_page_is_sound(page_id: str, answers: dict[str, Json]) -> None:
    assert faults(html(page_id, evaluate(answers))) == []


def test_enter_continues() -> None:
    first = next(one for one in Markup(html("xe", evaluate(ANSWERS))).all("button"))
    assert (first["name"], first["value"], first.text) == ("_do", "next", "Tiếp tục")


def test_the_blank_first_page_posts_to_the_procedure() -> None:
    blank = Markup(html("nguoi_nop", evaluate({}), Entry(version="v.0"))).all("form")[0]
    assert blank["action"] == "/f/9.000001"
    assert blank["hx-post"] == "/f/9.000001/live"
    assert blank["enctype"] == ""


def test_a_page_with_uploads_is_sent_in_parts_but_its_live_calls_are_not() -> None:
    sent = Markup(html("xe", evaluate(ANSWERS))).all("form")[0]
    assert sent["action"] == "/f/d1/xe"
    assert sent["enctype"] == "multipart/form-data"
    assert sent["hx-encoding"] == "application/x-www-form-urlencoded"


def test_shown_lists_fields_lists_and_rows() -> None:
    view = form.form_page(SITE, on("xe", evaluate(ANSWERS)))
    assert view.shown == (
        "nguon gia mau kem so_ban tai_trong tien_ban chu_xe "
        "chu_xe.k7q.ho_ten chu_xe.k7q.la_to_chuc chu_xe.k7q.ma_so nop.giay_mua"
    )


def test_boxes_hold_answers_as_people_write_them() -> None:
    boxes = {one["name"]: one for one in Markup(html("nguoi_nop", evaluate(NAMED))).all("input")}
    assert boxes["nguoi_nop.ngay_sinh"]["value"] == "01/05/1990"
    assert boxes["nguoi_nop.noi_o.xa"]["value"] == "Phường Sài Gòn"
    assert boxes["nguoi_nop.noi_o.xa"]["list"] == "communes"
    assert boxes["nguoi_nop.ho_ten"]["autocomplete"] == "name"
    assert boxes["nguoi_nop.dien_thoai"]["type"] == "tel"


def test_values_are_escaped() -> None:
    evaluation = evaluate({**ANSWERS, "nguoi_nop.ho_ten": '"><script>'})
    text = html("nguoi_nop", evaluation) + html("xe", evaluation)
    assert "&#34;&gt;&lt;script&gt;" in text
    assert "&lt;giấy&gt; mua.jpg" in text
    assert "<mẫu>" not in text


def test_what_could_not_be_read_comes_back_with_its_error() -> None:
    entry = Entry(
        "d1",
        "v.1",
        raw={"nguoi_nop.ngay_sinh": ["31/02/1990"]},
        problems={"nguoi_nop.ngay_sinh": Problem("no_such_day", (("given", "31/02/1990"),))},
        faults=(Fault("nguoi_nop.ho_ten", "missing", "nguoi_nop"),),
    )
    view = form.form_page(SITE, on("nguoi_nop", evaluate(ANSWERS), entry))
    text = page("form/page", view)
    assert faults(text) == []
    assert [(one.href, one.text) for one in view.errors] == [
        ("#nguoi_nop-ho_ten", "Họ, chữ đệm, tên (Thông tin của người nộp): chưa trả lời"),
        ("#nguoi_nop-ngay_sinh", "Ngày sinh chưa đúng: không có ngày 31/02/1990 trong lịch"),
    ]
    box = next(one for one in Markup(text).all("input") if one["name"] == "nguoi_nop.ngay_sinh")
    assert (box["value"], box["aria-invalid"]) == ("31/02/1990", "true")
    assert box["aria-describedby"] == "nguoi_nop-ngay_sinh-hint nguoi_nop-ngay_sinh-error"
    assert view.title.startswith("Cần sửa: ")


def test_a_rule_over_the_page_points_to_the_first_field_that_it_reads() -> None:
    says = "Mỗi lần chỉ cấp tối đa 10 bản sao"
    entry = Entry("d1", "v.1", faults=(Fault("", "check", "xe", says),))
    view = form.form_page(SITE, on("xe", evaluate(ANSWERS), entry))
    assert [(one.href, one.text) for one in view.errors] == [("#so_ban", says)]


def test_a_missing_address_points_to_its_first_box() -> None:
    entry = Entry("d1", "v.1", faults=(Fault("nguoi_nop.noi_o", "missing", "nguoi_nop"),))
    view = form.form_page(SITE, on("nguoi_nop", evaluate({}), entry))
    assert [one.href for one in view.errors] == ["#nguoi_nop-noi_o-tinh"]
    assert faults(page("form/page", view)) == []


def test_questions_that_came_up_are_announced() -> None:
    evaluation = evaluate({"can_gap": True})
    text = html("nguoi_nop", evaluation, Entry("d1", "v.1", added=("ly_do",)))
    assert "Có thêm 1 câu hỏi" in text
    assert 'href="#ly_do"' in text


def test_live_brings_the_question_that_appears_and_nothing_that_stays() -> None:
    before = frozenset(form.form_page(SITE, on("nguoi_nop", evaluate({}))).shown.split())
    view = form.live(on("nguoi_nop", evaluate({"can_gap": True})), before)
    text = page("form/live", view)
    swapped = [one["id"] for one in Markup(text).elements if one["hx-swap-oob"]]
    assert swapped == [
        "q-ly_do",
        "note-nguoi_nop-10",
        "shown",
        "summary",
        "steps",
        "glance",
        "announce",
    ]
    assert view.announce == "Có thêm 1 câu hỏi."


def test_live_takes_away_what_is_no_longer_asked() -> None:
    before = frozenset(form.form_page(SITE, on("xe", evaluate({"nguon": "thue"}))).shown.split())
    view = form.live(on("xe", evaluate({"nguon": "mua"})), before)
    ids = [one["id"] for piece in view.pieces for one in Markup(piece).elements[:1]]
    assert ids == ["q-gia", "q-bien", "q-tien_ban"]
    assert 'id="q-bien" hidden' in view.pieces[1]


def test_live_changes_questions_inside_a_row() -> None:
    rows: list[Json] = [{"_row": "k7q", "la_to_chuc": False}]
    no: dict[str, Json] = {**ANSWERS, "chu_xe": rows}
    before = frozenset(form.form_page(SITE, on("xe", evaluate(ANSWERS))).shown.split())
    view = form.live(on("xe", evaluate(no)), before)
    assert 'id="q-chu_xe-k7q-ma_so" hidden' in "".join(view.pieces)
    assert view.announce == "Bớt 1 câu hỏi."


def test_a_full_list_offers_no_more_rows() -> None:
    rows: list[Json] = [{"_row": key} for key in ("a", "b", "c")]
    text = html("xe", evaluate({**ANSWERS, "chu_xe": rows}))
    assert 'name="_add"' not in text
    assert text.count('name="_remove" value="chu_xe.') == 3


def test_the_review_repeats_every_answer_and_asks_for_the_oath() -> None:
    rows: list[Json] = [{"_row": "k7q", "ho_ten": "Lê An", "la_to_chuc": False}]
    evaluation = evaluate({**NAMED, "chu_xe": rows}, stage="submit")
    view = review.review_page(
        SITE, PROGRAM, evaluation, Entry("d1"), world=WORLD, env=ENV, seen="s1"
    )
    text = page("form/review", view)
    assert faults(text) == []
    assert view.ready
    assert {"Trần Thị Bé", "150.000.000 đồng", "3 bản", "Lê An", "Mua mới"} <= {
        line.value for one in view.pages for part in one.sets for line in part.lines
    }
    assert 'name="_seen" value="s1"' in text


def test_a_review_with_faults_cannot_be_submitted_and_links_to_the_pages() -> None:
    evaluation = evaluate(ANSWERS, stage="submit")
    view = review.review_page(
        SITE, PROGRAM, evaluation, Entry("d1"), world=WORLD, env=ENV, seen="s1"
    )
    name = "Họ, chữ đệm, tên"
    assert not view.ready
    assert [(one.href, one.text) for one in view.errors] == [
        ("/f/d1/nguoi_nop#nguoi_nop-ho_ten", f"{name} (Thông tin của người nộp): chưa trả lời"),
        ("/f/d1/xe#chu_xe-k7q-ho_ten", f"{name} (Chủ xe): chưa trả lời"),
    ]
    assert ">Nộp hồ sơ</button>" not in page("form/review", view)


def test_the_receipt_carries_codes_papers_fees_and_dates() -> None:
    filed = review.Filed(
        "M01-1", "K7QM2XTR4Z", NOON, "online", "UBND xã Mẫu", "https://mau.vn/tra-cuu?ma=M01-1"
    )
    view = review.receipt_page(SITE, PROGRAM, evaluate(NAMED), filed, world=WORLD, env=ENV)
    text = page("form/receipt", view)
    assert faults(text) == []
    for part in (
        *("M01-1", "K7QM2XTR4Z", "Giấy mua bán xe", "15.000 đồng", "12:00, 02/03/2026", "<svg"),
        *("Thứ Năm, 05/03/2026", "có thể kéo dài đến Thứ Hai, 09/03/2026"),
    ):
        assert part in text


def test_a_relief_is_explained() -> None:
    view = form.form_page(SITE, on("xe", evaluate({**ANSWERS, "nguon": "thue"})))
    assert [(one.amount, one.note) for one in view.summary.fees] == [
        ("0 đồng", "Được miễn: thuê, mượn"),
        ("5.000 đồng", ""),
    ]


def test_what_is_open_is_named() -> None:
    view = form.form_page(SITE, on("xe", evaluate({}), Entry()))
    assert view.summary.total == "0–32.000 đồng"
    assert view.summary.waiting == ("«Cần kết quả trước hạn»", "«Xe từ đâu»", "«Số bản sao»")
