"""A message to an applicant, by mail and by text message, in the language of the dossier."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from catalogue.text import unmarked
from renderers.masthead import Site
from renderers.saying import say

TOPICS = (
    "lodged", "received", "supplement_asked", "expired", "refused", "payment_asked",
    "payment_confirmed", "payment_refunded", "extended", "version_adopted", "stopped", "decided",
    "returned", "withdrawn", "supplement_nears", "payment_waits", "result_waits",
)  # fmt: skip
DATED = frozenset({"received", "extended", "version_adopted"})
"""Topics that tell the day of the result."""
UNTIL = frozenset({"supplement_nears"})
"""Topics that tell until when there is time."""
Channel = Literal["mail", "sms"]


@dataclass(frozen=True, slots=True)
class News:
    """What there is to say; `due` and `letter` are '' where there is none."""

    topic: str
    code: str
    procedure: str
    due: str
    letter: str
    url: str
    lang: str
    until: str = ""
    """The last day for what is asked, '' where nothing is."""


@dataclass(frozen=True, slots=True)
class Written:
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class MessageLine:
    channel: str
    recipient: str
    subject: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class InboxPage:
    site: Site
    title: str
    messages: tuple[MessageLine, ...]


def written(channel: Channel, news: News) -> Written:
    return _mail(news) if channel == "mail" else Written("", _short(news))


def code_message(channel: Channel, code: str, lang: str) -> Written:
    """By which the holder of an account shows that this way reaches them."""
    text = say(lang, "code/says", code=code)
    if channel == "sms":
        return Written("", unmarked(text))
    return Written(say(lang, "code/subject"), f"{text}\n")


def _mail(news: News) -> Written:
    lang = news.lang
    parts = (
        say(lang, "message/greeting"),
        say(lang, "message/about", code=news.code, procedure=news.procedure),
        _sentence(say(lang, f"message/{news.topic}")),
        say(lang, "message/due", due=news.due) if news.due and news.topic in DATED else "",
        say(lang, "message/until", day=news.until) if news.until and news.topic in UNTIL else "",
        news.letter,
        say(lang, "message/follow", url=news.url),
    )
    subject = say(lang, "message/subject", code=news.code, news=say(lang, f"message/{news.topic}"))
    return Written(subject, "\n\n".join(part for part in parts if part) + "\n")


def _short(news: News) -> str:
    """Without Vietnamese letters: with them a message holds 70 signs instead of 160."""
    said = _sentence(say(news.lang, f"message/{news.topic}"))
    if news.due and news.topic in DATED:
        said = say(news.lang, "message/short_due", news=said, due=news.due)
    return unmarked(say(news.lang, "message/short", code=news.code, news=said, url=news.url))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."
