"""Bundles: one form for several procedures, and to each its own part of what was filed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any, get_type_hints

import pytest

from catalogue.domains import OneOf
from catalogue.kinds.base import Json
from catalogue.load import read_folder
from compiler import ir
from compiler.answers import questions
from compiler.evaluate import Engine, engine
from compiler.evaluation import Filing
from compiler.incremental import check_texts
from compiler.ir_codec import decode
from compiler.linking.folding import fold
from compiler.linking.trials import run_linked
from compiler.pipeline import Build, compile_texts
from compiler.renaming import NAMES, inside, outside, renamed
from compiler.split import filed_members, member_filing, split
from compiler.workshop import Workshop
from tests.compiler.building import NOON

BUNDLE = "bundles/khai_sinh_thuong_tru_bhyt.yaml"
CODE = "2.000986"


@pytest.fixture(scope="module")
def texts(root: Path) -> dict[str, bytes]:
    """The bundle of the example with its members, and what these share."""
    whole = dict(read_folder(root / "examples/hcmc"))
    codes = re.findall(rb'procedure: "([0-9.]+)"', whole[BUNDLE])
    return {
        name: text
        for name, text in whole.items()
        if not name.startswith("procedures/") or any(b'"%s"' % code in text for code in codes)
    }


@pytest.fixture(scope="module")
def build(texts: dict[str, bytes]) -> Build:
    return compile_texts(texts)


@pytest.fixture(scope="module")
def engines(build: Build) -> dict[str, Engine]:
    return {one.hash: engine(one.program, build.world) for one in build.procedures}


def joint(build: Build) -> ir.Program:
    return next(one.program for one in build.procedures if one.program.code == CODE)


def member(program: ir.Program, name: str) -> ir.BundleMember:
    return next(one for one in program.members if one.id == name)


def asked(program: ir.Program) -> set[str]:
    return {
        one.id for one in questions(program) if isinstance(one, ir.Group) or one.when != ir.FALSE
    }


# One form


def test_what_another_member_asks_is_asked_once(build: Build) -> None:
    paths = asked(joint(build))
    assert {"ks.nguoi_nop.ho_ten", "ks.tre.ngay_sinh", "tt.noi_moi"} <= paths
    assert not {path for path in paths if path.startswith(("tt.nguoi_", "bhyt.nguoi_"))}
    assert not {path for path in paths if path.startswith("bhyt.tre.")}


def test_no_page_asks_nothing(build: Build) -> None:
    paths = asked(joint(build))
    for page in joint(build).pages:
        own = {item.id for item in page.items if isinstance(item, ir.Field | ir.Group)}
        assert own & paths, page.id


def test_no_heading_stands_alone(build: Build) -> None:
    for page in joint(build).pages:
        for one, following in pairwise((*page.items, ir.Heading(""))):
            assert not (isinstance(one, ir.Heading) and isinstance(following, ir.Heading))


def test_papers_of_cases_that_the_bundle_excludes_are_gone(build: Build) -> None:
    papers = {one.id for one in joint(build).components}
    assert {"ks.giay_chung_sinh", "tt.y_kien_dong_y"} <= papers
    assert "tt.hop_dong_thue_muon" not in papers


def test_papers_that_an_earlier_result_covers_are_gone(build: Build) -> None:
    program = joint(build)
    covered = {inside(one.id, paper) for one in program.members for paper, _ in one.covers}
    assert {"tt.giay_to_nhan_than", "bhyt.giay_khai_sinh"} <= covered
    assert not covered & {one.id for one in program.components}
    assert not {f"nop.{paper}" for paper in covered} & asked(program)


def test_a_bundle_survives_its_bytes(build: Build) -> None:
    one = next(one for one in build.procedures if one.program.code == CODE)
    assert decode(one.content) == one.program


def test_scenarios_of_a_bundle_come_out_as_written(
    build: Build, engines: Mapping[str, Engine]
) -> None:
    one = next(one for one in build.procedures if one.program.code == CODE)
    for scenario in one.program.scenarios:
        assert run_linked(engines, one.hash, scenario) == (), scenario.name


def test_a_wrong_expectation_of_a_member_is_told(
    build: Build, engines: Mapping[str, Engine]
) -> None:
    one = next(one for one in build.procedures if one.program.code == CODE)
    wrong = replace(
        one.program.scenarios[0], fees=(("ks", 1),), member_dues=(("tt", "2026-02-27"),)
    )
    told = {(it.what, it.got) for it in run_linked(engines, one.hash, wrong)}  # type: ignore[union-attr]
    assert told == {("fees/ks", "8000"), ("due/tt", "2026-02-26")}


# To each its own


def answer(field: ir.Field, chance: Random, build: Build) -> Json:
    options = getattr(field.kind, "options", ())
    listed = build.world.lists.get(options, ()) if isinstance(options, str) else options
    match field.kind.type:
        case "bool":
            return chance.random() < 0.5
        case "choice":
            domain = field.kind.domain()
            codes = domain.codes if isinstance(domain, OneOf) else [one.code for one in listed]
            return chance.choice(list(codes)) if codes else None
        case "date":
            return (date(2020, 1, 1) + timedelta(days=chance.randrange(2300))).isoformat()
        case "integer":
            return chance.randrange(4)
    return "Chữ" if field.kind.type == "text" else None


def filings(build: Build, count: int) -> Iterator[Filing]:
    chance = Random(7)
    program = joint(build)
    for _ in range(count):
        answers = {
            one.id: answer(one, chance, build)
            for one in questions(program)
            if isinstance(one, ir.Field) and chance.random() < 0.8
        }
        registers: Any = {
            (one, ""): chance.choice(("found", "not_found", "unreachable"))
            for one in ("csdl_dan_cu", "csdl_ho_tich", "csdl_chung_sinh")
        }
        found = {fact.id: chance.random() < 0.5 for fact in program.facts if fact.by}
        channel = chance.choice(("online", "counter"))
        stage: Any = chance.choice(("draft", "submit"))
        yield Filing(answers, NOON, channel, registers, found, stage)


def test_each_member_judges_its_part_as_the_whole_does(
    build: Build, engines: Mapping[str, Engine]
) -> None:
    one = next(one for one in build.procedures if one.program.code == CODE)
    whole = engines[one.hash]
    for filing in filings(build, 200):
        together = whole.run(filing)
        fees = {it.id: (it.due, it.amount) for it in together.fees}
        papers = {it.id: it.asked for it in together.components}
        for part in one.program.members:
            alone = engines[part.program].run(member_filing(part, filing))
            for fee in alone.fees:
                assert fees[inside(part.id, fee.id)] == (fee.due, fee.amount)
            for paper in alone.components:
                assert papers.get(inside(part.id, paper.id), False) == paper.asked, paper.id
            for name, value in alone.facts.items():
                assert together.facts[inside(part.id, name)] == value, name


def test_answers_part_by_member(build: Build) -> None:
    parts = split(
        joint(build), {"ks.tre.ho_ten": "LÊ AN", "tt.noi_moi": {"xa": "1"}, "nop.tt.x": []}
    )
    assert parts["ks"] == {"tre.ho_ten": "LÊ AN"}
    assert parts["tt"]["nguoi_dk.ho_ten"] == "LÊ AN"
    assert parts["tt"]["cho_o"] == "ve_o_voi"
    assert parts["tt"]["nop.x"] == []
    assert parts["bhyt"]["tre.cu_tru"] == {"xa": "1"}
    assert parts["bhyt"]["tre.so_dinh_danh"] is None


def test_a_member_with_a_case_of_its_own_is_filed_only_then(texts: dict[str, bytes]) -> None:
    text = texts[BUNDLE].decode()
    before = "    as: bhyt\n"
    assert before in text
    mended = text.replace(before, before + "    when: not ks.bo_roi\n").partition("\nscenarios:")[0]
    build = compile_texts({**texts, BUNDLE: mended.encode()})
    assert build.report.sorted() == ()
    program = joint(build)
    running = engine(program, build.world)
    for case, filed in (("bo_roi", ["ks", "tt"]), ("du_cha_me", ["ks", "tt", "bhyt"])):
        run = running.run(Filing({"ks.tre_la": case}, NOON, "online"))
        assert [one.id for one in filed_members(program, run)] == filed
        assert (run.fields["bhyt.noi_kham_chua_benh"] == "shown") == ("bhyt" in filed)
        asked = {it.id: it.asked for it in run.components}
        assert asked["bhyt.to_khai_bhyt"] is ("bhyt" in filed)


# Versions and increments


def test_a_new_version_of_a_member_makes_a_new_text_of_the_bundle(
    texts: dict[str, bytes],
) -> None:
    name = "procedures/bao_hiem/cap_the_bhyt_tre_em.yaml"
    later = texts[name].decode().partition("\nscenarios:")[0]
    later = re.sub(r"in_force: \{.*\}", "in_force: {from: 01/09/2026}", later)
    build = compile_texts({**texts, name.replace(".yaml", "@2026-09-01.yaml"): later.encode()})
    spans = [
        (one.program.start, one.program.end) for one in build.procedures if one.program.code == CODE
    ]
    first = joint(compile_texts(texts)).start
    assert spans == [(first, date(2026, 9, 1)), (date(2026, 9, 1), None)]


def test_a_check_with_kept_results_says_what_a_whole_build_says(texts: dict[str, bytes]) -> None:
    report, kept = check_texts(texts, {})
    assert report.sorted() == ()
    again, same = check_texts(texts, kept)
    assert again.sorted() == ()
    assert same == kept
    name = "procedures/bao_hiem/cap_the_bhyt_tre_em.yaml"
    changed = {**texts, name: texts[name].replace(b"as tre\n", b"as be\n")}
    found, _ = check_texts(changed, kept)
    assert [one.slug for one in found.sorted()] == [
        one.slug for one in compile_texts(changed).report.sorted()
    ]


def test_a_workshop_builds_the_bundle_again_after_an_edit(texts: dict[str, bytes]) -> None:
    workshop = Workshop()
    workshop.build(texts)
    name = "procedures/bao_hiem/cap_the_bhyt_tre_em.yaml"
    changed = {**texts, name: texts[name].replace(b"5 working_days", b"4 working_days")}
    again = workshop.build(changed)
    pinned = member(joint(again), "bhyt").program
    assert pinned in {one.hash for one in again.procedures}
    assert pinned != member(joint(compile_texts(texts)), "bhyt").program


# Names

NOT_NAMES = {
    "Lit": {"value"}, "Found": {"register", "document"}, "Citation": {"act", "places"},
    "Field": {"label", "hint", "unit", "was"}, "Group": {"label", "hint"}, "Note": {"text"},
    "Heading": {"text"}, "Check": {"says"}, "Page": {"title", "hint"},
    "CaseOption": {"id", "says"}, "Case": {"ask"}, "Fact": {"says", "otherwise"},
    "Lookup": {"registers"}, "Consent": {"ways"},
    "Component": {"document", "name", "form", "to", "if_foreign"},
    "ComponentGroup": {"heading", "to"}, "ComponentNote": {"text"},
    "Relief": {"off", "group"}, "Fee": {"name", "currency", "unit", "payee"},
    "Open": {"who"}, "Pick": {"tariff", "name"}, "ClockRow": {"amount"},
    "Clock": {"cut_off"}, "Step": {"says", "role"}, "Stop": {"says"},
    "Result": {"name", "code", "delivery"},
    "Requirement": {"says", "judged"}, "Place": {"kind", "level"},
}  # fmt: skip
"""Texts of a program that are no names of its own: words, values, and ids of shared things."""
WHOLE = {"Program", "Scenario", "Register", "ListRef", "Answered", "BundleMember", "Stated"}
"""Not part of what a member gives to the whole, or judged there attribute by attribute."""
PARTS = [
    kind
    for name, kind in vars(ir).items()
    if isinstance(kind, type) and is_dataclass(kind) and kind.__module__ == ir.__name__
    if name not in WHOLE
]


@pytest.mark.parametrize("part", PARTS, ids=lambda one: one.__name__)
def test_every_text_of_a_program_is_a_name_or_is_not(part: type) -> None:
    hints = get_type_hints(part)
    texts = {one.name for one in fields(part) if hints[one.name] in (str, tuple[str, ...])}
    known = {*NAMES.get(part, ()), *NOT_NAMES.get(part.__name__, ())}
    assert texts - {"path"} == known, "say in compiler/renaming.py, or here, what it is"


@pytest.mark.parametrize("path", ["a", "cha.ho_ten", "nop.giay_to"])
def test_names_go_inside_and_come_out_again(path: str) -> None:
    assert outside("ks", inside("ks", path)) == path
    assert outside("tt", inside("ks", path)) is None


def test_renaming_to_the_same_names_changes_nothing(build: Build) -> None:
    for one in build.procedures:
        assert renamed(one.program, str) == one.program


# What is fixed

A, B = ir.Ref("a", "bool"), ir.Ref("b", "bool")
TWO = ir.Cmp("eq", ir.Ref("c", "choice"), ir.Lit("choice", "hai"))


@pytest.mark.parametrize(
    ("rule", "left"),
    [
        (A, ir.TRUE),
        (ir.Not(A), ir.FALSE),
        (ir.Not(B), ir.Not(B)),
        (ir.All((A, B)), B),
        (ir.All((ir.Not(A), B)), ir.FALSE),
        (ir.Any((A, B)), ir.TRUE),
        (ir.Any((ir.Not(A), B)), B),
        (ir.Any((ir.Not(A), ir.FALSE)), ir.FALSE),
        (TWO, ir.FALSE),
        (replace(TWO, how="ne"), ir.TRUE),
    ],
)
def test_a_rule_is_worked_out_as_far_as_it_is_known(rule: ir.Expr, left: ir.Expr) -> None:
    assert fold(rule, {"a": ir.TRUE, "c": ir.Lit("choice", "mot")}) == left
