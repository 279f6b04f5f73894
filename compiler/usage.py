"""Who uses a shared thing, and what rests on an act of law."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from catalogue import syntax
from catalogue.bases import near
from catalogue.diagnostics import Span
from catalogue.load import Loaded, load_file, read_folder
from catalogue.model import Procedure
from catalogue.real_citations import citations_in
from catalogue.shared import (
    Act,
    Agency,
    Block,
    Document,
    NamedGroup,
    Register,
    SharedFacts,
    StepsBlock,
    Tariffs,
)
from catalogue.tree import Scalar
from compiler.law import act_number, places_meet
from compiler.leaves import Leaf, leaves, nodes

PAPERS = ("document", "declaration", "proof", "gives", "components")
GROUPS = ("all_of", "one_of", "any_of", "first_of")
LISTS = ("options", "group", "provinces", "communes")


@dataclass(frozen=True, slots=True)
class Use:
    """A place that names what was asked for. `code` and `name` are those of the procedure, or
    empty in a shared file; `via` is the shared thing through which it is used."""

    file: str
    span: Span
    way: str
    words: str
    code: str = ""
    name: str = ""
    start: str = ""
    via: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """Something with a name that others may use."""

    kind: str
    name: str
    says: str


def read(folder: Path, words: Iterable[str] = ()) -> tuple[Loaded, ...]:
    """Every shared file, and of thousands of procedures those in which one of the words stands; a
    file that has mistakes holds nothing."""
    folded = [word.casefold() for word in words]
    return tuple(
        load_file(content, name)
        for name, content in read_folder(folder)
        if not near(name).startswith("procedures/") or _holds(content, folded)
    )


def _holds(content: bytes, folded: list[str]) -> bool:
    text = unicodedata.normalize("NFC", content.decode("utf-8", "replace")).casefold()
    return any(word in text for word in folded)


# What there is


def known(files: Iterable[Loaded]) -> Iterator[Known]:
    """Everything shared that has a name."""
    for file in files:
        if file.pattern.startswith("lists/") and file.value is not None:
            yield Known("list", PurePath(file.file).stem, str(getattr(file.value, "name", "")))
        for one in file.value if isinstance(file.value, tuple) else (file.value,):
            yield from _known(one)


def _known(one: object) -> Iterator[Known]:
    match one:
        case Document():
            yield Known("document", str(one.id), str(one.name))
        case NamedGroup():
            yield Known("group", str(one.group), str(one.name))
        case Tariffs():
            yield from (Known("tariff", str(name), "") for name in one.tariff)
        case Register():
            yield Known("register", str(one.id), str(one.name))
        case Block():
            yield Known("block", str(one.block.text), "")
        case StepsBlock():
            yield Known("steps", str(one.steps.text), "")
        case Agency():
            yield Known("agency", str(one.kind), "")
        case SharedFacts():
            for name, fact in one.facts.items():
                yield Known("fact", str(name), str(fact.says))
            for name, parameter in one.parameters.items():
                yield Known("fact", str(name), str(parameter.says or ""))


# Who uses it


def uses(files: tuple[Loaded, ...], what: Known) -> Iterator[Use]:
    """Every place that names it, but its own definition."""
    names = _NAMES[what.kind]
    for file in files:
        for leaf in leaves(file):
            if names(leaf, what.name):
                yield _use(file, leaf)


def _names_block(leaf: Leaf, name: str) -> bool:
    tree = _tree(leaf)
    return (
        isinstance(tree, syntax.Use)
        and leaf.key in ("use", "of", "from")
        and f"{tree.block}@{tree.version}" == name
    )


def _names_document(leaf: Leaf, name: str) -> bool:
    if not isinstance(leaf.value, Scalar) or leaf.value != name:
        return False
    declared = leaf.key == "is" and "/declaration/" in leaf.way
    return leaf.key in PAPERS or leaf.key in GROUPS or declared


def _names_list(leaf: Leaf, name: str) -> bool:
    in_form = leaf.key != "group" or "relief" in leaf.way.split("/")
    return leaf.key in LISTS and leaf.value == name and in_form


def _names_register(leaf: Leaf, name: str) -> bool:
    tree = _tree(leaf)
    if isinstance(tree, syntax.Registers):
        return name in tree.registers
    if leaf.key == "registers:":
        return leaf.words.split(" for ")[0] == name
    return any(isinstance(one, syntax.Found) and one.register == name for one in nodes(tree))


def _names_fact(leaf: Leaf, name: str) -> bool:
    return any(isinstance(one, syntax.Path) and one.name == name for one in nodes(_tree(leaf)))


def _names_group(leaf: Leaf, name: str) -> bool:
    return leaf.key == "group" and leaf.value == name and "components" in leaf.way.split("/")


def _names_tariff(leaf: Leaf, name: str) -> bool:
    return any(isinstance(one, syntax.Call) and one.name == name for one in nodes(_tree(leaf)))


def _names_agency(leaf: Leaf, name: str) -> bool:
    tree = _tree(leaf)
    acts = isinstance(tree, syntax.AnyAgency | syntax.AgencyAt) and tree.kind == name
    return acts or (leaf.key == "kind" and leaf.value == name)


_NAMES: Mapping[str, Callable[[Leaf, str], bool]] = {
    "block": _names_block, "steps": _names_block, "document": _names_document,
    "list": _names_list, "register": _names_register, "fact": _names_fact,
    "agency": _names_agency, "group": _names_group, "tariff": _names_tariff,
}  # fmt: skip


def _tree(leaf: Leaf) -> object:
    return leaf.value.tree if isinstance(leaf.value, syntax.Phrase) else None


def _use(file: Loaded, leaf: Leaf, words: str = "") -> Use:
    code = name = start = ""
    if isinstance(file.value, Procedure):
        code, name = str(file.value.procedure), str(file.value.name)
        start = file.value.in_force.from_.isoformat()
    return Use(file.file, leaf.span, leaf.way, words or leaf.words, code, name, start)


# What rests on an act


def acts(files: Iterable[Loaded]) -> Iterator[tuple[str, str]]:
    """The number and name of every act of the register."""
    for file in files:
        for one in file.value if isinstance(file.value, tuple) else ():
            if isinstance(one, Act):
                yield act_number(one), str(one.name)


def resting(folder: Path, law: syntax.Citation) -> list[Use]:
    """What rests on an act in the catalogue of a folder."""
    shared: dict[Known, None] = {}
    list(_citing(read(folder), law, shared))
    words = (law.act, *(one.name for one in shared))
    return list(affected(read(folder, words), law))


def using(folder: Path, wanted: Iterable[Known]) -> list[Use]:
    """Who uses some things in the catalogue of a folder."""
    listed = tuple(wanted)
    files = read(folder, [one.name for one in listed])
    return [use for one in listed for use in uses(files, one)]


def affected(files: tuple[Loaded, ...], law: syntax.Citation) -> Iterator[Use]:
    """Every place that cites the act, or the articles asked for, and whoever uses what does."""
    shared: dict[Known, None] = {}
    yield from _citing(files, law, shared)
    for one in shared:
        for use in uses(files, one):
            if use.code and not use.way.startswith("scenarios/"):
                yield replace(use, via=one.name)


def _citing(
    files: Iterable[Loaded], law: syntax.Citation, shared: dict[Known, None]
) -> Iterator[Use]:
    """The places that cite it; `shared` is told what they stand in."""
    for file in files:
        names = list(known([file]))
        for leaf in leaves(file):
            for words in _cites(leaf, law) if leaf.key != "act" else ():
                yield _use(file, leaf, words)
                shared |= dict.fromkeys(one for one in names if _stands_in(one, leaf))


def _stands_in(one: Known, leaf: Leaf) -> bool:
    """Whether a leaf of its file belongs to this thing; blocks and lists are whole files."""
    return one.kind in ("block", "steps", "list") or one.name in leaf.way.split("/")


def _cites(leaf: Leaf, law: syntax.Citation) -> Iterator[str]:
    """The citations of the act in a leaf, as they are written there."""
    tree = _tree(leaf)
    if isinstance(tree, syntax.Basis):
        for one in tree.citations:
            if one.act == law.act and places_meet(one.places, law.places):
                yield leaf.words[one.start : one.end]
    elif isinstance(tree, syntax.Decree):
        if tree.act == law.act and not law.places:
            yield leaf.words
    elif isinstance(leaf.value, Scalar) and law.act in leaf.value:
        for found in citations_in(leaf.words):
            cited = found.reading.citation
            if cited and cited.act == law.act and places_meet(cited.places, law.places):
                yield found.reading.text
