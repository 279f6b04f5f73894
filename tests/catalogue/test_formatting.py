"""`fmt`: examples are in house style, and whatever an author writes keeps its meaning."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.formatting.format import Formatted, formatted, meaning, shape_of_file
from catalogue.load import ADAPTERS, read_folder
from catalogue.messages import all_messages
from catalogue.source import read_bytes
from compiler.pipeline import compile_texts
from tests.catalogue.scrambling import Scrambler

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in ROOT.glob("examples/**/catalogue.yaml"))
FOLDERS.append(ROOT / "catalogue/messages/base")
FILES = [
    (folder, name)
    for folder in FOLDERS
    for name, _ in read_folder(folder)
    if any(fnmatch(name, pattern) for pattern in ADAPTERS)
]
ids = [f"{folder.name}/{name}" for folder, name in FILES]
every_file = pytest.mark.parametrize(("folder", "name"), FILES, ids=ids)
PROCEDURE = "procedures/mau/thu_tuc_mau.yaml"


def clean(made: Formatted) -> str:
    assert list(made.report) == []
    assert made.faithful
    return made.text


def scrambled(content: bytes, name: str, seed: int) -> bytes:
    tree, _ = read_bytes(content, name)
    assert tree is not None
    return Scrambler(tree, shape_of_file(name), seed).text().encode()


@every_file
def test_the_examples_are_in_house_style(folder: Path, name: str) -> None:
    content = (folder / name).read_bytes()
    assert clean(formatted(content, name)) == content.decode("utf-8")


@settings(max_examples=60, deadline=None)
@given(file=st.sampled_from(FILES), seed=st.integers(0, 10**9))
def test_fmt_keeps_the_meaning_and_the_comments_and_is_done_at_once(
    file: tuple[Path, str], seed: int
) -> None:
    folder, name = file
    content = scrambled((folder / name).read_bytes(), name, seed)
    once = clean(formatted(content, name))
    assert said(once.encode(), name) == said(content, name)
    assert comments(once) == comments(content.decode())
    assert clean(formatted(once.encode(), name)) == once
    assert not re.search(r"[ \t\r]$", once, re.MULTILINE)
    assert once.endswith("\n")
    assert not once.endswith("\n\n")


def said(content: bytes, name: str) -> object:
    tree, _ = read_bytes(content, name)
    assert tree is not None
    return meaning(tree, shape_of_file(name))


def comments(text: str) -> list[str]:
    return re.findall(r"# lời ghi \d+", text)


WHOLE = [ROOT / "examples/hcmc", ROOT / "catalogue/messages/base"]


@pytest.mark.parametrize("folder", WHOLE, ids=lambda folder: folder.name)
def test_a_scrambled_catalogue_makes_the_same_programs_before_and_after_fmt(folder: Path) -> None:
    texts = dict(read_folder(folder))
    wild = {
        name: scrambled(content, name, 1) if name.endswith(".yaml") else content
        for name, content in texts.items()
    }
    tamed = {
        name: clean(formatted(content, name)).encode() if name.endswith(".yaml") else content
        for name, content in wild.items()
    }
    assert wild != texts
    assert hashes(texts) == hashes(wild) == hashes(tamed)


def hashes(texts: dict[str, bytes]) -> list[str]:
    made = compile_texts(texts)
    assert not made.broken
    return [one.hash for one in made.procedures]


@pytest.mark.parametrize(
    ("written", "house"),
    [
        ("sets:   1\n", "sets: 1\n"),
        ("name : 'Cấp lại'\n", "name: Cấp lại\n"),
        ("procedure: 1.004194\n", 'procedure: "1.004194"\n'),
        ("in_force: {from: '@31/12/2026'}\n", "in_force: {from: 31/12/2026}\n"),
        ("in_force: {from: 2026-12-31}\n", "in_force: {from: 31/12/2026}\n"),
        ("channels:\n- online\n- post\n", "channels: [online, post]\n"),
        ("channels: # hai kênh\n- online\n", "channels: # hai kênh\n  - online\n"),
        (
            "fees: [{id: a, amount: 12000đ}]\n",
            "fees: [{id: a, amount: 12.000đ}]\n",
        ),
        (
            "facts: {a: {is: x và không y, "
            "says: 'Người nộp hồ sơ là cha, mẹ hoặc người giám hộ của trẻ'}}\n",
            "facts:\n  a:\n    is: x and not y\n"
            "    says: Người nộp hồ sơ là cha, mẹ hoặc người giám hộ của trẻ\n",
        ),
        ("facts:\n  a:\n    is: max(x, y) > 2\n", "facts:\n  a:\n    is: 'max(x, y) > 2'\n"),
        ("basis: 60/2014/QH13 Điều 13, 14   \r\n", "basis: 60/2014/QH13 Điều 13, 14\n"),
        (
            "components:\n- document: a\n  present: 1 original\n  submit: original\n\n\n# cuối",
            "components:\n  - document: a\n    present: original\n"
            "    submit: 1 original\n\n\n# cuối\n",
        ),
        ("steps: [use: ho_tich@1]\n", "steps: [use: ho_tich@1]\n"),
        ("short: '007'\n", 'short: "007"\n'),
        ("hint: |\n      Dòng một\n        Dòng hai\n", "hint: |\n  Dòng một\n    Dòng hai\n"),
        (
            "form:\n- page: a\n  title: Một câu\n     viết hai dòng\n",
            "form:\n  - page: a\n    title: Một câu\n      viết hai dòng\n",
        ),
    ],
)
def test_house_style(written: str, house: str) -> None:
    assert clean(formatted(written.encode(), PROCEDURE)) == house


SAMPLES = [
    (f"{one.slug}-{which}", text, one.bad.file)
    for one in all_messages()
    if one.bad is not None and one.bad.file.endswith(".yaml")
    for which, text in (("bad", one.bad.text), ("good", one.good))
]


@pytest.mark.parametrize(("text", "name"), [sample[1:] for sample in SAMPLES],
                         ids=[sample[0] for sample in SAMPLES])  # fmt: skip
def test_whatever_is_in_a_file_it_is_formatted_at_once_or_left_alone(text: str, name: str) -> None:
    made = formatted(text.encode(), name)
    assert made.faithful
    if made.report:
        assert made.text == text
    else:
        assert clean(formatted(made.text.encode(), name)) == made.text


def test_a_file_that_cannot_be_read_is_left_alone() -> None:
    text = "name: [Mẫu 01\n"
    made = formatted(text.encode(), PROCEDURE)
    assert made.text == text
    assert [one.slug for one in made.report] == ["unclosed-bracket"]
