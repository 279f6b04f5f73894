"""Laws of the whole pipeline: same text, same bytes; only what changed is done again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from catalogue.diagnostics import Diagnostic
from catalogue.load import is_procedure, read_folder
from compiler import ir_codec
from compiler.bundle import Folder, read_index
from compiler.cache import Kept
from compiler.evaluate import engine
from compiler.incremental import check_all, check_texts
from compiler.last_check import check_cached
from compiler.linking.trials import run_linked
from compiler.pipeline import Build, compile_texts
from compiler.publish import bundle_files
from compiler.scenarios import fails
from compiler.workshop import Workshop

BIRTH = "procedures/ho_tich/dang_ky_khai_sinh.yaml"
COPIES = "procedures/chung_thuc/chung_thuc_ban_sao.yaml"


@pytest.fixture(scope="module")
def texts(root: Path) -> dict[str, bytes]:
    return dict(read_folder(root / "examples/hcmc"))


@pytest.fixture(scope="module")
def build(texts: dict[str, bytes]) -> Build:
    return compile_texts(texts)


@pytest.fixture(scope="module")
def checked(texts: dict[str, bytes]) -> Mapping[str, Kept]:
    """What a check of the example leaves for the next."""
    return check_texts(texts, {})[1]


def compiled_files(texts: dict[str, bytes]) -> list[str]:
    return [name for name in texts if name.startswith(("procedures/", "bundles/"))]


def slugs(found: Iterable[Diagnostic]) -> list[str]:
    return [one.slug for one in found]


def test_the_example_is_clean(build: Build, texts: dict[str, bytes]) -> None:
    assert slugs(build.report) == []
    assert len(build.procedures) == len(compiled_files(texts))


def test_every_scenario_of_the_example_comes_out_as_written(build: Build) -> None:
    engines = {one.hash: engine(one.program, build.world) for one in build.procedures}
    for one in build.procedures:
        assert len(one.program.scenarios) >= 2
        for scenario in one.program.scenarios:
            found = run_linked(engines, one.hash, scenario)
            assert not fails(found), f"{one.program.code} {scenario.name}"


def test_the_same_text_gives_the_same_bytes(texts: dict[str, bytes], build: Build) -> None:
    backwards = dict(reversed(texts.items()))
    assert list(bundle_files(compile_texts(backwards))) == list(bundle_files(build))


def test_programs_survive_their_bytes(build: Build) -> None:
    for one in build.procedures:
        again = ir_codec.decode(one.content)
        assert again == one.program
        assert ir_codec.encode(again) == one.content
        assert ir_codec.program_hash(one.content) == one.hash


def test_comments_and_places_are_not_part_of_the_identity(
    texts: dict[str, bytes], build: Build
) -> None:
    moved = {name: b"# note\n" + text for name, text in texts.items() if name.endswith(".yaml")}
    again = compile_texts(texts | moved)
    assert [one.hash for one in again.procedures] == [one.hash for one in build.procedures]


def test_a_bundle_reads_back_from_disk(build: Build, tmp_path: Path) -> None:
    for name, content in bundle_files(build):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    folder = Folder(tmp_path)
    index = folder.index()
    assert [folder.program(one) for one in index.entries] == [p.program for p in build.procedures]
    assert folder.world(index).calendar == build.world.calendar
    assert folder.world(index).lists["xa"] == build.world.lists["xa"]


def test_a_program_that_is_not_what_its_name_says_is_refused(build: Build, tmp_path: Path) -> None:
    index = read_index(dict(bundle_files(build))["index.json"])
    first = index.entries[0]
    path = tmp_path / first.path
    path.parent.mkdir(parents=True)
    path.write_bytes(build.procedures[1].content)
    with pytest.raises(ValueError, match="does not hold what its name says"):
        Folder(tmp_path).program(first)


# Increments


def test_an_edit_compiles_one_procedure_again(texts: dict[str, bytes]) -> None:
    workshop = Workshop()
    before = workshop.build(texts)
    edited = texts | {COPIES: texts[COPIES].replace(b"2.000\xc4\x91", b"3.000\xc4\x91", 1)}
    after = workshop.build(edited)
    changed = [
        one.program.code
        for one, other in zip(after.procedures, before.procedures, strict=True)
        if one is not other
    ]
    assert changed == ["2.000815"]
    fresh = compile_texts(edited)
    assert [one.content for one in after.procedures] == [one.content for one in fresh.procedures]


def test_a_shared_edit_reaches_those_who_looked_it_up(texts: dict[str, bytes]) -> None:
    workshop = Workshop()
    before = workshop.build(texts)
    name = "steps/chung_thuc@1.yaml"
    edited = texts | {name: texts[name].replace("lời chứng".encode(), "lời xác nhận".encode(), 1)}
    after = workshop.build(edited)
    changed = [
        one.program.code
        for one, other in zip(after.procedures, before.procedures, strict=True)
        if one is not other
    ]
    assert changed == ["2.000815"]


@pytest.mark.parametrize("name", [BIRTH, "documents.yaml", "law.yaml", "blocks/ca_nhan@1.yaml"])
def test_a_kept_check_says_what_a_fresh_one_says(
    texts: dict[str, bytes], checked: Mapping[str, Kept], name: str
) -> None:
    broken = texts | {name: texts[name].replace(b"ho", b"hoo", 3)}
    again, _ = check_texts(broken, checked)
    fresh, _ = check_texts(broken, {})
    assert again.sorted() == fresh.sorted()
    assert fresh.sorted() == compile_texts(broken).report.sorted()


def test_a_kept_check_is_kept_on_disk(texts: dict[str, bytes], tmp_path: Path) -> None:
    for name, content in texts.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    assert slugs(check_cached(tmp_path)) == []
    kept = tmp_path / ".motcua/check.json"
    assert kept.is_file()
    assert slugs(check_cached(tmp_path)) == []
    kept.write_text("not ours")
    assert slugs(check_cached(tmp_path)) == []


# One broken file


def test_a_broken_shared_file_is_told_once(texts: dict[str, bytes]) -> None:
    broken = texts | {"documents.yaml": texts["documents.yaml"] + b'- {id: "x\n'}
    assert slugs(compile_texts(broken).report) == ["unclosed-quote"]


def test_a_broken_procedure_hides_no_other(texts: dict[str, bytes]) -> None:
    broken = texts | {
        BIRTH: texts[BIRTH] + b"\tx: 1\n",
        COPIES: texts[COPIES].replace(b"name:", b"nmae:", 1),
    }
    build = compile_texts(broken)
    assert slugs(build.report.sorted()) == ["unknown-key", "tab-indentation"]
    assert len(build.procedures) == len(compiled_files(texts)) - 3  # the two, and their bundle


# Versions


def later(text: bytes, day: str, until: str = "") -> bytes:
    end = f", until: {until}" if until else ""
    lines = text.decode().splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if line.startswith("in_force:"))
    lines[at] = f"in_force: {{from: {day}{end}}}\n"
    return re.sub(r"at: [0-9/]{10}", f"at: {day}", "".join(lines)).encode()


def versioned(texts: dict[str, bytes], first: bytes, second: bytes) -> Build:
    name = COPIES.replace(".yaml", "@2027-03-01.yaml")
    return compile_texts(texts | {COPIES: first, name: second})


def test_a_version_lasts_until_the_next(texts: dict[str, bytes]) -> None:
    build = versioned(texts, texts[COPIES], later(texts[COPIES], "01/03/2027"))
    assert slugs(build.report) == []
    spans = [
        (p.program.start.isoformat(), str(p.program.end))
        for p in build.procedures
        if p.program.code == "2.000815"
    ]
    assert spans[0][1] == "2027-03-01"
    assert spans[1] == ("2027-03-01", "None")


@pytest.mark.parametrize(
    ("until", "found"),
    [("01/03/2027", ["versions-overlap"]), ("31/01/2027", ["versions-hole"]), ("28/02/2027", [])],
)
def test_versions_that_overlap_or_leave_a_hole(
    texts: dict[str, bytes], until: str, found: list[str]
) -> None:
    first = later(texts[COPIES], "01/01/2026", until)
    build = versioned(texts, first, later(texts[COPIES], "01/03/2027"))
    assert slugs(build.report) == found


@pytest.mark.parametrize("folder", ["examples/hcmc", "examples/overlay/thanh_pho"])
def test_several_processes_build_what_one_builds(root: Path, folder: str) -> None:
    """Programs, places, index and findings; files that cannot be read and faults among them."""
    texts = dict(read_folder(root / folder))
    unread, faulty = sorted(filter(is_procedure, texts))[:2]
    texts[unread] += b"\n  - : {\n"
    texts[faulty] = re.sub(rb"\bwhen: \w+", b"when: khong_co", texts[faulty], count=1)
    alone, shared_out = (compile_texts(texts, jobs) for jobs in (1, 2))
    assert alone.report.sorted() == shared_out.report.sorted() != ()
    assert list(bundle_files(alone)) == list(bundle_files(shared_out))
    checked = [check_all(texts, {}, jobs) for jobs in (1, 2)]
    assert [(report.sorted(), kept) for report, kept in checked[:1]] == [
        (report.sorted(), kept) for report, kept in checked[1:]
    ]
