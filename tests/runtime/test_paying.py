"""Fees are asked for, paid once, and a receipt is given: at the counter and by bank transfer."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from httpx2 import Response

from catalogue.kinds.base import Json
from compiler import ir
from compiler.bundle import Agency
from renderers import qr
from renderers.vietqr import Transfer, payload
from runtime import needs
from runtime.app import NOTICES
from runtime.collecting import meant, purpose
from runtime.commands import SYSTEM, Command, Settlement
from runtime.payees import Payee, Payees, read_payees
from runtime.ports import Arrived, Offer, Owed
from runtime.receipts import issue, receipts
from runtime.refusals import Refusal
from runtime.service import Service
from runtime.states import Bill, State
from runtime.store import dossiers, payments
from runtime.store.engine import Store, Transaction
from runtime.store.failures import Conflict
from runtime.store.payments import Payment
from runtime.terms import Charge
from runtime.transfers import sealed
from runtime.ways import Way
from tests.runtime.browsing import Browser
from tests.runtime.filing import NOW
from tests.runtime.republishing import republish
from tests.runtime.serving import PAYMENT_KEY, WARD, Lodged, browser, lodge, opened, sign_in
from tests.runtime.test_languages import english

CODE = "1.001193"
OWED = 16_000


@pytest.fixture
def service(tmp_path: Path, lodged: Lodged) -> Iterator[Service]:
    yield from opened(tmp_path, after=lodged.folder)


@pytest.fixture
def applicant(service: Service, lodged: Lodged) -> Browser:
    return lodged.applicant(service)


@pytest.fixture
def code(service: Service, lodged: Lodged) -> str:
    return lodged.code


def paid(service: Service, code: str) -> tuple[Payment, ...]:
    def find(connection: Transaction) -> tuple[Payment, ...]:
        return payments.payments_of(connection, dossiers.id_of_code(connection, code) or "")

    return service.store.read(find)


def tell(person: Browser, told: Mapping[str, Json] | bytes, *, seal: str | None = None) -> Response:
    """As a bank would: nothing of ours but the seal comes with it."""
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    given = sealed(PAYMENT_KEY, body) if seal is None else seal
    headers = {b"Content-Type": b"application/json", b"X-Motcua-Seal": given.encode("latin-1")}
    return person.client.post(NOTICES, content=body, headers=headers)


def notice(code: str, amount: int = OWED, reference: str = "FT26001") -> dict[str, Json]:
    return {"purpose": purpose(code), "amount": amount, "reference": reference}


# What is to be paid


def test_the_applicant_sees_what_is_due_and_how_it_can_be_paid(
    service: Service, applicant: Browser, code: str
) -> None:
    assert "Nộp phí, lệ phí" in applicant.open(f"/ho-so/{code}").text
    text = applicant.open(f"/ho-so/{code}/thanh-toan").text
    for told in ("16.000 đồng", "Mười sáu nghìn đồng", "1700201009999", code, "chờ xác nhận"):
        assert told in text
    scanned = payload(Transfer("970405", "1700201009999", OWED, code))
    assert qr.svg(scanned, "Mã VietQR để chuyển khoản") in applicant.page.text


def test_the_code_to_scan_carries_what_the_store_says_is_owed(service: Service, code: str) -> None:
    offer = service.payments["vietqr"].request(Owed(WARD, WARD, purpose(code), OWED))
    assert isinstance(offer, Offer)
    assert offer.code == payload(Transfer("970405", "1700201009999", OWED, code))


def test_an_office_collects_for_the_account_of_the_one_above_it() -> None:
    agencies = {
        one.id: one
        for one in (
            Agency("quay", "tt", "Quầy", (), "phuong"),
            Agency("phuong", "ubnd_xa", "Phường", (), "vong"),
            Agency("vong", "ubnd_tinh", "Vòng", (), "quay"),
        )
    }
    payee = Payee("phuong", account="1", bank="970405")
    assert Payees({"phuong": payee}).of("quay", agencies.get) == payee
    assert Payees().of("quay", agencies.get) == Payee("quay")
    assert Payees().of("khong_co", agencies.get).account == ""


def test_who_has_no_account_takes_money_at_the_counter_only(service: Service) -> None:
    asked = Owed("ca_sai_gon", "ca_sai_gon", "X", OWED)
    assert service.payments["vietqr"].request(asked) is None
    assert service.payments["counter"].request(asked) == Offer("counter", "ca_sai_gon")
    assert service.payments["counter"].verify(b"{}", "") == Refusal("notice-unsealed")


@pytest.mark.parametrize(
    "wrong",
    [
        "[]",
        '{"a": []}',
        '{"a": {"tax_code": 1}}',
        '{"a": {"iban": "1"}}',
        '{"a": {"account": "1"}}',
        '{"a": {"bank": "97040", "account": "1"}}',
        '{"a": {"series": "HC 26"}}',
        '{"a": {"form": ""}}',
        '{"a": {"unit": "b"}}',
        '{"a": {"tax_code": "' + "1" * 60 + '"}}',
        "không phải JSON",
    ],
)
def test_payees_that_nobody_could_pay_to_are_refused(wrong: str, tmp_path: Path) -> None:
    file = tmp_path / "payees.json"
    file.write_text(wrong, "utf-8")
    with pytest.raises(ValueError):  # noqa: PT011
        read_payees(file)


# Notices from a bank


def test_a_notice_settles_what_it_names_and_a_receipt_is_given(
    service: Service, applicant: Browser, code: str
) -> None:
    answer = tell(applicant, notice(code))
    assert (answer.status_code, answer.json()) == (200, {"outcome": "settled"})
    (one,) = paid(service, code)
    assert (one.state, one.method, one.reference) == ("paid", "vietqr", "FT26001")
    assert one.receipt == "0300000001 01BLP0-001 SG-26E 0000001/1"
    text = applicant.open(f"/ho-so/{code}/thanh-toan").text
    assert "Không còn khoản nào phải nộp" in text
    text = applicant.open(f"/ho-so/{code}/giay-to/bien-lai").text
    for told in ("Số: 0000001", "0300000001", "16.000 đồng (Mười sáu nghìn đồng)", "FT26001"):
        assert told in text


def test_the_same_notice_again_changes_nothing(
    service: Service, applicant: Browser, code: str
) -> None:
    assert tell(applicant, notice(code)).json() == {"outcome": "settled"}
    before = paid(service, code)
    assert tell(applicant, notice(code)).json() == {"outcome": "known"}
    again = tell(applicant, notice(code, reference="FT26002"))
    assert (again.status_code, again.json()["refused"]) == (409, "amount-differs")
    assert paid(service, code) == before


def test_notices_at_the_same_moment_settle_once(
    service: Service, applicant: Browser, code: str
) -> None:
    people = [browser(service) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda one: tell(one, notice(code)).json(), people))
    outcomes = sorted(str(one.get("outcome", one)) for one in answers)
    assert outcomes == ["known", "known", "known", "settled"]
    assert [one.receipt for one in paid(service, code)] == [
        "0300000001 01BLP0-001 SG-26E 0000001/1"
    ]


@pytest.mark.parametrize(
    ("told", "seal", "status", "refused"),
    [
        ({"purpose": "x", "amount": 1, "reference": "a"}, "", 401, "notice-unsealed"),
        ({"purpose": "x", "amount": 1, "reference": "a"}, "\xff", 401, "notice-unsealed"),
        ({"purpose": "x", "amount": 1, "reference": "a"}, "sha256=" + "0" * 64, 401,
         "notice-unsealed"),
        ({"purpose": "x", "amount": 1, "reference": "a"}, None, 404, "purpose-unknown"),
        ({"purpose": "x", "amount": 1.5, "reference": "a"}, None, 400, "notice-unreadable"),
        ({"purpose": "x", "amount": True, "reference": "a"}, None, 400, "notice-unreadable"),
        ({"purpose": "x", "amount": -1, "reference": "a"}, None, 400, "notice-unreadable"),
        ({"purpose": "x", "amount": 1, "reference": ""}, None, 400, "notice-unreadable"),
        ({"purpose": "x", "amount": 1}, None, 400, "notice-unreadable"),
        (b"[]", None, 400, "notice-unreadable"),
        (b"\xff", None, 400, "notice-unreadable"),
    ],
)  # fmt: skip
def test_other_notices_are_refused(
    applicant: Browser, told: dict[str, Json] | bytes, seal: str | None, status: int, refused: str
) -> None:
    answer = tell(applicant, told, seal=seal)
    assert (answer.status_code, answer.json()["refused"]) == (status, refused)


def test_money_of_another_amount_is_left_to_people(
    service: Service, applicant: Browser, code: str
) -> None:
    answer = tell(applicant, notice(code, OWED - 1))
    assert (answer.status_code, answer.json()["refused"]) == (409, "amount-differs")
    assert [one.state for one in paid(service, code)] == ["asked"]


BILLS = (Bill("a", 5), Bill("b", 3), Bill("c", 3), Bill("d", 9, "USD"), Bill("e", 1, state="paid"))


@pytest.mark.parametrize(
    ("amount", "fees"),
    [(11, ("a", "b", "c")), (5, ("a",)), (3, ()), (9, ()), (1, ()), (8, ()), (0, ())],
)
def test_money_is_for_all_that_is_owed_or_for_the_one_fee_that_it_fits(
    amount: int, fees: tuple[str, ...]
) -> None:
    assert meant(BILLS, amount) == fees


def test_a_long_code_is_named_by_its_end(service: Service, applicant: Browser, code: str) -> None:
    long = f"H29.PHUONG_SAI_GON_{code}"
    named = purpose(long)
    assert len(named) == 25
    assert long.endswith(named)

    def rename(connection: Transaction) -> str | None:
        connection.exec_driver_sql(f"UPDATE dossier SET code = '{long}'")
        return dossiers.dossier_named(connection, named, shortened=True)

    assert service.store.write(rename)
    assert tell(applicant, notice(long)).json() == {"outcome": "settled"}


# In another currency


def dollars(program: ir.Program) -> ir.Program:
    return replace(program, fees=tuple(replace(one, currency="USD") for one in program.fees))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "160 USD chỉ nộp được tại quầy: bằng ngoại tệ đó, hoặc bằng đồng Việt Nam"),
        ("en", "160 USD can be paid at the counter only: in that currency, or in Vietnamese dong"),
    ],
)
def test_other_currencies_are_paid_at_the_counter_only(
    service: Service, lang: str, said: str
) -> None:
    republish(service, CODE, dollars)
    person = english(service) if lang == "en" else browser(service)
    code = lodge(person, CODE)
    text = person.open(f"/ho-so/{code}/thanh-toan").text
    assert said in text
    assert "VietQR" not in text
    assert tell(person, notice(code)).json()["refused"] == "amount-differs"
    officer = sign_in(service, "tiepnhan")
    officer.open(f"/can-bo/ho-so/{code}")
    fee = officer.form("/confirm_payment").offered["choice"][0]
    officer.send({"choice": fee, "text": "PT-USD-1"}, action="/confirm_payment")
    (one,) = paid(service, code)
    assert (one.state, one.amount, one.currency, one.method) == ("paid", OWED, "USD", "counter")
    assert "160 USD" in person.open(f"/ho-so/{code}/giay-to/bien-lai").text
    assert said not in person.open(f"/ho-so/{code}/thanh-toan").text


def test_what_is_owed_in_several_currencies_is_settled_apart() -> None:
    bills = (Bill("a", 5), Bill("d", 9, "USD"))
    state = State("submitted", ("x",), bills=bills)

    def refused(fees: tuple[str, ...], amount: int) -> str:
        paid = Settlement(fees, amount, "R")
        found = needs.payment(
            state, Command("confirm_payment", SYSTEM, settlement=paid), Way(()), NOW
        )
        return found.id if found else ""

    assert [refused(("a", "d"), 14), refused(("d",), 9), refused(("a",), 5)] == [
        "amount-differs", "", "",
    ]  # fmt: skip


# At the counter


def test_an_officer_confirms_with_a_reference_and_a_receipt_is_given(
    service: Service, applicant: Browser, code: str
) -> None:
    officer = sign_in(service, "tiepnhan")
    officer.open(f"/can-bo/ho-so/{code}")
    fee = officer.form("/confirm_payment").offered["choice"][0]
    officer.send({"choice": fee, "text": "PT-17"}, action="/confirm_payment")
    (one,) = paid(service, code)
    assert (one.state, one.method, one.reference, one.confirmed_by) == (
        "paid", "counter", "PT-17", "tiepnhan",
    )  # fmt: skip
    text = officer.open(f"/can-bo/ho-so/{code}/giay-to/bien-lai").text
    assert "Cán bộ tiepnhan" in text
    assert "Tiền mặt hoặc thẻ tại quầy" in text
    assert tell(applicant, notice(code)).status_code == 409


def test_what_was_paid_back_is_marked_on_its_receipt(
    service: Service, applicant: Browser, code: str
) -> None:
    tell(applicant, notice(code))
    applicant.open(f"/ho-so/{code}")
    applicant.send({"confirm": "yes"}, action="/rut")
    officer = sign_in(service, "tiepnhan")
    officer.open(f"/can-bo/ho-so/{code}")
    fee = officer.form("/refund_payment").offered["choice"][0]
    officer.send({"choice": fee, "text": "UNC-3"}, action="/refund_payment")
    (one,) = paid(service, code)
    assert (one.state, one.refund_reference) == ("refunded", "UNC-3")
    assert "Đã hoàn trả" in applicant.open(f"/ho-so/{code}/giay-to/bien-lai").text
    text = applicant.open(f"/ho-so/{code}/thanh-toan").text
    assert "Đã hoàn trả" in text
    assert "09:00, 20/11/2026, số UNC-3" in text
    assert tell(applicant, notice(code, reference="FT26009")).status_code == 409


def test_receipts_are_numbered_without_a_gap(service: Service, applicant: Browser) -> None:
    codes = [lodge(browser(service), CODE) for _ in range(2)]
    for code in codes:
        tell(applicant, notice(code, 1))
        tell(applicant, notice(code))
    assert [str(one.receipt)[-9:] for code in codes for one in paid(service, code)] == [
        "0000001/1", "0000002/1",
    ]  # fmt: skip


# In the store, on both databases

CHARGES = (Charge("phi", 5, "phi", "VND", "intake"), Charge("le", 3, "le_phi", "VND", "intake"))
WHOLE = Settlement(("phi", "le"), 8, "FT1", "vietqr")


def test_one_receipt_stands_for_all_that_was_paid_together(store: Store, dossier: str) -> None:
    def settle(connection: Transaction) -> None:
        payments.ask(connection, dossier, CHARGES, "system", NOW)
        payments.confirm(connection, dossier, WHOLE, "system", NOW)
        issue(connection, Payee("a", tax_code="1"), dossier, ("phi", "le"), NOW)
        issue(connection, Payee("a", tax_code="1"), dossier, ("phi", "le"), NOW)

    store.write(settle)
    (one,) = receipts(store.read(lambda connection: payments.payments_of(connection, dossier)))
    assert (one.tax_code, one.form, one.series, one.number) == (
        "1", "01BLP0-001", "MC-26E", "0000001",
    )  # fmt: skip
    assert [it.fee for it in one.payments] == ["le", "phi"]


def test_a_fee_is_settled_once_whoever_comes_first(store: Store, dossier: str) -> None:
    store.write(lambda connection: payments.ask(connection, dossier, CHARGES, "system", NOW))

    def settle(who: str) -> str:
        try:
            store.write(lambda c: payments.confirm(c, dossier, WHOLE, who, NOW))
        except Conflict:
            return "conflict"
        return "settled"

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(pool.map(settle, "abcd"))
    assert outcomes == ["conflict", "conflict", "conflict", "settled"]


def test_a_sealed_notice_is_read(service: Service) -> None:
    body = b'{"purpose": " H29.X-1 ", "amount": 5, "reference": "R"}'
    found = service.payments["vietqr"].verify(body, sealed(PAYMENT_KEY, body))
    assert found == Arrived("H29.X-1", 5, "R")
