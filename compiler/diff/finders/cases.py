"""The cases of the law that an applicant may be in, and facts that nothing else tells."""

from __future__ import annotations

from collections.abc import Iterator

from compiler import ir
from compiler.diff.comparison import Behaviour, Edit, Path
from compiler.diff.finders.rows import WHOLE, Row, always
from compiler.diff.sites import Args, Found, Site, at, named


def options(site: Site) -> Iterator[Found]:
    """Of the tree of a case's options each by itself."""
    for path, edits in _by_option(site).items():
        old, new = (at(program, path) for program in (site.pair.old, site.pair.new))
        name = ("name", named(site.new))
        part = path[len(site.path) :]
        slug, behaviour = _judged(site, old, new)
        args: Args = (name, ("option", named(new or old)))
        if slug == "option-relabelled":
            args = (name, ("old", named(old)), ("new", named(new)))
        if slug:
            yield Found(slug, args, behaviour, part, edits)


def _judged(site: Site, old: object, new: object) -> tuple[str, Behaviour | None]:
    if old is None or new is None:
        return ("case-option-added" if old is None else "case-option-removed"), None
    if isinstance(old, ir.CaseOption) and isinstance(new, ir.CaseOption) and old.when != new.when:
        behaviour = site.asker.condition(old.when, new.when)
        return ("" if behaviour.verdict == "same" else "case-changed"), behaviour
    same = getattr(old, "says", "") == getattr(new, "says", "")
    return ("case-changed" if same else "option-relabelled"), None


def _by_option(site: Site) -> dict[Path, tuple[Edit, ...]]:
    found: dict[Path, tuple[Edit, ...]] = {}
    for edit in site.edits:
        path = _option(edit.path)
        found[path] = (*found.get(path, ()), edit)
    return found


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
