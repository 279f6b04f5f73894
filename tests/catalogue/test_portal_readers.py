"""What is read from a portal's texts: values that are sure, values that are doubted, nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from catalogue.portal import conditions
from catalogue.portal.agencies import Agencies, read_authority
from catalogue.portal.channels import read_audience, read_channels
from catalogue.portal.copies import read_copies
from catalogue.portal.decisions import read_force, read_sets
from catalogue.portal.fees import read_fees
from catalogue.portal.headings import meaning
from catalogue.portal.house_style import write
from catalogue.portal.law import Law, read_basis
from catalogue.portal.ledger import Ledger, Node
from catalogue.portal.lengths import length
from catalogue.portal.papers import Documents, Papers
from catalogue.portal.records import Component, Record
from catalogue.portal.results import read_requirements, read_results
from catalogue.portal.steps import read_steps
from catalogue.portal.terms import read_term
from catalogue.portal.wording import Ids, bare, clean, id_of
from catalogue.source import read

DAY = date(2026, 1, 1)


def record(**values: Any) -> Record:
    return Record.model_validate({"code": "9.100000", "name": "Vẽ tranh tường", **values})


def channels(*told: tuple[str, str, str]) -> list[dict[str, str]]:
    return [{"channel": name, "time": time, "fee_text": fee} for name, time, fee in told]


def marks(node: object) -> list[str]:
    assert isinstance(node, dict)
    return list(node.get("review", []))


def told(nodes: list[Any], *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(one.get(key) for key in keys) for one in nodes]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("5 Ngày làm việc", "5 working_days"),
        ("05 ngày làm việc.", "5 working_days"),
        ("1 Ngày", "1 day"),
        ("8 Giờ", "8 hours"),
        ("6 Tháng", "6 months"),
        ("Không quá 10 ngày làm việc", "10 working_days"),
        ("05 (năm) ngày làm việc", "5 working_days"),
        ("15 ngày kể từ ngày nhận được hồ sơ hợp lệ.", "15 days"),
        ("05 (sáu) ngày làm việc", None),
        ("1", None),
        ("0 Ngày", None),
        ("7.5 ngày", None),
        ("", None),
        ("Không quy định", None),
        ("5 ngày làm việc kể từ ngày nhận được thông báo", None),
        ("5 ngày đối với nhà ở, 10 ngày đối với công trình", None),
    ],
)
def test_a_length_of_time(text: str, read: str | None) -> None:
    assert length(text) == read


TERMS: dict[str, tuple[list[dict[str, str]], str, Any, int]] = {
    "all channels agree": (
        channels(("Trực tuyến", "3 Ngày", ""), ("Trực tiếp", "3 Ngày", "")), "", "3 days", 0
    ),
    "channels differ": (
        channels(("Trực tuyến", "2 Ngày", ""), ("Trực tiếp", "3 Ngày", "")), "",
        [
            {"is": "2 days", "when": "channel == online"},
            {"is": "3 days", "when": "channel == counter"},
        ],
        1,
    ),
    "channels differ, and the steps tell how": (
        channels(("Trực tuyến", "2 Giờ", ""), ("Trực tiếp", "3 Ngày", "")),
        "Trả lời trong 02 giờ khi nộp trực tuyến, trong 03 (ba) ngày khi nộp trực tiếp.",
        [
            {"is": "2 hours", "when": "channel == online"},
            {"is": "3 days", "when": "channel == counter"},
        ],
        0,
    ),
    "one number, two units": (
        channels(("Trực tuyến", "2 Ngày", ""), ("Trực tiếp", "2 Ngày làm việc", "")), "",
        [
            {"is": "2 days", "when": "channel == online"},
            {"is": "2 working_days", "when": "channel == counter"},
        ],
        1,
    ),
    "a channel is silent": (
        channels(("Trực tuyến", "2 Ngày", ""), ("Trực tiếp", "", "")), "", "2 days", 1
    ),
    "a number alone": (channels(("Trực tiếp", "1", "")), "", None, 1),
    "a channel has two": (
        channels(("Trực tiếp", "1 Ngày", ""), ("Trực tiếp", "3 Ngày", "")), "", None, 2
    ),
    "the steps count working days": (
        channels(("Trực tiếp", "3 Ngày", "")), "Trong 03 ngày làm việc, Sở trả lời.", "3 days", 1
    ),
    "same day, after three the next": (
        channels(("Trực tiếp", "1 Ngày làm việc", "")),
        "Giải quyết trong ngày; nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo.",
        "same_day", 1,
    ),
    "nothing": ([], "", None, 1),
}  # fmt: skip


@pytest.mark.parametrize("case", TERMS)
def test_the_term_of_a_record(case: str) -> None:
    offered, steps, within, marked = TERMS[case]
    root: Node = {}
    term = read_term(record(channels=offered, steps=steps), root, Ledger())
    assert (term or {}).get("within") == within
    assert len(marks(term if term is not None else root)) == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Trường hợp tường cao: 05 (năm) ngày kể từ ngày nhận hồ sơ.", 1),
        ("Đối với tường thấp: 03 ngày.", 0),
        ("Trả lời trong 5 ngày.", 0),
    ],
)
def test_a_term_that_a_channel_tells_otherwise_for_a_case(text: str, marked: int) -> None:
    offered = [{"channel": "Trực tiếp", "time": "3 Ngày", "description": text}]
    term = read_term(record(channels=offered), {}, Ledger())
    assert term is not None
    assert (term["within"], len(marks(term))) == ("3 days", marked)


FEES: dict[str, tuple[list[str], Any, bool]] = {
    "free": (["Miễn phí", "Phí : 0 Đồng", "Miễn phí(Không có)"], "none", False),
    "free, and a channel silent": (["Miễn phí", ""], "none", True),
    "stated whole": (["50,000 VNĐ(Lệ phí đổi thẻ: 50.000 đồng/lần)"], "50.000đ", False),
    "dollars": (["10 USD(Phí đổi thẻ)"], "10 USD", False),
    "kind not said": (["50,000 Việt Nam Đồng"], "50.000đ", True),
    "per thing": (["50,000 VNĐ(Phí đổi thẻ: 50.000 đồng/người)"], "50.000đ", True),
    "a window beside it": (
        ["50,000 VNĐ(Phí đổi thẻ, từ 01/7/2025 đến hết 31/12/2026 giảm)"], "50.000đ", True
    ),
    "a reduced amount for a while": (
        ["50,000 VNĐ(- 50.000đ/tem. - 25.000đ/tem (áp dụng đến hết ngày 31/12/2026))"],
        [{"is": "25.000đ", "until": "31/12/2026"}, {"is": "50.000đ"}], True,
    ),
    "by channel": (
        ["50,000 VNĐ(Lệ phí đổi thẻ)", "25,000 VNĐ(Lệ phí đổi thẻ)"],
        {"online": "50.000đ", "counter": "25.000đ"}, False,
    ),
    "by the council": (
        ["Miễn phí(Mức thu do Hội đồng nhân dân cấp tỉnh quyết định)"], "set_by hdnd_tinh", True
    ),
    "free, and a note against it": (["Miễn phí(Phí đổi thẻ theo quy định)"], None, True),
    "cut by the portal": (["150 VNĐ(Phí đổi thẻ: 150.000 đồng/lần)"], "150.000đ", True),
    "cut, and nothing to mend it": (["150 VNĐ"], None, True),
    "nothing": ([""], None, True),
}  # fmt: skip
NAMES = ("Trực tuyến", "Trực tiếp", "Dịch vụ bưu chính")


@pytest.mark.parametrize("case", FEES)
def test_the_fees_of_a_record(case: str) -> None:
    texts, expected, marked = FEES[case]
    told = channels(*((name, "", text) for name, text in zip(NAMES, texts, strict=False)))
    root: Node = {}
    fees = read_fees(record(channels=told), root, Law(), Ledger())
    if isinstance(fees, list):
        (fee,) = fees
        assert isinstance(fee, dict)
        assert fee["amount"] == expected
        assert bool(marks(fee)) == marked
    else:
        assert fees == expected
        assert bool(marks(root)) == marked


@pytest.mark.parametrize("what", ["lệ phí", "phí", "chi phí pha màu"])
def test_free_is_doubted_where_the_steps_speak_of_paying(what: str) -> None:
    root: Node = {}
    told = channels(("Trực tiếp", "", "Miễn phí"))
    assert read_fees(record(channels=told, steps=f"Người vẽ nộp {what}."), root, Law(), Ledger())
    assert marks(root)[0].endswith(f": «Người vẽ nộp {what}»")


@pytest.mark.parametrize(
    ("name", "original", "copies", "phrase", "doubted"),
    [
        ("Đơn đề nghị", 1, 0, "1 original", False),
        ("Bản chính hợp đồng", 2, 0, "2 original", False),
        ("Bản sao có chứng thực hợp đồng", 0, 1, "1 certified", False),
        ("Bản sao có công chứng hoặc chứng thực bằng tốt nghiệp", 0, 1,
         "1 notarised or 1 certified", False),
        ("Bản sao hợp đồng", 0, 3, "3 plain", False),
        ("Hợp đồng thuê", 0, 1, "1 plain", False),
        ("Hợp đồng thuê", 1, 1, "1 original and 1 plain", True),
        ("Bản sao có chứng thực hoặc bản sao kèm bản chính để đối chiếu", 0, 1, "1 plain", True),
        ("Bản chính hoặc bản sao có chứng thực", 1, 0, "1 original", True),
        ("Đơn đề nghị (02 bản)", 1, 0, "1 original", True),
        ("02 (hai) ảnh", 1, 0, "1 original", True),
        ("02 ảnh", 2, 0, "2 original", False),
        ("Hai ảnh", 3, 0, "3 original", True),
        ("Một trong các giấy tờ", 1, 0, "1 original", False),
        ("Tờ khai: 02 bản chính", 0, 0, "2 original", False),
        ("Tờ khai: 01 bản chụp", None, None, "1 plain", False),
        ("Tờ khai", None, None, "1 original", True),
        ("Thẻ vẽ: 01 bản chụp từ bản chính", 0, 0, "1 plain", False),
        ("Đơn theo Phụ lục số 08 ban hành năm nay", 1, 0, "1 original", False),
    ],
)  # fmt: skip
def test_copies(
    name: str, original: int | None, copies: int | None, phrase: str, doubted: bool
) -> None:
    one = Component(name=name, original=original, copies=copies)
    found = read_copies(one, "submit")
    assert (found.verb, found.phrase, bool(found.doubt)) == ("submit", phrase, doubted)


def test_what_is_shown_is_not_handed_in() -> None:
    shown = read_copies(Component(name="Thẻ", original=1, copies=0), "present")
    assert (shown.verb, shown.phrase, shown.doubt) == ("present", "1 original", "")
    named = read_copies(Component(name="Xuất trình thẻ", original=1, copies=0), "submit")
    assert named.verb == "present"


@pytest.mark.parametrize(
    ("heading", "means"),
    [
        ("", ""),
        ("* Lưu ý", "note"),
        ("Thành phần hồ sơ gồm", "plain"),
        ("* Giấy tờ phải nộp", "submit"),
        ("Các giấy tờ phải xuất trình (bản chính)", "present"),
        ("Một trong các giấy tờ sau", "one_of"),
        ("a) Đối với thẻ bị hỏng", "case"),
        ("Trường hợp thẻ bị mất", "case"),
        ("Trường hợp ủy quyền thì nộp một trong các giấy tờ sau", "unclear"),
        ("Hồ sơ của đoàn kể chuyện", "unclear"),
    ],
)
def test_headings(heading: str, means: str) -> None:
    assert meaning(heading) == means


@pytest.mark.parametrize(
    ("name", "case", "more"),
    [
        ("Giấy ủy quyền (đối với trường hợp nộp thay)", "đối với trường hợp nộp thay", False),
        ("Giấy ủy quyền trong trường hợp nộp thay", "trong trường hợp nộp thay", False),
        ("Trường hợp nộp thay thì nộp giấy ủy quyền", "Trường hợp nộp thay", False),
        ("Giấy ủy quyền", "", False),
        ("Giấy ủy quyền khi vắng mặt", "", True),
        ("Danh sách (nếu có)", "", False),
        ("Tờ khai nêu rõ nơi cư trú, đo khí thải ở trụ sở", "", False),
        ("Sao kê của trung tâm bù trừ", "", False),
        ("Giấy mời, trừ người nhà", "", True),
    ],
)
def test_conditions_in_names(name: str, case: str, more: bool) -> None:
    assert conditions.condition(name) == conditions.Condition(case, more)


@pytest.mark.parametrize(
    ("name", "age"),
    [
        ("Ảnh chân dung chụp không quá 06 tháng", "6 months"),
        ("Phiếu do cơ quan cấp trong thời hạn 1 năm tính đến ngày nộp", "1 year"),
        ("Báo cáo tài chính 02 năm gần nhất", None),
        ("Bản khai được lập, gửi trong 10 ngày làm việc", None),
    ],
)
def test_how_old_a_paper_may_be(name: str, age: str | None) -> None:
    assert conditions.age(name) == age


@pytest.mark.parametrize(
    ("case", "rule"),
    [
        ("nếu nộp hồ sơ theo hình thức trực tuyến", "channel == online"),
        ("nộp trực tiếp hoặc gửi qua bưu chính", "channel in counter | post"),
        ("trường hợp nộp thay người khác", ""),
    ],
)
def test_cases_that_are_ways_of_filing(case: str, rule: str) -> None:
    assert conditions.channels(case) == rule


@pytest.mark.parametrize(
    ("name", "doubted"),
    [
        ("Giấy phép vẽ", False),
        ("Giấy phép vẽ tại TP. Hồ Chí Minh", False),
        ("Giấy phép vẽ. Ghi vào sổ vẽ", True),
        ("Giấy phép vẽ.“Thẻ vẽ”", True),
        ("Giấy phép vẽ; Ảnh chụp", True),
        ("Giấy phép vẽ và Thẻ người vẽ", True),
        ("Giấy phép vẽ, sơn, cạo và rửa", False),
    ],
)
def test_one_name_of_several_results_is_doubted(name: str, doubted: bool) -> None:
    results = read_results(record(result=name), {}, Ledger())
    assert results is not None
    assert [bool(marks(one)) for one in results] == [doubted]


def test_results_with_their_codes() -> None:
    root: Node = {}
    text = "Giấy phép vẽMã: KQ.G01.000001- Văn bản từ chối vẽ.Mã: KQ.G01.000002Thông báo tiến độ"
    one = record(result=text, result_codes=["KQ.G01.000001V", "KQ.G09.000009"])
    results = read_results(one, root, Ledger())
    assert results is not None
    assert told(results, "name", "code", "outcome") == [
        ("Giấy phép vẽ", "KQ.G01.000001", None),
        ("Văn bản từ chối vẽ", "KQ.G01.000002", "refused"),
        ("Thông báo tiến độ", None, None),
    ]
    assert [bool(marks(one)) for one in results] == [False, False, True]
    assert marks(root) == ["results: mã kết quả không đi với tên nào: «KQ.G09.000009»"]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("", None),
        ("Không.", "none"),
        ("Không có điều kiện thực hiện", "none"),
        ("- Tường khô.\n- Tường sạch.", ["Tường khô.", "Tường sạch."]),
        ("1. Tường khô\n+ khô trong\n+ khô ngoài", ["1. Tường khô\n+ khô trong\n+ khô ngoài"]),
        ("Không có thông tinTừ khóaMô tả", None),
    ],
)
def test_requirements(text: str, items: Any) -> None:
    found = read_requirements(record(conditions=text), {}, Ledger())
    assert (
        found == items
        if not isinstance(items, list)
        else found == [{"judged": one} for one in items]
    )


BASES: list[tuple[str, str, str | None, bool]] = [
    ("60/2014/QH13", "Luật Hộ tịch", "60/2014/QH13", False),
    ("123/2015/nđ-cp", "Nghị định", "123/2015/NĐ-CP", False),
    ("7/2021/TT-BTC", "", "07/2021/TT-BTC", True),
    ("7/2025/NQ-CP", "Nghị quyết số 66.7/2025/NQ-CP của Chính phủ", None, True),
    ("25140/2025/QH15", "Luật Giá ngày 10 tháng 12 năm 20", None, True),
    ("37/2024/QH15", "Thông tư số 19/2024/TT-BTP ngày 31/12/2024 sửa theo Luật số", None, True),
    ("12/2015/NĐ-CP", "QUY ĐỊNH CHI TIẾT MỘT SỐ ĐIỀU CỦA LUẬT VẼ", "12/2015/NĐ-CP", False),
    ("12/2015/NĐ-CP", "Luật Vẽ tường118/2014/NĐ-CQuy định về màu", "12/2015/NĐ-CP", True),
    ("12/2015/QH13", "Quy định màu vẽsố 38/2014/NĐ-CP Luật Vẽ Luật số", "12/2015/QH13", True),
    ("12/2015/QH13", "Kết luận về tuổi nghề13-TB/TWLuật Vẽ", "12/2015/QH13", True),
    ("12/2015/NĐ-CP", "Về thiết bịỦy ban vẽ tranh", "12/2015/NĐ-CP", True),
    ("", "", None, True),
]


@pytest.mark.parametrize(("number", "name", "basis", "marked"), BASES)
def test_citations(number: str, name: str, basis: str | None, marked: bool) -> None:
    root: Node = {}
    one = record(legal_basis=[{"number": number, "name": name}])
    assert read_basis(one, root, Law(), Ledger()) == basis
    assert bool(marks(root)) == marked


def test_the_register_of_acts_keeps_the_commonest_name_and_an_undisputed_day() -> None:
    law, named = Law(), "Nghị định số 195/2013/NĐ-CP ngày 21/11/2013 của Chính phủ"
    for name in ("Luật thử", named, "của Chính phủ", named):
        read_basis(
            record(legal_basis=[{"number": "195/2013/NĐ-CP", "name": name}]), {}, law, Ledger()
        )
    (entry,) = law.entries()
    assert entry == {
        "act": "195/2013/NĐ-CP", "name": named, "issued": "21/11/2013",
        "review": ["name: cổng còn ghi tên khác: «Luật thử»"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("day", "issued", "left"),
    [("21-11-2013", "21/11/2013", []), ("2013", None, ["basis: 195/2013/NĐ-CP – ngày ban hành"])],
)
def test_the_day_that_a_record_gives_to_an_act(
    day: str, issued: str | None, left: list[str]
) -> None:
    law, root = Law(), Node()
    one = record(legal_basis=[{"number": "195/2013/NĐ-CP", "name": "", "date": day}])
    read_basis(one, root, law, Ledger())
    (entry,) = law.entries()
    assert isinstance(entry, dict)
    assert entry.get("issued") == issued
    assert [mark.partition(": «")[0] for mark in marks(root)] == left


CUTS: dict[str, tuple[str, list[str]]] = {
    "within a line": (
        "Bước 1: Nộp đơn. + Bước 2. Xem xét; 3. Bước 3: Vẽ.", ["Nộp đơn.", "Xem xét;", "Vẽ."]
    ),
    "partly within a line": (
        "Bước 1 Nộp đơn.\nBước 2 Xem xét theo Bước 1.", ["Nộp đơn.", "Xem xét theo Bước 1."]
    ),
    "by letters": ("a) Nộp hồ sơ\nNgay.\nb) Trả kết quả", ["Nộp hồ sơ\nNgay.", "Trả kết quả"]),
    "letters of one step alone": (
        "(1) Cơ quan:\na) Nhận hồ sơ\nb) Trả hồ sơ\n(2) Vẽ.",
        ["(1) Cơ quan:\na) Nhận hồ sơ\nb) Trả hồ sơ\n(2) Vẽ."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CUTS)
def test_where_steps_are_cut(case: str) -> None:
    text, parts = CUTS[case]
    steps = read_steps(record(steps=text), {}, Ledger())
    assert steps is not None
    assert told(steps, "says") == [(part,) for part in parts]


def test_steps_are_cut_where_they_are_numbered() -> None:
    root: Node = {}
    one = record(steps="Bước 1: Cá nhân nộp hồ sơ.\nBước 2: Cơ quan tiếp nhận.")
    steps = read_steps(one, root, Ledger())
    assert steps is not None
    assert told(steps, "step", "by") == [("buoc_1", "submitter"), ("buoc_2", "tiep_nhan_hs")]
    assert [bool(marks(one)) for one in steps] == [False, True]
    for text in ("Người vẽ nộp hồ sơ.", "Bước 1: nộp.\nBước 3: trả."):
        whole = read_steps(record(steps=text), {}, Ledger())
        assert whole is not None
        assert told(whole, "says") == [(text,)]


@pytest.mark.parametrize(
    ("steps", "sets", "marked"),
    [
        ("Người vẽ nộp 02 (hai) bộ hồ sơ.", "2", False),
        ("Số lượng hồ sơ: 01 bộ", "1", False),
        ("Cảng vụ thẩm định, gửi 02 bộ hồ sơ đến Cục.", "2", True),
        ("Nộp 01 bộ hồ sơ, lưu 02 bộ hồ sơ.", None, True),
        ("Nộp hồ sơ.", None, True),
    ],
)
def test_the_number_of_sets(steps: str, sets: str | None, marked: bool) -> None:
    root: Node = {}
    assert read_sets(record(steps=steps), root, Ledger()) == sets
    assert bool(marks(root)) == marked


def test_the_day_in_force() -> None:
    stated = read_force(
        record(decision="Số QĐ: 1/QĐ-UBND Ngày hiệu lực: 2024-03-01"), {}, Ledger(), DAY
    )
    assert stated == {"from": "01/03/2024"}
    assumed = read_force(record(decision="1/QĐ-BTP"), {}, Ledger(), DAY)
    assert (assumed["from"], len(marks(assumed))) == ("01/01/2026", 1)


def test_audience_and_channels() -> None:
    root: Node = {}
    known = {"can_bo": "Cán bộ, công chức, viên chức", "doanh_nghiep": "Doanh nghiệp"}
    words = ["Cán bộ", "công chức", "viên chức", "Doanh nghiệp Việt Nam", "Đàn chim"]
    read_audience(record(audience=words), root, Ledger(), known)
    assert root["audience"] == ["can_bo", "doanh_nghiep"]
    assert len(marks(root)) == 2
    read_channels(
        record(channels=channels(("Trực tiếp", "", ""), ("Bồ câu", "", ""))), root, Ledger()
    )
    assert (root["channels"], root["online"]) == (["counter"], "none")


@pytest.mark.parametrize(
    ("words", "marked"), [(["Doanh nghiệp Việt Nam"], 1), (["Doanh nghiệp Việt Nam", "Hãng"], 0)]
)
def test_a_word_is_no_guess_where_another_word_says_it(words: list[str], marked: int) -> None:
    root: Node = {}
    read_audience(record(audience=words), root, Ledger(), {"doanh_nghiep": "Hãng"})
    assert (root["audience"], len(marks(root))) == (["doanh_nghiep"], marked)


@pytest.mark.parametrize(
    ("executing", "competent", "kind", "marked"),
    [
        ("", "Cục Tranh tường", "cuc_tranh_tuong", False),
        ("Sở Tư pháp", "Sở Tư pháp", "so_tu_phap", True),
        ("Cục Tranh tường", "", "cuc_tranh_tuong", True),
        ("", "Chủ tịch UBND cấp tỉnh", "ubnd_tinh", True),
        ("", "", "co_quan_chua_ro", True),
    ],
)
def test_who_decides(executing: str, competent: str, kind: str, marked: bool) -> None:
    known = {"so_tu_phap": "Sở Tư pháp", "ubnd_tinh": "Ủy ban nhân dân cấp tỉnh"}
    one = record(executing_agency=executing, competent_agency=competent)
    authority = read_authority(one, {}, Agencies(known), Ledger())
    assert (authority["decides"], bool(marks(authority))) == (kind, marked)


def papers(*components: dict[str, Any]) -> tuple[list[Any], Papers, Documents]:
    documents = Documents()
    found = Papers(record(components=list(components)), "mau", documents, Ledger())
    return found.read({}) or [], found, documents


def test_a_file_name_glued_to_a_paper_is_cut_and_marked() -> None:
    one = {"name": "Ảnh chân dungMau 02", "original": 1, "copies": 0, "form": "anh.docx"}
    (paper,), _, documents = papers(one)
    assert documents.entries[paper["document"]] == {
        "id": "anh_chan_dung", "name": "Ảnh chân dung", "form": "Mau 02 anh.docx",
    }  # fmt: skip
    assert "Ảnh chân dungMau 02" in marks(paper)[0]


@pytest.mark.parametrize(
    ("name", "form", "doubted"),
    [
        ("Đơn vẽ tranh.", "Donvetranh.docx", False),
        ("Đơn vẽ theo Mẫu số 11.", "QLTT.docx", True),
        ("Đơn vẽ.", "theo phụ lục.docx", True),
        ("Đơn vẽ", "theo phụ lục.docx", False),
    ],
)
def test_a_file_name_that_may_be_the_end_of_a_name(name: str, form: str, doubted: bool) -> None:
    (paper,), _, _ = papers({"name": name, "original": 1, "copies": 0, "form": form})
    assert bool(marks(paper)) == doubted


@pytest.mark.parametrize(
    "name",
    [
        "Chứng từ khai điện tử: a.1) Danh sách người vẽ. a.2) Danh sách màu. a.3) Bản vẽ",
        "Chứng từ khai trên giấy gồm các loại sau: a) Danh sách người vẽ. b) Danh sách màu",
    ],
)
def test_several_papers_in_one_line_are_doubted(name: str) -> None:
    (paper,), _, _ = papers({"name": name, "original": 1, "copies": 0})
    assert "có thể là nhiều giấy tờ trong một dòng" in marks(paper)


def test_a_form_that_another_procedure_gave_is_marked() -> None:
    documents = Documents()
    drawn = []
    for form in ("don.docx", "", "don.docx", "khac.docx"):
        one = record(components=[{"name": "Đơn vẽ", "original": 1, "copies": 0, "form": form}])
        drawn += Papers(one, "mau", documents, Ledger()).read({}) or []
    documents.doubt_borrowed_forms()
    assert [bool(marks(paper)) for paper in drawn] == [False, True, False, True]


def test_one_name_is_one_document_and_each_paper_has_an_id() -> None:
    one = {"name": "Đơn đề nghị", "original": 1, "copies": 0}
    listed, _, documents = papers(one, one | {"name": "Đơn đề nghị;"})
    assert [paper.get("id", paper["document"]) for paper in listed] == [
        "don_de_nghi",
        "don_de_nghi_2",
    ]
    assert len(documents.entries) == 1


def test_headings_about_cases_become_a_question() -> None:
    base = {"name": "Đơn", "original": 1, "copies": 0}
    listed, found, _ = papers(
        base | {"case": "Trường hợp bị mất"}, base | {"case": "Đối với thẻ hỏng"}
    )
    assert [group["when"] for group in listed] == ["bi_mat", "the_hong"]
    assert dict(found.cases)["truong_hop"] == {
        "ask": "Hồ sơ thuộc trường hợp nào?",
        "one_of": {"bi_mat": "Trường hợp bị mất", "the_hong": "Đối với thẻ hỏng"},
        "review": [marks(found.cases["truong_hop"])[0]],
    }


@pytest.mark.parametrize(
    "text",
    [
        "Đơn giản", "có: hai chấm", "dấu # sau cách", "'nháy'", '"kép"', "- gạch", "* sao", "[1]",
        "{a}", "50% mức", "no", "01/07/2025", "dòng một\ndòng hai", "dài " * 60, "a, b; c",
        "@ đầu dòng", "> lớn", "| sổ", "hết:", "?", "0", "1.004222", "#đầu",
    ],
)  # fmt: skip
def test_what_is_written_is_read_back(text: str) -> None:
    text = clean(text)
    tree, report = read(write({"name": text, "rows": [{"is": "x", "says": text}]}), "a.yaml")
    assert list(report) == []
    assert tree == {"name": text, "rows": [{"is": "x", "says": text}]}


def test_ids_are_words_of_their_own() -> None:
    ids = Ids(frozenset(("don",)))
    assert [ids.new("Đơn", "x"), ids.new("123", "giay_to"), ids.new("123", "giay_to")] == [
        "don_2", "giay_to", "giay_to_2",
    ]  # fmt: skip
    assert id_of("Đơn đề nghị cấp đổi giấy chứng nhận đăng ký kết hôn có yếu tố") == (
        "don_de_nghi_cap_doi_giay_chung_nhan_dang_ky"
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("- a) Đơn;", "Đơn"),
        ("(ii) Đơn.", "Đơn"),
        ("1.2. Đơn", "Đơn"),
        ("+ 1 Đơn", "1 Đơn"),
        ("-", "-"),
    ],
)
def test_bullets_are_no_part_of_a_name(text: str, name: str) -> None:
    assert bare(text) == name
