"""The demonstration: one person, one machine, invented officers, and nothing reaches an office."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from compiler import ir
from compiler.bundle import Agency, Index
from runtime.clock import VIETNAM, SystemClock
from runtime.config import demo_config
from runtime.installing import install_folder
from runtime.invented import invent
from runtime.serve import listen
from runtime.service import Service
from runtime.store import accounts
from runtime.store.accounts import Account
from runtime.store.engine import Store, Transaction
from runtime.ways import DECIDE_ROLE, INTAKE_ROLE, RETURN_ROLE, REVIEW_ROLE, WORK_ROLE

PASSWORD = "motcua"
ROLES = (
    ("tiepnhan", INTAKE_ROLE, "Cán bộ tiếp nhận"),
    ("thuly", WORK_ROLE, "Công chức thụ lý"),
    ("ky", DECIDE_ROLE, "Người ký"),
    ("traketqua", RETURN_ROLE, "Cán bộ trả kết quả"),
    ("thamdinh", REVIEW_ROLE, "Người thẩm định danh mục"),
)


def run(folder: Path, port: int, host: str = "127.0.0.1", *, catalogue: Path | None = None) -> None:
    """Serves the build in `folder/build`; raises ConfigRefused for an address on the network.

    Beside the catalogue lie invented records, `registers/`, and invented accounts, `payees.json`.
    """
    port = port or free_port(host)
    config = demo_config(
        folder, host=host, port=port,
        registers=catalogue / "registers" if catalogue else None,
        payees=catalogue / "payees.json" if catalogue else None,
    )  # fmt: skip
    with Store.open(config.database, alone=True) as store:
        clock = SystemClock()
        install_folder(store, folder / "build", clock.now())
        service = Service(config, store, clock=clock)
        deciding = _kinds(service, lambda authority: authority.decides)
        receiving = _kinds(service, lambda authority: authority.receives)
        invented = tuple(officers(service.catalogue().index, deciding, receiving))
        store.write(partial(_enrol, invented, service.passwords.hash(PASSWORD)))
        _invent(service, tuple(dict.fromkeys(one.unit for one in invented)))
        service.trials = tuple(_trials(invented, service))
        listen(service, host=host, port=port, ready=partial(_announce, service))


def officers(
    index: Index, deciding: frozenset[str], receiving: frozenset[str] = frozenset()
) -> Iterator[Account]:
    """One for each role, in the first office of each kind that decides something; in the first of
    each kind that only receives, one who receives."""
    for kind in sorted(deciding | receiving):
        office = next((one for one in index.agencies if one.kind == kind), None)
        if office:
            roles = ROLES if kind in deciding else ROLES[:1]
            yield from (_officer(office, *role) for role in roles)


def free_port(host: str) -> int:
    with socket.create_server((host, 0)) as taken:
        return int(taken.getsockname()[1])


def _officer(office: Agency, prefix: str, role: str, name: str) -> Account:
    return Account(f"{prefix}.{office.id}", name, office.id, frozenset({role}), "")


def _kinds(
    service: Service, side: Callable[[ir.Authority], tuple[ir.Place, ...]]
) -> frozenset[str]:
    catalogue = service.catalogue()
    programs = (catalogue.program(one.hash).program for one in catalogue.index.entries)
    return frozenset(place.kind for one in programs for place in side(one.authority))


def _enrol(invented: tuple[Account, ...], password_hash: str, connection: Transaction) -> None:
    for one in invented:
        accounts.put_account(
            connection, id=one.id, name=one.name, unit=one.unit, roles=one.roles,
            password_hash=password_hash, email=f"{one.id}@motcua.example",
        )  # fmt: skip


def _invent(service: Service, units: tuple[str, ...]) -> None:
    today = service.clock.now().astimezone(VIETNAM).date()
    entries = service.catalogue().index.entries
    service.store.write(partial(invent, today=today, entries=entries, units=units))


def _trials(
    invented: tuple[Account, ...], service: Service
) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """By unit, what to type and whose it is."""
    for unit in dict.fromkeys(one.unit for one in invented):
        theirs = ((f"{one.id} · {PASSWORD}", one.name) for one in invented if one.unit == unit)
        yield service.catalogue().agency_name(unit), tuple(theirs)


def _announce(service: Service) -> None:
    print(f"\nmotcua: {service.config.public_url}", flush=True)
    print(f"Cán bộ · officers: {service.config.public_url}/can-bo\n", flush=True)
    for unit, theirs in service.trials:
        for account, whose in theirs:
            print(f"  {account:<36} {whose}, {unit}", flush=True)
    print("\nCtrl-C để dừng · to stop", flush=True)
