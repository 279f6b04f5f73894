"""One request as the handlers see it, and the replies that they make."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import TypeAlias
from urllib.parse import urlsplit

import brotli
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from renderers.masthead import Site
from renderers.web import page
from runtime.clock import VIETNAM
from runtime.security import token
from runtime.service import Catalogue, Service
from runtime.statics import chosen
from runtime.store import accounts
from runtime.store.citizens import CITIZEN

PRIVATE = "private, no-store"
SHORTLY = "public, max-age=60"
VARIES = "Accept-Encoding, Cookie"
"""The language of a page is a cookie."""
WORTH_COMPRESSING = 600
LARGE = 24_000
LONGEST_ADDRESS = 64
VISITOR_SECONDS = 30 * 24 * 3600
LANGUAGE_SECONDS = 365 * 24 * 3600


class Forbidden(Exception):
    """This browser has no right to open what it asks for."""


class Unreadable(Exception):
    """The form was not sent by a page of ours."""


class TooMany(Exception):
    """This person, or this address, asks too often."""


@dataclass(frozen=True, slots=True)
class Posted:
    """What a form sent: texts by name, and files by name."""

    fields: Mapping[str, Sequence[str]] = field(default_factory=dict)
    files: Mapping[str, Sequence[UploadFile]] = field(default_factory=dict)
    body: bytes = b""
    """What another program sent, which is no form."""

    def one(self, name: str) -> str:
        """The text of a name that comes once; '' when it did not come."""
        texts = self.fields.get(name, ())
        if len(texts) > 1:
            raise Unreadable(name)
        return texts[0] if texts else ""

    def version(self) -> int:
        """That of what the page showed, under `_v`."""
        text = self.one("_v")
        if not text.isascii() or not text.isdecimal() or len(text) > 9:
            raise Unreadable("_v")
        return int(text)


NOTHING_POSTED = Posted()


@dataclass(frozen=True)
class Visit:
    """A request with everything it needs; the catalogue stays the same until it is answered."""

    service: Service
    catalogue: Catalogue
    request: Request
    now: datetime
    posted: Posted = NOTHING_POSTED

    def path(self, name: str) -> str:
        return str(self.request.path_params[name])

    def query(self, name: str) -> str:
        return self.request.query_params.get(name, "")

    @property
    def today(self) -> date:
        return self.now.astimezone(VIETNAM).date()

    @cached_property
    def site(self) -> Site:
        return self.service.site(self.catalogue, self.here)

    def reading(self, lang: str) -> Visit:
        """In the language of a dossier, where this browser has chosen none."""
        if _chosen_language(self.service, self.request):
            return self
        return replace(self, catalogue=self.catalogue.speaking(lang))

    @property
    def here(self) -> str:
        """The address that shows this page again; of a form that was sent, where it stood."""
        if self.request.method == "GET":
            asked = self.request.url
            return own_address(f"{asked.path}?{asked.query}" if asked.query else asked.path)
        return own_address(self.sent_from)

    @property
    def sent_from(self) -> str:
        """The address of the page before, as the browser tells it; '' for none that can be read."""
        try:
            return urlsplit(self.request.headers.get("referer", "")).path
        except ValueError:
            return ""

    @property
    def lang(self) -> str:
        return self.catalogue.lang

    @property
    def origin(self) -> str:
        """The network address that asks; of what proxies add, only our own's word counts."""
        proxies = self.service.config.proxies
        hops = ",".join(self.request.headers.getlist("x-forwarded-for")).split(",")
        if 0 < proxies <= len(hops) and hops[-proxies].strip():
            return hops[-proxies].strip()[:LONGEST_ADDRESS]
        return self.request.client.host if self.request.client else ""

    @cached_property
    def citizen(self) -> str:
        """The account of the citizen who is signed in, '' when nobody is."""
        cookie = self._session
        return self._signed_in(self.service.keys.session_hash(cookie)) if cookie else ""

    @property
    def has_session(self) -> bool:
        """Whether a citizen may be signed in; only `citizen` says whether one is."""
        return bool(self._session)

    @property
    def _session(self) -> str:
        return self.request.cookies.get(self.service.config.cookie("citizen"), "")

    def _signed_in(self, hash_: str) -> str:
        """A form takes long to fill in: every look keeps the session alive."""
        store = self.service.store
        found = store.read(lambda c: accounts.load_session(c, hash_, self.now, CITIZEN))
        if found is None:
            return ""
        if accounts.stale(found, self.now):
            store.write(lambda c: accounts.extend_session(c, hash_, self.now))
        return found.account.id

    @property
    def visitor(self) -> str:
        """Who may open what: the citizen signed in, or the browser by its cookie; '' nobody."""
        if self.citizen:
            return self.service.keys.account_visitor(self.citizen)
        return self.browser

    @property
    def browser(self) -> str:
        """The hash of the cookie that opens drafts, '' without one."""
        cookie = self.request.cookies.get(self.service.config.cookie("visitor"), "")
        return self.service.keys.visitor_hash(cookie) if cookie else ""

    @property
    def shortcuts(self) -> bool:
        """Whether single keys do something on the desk, as long as nobody turns them off."""
        return self.request.cookies.get(self.service.config.cookie("keys"), "") != "off"

    def limit(self, name: str, who: str) -> None:
        if not self.service.limiter.allow(name, who):
            raise TooMany(name)


