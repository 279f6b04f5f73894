"""Parts that are missing or contradict each other, in the texts of a whole catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalogue.tree import Map, Scalar
from tests.compiler.written import (
    Fault,
    Folder,
    FolderMutator,
    Mutator,
    Text,
    line_of,
    listed,
    scalar,
)

DAY = re.compile(r"\d\d/\d\d/\d{4}")


def limits_crossed(text: Text) -> Iterator[Fault]:
    for path, node in text.maps():
        low, high = scalar(node, "min"), scalar(node, "max")
        if low is not None and high is not None and low != high:
            swapped = Text(text.file, text.replaced(high, low), text.root).replaced(low, high)
            asked = path[:1] == ("form",) or "kind" in node
            slug = "limits-crossed" if asked else "min-over-max"
            told = (slug, line_of(node, "max"))
            if "list" in node:
                told = ("more-rows-than-most", line_of(node, "min"))
            yield text.fault("limits crossed", swapped, told)


def basis_dropped(text: Text) -> Iterator[Fault]:
    for fee in listed(text.tree, "fees"):
        basis = fee.key("basis") if isinstance(fee, Map) and not fee.flow else None
        if basis is not None and isinstance(fee, Map):
            line = line_of(fee, "id")
            made = text.without(basis.span.line)
            yield text.fault("basis of a fee dropped", made, ("fee-without-basis", line))


def channel_dropped(text: Text) -> Iterator[Fault]:
    """The amount is said for some channels only."""
    for path, node in text.maps():
        if path[:1] == ("fees",) and path[-1] == "amount" and "online" in node and len(node) > 1:
            part = next(iter(node))
            line = text.text.split("\n")[part.span.line - 1]
            cut = re.sub(rf"{part}: [^,}}]*(, )?", "", line, count=1)
            made = "\n".join(
                cut if number == part.span.line else old
                for number, old in enumerate(text.text.split("\n"), 1)
            )
            yield text.fault("channel dropped", made, ("channel-without-amount", node.span.line))


def window_closed(text: Text) -> Iterator[Fault]:
    """It ends before it begins."""
    for _, node in text.maps():
        first, last = scalar(node, "from"), scalar(node, "until")
        if first is not None and last is not None and DAY.fullmatch(last):
            made = text.replaced(last, "01/01/1990")
            yield text.fault("window closed", made, ("until-before-from", last.span.line))


def key_dropped(text: Text) -> Iterator[Fault]:
    """A part that every procedure has to state. Nothing else speaks of what stood there, but for
    fees that are due after a step, which say so themselves."""
    head = text.tree.key("procedure")
    for key in ("components", "fees", "term", "results", "requirements", "steps"):
        found = text.tree.key(key)
        if head is not None and found is not None:
            alone = _unsigned(text.without(found.span.line))
            ids = {scalar(one, name) for one in _maps(text, key) for name in ("id", "step", "use")}
            named = any(re.search(rf"\b{one}\b", alone) for one in ids if one)
            if key == "components" or not (named or (key == "steps" and "facts:" in alone)):
                waits = [*_waiting(text)] if key == "steps" else []
                told = ((f"{key}-not-stated", head.span.line), *waits)
                yield text.fault(f"{key} dropped", alone, *told)


def _waiting(text: Text) -> Iterator[tuple[str, int]]:
    for fee in _maps(text, "fees"):
        due = scalar(fee, "due")
        if due is not None and due.startswith("after "):
            yield "step-not-known", due.span.line


def _maps(text: Text, key: str) -> Iterator[Map]:
    yield from (one for one in listed(text.tree, key) if isinstance(one, Map))


def _unsigned(text: str) -> str:
    return text.partition("\nscenarios:\n")[0] + "\n"


def tiers_cut(text: Text) -> Iterator[Fault]:
    """Nothing is said of what lies above the last step."""
    for path, node in text.maps():
        tiers = listed(node, "tiers") if path[:1] in (("fees",), ("tariff",)) else ()
        if len(tiers) > 1 and all(map(text.own_line, tiers)):
            made = text.without(tiers[-1].span.line)
            yield text.fault("tiers cut", made, ("tiers-without-rest", node.span.line))


def gives_dropped(folder: Folder) -> Iterator[Fault]:
    """A register no longer holds a paper that is looked up in it."""
    registers = folder.get("registers.yaml")
    if registers is None:
        return
    asked = [*_looked_up(folder)]
    for _, node in registers.maps():
        name, gives = scalar(node, "id"), listed(node, "gives")
        for number, paper in enumerate(gives if len(gives) > 1 else ()):
            if isinstance(paper, Scalar):
                told = tuple(
                    ("register-does-not-give", file, line)
                    for file, line, document, register in asked
                    if (document, register) == (paper, name)
                )
                kept = ", ".join(str(one) for at, one in enumerate(gives) if at != number)
                made = _relisted(registers, node, kept)
                if told and made is not None:
                    yield Fault("gives dropped", registers.file, made, told)


def _looked_up(folder: Folder) -> Iterator[tuple[str, int, str, str]]:
    """Where, and which paper in which register."""
    for file, text in folder.items():
        for path, node in text.maps():
            asked, paper = scalar(node, "satisfied_by"), scalar(node, "document")
            if path[:1] == ("components",) and asked is not None and paper is not None:
                for register in asked.partition(" for ")[0].split(" or "):
                    yield file, paper.span.line, str(paper), register.strip()


def _relisted(text: Text, node: Map, kept: str) -> str | None:
    key = node.key("gives")
    lines = text.text.split("\n")
    line = lines[key.span.line - 1] if key is not None else ""
    if key is None or "[" not in line:
        return None
    lines[key.span.line - 1] = f"{line.partition('[')[0]}[{kept}]"
    return "\n".join(lines)


def document_dropped(folder: Folder) -> Iterator[Fault]:
    """The shared description of a paper is gone from under those who ask for it."""
    documents = folder.get("documents.yaml")
    if documents is None:
        return
    for _, node in documents.maps():
        name = scalar(node, "id")
        if name is not None and documents.own_line(node):
            told = tuple(
                ("document-not-known", file, named.span.line)
                for file, text in folder.items()
                for path, entry in text.maps()
                for key in ("document", "declaration")
                if path[:1] == ("components",)
                and (named := scalar(entry, key)) is not None
                and named == name
            )
            if told:
                made = documents.without(node.span.line)
                yield Fault("document dropped", documents.file, made, told)


MUTATORS: tuple[Mutator, ...] = (
    limits_crossed, basis_dropped, channel_dropped, window_closed, key_dropped, tiers_cut,
)  # fmt: skip
FOLDER_MUTATORS: tuple[FolderMutator, ...] = (gives_dropped, document_dropped)
