"""Which texts of a catalogue are to be translated, under which paths, and what a build takes along.

A text that comes from something shared stands under the path of that thing, so that it is
translated once, whichever procedures print it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from catalogue import po
from catalogue.kinds.base import Option
from catalogue.load import Catalogue, shipped
from compiler.compiled import Compiled
from compiler.localise import text_hash
from compiler.pipeline import Build
from compiler.spoken import respoken

SOURCE = "vi"
PAPERS = "documents/"
HEAD = ("name", "short", "domain_name")
"""What lists of procedures print of each."""
NAMES = "names"
"""The file of what is named beside the programs."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A text where it is printed: `program` is the code, or `NAMES`; `path` stands in it.

    `context` is the path under which it is translated, `file` where it was written.
    """

    program: str
    path: str
    text: str
    context: str
    file: str


def languages(catalogue: Catalogue) -> tuple[str, ...]:
    """Those that a catalogue is to be translated into."""
    spoken = catalogue.head.languages if catalogue.head else ()
    return tuple(str(one) for one in spoken if one != SOURCE)


def spoken(build: Build) -> Iterator[Spoken]:
    """Every text of a catalogue that people read, in order; one that is printed in several places
    comes once for each."""
    shared = _Shared(build.catalogue)
    yield from _named(build)
    known: dict[tuple[str, str, str], str] = {}
    for one in build.procedures:
        for each in _of_program(one, shared, known):
            known.setdefault((each.program, each.path, each.text), each.context)
            yield each


# What is named beside the programs


def _named(build: Build) -> Iterator[Spoken]:
    catalogue = build.catalogue
    for key, text in build.world.names.items():
        collection, _, id_ = key.partition("/")
        context = f"{PAPERS}{id_}/name" if collection == "document" else key
        yield Spoken(NAMES, key, text, context, NAME_FILES.get(collection, ""))
    for agency in catalogue.agencies:
        path = f"agencies/{agency.id}/name"
        yield Spoken(NAMES, path, str(agency.name), path, "agencies.yaml")
    for name in sorted(catalogue.list_names):
        for option in catalogue.lists[name]:
            path = f"lists/{name}/{option.code}"
            yield Spoken(NAMES, path, option.label, path, f"lists/{name}.yaml")


NAME_FILES = {
    "catalogue": "catalogue.yaml",
    "register": "registers.yaml",
    "document": "documents.yaml",
    "act": "law.yaml",
    "list": "lists",
}


# What stands in the programs


class _Shared:
    """What procedures have in common, by what is printed of it."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.documents = {str(one.name): str(one.id) for one in catalogue.documents}
        self.agencies = {str(one.name): str(one.id) for one in catalogue.agencies}
        self.facts = {
            (str(id_), str(getattr(fact, part))): f"facts/{id_}/{part}"
            for id_, fact in catalogue.facts.facts.items()
            for part in ("says", "otherwise")
            if getattr(fact, part, None)
        }
        self.lists: dict[tuple[Option, ...], str] = {
            catalogue.lists[name]: name for name in sorted(catalogue.list_names)
        }
        head, profile = catalogue.head, catalogue.profile
        self.domains = {str(text): str(id_) for id_, text in head.domains.items()} if head else {}
        self.questions = {str(text): str(id_) for id_, text in profile.questions.items()}


def _of_program(
    one: Compiled, shared: _Shared, known: Mapping[tuple[str, str, str], str]
) -> Iterator[Spoken]:
    program, own = one.program, one.summary.file
    lists = dict(_inline_lists(one, shared))
    found: list[tuple[str, str]] = []

    def note(path: str, text: str) -> str:
        found.append((path, text))
        return text

    respoken(program, note)
    for path, text in found:
        file = one.places[path].file
        context = (
            _of_member(one, path, text, known)
            or _of_shared(path, text, shared, lists)
            or (_of_file(path, file) if file != own else f"{program.code}/{path}")
        )
        yield Spoken(program.code, path, text, context, file)


