"""Translations of a catalogue: what is translated where, kept when texts change, and said."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import replace
from pathlib import Path
from typing import get_type_hints

import pytest
from click.testing import CliRunner

from catalogue import po
from catalogue.po import Entry
from cli import commands
from compiler import ir
from compiler.localise import localise, read_texts, text_hash
from compiler.merging import merge, progress, renewed, taken_over
from compiler.spoken import TEXTS, respoken
from compiler.translations import spoken, tables, wanted
from tests.built import built

EXAMPLE = Path(__file__).parents[2] / "examples/hcmc"
IDS = {
    "id", "op", "code", "document", "foreign", "group", "choice", "proof_of", "form", "to", "payee",
    "by", "currency", "role", "hash", "catalogue", "domain", "program", "after", "result",
    "monotone", "due_step",
}  # fmt: skip


# Which texts there are


def programs() -> list[ir.Program]:
    return [one.program for one in built("hcmc").procedures]


@pytest.mark.parametrize("program", programs(), ids=lambda one: one.code)
def test_a_program_told_its_own_texts_is_itself(program: ir.Program) -> None:
    assert respoken(program, lambda path, text: text) is program


@pytest.mark.parametrize("program", programs(), ids=lambda one: one.code)
def test_a_path_stands_for_one_text(program: ir.Program) -> None:
    """A text that is printed in several places of a program has one path, and one translation."""
    found: dict[str, set[str]] = {}

    def note(path: str, text: str) -> str:
        found.setdefault(path, set()).add(text)
        return text

    respoken(program, note)
    assert {path: texts for path, texts in found.items() if len(texts) > 1} == {}


def test_every_text_of_a_program_is_an_id_or_is_told() -> None:
    """A new key that people read is listed among the texts; one that they do not, among the ids."""
    for name, kind in vars(ir).items():
        if isinstance(kind, type) and kind in TEXTS:
            hints = get_type_hints(kind)
            plain = {one.name for one in dataclasses.fields(kind) if hints[one.name] is str}
            assert plain - IDS <= set(TEXTS[kind]), f"ir.{name}"


def test_shared_texts_stand_under_their_own_paths() -> None:
    contexts = {one.context for one in spoken(built("hcmc"))}
    assert {
        "documents/giay_chung_sinh/name", "blocks/ca_nhan@1/ho_ten/label", "lists/gioi_tinh/nam",
        "questions/papers_page", "domains/ho_tich", "act/60/2014/QH13", "1.001193/name",
        "steps/ho_tich@1/tiep_nhan/says",
    } <= contexts  # fmt: skip


def test_a_member_of_a_bundle_says_what_its_procedure_says() -> None:
    own = [one for one in spoken(built("hcmc")) if one.context.startswith("2.000986/")]
    contexts = {one.context for one in spoken(built("hcmc")) if one.program == "2.000986"}
    assert len(own) < 30
    assert "1.001193/pages/tre/title" in contexts


# In another language


def shouted(program: ir.Program) -> ir.Program:
    return respoken(program, lambda path, text: text.upper())


@pytest.mark.parametrize("program", programs(), ids=lambda one: one.code)
def test_only_texts_change_in_another_language(program: ir.Program) -> None:
    whole = shouted(program)
    assert whole != program
    back: dict[str, str] = {}
    respoken(program, lambda path, text: back.setdefault(f"{path} {text.upper()}", text) and text)
    assert respoken(whole, lambda path, text: back[f"{path} {text}"]) == program


def test_a_translation_of_another_text_is_not_used() -> None:
    program = programs()[0]
    texts = {("name", text_hash(program.name)): "In English"}
    assert localise(program, texts).name == "In English"
    changed = replace(program, name=f"{program.name} mới")
    assert localise(changed, texts) is changed


def test_tables_hold_every_text_of_the_example_in_english() -> None:
    made = {name: read_texts(content) for name, content in tables(built("hcmc"), "en")}
    for program in programs():
        untold: list[str] = []
        respoken(
            program,
            lambda path, text, known=made[program.code], missing=untold: (
                (
                    (  # type: ignore[misc]
                        (path, text_hash(text)) in known or missing.append(path)
                    )
                    and text
                )
                or text
            ),
        )
        assert untold == []


# Kept when texts change

OLD = (
    Entry("a/name", "một", "one"),
    Entry("b/name", "hai", "two"),
    Entry("c/name", "ba", "three"),
    Entry("d/name", "bốn", ""),
)


def test_the_same_text_keeps_its_translation_and_its_order_is_the_catalogues() -> None:
    now = (Entry("b/name", "hai", files=("x.yaml",)), Entry("a/name", "một"))
    merged = merge(OLD[:2], now)
    assert [(one.context, one.text, one.holds) for one in merged] == [
        ("b/name", "two", True),
        ("a/name", "one", True),
    ]
    assert merged[0].files == ("x.yaml",)


def test_a_changed_text_gets_the_old_translation_as_a_suggestion() -> None:
    (merged,) = merge(OLD[:1], (Entry("a/name", "một lần"),))
    assert merged == Entry("a/name", "một lần", "one", fuzzy=True, previous="một")
    assert not merged.holds


def test_a_text_said_elsewhere_is_suggested_only() -> None:
    merged = merge(OLD[:1], (OLD[0], Entry("e/name", "một")))
    assert merged[1] == Entry("e/name", "một", "one", fuzzy=True)


def test_a_note_keeps_its_translation_when_another_is_put_before_it() -> None:
    old = (Entry("1/outline/1/text", "một", "one"), Entry("1/outline/2/text", "hai", "two"))
    now = [Entry(f"1/outline/{n}/text", text) for n, text in enumerate(("không", "một", "hai"), 1)]
    assert [one.text for one in merge(old, now) if one.holds] == ["one", "two"]


def test_what_nothing_wants_is_kept_aside_and_comes_back() -> None:
    merged = merge(OLD, (Entry("a/name", "một"),))
    assert [one.context for one in merged if one.obsolete] == ["b/name", "c/name"]
    again = merge(merged, (Entry("a/name", "một"), Entry("b/name", "hai")))
    assert again[1] == Entry("b/name", "hai", "two")


def test_merging_again_changes_nothing() -> None:
    now = (Entry("a/name", "một lần"), Entry("b/name", "hai"), Entry("f/name", "sáu"))
    merged = merge(OLD, now)
    assert merge(merged, now) == merged


def test_a_translators_file_wins_where_it_is_finished() -> None:
    sent = (replace(OLD[0], text="uno"), replace(OLD[1], text="due", fuzzy=True))
    taken = {one.context: one.text for one in taken_over(OLD, sent)}
    assert taken == {"a/name": "uno", "b/name": "two", "c/name": "three", "d/name": ""}


def test_the_example_is_translated_and_its_file_is_up_to_date() -> None:
    entries = built("hcmc").catalogue.translations["en"]
    assert renewed(built("hcmc"), "en") == entries
    assert [one.program for one in progress(built("hcmc"), "en") if one.lacking] == []


def test_a_listing_of_papers_is_not_translated_as_a_whole() -> None:
    names = {str(one.name) for one in built("hcmc").catalogue.documents}
    for one in wanted(built("hcmc"), "en"):
        assert "; " not in one.source or not set(one.source.split("; ")) <= names


# At the command line


def test_extract_merge_and_report(tmp_path: Path) -> None:
    folder = tmp_path / "hcmc"
    for path in EXAMPLE.rglob("*"):
        if path.is_file() and "i18n" not in path.parts and "build" not in path.parts:
            target = folder / path.relative_to(EXAMPLE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    run = CliRunner().invoke
    assert run(commands, ["i18n", "extract", str(folder), "--lang", "en"]).exit_code == 0
    empty = po.read((folder / "i18n/en.po").read_bytes())
    assert empty
    assert not any(one.text for one in empty)
    lacking = run(commands, ["i18n", "report", str(folder), "--require"])
    assert lacking.exit_code == 1
    sent = str(EXAMPLE / "i18n/en.po")
    assert run(commands, ["i18n", "merge", str(folder), sent]).exit_code == 0
    merged = po.read((folder / "i18n/en.po").read_bytes())
    assert merged == tuple(one for one in po.read(Path(sent).read_bytes()) if not one.obsolete)
    done = run(commands, ["i18n", "report", str(folder), "--require", "--format", "json"])
    assert done.exit_code == 0
    assert {one["missing"] + one["stale"] for one in json.loads(done.output)["en"]} == {0}
    wrong = run(commands, ["i18n", "merge", str(folder), str(EXAMPLE / "law.yaml")])
    assert wrong.exit_code == 2
