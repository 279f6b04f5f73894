"""`check --fix`: every safe fix mends what it was made for, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalogue.diagnostics import Diagnostic, Edit, Fix, Span
from catalogue.load import read_folder
from catalogue.messages import Message, all_messages
from compiler.mending import compatible, mend
from compiler.pipeline import compile_texts
from tests.snippets import BASE, lay

SAMPLED = [one for one in all_messages() if one.bad is not None]
FILE = "procedures/mau/thu_tuc_mau.yaml"


@pytest.mark.parametrize("one", SAMPLED, ids=lambda one: one.slug)
def test_a_safe_fix_mends_its_finding(one: Message, tmp_path: Path) -> None:
    assert one.bad is not None
    lay(one.bad, one.bad.text, tmp_path)
    texts = dict(read_folder(tmp_path))
    safe = {found.slug for found in compile_texts(texts).report if found.fix and found.fix.safe}
    mended = mend(texts)
    assert {found.slug for found in mended.fixed} >= safe
    assert not safe & {found.slug for found in mended.report}
    assert mended.texts == (mend(mended.texts).texts if safe else texts)


def test_a_clean_catalogue_stays_as_it_is() -> None:
    texts = dict(read_folder(BASE))
    mended = mend(texts)
    assert (mended.texts, mended.fixed, list(mended.report)) == (texts, (), [])


def finding(start: int, end: int, *, safe: bool = True) -> Diagnostic:
    span = Span(FILE, 1, start, 1, end)
    return Diagnostic("name-not-known", span, fix=Fix((Edit(span, "x"),), safe))


@pytest.mark.parametrize(
    ("spans", "chosen"),
    [
        ([(1, 3), (3, 5)], [0, 1]),
        ([(1, 4), (3, 5)], [0]),
        ([(1, 4), (2, 3), (6, 7)], [0, 2]),
        ([(2, 2), (2, 2)], [0]),
    ],
)
def test_fixes_of_one_round_do_not_meet(spans: list[tuple[int, int]], chosen: list[int]) -> None:
    found = [finding(*span) for span in spans]
    assert list(compatible(found)) == [found[number] for number in chosen]


def test_the_files_of_the_catalogue_that_is_extended_stay_as_they_are() -> None:
    span = Span("../quoc_gia/law.yaml", 1, 1, 1, 2)
    assert list(compatible([Diagnostic("name-not-known", span, fix=Fix((Edit(span, "x"),)))])) == []


def test_an_unsafe_fix_is_never_made() -> None:
    assert list(compatible([finding(1, 2, safe=False)])) == []
