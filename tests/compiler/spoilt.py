"""All faults written into the texts of the example catalogues, and who finds each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from catalogue.load import read_folder
from compiler.compiled import Compiled, is_error
from compiler.evaluate import engine
from compiler.pipeline import Build
from compiler.scenarios import run_scenario
from compiler.verify.prove import prove
from compiler.workshop import Workshop
from tests.compiler import spoilt_names, spoilt_outcomes, spoilt_parts, spoilt_rows, spoilt_rules
from tests.compiler.equivalence import differ
from tests.compiler.new_procedures import signed
from tests.compiler.written import Fault, Text

EXAMPLES = Path(__file__).parents[2] / "examples"
FOLDERS = ("hcmc", "rules", "overlay/quoc_gia", "new")
BESIDE = ("bundles/", "i18n/")
"""Not what faults are written into; without them a catalogue is built in half the time."""
MODULES = (spoilt_rows, spoilt_rules, spoilt_names, spoilt_parts, spoilt_outcomes)

Finder: TypeAlias = Literal["check", "verify", "scenario", "nobody", "missed"]
"""`nobody`: the solver shows that it makes no difference to any filing."""


@dataclass(slots=True)
class Spoiling:
    """One catalogue, built anew after each fault from what the fault leaves as it was."""

    texts: dict[str, bytes]
    shop: Workshop = field(default_factory=Workshop)
    sound: dict[str, Compiled] = field(init=False)

    def __post_init__(self) -> None:
        made = self.shop.build(self.texts)
        assert not any(is_error(one) for one in made.report)
        self.sound = {one.summary.file: one for one in made.procedures}

    def faults(self) -> Iterator[Fault]:
        read = {
            name: Text.read(name, content)
            for name, content in sorted(self.texts.items())
            if name.endswith(".yaml")
        }
        for module in MODULES:
            for text in read.values():
                for mutator in module.MUTATORS:
                    yield from mutator(text)
        for mutator in spoilt_parts.FOLDER_MUTATORS:
            yield from mutator(read)

    def found_by(self, fault: Fault) -> Finder:
        made = self.shop.build({**self.texts, fault.file: fault.text.encode()})
        found = {(one.slug, one.span.file, one.span.line) for one in made.report}
        if found & {*fault.told}:
            return "check"
        if any(is_error(one) for one in made.report):
            return "missed"
        return self._proved(fault, made)

    def _proved(self, fault: Fault, made: Build) -> Finder:
        changed = [one for one in made.procedures if one.hash != self.sound[one.summary.file].hash]
        shown = {
            (told.slug, told.span.file, told.span.line)
            for one in changed
            for told in prove(one.program, made.world).told(one.places)
        }
        if shown & {*fault.told}:
            return "verify"
        if fault.signed and any(_fails(one, made) for one in changed):
            return "scenario"
        before = ((self.sound[one.summary.file].program, one.program) for one in changed)
        same = not any(differ(*pair, made.world) for pair in before)
        return "nobody" if same else "missed"


def _fails(one: Compiled, made: Build) -> bool:
    """An amount that nobody can say any more is told of, too."""
    ready = engine(one.program, made.world)
    return any(run_scenario(ready, scenario) for scenario in one.program.scenarios)


@cache
def spoiling(name: str) -> Spoiling:
    if name == "new":
        return Spoiling(signed())
    texts = read_folder(EXAMPLES / name)
    return Spoiling({file: text for file, text in texts if not file.startswith(BESIDE)})


@cache
def everything() -> tuple[tuple[str, Fault], ...]:
    return tuple((name, fault) for name in FOLDERS for fault in spoiling(name).faults())
