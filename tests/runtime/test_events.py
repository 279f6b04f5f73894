"""What officers do is recorded: the chain, the queue of a unit, letters, findings, due dates."""

from __future__ import annotations

import ast
from datetime import date, time, timedelta
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import Connection, Delete, Update, delete, update

from compiler.evaluation import Due
from runtime.commands import APPLICANT, Actor, Command, CommandName
from runtime.reckoning import Reckoning
from runtime.refusals import Refused
from runtime.store import (
    answers,
    assigning,
    book,
    bundles,
    counting,
    dossiers,
    events,
    in_progress,
    late_supplements,
    messages,
    outbox,
    portable,
    processing,
    ratings,
    reminders,
    representations,
    results,
    shelf,
    tasks,
    watching,
)
from runtime.store import lodging as lodging_module
from runtime.store.dossiers import Dossier
from runtime.store.engine import Store
from runtime.store.failures import Broken, Conflict, Missing
from runtime.store.processing import Letter
from runtime.store.tables import MARKS, event, letter
from runtime.store.tables import answers as answers_table
from tests.runtime.filing import (
    ANSWERS,
    ELSEWHERE,
    NOW,
    RECEIVER,
    RETURNER,
    SIGNER,
    STRANGER,
    UNIT,
    WAY,
    WORKER,
    lodging,
    start_draft,
    submit,
)


def load(store: Store, id: str, actor: Actor = RECEIVER) -> Dossier:
    return store.read(lambda connection: dossiers.load_dossier(connection, id, actor))


def do(store: Store, id: str, name: CommandName, actor: Actor, **given: str) -> Dossier:
    version = store.read(lambda connection: dossiers.own_dossier(connection, id)).version
    until = NOW.date() + timedelta(days=30) if name == "ask_supplement" else None
    step, letter, result = (given.get(key, "") for key in ("step", "letter", "result"))
    command = Command(name, actor, step, letter, result, until)
    return store.write(
        lambda connection: processing.act(connection, id, version, command, WAY, NOW)
    )


def kinds(store: Store, id: str) -> list[str]:
    history = store.read(lambda connection: events.history(connection, id))
    return [one.kind for one in history]


def chain(store: Store, id: str) -> int | None:
    return store.read(lambda connection: events.verify_chain(connection, id))


def queue(store: Store, actor: Actor) -> list[str]:
    found = store.read(lambda connection: dossiers.queue(connection, actor))
    length = store.read(lambda connection: dossiers.queue_length(connection, actor))
    assert length == len(found)
    return [one.id for one in found]


# The chain


def test_a_dossier_from_lodging_to_hand_over_leaves_a_whole_chain(
    store: Store, dossier: str
) -> None:
    do(store, dossier, "receive", RECEIVER)
    do(store, dossier, "pass_step", WORKER, step="tham_tra")
    do(store, dossier, "decide", SIGNER, result="giay_khai_sinh")
    last = do(store, dossier, "return_result", RETURNER)
    assert (last.state, last.clock, last.version) == ("returned", "stopped", 5)
    assert kinds(store, dossier) == ["lodged", "received", "step_passed", "decided", "returned"]
    assert chain(store, dossier) is None
    done = store.read(lambda connection: tasks.tasks_of(connection, dossier))
    assert [(one.step, one.role, one.result) for one in done] == [
        ("tiep_nhan", "tiep_nhan_hs", "receive"),
        ("tham_tra", "thu_ly_hs", "pass_step"),
        ("ky", "ky", "decide"),
        ("tra_kq", "tra_kq", "return_result"),
    ]


@pytest.mark.parametrize(
    ("change", "at"),
    [
        (update(event).where(event.c.seq == 2).values(actor="khac"), 2),
        (update(event).where(event.c.seq == 1).values(data={"code": "x"}), 1),
        (update(event).where(event.c.seq == 3).values(at=NOW + timedelta(seconds=1)), 3),
        (delete(event).where(event.c.seq == 2), 2),
        (update(event).where(event.c.seq == 3).values(prev="0" * 64), 3),
    ],
)
def test_a_changed_row_breaks_the_chain_there(
    store: Store, dossier: str, change: Update | Delete, at: int
) -> None:
    do(store, dossier, "receive", RECEIVER)
    do(store, dossier, "pass_step", WORKER, step="tham_tra")
    assert chain(store, dossier) is None
    store.write(lambda connection: connection.execute(change))
    assert chain(store, dossier) == at


