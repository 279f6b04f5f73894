"""What all requests share: the store, the keys, the clock, and the catalogue as now released."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from threading import Lock

from catalogue.kinds.base import Option
from catalogue.kinds.env import PlainEnv
from compiler import ir
from compiler.bundle import Agency, Index, read_index, read_list, read_program
from compiler.evaluate import Engine, engine
from compiler.evaluation import World
from compiler.localise import Texts, localise, localise_index, localise_list, read_texts
from renderers.masthead import Site
from runtime import counter, transfers
from runtime.clock import VIETNAM
from runtime.config import Config
from runtime.counter import Counter
from runtime.files import FolderFiles
from runtime.identity import CITIZENS, LocalIdentity
from runtime.limiting import Limiter, SharedLimiter
from runtime.metrics import Metrics
from runtime.own_papers import OwnPapers
from runtime.payees import Payees, read_payees
from runtime.ports import Clock, Files, Identity, Payments, Register
from runtime.quarters import Quarters
from runtime.register_files import FileRegister
from runtime.registers import Registers
from runtime.security import Keys, Passwords
from runtime.statics import Statics
from runtime.store import programs
from runtime.store.engine import Reads, Store
from runtime.store.failures import Missing, Unavailable
from runtime.tracking import Tracking
from runtime.transfers import BankTransfers

PROGRAMS_KEPT = 128
LISTS_KEPT = 64
LOOKED_AFTER = timedelta(seconds=5)
MARK_DIGITS = 12
SOURCE = "vi"
NAMES = "names"


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """A program ready to judge filings, with the lists it was compiled against."""

    hash: str
    program: ir.Program
    engine: Engine
    world: World
    lang: str = SOURCE

    @property
    def mark(self) -> str:
        """What a form carries, so that it is read by the program that drew it."""
        return self.hash[:MARK_DIGITS]

    def env(self, at: datetime) -> PlainEnv:
        return PlainEnv(at.astimezone(VIETNAM).date(), lists=self.world.lists, lang=self.lang)


class Catalogue:
    """One release of the catalogue; programs come from the database when they are first needed."""

    def __init__(self, store: Reads, release: int, index: Index, lang: str = SOURCE) -> None:
        self._store = store
        self._written = index
        self._tables = {ref.name: ref.hash for ref in index.texts if ref.lang == lang}
        self.lang = lang
        self.languages = (SOURCE, *dict.fromkeys(ref.lang for ref in index.texts))
        self.speaking: Callable[[str], Catalogue] = lru_cache()(self._speaking)
        self.release = release
        self.index = localise_index(index, self._texts(NAMES)) if self._tables else index
        self.program: Callable[[str], Loaded] = lru_cache(PROGRAMS_KEPT)(self._load)
        self._list: Callable[[str, str], tuple[Option, ...]] = lru_cache(LISTS_KEPT)(
            self._load_list
        )
        self._agencies = {one.id: one for one in self.index.agencies}

    @property
    def title(self) -> str:
        return self.index.title

    def in_force(self, code: str, day: date) -> Loaded:
        """The version that a filing on this day follows; Missing when there is none."""
        entry = self.index.version(code, day)
        if entry is None:
            raise Missing(code)
        return self.program(entry.hash)

    def marked(self, code: str, mark: str) -> Loaded:
        """The version of a procedure that a form was drawn with; Missing for an invented one."""
        known = (one.hash for one in self.index.entries if one.code == code)
        hash_ = next((one for one in known if one.startswith(mark)), None)
        if len(mark) != MARK_DIGITS:
            raise Missing(mark)
        if hash_ is None:
            hash_ = self._store.read(lambda c: programs.hash_starting(c, code, mark))
        if hash_ is None:
            raise Missing(mark)
        return self.program(hash_)

    def agency(self, id: str) -> Agency | None:
        return self._agencies.get(id)

    def agency_name(self, id: str) -> str:
        found = self.agency(id)
        return found.name if found else id

    def _load(self, hash_: str) -> Loaded:
        body = self._store.read(lambda connection: programs.program_text(connection, hash_))
        if body is None:
            raise Missing(hash_)
        program = read_program(body.encode(), hash_)
        lists = {ref.name: self._list(ref.name, ref.hash) for ref in program.lists}
        world = World(self.index.calendar, lists, self.index.names)
        program = localise(program, self._texts(program.code)) if self._tables else program
        return Loaded(hash_, program, engine(program, world), world, self.lang)

    def _load_list(self, name: str, hash_: str) -> tuple[Option, ...]:
        options = read_list(self._artefact(hash_), hash_)
        return localise_list(name, options, self._texts(NAMES)) if self._tables else options

    def _texts(self, name: str) -> Texts:
        """The translations of a procedure; none in the language of the source."""
        hash_ = self._tables.get(name)
        return read_texts(self._artefact(hash_)) if hash_ else {}

    def _artefact(self, hash_: str) -> bytes:
        body = self._store.read(lambda connection: programs.artefact_text(connection, hash_))
        if body is None:
            raise Missing(hash_)
        return body.encode()

    def _speaking(self, lang: str) -> Catalogue:
        """The same release in another language; in this one where it is not translated."""
        if lang == self.lang or lang not in self.languages:
            return self
        return Catalogue(self._store, self.release, self._written, lang)


class Service:
    """A request takes `catalogue()` once and keeps what it got, whatever is released meanwhile."""

    def __init__(self, config: Config, store: Store, *, clock: Clock) -> None:
        self.config = config
        self.store = store
        self.clock = clock
        self.keys = Keys(config.secret.get_secret_value())
        self.limiter: Limiter = SharedLimiter(store, self.keys, clock)
        self.passwords = Passwords()
        self.metrics = Metrics()
        self.quarters = Quarters(store)
        self.statics = Statics.load()
        self.files: Files = FolderFiles(config.files)
        self.identity: Identity = LocalIdentity(
            store, keys=self.keys, passwords=self.passwords, limiter=self.limiter, clock=clock
        )
        self.citizens: Identity = LocalIdentity(
            store, keys=self.keys, passwords=self.passwords, limiter=self.limiter, clock=clock,
            door=CITIZENS,
        )  # fmt: skip
        self.tracking = Tracking(store, keys=self.keys, limiter=self.limiter, clock=clock)
        self.registers = Registers(dict(self._adapters()))
        self.payees = read_payees(config.payees) if config.payees else Payees()
        self.payments = dict(self._ways_to_pay())
        self.trials: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
        """In a demonstration, the accounts to try: (account and password, whose)."""
        self._changing = Lock()
        self._looked_at = clock.now()
        self._catalogue = self._released(None)

    def catalogue(self) -> Catalogue:
        known = self.catalogue_at_hand()
        if known is None:
            self.look_again()
        return known or self._catalogue

    def catalogue_at_hand(self) -> Catalogue | None:
        """Without looking into the store; None when it is time to look again."""
        looked = self.clock.now() - self._looked_at < LOOKED_AFTER
        return self._catalogue if looked else None

    def look_again(self) -> None:
        """Another process may have brought in a new release."""
        with self._changing:
            self._looked_at = self.clock.now()
            with suppress(Unavailable):  # the one that is there still answers
                self._catalogue = self._released(self._catalogue)

    def site(self, catalogue: Catalogue, here: str) -> Site:
        return Site(
            place=catalogue.title,
            sheet=self.statics.asset("app.css"),
            paper=self.statics.asset("print.css"),
            sheets=self.statics.asset("sheet.css"),
            script=self.statics.asset("htmx-4.0.1.min.js"),
            keys=self.statics.asset("desk.js"),
            lang=catalogue.lang,
            languages=catalogue.languages,
            here=here,
            demo=self.config.demo,
        )

    def _adapters(self) -> Iterator[tuple[str, Register]]:
        for register, path in self.config.registers.items():
            own = OwnPapers(
                self.store, lambda hash_: self.catalogue().program(hash_).program, self.clock
            )
            yield register, FileRegister(path) if path else own

    def _ways_to_pay(self) -> Iterator[tuple[str, Payments]]:
        key = self.config.payment_key.get_secret_value()
        yield transfers.METHOD, BankTransfers(self.payees, self._agency, key)
        yield counter.METHOD, Counter()

    def _agency(self, id: str) -> Agency | None:
        return self.catalogue().agency(id)

    def _released(self, known: Catalogue | None) -> Catalogue:
        release = self.store.read(programs.active_release)
        if release is None:
            raise Missing("no catalogue has been imported")
        if known and known.release == release.id:
            return known
        return Catalogue(self.store, release.id, read_index(release.index.encode()))