def _of_shared(path: str, text: str, shared: _Shared, lists: Mapping[str, str]) -> str:
    """The path of a shared thing that is known by its own words, '' when it is none."""
    part, _, rest = path.partition("/")
    id_ = rest.partition("/")[0]
    option, _, code = path.rpartition("/")
    if option in lists:
        return f"lists/{lists[option]}/{code}"
    if text in shared.agencies:
        return f"agencies/{shared.agencies[text]}/name"
    if part == "components" and text in shared.documents:
        return f"documents/{shared.documents[text]}/name"
    if part == "facts" and (id_, text) in shared.facts:
        return shared.facts[id_, text]
    if part == "domain_name" and text in shared.domains:
        return f"domains/{shared.domains[text]}"
    return f"questions/{shared.questions[text]}" if text in shared.questions else ""


def _of_file(path: str, file: str) -> str:
    """The path of a text in a shared file: `blocks/ca_nhan@1/ho_ten/label`."""
    _, _, rest = path.partition("/")
    first, _, after = rest.partition("/")
    own = first.rpartition(".")[2]
    return "/".join(filter(None, (str(PurePosixPath(file).with_suffix("")), own, after)))


def _of_member(
    one: Compiled, path: str, text: str, known: Mapping[tuple[str, str, str], str]
) -> str:
    """What a member of a bundle says is said as in its own procedure."""
    for member in one.program.members:
        own = path.replace(f"/{member.id}.", "/", 1)
        if path.startswith(f"members/{member.id}/"):
            own = "short" if (member.code, "short", text) in known else "name"
        context = known.get((member.code, own, text))
        if context:
            return context
    return ""


def _inline_lists(one: Compiled, shared: _Shared) -> Iterator[tuple[str, str]]:
    """Short lists stand inside programs; by the path of the options, the list's name."""
    for page in one.program.pages:
        for item in page.items:
            for field in getattr(item, "fields", (item,)):
                options = getattr(getattr(field, "kind", None), "options", ())
                if isinstance(options, tuple) and options in shared.lists:
                    inner = item is not field
                    path = f"fields/{item.id}/{field.id}" if inner else f"fields/{field.id}"  # type: ignore[union-attr]
                    yield f"{path}/options", shared.lists[options]


# What a build takes along


def tables(build: Build, lang: str) -> Iterator[tuple[str, bytes]]:
    """Each file of translations that a bundle needs, by name: paths with the hash of the text."""
    told = translated(build.catalogue, lang)
    papers = {text: said for (path, text), said in told.items() if path.startswith(PAPERS)}
    rows: dict[str, dict[tuple[str, str], str]] = {}
    for one in spoken(build):
        text = told.get((one.context, one.text)) or _listing(one.text, papers)
        if text:
            if one.program != NAMES and one.path in HEAD:
                path = f"{one.program}/{one.path}"
                rows.setdefault(NAMES, {})[path, text_hash(one.text)] = text
            rows.setdefault(one.program, {})[one.path, text_hash(one.text)] = text
    for program, texts in sorted(rows.items()):
        listed = [[path, hash_, text] for (path, hash_), text in sorted(texts.items())]
        content = json.dumps(listed, ensure_ascii=False, separators=(",", ":"))
        yield program, content.encode()


def translated(catalogue: Catalogue, lang: str) -> dict[tuple[str, str], str]:
    """By path and text; the catalogue's own words win over those that come with the program."""
    entries = (*shipped(catalogue.profile.profile, lang), *catalogue.translations.get(lang, ()))
    return {one.key: one.text for one in entries if one.holds}


def _listing(text: str, papers: Mapping[str, str]) -> str:
    """Papers that are chosen together are listed by their names."""
    said = [papers.get(one, "") for one in text.split("; ")]
    return "; ".join(said) if all(said) else ""


# What the translator gets


def wanted(build: Build, lang: str) -> tuple[po.Entry, ...]:
    """An entry for each text once, without those that the program itself brings along."""
    known = {one.key for one in shipped(build.catalogue.profile.profile, lang)}
    papers = {str(one.name) for one in build.catalogue.documents}
    files: dict[tuple[str, str], dict[str, None]] = {}
    for one in spoken(build):
        key = (one.context, one.text)
        if key not in known and not _only_lists(one.text, papers):
            files.setdefault(key, {})[one.file] = None
    return tuple(
        po.Entry(context, text, files=tuple(sorted(filter(None, places))))
        for (context, text), places in files.items()
    )


def _only_lists(text: str, papers: Iterable[str]) -> bool:
    return "; " in text and all(one in papers for one in text.split("; "))