def test_the_chain_holds_no_answer(store: Store, dossier: str) -> None:
    (lodged,) = store.read(lambda connection: events.history(connection, dossier))
    assert "Nguyễn" not in str(lodged.data)
    assert lodged.data["fees"] == {"ban_sao": 16000}


def test_the_anchor_of_a_day_is_made_once_and_covers_every_head(store: Store, dossier: str) -> None:
    def anchor(day: date) -> events.Anchor:
        return store.write(lambda connection: events.anchor_day(connection, day, "anchors.txt"))

    first = anchor(date(2026, 3, 2))
    do(store, dossier, "receive", RECEIVER)
    assert anchor(date(2026, 3, 2)) == first
    second = anchor(date(2026, 3, 3))
    assert (first.count, second.count) == (1, 1)
    assert first.heads_hash != second.heads_hash


# Who sees what


def test_a_queue_holds_what_waits_for_the_role_in_the_unit(store: Store, dossier: str) -> None:
    assert (queue(store, RECEIVER), queue(store, WORKER), queue(store, STRANGER)) == (
        [dossier],
        [],
        [],
    )
    do(store, dossier, "receive", RECEIVER)
    assert (queue(store, RECEIVER), queue(store, WORKER)) == ([], [dossier])


def test_a_queue_is_in_order_of_due_dates(store: Store, dossier: str) -> None:
    other = submit(store, lodging(start_draft(store))).dossier
    assert queue(store, RECEIVER) == [dossier, other]
    reschedule(store, other, Due(date(2026, 3, 2), time(15)))
    assert queue(store, RECEIVER) == [other, dossier]
    assert load(store, other).due == Due(date(2026, 3, 2), time(15))


def test_a_dossier_of_another_unit_does_not_exist(store: Store, dossier: str) -> None:
    foreign = submit(store, lodging(start_draft(store), unit=ELSEWHERE)).dossier
    for id, actor in ((dossier, STRANGER), (foreign, RECEIVER), ("none", RECEIVER)):
        with pytest.raises(Missing):
            load(store, id, actor)
        with pytest.raises(Missing):
            do_as_seen(store, id, actor)
    found = store.read(lambda connection: dossiers.in_state(connection, RECEIVER, ["submitted"]))
    assert [one.id for one in found] == [dossier]


def do_as_seen(store: Store, id: str, actor: Actor) -> Dossier:
    command = Command("receive", actor)
    return store.write(lambda connection: processing.act(connection, id, 1, command, WAY, NOW))


READERS = (
    assigning, book, bundles, counting, dossiers, in_progress, late_supplements, lodging_module,
    messages, portable, processing, reminders, representations, results, shelf, watching,
)  # fmt: skip
REASONS = {
    "own_dossier": "the caller checked the applicant's right, or follows a filing it may act on",
    "id_of_code": "tracking answers alike for an unknown code and a wrong secret",
    "receipt_of": "the applicant's right to the draft was checked by the caller",
    "submit_dossier": "makes the dossier",
    "assign": "writes a row that was loaded before, at that version",
    "rename": "follows the applicant's own answers, whose right was checked by the caller",
    "_change": "writes a row that was loaded before, at that version",
    "visible_to": "is the clause",
    "_waiting": "stands beside the clause",
    "_latest": "stands beside the clause",
    "number_in_state": "counts what `_latest` lists",
    "_one": "is given its clause",
    "lodged": "is given its clause",
    "_follow": "comes after `_change` in one transaction",
    "first_day": "counts for figures, which name no dossier",
    "_moved": "counts for figures, which name no dossier",
    "_open_at": "counts for figures, which name no dossier",
    "asked_late": "counts for figures, which name no dossier",
    "past_cut_off": "for the service itself, which shows nobody anything",
    "supplements": "for the service itself, which shows nobody anything",
    "unpaid": "for the service itself, which shows nobody anything",
    "unfetched": "for the service itself, which shows nobody anything",
    "_to_ask": "gives `_open` what it is to look for",
    "_found": "gives `_open` what it is to look for",
    "_open": "goes by the tasks of the unit",
    "most_urgent": "has the code from `_open`",
    "going": "for the service itself, which shows nobody anything",
    "dossier_named": "a bank names the dossier that was paid for; nobody is shown anything",
    "undecided": "for whoever has the database itself, and of a review counts what it lists",
    "broken_chains": "for whoever restores a backup",
    "by_state": "counts for those who run the service, and names no dossier",
    "latest": "the inbox of a demonstration",
    "origins": "of files in a dossier that the caller was let see",
    "results_of": "of a dossier that the caller was let see",
    "issued": "of a dossier that the caller was let see",
    **dict.fromkeys(
        ("told", "keep", "resting_on", "_issued", "_kept"), "of an account's own dossiers only"
    ),
    **dict.fromkeys(
        ("make", "of_dossiers", "filed_for", "dossiers_under"), "of those who are acted for"
    ),
}


