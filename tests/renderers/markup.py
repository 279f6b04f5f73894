"""Reads a page as a browser would: its elements, whether they nest, what they point to."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
    *("track", "wbr", "path"),  # `path` stands for itself inside SVG
}


@dataclass(slots=True)
class Element:
    tag: str
    attributes: dict[str, str]
    text: str = ""

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")


@dataclass(slots=True)
class Markup(HTMLParser):
    source: str
    elements: list[Element] = field(default_factory=list)
    stack: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)
        self.feed(self.source)
        self.close()
        self.faults += [f"<{one.tag}> is not closed" for one in self.stack]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        one = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(one)
        if tag not in VOID:
            self.stack.append(one)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.stack or self.stack[-1].tag != tag:
            self.faults.append(f"</{tag}> closes {self.stack[-1].tag if self.stack else 'nothing'}")
            return
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        for one in self.stack:
            one.text += data

    def all(self, *tags: str) -> list[Element]:
        return [one for one in self.elements if one.tag in tags]

    def ids(self) -> list[str]:
        return [one["id"] for one in self.elements if one["id"]]


def faults(source: str) -> list[str]:
    """What is wrong with a page: nesting, ids, labels, and links within it."""
    page = Markup(source)
    ids = page.ids()
    found = list(page.faults)
    found += [f"id {one} twice" for one in sorted(set(ids)) if ids.count(one) > 1]
    labelled = {one["for"] for one in page.all("label")}
    for box in page.all("input", "select", "textarea"):
        unseen = box["type"] == "hidden" or "hidden" in box.attributes
        if not unseen and box["id"] not in labelled:
            found.append(f"{box['name']} has no label")
    for one in page.elements:
        if one["href"].startswith("#") and one["href"][1:] not in ids:
            found.append(f"{one['href']} leads nowhere")
        for id_ in f"{one['aria-describedby']} {one['aria-labelledby']} {one['list']}".split():
            if id_ not in ids:
                found.append(f"#{id_} is not on the page")
    return found
