"""Secrets, passwords, limits, headers, and the two doors: signing in and tracking."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runtime.clock import FixedClock
from runtime.enrolling import enrol
from runtime.identity import LocalIdentity
from runtime.limiting import WINDOW, Limiter
from runtime.ports import Person
from runtime.refusals import Refusal
from runtime.security import (
    Keys,
    Passwords,
    identifier,
    plain_track_secret,
    row_key,
    security_headers,
    token,
)
from runtime.service import Service
from runtime.store import accounts, dossiers, processing
from runtime.store.accounts import Account
from runtime.store.dossiers import Dossier
from runtime.store.engine import Store
from runtime.tracking import Tracking
from tests.runtime import serving
from tests.runtime.filing import NOW, RECEIVER, UNIT

KEYS = Keys(b"k" * 32)
GENEROUS = {"sign_in": 1000, "track": 1000}


@pytest.fixture(scope="module")
def passwords() -> Passwords:
    return Passwords()


# Secrets


@settings(deadline=None)
@given(st.text(), st.integers(0, 99), st.text(), st.integers(0, 99))
def test_a_track_secret_belongs_to_one_dossier_and_number(
    one: str, number: int, other: str, second: int
) -> None:
    secret = KEYS.track_secret(one, number)
    assert len(secret) == 10
    assert KEYS.is_track_secret(secret, one, number)
    assert (KEYS.track_secret(other, second) == secret) == ((one, number) == (other, second))


def test_a_track_secret_may_be_typed_as_people_type() -> None:
    secret = KEYS.track_secret("d", 0)
    typed = f" {secret[:5].lower()}-{secret[5:].replace('O', '0').replace('I', '1')} "
    assert KEYS.is_track_secret(typed, "d", 0)
    assert plain_track_secret("18 0-ô") == "IBOÔ"


def test_another_server_has_other_secrets() -> None:
    assert Keys(b"x" * 32).track_secret("d", 0) != KEYS.track_secret("d", 0)
    with pytest.raises(AssertionError):
        Keys(b"short")


def test_one_purpose_cannot_stand_for_another() -> None:
    cookie = token()
    hashes = {
        KEYS.visitor_hash(cookie),
        KEYS.session_hash(cookie),
        KEYS.link_hash(cookie),
        KEYS.lockout_key("a", cookie),
        KEYS.lockout_key("b", cookie),
    }
    assert len(hashes) == 5
    assert all(cookie not in one for one in hashes)


SHOWN: dict[str, object] = {
    "program": "p",
    "answers": {"a": 1, "b": None},
    "fees": {"le_phi": 0},
    "due": "2026-03-03",
    "channel": "online",
}


@pytest.mark.parametrize(
    "change",
    [
        {"program": "q"},
        {"answers": {"a": 1}},
        {"fees": {"le_phi": 1}},
        {"due": "2026-03-04"},
        {"channel": "counter"},
    ],
)
def test_what_was_seen_differs_when_any_of_it_does(change: dict[str, object]) -> None:
    assert KEYS.seen(**SHOWN) != KEYS.seen(**(SHOWN | change))  # type: ignore[arg-type]
    turned = {"answers": {"b": None, "a": 1}}
    assert KEYS.seen(**SHOWN) == KEYS.seen(**(SHOWN | turned))  # type: ignore[arg-type]


def test_identifiers_are_no_procedure_codes_and_row_keys_are_plain() -> None:
    assert identifier().isalnum()
    assert len({identifier() for _ in range(100)}) == 100
    assert all(sign.islower() or sign.isdigit() for sign in row_key())


# Passwords and limits


def test_a_password_is_checked_and_nobody_has_none(passwords: Passwords) -> None:
    kept = passwords.hash("mật khẩu")
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.verify(kept, "mật khẩu")
    assert not passwords.verify(kept, "mat khau")
    assert not passwords.verify(None, "mật khẩu")
    assert not passwords.verify("-", "mật khẩu")


def test_the_limiter_counts_each_person_and_each_deed_by_itself() -> None:
    limiter = Limiter({"a": 2, "b": 1})
    assert [limiter.allow("a", "x") for _ in range(3)] == [True, True, False]
    assert [limiter.allow("a", "y"), limiter.allow("b", "x"), limiter.allow("b", "x")] == [
        True,
        True,
        False,
    ]


def test_a_try_counts_for_a_minute_and_is_then_forgotten() -> None:
    now = 0.0
    limiter = Limiter({"a": 2}, seconds=lambda: now)

    def at(seconds: float) -> bool:
        nonlocal now
        now = seconds
        return limiter.allow("a", "x")

    assert [at(0), at(30), at(59), at(WINDOW), at(61), at(90)] == [
        True,
        True,
        False,
        True,
        False,
        True,
    ]
    now = 300
    assert limiter.allow("a", "y")
    assert set(limiter._tries) == {("a", "y")}


def test_headers_allow_nothing_from_elsewhere_and_nothing_inline() -> None:
    headers = security_headers(https=True)
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Strict-Transport-Security" in headers
    assert "Strict-Transport-Security" not in security_headers(https=False)


# Signing in


@pytest.fixture
def identity(store: Store, passwords: Passwords) -> LocalIdentity:
    hashed = passwords.hash("đúng")
    store.write(
        lambda connection: accounts.put_account(
            connection,
            id="an",
            name="Trần An",
            unit=UNIT,
            roles=["ky", "tiep_nhan_hs"],
            password_hash=hashed,
        )
    )
    return local_identity(store, passwords, Limiter(GENEROUS))


def local_identity(store: Store, passwords: Passwords, limiter: Limiter) -> LocalIdentity:
    clock = FixedClock(NOW)
    return LocalIdentity(store, keys=KEYS, passwords=passwords, limiter=limiter, clock=clock)


def sign_in(identity: LocalIdentity, name: str, password: str) -> Person | Refusal:
    return identity.finish({"account": name, "password": password}, "10.0.0.1")


def test_an_officer_signs_in(identity: LocalIdentity) -> None:
    assert identity.begin("/can-bo?a=b") == "/can-bo/dang-nhap?ve=/can-bo%3Fa%3Db"
    roles = frozenset({"ky", "tiep_nhan_hs"})
    assert sign_in(identity, "an", "đúng") == Person("an", "Trần An", UNIT, roles)


def test_five_failures_close_the_door_for_known_and_unknown_names(
    identity: LocalIdentity,
) -> None:
    for name in ("an", "khong_co"):
        tries = [sign_in(identity, name, "sai") for _ in range(6)]
        assert tries == [Refusal("wrong-sign-in")] * 5 + [Refusal("too-many-attempts")]
    assert sign_in(identity, "an", "đúng") == Refusal("too-many-attempts")


def test_a_closed_door_opens_again(identity: LocalIdentity, store: Store) -> None:
    for _ in range(5):
        sign_in(identity, "an", "sai")
    key = KEYS.lockout_key("sign_in", "an")

    def shut(minutes: int) -> bool:
        at = NOW + timedelta(minutes=minutes)
        return store.read(lambda connection: accounts.shut_out(connection, key, at))

    assert (shut(0), shut(14), shut(15)) == (True, True, False)
    store.write(
        lambda connection: accounts.note_failure(connection, key, NOW + timedelta(minutes=20))
    )
    assert not shut(20)


def test_the_limit_comes_before_the_password(store: Store, passwords: Passwords) -> None:
    identity = local_identity(store, passwords, Limiter({"sign_in": 1}))
    assert sign_in(identity, "an", "x") == Refusal("wrong-sign-in")
    assert sign_in(identity, "an", "x") == Refusal("too-many-attempts")


def test_a_session_ends_when_idle_and_with_its_account(store: Store) -> None:
    def load(minutes: int) -> accounts.Session | None:
        at = NOW + timedelta(minutes=minutes)
        return store.read(lambda connection: accounts.load_session(connection, "s" * 64, at))

    store.write(lambda connection: accounts.open_session(connection, "s" * 64, "thu", NOW))
    assert load(29) is not None
    assert load(30) is None
    later = NOW + timedelta(minutes=20)
    store.write(lambda connection: accounts.extend_session(connection, "s" * 64, later))
    extended = load(45)
    assert extended is not None
    assert (extended.account.id, extended.confirmed_at) == ("thu", NOW)
    store.write(lambda connection: accounts.confirm_session(connection, "s" * 64, later))
    confirmed = load(45)
    assert confirmed is not None
    assert confirmed.confirmed_at == later
    store.write(lambda connection: accounts.close_account(connection, "thu"))
    assert load(21) is None
    colleagues = store.read(lambda connection: accounts.colleagues(connection, UNIT))
    assert [one.id for one in colleagues] == ["ky", "ly", "tra"]


def test_an_officer_signs_in_anew_however_busy(store: Store) -> None:
    def load(at: datetime) -> accounts.Session | None:
        return store.read(lambda connection: accounts.load_session(connection, "s" * 64, at))

    open_ = partial(accounts.open_session, token_hash="s" * 64, id="thu", now=NOW)
    store.write(partial(open_, longest=timedelta(hours=1)))
    for minutes in (25, 50):
        at = NOW + timedelta(minutes=minutes)
        assert load(at)
        store.write(partial(accounts.extend_session, token_hash="s" * 64, now=at))
    ends = NOW + timedelta(hours=1)
    assert (load(ends - timedelta(seconds=1)) is None, load(ends)) == (False, None)
    store.write(partial(accounts.delete_expired_sessions, now=ends))
    store.write(open_)
    assert load(NOW), "the same cookie is free again"


# Tracking


def tracking(store: Store) -> Tracking:
    return Tracking(store, keys=KEYS, limiter=Limiter(GENEROUS), clock=FixedClock(NOW))


def test_a_dossier_is_found_by_code_and_secret(store: Store, dossier: str) -> None:
    code = code_of(store, dossier)
    found = tracking(store).find(code.lower(), KEYS.track_secret(dossier, 0), "10.0.0.1")
    assert isinstance(found, Dossier)
    assert found.id == dossier


def code_of(store: Store, dossier: str) -> str:
    return store.read(lambda connection: dossiers.own_dossier(connection, dossier)).code


def test_unknown_code_and_wrong_secret_look_alike(store: Store, dossier: str) -> None:
    for code in (code_of(store, dossier), "H29.15-260302-9999"):
        tries = [tracking(store).find(code, "AAAAAAAAAA", "10.0.0.1") for _ in range(6)]
        assert tries == [Refusal("wrong-code-or-secret")] * 5 + [Refusal("too-many-attempts")]


def test_a_renewed_secret_shuts_out_the_old_one(store: Store, dossier: str) -> None:
    store.write(lambda c: processing.renew_track_secret(c, dossier, 1, RECEIVER, NOW))
    code = code_of(store, dossier)
    old = tracking(store).find(code, KEYS.track_secret(dossier, 0), "10.0.0.1")
    new = tracking(store).find(code, KEYS.track_secret(dossier, 1), "10.0.0.1")
    assert (old, isinstance(new, Dossier)) == (Refusal("wrong-code-or-secret"), True)


def test_many_may_sign_in_at_once_without_waiting_for_ever(passwords: Passwords) -> None:
    kept = passwords.hash("a")
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda _: passwords.verify(kept, "a"), range(8)))


def test_a_new_password_signs_out_whoever_knew_the_old_one(service: Service) -> None:
    thief = serving.sign_in(service, "tiepnhan")
    other = serving.sign_in(service, "thuly")
    officer = Account("tiepnhan", "Lê Thị An", "ubnd_sai_gon", frozenset({"tiep_nhan_hs"}), "")
    enrol(service.config, officer, "mat khau moi")
    for person, place in ((thief, "/can-bo/dang-nhap"), (other, "/can-bo")):
        person.open("/can-bo")
        assert person.place == place
