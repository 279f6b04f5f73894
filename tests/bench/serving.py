"""The whole service under an open load, in one process, over loopback.

A server process serves the example catalogue from its own store, prepared with complete drafts. A
second process sends requests at their appointed times whatever the answers take (open loop: a slow
answer does not slow the load down): 25 submissions a second, and 200 pages a second, of which 25
are the reviews that belong to the submissions and the others take turns between home, search,
notice, blank and filled form pages. A time is counted from the appointed moment to the last byte,
so waiting in a queue counts. A submission counts when the answer leads to the receipt.
"""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from runtime.clock import VIETNAM
from runtime.config import Config, demo_config
from runtime.demo import free_port
from runtime.installing import install_files
from runtime.security import Keys, identifier
from runtime.service import Service
from runtime.store import drafts
from runtime.store.engine import Store, Transaction
from tests.bench.client import Answer, Client
from tests.bench.measuring import ENVIRONMENT, ROOT, Measured, Scale, apart
from tests.runtime.serving import browser, draft_of, example, fill_in

CODE = "1.001193"
SUBMITS, PAGES, SLOWEST = 25, 200, 80
HOST = "127.0.0.1"
STOLEN = 7
"""The column of /proc/stat."""
SEEN = re.compile(rb'name="_seen" value="([^"]+)"')


def load(scale: Scale) -> Iterator[Measured]:
    with TemporaryDirectory(prefix="motcua-bench-") as folder:
        port = free_port(HOST)
        count = max(int(SUBMITS * scale.seconds), 1)
        plan = prepare(Path(folder), port, count)
        with running(Path(folder), port):
            told = apart("tests.bench.serving:send", plan, port, scale.seconds)
    seconds = scale.seconds
    yield Measured(
        f"p99 over {seconds:g} s, {SUBMITS} submits/s and {PAGES} pages/s",
        told["p99"],
        "ms",
        SLOWEST,
    )
    yield Measured("  p50", told["p50"], "ms")
    yield Measured("  p99 of the middle second", told["middle_p99"], "ms")
    yield Measured(f"  seconds with a p99 over {SLOWEST}", told["slow_seconds"], "")
    yield Measured("  of the machine taken by others", told["stolen"], "%")
    yield Measured("  p99 of submissions", told["submits_p99"], "ms")
    yield Measured("  answered amiss", told["amiss"], "requests", 0)
    yield Measured("  kept waiting by the generator, p99", told["late_p99"], "ms")


def prepare(folder: Path, port: int, count: int) -> Path:
    """A store with drafts that only have to be reviewed and submitted."""
    config = demo_config(folder, host=HOST, port=port)
    cookie = identifier()
    visitor = Keys(config.secret.get_secret_value()).visitor_hash(cookie)
    now = datetime.now(VIETNAM)
    with Store.open(config.database) as store:
        install_files(store, example(), now)
        pattern = _complete(config, store)
        made = [identifier() for _ in range(count + 2)]

        def create(connection: Transaction) -> None:
            for id in made:
                drafts.create_draft(
                    connection, id=id, program=pattern.program, page="tre",
                    answers=pattern.answers, visitor_hash=visitor, now=now,
                    expires_at=now + timedelta(days=1),
                )  # fmt: skip

        store.write(create)
    plan = folder / "plan.json"
    plan.write_text(json.dumps({"cookie": f"{config.cookie('visitor')}={cookie}", "drafts": made}))
    return plan


class _Now:
    """The clock of the wall; the filing it makes is of today."""

    def now(self) -> datetime:
        return datetime.now(VIETNAM)


def _complete(config: Config, store: Store) -> drafts.Draft:
    person = browser(Service(config, store, clock=_Now()))
    fill_in(person, CODE)
    return store.read(lambda c: drafts.load_draft(c, draft_of(person), datetime.now(VIETNAM)))


