"""The schema for editors: all examples fit it, planted mistakes do not, every key is told."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Annotated, Any, get_args

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator
from pydantic import BeforeValidator, TypeAdapter

from catalogue.clocks import CLOCKS, EVENTS
from catalogue.guide import about_key, common, group_of, notes, slots
from catalogue.kinds import KINDS, NAMES
from catalogue.kinds.base import Type
from catalogue.load import ADAPTERS, read_folder
from catalogue.model import FieldEntry
from catalogue.outline import Many, Shape, Table, Text, Ways, keys, models
from catalogue.overlay import OverrideEntry, Placed
from catalogue.phrases import PAPERS, ROUNDINGS, SLOTS
from catalogue.shapes import split_kind
from catalogue.source import read, read_bytes
from catalogue.syntax import Unit
from catalogue.tree import Map, Node, Scalar
from cli import CLEAN, USAGE, commands
from renderers.editor_schema import associations, editor_schema
from renderers.slot_patterns import PATTERNS
from tests.catalogue.examples import Good, good

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in ROOT.glob("examples/**/catalogue.yaml"))
FILES = [
    (folder, name)
    for folder in (*FOLDERS, ROOT / "catalogue/messages/base")
    for name, _ in read_folder(folder)
    if any(fnmatch(name, pattern) for pattern in ADAPTERS)
]
FILE_NAMES = [f"{folder.name}/{name}" for folder, name in FILES]
BASE = (ROOT / "catalogue/messages/base/procedures/mau/thu_tuc_mau.yaml").read_text("utf-8")

WHOLE: dict[Any, Any] = {
    FieldEntry: Annotated[FieldEntry, BeforeValidator(split_kind)],
    OverrideEntry: Placed,
}
"""Models whose further keys are put under one key before they are read."""

PLANTED = [
    ('procedure: "9.000001"', "procedure: 9.000001"),
    ("name: Thủ tục mẫu", "nam: Thủ tục mẫu"),
    ("audience: [cong_dan_viet_nam]", "audience: [nguoi_dan]"),
    ("channels: [online, counter]", "channels: [online, fax]"),
    ("online: full", "online: toan_trinh"),
    ("in_force: {from: 01/01/2026}", "in_force: {from: đầu năm}"),
    ("kind: yes_no", "kind: boolean"),
    ("kind: date", "kind: date\n        max_length: 5"),
    ("within: 5 working_days", "within: năm ngày"),
    ("parties: {submitter: nguoi_nop,", "parties: {"),
    ("type: phi", "type: thue"),
    ("by: tiep_nhan_hs", "by: can_bo"),
    ("outcome: granted", "outcome: approved"),
    ("requirements: none", "requirements: khong"),
    ("at: 02/03/2026 09:00", "at: hôm nay"),
    ("amount: 20.000đ per so_ban", "amount: 20.000đ = so_ban"),
]


@cache
def schema() -> dict[str, Any]:
    return editor_schema()


@cache
def judge(pattern: str) -> Draft7Validator:
    root = {"$ref": f"#/definitions/file:{pattern.replace('/', '~1')}"}
    return Draft7Validator({**root, "definitions": schema()["definitions"]})


def plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return str(node)
    if isinstance(node, Map):
        return {str(key): plain(value) for key, value in node.items()}
    return [plain(item) for item in node]


def faults(text: str, name: str) -> list[str]:
    tree, _ = read_bytes(text.encode(), name)
    assert tree is not None
    pattern = next(one for one in ADAPTERS if fnmatch(name, one))
    return [one.message for one in judge(pattern).iter_errors(plain(tree))]


def test_the_schema_is_draft_07() -> None:
    Draft7Validator.check_schema(schema())


@pytest.mark.parametrize(("folder", "name"), FILES, ids=FILE_NAMES)
def test_the_examples_fit(folder: Path, name: str) -> None:
    assert faults((folder / name).read_text("utf-8"), name) == []


@pytest.mark.parametrize(("right", "wrong"), PLANTED[1:], ids=lambda text: text.split("\n")[0])
def test_a_planted_mistake_does_not_fit(right: str, wrong: str) -> None:
    assert right in BASE
    assert faults(BASE.replace(right, wrong, 1), "procedures/mau/thu_tuc_mau.yaml")


@pytest.mark.parametrize("model", [*models(), *KINDS], ids=lambda model: model.__name__)
def test_every_key_is_told_in_two_languages(model: Any) -> None:
    for key in keys(model).values():
        says = about_key(model, key)
        assert says is not None, f"{model.__name__}.{key.name}: say in catalogue/guide what it is"
        assert says.vi
        assert says.en


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_map_has_a_good_example_and_a_mistake(model: Any) -> None:
    note = notes().get(model.__name__)
    assert note is not None, f"{model.__name__}: write a note of it in catalogue/guide"
    assert note.says.vi
    assert note.says.en
    assert note.mistake.vi
    assert note.mistake.en
    tree, report = read(note.example, "example")
    assert list(report) == []
    TypeAdapter(WHOLE.get(model, model)).validate_python(tree)


def test_the_guide_tells_of_nothing_else() -> None:
    known = {model.__name__: set(keys(model)) for model in models()}
    assert set(notes()) <= set(known)
    everywhere = set.union(*known.values())
    assert set(common()) <= everywhere
    shared = {name for note in notes().values() for name in note.keys}
    assert shared <= everywhere


def test_every_kind_of_value_is_told_and_its_examples_can_be_read() -> None:
    for name, slot in slots().items():
        for example in slot.examples if name in SLOTS else ():
            SLOTS[name](example)
    never = {"literal_money", "literal_date", "row_count"}
    assert set(SLOTS) - never <= set(slots())


def enumerated(shape: Shape) -> Iterator[tuple[str, ...]]:
    match shape:
        case Text(words=words) if words:
            yield words
        case Many(of=of):
            yield from enumerated(of)
        case Table(key=key, of=of):
            yield from (*enumerated(key), *enumerated(of))
        case Ways(of=of):
            for _, one in of:
                yield from enumerated(one)


SPEAK_FOR_THEMSELVES = {"vn", *NAMES, *get_args(Type), "pdf", "jpg", "png", "docx", "xlsx"}


def test_every_fixed_word_is_told() -> None:
    own = [key.shape for model in (*models(), *KINDS) for key in keys(model).values()]
    words = [one for shape in own for one in enumerated(shape)]
    words += [CLOCKS, EVENTS, PAPERS, ROUNDINGS, get_args(Unit)]
    untold = [one for one in words if group_of(one) is None]
    assert [one for one in untold if not set(one) <= SPEAK_FOR_THEMSELVES] == []


@pytest.mark.parametrize("one", [one for one in good() if one.slot in PATTERNS])
def test_a_pattern_takes_every_phrase_of_its_kind(one: Good) -> None:
    assert re.search(PATTERNS[one.slot], one.write)


def test_the_command_writes_it_and_shows_the_settings(tmp_path: Path) -> None:
    file = tmp_path / "motcua.schema.json"
    done = CliRunner().invoke(commands, ["check", "--editor-schema", str(file)])
    assert done.exit_code == CLEAN
    assert json.loads(file.read_text("utf-8")) == schema()
    assert json.loads(done.output) == {"yaml.schemas": associations("./motcua.schema.json")}
    assert CliRunner().invoke(commands, ["check"]).exit_code == USAGE


# ---- the language server itself

SERVER = "yaml-language-server"


def language_server(capsys: pytest.CaptureFixture[str]) -> tuple[str, Path]:
    """Node and the package's folder; where one is missing, the test is skipped aloud."""
    node = shutil.which("node")
    named = os.environ.get("YAML_LANGUAGE_SERVER")
    places = [Path(named)] if named else []
    places += [ROOT / "node_modules" / SERVER, Path("/usr/lib/node_modules") / SERVER]
    folder = next((path for path in places if (path / "package.json").is_file()), None)
    if node and folder:
        return node, folder
    missing = "Node" if not node else f"the package {SERVER} (npm install {SERVER})"
    reason = f"NOT TESTED with {SERVER}: {missing} is not here; YAML_LANGUAGE_SERVER may name it"
    with capsys.disabled():
        print(f"\n{reason}")
    pytest.skip(reason)


def test_the_language_server_accepts_the_examples_and_flags_mistakes(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    node, folder = language_server(capsys)
    settings = tmp_path / "settings.json"
    files = associations("motcua://schema.json")
    settings.write_text(json.dumps({"schema": schema(), "files": files}), "utf-8")
    texts = {f"{folder.name}/{name}": (folder / name).read_text("utf-8") for folder, name in FILES}
    planted = {
        f"planted/procedures/mau/{number}.yaml": BASE.replace(right, wrong, 1)
        for number, (right, wrong) in enumerate(PLANTED)
    }
    script = Path(__file__).parents[1] / "editors/validate.js"
    done = subprocess.run(
        [node, script, folder, settings],
        input=json.dumps(texts | planted), capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert {name: told for name, told in found.items() if name in texts and told} == {}
    assert [name for name in planted if not found[name]] == []
