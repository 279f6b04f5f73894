"""The pages of figures: who sees which, what everybody sees, and what nobody can work out."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from renderers.figures import Cell
from runtime.quarters import Quarter, over
from runtime.service import Service
from runtime.store import accounts, figures
from runtime.store.counting import Count, Key
from runtime.store.engine import Transaction
from tests.runtime.browsing import Browser
from tests.runtime.reading import vietnamese
from tests.runtime.serving import WARD, browser, lodge, password_hash, sign_in
from tests.runtime.test_small_cells import possible

CITY, PVHCC, OTHER = "ubnd_tp_hcm", "pvhcc_sai_gon", "ubnd_ben_thanh"
DOMAINS = {"1.001193": "ho_tich", "2.000815": "chung_thuc", "1.013225": "xay_dung"}
SPRING = (date(2026, 4, 1), date(2026, 6, 30))


def put(service: Service, day: date, counts: dict[Key, Count]) -> None:
    service.store.write(lambda c: figures.put_day(c, day, counts, DOMAINS))


@pytest.fixture
def counted(service: Service) -> Service:
    """Three days of April, June and November."""

    def enrol(connection: Transaction) -> None:
        for id, unit, role in (("chu_tich", CITY, "lanh_dao"), ("giam_sat", OTHER, "theo_doi")):
            accounts.put_account(
                connection, id=id, name=id, unit=unit, roles=[role], password_hash=password_hash()
            )

    service.store.write(enrol)
    ward, other = (WARD, "1.001193", "online"), (OTHER, "1.001193", "online")
    put(service, date(2026, 4, 7), {ward: Count(lodged=9, decided=9, on_time=6, late=2, open=40)})
    put(service, date(2026, 6, 30), {
        ward: Count(lodged=70, decided=66, on_time=60, late=6, open=4, overdue=1),
        (PVHCC, "2.000815", "counter"): Count(lodged=31, decided=31, on_time=28, late=3),
    })  # fmt: skip
    put(service, date(2026, 11, 19), {
        ward: Count(lodged=2, open=5, overdue=2), other: Count(lodged=500, open=300)
    })  # fmt: skip
    return service


def table(person: Browser, address: str) -> dict[str, list[str]]:
    """A downloaded table, by the name of each line, without the heads."""
    person.open(address)
    assert person.page.status_code == 200
    rows = [*csv.reader(io.StringIO(person.page.content.decode("utf-8-sig")))]
    return {row[0]: row[1:] for row in rows[1:]}


def test_a_leader_sees_the_own_unit_and_those_under_it(counted: Service) -> None:
    units = {
        account: set(table(sign_in(counted, account), "/can-bo/so-lieu/unit.csv"))
        for account in ("ky", "chu_tich", "giam_sat")
    }
    ward, hall, other = (counted.catalogue().agency_name(one) for one in (WARD, PVHCC, OTHER))
    assert units == {
        "ky": {ward, hall, "Tổng cộng"},
        "chu_tich": {ward, hall, other, "Tổng cộng"},
        "giam_sat": {ward, hall, other, "Tổng cộng"},
    }


def test_flows_are_summed_and_what_is_open_is_of_the_last_day(counted: Service) -> None:
    person = sign_in(counted, "ky")
    time = "?tu=2026-04-01&den=2026-06-30"
    months = table(person, f"/can-bo/so-lieu/month.csv{time}")
    assert months["4/2026"] == ["9", "9", "6", "2", "0", "0", "0", "0", "0", "75.0%"]
    assert months["Tổng cộng"] == ["110", "106", "94", "11", "0", "0", "0", "4", "1", "89.5%"]
    domains = table(person, f"/can-bo/so-lieu/domain.csv{time}")
    assert domains["Hộ tịch"][:4] + domains["Hộ tịch"][7:] == [
        "79",
        "75",
        "66",
        "8",
        "4",
        "1",
        "89.1%",
    ]
    chosen = table(person, f"/can-bo/so-lieu/channel.csv{time}&don_vi={PVHCC}")
    assert chosen["Tổng cộng"][0] == "31"


def test_today_is_counted_as_far_as_it_has_come(counted: Service) -> None:
    lodge(browser(counted), "1.001193")
    person = sign_in(counted, "ky")
    rows = table(person, "/can-bo/so-lieu/procedure.csv?tu=2026-11-20&den=2026-12-31")
    assert [(cells[0], cells[7]) for cells in rows.values()] == [("1", "1"), ("1", "1")]


@pytest.mark.parametrize(
    ("account", "address", "status"),
    [
        ("thuly", "/can-bo/so-lieu", 404),
        ("thuly", "/can-bo/so-lieu/unit.csv", 404),
        ("ky", f"/can-bo/so-lieu?don_vi={OTHER}", 404),
        ("ky", f"/can-bo/so-lieu/unit.csv?don_vi={OTHER}", 404),
        ("ky", "/can-bo/so-lieu/nothing.csv", 404),
        ("ky", "/can-bo/so-lieu?tu=2026-06-30&den=2026-04-01", 422),
        ("ky", "/can-bo/so-lieu?tu=2026-06-31&den=2026-07-01", 422),
        ("ky", "/can-bo/so-lieu?tu=1026-06-30&den=2026-07-01", 422),
        ("ky", "/can-bo/so-lieu/unit.csv?tu=x&den=y", 404),
        ("ky", "/so-lieu?quy=2026-4", 404),
        ("ky", "/so-lieu/unit.csv", 404),
    ],
)
def test_what_is_not_theirs_or_no_time_is_not_shown(
    counted: Service, account: str, address: str, status: int
) -> None:
    person = sign_in(counted, account)
    person.open(address)
    assert person.page.status_code == status


def test_the_pages_speak_english(counted: Service) -> None:
    person = sign_in(counted, "ky")
    person.client.cookies.set("lang", "en")
    for address in ("/can-bo/so-lieu", "/so-lieu"):
        person.open(address)
        assert person.page.status_code == 200
        assert vietnamese(person.page.text) == []


def test_a_table_is_downloaded_under_a_name_of_its_own(counted: Service) -> None:
    person = sign_in(counted, "ky")
    person.open("/can-bo/so-lieu/unit.csv?tu=2026-04-01&den=2026-06-30")
    headers = person.page.headers
    assert headers["content-type"] == "text/csv; charset=utf-8"
    assert headers["content-disposition"] == (
        "attachment; filename*=UTF-8''so-lieu-unit-2026-04-01-2026-06-30.csv"
    )
    assert headers["cache-control"] == "private, no-store"


# For everybody


def test_quarters_follow_each_other_and_do_not_overlap() -> None:
    some = over(date(2025, 11, 3), date(2026, 9, 30), most=8)
    assert [one.id for one in some] == ["2026-3", "2026-2", "2026-1", "2025-4"]
    assert Quarter(2025, 4).until + timedelta(days=1) == Quarter(2026, 1).since
    assert over(date(2026, 8, 1), date(2026, 9, 29), most=8) == ()


def test_nothing_is_published_before_a_quarter_is_over(service: Service) -> None:
    person = browser(service)
    person.open("/so-lieu")
    assert "Chưa có quý nào kết thúc" in person.page.text
    person.open("/so-lieu/domain.csv")
    assert person.page.status_code == 404


def test_what_is_public_may_be_kept_by_anybody(counted: Service) -> None:
    person = browser(counted)
    person.open("/so-lieu?quy=2026-2")
    assert person.page.headers["cache-control"] == "public, max-age=3600"
    assert "set-cookie" not in person.page.headers
    assert table(person, "/so-lieu/channel.csv?quy=2026-2") == {
        "Trực tiếp": ["28", "dưới 5", ""],
        "Trực tuyến": ["66", "không nêu", ""],
        "Tổng cộng": ["94", "11", "89.5%"],
    }


def cell(text: str) -> Cell:
    if text == "dưới 5":
        return "few"
    return "withheld" if text == "không nêu" else int(text)


@pytest.mark.parametrize("seed", range(4))
def test_nobody_works_out_a_small_number_from_the_public_tables(
    service: Service, seed: int
) -> None:
    """All published tables of a quarter at once: each column against its total, and the total
    against the other tables."""
    chance = random.Random(seed)
    for number in range(0, 91, 7 + seed):
        day = SPRING[0] + timedelta(days=number)
        put(service, day, dict(_counts(chance, small=seed)))
    put(service, SPRING[1], {})
    put(service, SPRING[1] + timedelta(days=1), dict(_counts(chance, small=seed)))
    person = browser(service)
    tables = [
        table(person, f"/so-lieu/{by}.csv?quy=2026-2") for by in ("month", "domain", "channel")
    ]
    for column in range(2):
        totals = set()
        for rows in tables:
            *cells, total = (cell(row[column]) for row in rows.values())
            totals.add(total)
            for told, may_be in zip(cells, possible(tuple(cells), total), strict=True):
                assert isinstance(told, int) or len(may_be) > 1
                if told == "few" and total != "few":
                    assert may_be >= set(range(5))
        assert len(totals) == 1, "the same in each table"


def _counts(chance: random.Random, small: int) -> Iterator[tuple[Key, Count]]:
    for procedure in DOMAINS:
        for channel in ("online", "counter", "post"):
            if chance.random() < 0.5:
                lodged, late = chance.randint(0, 9 - 2 * small), int(chance.random() < 0.2)
                on_time = chance.randint(0, lodged)
                yield (WARD, procedure, channel), Count(lodged, on_time + late, on_time, late)
