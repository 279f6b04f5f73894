"""A filing is taken by the form, by the schema, and by each validator alike."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator

from compiler.evaluate import engine
from compiler.evaluation import World
from compiler.ir import Program
from renderers.json_schema import json_schema
from tests.built import built
from tests.renderers.filings import Answers, Ours, Reason, completed, mistaken, whole
from tests.renderers.programs import PROGRAM, WORLD

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in ROOT.glob("examples/*/catalogue.yaml"))
THOUGHT_OF = 1
"""Filings of the solver for each procedure."""
MISTAKEN = int(os.environ.get("MOTCUA_FILINGS", "2"))
"""Versions with mistakes of each filing."""
SAMPLED = 40


@dataclass(frozen=True, slots=True)
class Judged:
    """One filing of a procedure, and why the form does not take it."""

    name: str
    answers: Answers
    reasons: frozenset[Reason]


@cache
def procedures() -> tuple[tuple[str, Program, World], ...]:
    builds = {folder.name: built(folder.name) for folder in FOLDERS}
    return (
        (PROGRAM.code, PROGRAM, WORLD),
        *(
            (f"{name} {one.program.code}", one.program, build.world)
            for name, build in builds.items()
            for one in build.procedures
        ),
    )


@cache
def schemas() -> dict[str, dict[str, Any]]:
    return {name: json_schema(program, world) for name, program, world in procedures()}


@cache
def judged() -> tuple[Judged, ...]:
    chance, found = Random(7), []
    for name, program, world in procedures():
        judge = engine(program, world)
        ours = Ours(program, world, judge)
        for filing in whole(program, world, THOUGHT_OF):
            answers = completed(program, judge, filing)
            versions = [answers, *(mistaken(program, answers, chance) for _ in range(MISTAKEN))]
            for version in versions:
                found.append(Judged(name, version, ours.reasons(filing, version)))
    return tuple(found)


@cache
def verdicts() -> tuple[bool, ...]:
    """Of the validator in Rust, which is quick enough for all."""
    validators = {name: jsonschema_rs.Draft202012Validator(one) for name, one in schemas().items()}
    return tuple(validators[one.name].is_valid(one.answers) for one in judged())


def test_there_are_filings_of_both_sorts() -> None:
    taken = sum(1 for one in judged() if not one.reasons)
    assert taken > 100
    assert len(judged()) - taken > 400


def test_what_the_form_takes_the_schema_takes() -> None:
    for one, valid in zip(judged(), verdicts(), strict=True):
        assert valid or one.reasons, (one.name, one.answers)


def test_what_only_the_form_refuses_is_listed_for_the_server() -> None:
    told = {
        name: {(rule["kind"], rule["id"]) for rule in schema["x-server-rules"]}
        for name, schema in schemas().items()
    }
    for one, valid in zip(judged(), verdicts(), strict=True):
        if valid and one.reasons:
            roots = {why for why in one.reasons if why[0] in ("answer", "shown")}
            assert (roots or one.reasons) <= told[one.name], (one.name, one.answers)


def test_the_validator_in_python_says_the_same() -> None:
    validators = {name: Draft202012Validator(schema) for name, schema in schemas().items()}
    both = list(zip(judged(), verdicts(), strict=True))
    for one, valid in Random(8).sample(both, SAMPLED):
        assert validators[one.name].is_valid(one.answers) == valid, (one.name, one.answers)


def test_ajv_says_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    node, folder = ajv(capsys)
    filings = [(one.name, one.answers) for one in judged()]
    done = subprocess.run(
        [node, ROOT / "tests/editors/schemas.js", folder],
        input=json.dumps({"schemas": schemas(), "filings": filings}),
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    said = zip(judged(), verdicts(), json.loads(done.stdout), strict=True)
    assert [one for one, valid, ajvs in said if valid != ajvs] == []


def ajv(capsys: pytest.CaptureFixture[str]) -> tuple[str, Path]:
    """Node and the package's folder; where one is missing, the test is skipped aloud."""
    node, named = shutil.which("node"), os.environ.get("AJV")
    places = [Path(named)] if named else []
    places += [ROOT / "node_modules/ajv", Path("/usr/lib/node_modules/ajv")]
    folder = next((path for path in places if (path / "package.json").is_file()), None)
    if node and folder:
        return node, folder
    missing = "the package ajv (npm install ajv)" if node else "Node"
    reason = f"NOT TESTED with ajv: {missing} is not here; AJV may name its folder"
    with capsys.disabled():
        print(f"\n{reason}")
    pytest.skip(reason)
