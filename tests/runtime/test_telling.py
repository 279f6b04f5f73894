"""What applicants are told by mail and text message, and by which ways out."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

import pytest

from renderers.messages import DATED, TOPICS, News, written
from runtime.carrying import MailServer, Nowhere, OutgoingFolder
from runtime.clock import FixedClock
from runtime.handling import TOLD
from runtime.ports import Outgoing
from runtime.reminding import REMINDERS
from runtime.sending import send_waiting
from runtime.service import Service
from runtime.store import messages
from runtime.store.messages import Sent
from runtime.telling import Teller
from tests.runtime.serving import browser, lodge, sign_in

CODE = "1.001193"


def tell(service: Service, folder: Path) -> tuple[Sent, ...]:
    out = OutgoingFolder(folder)
    send_waiting(service.store, Teller(service, {"mail": out, "sms": out}), service.clock)
    return service.store.read(messages.latest)


def carried(folder: Path) -> list[dict[str, str]]:
    return [json.loads(file.read_text()) for file in sorted(folder.glob("*.json"))]


def test_every_topic_has_words_for_both_ways_in_both_languages() -> None:
    reminders = {one.topic for one in REMINDERS}
    assert set(TOPICS) == {"lodged", *TOLD.values(), *reminders}
    for topic in TOPICS:
        for lang in ("vi", "en"):
            news = News(
                topic, "H29.X-1", "Đăng ký khai sinh", "Thứ Hai", "", "https://a.vn/h", lang
            )
            mail, short = written("mail", news), written("sms", news)
            assert "H29.X-1" in mail.subject
            assert "https://a.vn/h" in mail.text
            assert short.text.isascii()
            assert len(short.text) <= 160
            assert ("Thu Hai" in short.text) == (topic in DATED)


def test_who_filed_is_told_once_at_the_number_they_gave(service: Service, tmp_path: Path) -> None:
    code = lodge(browser(service), CODE)
    for _ in range(2):
        (one,) = tell(service, tmp_path / "out")
    assert (one.channel, one.recipient, one.topic) == ("sms", "+84903123456", "lodged")
    (sent,) = carried(tmp_path / "out")
    assert sent["text"].startswith(f"Ho so {code}: Da nhan duoc ho so.")
    assert sent["text"].endswith(f"/ho-so/{code}")


def test_a_letter_goes_along_and_the_outbox_holds_none_of_it(
    service: Service, tmp_path: Path
) -> None:
    person = browser(service)
    code = lodge(person, CODE)
    officer = sign_in(service, "tiepnhan")
    officer.open(f"/can-bo/ho-so/{code}")
    officer.send({"text": "Thiếu giấy chứng sinh"}, action="/ask_supplement")
    kept = tell(service, tmp_path)
    assert [one.topic for one in kept] == ["supplement_asked", "lodged"]
    assert person.open("/hop-thu").text.count("Tin nhắn") == 2


class _Full:
    """A folder on a full disk."""

    def carry(self, one: Outgoing) -> None:
        raise OSError(28, "no room")


def test_what_cannot_be_sent_waits_and_is_sent_later(service: Service, tmp_path: Path) -> None:
    lodge(browser(service), CODE)
    full = Teller(service, {"mail": _Full(), "sms": _Full()})
    send_waiting(service.store, full, service.clock)
    assert tell(service, tmp_path) == ()
    assert isinstance(service.clock, FixedClock)
    service.clock.at += timedelta(minutes=2)
    assert len(tell(service, tmp_path)) == 1


def test_the_inbox_is_for_demonstrations_only(service: Service) -> None:
    nowhere = Teller(service, {"mail": Nowhere(), "sms": Nowhere()})
    person = browser(service)
    assert "Chưa có tin nào." in person.open("/hop-thu").text
    lodge(person, CODE)
    send_waiting(service.store, nowhere, service.clock)
    assert "Da nhan duoc ho so" in person.open("/hop-thu").text


# A mail relay that writes down what it is told


class _Relay(socketserver.StreamRequestHandler):
    said: ClassVar[list[str]] = []

    def handle(self) -> None:
        self.wfile.write(b"220 relay\r\n")
        data = False
        for raw in self.rfile:
            line = raw.decode().rstrip("\r\n")
            self.said.append(line)
            if data and line != ".":
                continue
            word = line.upper().split(" ")[0]
            data = word == "DATA"
            if word == "QUIT":
                self.wfile.write(b"221 bye\r\n")
                return
            refused = word == "RCPT" and "full@" in line
            answer = b"354 go on" if data else b"452 full" if refused else b"250 ok"
            self.wfile.write(answer + b"\r\n")


@pytest.fixture
def relay() -> Iterator[int]:
    _Relay.said.clear()
    with socketserver.TCPServer(("127.0.0.1", 0), _Relay) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def test_a_relay_takes_mails(relay: int) -> None:
    mail = MailServer("127.0.0.1", relay, "mot-cua@example.vn")
    mail.carry(Outgoing("mail", "lan@example.vn", "Hồ sơ H29", "Kính gửi quý vị,\n"))
    assert any("lan@example.vn" in line and line.startswith("rcpt") for line in _Relay.said)
    with pytest.raises(OSError, match="full"):
        mail.carry(Outgoing("mail", "full@example.vn", "x", "x"))
