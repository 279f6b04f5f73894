"""Groups of documents that documents.yaml names: what a procedure makes of them, and mistakes."""

from __future__ import annotations

from catalogue.diagnostics import Diagnostic
from catalogue.kinds.base import Option
from catalogue.kinds.choice import Choice
from catalogue.messages import BASE_PROCEDURE
from compiler import ir
from compiler.compiled import is_error
from compiler.pipeline import compile_texts
from tests.compiler.laying import MORE, PAPERS, laid
from tests.compiler.rules import lowered

DECLARED = "components:\n  - declaration: don_de_nghi\n"
LAND = """\
- group: giay_to_dat
  name: Giấy tờ về đất
  submit: 1 original
  one_of:
    - giay_a
    - {document: giay_b, submit: 2 plain}
- {group: tat_ca, name: Tất cả, all_of: [giay_to_dat, giay_mien]}
"""


def compiled(text: str, groups: str = LAND) -> tuple[ir.Program, tuple[Diagnostic, ...]]:
    return lowered(laid(text, {**MORE, "documents.yaml": PAPERS + groups})[0])


def made(text: str) -> ir.Program:
    program, found = compiled(text)
    assert found == ()
    return program


def papers(program: ir.Program) -> dict[str, ir.Component]:
    return {one.id: one for one in program.components}


def paper(count: int, kind: str) -> tuple[ir.CopiesRow, ...]:
    return (ir.CopiesRow(ir.TRUE, ((ir.Paper(count, kind),),)),)  # type: ignore[arg-type]


def test_a_bare_name_stands_for_the_group() -> None:
    for text in ("  - giay_to_dat\n", "  - {group: giay_to_dat}\n"):
        program = made(DECLARED + text)
        found = papers(program)
        assert found["giay_a"].copies == paper(1, "original")
        assert found["giay_b"].copies == paper(2, "plain")
        (group,) = (one for one in program.outline if isinstance(one, ir.ComponentGroup))
        assert (group.id, group.how, group.heading) == ("giay_to_dat", "one_of", "Giấy tờ về đất")
        (question,) = (
            item
            for page in program.pages
            for item in page.items
            if isinstance(item, ir.Field) and item.source == "papers"
        )
        options = (Option("giay_a", "Giấy A"), Option("giay_b", "Giấy B"))
        assert (question.id, question.kind) == ("giay_to_dat", Choice(options=options))
        assert question.label == "Giấy tờ về đất: ông, bà nộp giấy tờ nào trong số sau đây?"


def test_what_is_said_at_the_use_goes_before_what_the_group_says() -> None:
    program = made(
        DECLARED + "  - {group: giay_to_dat, present: original, when: co_ban_sao,"
        " heading: Đất, id: dat, max_age: 6 months}\n"
    )
    found = papers(program)
    copy = ir.Ref("co_ban_sao", "bool")
    assert (found["giay_a"].verb, found["giay_a"].asked_in_case) == ("present", copy)
    assert found["giay_b"].copies == paper(2, "plain")
    assert found["giay_b"].max_age == (ir.ClockRow(ir.TRUE, "span", "6", "month"),)
    assert found["giay_a"].choice == "dat"
    (group,) = (one for one in program.outline if isinstance(one, ir.ComponentGroup))
    assert group.heading == "Đất"


def test_groups_may_hold_named_groups() -> None:
    program = made(DECLARED + "  - {group: tat_ca, submit: 1 certified}\n")
    found = papers(program)
    assert found["giay_mien"].copies == paper(1, "certified")
    assert found["giay_a"].copies == paper(1, "original")
    choice = "  - {id: nao, submit: 1 plain, one_of: [giay_c, giay_to_dat]}\n"
    nested = made(DECLARED + choice)
    assert papers(nested)["giay_a"].choice == "giay_to_dat"


def test_the_use_of_a_group_is_a_look_up() -> None:
    files, _ = laid(
        DECLARED + "  - giay_to_dat\n", {**MORE, "documents.yaml": PAPERS + LAND}
    )  # fmt: skip
    (one,) = compile_texts(files).procedures
    assert ("group", "giay_to_dat") in one.summary.look_ups


def test_a_mistake_that_shows_in_a_procedure_is_shown_where_the_group_is_used() -> None:
    text = DECLARED + "  - giay_to_dat\n"
    for groups, slug, line in (
        (LAND.replace("submit: 1 original", "when: la_dat"), "name-not-known", 3),
        (LAND.replace("  submit: 1 original\n", ""), "submit-or-present-missing", 4),
    ):
        files, below = laid(text, {**MORE, "documents.yaml": PAPERS + groups})
        found = [one for one in compile_texts(files).report if one.slug == slug]
        (first, *_) = found
        assert (first.span.file, first.span.line - below) == (BASE_PROCEDURE, 3)
        assert first.related[0].file == "documents.yaml"
        assert first.related[0].line == PAPERS.count("\n") + line


def test_a_mistake_of_the_group_itself_is_told_once_and_there() -> None:
    groups = LAND.replace("- giay_a\n", "- giay_x\n")
    files, _ = laid(DECLARED + "  - giay_to_dat\n", {**MORE, "documents.yaml": PAPERS + groups})
    found = [
        (one.slug, one.span.file) for one in compile_texts(files).report.sorted() if is_error(one)
    ]
    assert found == [("document-not-known", "documents.yaml")]


def test_a_group_and_a_document_have_different_names() -> None:
    groups = LAND.replace("group: tat_ca", "group: giay_c")
    files, _ = laid("", {**MORE, "documents.yaml": PAPERS + groups})
    assert "shared-twice" in {one.slug for one in compile_texts(files).report}


def test_groups_that_hold_each_other_are_told_and_left() -> None:
    groups = (
        "- {group: mot, name: Một, all_of: [giay_a, hai]}\n"
        "- {group: hai, name: Hai, submit: 1 plain, all_of: [giay_b, mot]}\n"
    )
    files, _ = laid(DECLARED + "  - mot\n", {**MORE, "documents.yaml": PAPERS + groups})
    found = [one.slug for one in compile_texts(files).report.sorted()]
    assert found.count("group-in-circle") == 2
