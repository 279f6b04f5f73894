"""What the compiler makes of something else: it changes with it and is not told apart."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue.record import record
from compiler import ir
from compiler.diff.comparison import Edit, Path
from compiler.diff.pair import Pair
from compiler.diff.sites import Places

STATED = {
    "form": ("pages",), "components": ("components",), "fees": ("fees",), "term": ("term",),
    "results": ("results",), "requirements": ("requirements",), "steps": ("steps",),
    "sets": ("sets",), "basis": ("basis",), "authority": ("authority",),
}  # fmt: skip
MADE = {
    "papers": ("components",), "relief": ("fees",), "upload": ("components", "channels"),
    "foreign": ("components",), "consent": ("components",), "office": ("authority",),
    "delivery": ("results", "channels"), "case": ("cases",),
}  # fmt: skip
"""Of which parts of the program a generated question is made."""
GENERATED = frozenset(MADE) - {"case"}
"""Asked of whom the part is asked of that they are made of."""


@record
class Echoes:
    pair: Pair
    places: Places

    def owners(self, edit: Edit) -> tuple[Path, ...]:
        """The parts whose change explains the edit, the nearest first; none for what the author
        wrote himself."""
        match edit.path:
            case ("stated", part, *_):
                return (STATED[part],)
            case ("retired", *_):
                return (("pages",), ("components",), ("cases",))
            case ("components", _):
                return self._of_proof(edit)
            case ("components", one, "group" | "foreign"):
                return (("components", one), ("components",))
            case ("outline", *inner):
                return (*(("components", one) for one in reversed(inner)), ("components",))
            case ("lists", _):
                return (("pages",), ("fees",))
            case ("registers", *_):
                return (("components",), ("facts",))
            case ("cases", name, *_) if None in self.places.both(edit.path[:2]):
                return tuple(self._question(name))
            case ("pages", _):
                return self._of_page(edit)
            case ("pages", _, "items", item, *_):
                return self._of_new_page(edit) or self._of_item(edit.path[:4], item)
            case ("facts", name, *_):
                return self._of_case(name)
            case _:
                return ()

    def _of_page(self, edit: Edit) -> tuple[Path, ...]:
        """A page that holds nothing but generated questions."""
        for one in self.places.both(edit.path):
            if isinstance(one, ir.Page):
                made = [MADE.get(getattr(item, "source", ""), ()) for item in one.items]
                if made and all(made):
                    return tuple((part,) for those in made for part in those)
        return ()

    def _of_new_page(self, edit: Edit) -> tuple[Path, ...]:
        """Words that come or go with their page."""
        here = edit.path[:2]
        part = edit.new if edit.how == "add" else edit.old
        words = isinstance(part, dict) and part.get("op") in ("note", "heading")
        return (here,) if words and None in self.places.both(here) else ()

    def _of_proof(self, edit: Edit) -> tuple[Path, ...]:
        """A paper that nobody needs but to prove a relief."""
        papers = (one for one in self.places.both(edit.path) if isinstance(one, ir.Component))
        fees = (("fees", one.proof_of) for one in papers if one.proof_of)
        return tuple(dict.fromkeys(fees)) if edit.how in ("add", "remove") else ()

    def _of_item(self, path: Path, id: str) -> tuple[Path, ...]:
        for one in reversed(self.places.both(path)):
            if isinstance(one, ir.Field) and one.source in MADE:
                if one.source == "case" and None in self.places.both(path):
                    return ()
                made = ((part,) for part in MADE[one.source])
                return (*self._papers(id, one.source), *made)
        return ()

    def _question(self, case: str) -> Iterator[Path]:
        """Where a case is asked."""
        for program in (self.pair.new, self.pair.old):
            for page in program.pages:
                if any(isinstance(one, ir.Field) and one.id == case for one in page.items):
                    yield ("pages", page.id, "items", case)

    def _papers(self, id: str, source: str) -> Iterator[Path]:
        if source == "case":
            yield ("cases", id)
        for program in (self.pair.new, self.pair.old):
            for one in program.components:
                if id in (f"nop.{one.id}", one.choice, one.foreign):
                    yield ("components", one.id)
                    if one.proof_of:
                        yield ("fees", one.proof_of)

    def _of_case(self, name: str) -> tuple[Path, ...]:
        for program in (self.pair.new, self.pair.old):
            for fact in program.facts:
                if fact.id == name and fact.source == "case":
                    return (("cases",),)
        return ()
