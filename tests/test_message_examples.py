"""Every message's samples: the bad one yields exactly its finding there, the good one nothing."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from catalogue.diagnostics import Diagnostic
from catalogue.messages import Message, Sample, all_messages
from catalogue.source import read
from compiler.pipeline import check_folder
from compiler.verify.folder import verify_folder
from tests.snippets import BASE, lay

SAMPLED = [one for one in all_messages() if one.bad is not None]
SYNTAX = [one for one in SAMPLED if one.code[0] == "Y"]
CHECKED = [one for one in SAMPLED if one.code[0] != "Y"]
PROVED = [one for one in SAMPLED if one.bad is not None and one.bad.by == "verify"]
UNSAMPLED = {
    "file-not-known": "the name of the file is the fault",
    "file-too-large": "a sample would be half a megabyte",
    "list-too-long": "a sample would be twenty thousand rows",
    "no-catalogue-file": "the file is missing",
    "places-not-known": "the lists of places are files of their own",
    "portal-code-twice": "the fault is in a portal's file",
    "portal-line-not-json": "the fault is in a portal's file",
    "portal-record-nameless": "the fault is in a portal's file",
    "portal-record-shape": "the fault is in a portal's file",
    "overlay-without-base": "a file of the base catalogue would be one too many",
    **dict.fromkeys(
        (
            "override-procedure-not-known",
            "local-parameter-not-known",
            "override-not-allowed",
            "override-not-delegated",
            "override-term-longer",
            "override-term-unproved",
        ),
        "the base that is changed is a catalogue of its own",
    ),
    **dict.fromkeys(
        (
            "not-a-fingerprint",
            "change-not-known",
            "acknowledged-twice",
            "acknowledgement-ends-early",
            "rule-of-gate",
            "rule-too-lenient",
            "not-in-dong",
            "volumes-unreadable",
            "volumes-columns",
            "volumes-line",
            "volumes-code-twice",
        ),
        "the file is a reviewer's, beside the catalogue",
    ),
    "threshold-not-known": "the fault is in the command",
    "not-utf8": "a sample is text, and text is UTF-8",
    "not-proved": "what cannot be proved today may be tomorrow",
}

SAID_BEFORE = dict.fromkeys(("gap-reached", "gap-not-reached"), "rows-leave-gap")
"""What `check` says of the same place with fewer words."""

Found = list[tuple[str, int, int]]


def _sample(one: Message) -> Sample:
    assert one.bad is not None
    return one.bad


def _read(text: str, file: str) -> Found:
    return [(one.slug, one.span.line, one.span.column) for one in read(text, file)[1].sorted()]


@pytest.mark.parametrize("one", SYNTAX, ids=lambda one: one.slug)
def test_a_bad_text_yields_exactly_its_finding(one: Message) -> None:
    bad = _sample(one)
    assert _read(bad.text, bad.file) == [(one.slug, bad.line, bad.column)]
    assert _read(one.good, bad.file) == []


@pytest.mark.parametrize("one", CHECKED, ids=lambda one: one.slug)
def test_a_bad_sample_yields_exactly_its_finding(one: Message, tmp_path: Path) -> None:
    bad = _sample(one)
    laid = lay(bad, bad.text, tmp_path)
    expected = [(one.slug, bad.file, laid.line(bad.line), bad.column)]
    found = _places(check_folder(tmp_path).report.sorted())
    before = [(SAID_BEFORE[one.slug], *expected[0][1:])] if one.slug in SAID_BEFORE else []
    assert found == (before if one in PROVED else expected)
    if one in PROVED:
        assert _places(verify_folder(tmp_path).found) == expected


def _places(found: Iterable[Diagnostic]) -> list[tuple[str, str, int, int]]:
    return [(one.slug, one.span.file, one.span.line, one.span.column) for one in found]


@pytest.mark.parametrize("one", CHECKED, ids=lambda one: one.slug)
def test_a_good_sample_yields_nothing(one: Message, tmp_path: Path) -> None:
    lay(_sample(one), one.good, tmp_path)
    found = verify_folder(tmp_path).found if one in PROVED else check_folder(tmp_path).report
    assert [*found] == []


def test_the_base_catalogue_is_clean() -> None:
    build = check_folder(BASE)
    assert build.report.sorted() == ()
    assert len(build.procedures) == 1


def test_every_message_has_a_sample() -> None:
    assert {one.slug for one in all_messages() if one.bad is None} == set(UNSAMPLED)
