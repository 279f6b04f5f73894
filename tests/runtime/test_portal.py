"""The public pages: what is found, what is told, and to whom."""

from __future__ import annotations

from datetime import timedelta

import pytest

from runtime.clock import FixedClock
from runtime.service import Service
from tests.runtime.serving import browser, lodge


def test_home_lists_every_procedure_in_force(service: Service) -> None:
    seen = browser(service).open("/")
    for entry in service.catalogue().index.entries:
        assert entry.name in seen.text
        assert f"/thu-tuc/{entry.code}" in seen.links


@pytest.mark.parametrize(
    ("query", "first", "others"),
    [
        ("khai sinh", "1.001193", True),
        ("KHAI SINH", "1.001193", True),
        ("giay phep xay dung", "1.013225", False),
        ("1.004222", "1.004222", False),
        ("đăng ký", "1.004222", True),
    ],
)
def test_search_finds_with_and_without_marks(
    service: Service, query: str, first: str, others: bool
) -> None:
    links = [
        link
        for link in browser(service).open(f"/tim-kiem?q={query}").links
        if link.startswith("/thu-tuc/")
    ]
    assert f"/thu-tuc/{first}" in links
    assert (len(links) > 1) == others


def test_a_script_gets_the_results_alone(service: Service) -> None:
    person = browser(service)
    person.client.headers["HX-Request"] = "true"
    person.open("/tim-kiem?q=khai sinh")
    assert "<html" not in person.page.text
    assert "1.001193" in person.page.text
    assert "HX-Request" in person.page.headers["Vary"]


def test_a_search_is_kept_as_it_was_asked(service: Service) -> None:
    client = browser(service).client
    asked = "/tim-kiem?q=khai sinh"
    first, again = client.get(asked), client.get(asked)
    assert again.text == first.text
    assert client.get(asked, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    assert "<html" not in client.get(asked, headers={"HX-Request": "true"}).text
    other = client.get("/tim-kiem?q=Khai Sinh")
    assert 'value="Khai Sinh"' in other.text
    assert 'value="khai sinh"' in first.text


def test_search_is_not_code(service: Service) -> None:
    person = browser(service)
    person.open('/tim-kiem?q="><script>alert(1)</script>')
    assert "<script>alert" not in person.page.text


def test_a_notice_leads_to_the_form_only_where_one_can_file_online(service: Service) -> None:
    person = browser(service)
    assert "/f/1.001193" in person.open("/thu-tuc/1.001193").links
    assert "/f/2.000815" not in person.open("/thu-tuc/2.000815").links
    person.open("/f/2.000815")
    assert person.place == "/thu-tuc/2.000815"


@pytest.mark.parametrize("address", ["/thu-tuc/9.999999", "/khong-co", "/f/9.999999", "/static/x"])
def test_an_unknown_address_is_a_page(service: Service, address: str) -> None:
    person = browser(service)
    seen = person.open(address)
    assert person.page.status_code == 404
    assert "Không tìm thấy trang" in seen.text


def test_a_dossier_is_found_by_code_and_secret_and_by_nothing_else(service: Service) -> None:
    applicant = browser(service)
    code = lodge(applicant, "1.001193")
    secret = applicant.page.text.split('class="code">')[2].split("<")[0]
    stranger = browser(service)
    stranger.open(f"/tra-cuu?ma={code}")
    assert code in stranger.page.text
    seen = stranger.send({"code": code, "secret": f" {secret.lower()[:5]}-{secret[5:]}"})
    assert stranger.page.status_code == 200
    assert "Mới đăng ký" in seen.text
    assert stranger.page.headers["Cache-Control"] == "private, no-store"
    wrong = []
    for given in ({"code": code, "secret": "AAAAAAAAAA"}, {"code": "H29.X-1", "secret": secret}):
        stranger.open("/tra-cuu")
        wrong.append(stranger.send(given).text.replace(code, "").replace("H29.X-1", ""))
        assert stranger.page.status_code == 422
    assert wrong[0] == wrong[1]


def test_tracking_is_limited(service: Service) -> None:
    stranger = browser(service)
    for _ in range(21):
        stranger.open("/tra-cuu")
        seen = stranger.send({"code": "H29.X-1", "secret": "A"})
    assert "quá nhiều lần" in seen.text


@pytest.mark.parametrize("address", ["/", "/thu-tuc/1.001193", "/f/1.001193"])
def test_a_page_for_everybody_is_not_sent_again_while_it_stays_the_same(
    service: Service, address: str
) -> None:
    client = browser(service).client
    first = client.get(address, headers={"Accept-Encoding": "identity"})
    assert first.headers["Cache-Control"] == "public, max-age=60"
    assert client.get(f"{address}?khac=1").text == first.text
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_blank_page_is_the_same_for_all_and_kept_for_a_minute(service: Service) -> None:
    first, second = browser(service), browser(service)
    first.open("/f/1.001193")
    tag = first.page.headers["ETag"]
    assert first.page.headers["Cache-Control"] == "public, max-age=60"
    assert "set-cookie" not in first.page.headers
    lodge(second, "1.001193")
    second.open("/f/1.001193")
    assert second.page.text == first.page.text
    answer = first.client.get("/f/1.001193", headers={"If-None-Match": tag})
    assert (answer.status_code, answer.content) == (304, b"")
    assert isinstance(service.clock, FixedClock)
    service.clock.at += timedelta(days=1)
    assert first.client.get("/f/1.001193").headers["ETag"] != tag
