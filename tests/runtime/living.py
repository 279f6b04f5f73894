"""Random lives of dossiers, by a seed: anybody tries anything at any time, through the store."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from random import Random
from typing import Literal

from sqlalchemy import bindparam, select

from catalogue.kinds.base import Json
from compiler.evaluation import Due
from runtime.commands import (
    APPLICANT,
    COMMANDS,
    LATE_REASONS,
    SYSTEM,
    Actor,
    Command,
    CommandName,
    Question,
    Reply,
    Settlement,
    Verdict,
)  # fmt: skip
from runtime.corrected import corrected
from runtime.handling import handle
from runtime.national import ENDS
from runtime.nightly import expire_unanswered, note_silence
from runtime.opening import choices, expanded, opened
from runtime.records import Judged, judged, record_of
from runtime.refusals import Refused
from runtime.reminding import remind_applicants
from runtime.service import Catalogue
from runtime.settling import settle
from runtime.store import (
    answers,
    dossiers,
    events,
    opinions,
    payments,
    processing,
    tasks,
)
from runtime.store.engine import Store, Transaction
from runtime.store.failures import Missing
from runtime.store.processing import Letter
from runtime.store.tables import answers as answers_table
from runtime.store.tables import outbox
from runtime.supplementing import answer
from runtime.terms import Charge
from runtime.transitions import TRANSITIONS, possible
from runtime.versions import adopt
from tests.runtime.house import (
    ASKED,
    BEGINNING,
    HOUSE,
    HOUSE_OFFICERS,
    OFFICERS,
    lodge,
)  # fmt: skip
from tests.runtime.law import RULES
from tests.runtime.seen import Sealed, Seen, Tried, paid_by

PEOPLE = (*OFFICERS, APPLICANT, SYSTEM)
_TOLD = select(outbox.c.topic).where(outbox.c.dossier == bindparam("of")).order_by(outbox.c.id)
_SEALED = (
    select(answers_table.c.revision, answers_table.c.body, answers_table.c.known,
           answers_table.c.hmac)
    .where(answers_table.c.dossier == bindparam("of"))
    .order_by(answers_table.c.revision)
)  # fmt: skip
DEEDS = 20
ENDING = {"withdraw", "stop", "refuse"}
SELDOM = 0.05
AFTERMATH = 3
RESULTS = ("giay_phep", "giay_phep", "tu_choi", "")
NAMES = ("Nguyễn Văn Bình", "Nguyễn Văn Bính", "Lê Thị Hoa")
VERDICTS: tuple[Verdict, ...] = ("agreed", "disagreed", "conditional", "silent", "no_reply")


@dataclass(slots=True)
class Life:
    """One dossier, from its lodging on."""

    store: Store
    catalogue: Catalogue
    seed: int
    later: Catalogue | None = None
    """The edition that somebody may move it to."""
    random: Random = field(init=False)
    now: datetime = field(init=False)
    id: str = field(init=False)
    case: Judged = field(init=False)
    told: list[str] = field(default_factory=list)
    remembered: list[tuple[datetime, Judged]] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        days = timedelta(days=self.random.randrange(330), minutes=self.random.randrange(12 * 60))
        self.now = BEGINNING + days
        self.id = f"life-{self.seed}"

    def live(self) -> None:
        """Raises AssertionError with the whole story when a rule of law is broken."""
        entry = self.random.choice(self.catalogue.index.entries)
        lodge(self.store, self.catalogue, entry.code, self.id, self.now)
        before, ended = self._look(), 0
        for _ in range(DEEDS):
            self._wait()
            before = replace(before, at=self.now)
            tried = self._try()
            after = self._look_again(before) if tried.refused else self._look()
            self.refused.add(tried.refused)
            self.told.append(f"{self.now:%d/%m %H:%M} {tried} -> {after.dossier.state}")
            for rule in RULES:
                assert rule(before, tried, after), self._story(rule.__name__, before, after)
            before = after
            ended += after.dossier.state in ENDS
            if ended == AFTERMATH:
                break
        self._look_back()

    @property
    def taken(self) -> set[tuple[str, str]]:
        """Events, each with the state in which it happened."""
        history = self.case.record.history
        return {(one.kind, str(one.data["from"])) for one in history if "from" in one.data}

    @property
    def corrected(self) -> set[str]:
        """What corrections have brought: other answers, more to pay, something to be given back."""
        found = set[str]()
        for one in self.case.record.history:
            if "changed" in one.data:
                found.add("answers")
            if one.kind == "fees_changed":
                found |= {sign for fee in paid_by(one) for sign in "+-" if sign in fee}
        return found

    def _look_back(self) -> None:
        """What the clock showed then, its events still say now; and nobody touched the chain."""
        history = self.case.record.history
        for at, then in self.remembered:
            again = judged(self.catalogue, replace(then.record, history=history), at).clock
            assert again == then.clock, self._story(f"the clock of {at}", then.clock, again)
        broken = self.store.read(partial(events.verify_chain, dossier=self.id))
        assert broken is None, self._story(f"event {broken} of the chain")

    def _story(self, broken: str, *seen: object) -> str:
        lines = [f"seed {self.seed}: {broken}", *self.told, *(repr(one) for one in seen)]
        return "\n".join(lines)

    # Looking

    def _look(self) -> Seen:
        return self.store.read(self._seen)

    def _look_again(self, before: Seen) -> Seen:
        """After what was refused: with a glance, when row, chain and answers are what they were."""

        def glance(connection: Transaction) -> bool:
            one = dossiers.own_dossier(connection, self.id)
            now = (one, events.history(connection, self.id), self._sealed(connection))
            return now == (before.dossier, before.events, before.sealed)

        return replace(before, at=self.now) if self.store.read(glance) else self._look()

    def _seen(self, connection: Transaction) -> Seen:
        one = dossiers.own_dossier(connection, self.id)
        self.case = judged(self.catalogue, record_of(connection, one), self.now)
        self.remembered.append((self.now, self.case))
        return Seen(
            self.now,
            one,
            self.case.record.history,
            tasks.tasks_of(connection, self.id),
            payments.payments_of(connection, self.id),
            opinions.opinions_of(connection, self.id),
            tuple(connection.scalars(_TOLD, {"of": self.id})),
            self.case.clock,
            self._sealed(connection),
        )

    def _sealed(self, connection: Transaction) -> tuple[Sealed, ...]:
        return tuple(Sealed(*row) for row in connection.execute(_SEALED, {"of": self.id}))

    # Doing

    def _wait(self) -> None:
        """Mostly minutes, at times days: over week-ends, Tết, cut-offs and due dates."""
        if self.random.random() < 0.4:
            self.now += timedelta(days=self.random.choice((1, 1, 2, 3, 5, 8, 13, 34)))
        self.now += timedelta(minutes=self.random.randrange(1, 300))

    def _try(self) -> Tried:
        deed = self.random.random()
        if deed < 0.06:
            return self._night()
        if deed < 0.14:
            return self._find()
        if deed < 0.18 and self.later:
            return self._move(self.later)
        return self._command()

    def _night(self) -> Tried:
        expire_unanswered(self.store, self.catalogue, self.now)
        note_silence(self.store, self.catalogue, self.now)
        remind_applicants(self.store, self.now)
        return Tried("night", "", "system", "")

    def _find(self) -> Tried:
        case = self.case
        facts = [one.id for one in case.loaded.program.facts if one.by]
        if not facts or case.record.dossier.state not in ("received", "processing"):
            return Tried("find", "", "", "")
        value, fact = self.random.random() < 0.7, self.random.choice(facts)
        actor = HOUSE_OFFICERS[1]

        def write(connection: Transaction) -> None:
            revision, found = case.record.revision, {**case.record.findings, fact: value}
            processing.find(connection, self.id, fact, value, actor, self.now)
            known = replace(revision.known, findings=found)
            answers.seal_next(
                connection, self.id, given=revision.answers, known=known, now=self.now
            )
            settle(connection, self.catalogue, self.id, actor, "finding", self.now)

        self.store.write(write)
        return Tried(f"find {fact}={value}", HOUSE, "", "")

    def _correct(self) -> Tried:
        """What was opened is answered anew, at times as it was."""
        case, given = self.case, dict(self.case.record.revision.answers)
        new: dict[str, Json] = {
            "nguoi_nop.ten": self.random.choice(NAMES), "so_ban": self.random.randint(1, 9),
        }  # fmt: skip
        given |= {path: new[path] for path in opened(case.record) if self.random.random() < 0.8}
        write = partial(
            answer, catalogue=self.catalogue, case=case, now=corrected(case, given, ()), at=self.now
        )
        try:
            self.store.write(write)
        except Refused as refused:
            return Tried("answer_supplement", "", "submitter", refused.refusal.id)
        return Tried("answer_supplement", "", "submitter", "")

    def _move(self, later: Catalogue) -> Tried:
        """To the edition after its own, where one takes it over."""
        case, actor = self.case, self.random.choice(HOUSE_OFFICERS)
        plain = Command("adopt_version", actor, letter=f"{self.id}-{len(self.told)}")
        version, (role,) = case.record.dossier.version, actor.roles
        write = partial(
            adopt, catalogue=later, case=case, version=version, actor=actor,
            letter=self._letter(plain), now=self.now,
        )  # fmt: skip
        try:
            self.store.write(write)
        except Refused as refused:
            return Tried(plain.name, actor.unit, role, refused.refusal.id)
        return Tried(plain.name, actor.unit, role, "")

    def _command(self) -> Tried:
        case = self.case
        chance = self.random.random()
        choose = (
            self._sensible if chance < 0.84 else self._early if chance < 0.92 else self._anything
        )
        name, actor = choose()
        if (name, actor) == ("answer_supplement", APPLICANT) and opened(case.record):
            return self._correct()
        command = self._whole(case, Command(name, actor))
        letter, (role,) = self._letter(command), actor.roles
        write = partial(self._write, case=case, command=command, letter=letter)
        try:
            self.store.write(write)
        except Refused as refused:
            return Tried(name, actor.unit, role, refused.refusal.id)
        except Missing:
            return Tried(name, actor.unit, role, "missing")
        return Tried(name, actor.unit, role, "")

    def _write(
        self, connection: Transaction, *, case: Judged, command: Command, letter: Letter | None
    ) -> None:
        one = case.record.dossier
        handle(
            connection, self.catalogue, one, one.version, command, self.now, letter=letter
        )  # fmt: skip

    # Choosing

    def _anything(self) -> tuple[CommandName, Actor]:
        """Anybody anything."""
        actor = self.random.choice(
            (*HOUSE_OFFICERS, *HOUSE_OFFICERS, *OFFICERS, APPLICANT, SYSTEM, SYSTEM)
        )
        weights = [SELDOM if name in ENDING else 1 for name in COMMANDS]
        return self.random.choices(COMMANDS, weights)[0], actor

    def _sensible(self) -> tuple[CommandName, Actor]:
        """Somebody something that is offered; what leads on more often than what ends it all."""
        state, way = self.case.record.state, self.case.way
        for actor in self.random.sample(PEOPLE, len(PEOPLE)):
            offers = possible(state, actor, way, self.now)
            if set(offers) - ENDING or (offers and self.random.random() < SELDOM):
                weights = [SELDOM if name in ENDING else 1 for name in offers]
                return self.random.choices(offers, weights)[0], actor
        return self._anything()

    def _early(self) -> tuple[CommandName, Actor]:
        """Somebody their own part, which is not offered now."""
        state, way = self.case.record.state, self.case.way
        wanted = [
            (name, actor)
            for actor in PEOPLE
            for name, line in TRANSITIONS.items()
            if state.name in line.sources and line.who(state, Command(name, actor), way)
            if name not in possible(state, actor, way, self.now)
        ]
        return self.random.choice(wanted) if wanted else self._anything()

    def _letter(self, command: Command) -> Letter | None:
        if not command.letter:
            return None
        return Letter(command.letter, "letter", "Kính gửi", command.actor.account, self.now)

    def _whole(self, case: Judged, plain: Command) -> Command:
        """All that the command needs, and now and then something less, or something wrong."""
        state, pick, chance = case.record.state, self.random.choice, self.random.random
        officer = plain.actor in OFFICERS
        days = self.random.choice((-1, 1, 3, 5, 10, 30))
        wanted = ("ask_supplement", "refuse", "extend", "stop")
        letter = f"{self.id}-{len(self.told)}" if officer and chance() < 0.9 else ""
        return replace(
            plain,
            step=pick((*state.open, "khong_co")) if plain.name == "pass_step" else "",
            letter=letter if plain.name in wanted else "",
            result=pick(("giay_phep", "tu_choi", "giay_phep", ""))
            if plain.name == "decide"
            else "",
            until=self._until(case, plain.name, days),
            question=self._question(days) if plain.name == "ask_opinion" and officer else None,
            reply=self._reply(case) if plain.name == "give_opinion" else None,
            charges=self._charges(case) if plain.name == "ask_payment" else (),
            settlement=self._settlement(case) if plain.name.endswith("_payment") else None,
            late=pick((*LATE_REASONS, None)) if plain.name == "ask_supplement" else None,
            opens=self._opens(case) if plain.name == "ask_supplement" else (),
        )

    def _opens(self, case: Judged) -> tuple[str, ...]:
        """Mostly some of the questions or all, at times only papers."""
        offered = sorted(choices(case))
        return expanded(case, self.random.choices(offered, k=self.random.randint(0, 3)))

    def _until(self, case: Judged, name: CommandName, days: int) -> date | None:
        """A cut-off some days from now, a new day some days after the one that was promised."""
        if name not in ("ask_supplement", "extend"):
            return None
        if self.random.random() < (0.6 if case.way.terms.extends_itself else 0.1):
            return None
        due = case.clock.due if name == "extend" else None
        return (due.day if due else self.now.date()) + timedelta(days=days)

    def _question(self, days: int) -> Question:
        unit = self.random.choice((ASKED, ASKED, ASKED, HOUSE, ""))
        silence: Literal["", "agreed"] = "agreed" if self.random.random() < 0.5 else ""
        due = Due(self.now.date() + timedelta(days=days))
        return Question(f"{self.id}-q{len(self.told)}", unit, due, "Xin ý kiến", silence)

    def _reply(self, case: Judged) -> Reply | None:
        asked = [one.id for one in case.record.state.opinions] or ["khong_co"]
        return Reply(self.random.choice(asked), self.random.choice(VERDICTS), "Ý kiến")

    def _charges(self, case: Judged) -> tuple[Charge, ...]:
        owed = case.way.terms.charges
        if self.random.random() < 0.1:
            return (Charge("khong_co", 1),)
        return tuple(one for one in owed if self.random.random() < 0.6)

    def _settlement(self, case: Judged) -> Settlement | None:
        wanted = self.random.choice(("asked", "asked", "paid"))
        bills = [one for one in case.record.state.bills if one.state == wanted]
        amount = sum(one.amount for one in bills) + (self.random.random() < 0.1)
        reference = "BL-1" if self.random.random() < 0.9 else ""
        return Settlement(tuple(one.fee for one in bills), amount, reference)