def touches_dossiers(function: ast.FunctionDef) -> bool:
    """Names a column of the table, the columns of its row type, or the table itself."""
    return any(
        isinstance(node, ast.Name) and node.id in ("dossier", "_COLUMNS")
        for part in function.body
        for node in ast.walk(part)
    )


@pytest.mark.parametrize("module", READERS, ids=lambda module: module.__name__)
def test_every_query_of_dossiers_goes_by_the_clause_or_has_a_reason(module: ModuleType) -> None:
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    free = {
        function.name
        for function in functions
        if touches_dossiers(function) and "visible_to(actor)" not in ast.unparse(function)
    }
    assert free <= set(REASONS)


def test_no_other_module_of_the_store_reads_the_table_of_dossiers() -> None:
    folder = Path(dossiers.__file__).parent
    readers = {
        path.stem
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "runtime.store.tables"
        if any(alias.name == "dossier" for alias in node.names)
    }
    assert readers == {module.__name__.rpartition(".")[2] for module in READERS}


# Acting


def test_an_action_on_a_dossier_seen_before_it_changed_is_refused(
    store: Store, dossier: str
) -> None:
    do_as_seen(store, dossier, RECEIVER)
    with pytest.raises(Conflict):
        do_as_seen(store, dossier, RECEIVER)
    assert kinds(store, dossier) == ["lodged", "received"]


def test_a_refused_action_undoes_the_letter_written_with_it(store: Store, dossier: str) -> None:
    note = Letter("t1", "supplement", "Xin bổ sung giấy chứng sinh.", "ly", NOW)

    def ask(connection: Connection) -> None:
        processing.write_letter(connection, dossier, note, WORKER)
        command = Command("ask_supplement", WORKER, letter="t1")
        processing.act(connection, dossier, 1, command, WAY, NOW)

    with pytest.raises(Refused) as caught:
        store.write(ask)
    assert caught.value.refusal.id == "wrong-role"
    assert store.read(lambda connection: connection.execute(letter.select()).all()) == []


def test_a_supplement_restarts_the_term_and_adds_a_revision(store: Store, dossier: str) -> None:
    note = Letter("t1", "supplement", "Xin bổ sung giấy chứng sinh.", "thu", NOW)
    store.write(lambda connection: processing.write_letter(connection, dossier, note, RECEIVER))
    asked = do(store, dossier, "ask_supplement", RECEIVER, letter="t1")
    assert (asked.state, asked.clock, asked.supplements) == ("supplement", "paused", 1)
    assert queue(store, RECEIVER) == []
    store.write(
        lambda connection: answers.seal_next(
            connection, dossier, given={"so_ban_sao": 5}, known=answers.Known(), now=NOW
        )
    )
    assert do(store, dossier, "answer_supplement", APPLICANT).state == "submitted"
    reschedule(store, dossier, Due(date(2026, 3, 9)))
    reschedule(store, dossier, Due(date(2026, 3, 9)))
    assert load(store, dossier).due == Due(date(2026, 3, 9))
    assert kinds(store, dossier) == [
        "lodged", "supplement_asked", "supplement_answered", "due_changed"
    ]  # fmt: skip
    assert store.read(lambda connection: processing.letters_of(connection, dossier)) == (note,)
    assert latest(store, dossier).number == 2