def visited(service: Service, request: Request, posted: Posted = NOTHING_POSTED) -> Visit:
    """In the language that this browser has chosen."""
    return visited_with(service, request, service.catalogue(), posted)


def visited_with(
    service: Service, request: Request, catalogue: Catalogue, posted: Posted = NOTHING_POSTED
) -> Visit:
    spoken = catalogue.speaking(_chosen_language(service, request))
    return Visit(service, spoken, request, service.clock.now(), posted)


def _chosen_language(service: Service, request: Request) -> str:
    return request.cookies.get(service.config.cookie("lang"), "")


Handler: TypeAlias = Callable[[Visit], Response]


def html(
    visit: Visit, template: str, view: object, *, status: int = 200, cache: str = PRIVATE
) -> Response:
    """A page, compressed when the browser takes it so."""
    body = page(template, view, visit.lang).encode()
    encoding = chosen(visit.request.headers.get("accept-encoding", ""))
    headers = {"Cache-Control": cache, "Vary": VARIES}
    if encoding and len(body) >= WORTH_COMPRESSING:
        headers["Content-Encoding"] = encoding
        body = _compressed(body, encoding)
    return Response(body, status, headers, "text/html; charset=utf-8")


def _compressed(body: bytes, encoding: str) -> bytes:
    """Quickly, for one reader, with more care where much is saved; a window of 64 kB holds any
    page and takes little to set up."""
    effort = 2 if len(body) < LARGE else 9
    small: bytes = (
        brotli.compress(body, quality=effort, lgwin=16)
        if encoding == "br"
        else gzip.compress(body, effort)
    )
    return small


def own_address(text: str, otherwise: str = "/") -> str:
    """Only an address of this service, never one elsewhere."""
    own = text.startswith("/") and not text.startswith("//")
    return text if own and "\\" not in text and text.isprintable() else otherwise


def see_other(href: str) -> Response:
    """After a form: the browser goes on with a GET, so that reloading repeats nothing."""
    return RedirectResponse(href, 303, {"Cache-Control": PRIVATE})


def give_visitor(visit: Visit, response: Response, cookie: str) -> Response:
    _set_cookie(visit, response, "visitor", cookie, VISITOR_SECONDS)
    return response


def visitor_cookie(visit: Visit) -> tuple[str, str]:
    """The browser's cookie, a new one where it has none, and the hash of who may open things."""
    cookie = visit.request.cookies.get(visit.service.config.cookie("visitor"), "") or token()
    return cookie, visit.visitor or visit.service.keys.visitor_hash(cookie)


def give_language(visit: Visit, response: Response, lang: str) -> Response:
    _set_cookie(visit, response, "lang", lang, LANGUAGE_SECONDS)
    return response


def give_shortcuts(visit: Visit, response: Response, chosen: str) -> Response:
    _set_cookie(visit, response, "keys", chosen, LANGUAGE_SECONDS)
    return response


def give_session(visit: Visit, response: Response, cookie: str, name: str = "session") -> Response:
    _set_cookie(visit, response, name, cookie, None)
    return response


def take_session(visit: Visit, response: Response, name: str = "session") -> Response:
    _set_cookie(visit, response, name, "", 0)
    return response


def _set_cookie(
    visit: Visit, response: Response, name: str, value: str, seconds: int | None
) -> None:
    config = visit.service.config
    response.set_cookie(
        config.cookie(name), value, seconds, path="/", secure=config.https, httponly=True,
        samesite="lax",
    )  # fmt: skip
