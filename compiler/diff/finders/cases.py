"""The cases of the law that an applicant may be in, and facts that nothing else tells."""

from __future__ import annotations

from collections.abc import Iterator

from compiler import ir
from compiler.diff.comparison import Behaviour, Edit, Path
from compiler.diff.finders.rows import WHOLE, Row, always
from compiler.diff.sites import Args, Found, Site, named


def options(site: Site) -> Iterator[Found]:
    """Of the tree of a case's options each by itself."""
    for path, edits in _by_option(site).items():
        old, new = site.places.both(path)
        name = ("name", named(site.new))
        part = path[len(site.path) :]
        slug, behaviour = "case-option-added" if old is None else "case-option-removed", None
        if isinstance(old, ir.CaseOption) and isinstance(new, ir.CaseOption):
            slug, behaviour = _judged(site, old, new)
        args: Args = (name, ("option", named(new or old)))
        if slug == "option-relabelled":
            args = (name, ("old", named(old)), ("new", named(new)))
        if slug:
            yield Found(slug, args, behaviour, part, edits)


def _judged(site: Site, old: ir.CaseOption, new: ir.CaseOption) -> tuple[str, Behaviour | None]:
    if not old.children and new.children:
        return "case-split", None
    if old.children and not new.children:
        return "case-merged", None
    if old.when != new.when:
        behaviour = site.asker.condition(old.when, new.when)
        return ("" if behaviour.verdict == "same" else "case-changed"), behaviour
    return ("case-changed" if old.says == new.says else "option-relabelled"), None


def _by_option(site: Site) -> dict[Path, tuple[Edit, ...]]:
    found: dict[Path, tuple[Edit, ...]] = {}
    for edit in site.edits:
        path = _divided(site, _option(edit.path))
        found[path] = (*found.get(path, ()), edit)
    return found


def _divided(site: Site, path: Path) -> Path:
    """The option of which this is a part only now, or was one only before; else its own path."""
    parent = path[:-2]
    sides = site.places.both(parent)
    if all(isinstance(one, ir.CaseOption) for one in sides) and 0 in map(_children, sides):
        return _divided(site, parent)
    return path


def _children(option: object) -> int:
    return len(option.children) if isinstance(option, ir.CaseOption) else 0


def _option(path: Path) -> Path:
    """The path of the option: the last key behind `options` or `children`."""
    last = max(at for at, key in enumerate(path) if key in ("options", "children"))
    return path[: last + 2]


def officers(site: Site) -> Iterator[Found]:
    """What an officer has to establish, where it is one's finding; else the words of a rule."""
    old, new = site.old, site.new
    was, now = (isinstance(one, ir.Fact) and bool(one.by) for one in (old, new))
    name = (("name", named(new or old)),)
    if was != now:
        yield Found("checklist-item-added" if now else "checklist-item-removed", name)
    elif old is not None and new is not None:
        yield Found("step-wording-changed" if now else "procedure-wording-changed", name)


ROWS = (
    Row("cases/*", WHOLE, always("case-changed")),
    Row("cases/*", "options", options),
    Row("cases/*", "*", always("case-changed")),
    Row("facts/*", "*", officers),
)
