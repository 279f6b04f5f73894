"""A folder of files becomes the authored catalogue; every mistake becomes a finding with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import cache
from importlib.resources import files as resource_files
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from catalogue import shared
from catalogue.code_lists import day_after, read_list
from catalogue.diagnostics import Report, Span
from catalogue.kinds.base import Option
from catalogue.mistakes import findings
from catalogue.model import Procedure
from catalogue.source import read_bytes
from catalogue.tree import Node

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Authored(Generic[T]):
    """One file's model, with its name and its text's tree."""

    file: str
    value: T


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the author wrote, by file; lists already read into options."""

    head: shared.Head | None
    profile: shared.Profile
    procedures: tuple[Authored[Procedure], ...] = ()
    agencies: tuple[shared.Agency, ...] = ()
    acts: tuple[shared.Act, ...] = ()
    documents: tuple[shared.Document, ...] = ()
    registers: tuple[shared.Register, ...] = ()
    blocks: tuple[shared.Block, ...] = ()
    steps: tuple[shared.StepsBlock, ...] = ()
    facts: shared.SharedFacts = field(default_factory=shared.SharedFacts)
    calendar: tuple[shared.CalendarDay, ...] = ()
    lists: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    list_names: Mapping[str, str] = field(default_factory=dict)


ADAPTERS: Mapping[str, Any] = {
    "catalogue.yaml": shared.Head,
    "agencies.yaml": tuple[shared.Agency, ...],
    "law.yaml": tuple[shared.Act, ...],
    "documents.yaml": tuple[shared.Document, ...],
    "registers.yaml": tuple[shared.Register, ...],
    "facts.yaml": shared.SharedFacts,
    "calendar.yaml": tuple[shared.CalendarDay, ...],
    "lists/*.yaml": shared.OptionList,
    "blocks/*.yaml": shared.Block,
    "steps/*.yaml": shared.StepsBlock,
    "procedures/*.yaml": Procedure,
}
"""What each file of a catalogue folder holds; the first pattern that fits decides."""


@cache
def _adapter(pattern: str) -> TypeAdapter[Any]:
    return TypeAdapter(ADAPTERS[pattern])


def load_folder(folder: Path) -> tuple[Catalogue, Report]:
    """Read a catalogue folder from disk."""
    return load(dict(read_folder(folder)))


def read_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the catalogue as (name with `/`, bytes), in order of names."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix in (".yaml", ".csv") and not name.startswith((".", "_")):
            yield name, path.read_bytes()


def load(texts: Mapping[str, bytes]) -> tuple[Catalogue, Report]:
    """Read a catalogue from its files' bytes."""
    report = Report()
    found: dict[str, list[Authored[Any]]] = {pattern: [] for pattern in ADAPTERS}
    lists: dict[str, tuple[Option, ...]] = {}
    for name in sorted(texts):
        if name.endswith(".csv"):
            lists[Path(name).stem] = read_list(texts[name], name, report)
            continue
        pattern = next((one for one in ADAPTERS if fnmatch(name, one)), None)
        if pattern is None:
            report.add("file-not-known", Span(name, 1, 1, 1, 1), file=name)
            continue
        model = load_file(texts[name], name, pattern, report)
        if model is not None:
            found[pattern].append(Authored(name, model))
    return _assemble(found, lists, report), report


def load_file(text: bytes, name: str, pattern: str, report: Report) -> Any:
    """One file as its model, or None when it has mistakes."""
    tree, read_findings = read_bytes(text, name)
    report.extend(read_findings)
    if tree is None:
        return None
    return validate(tree, pattern, report)


def validate(tree: Node, pattern: str, report: Report) -> Any:
    """The model of a tree; mistakes go into the report."""
    try:
        return _adapter(pattern).validate_python(tree)
    except ValidationError as error:
        report.extend(findings(tree, error))
        return None


@cache
def profile(name: str = "vn") -> shared.Profile:
    """A jurisdiction's profile; it ships with the program."""
    file = resource_files("catalogue") / "profiles" / f"{name}.yaml"
    tree, report = read_bytes(file.read_bytes(), file.name)
    assert tree is not None and not len(report), f"Profile {name} must be clean"
    model: shared.Profile = TypeAdapter(shared.Profile).validate_python(tree)
    return model


def _options(one: shared.OptionList) -> tuple[Option, ...]:
    return tuple(
        Option(str(code), str(entry.says), "", entry.from_ or one.from_, day_after(entry.until))
        if isinstance(entry, shared.OptionEntry)
        else Option(str(code), str(entry), "", one.from_, day_after(one.until))
        for code, entry in one.options.items()
    )


def _assemble(
    found: Mapping[str, list[Authored[Any]]], lists: dict[str, tuple[Option, ...]], report: Report
) -> Catalogue:
    def many(pattern: str) -> tuple[Any, ...]:
        return tuple(one for file in found[pattern] for one in file.value)

    names = {}
    for file in found["lists/*.yaml"]:
        key = Path(file.file).stem
        lists[key] = _options(file.value)
        names[key] = str(file.value.name)
    head = found["catalogue.yaml"]
    if not head and not any(one.slug for one in report if one.span.file == "catalogue.yaml"):
        report.add("no-catalogue-file", Span("catalogue.yaml", 1, 1, 1, 1))
    facts = found["facts.yaml"]
    return Catalogue(
        head=head[0].value if head else None,
        profile=profile(),
        procedures=tuple(found["procedures/*.yaml"]),
        agencies=many("agencies.yaml"),
        acts=many("law.yaml"),
        documents=many("documents.yaml"),
        registers=many("registers.yaml"),
        blocks=tuple(file.value for file in found["blocks/*.yaml"]),
        steps=tuple(file.value for file in found["steps/*.yaml"]),
        facts=facts[0].value if facts else shared.SharedFacts(),
        calendar=many("calendar.yaml"),
        lists=lists,
        list_names=names,
    )
