"""The service starts with safe settings or says which one is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from runtime.codes import CodeFormat
from runtime.config import demo_config, is_loopback, serve_config
from runtime.config_refused import REFUSED, ConfigRefused

SAFE = {
    "MOTCUA_SECRET": "s" * 32,
    "MOTCUA_PUBLIC_URL": "https://dichvucong.example.vn/",
    "MOTCUA_DATABASE_URL": "sqlite:///data/motcua.sqlite",
}


def test_a_server_reads_its_settings() -> None:
    config = serve_config(SAFE)
    assert config.public_url == "https://dichvucong.example.vn"
    assert config.secret.get_secret_value() == b"s" * 32
    assert (config.https, config.demo, config.cookie("visitor")) == (True, False, "__Host-visitor")
    assert "sssss" not in repr(config)
    with pytest.raises(ValidationError):
        config.demo = True


@pytest.mark.parametrize(
    "url", ["sqlite:////var/lib/motcua.db", "postgresql://motcua:x@db:5433/motcua?sslmode=require"]
)
def test_a_server_takes_either_database(url: str) -> None:
    config = serve_config({**SAFE, "MOTCUA_DATABASE_URL": url})
    assert config.database == url


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"MOTCUA_SECRET": ""}, "secret-missing"),
        ({"MOTCUA_SECRET": "ngắn"}, "secret-short"),
        ({"MOTCUA_PROXIES": "-1"}, "proxies-wrong"),
        ({"MOTCUA_SESSION_HOURS": "0"}, "session-hours-wrong"),
        ({"MOTCUA_SESSION_HOURS": "25"}, "session-hours-wrong"),
        ({"MOTCUA_SESSION_HOURS": "2e1"}, "session-hours-wrong"),
        ({"MOTCUA_OPERATIONS_TOKEN": "short"}, "token-short"),
        ({"MOTCUA_REGISTERS": "csdl_dan_cu"}, "registers-wrong"),
        ({"MOTCUA_REGISTERS": "csdl_dan_cu=khong/co.json"}, "registers-wrong"),
        ({"MOTCUA_REGISTERS": "=own"}, "registers-wrong"),
        ({"MOTCUA_PAYEES": "khong/co.json"}, "payees-wrong"),
        ({"MOTCUA_PAYMENT_KEY": "ngắn"}, "payment-key-short"),
        ({"MOTCUA_PUBLIC_URL": ""}, "public-url-missing"),
        ({"MOTCUA_PUBLIC_URL": "http://dichvucong.example.vn"}, "public-url-wrong"),
        ({"MOTCUA_PUBLIC_URL": "https://a.vn/cong"}, "public-url-wrong"),
        ({"MOTCUA_PUBLIC_URL": "https://"}, "public-url-wrong"),
        ({"MOTCUA_PUBLIC_URL": "https://ai@a.vn"}, "public-url-wrong"),
        ({"MOTCUA_DATABASE_URL": "mysql://localhost/motcua"}, "database-wrong"),
        ({"MOTCUA_DATABASE_URL": "sqlite:///:memory:"}, "database-wrong"),
        ({"MOTCUA_DATABASE_URL": "sqlite:///"}, "database-wrong"),
        ({"MOTCUA_DATABASE_URL": "postgresql://localhost"}, "database-wrong"),
        ({"MOTCUA_DATABASE_URL": "motcua.sqlite"}, "database-wrong"),
        ({"MOTCUA_DOSSIER_CODE": "H29-{serial}"}, "dossier-code-wrong"),
        ({"MOTCUA_DOSSIER_CODE": "{city}-{yymmdd}-{serial}"}, "dossier-code-wrong"),
        ({"MOTCUA_DOSSIER_CODE": "{yymmdd-{serial}"}, "dossier-code-wrong"),
    ],
)
def test_a_server_refuses_to_start(change: dict[str, str], why: str) -> None:
    with pytest.raises(ConfigRefused) as caught:
        serve_config(SAFE | change)
    assert caught.value.id == why
    assert caught.value.text("vi") != caught.value.text("en")


def test_a_demonstration_makes_its_own_secret_once(tmp_path: Path) -> None:
    first = demo_config(tmp_path / "demo", port=8123)
    again = demo_config(tmp_path / "demo", port=8123)
    assert first == again
    assert len(first.secret.get_secret_value()) >= 32
    assert (tmp_path / "demo/secret").stat().st_mode & 0o777 == 0o600
    assert (first.demo, first.public_url) == (True, "http://127.0.0.1:8123")
    assert first.cookie("visitor") == "visitor"
    assert demo_config(tmp_path / "six", host="::1").public_url == "http://[::1]:8000"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.2", "::", "dichvucong.example.vn"])
def test_a_demonstration_never_opens_to_the_network(host: str, tmp_path: Path) -> None:
    assert not is_loopback(host)
    with pytest.raises(ConfigRefused, match=r"127\.0\.0\.1"):
        demo_config(tmp_path, host=host)


def test_every_refusal_names_its_setting() -> None:
    settings = [one for id, one in REFUSED.items() if not id.endswith(("-address", "-taken"))]
    assert all("MOTCUA_" in one.vi and "MOTCUA_" in one.en for one in settings)


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("H29.{sector}-{yymmdd}-{serial:04}", "H29.15-260302-0007"),
        ("{unit}.{sector}-{yyyymmdd}-{serial:07}", "u1.15-20260302-0000007"),
    ],
)
def test_the_code_of_a_dossier_is_written_as_configured(pattern: str, code: str) -> None:
    assert CodeFormat(pattern).code("15", "u1", date(2026, 3, 2), 7) == code


def test_registers_are_connected_to_files_or_to_own_papers(tmp_path: Path) -> None:
    file = tmp_path / "csdl_dan_cu.csv"
    file.write_text("key\n", "utf-8")
    text = f"csdl_dan_cu={file}; kho_du_lieu=own"
    config = serve_config({**SAFE, "MOTCUA_REGISTERS": text})
    assert config.registers == {"csdl_dan_cu": file, "kho_du_lieu": None}
    shown = demo_config(tmp_path / "demo", registers=tmp_path)
    assert shown.registers == {"csdl_dan_cu": file, "kho_du_lieu": None}


def test_payees_are_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "payees.json"
    file.write_text('{"phuong": {"tax_code": "0301234567"}}', "utf-8")
    config = serve_config({**SAFE, "MOTCUA_PAYEES": str(file), "MOTCUA_PAYMENT_KEY": "k" * 32})
    assert (config.payees, config.payment_key.get_secret_value()) == (file, b"k" * 32)
    assert "kkkk" not in repr(config)
    assert demo_config(tmp_path / "demo", payees=file).payees == file
    assert demo_config(tmp_path / "demo", payees=tmp_path / "khong_co.json").payees is None
