"""Every kind of change is told by every output, in both languages, and never by an id."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from jsonschema import Draft202012Validator

from compiler import ir
from compiler.bundle import Entry, Index
from compiler.diff.comparing import compare
from compiler.diff.comparison import Compared, Comparison
from compiler.diff.fingerprints import fingerprinted
from compiler.evaluation import World
from compiler.localise import Texts
from renderers.comparison import FORMATS
from renderers.comparison.reporting import report
from renderers.comparison.view import Told
from tests.compiler.diff.pairing import MADE, judged, pairs, sides
from tests.compiler.diff.shared_pairs import SHARED
from tests.compiler.diff.sides import listed
from tests.renderers.comparison.test_outputs import SCHEMA

ABOUT_IDS = {"field-renamed", "shared-part-changed"}
"""One is about ids; of the other the list has no name in its edition."""
RAW = re.compile(r"[a-z]_[a-z]|[{}]|\b[a-z]+-[a-z]+-")


@dataclass(frozen=True, slots=True)
class Alone:
    """An edition of one procedure."""

    one: ir.Program
    world: World
    texts: Mapping[tuple[str, str], Texts] = field(default_factory=dict)

    @property
    def index(self) -> Index:
        return Index("", "", (listed(self.one),), (), (), self.world.calendar, {})

    def program(self, entry: Entry) -> ir.Program:
        return self.one


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("slug", [*pairs(), *MADE])
def test_a_kind_is_told_in_words(slug: str, lang: str) -> None:
    for back in (False, True):
        one, other = sides(slug)
        old, new = (other, one) if back else (one, other)
        _, changes, equal = judged(slug, back=back)
        made = Compared(
            new[0].code, new[0].name, "amended", listed(old[0]), listed(new[0]),
            tuple(map(fingerprinted, changes)), equal,
        )  # fmt: skip
        whole = Comparison("cũ", "mới", "0", "1", (made,))
        told = report(whole, Alone(*old), Alone(*new), lang)
        assert len(told.told) == len(changes)
        assert slug in ABOUT_IDS or [raw for one in told.told for raw in raws(one)] == []
        outputs = {form: draw(told, whole) for form, draw in FORMATS.items()}
        Draft202012Validator(SCHEMA).validate(json.loads(outputs["json"]))
        assert all(outputs.values())


def raws(one: Told) -> list[str]:
    """Ids and data among what people read."""
    said = (one.title, one.sentence, one.trail, *one.old, *one.new, one.whom, one.action, one.hint)
    people = [
        text
        for person in one.people
        for text in (person.who, *(it for out in person.outcomes for it in (out.old, out.new)))
    ]
    return [text for text in (*said, *people) if RAW.search(text)]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("slug", SHARED)
def test_what_is_shared_is_told_in_words(slug: str, lang: str) -> None:
    old, new = SHARED[slug]
    whole = compare(old, new, behaviour=False)
    told = report(whole, old, new, lang)
    assert [raw for one in told.told for raw in raws(one)] == []
    assert all(draw(told, whole) for draw in FORMATS.values())
