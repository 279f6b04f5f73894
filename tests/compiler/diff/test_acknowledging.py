"""Acknowledgements: what answers for a change, what no longer does, and files with mistakes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from catalogue.messages import say
from compiler.diff.acknowledgement_files import read_acknowledgements, read_rules
from compiler.diff.acknowledging import (
    acknowledged,
    is_acknowledged,
    open_changes,
    reached,
    read_thresholds,
    ruled,
    stanza,
)
from compiler.diff.comparison import Change, Compared, Comparison, Severity
from compiler.diff.fingerprints import LENGTH, SHAPE, fingerprint, fingerprinted
from compiler.diff.registry import CHANGES, KINDS

TODAY = date(2026, 11, 22)
FILE = "xac_nhan.yaml"


def change(slug: str, path: str, code: str = "1.001193", **parts: Any) -> Change:
    kind = KINDS[slug]
    return fingerprinted(Change(slug, code, path, kind.severity, kind.action, **parts))


DEARER = change("fee-increased", "fees/le_phi/amount", old=8000, new=9000)
CHEAPER = change("fee-decreased", "fees/phi/amount", old=9000, new=8000)
HURRIED = change("effective-date-retroactive", "start")
LISTED = change("list-option-removed", "lists/dan_toc/kinh", code="")
COMPARISON = Comparison(
    "cũ", "mới", "", "",
    (Compared("1.001193", "Khai sinh", "amended", None, None, (HURRIED, DEARER, CHEAPER)),),
    (LISTED,),
)  # fmt: skip


def signed(one: Change, **parts: str) -> str:
    """An entry as a person has filled it in."""
    words = {
        "who": "Nguyễn Thị B", "when": "20/11/2026", "decision": "12/QĐ-STP",
        "reason": "Nghị quyết mới của Hội đồng nhân dân", **parts,
    }  # fmt: skip
    text = stanza(one)
    for key, value in words.items():
        blank = f"  {key}:\n"
        text = (
            text.replace(blank, f"  {key}: {value}\n")
            if blank in text
            else f"{text}  {key}: {value}\n"
        )
    return text


def file_of(*entries: str) -> bytes:
    return "".join(("acknowledged:\n", *entries)).encode()


def applied(*entries: str) -> Comparison:
    acks, report = read_acknowledgements(file_of(*entries), FILE)
    assert list(report) == []
    return acknowledged(COMPARISON, acks, TODAY)


def test_the_report_prints_what_only_people_have_to_fill_in() -> None:
    assert stanza(DEARER) == (
        "- change: fee-increased\n"
        "  path: 1.001193/fees/le_phi/amount\n"
        f"  fingerprint: {DEARER.fingerprint}\n"
        "  who:\n  when:\n  decision:\n  reason:\n"
    )
    _, report = read_acknowledgements(file_of(stanza(DEARER)), FILE)
    blanks = [(one.slug, one.span.line, one.span.file) for one in report]
    assert blanks == [("value-missing", line, FILE) for line in (5, 6, 7, 8)]


@pytest.mark.parametrize("one", [DEARER, HURRIED, LISTED], ids=lambda one: one.slug)
def test_a_filled_entry_answers_for_its_change_alone(one: Change) -> None:
    answered = applied(signed(one))
    assert is_acknowledged(answered, one)
    assert answered.stale == ()
    assert set(open_changes(answered)) == set(open_changes(COMPARISON)) - {one}


def test_what_is_worse_for_citizens_or_shut_out_waits_for_an_answer() -> None:
    assert open_changes(COMPARISON) == (HURRIED, DEARER, LISTED)


@pytest.mark.parametrize("path", ["a b/c", "lists/x: y", "khoản 1 #2", "-"])
def test_an_odd_path_is_spelled_so_that_it_can_be_read_back(path: str) -> None:
    one = change("fee-increased", path, code="")
    acks, report = read_acknowledgements(file_of(signed(one)), FILE)
    assert list(report) == []
    assert [ack.path for ack in acks] == [path]


def test_an_answer_to_another_amount_is_stale() -> None:
    answered = applied(signed(change("fee-increased", DEARER.path, old=8000, new=10_000)))
    assert [one.path for one in answered.stale] == ["1.001193/fees/le_phi/amount"]
    assert not is_acknowledged(answered, DEARER)


@pytest.mark.parametrize(("expires", "holds"), [("22/11/2026", True), ("21/11/2026", False)])
def test_an_answer_holds_until_it_expires(expires: str, holds: bool) -> None:
    answered = applied(signed(DEARER, expires=expires))
    assert is_acknowledged(answered, DEARER) is holds
    assert bool(answered.stale) is not holds


NO_CHANGE = signed(DEARER).replace("fee-increased", "fee-incresed")
BAD = {
    "unknown-key": (signed(DEARER).replace("who", "whom"), 5, 3),
    "missing-key": (signed(DEARER).replace("  who: Nguyễn Thị B\n", ""), 2, 3),
    "not-a-fingerprint": (signed(DEARER).replace(DEARER.fingerprint, "abc"), 4, 16),
    "not-a-date": (signed(DEARER, when="hôm qua"), 6, 9),
    "change-not-known": (NO_CHANGE, 2, 11),
    "acknowledged-twice": (signed(DEARER) * 2, 11, 16),
    "acknowledgement-ends-early": (signed(DEARER, expires="19/11/2026"), 9, 3),
    "review-open": (signed(DEARER, review="hỏi lại Sở Tài chính"), 9, 11),
    "map-wanted": ("- fee-increased\n", 2, 3),
}


@pytest.mark.parametrize("slug", BAD)
def test_a_mistake_fails_with_its_place(slug: str) -> None:
    text, line, column = BAD[slug]
    acks, report = read_acknowledgements(file_of(text), FILE)
    assert acks == ()
    assert [(one.slug, one.span.line, one.span.column) for one in report] == [(slug, line, column)]


def test_a_kind_of_change_that_is_nearly_one_is_suggested() -> None:
    _, report = read_acknowledgements(file_of(NO_CHANGE), FILE)
    assert [say(one, "vi") for one in report] == [
        "không có loại thay đổi nào tên «fee-incresed»; có phải «fee-increased»?"
    ]


def test_broken_text_fails() -> None:
    acks, report = read_acknowledgements(b"acknowledged:\n- change: [", FILE)
    assert acks == ()
    assert len(report) == 1


def test_owners_may_weigh_a_change_otherwise() -> None:
    rules, report = read_rules(b"rules:\n  fee-increased: {citizen: 2, inflight: 3}\n", FILE)
    assert list(report) == []
    weighed = ruled(COMPARISON, rules)
    assert weighed.procedures[0].changes[1].severity == Severity(2, 2, 3)
    assert weighed.procedures[0].changes[1].fingerprint == DEARER.fingerprint
    assert replace(weighed, procedures=COMPARISON.procedures) == COMPARISON


BAD_RULES = {
    "rule-of-gate": "rules:\n  effective-date-retroactive: {officer: 3}\n",
    "rule-too-lenient": "rules:\n  fee-increased: {citizen: 1}\n",
    "change-not-known": "rules:\n  fee-risen: {citizen: 2}\n",
    "not-among": "rules:\n  fee-increased: {citizen: 4}\n",
    "unknown-key": "rules:\n  fee-increased: {citizens: 2}\n",
}


@pytest.mark.parametrize("slug", BAD_RULES)
def test_a_rule_cannot_make_nothing_of_something(slug: str) -> None:
    rules, report = read_rules(BAD_RULES[slug].encode(), FILE)
    assert rules == {}
    assert [one.slug for one in report] == [slug]


@pytest.mark.parametrize("kind", CHANGES, ids=lambda one: one.slug)
def test_no_rule_hides_a_change_from_those_for_whom_it_is_worst(kind: Any) -> None:
    for audience in ("citizen", "officer", "inflight"):
        usual = getattr(kind.severity, audience)
        text = f"rules:\n  {kind.slug}: {{{audience}: {max(usual - 1, 0)}}}\n"
        _, report = read_rules(text.encode(), FILE)
        assert [one.slug for one in report] == ["rule-of-gate"] * (kind.action == "block")


def test_thresholds_by_audience() -> None:
    found, report = read_thresholds("citizen=3, inflight=2")
    assert list(report) == []
    assert [(one.audience, one.level) for one in found] == [("citizen", 3), ("inflight", 2)]
    assert reached(COMPARISON, found) == (HURRIED, DEARER, CHEAPER, LISTED)
    assert reached(applied(signed(DEARER)), found) == (HURRIED, CHEAPER, LISTED)
    assert reached(COMPARISON, ()) == ()


def test_adverse_is_the_worst_for_anybody() -> None:
    found, _ = read_thresholds("adverse")
    assert reached(COMPARISON, found) == (HURRIED, DEARER, LISTED)


@pytest.mark.parametrize(
    ("text", "column"), [("citizen", 1), ("citizen=3,clerk=2", 11), ("inflight=4", 1), ("", 1)]
)
def test_a_threshold_that_is_none_is_told(text: str, column: int) -> None:
    found, report = read_thresholds(text)
    assert found == ()
    assert [(one.slug, one.span.column) for one in report] == [("threshold-not-known", column)]


def test_a_fingerprint_is_of_what_a_change_says_and_nothing_else() -> None:
    said = {"slug": "fee-increased", "code": "1.001193", "path": "fees", "old": [1], "new": None}
    first = fingerprint(**said)  # type: ignore[arg-type]
    assert SHAPE.fullmatch(first)
    assert len(first) == LENGTH
    for key in said:
        assert fingerprint(**{**said, key: "khác"}) != first  # type: ignore[arg-type]


def test_a_fingerprint_outlives_the_order_of_keys_and_all_that_is_around() -> None:
    one = change("fee-increased", "fees", old={"a": 1, "b": 2})
    other = change("fee-increased", "fees", old={"b": 2, "a": 1}, args=(("name", "Phí"),))
    assert one.fingerprint == other.fingerprint == "b12697b3e839fc27"
