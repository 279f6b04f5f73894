"""A folder of files becomes the authored catalogue; every mistake becomes a finding with its
place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError, create_model

from catalogue import bases, linked, merging, overlay, po, shared
from catalogue.code_lists import day_after, read_list
from catalogue.diagnostics import Diagnostic, Report, Span
from catalogue.kinds.base import Option
from catalogue.listing import list_folder, read_entry
from catalogue.mistakes import findings
from catalogue.model import Procedure
from catalogue.record import record
from catalogue.reviews import open_reviews
from catalogue.source import read_bytes
from catalogue.tree import Node

T = TypeVar("T")


@record
class Authored(Generic[T]):
    """One file's model, with its name and its text's tree; a draft has marks for review."""

    file: str
    value: T
    draft: bool = False


@record
class Catalogue:
    """Everything the author wrote, by file; lists already read into options."""

    head: shared.Head | None
    profile: shared.Profile
    procedures: tuple[Authored[Procedure], ...] = ()
    agencies: tuple[shared.Agency, ...] = ()
    acts: tuple[shared.Act, ...] = ()
    documents: tuple[shared.Document, ...] = ()
    groups: tuple[shared.NamedGroup, ...] = ()
    registers: tuple[shared.Register, ...] = ()
    blocks: tuple[shared.Block, ...] = ()
    steps: tuple[shared.StepsBlock, ...] = ()
    facts: shared.SharedFacts = field(default_factory=shared.SharedFacts)
    tariffs: tuple[shared.Tariffs, ...] = ()
    calendar: tuple[shared.CalendarDay, ...] = ()
    bundles: tuple[Authored[linked.Bundle], ...] = ()
    local: overlay.Local = field(default_factory=lambda: overlay.Local({}, ()))
    """What the catalogue changes of the one that it extends."""
    lists: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)
    list_names: Mapping[str, str] = field(default_factory=dict)
    translations: Mapping[str, tuple[po.Entry, ...]] = field(default_factory=dict)
    """By language."""
    unreadable: frozenset[str] = frozenset()
    """Collections of which some file could not be read."""


PROFILES = Path(__file__).with_name("profiles")
PROCEDURES = "procedures/*.yaml"
DOCUMENTS = "documents/*.yaml"
"""Where thousands of documents stand, beside or instead of documents.yaml."""
ADAPTERS: Mapping[str, Any] = {
    "catalogue.yaml": shared.Head,
    "agencies.yaml": tuple[shared.Agency, ...],
    "law.yaml": tuple[shared.Act, ...],
    "documents.yaml": tuple[shared.DocumentOrGroup, ...],
    DOCUMENTS: tuple[shared.DocumentOrGroup, ...],
    "registers.yaml": tuple[shared.Register, ...],
    "facts.yaml": shared.SharedFacts,
    "calendar.yaml": tuple[shared.CalendarDay, ...],
    "lists/*.yaml": shared.OptionList,
    "blocks/*.yaml": shared.Block,
    "steps/*.yaml": shared.StepsBlock,
    "tariffs/*.yaml": shared.Tariffs,
    "bundles/*.yaml": linked.Bundle,
    "overlay.yaml": overlay.Overlay,
    PROCEDURES: Procedure,
}
"""What each file of a catalogue folder holds; the first pattern that fits decides."""


def is_procedure(name: str) -> bool:
    """Whether a file of the catalogue, or of the one that it extends, holds a procedure."""
    return fnmatch(bases.near(name), PROCEDURES)


@cache
def _reader() -> Any:
    """Reads every kind of file under its tag; what they have in common is described once."""
    fields: dict[str, Any] = {_tag(one): (kind | None, None) for one, kind in ADAPTERS.items()}
    return create_model("Files", **fields)


def _tag(pattern: str) -> str:
    return f"<{pattern}>"


def load_folder(folder: Path) -> tuple[Catalogue, Report]:
    """Read a catalogue folder from disk."""
    return load(dict(read_folder(folder)))


def read_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the catalogue as (name with `/`, bytes), after those of the one it extends."""
    for name, entry in list_folder(folder):
        yield name, read_entry(entry)


def load(texts: Mapping[str, bytes]) -> tuple[Catalogue, Report]:
    """Read a catalogue from its files' bytes."""
    return assemble(load_file(texts[name], name) for name in sorted(texts))


@record
class Loaded:
    """One file as read: what it holds (None when it has mistakes), and what was found in it."""

    file: str
    pattern: str
    value: Any
    found: tuple[Diagnostic, ...]

    @property
    def authored(self) -> Authored[Any]:
        draft = any(one.slug == "review-open" for one in self.found)
        return Authored(self.file, self.value, draft)


CODE_LIST = "lists/*.csv"
TRANSLATIONS = "i18n/*.po"


def load_file(content: bytes, name: str) -> Loaded:
    """One file on its own; a broken file never hides another file's mistakes."""
    report = Report()
    own = bases.near(name)
    if fnmatch(own, CODE_LIST):
        return Loaded(name, CODE_LIST, read_list(content, name, report), tuple(report))
    if fnmatch(own, TRANSLATIONS):
        return Loaded(name, TRANSLATIONS, _translations(content, name, report), tuple(report))
    pattern = next((one for one in ADAPTERS if fnmatch(own, one)), "")
    if not pattern:
        report.add("file-not-known", Span(name, 1, 1, 1, 1), file=name)
        return Loaded(name, pattern, None, tuple(report))
    tree, read_findings = read_bytes(content, name)
    report.extend(read_findings)
    value = validate(tree, pattern, report) if tree is not None else None
    if isinstance(value, overlay.Overlay):
        value = overlay.read_overlay(value, report)
    if b"review" in content:
        report.extend(open_reviews(value))
    return Loaded(name, pattern, value, tuple(report))


