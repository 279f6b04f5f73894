"""What a page posted becomes answers: names are checked, blanks told from what was never asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

import pytest

from catalogue.kinds.base import BLANK, Json
from catalogue.kinds.env import PlainEnv
from compiler import ir
from compiler.bundle import INDEX, read_index, read_list, read_program
from compiler.evaluate import engine
from compiler.evaluation import Evaluation, Filing, World
from runtime.protocol import PageRead, faults_of, read_page, unseen, with_row
from runtime.visits import Unreadable
from tests.runtime.filings import NOW
from tests.runtime.serving import example

DAY = date(2026, 11, 20)


@cache
def _loaded(code: str) -> tuple[ir.Program, World]:
    files = dict(example())
    index = read_index(files[INDEX])
    entry = index.version(code, DAY)
    assert entry
    program = read_program(files[entry.path], entry.hash)
    lists = {
        one.name: read_list(files[f"lists/{one.hash}.json"], one.hash) for one in program.lists
    }
    return program, World(index.calendar, lists, index.names)


def page(code: str, id: str) -> ir.Page:
    return next(one for one in _loaded(code)[0].pages if one.id == id)


def taken(
    code: str,
    id: str,
    posted: Mapping[str, Sequence[str]],
    kept: Mapping[str, Json] = {},
    *,
    typing: bool = False,
) -> PageRead:
    env = PlainEnv(DAY, lists=_loaded(code)[1].lists)
    return read_page(page(code, id), posted, kept, env, typing=typing)


def judged(code: str, answers: Mapping[str, Json]) -> Evaluation:
    program, world = _loaded(code)
    return engine(program, world).run(Filing(answers, NOW, "online"))


def test_boxes_become_answers_and_what_cannot_be_read_comes_back() -> None:
    read = taken(
        "1.001193",
        "nguoi_nop",
        {
            "_shown": ["nguoi_nop.ho_ten nguoi_nop.noi_cu_tru nguoi_nop.so_dinh_danh"],
            "nguoi_nop.ho_ten": ["  Nguyễn   Văn Bình "],
            "nguoi_nop.so_dinh_danh": ["12 con số"],
            "nguoi_nop.noi_cu_tru.tinh": ["79"],
            "nguoi_nop.noi_cu_tru.xa": ["sai gon"],
            "nguoi_nop.noi_cu_tru.dong": ["12 Nguyễn Huệ"],
        },
    )
    assert read.answers == {
        "nguoi_nop.ho_ten": "Nguyễn Văn Bình",
        "nguoi_nop.noi_cu_tru": {"tinh": "79", "xa": "26740", "dong": "12 Nguyễn Huệ"},
    }
    assert set(read.problems) == {"nguoi_nop.so_dinh_danh"}
    assert read.raw == {"nguoi_nop.so_dinh_danh": ["12 con số"]}


@pytest.mark.parametrize(
    ("posted", "typing", "answers"),
    [
        pytest.param({"_shown": ["quan_he"]}, False, {"quan_he": None}, id="shown, sent nothing"),
        pytest.param({"_shown": [""]}, False, {}, id="never on the screen"),
        pytest.param({"_shown": ["quan_he"]}, True, {}, id="not reached yet while typing"),
        pytest.param({"_shown": ["quan_he"], "quan_he": ["ong_ba"]}, True, {"quan_he": "ong_ba"}),
        pytest.param({"quan_he": ["ong_ba"]}, False, {"quan_he": "ong_ba"}, id="sent, not told"),
    ],
)
def test_what_was_on_the_screen_and_empty_is_blank(
    posted: Mapping[str, Sequence[str]], typing: bool, answers: Mapping[str, Json]
) -> None:
    assert taken("1.001193", "nguoi_nop", posted, typing=typing).answers == answers


@pytest.mark.parametrize(
    "posted",
    [
        pytest.param({"tre.ho_ten": ["Nguyễn Bảo An"]}, id="of another page"),
        pytest.param({"le_phi": ["0"]}, id="a fee"),
        pytest.param({"_fee": ["0"]}, id="a reserved name"),
        pytest.param({"quan_he": ["cha_me", "ong_ba"]}, id="twice"),
        pytest.param({"_v": ["a.0", "b.0"]}, id="control twice"),
        pytest.param({"nguoi_nop": ["x"]}, id="a block"),
        pytest.param({"nguoi_nop.noi_cu_tru": ["79"]}, id="a value of parts without its part"),
        pytest.param({"nguoi_nop.noi_cu_tru.list": ["x"]}, id="an unknown part"),
    ],
)
def test_names_that_the_page_does_not_have_are_refused(
    posted: Mapping[str, Sequence[str]],
) -> None:
    with pytest.raises(Unreadable):
        taken("1.001193", "nguoi_nop", posted)


# Lists of rows


LIST, ROWS = "1.004222", "cho_o"


def row_names(key: str, *fields: str) -> list[str]:
    return [f"thanh_vien.{key}.{field}" for field in fields]


def test_rows_are_read_by_their_keys_in_the_order_of_the_page() -> None:
    shown = " ".join(["thanh_vien", *row_names("b2", "ho_ten"), *row_names("a1", "ho_ten")])
    posted = {
        "_shown": [shown],
        "thanh_vien.a1.ho_ten": ["Trần Văn An"],
        "thanh_vien.b2.ho_ten": ["Trần Thị Bình"],
    }
    assert taken(LIST, ROWS, posted).answers["thanh_vien"] == [
        {"_row": "b2", "ho_ten": "Trần Thị Bình"},
        {"_row": "a1", "ho_ten": "Trần Văn An"},
    ]


def test_a_list_without_rows_is_answered_by_none_and_a_hidden_one_not_at_all() -> None:
    assert taken(LIST, ROWS, {"_shown": ["thanh_vien"]}).answers["thanh_vien"] == []
    assert "thanh_vien" not in taken(LIST, ROWS, {"_shown": ["cho_o"]}).answers


@pytest.mark.parametrize(
    "names",
    [
        pytest.param([f"thanh_vien.k{n}.ho_ten" for n in range(51)], id="more rows than allowed"),
        pytest.param(["thanh_vien.K7.ho_ten"], id="a key that we never make"),
        pytest.param(["thanh_vien.k7.luong"], id="an unknown field"),
        pytest.param(["thanh_vien.k7"], id="a row without a field"),
    ],
)
def test_rows_that_no_page_of_ours_has_are_refused(names: list[str]) -> None:
    with pytest.raises(Unreadable):
        taken(LIST, ROWS, {name: ["x"] for name in names})


def test_a_row_more_than_the_list_takes_is_refused() -> None:
    group = next(one for one in page(LIST, ROWS).items if isinstance(one, ir.Group))
    answers: dict[str, Json] = {}
    for number in range(group.max):
        answers = with_row(answers, group, f"k{number}")
    with pytest.raises(Unreadable):
        with_row(answers, group, "k99")


# After reading


def test_a_question_that_was_not_on_the_screen_keeps_its_answer() -> None:
    posted = {"_shown": ["quan_he"], "quan_he": ["cha_me"]}
    read = taken("1.001193", "nguoi_nop", posted, {"cung_gia_dinh": True})
    assert read.answers == {"quan_he": "cha_me", "cung_gia_dinh": True}
    judgement = judged("1.001193", read.answers)
    assert judgement.values["cung_gia_dinh"] is BLANK
    emptied = {"_shown": ["quan_he cung_gia_dinh"], "quan_he": ["duoc_uy_quyen"]}
    again = taken("1.001193", "nguoi_nop", emptied, {"cung_gia_dinh": True})
    assert again.answers["cung_gia_dinh"] is None


def test_a_question_that_appears_is_new_once_and_wrong_only_after_it_was_seen() -> None:
    first = taken("1.001193", "nguoi_nop", {"_shown": ["quan_he"], "quan_he": ["duoc_uy_quyen"]})
    here = page("1.001193", "nguoi_nop")
    evaluation = judged("1.001193", first.answers)
    added = unseen(first, here, evaluation)
    assert "cung_gia_dinh" in added
    assert "cung_gia_dinh" not in {one.path for one in faults_of(here, evaluation, added)}
    again = taken(
        "1.001193",
        "nguoi_nop",
        {"_shown": ["quan_he cung_gia_dinh"], "quan_he": ["duoc_uy_quyen"]},
    )
    evaluation = judged("1.001193", again.answers)
    assert "cung_gia_dinh" not in unseen(again, here, evaluation)
    assert "cung_gia_dinh" in {one.path for one in faults_of(here, evaluation)}


def test_stored_files_stay_whatever_is_posted() -> None:
    file: Json = [{"id": "1", "sha256": "0" * 64, "name": "a.pdf", "size": 3, "type": "x/y"}]
    posted = {"_shown": ["nop.giay_chung_sinh"]}
    read = taken("1.001193", "nop_giay_to", posted, {"nop.giay_chung_sinh": file})
    assert read.answers["nop.giay_chung_sinh"] == file
    assert taken("1.001193", "nop_giay_to", posted).answers["nop.giay_chung_sinh"] is None
