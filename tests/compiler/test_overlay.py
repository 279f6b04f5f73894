"""A place's own decisions on a base catalogue: what they change, and what they may not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from catalogue.load import read_folder
from catalogue.overlay import PATHS
from compiler import ir
from compiler.incremental import check_texts
from compiler.overlaying import PARTS
from compiler.pipeline import Build, compile_texts
from compiler.workshop import Workshop
from renderers.decisions import local_decisions, told
from renderers.words import words

OVERLAY = "overlay.yaml"
PERMIT = "1.013225"
HOME = "../quoc_gia/procedures/xay_dung/giay_phep_nha_o.yaml"
HEAD = """\
overrides:
  - procedure: "1.013225"
    decision: 2817/QĐ-UBND, 19/11/2025
    from: 01/12/2025
"""
ROWS = """\
    term.within:
      - {{is: {first}, when: nha_o}}
      - {{is: {rest}}}
"""


@pytest.fixture(scope="module")
def texts(root: Path) -> dict[str, bytes]:
    return dict(read_folder(root / "examples/overlay/thanh_pho"))


@pytest.fixture(scope="module")
def build(texts: dict[str, bytes]) -> Build:
    return compile_texts(texts)


def versions(build: Build, code: str = PERMIT) -> list[ir.Program]:
    return [one.program for one in build.procedures if one.program.code == code]


def found(texts: Mapping[str, bytes], overlay: str) -> list[tuple[str, str, int, int]]:
    """The errors of the catalogue with this overlay; lint about missing scenarios is no matter."""
    report = compile_texts({**texts, OVERLAY: overlay.encode()}).report
    return [
        (one.slug, one.span.file, one.span.line, one.span.column)
        for one in report.sorted()
        if one.slug.startswith(("override", "local", "base", "overlay", "fee-", "unknown"))
    ]


def test_both_catalogues_are_clean(root: Path) -> None:
    for name in ("quoc_gia", "thanh_pho"):
        build = compile_texts(dict(read_folder(root / "examples/overlay" / name)))
        assert build.report.sorted() == ()


def test_files_of_the_base_are_named_from_the_overlay(texts: dict[str, bytes]) -> None:
    assert HOME in texts
    assert OVERLAY in texts


def test_a_decision_makes_a_version_from_its_day(build: Build) -> None:
    before, after = versions(build)
    assert (before.start, before.end) == (date(2025, 7, 1), date(2025, 12, 1))
    assert (after.start, after.end) == (date(2025, 12, 1), None)
    assert [row.amount for row in (before.term or after.term).within] == ["15", "20"]  # type: ignore[union-attr]
    assert after.term is not None
    assert [row.amount for row in after.term.within] == ["12", "18"]
    assert [place.kind for place in after.authority.receives] == ["trung_tam_hcc"]
    assert [place.kind for place in after.authority.decides] == ["ubnd_xa"]
    assert len(after.requirements) == len(before.requirements) + 1
    assert [one.says for one in before.steps] != [one.says for one in after.steps]


def test_a_parameter_left_to_the_place_has_its_value_from_its_day(build: Build) -> None:
    _, residence = versions(build, "1.004222")
    (parameter,) = [one for one in residence.facts if one.id == "m2_moi_nguoi"]
    value = parameter.value
    assert isinstance(value, ir.Choose)
    assert value.then == ir.Lit("decimal", "8") or value.then == ir.Lit("integer", "8")
    assert isinstance(value.otherwise, ir.Open)


def test_the_notice_says_who_decided_what(build: Build) -> None:
    before, after = versions(build)
    said = local_decisions(after, words(after, build.world))
    assert any("2817/QĐ-UBND" in one and one.startswith("Thời hạn giải quyết") for one in said)
    assert local_decisions(before, words(before, build.world)) == ()
    assert f"{PERMIT} term.within: 2817/QĐ-UBND, 01/12/2025" in told(build.world.names)


def test_decisions_are_no_part_of_a_programs_identity(texts: dict[str, bytes]) -> None:
    again = texts[OVERLAY].replace(b"2817/", b"2818/")
    hashes = [
        [one.hash for one in compile_texts({**texts, OVERLAY: text}).procedures]
        for text in (texts[OVERLAY], again)
    ]
    assert hashes[0] == hashes[1]


def test_every_path_has_a_part_that_it_changes() -> None:
    assert PATHS.keys() == PARTS.keys()


@pytest.mark.parametrize(
    "path",
    ["components", "form", "requirements", "fees.le_phi.relief", "name", "fees", "term", "basis"],
)
def test_a_place_may_not_lay_down(path: str, texts: dict[str, bytes]) -> None:
    written = f"{HEAD}    {path}: x\n"
    assert found(texts, written) == [("override-not-allowed", OVERLAY, 5, 5)]


def test_a_fee_that_is_not_delegated_stays(texts: dict[str, bytes]) -> None:
    fixed = texts[HOME].replace(b"set_by hdnd_tinh", "50.000đ".encode())
    written = f"{HEAD}    fees.le_phi.amount: 75.000đ\n"
    told = found({**texts, HOME: fixed}, written)
    assert told == [("override-not-delegated", OVERLAY, 5, 5)]


def test_a_fee_that_there_is_not_is_told_at_its_name(texts: dict[str, bytes]) -> None:
    written = f"{HEAD}    fees.le_phy.amount: 75.000đ\n"
    assert found(texts, written) == [("fee-not-known", OVERLAY, 5, 10)]


@pytest.mark.parametrize(
    ("first", "rest", "slug"),
    [
        ("15 days", "20 days", ""),
        ("16 days", "20 days", "override-term-longer"),
        ("15 days", "21 days", "override-term-longer"),
        ("8 working_days", "20 days", "override-term-longer"),
        ("4 working_days", "20 days", ""),
        ("untimed", "20 days", "override-term-unproved"),
    ],
)
def test_a_local_term_is_never_longer(
    first: str, rest: str, slug: str, texts: dict[str, bytes]
) -> None:
    written = HEAD + ROWS.format(first=first, rest=rest)
    assert found(texts, written) == ([(slug, OVERLAY, 5, 5)] if slug else [])


def test_a_new_case_is_held_against_the_shortest_row(texts: dict[str, bytes]) -> None:
    written = f"{HEAD}    term.within: 16 days\n"
    assert found(texts, written) == [("override-term-longer", OVERLAY, 5, 5)]
    assert found(texts, f"{HEAD}    term.within: 15 days\n") == []


def test_a_procedure_that_the_base_lacks_is_told(texts: dict[str, bytes]) -> None:
    written = HEAD.replace(PERMIT, "9.999999") + "    channels.add: [post]\n"
    assert found(texts, written) == [("override-procedure-not-known", OVERLAY, 2, 16)]


def test_parameters_are_those_that_the_base_leaves_open(texts: dict[str, bytes]) -> None:
    row = "{is: 8, decision: '15/NQ-HĐND, 10/07/2025'}"
    assert found(texts, f"parameters:\n  m2: {row}\n") == [
        ("local-parameter-not-known", OVERLAY, 2, 3)
    ]
    facts = "../quoc_gia/facts.yaml"
    fixed = texts[facts].replace(b"set_by: hdnd_tinh", b"is: 8")
    told = found({**texts, facts: fixed}, f"parameters:\n  m2_moi_nguoi: {row}\n")
    assert told == [("override-not-delegated", OVERLAY, 2, 3)]


def test_an_overlay_needs_a_base_that_is_there(texts: dict[str, bytes]) -> None:
    head = "catalogue.yaml"
    alone = {name: text for name, text in texts.items() if not name.startswith("../")}
    slugs = {one.slug for one in compile_texts(alone).report}
    assert "base-not-found" in slugs
    plain = texts[head].replace(b"extends: quoc_gia/2026\n", b"")
    slugs = {one.slug for one in compile_texts({**texts, head: plain}).report}
    assert "overlay-without-base" in slugs


def test_a_base_may_stand_inside_the_catalogue(root: Path, tmp_path: Path) -> None:
    for name, text in read_folder(root / "examples/overlay/thanh_pho"):
        file = tmp_path / name.replace("../", "base/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)
    texts = dict(read_folder(tmp_path))
    assert "base/quoc_gia/law.yaml" in texts
    assert compile_texts(texts).report.sorted() == ()


def test_a_place_adds_channels_and_relief(texts: dict[str, bytes]) -> None:
    more = (
        "    channels.add: [post]\n"
        "    fees.le_phi.relief.add: {off: 100%, when: nha_o, basis: 50/2014/QH13 Điều 102}\n"
    )
    build = compile_texts({**texts, OVERLAY: texts[OVERLAY] + more.encode()})
    after = versions(build)[-1]
    assert after.channels == ("counter", "post")
    assert [len(fee.relief) for fee in after.fees] == [1]


# Increments


def test_an_edit_of_the_base_is_noticed(texts: dict[str, bytes]) -> None:
    report, kept = check_texts(texts, {})
    assert report.sorted() == ()
    again, same = check_texts(texts, kept)
    assert (again.sorted(), same) == ((), kept)
    shorter = {**texts, HOME: texts[HOME].replace(b"is: 15 days", b"is: 10 days")}
    slugs = [one.slug for one in check_texts(shorter, kept)[0].sorted()]
    assert "override-term-longer" in slugs
    assert sorted(slugs) == sorted(one.slug for one in compile_texts(shorter).report)


def test_a_workshop_follows_the_base(texts: dict[str, bytes]) -> None:
    workshop = Workshop()
    assert len(versions(workshop.build(texts))) == 2
    later = {**texts, OVERLAY: texts[OVERLAY].replace(b"01/12/2025", b"01/01/2026")}
    assert versions(workshop.build(later))[-1].start == date(2026, 1, 1)
    assert versions(workshop.build(texts))[-1].start == date(2025, 12, 1)