def _translations(content: bytes, name: str, report: Report) -> Any:
    try:
        return po.read(content)
    except po.NotPo as fault:
        report.add("translations-unreadable", Span(name, fault.line, 1, fault.line, 1), file=name)
        return None


def validate(tree: Node, pattern: str, report: Report) -> Any:
    """The model of a tree; mistakes go into the report."""
    try:
        return getattr(_reader().model_validate({_tag(pattern): tree}), _tag(pattern))
    except ValidationError as error:
        report.extend(findings(tree, error))
        return None


@cache
def profile(name: str = "vn") -> shared.Profile:
    """A jurisdiction's profile; it ships with the program."""
    file = PROFILES / f"{name}.yaml"
    tree, _ = read_bytes(file.read_bytes(), file.name)
    assert tree is not None, f"Profile {name} must be clean"
    model: shared.Profile = TypeAdapter(shared.Profile).validate_python(tree)
    return model


@cache
def shipped(profile: str, lang: str) -> tuple[po.Entry, ...]:
    """The translations of a jurisdiction's own words; they ship with the program."""
    file = PROFILES / f"{profile}.{lang}.po"
    return po.read(file.read_bytes()) if file.is_file() else ()


def _options(one: shared.OptionList) -> tuple[Option, ...]:
    return tuple(
        Option(str(code), str(entry.says), "", entry.from_ or one.from_, day_after(entry.until))
        if isinstance(entry, shared.OptionEntry)
        else Option(str(code), str(entry), "", one.from_, day_after(one.until))
        for code, entry in one.options.items()
    )


def office_list(kind: str) -> str:
    """The list of all agencies of a kind, from which an applicant may choose."""
    return f"co_quan_{kind}"


def _offices(agencies: Iterable[shared.Agency]) -> dict[str, tuple[Option, ...]]:
    lists: dict[str, list[Option]] = {}
    for one in agencies:
        lists.setdefault(office_list(str(one.kind)), []).append(Option(str(one.id), str(one.name)))
    return {name: tuple(options) for name, options in lists.items()}


COLLECTIONS: Mapping[str, tuple[str, ...]] = {
    "documents.yaml": ("document", "group"),
    DOCUMENTS: ("document", "group"),
    "registers.yaml": ("register",),
    "law.yaml": ("act",),
    "agencies.yaml": ("agency",),
    "catalogue.yaml": ("domain", "agency kind"),
    "blocks/*.yaml": ("block",),
    "steps/*.yaml": ("steps",),
    "facts.yaml": ("fact",),
    "tariffs/*.yaml": ("tariff",),
    "lists/*.yaml": ("list",),
    CODE_LIST: ("list",),
    PROCEDURES: ("procedure",),
}
"""Which shared things are missing when a file cannot be read."""


def assemble(loaded: Iterable[Loaded]) -> tuple[Catalogue, Report]:
    """The catalogue of all files, and all that was found in them."""
    report = Report()
    patterns = (*ADAPTERS, CODE_LIST, TRANSLATIONS, "")
    files: dict[str, list[Loaded]] = {pattern: [] for pattern in patterns}
    for one in loaded:
        report.extend(one.found)
        files[one.pattern].append(one)
    if not any(one.file == "catalogue.yaml" for one in files["catalogue.yaml"]):
        report.add("no-catalogue-file", Span("catalogue.yaml", 1, 1, 1, 1))
    catalogue = _catalogue(files)
    facts = merging.decided(catalogue.facts, catalogue.local, report)
    catalogue = replace(catalogue, facts=facts)
    merging.judge_base(catalogue.head, files["catalogue.yaml"], files["overlay.yaml"], report)
    return catalogue, report


def _catalogue(files: Mapping[str, list[Loaded]]) -> Catalogue:
    def whole(pattern: str) -> list[Loaded]:
        return [one for one in files[pattern] if one.value is not None]

    def many(pattern: str) -> tuple[Any, ...]:
        return tuple(entry for one in whole(pattern) for entry in one.value)

    lists = {Path(one.file).stem: one.value for one in whole(CODE_LIST)}
    lists |= {Path(one.file).stem: _options(one.value) for one in whole("lists/*.yaml")}
    lists |= _offices(many("agencies.yaml"))
    papers = (*many("documents.yaml"), *many(DOCUMENTS))
    local = [one.value for one in whole("overlay.yaml") if not bases.is_far(one.file)]
    return Catalogue(
        head=merging.head(whole("catalogue.yaml")),
        profile=profile(),
        procedures=tuple(one.authored for one in whole(PROCEDURES)),
        agencies=many("agencies.yaml"),
        acts=many("law.yaml"),
        documents=tuple(one for one in papers if isinstance(one, shared.Document)),
        groups=tuple(one for one in papers if isinstance(one, shared.NamedGroup)),
        registers=many("registers.yaml"),
        blocks=tuple(one.value for one in whole("blocks/*.yaml")),
        steps=tuple(one.value for one in whole("steps/*.yaml")),
        facts=merging.facts(one.value for one in whole("facts.yaml")),
        tariffs=tuple(one.value for one in whole("tariffs/*.yaml")),
        calendar=many("calendar.yaml"),
        bundles=tuple(one.authored for one in whole("bundles/*.yaml")),
        local=local[0] if local else overlay.Local({}, ()),
        lists=lists,
        list_names={Path(one.file).stem: str(one.value.name) for one in whole("lists/*.yaml")},
        translations={Path(one.file).stem: one.value for one in whole(TRANSLATIONS)},
        unreadable=frozenset(
            collection
            for pattern, ones in files.items()
            if any(one.value is None for one in ones)
            for collection in COLLECTIONS.get(pattern, ())
        ),
    )
