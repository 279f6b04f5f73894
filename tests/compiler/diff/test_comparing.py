"""Two editions compared: only what differs, in the same order, each difference once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from catalogue.load import read_folder
from compiler.diff.comparing import compare
from compiler.diff.comparison import Comparison
from compiler.diff.side import Side, of_files
from compiler.pipeline import Build
from compiler.publish import bundle_files
from compiler.workshop import Workshop
from tests.built import EXAMPLES, built
from tests.compiler.building import EMPTY, fee, lit, page, question
from tests.compiler.diff.sides import side

AUTHORED = "procedures/ho_tich/dang_ky_ket_hon.yaml"


@pytest.fixture(scope="module")
def texts() -> dict[str, bytes]:
    return dict(read_folder(EXAMPLES / "hcmc"))


@pytest.fixture(scope="module")
def shop(texts: Mapping[str, bytes]) -> Workshop:
    shop = Workshop()
    shop.build(texts)
    return shop


@pytest.fixture(scope="module")
def whole() -> Side:
    return edition(built("hcmc"))


def edition(made: Build) -> Side:
    return of_files("ấn bản", dict(bundle_files(made)))


def told(comparison: Comparison) -> list[tuple[str, str, list[str]]]:
    return [
        (one.code, one.standing, [f"{it.slug} {it.path}".strip() for it in one.changes])
        for one in comparison.procedures
    ]


def structure(old: Side, new: Side, **options: tuple[str, ...]) -> list[tuple[str, str, list[str]]]:
    return told(compare(old, new, behaviour=False, replaced=options))


def test_an_edition_does_not_differ_from_itself(whole: Side) -> None:
    found = compare(whole, whole)
    assert found.procedures == ()
    assert found.shared == ()
    assert found.old_hash == found.new_hash


ONE = replace(EMPTY, code="1.000001", fees=(fee(lit("money", 8000)),))
OTHER = replace(EMPTY, code="1.000002", pages=(page(question("a")),))


def test_another_edition_with_the_same_procedures_tells_nothing() -> None:
    moved = [replace(one, catalogue="thu/2027") for one in (ONE, OTHER)]
    assert compare(side(ONE, OTHER), side(*moved)).procedures == ()


def test_what_differs_stands_by_code() -> None:
    old = side(OTHER, ONE)
    new = side(replace(OTHER, name="Tên khác"), replace(ONE, name="Tên khác"))
    assert structure(old, new) == [
        ("1.000001", "amended", ["title-changed name"]),
        ("1.000002", "amended", ["title-changed name"]),
    ]


def test_a_comparison_says_the_same_each_time(whole: Side) -> None:
    old, new = side(ONE, OTHER), side(replace(OTHER, name="Tên khác", sets=2, domain="khac"))
    assert compare(old, new) == compare(old, new)


def test_a_procedure_comes() -> None:
    (one,) = compare(side(ONE), side(ONE, OTHER)).procedures
    assert (one.standing, one.old, one.new and one.new.code) == ("new", None, "1.000002")
    assert one.changes[0].slug == "procedure-added"
    assert one.changes[0].fingerprint
    assert (one.burden[0] is None, one.burden[1] is None) == (True, False)


def test_a_procedure_goes() -> None:
    (one,) = compare(side(ONE, OTHER), side(ONE)).procedures
    assert (one.standing, one.new, [it.slug for it in one.changes]) == (
        "abolished", None, ["procedure-removed"],
    )  # fmt: skip


def test_an_end_that_nothing_follows_abolishes() -> None:
    ended = replace(ONE, end=date(2027, 1, 1))
    (one,) = compare(side(ONE), side(ended)).procedures
    assert one.standing == "abolished"
    assert [(it.slug, [edit.path for edit in it.edits]) for it in one.changes] == [
        ("procedure-removed", [("end",)])
    ]


def test_a_procedure_is_replaced_by_those_that_are_told() -> None:
    found = compare(side(ONE), side(OTHER), replaced={"1.000001": ("1.000002",)})
    gone, come = found.procedures
    assert (gone.standing, gone.replaced_by) == ("replaced", ("1.000002",))
    assert [it.slug for it in gone.changes] == ["procedure-replaced"]
    assert dict(gone.changes[0].args)["by"] == "1.000002"
    assert come.standing == "new"


def test_a_version_that_follows_is_compared_with_the_one_before() -> None:
    """That the earlier one now ends, and that the later one starts later, is no change."""
    day = date(2027, 1, 1)
    dearer = replace(ONE, start=day, fees=(fee(lit("money", 9000)),))
    (after,) = compare(side(ONE), side(replace(ONE, end=day), dearer)).procedures
    assert [one.path for one in after.equal] == [("start",)]
    assert [one.path[:2] for it in after.changes for one in it.edits] == [("fees", "phi")]


def test_a_version_that_starts_on_another_day_instead_is_a_change() -> None:
    (one,) = compare(side(ONE), side(replace(ONE, start=date(2025, 12, 1)))).procedures
    assert "effective-date-moved-earlier" in [it.slug for it in one.changes]


def test_every_edit_is_told_once_and_in_order_of_weight() -> None:
    new = replace(ONE, name="Tên khác", audience=("citizen",), fees=(fee(lit("money", 9000)),))
    (one,) = compare(side(ONE), side(new)).procedures
    weights = [max(it.severity.citizen, it.severity.officer) for it in one.changes]
    assert weights == sorted(weights, reverse=True)
    assert len({(it.slug, it.path) for it in one.changes}) == len(one.changes)


def test_dossiers_a_year_and_burdens_are_told() -> None:
    new = replace(ONE, fees=(fee(lit("money", 9000)),))
    (one,) = compare(side(ONE), side(new), volumes={"1.000001": 120}).procedures
    assert one.dossiers_a_year == 120
    assert [it and it.fee for it in one.burden] == [(8000, 8000), (9000, 9000)]


def test_progress_names_what_is_compared() -> None:
    heard: list[str] = []
    compare(side(ONE, OTHER), side(ONE, replace(OTHER, name="Khác")), progress=heard.append)
    assert heard == ["1.000002"]


# What authors write otherwise and mean the same


def commented(text: str) -> str:
    return re.sub(r"(?m)^(\S.*[^:>|\n])$", r"\1 # ghi chú", text, count=1) + "# hết\n"


def quoted(text: str) -> str:
    return re.sub(r"(?m)^name: ([^\n'\"]+)$", r'name: "\1"', text, count=1)


def turned(text: str) -> str:
    """Its keys in another order."""
    blocks = re.split(r"(?m)^(?=[a-z])", text)
    return "".join((blocks[0], *reversed(blocks[1:])))


def spaced(text: str) -> str:
    return text.replace("\n", "\n\n", 3)


@pytest.mark.parametrize("other", [commented, quoted, spaced, turned])
def test_what_is_only_written_otherwise_is_no_change(
    other: object, texts: dict[str, bytes], shop: Workshop, whole: Side
) -> None:
    assert callable(other)
    text = texts[AUTHORED].decode()
    assert other(text) != text
    made = shop.build({**texts, AUTHORED: other(text).encode()})
    assert not made.broken, next(iter(made.report))
    assert compare(whole, edition(made), behaviour=False).procedures == ()


def test_the_same_questions_out_of_another_block_are_the_same_questions(
    texts: dict[str, bytes], shop: Workshop, whole: Side
) -> None:
    block = texts["blocks/ben_ket_hon@1.yaml"].replace(b"ben_ket_hon@1", b"ben_nam@1")
    text = texts[AUTHORED].replace(b"ben_ket_hon@1 as nam", b"ben_nam@1 as nam")
    made = shop.build({**texts, "blocks/ben_nam@1.yaml": block, AUTHORED: text})
    assert not made.broken
    assert compare(whole, edition(made), behaviour=False).procedures == ()


def test_steps_that_move_into_a_block_are_the_same_steps(
    texts: dict[str, bytes], shop: Workshop, whole: Side
) -> None:
    _, _, of = texts["steps/ho_tich@1.yaml"].decode().partition("of:\n")
    steps = f"steps:\n{of}"
    text = texts[AUTHORED].decode().replace("steps:\n  - use: ho_tich@1\n", steps)
    assert text != texts[AUTHORED].decode()
    made = shop.build({**texts, AUTHORED: text.encode()})
    assert not made.broken, next(iter(made.report))
    assert compare(whole, edition(made), behaviour=False).procedures == ()


@pytest.mark.parametrize("other", [b"\r\n", b"\xef\xbb\xbf"])
def test_ends_of_lines_and_marks_of_encodings_are_no_change(
    other: bytes, texts: dict[str, bytes], shop: Workshop, whole: Side
) -> None:
    text = texts[AUTHORED]
    text = other + text if other[0] > 127 else text.replace(b"\n", other)
    made = shop.build({**texts, AUTHORED: text})
    assert compare(whole, edition(made), behaviour=False).procedures == ()


def test_a_bundle_is_not_another_because_a_member_says_its_own_things_otherwise(
    texts: dict[str, bytes], shop: Workshop, whole: Side
) -> None:
    member = "procedures/bao_hiem/cap_the_bhyt_tre_em.yaml"
    text = texts[member].replace(b"name: ", "name: Việc ".encode(), 1)
    made = shop.build({**texts, member: text})
    assert structure(whole, edition(made)) == [("2.000639", "amended", ["title-changed name"])]


def test_a_version_that_is_taken_back_is_compared_with_the_one_that_holds_on() -> None:
    day = date(2027, 1, 1)
    dearer = replace(ONE, start=day, fees=(fee(lit("money", 9000)),))
    (one,) = compare(side(replace(ONE, end=day), dearer), side(ONE)).procedures
    assert (one.old and one.old.start, one.new and one.new.start) == (day, ONE.start)
    assert [it.slug for it in one.changes] == ["fee-decreased"]
    assert [edit.path for edit in one.equal] == [("start",)]