def test_what_was_written_from_older_answers_takes_the_place_of_no_newer_ones(
    store: Store, dossier: str
) -> None:
    """As when an officer notes a finding at the moment in which the applicant supplements."""

    def seal(copies: int, after: int) -> str:
        given = {"so_ban_sao": copies}
        return store.write(
            lambda connection: answers.seal_next(
                connection, dossier, given=given, known=answers.Known(), now=NOW, after=after
            )
        )

    seal(5, after=1)
    with pytest.raises(Conflict):
        seal(6, after=1)
    assert latest(store, dossier).answers == {"so_ban_sao": 5}
    seal(7, after=2)
    assert latest(store, dossier).number == 3


def reschedule(store: Store, id: str, due: Due) -> None:
    store.write(
        lambda connection: processing.reschedule(
            connection,
            id,
            Reckoning("running", due, None),
            actor=RECEIVER,
            reason="supplement",
            now=NOW,
        )
    )


def test_ticks_findings_assignment_and_track_secret(store: Store, dossier: str) -> None:
    def write(id: str) -> None:
        store.write(lambda c: processing.tick_item(c, id, "giay_chung_sinh", "rõ", RECEIVER, NOW))
        store.write(lambda c: processing.tick_item(c, id, "giay_chung_sinh", "mờ", RECEIVER, NOW))
        store.write(lambda c: processing.tick_item(c, id, "to_khai", "", RECEIVER, NOW))
        store.write(lambda c: processing.untick_item(c, id, "to_khai", RECEIVER))
        store.write(lambda c: processing.find(c, id, "can_xac_minh", True, WORKER, NOW))
        store.write(lambda c: processing.find(c, id, "can_xac_minh", False, WORKER, NOW))
        store.write(lambda c: assigning.assign(c, id, 1, "ly", RECEIVER, NOW))
        store.write(lambda c: processing.renew_track_secret(c, id, 2, RECEIVER, NOW))

    write(dossier)
    ticks = store.read(lambda connection: processing.ticks_of(connection, dossier))
    assert {item: (one.note, one.done_by) for item, one in ticks.items()} == {
        "giay_chung_sinh": ("mờ", "thu")
    }
    findings = store.read(lambda connection: processing.findings_of(connection, dossier))
    assert {fact: one.value for fact, one in findings.items()} == {"can_xac_minh": False}
    after = load(store, dossier)
    assert (after.assignee, after.track_number, after.version) == ("ly", 1, 3)
    assert chain(store, dossier) is None


# Answers


def latest(store: Store, id: str) -> answers.Revision:
    return store.read(lambda connection: answers.latest(connection, id))


def test_answers_are_kept_with_what_was_known(store: Store, dossier: str) -> None:
    kept = latest(store, dossier)
    assert (kept.number, kept.answers) == (1, ANSWERS)
    assert kept.known == answers.Known((("csdl_dan_cu", "", "unreachable"),))


def test_changed_answers_are_found_out(store: Store, dossier: str) -> None:
    store.write(lambda connection: connection.execute(update(answers_table).values(body="{}")))
    with pytest.raises(Broken):
        latest(store, dossier)


def test_what_was_told_and_said_of_them_is_erased_too(store: Store, dossier: str) -> None:
    sent = messages.Sent(
        1, "sms", "+84903123456", None, dossier, "lodged", "Hồ sơ", "Hẹn trả", "vi", NOW
    )
    mark = ratings.Rating(dict.fromkeys(MARKS, 5), "Cảm ơn chị Lan", NOW)
    store.write(lambda c: outbox.post(c, dossier, [outbox.Message("lodged", {})], NOW))
    store.write(lambda c: messages.keep(c, sent))
    store.write(lambda c: ratings.rate(c, dossier, mark))
    store.write(lambda c: answers.erase(c, dossier))
    (kept,) = store.read(messages.latest)
    assert (kept.recipient, kept.subject, kept.body) == ("", "", "")
    rated = store.read(lambda c: ratings.rating_of(c, dossier))
    assert rated
    assert (rated.comment, rated.marks["online"]) == ("", 5)


def test_erased_answers_are_gone_and_the_chain_still_holds(store: Store, dossier: str) -> None:
    store.write(lambda connection: answers.erase(connection, dossier))
    with pytest.raises(Missing):
        latest(store, dossier)
    assert chain(store, dossier) is None
    assert load(store, dossier).unit == UNIT
