"""For those who run the service: logs that keep quiet about people, health, and figures."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
from prometheus_client.openmetrics.parser import text_string_to_metric_families
from pydantic import SecretStr

from runtime.logs import LOG, REQUEST, JsonLines
from runtime.metrics import BOUNDS, Family, Metrics, text
from runtime.service import Service
from runtime.store import drafts
from tests.runtime.browsing import Browser
from tests.runtime.filings import BIRTH
from tests.runtime.serving import PASSWORD, browser, lodge, sign_in

TOKEN = "the token of those who watch the service"
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def watched(service: Service) -> Service:
    service.config = service.config.model_copy(update={"operations_token": SecretStr(TOKEN)})
    return service


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What would stand on standard error."""
    lines = io.StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(JsonLines())
    before = LOG.level
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    yield lines
    LOG.removeHandler(handler)
    LOG.setLevel(before)


def rows(log: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


# Logs


def test_a_line_tells_address_pattern_status_and_time_and_nothing_of_people(
    service: Service, log: io.StringIO
) -> None:
    person = browser(service)
    code = lodge(person, "1.001193")
    draft = person.place.split("/")[2]
    sign_in(service, "tiepnhan").open(f"/can-bo/ho-so/{code}")
    told = log.getvalue()
    secrets = [*person.client.cookies.values(), draft, code, PASSWORD, "tiepnhan"]
    answers = [one for one in BIRTH.values() if isinstance(one, str) and len(one) > 6]
    assert not [one for one in (*secrets, *answers) if one in told]
    submitted = [row for row in rows(log) if row.get("route") == "/f/{draft}/submit"]
    assert [(row["method"], row["status"]) for row in submitted] == [("POST", 303)]
    assert all(row["message"] == "request" and row["request"] for row in rows(log))


def test_a_failure_is_told_by_kind_and_place_under_the_number_that_the_page_shows(
    service: Service, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(BIRTH["nguoi_nop.so_dinh_danh"])

    monkeypatch.setattr(drafts, "create_draft", fail)
    person = browser(service)
    person.open("/f/1.001193")
    seen = person.send(BIRTH, press=("_do", "next"))
    (row,) = (row for row in rows(log) if row["level"] == "error")
    assert row["request"] == person.page.headers["X-Request-ID"]
    assert str(row["request"]) in seen.text
    assert str(row["message"]).endswith("RuntimeError")
    assert "test_operation.py" in str(row["frames"])
    assert str(BIRTH["nguoi_nop.so_dinh_danh"]) not in log.getvalue()


def test_a_library_that_logs_a_failure_tells_no_message_either(log: io.StringIO) -> None:
    try:
        raise ValueError("079194005678")
    except ValueError:
        LOG.exception("it failed")
    (row,) = rows(log)
    assert (row["failure"], row["message"]) == ("ValueError", "it failed")
    assert "079194005678" not in log.getvalue()


@pytest.mark.parametrize(
    ("given", "kept"),
    [("a1b2c3d4-e5f6", True), ("short", False), ("a" * 65, False), ("evil\r\nline: 1", False)],
)
def test_the_number_of_a_proxy_is_kept_when_it_looks_like_one(
    service: Service, given: str, kept: bool
) -> None:
    headers = {"X-Request-ID": given.replace("\r\n", " ")}
    answer = browser(service).client.get("/", headers=headers)
    assert (answer.headers["X-Request-ID"] == given) == kept
    assert len(answer.headers["X-Request-ID"]) >= 8
    assert REQUEST.get() == ""


# Health and figures


def test_health_is_a_word_for_all_and_details_for_the_token(watched: Service) -> None:
    client = browser(watched).client
    assert (client.get("/healthz").text, client.get("/healthz").status_code) == ("ok", 200)
    details = client.get("/healthz", headers=BEARER).json()
    assert (details["status"], details["database"], details["outbox_waiting"]) == ("ok", True, 0)
    assert details["disk_free_bytes"] > 0


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer x"}, {"Authorization": TOKEN}])
def test_figures_are_for_the_token_only(watched: Service, headers: dict[str, str]) -> None:
    assert browser(watched).client.get("/metrics", headers=headers).status_code == 404


def test_without_a_token_there_are_no_figures(service: Service) -> None:
    for headers in ({}, BEARER, {"Authorization": "Bearer "}, {"Authorization": "Bearer None"}):
        assert browser(service).client.get("/metrics", headers=headers).status_code == 404


def figures(person: Browser) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    """As an independent reader of the format understands them."""
    answer = person.client.get("/metrics", headers=BEARER)
    assert answer.headers["content-type"].startswith("application/openmetrics-text")
    return {
        (one.name, frozenset(one.labels.items())): one.value
        for family in text_string_to_metric_families(answer.text)  # type: ignore[no-untyped-call]
        for one in family.samples
    }


def test_figures_count_requests_messages_and_dossiers(watched: Service) -> None:
    person = browser(watched)
    lodge(person, "1.001193")
    found = figures(person)
    place = frozenset({("method", "POST"), ("route", "/f/{draft}/submit")})
    assert found["motcua_requests_total", place | {("status", "303")}] == 1
    assert found["motcua_request_seconds_count", place] == 1
    assert found["motcua_request_seconds_bucket", place | {("le", "+Inf")}] == 1
    assert found["motcua_dossiers", frozenset({("state", "submitted")})] == 1
    assert found["motcua_submissions_total", frozenset()] == 1
    assert found["motcua_outbox_waiting", frozenset()] == 1
    assert found["motcua_outbox_lag_seconds", frozenset()] == 0
    routes = {dict(labels).get("route") for _, labels in found}
    assert not [one for one in routes if one and person.place.split("/")[2] in one]


def test_what_nobody_answers_makes_no_label_of_its_own(watched: Service) -> None:
    client = browser(watched).client
    for number in range(5):
        client.get(f"/khong-co/{number}")
        client.request(f"VERB{number}", "/")
    routes = {dict(labels).get("route") for _, labels in figures(browser(watched))}
    methods = {dict(labels).get("method") for _, labels in figures(browser(watched))}
    assert "other" in routes
    assert not [one for one in (*routes, *methods) if one and ("khong-co" in one or "VERB" in one)]


def test_times_fall_into_the_buckets_of_their_bounds() -> None:
    metrics = Metrics()
    for seconds in (0.001, BOUNDS[0], 0.3, 100.0):
        metrics.answered("GET", "/", 200, seconds)
    counted = {
        one.labels["le"]: one.value
        for family in text_string_to_metric_families(text(metrics.families()))  # type: ignore[no-untyped-call]
        for one in family.samples
        if one.name == "motcua_request_seconds_bucket"
    }
    assert (counted["0.005"], counted["0.25"], counted["0.5"], counted["+Inf"]) == (2, 2, 3, 4)


def test_labels_are_escaped() -> None:
    odd = 'a"b\\c\nd'
    family = Family("x", "gauge", "Odd.", [("", {"y": odd}, 1.0)])
    (read,) = text_string_to_metric_families(text([family]))  # type: ignore[no-untyped-call]
    assert read.samples[0].labels == {"y": odd}


# Behind a proxy


@pytest.mark.parametrize(
    ("proxies", "forwarded", "refused"),
    [(0, "10.0.0.{n}", True), (1, "10.0.0.{n}", False), (1, "10.0.0.{n}, 10.1.1.1", True)],
    ids=["word of a stranger", "word of our proxy", "forged before our proxy"],
)
def test_who_asks_too_often_is_known_by_what_our_own_proxy_says(
    service: Service, proxies: int, forwarded: str, refused: bool
) -> None:
    service.config = service.config.model_copy(update={"proxies": proxies})
    client = browser(service).client
    codes = set()
    for number in range(30):
        headers = {"X-Forwarded-For": forwarded.format(n=number)}
        data = {"code": f"H29-{number}", "secret": "AAAAAAAAAA"}
        codes.add(client.post("/tra-cuu", data=data, headers=headers).status_code)
        if number == 20:
            texts = client.post("/tra-cuu", data=data, headers=headers).text
    assert ("quá nhiều lần" in texts) == refused
