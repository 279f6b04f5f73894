"""Reads a page as a person who knows no Vietnamese: what stands there in which language."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "hr", "path", "circle", "rect"}
SPOKEN = ("aria-label", "title", "alt", "placeholder")


class Tongues(HTMLParser):
    """`said` are the texts of a page with the language that each is marked with."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[str, str]] = []
        self._langs = [("", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        lang = given.get("lang") or self._langs[-1][1]
        self.said += [(lang, given[name]) for name in SPOKEN if name in given]
        if tag not in VOID:
            self._langs.append((tag, lang))

    def handle_endtag(self, tag: str) -> None:
        while len(self._langs) > 1 and self._langs.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self._langs[-1][0] not in ("script", "style"):
            self.said.append((self._langs[-1][1], data.strip()))


def vietnamese(html: str) -> list[str]:
    """The texts that are not marked as Vietnamese and yet have its letters."""
    reader = Tongues()
    reader.feed(html)
    return [text for lang, text in reader.said if lang != "vi" and has_marks(text)]


def has_marks(text: str) -> bool:
    plain = unicodedata.normalize("NFD", text)
    return bool(re.search("[\u0300-\u036fđĐ]", plain))
