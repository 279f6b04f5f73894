"""What the service is told before it starts; it refuses to start unsafely."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Mapping
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, SecretBytes, SecretStr

from runtime.codes import CodeFormat
from runtime.config_refused import ConfigRefused
from runtime.payees import read_payees
from runtime.register_files import SUFFIXES, in_folder

CODE_FORMAT = "H29.{sector}-{yymmdd}-{serial:04}"
SHORTEST_SECRET = 32
OWN_STORE = "kho_du_lieu"
"""The register that stands for the papers which applicants have handed in before."""
OWN = "own"


class Config(BaseModel):
    """`public_url` makes links; the Host header of a request never does."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    database: str
    files: Path
    secret: SecretBytes
    public_url: str
    dossier_code: str = CODE_FORMAT
    registers: Mapping[str, Path | None] = {}
    """What is connected: a file of records, or None for the applicant's own earlier papers."""
    anchors: Path | None = None
    """Where the heads of all chains are written each day, away from the database."""
    payees: Path | None = None
    """A file of those who collect money; without one only the counter takes any."""
    payment_key: SecretBytes = SecretBytes(b"")
    """Shared with whoever tells of money that has come in."""
    proxies: int = 0
    """How many proxies of ours a request passes, each of which notes where it came from."""
    operations_token: SecretStr | None = None
    """Opens the figures of the service; without one they are not shown."""
    mail_server: str = ""
    """`host:port` of a mail relay; without one mails go into `outgoing`."""
    mail_from: str = ""
    outgoing: Path | None = None
    """Where a gateway takes text messages, and mails without a relay; else beside the files."""
    longest_session: timedelta = timedelta(hours=12)
    """After that an officer signs in anew, however busy."""
    demo: bool = False

    @property
    def https(self) -> bool:
        return self.public_url.startswith("https://")

    @property
    def anchor_file(self) -> Path:
        return self.anchors or self.files.with_name("anchors.txt")

    def cookie(self, name: str) -> str:
        """Browsers keep `__Host-` cookies over HTTPS only; the demonstration has none."""
        return f"__Host-{name}" if self.https else name


def demo_config(
    folder: Path,
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    registers: Path | None = None,
    payees: Path | None = None,
) -> Config:
    """For one person on one machine: everything in one folder, the secret made on first use."""
    if not is_loopback(host):
        raise ConfigRefused("demo-address")
    folder.mkdir(parents=True, exist_ok=True)
    name = f"[{host}]" if ":" in host else host
    return Config(
        database=f"sqlite:///{folder / 'motcua.sqlite'}",
        files=folder / "files",
        secret=SecretBytes(_kept_secret(folder / "secret")),
        public_url=f"http://{name}:{port}",
        registers={OWN_STORE: None, **(in_folder(registers) if registers else {})},
        payees=payees if payees and payees.is_file() else None,
        demo=True,
    )


def serve_config(environ: Mapping[str, str]) -> Config:
    """From the environment; each part that is missing or unsafe is refused by name."""
    return Config(
        database=database_url(environ),
        files=files_folder(environ),
        secret=SecretBytes(_secret(environ.get("MOTCUA_SECRET", ""))),
        public_url=_public_url(environ.get("MOTCUA_PUBLIC_URL", "")),
        dossier_code=_code_format(environ.get("MOTCUA_DOSSIER_CODE", CODE_FORMAT)),
        registers=dict(_registers(environ.get("MOTCUA_REGISTERS", ""))),
        payees=_payees(environ.get("MOTCUA_PAYEES", "")),
        payment_key=SecretBytes(
            _long(environ.get("MOTCUA_PAYMENT_KEY", ""), "payment-key-short").encode()
        ),
        anchors=_path(environ.get("MOTCUA_ANCHORS", "")),
        mail_server=_mail_server(environ.get("MOTCUA_MAIL_SERVER", "")),
        mail_from=environ.get("MOTCUA_MAIL_FROM", ""),
        outgoing=_path(environ.get("MOTCUA_OUTGOING", "")),
        proxies=_proxies(environ.get("MOTCUA_PROXIES", "0")),
        operations_token=_token(environ.get("MOTCUA_OPERATIONS_TOKEN", "")),
        longest_session=_hours(environ.get("MOTCUA_SESSION_HOURS", "12")),
    )


def _mail_server(text: str) -> str:
    host, _, port = text.partition(":")
    if text and not (host and port.isascii() and port.isdecimal()):
        raise ConfigRefused("mail-server-wrong")
    return text


def database_url(environ: Mapping[str, str]) -> str:
    """A file of SQLite, or a database of a PostgreSQL server."""
    url = environ.get("MOTCUA_DATABASE_URL", "sqlite:///motcua.sqlite")
    file = url.removeprefix("sqlite:///")
    parts = urlsplit(url)
    named = parts.scheme == "postgresql" and parts.path.strip("/")
    if not named and file in ("", ":memory:", url):
        raise ConfigRefused("database-wrong")
    return url


def files_folder(environ: Mapping[str, str]) -> Path:
    return Path(environ.get("MOTCUA_FILES", "files"))


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _secret(text: str) -> bytes:
    if not text:
        raise ConfigRefused("secret-missing")
    return _long(text, "secret-short").encode()


def _long(text: str, otherwise: str) -> str:
    """A secret that nobody guesses, or none."""
    if text and len(text) < SHORTEST_SECRET:
        raise ConfigRefused(otherwise)
    return text


def _path(text: str) -> Path | None:
    return Path(text) if text else None


def _proxies(text: str) -> int:
    if text in ("0", "1", "2", "3"):
        return int(text)
    raise ConfigRefused("proxies-wrong")


def _hours(text: str) -> timedelta:
    if text.isascii() and text.isdecimal() and 1 <= int(text[:3]) <= 24:
        return timedelta(hours=int(text))
    raise ConfigRefused("session-hours-wrong")


def _token(text: str) -> SecretStr | None:
    return SecretStr(_long(text, "token-short")) if text else None


def _public_url(text: str) -> str:
    if not text:
        raise ConfigRefused("public-url-missing")
    parts = urlsplit(text)
    plain = not (parts.query or parts.fragment or parts.username or parts.path.strip("/"))
    if parts.scheme != "https" or not parts.hostname or not plain:
        raise ConfigRefused("public-url-wrong")
    return text.rstrip("/")


def _code_format(pattern: str) -> str:
    try:
        return CodeFormat(pattern).pattern
    except (ValueError, KeyError, IndexError) as error:
        raise ConfigRefused("dossier-code-wrong") from error


def _registers(text: str) -> Iterator[tuple[str, Path | None]]:
    for part in filter(None, (part.strip() for part in text.split(";"))):
        register, _, place = (piece.strip() for piece in part.partition("="))
        path = None if place == OWN else Path(place)
        if not register or (path and (path.suffix not in SUFFIXES or not path.is_file())):
            raise ConfigRefused("registers-wrong")
        yield register, path


def _payees(text: str) -> Path | None:
    """Read once to be sure; the service reads it when it starts."""
    if not text:
        return None
    try:
        read_payees(Path(text))
    except (OSError, ValueError) as error:
        raise ConfigRefused("payees-wrong") from error
    return Path(text)


def _kept_secret(path: Path) -> bytes:
    """Made once, readable by its owner alone."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        path.chmod(0o600)
        return path.read_bytes()
    with os.fdopen(descriptor, "wb") as file:
        made = secrets.token_hex(32).encode()
        file.write(made)
        file.flush()
        os.fsync(descriptor)
    return made
