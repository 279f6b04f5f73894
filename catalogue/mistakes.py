"""Turns what pydantic refuses into findings at the author's own words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from catalogue.diagnostics import Diagnostic, Edit, Fix, Report, Span
from catalogue.shapes import ENTRIES, NO_TAG
from catalogue.suggest import nearest
from catalogue.tree import Map, Node, Scalar, Seq

SLUGS: Mapping[str, str] = {
    "missing": "missing-key",
    "missing_argument": "missing-key",
    "extra_forbidden": "unknown-key",
    "unexpected_keyword_argument": "unknown-key",
    "model_type": "map-wanted",
    "model_attributes_type": "map-wanted",
    "dict_type": "map-wanted",
    "dataclass_type": "map-wanted",
    "tuple_type": "list-wanted",
    "list_type": "list-wanted",
    "string_type": "text-wanted",
    "union_tag_invalid": "shape-not-allowed",
    "union_tag_not_found": "shape-not-allowed",
    "which_kind": "kind-not-known",
}
"""The message for each error type of pydantic that a catalogue can cause."""


def findings(tree: Node, error: ValidationError) -> Iterator[Diagnostic]:
    """One finding per mistake, placed; a misspelt key is one mistake, not two."""
    found = [_Mistake(tree, one) for one in error.errors(include_url=False, include_input=False)]
    mixed = {one.parent for one in found if one.slug == "two-kinds"}
    found = [one for one in found if one.slug == "two-kinds" or one.parent not in mixed]
    known: dict[tuple[Any, ...], list[_Mistake]] = {}
    for one in found:
        if one.slug == "missing-key":
            known.setdefault(one.parent, []).append(one)
    misspelt: set[int] = set()
    report = Report()
    for one in found:
        if one.slug == "unknown-key":
            missing = {mistake.name: mistake for mistake in known.get(one.parent, ())}
            meant = nearest(one.name, missing, likeness=0.6)
            if meant:
                misspelt.add(id(missing[meant]))
            one.tell(report, meant)
    for one in found:
        if one.slug != "unknown-key" and id(one) not in misspelt:
            one.tell(report)
    yield from report.sorted()


class _Mistake:
    """One error of pydantic, with the way to its place."""

    def __init__(self, tree: Node, error: Any) -> None:
        self.context: dict[str, Any] = error.get("ctx") or {}
        self.other = ""
        self.beside: tuple[str, ...] = ()
        self.slug: str = self.context.get("slug") or SLUGS.get(error["type"], "shape-not-allowed")
        if self.context.get("tag") == NO_TAG:
            self.slug = "entry-not-known"
            self.context["keys"] = _tags(self.context["expected_tags"])
        self.way = tuple(part for part in error["loc"] if not _is_tag(part))
        if error["type"] == "missing" and _is_tag(error["loc"][-1]):
            self.way += (error["loc"][-1].strip("<>"),)
        self.parent, self.name = self.way[:-1], str(self.way[-1]) if self.way else ""
        self.at, self.node = _place(tree, self.way)
        if self.slug == "unknown-key":
            self.at, self.beside = _key(tree, self.way)
            self.other = _other_kind(error["loc"])
            self.slug = "two-kinds" if self.other else self.slug

    def tell(self, report: Report, meant: str | None = None) -> None:
        args: dict[str, Any] = dict(self.context.get("args") or {})
        args |= {
            key: value for key, value in self.context.items()
            if key in ("text", "low", "high", "choices", "keys", "meant", "kind", "limit")
        }  # fmt: skip
        if self.slug in ("missing-key", "unknown-key", "two-kinds"):
            args["key"] = self.name
        if self.slug == "two-kinds":
            args["kind"] = self.other
        fix = self._fix()
        if self.slug == "unknown-key":
            free = [key for key in ADVICE if key not in self.beside]
            guess = meant or nearest(self.name, free)
            args["advice"] = guess or ""
            fix = Fix((Edit(self.at, guess),), safe=guess == meant) if guess else None
        report.add(self.slug, self._span(), path=_spell(self.way), fix=fix, **args)

    def _span(self) -> Span:
        end = self.context.get("end")
        if isinstance(self.node, Scalar) and end is not None:
            return self.node.at(int(self.context.get("start") or 0), int(end))
        return self.at

    def _fix(self) -> Fix | None:
        replacement = self.context.get("replacement")
        return Fix((Edit(self._span(), replacement),)) if replacement is not None else None


ADVICE: tuple[str, ...] = (
    "procedure", "name", "short", "domain", "audience", "channels", "online", "online_reason",
    "sets", "in_force", "published_by", "basis", "authority", "parties", "cases", "form", "facts",
    "components", "fees", "term", "results", "requirements", "steps", "scenarios", "page", "title",
    "fields", "checks", "label", "hint", "when", "required", "unit", "options", "document",
    "declaration", "submit", "present", "satisfied_by", "amount", "relief", "within", "cut_off",
    "plus", "says", "answers", "registers", "officer", "expect",
)  # fmt: skip
"""Keys to suggest for a word that no key of the map is close to."""


def _tags(expected: str) -> str:
    """The keys behind pydantic's list of tags: `'<use>', '<id>'` → `use, id`."""
    found = [tag.strip("'<> ") for tag in expected.split(",")]
    return ", ".join(tag for tag in found if tag != "text")


def _other_kind(way: Sequence[Any]) -> str:
    """The key that made the entry what it is, when the refused key would make it another thing."""
    tags = [str(part)[1:-1] for part in way if _is_tag(part)]
    return next((t for t in tags[::-1] for e in ENTRIES if t in e and way[-1] in e), "")


def _is_tag(part: object) -> bool:
    return isinstance(part, str) and part.startswith("<") and part.endswith(">")


def _place(tree: Node, way: Sequence[Any]) -> tuple[Span, Node]:
    """Where the way leads: the value, or the key when the value is a map or list or absent."""
    node, at = tree, tree.span
    for part in way:
        if part == "[key]":
            break
        if isinstance(node, Map) and isinstance(part, str):
            key = node.key(part)
            if key is None:
                return node.span, node
            node, at = node[key], key.span
        elif isinstance(node, Seq) and isinstance(part, int) and part < len(node):
            node = node[part]
            at = node.span
    last_is_key = bool(way) and way[-1] == "[key]"
    if isinstance(node, Scalar) and not last_is_key:
        at = node.span
    return at, node


def _key(tree: Node, way: Sequence[Any]) -> tuple[Span, tuple[str, ...]]:
    """The key itself that ends the way, and all keys of its map."""
    _, holder = _place(tree, way[:-1])
    keys = tuple(holder) if isinstance(holder, Map) else ()
    return next((key.span for key in keys if key == way[-1]), holder.span), keys


def _spell(way: Sequence[Any]) -> str:
    return "/".join(str(part + 1) if isinstance(part, int) else str(part) for part in way)
