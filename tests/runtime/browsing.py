"""A browser without a script: it reads forms from pages, fills them in and sends them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser
from typing import TypeAlias

from httpx2 import Client, Response

File: TypeAlias = tuple[str, bytes, str]
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin", "Accept-Encoding": "gzip"}


@dataclass
class Form:
    """What a form would send as it stands, and the buttons it has."""

    action: str
    multipart: bool = False
    values: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    offered: dict[str, list[str]] = field(default_factory=dict)


class Reader(HTMLParser):
    """Collects the forms, the text, and the ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.text = ""
        self.ids: list[str] = []
        self.links: list[str] = []
        self._area = self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "form":
            kind = given.get("enctype", "")
            self.forms.append(Form(given.get("action", ""), kind.startswith("multipart")))
        elif self.forms:
            self._control(tag, given)

    def _control(self, tag: str, given: Mapping[str, str]) -> None:
        form, name, value = self.forms[-1], given.get("name", ""), given.get("value", "")
        if tag == "button":
            form.buttons.append((name, value))
        elif name and tag in ("input", "textarea", "select"):
            form.names.add(name)
            self._area = name if tag == "textarea" else ""
            self._select = name if tag == "select" else ""
            if given.get("type") == "file":
                form.files.add(name)
            ticks = given.get("type") in ("radio", "checkbox")
            if ticks:
                form.offered.setdefault(name, []).append(value)
            if tag == "input" and given.get("type") != "file" and (not ticks or "checked" in given):
                form.values.setdefault(name, []).append(value)
        elif tag == "option" and self._select:
            form.offered.setdefault(self._select, []).append(value)
            if "selected" in given or self._select not in form.values:
                form.values[self._select] = [value]

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._area:
            self.forms[-1].values[self._area] = [data.strip("\n")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""


@lru_cache(maxsize=8)
def read(response: Response) -> Reader:
    """Each page once, however often a test looks at it."""
    reader = Reader()
    reader.feed(response.text)
    return reader


class Browser:
    """One person at one machine; `page` is what stands on the screen."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.client.headers.update(SAME_ORIGIN)
        self.page: Response = Response(204)

    def open(self, address: str) -> Reader:
        return self._took(self.client.get(address))

    @property
    def seen(self) -> Reader:
        return read(self.page)

    @property
    def place(self) -> str:
        return self.page.url.path

    def form(self, action: str = "") -> Form:
        return next(
            one
            for one in self.seen.forms
            if action in one.action and (_sends(one) or action == one.action)
        )

    def send(
        self,
        answers: Mapping[str, str | Sequence[str]] = {},
        *,
        press: tuple[str, str] = ("", ""),
        files: Sequence[tuple[str, File]] = (),
        action: str = "",
    ) -> Reader:
        """Fill in what the form asks for, leave out what it does not, and press a button."""
        form = self.form(action)
        data: dict[str, str | list[str]] = {name: list(some) for name, some in form.values.items()}
        for name, value in answers.items():
            if name in form.names:
                data[name] = value if isinstance(value, str) else list(value)
        if press[0]:
            data[press[0]] = press[1]
        if form.multipart:
            chosen = {name for name, _ in files}
            left = [(name, ("", b"", "application/octet-stream")) for name in form.files - chosen]
            return self._took(self.client.post(form.action, data=data, files=[*files, *left]))
        return self._took(self.client.post(form.action, data=data))

    def _took(self, response: Response) -> Reader:
        self.page = response
        return read(response)


def _sends(form: Form) -> bool:
    """Search and the choice of a language stand on many pages, beside what they are about."""
    return not form.action.startswith(("/tim-kiem", "/ngon-ngu"))
