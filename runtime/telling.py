"""Tells applicants what has become of their dossier, by every way that reaches them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from catalogue.kinds.base import Json
from compiler import ir
from renderers.digest import digest
from renderers.i18n import weekday
from renderers.messages import Channel, News, written
from renderers.summary import moment
from runtime.national import StateName
from runtime.ports import Carrier, Clock, Outgoing
from runtime.remembering import HOME, letter_for
from runtime.reminding import DIGEST
from runtime.service import SOURCE, Service
from runtime.store import answers, dossiers, messages, payments, processing
from runtime.store.dossiers import Dossier
from runtime.store.engine import Transaction
from runtime.store.failures import Missing
from runtime.store.messages import Sent

REMINDED_IN: Mapping[str, StateName] = {
    "supplement_nears": "supplement", "result_waits": "decided",
}  # fmt: skip
KINDS: Mapping[str, Channel] = {"email": "mail", "phone": "sms"}
LETTERS = frozenset(
    {"supplement_asked", "refused", "extended", "version_adopted", "stopped", "supplement_nears"}
)


class Teller:
    """The notifier of the service. What is told is worked out when it is sent, from the dossier:
    the outbox holds no word about anybody."""

    def __init__(self, service: Service, carriers: Mapping[Channel, Carrier]) -> None:
        self._service = service
        self._carriers = carriers
        self._clock: Clock = service.clock

    def send(self, key: str, topic: str, body: Mapping[str, Json]) -> None:
        """Raises OSError when a carrier does not take it; those that have are not asked again."""
        store, number, id = self._service.store, int(key), str(body["dossier"])
        if topic == DIGEST:
            self._tell_officer(number, str(body["account"]))
            return
        try:
            find = partial(self._news, number=number, id=id, topic=topic, body=body)
            one, news, ways = store.read(find)
        except Missing:  # its answers have been erased, or it is done: there is nothing to tell
            return
        for channel, recipient in ways.items():
            text = written(channel, news)
            self._carriers[channel].carry(Outgoing(channel, recipient, text.subject, text.text))
            kept = Sent(
                number, channel, recipient, one.account, id, topic, text.subject, text.text,
                one.lang, self._clock.now(),
            )  # fmt: skip
            store.write(partial(messages.keep, one=kept))

    def _tell_officer(self, number: int, account: str) -> None:
        """What waits for them now; nothing when it has been done since."""
        store, now = self._service.store, self._clock.now()
        find = partial(letter_for, catalogue=self._service.catalogue(), account=account, now=now)
        told = store.read(find)
        if told is None or "mail" in store.read(partial(messages.sent_by, outbox=number)):
            return
        text = digest(told, f"{self._service.config.public_url}{HOME}")
        self._carriers["mail"].carry(Outgoing("mail", told.address, text.subject, text.text))
        kept = Sent(
            number, "mail", told.address, account, None, DIGEST, text.subject, text.text, SOURCE,
            now,
        )  # fmt: skip
        store.write(partial(messages.keep, one=kept))

    def _news(
        self, connection: Transaction, *, number: int, id: str, topic: str, body: Mapping[str, Json]
    ) -> tuple[Dossier, News, Mapping[Channel, str]]:
        """The dossier, what is told of it, and to whom by each way that has not taken it yet."""
        one = dossiers.own_dossier(connection, id)
        if not _waits(connection, one, topic):
            raise Missing(id)
        given = answers.latest(connection, id).answers
        program = self._service.catalogue().speaking(one.lang).program(one.program).program
        news = News(
            topic=topic,
            code=one.code,
            procedure=program.name,
            due=moment(one.due, one.lang) if one.due else "",
            letter=_letter(connection, id, topic, body),
            url=f"{self._service.config.public_url}/ho-so/{one.code}",
            lang=one.lang,
            until=weekday(one.supplement_until, one.lang) if one.supplement_until else "",
        )
        took = messages.sent_by(connection, number)
        ways = {way: to for way, to in _reached(program, given) if way not in took}
        return one, news, ways


def _letter(connection: Transaction, id: str, topic: str, body: Mapping[str, Json]) -> str:
    """The letter that is meant, else the last one where the topic is a letter."""
    if "letter" not in body and topic not in LETTERS:
        return ""
    written = processing.letters_of(connection, id)
    meant = [one.body for one in written if body.get("letter", one.id) == one.id]
    return meant[-1] if meant else ""


def _waits(connection: Transaction, one: Dossier, topic: str) -> bool:
    """Nobody is reminded of what has been done since the reminder was posted."""
    if topic == "payment_waits":
        return any(bill.state == "asked" for bill in payments.bills(connection, one.id))
    return one.state == REMINDED_IN.get(topic, one.state)


def _reached(program: ir.Program, given: Mapping[str, Json]) -> Iterator[tuple[Channel, str]]:
    """Whoever filed it, else whose it is: one address for each way."""
    told = [
        (item.id.rpartition(".")[0], KINDS[item.kind.kind], answer)
        for page in program.pages
        for item in page.items
        if isinstance(item, ir.Field) and item.kind.kind in KINDS
        if isinstance(answer := given.get(item.id), str)
    ]
    for rows in (program.parties.owner, program.parties.submitter):
        parties = {party for row in rows for party in row.parties}
        yield from ((way, answer) for party, way, answer in told if party in parties)
