"""Releases and messages: a build is checked when taken in, swapped in whole; messages go out."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from compiler.bundle import INDEX
from runtime.clock import FixedClock
from runtime.config_refused import ConfigRefused
from runtime.demo import officers, run
from runtime.installing import install_files, install_folder
from runtime.service import Service
from runtime.store import programs
from runtime.store.engine import Store
from runtime.store.failures import Missing
from tests.runtime.filings import NOW
from tests.runtime.republishing import rename_page, republish
from tests.runtime.serving import example


@pytest.mark.parametrize(("folder", "part"), [("programs/", b'"name":"'), ("lists/", b'"label":"')])
def test_a_file_that_is_not_what_its_name_says_is_not_taken_in(
    store: Store, folder: str, part: bytes
) -> None:
    files = dict(example())
    name = next(one for one in files if one.startswith(folder))
    files[name] = files[name].replace(part, part + b"X", 1)
    with pytest.raises(ValueError, match="does not hold what its name says"):
        install_files(store, files.items(), NOW)


def test_a_build_folder_is_taken_in_once(store: Store, tmp_path: Path) -> None:
    for name, content in example():
        path = tmp_path / "build" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    first = install_folder(store, tmp_path / "build", NOW)
    assert install_folder(store, tmp_path / "build", NOW) == first
    active = store.read(programs.active_release)
    assert active
    assert json.loads(active.index) == json.loads(dict(example())[INDEX])


def test_a_running_service_notices_a_release_within_seconds(service: Service) -> None:
    before = service.catalogue()
    look, service.look_again = service.look_again, lambda: None  # type: ignore[method-assign]
    republish(service, "1.001193", lambda program: rename_page(program, "tre", "Trẻ em"))
    service.look_again = look  # type: ignore[method-assign]
    assert service.catalogue() is before
    assert isinstance(service.clock, FixedClock)
    service.clock.at += timedelta(seconds=5)
    after = service.catalogue()
    assert after is not before
    assert before.in_force("1.001193", NOW.date()).program.pages[1].title != "Trẻ em"
    assert after.in_force("1.001193", NOW.date()).program.pages[1].title == "Trẻ em"


def test_a_program_is_loaded_once_and_an_unknown_one_never(service: Service) -> None:
    catalogue = service.catalogue()
    first = catalogue.in_force("1.001193", NOW.date())
    assert catalogue.marked("1.001193", first.mark) is first
    ask: tuple[Callable[[], object], ...] = (
        lambda: catalogue.program("0" * 32),
        lambda: catalogue.marked("1.001193", ""),
        lambda: catalogue.marked("1.001193", first.mark[:-1]),
        lambda: catalogue.marked("1.013225", first.mark),
        lambda: catalogue.in_force("1.001193", date(2020, 1, 1)),
    )
    for one in ask:
        with pytest.raises(Missing):
            one()


def test_the_demonstration_stays_on_this_machine(tmp_path: Path) -> None:
    with pytest.raises(ConfigRefused):
        run(tmp_path, 8000, "0.0.0.0")
    assert list(tmp_path.iterdir()) == []


def test_the_demonstration_has_an_officer_for_each_role(service: Service) -> None:
    invented = tuple(officers(service.catalogue().index, frozenset({"ubnd_xa", "khong_co"})))
    roles = ("tiep_nhan_hs", "thu_ly_hs", "ky", "tra_kq", "tham_dinh")
    assert [one.roles for one in invented] == [{role} for role in roles]
    assert len({one.unit for one in invented}) == 1