@contextmanager
def running(folder: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """The server in a process of its own, from the moment it answers."""
    code = "import sys; from tests.bench.serving import serve; serve(sys.argv[1], int(sys.argv[2]))"
    command = [sys.executable, "-c", code, str(folder), str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT, stderr=subprocess.PIPE) as server:
        try:
            asyncio.run(_until_it_answers(server, port))
            yield server
        finally:
            server.terminate()


def serve(folder: str, port: int) -> None:
    from runtime.clock import SystemClock
    from runtime.serve import listen

    config = demo_config(Path(folder), host=HOST, port=port)
    with Store.open(config.database, alone=True) as store:
        listen(Service(config, store, clock=SystemClock()), host=HOST, port=port)


async def _until_it_answers(server: subprocess.Popen[bytes], port: int) -> None:
    until = perf_counter() + 60
    while perf_counter() < until:
        if server.poll() is not None:
            raise RuntimeError(server.stderr.read().decode() if server.stderr else "stopped")
        try:
            _, writer = await asyncio.open_connection(HOST, port)
        except OSError:
            await asyncio.sleep(0.005)
        else:
            writer.close()
            await writer.wait_closed()
            return
    raise TimeoutError("The server does not answer")


# The load


def send(plan: str, port: int, seconds: float) -> dict[str, float]:
    """Run in the second process; milliseconds."""
    return asyncio.run(_Load(json.loads(Path(plan).read_text()), port, seconds).run())


class _Load:
    def __init__(self, plan: Mapping[str, Any], port: int, seconds: float) -> None:
        self.client = Client(HOST, port, plan["cookie"])
        self.kept, self.spare, *self.drafts = plan["drafts"]
        self.seconds = seconds
        self.pages: list[float] = []
        self.submits: list[float] = []
        self.seconds_of: defaultdict[int, list[float]] = defaultdict(list)
        self.late: list[float] = []
        self.amiss = 0

    async def run(self) -> dict[str, float]:
        rate = PAGES - SUBMITS
        addresses = ("/", "/tim-kiem?q=khai+sinh", f"/thu-tuc/{CODE}", f"/f/{CODE}",
                     f"/f/{self.kept}/tre")  # fmt: skip
        await self._warm_up(addresses)
        start, before = perf_counter() + 0.1, _ticks()
        work = [self.submit(id, start + number / SUBMITS) for number, id in enumerate(self.drafts)]
        work += [
            self.look(addresses[number % len(addresses)], start + number / rate)
            for number in range(int(rate * self.seconds))
        ]
        await asyncio.gather(*work)
        await self.client.close()
        everything = sorted(self.pages + self.submits)
        slowest = [_at(sorted(one), 0.99) for one in self.seconds_of.values()]
        return {
            "middle_p99": median(slowest),
            "slow_seconds": sum(one > SLOWEST for one in slowest),
            "stolen": 100 * _stolen(before, _ticks()),
            "p50": _at(everything, 0.5),
            "p99": _at(everything, 0.99),
            "submits_p99": _at(sorted(self.submits), 0.99),
            "late_p99": _at(sorted(self.late), 0.99),
            "amiss": self.amiss,
        }

    async def _warm_up(self, addresses: Sequence[str]) -> None:
        """A server that has just started has templates to load and programs to open."""
        for address in addresses:
            await asyncio.gather(*(self.client.get(address) for _ in range(4)))
        await self.submit(self.spare, perf_counter())
        self.pages, self.submits, self.late = [], [], []
        self.seconds_of.clear()

    async def page(self, address: str, due: float) -> Answer:
        await self._until(due)
        answer = await self.client.get(address)
        self._took(self.pages, due)
        self.amiss += answer.status != 200
        return answer

    async def look(self, address: str, due: float) -> None:
        await self.page(address, due)

    async def submit(self, draft: str, due: float) -> None:
        """The review a moment before, then the submission at its appointed time."""
        review = await self.page(f"/f/{draft}/review", due)
        seen = SEEN.search(review.body)
        if seen is None:
            self.amiss += 1
            return
        start = max(due + 0.5, perf_counter())
        await self._until(start)
        answer = await self.client.post(f"/f/{draft}/submit", {"_seen": seen[1].decode()})
        self._took(self.submits, start)
        self.amiss += answer.status != 303 or not answer.location.endswith("/receipt")

    def _took(self, times: list[float], due: float) -> None:
        took = perf_counter() - due
        times.append(took)
        self.seconds_of[int(due)].append(took)

    async def _until(self, moment: float) -> None:
        await asyncio.sleep(max(moment - perf_counter(), 0))
        self.late.append(perf_counter() - moment)


def _at(times: list[float], part: float) -> float:
    return times[min(int(len(times) * part), len(times) - 1)] * 1000 if times else 0.0


def _ticks() -> list[int]:
    """What the machine's cores have done since it was started; nothing but on Linux."""
    try:
        return [int(one) for one in Path("/proc/stat").read_text().split("\n")[0].split()[1:]]
    except OSError:
        return []


def _stolen(before: Sequence[int], after: Sequence[int]) -> float:
    """The part that a hypervisor gave to other machines meanwhile."""
    passed = [later - earlier for earlier, later in zip(before, after, strict=True)]
    return passed[STOLEN] / sum(passed) if len(passed) > STOLEN else 0.0
