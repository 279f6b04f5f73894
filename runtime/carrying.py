"""Ways out for mail and text messages: a mail server, or a folder that another program empties."""

from __future__ import annotations

import json
import os
import smtplib
from collections.abc import Mapping
from email.message import EmailMessage
from pathlib import Path

from renderers.messages import Channel
from runtime.config import Config
from runtime.ports import Carrier, Outgoing
from runtime.security import identifier

SECONDS = 20.0


class Nowhere:
    """Of a demonstration: what would be sent is only kept."""

    def carry(self, one: Outgoing) -> None:
        return


class MailServer:
    """Plain SMTP to a relay of the house; it is the relay that speaks to the world."""

    def __init__(self, host: str, port: int, sender: str) -> None:
        self._host, self._port, self._sender = host, port, sender

    def carry(self, one: Outgoing) -> None:
        """Raises OSError when the relay does not take it."""
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = self._sender, one.recipient, one.subject
        mail.set_content(one.text)
        try:
            with smtplib.SMTP(self._host, self._port, timeout=SECONDS) as server:
                server.send_message(mail)
        except smtplib.SMTPException as failure:
            raise OSError(str(failure)) from failure


class OutgoingFolder:
    """One JSON file a message, whole as soon as it has its name: `<id>.json` with `channel`,
    `recipient`, `subject`, `text`. The gateway for text messages takes them from there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    def carry(self, one: Outgoing) -> None:
        name = identifier()
        beside = self._folder / f".{name}.new"
        said = {
            "channel": one.channel, "recipient": one.recipient, "subject": one.subject,
            "text": one.text,
        }  # fmt: skip
        with beside.open("w", encoding="utf-8") as file:
            json.dump(said, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._folder / f"{name}.json")


def carriers(config: Config) -> Mapping[Channel, Carrier]:
    """A relay for mails where one is set, a folder for the rest; a demonstration sends nothing."""
    if config.demo:
        return {"mail": Nowhere(), "sms": Nowhere()}
    folder = OutgoingFolder(config.outgoing or config.files.with_name("outgoing"))
    if not config.mail_server:
        return {"mail": folder, "sms": folder}
    host, _, port = config.mail_server.partition(":")
    return {"mail": MailServer(host, int(port), config.mail_from), "sms": folder}
