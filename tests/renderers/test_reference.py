"""The reference pages are those that the program writes now, and leave nothing out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

import click
import pytest
from click.testing import CliRunner
from pydantic import BeforeValidator, TypeAdapter

from catalogue.expressions import POWERS
from catalogue.formatting.format import formatted
from catalogue.guide import notes, slots
from catalogue.guide.rules import FUNCTIONS, OPERATORS, QUANTIFIERS, READABLE
from catalogue.guide.style import STYLE
from catalogue.kinds import NAMES
from catalogue.messages import LANGS, Lang, all_messages
from catalogue.model import FieldEntry
from catalogue.outline import KIND_OF, keys, models
from catalogue.phrases import rule
from catalogue.shapes import split_kind
from catalogue.source import read
from catalogue.syntax import Quantifier
from cli import CLEAN, commands
from compiler.lint import CATALOGUE_RULES, RULES
from compiler.lint.rule import CatalogueRule, Rule
from compiler.rule_reader import FUNCTIONS as TYPED
from renderers.explain_words import explain_word, words

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs/reference"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("reference")
    done = CliRunner().invoke(commands, ["explain", "--reference", str(folder)])
    assert done.exit_code == CLEAN, done.output
    return texts(folder)


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.md"))}


def test_the_committed_pages_are_not_stale(written: dict[str, str]) -> None:
    advice = "run: motcua explain --reference docs/reference"
    committed = texts(PAGES)
    assert sorted(committed) == sorted(written), advice
    stale = [name for name, text in written.items() if committed[name] != text]
    assert stale == [], advice


def test_every_link_leads_somewhere(written: dict[str, str]) -> None:
    anchors = {name: {anchor(one) for one in headings(text)} for name, text in written.items()}
    for name, text in written.items():
        for page, place in re.findall(r"\]\(([\w.]+\.md)?(?:#([\w-]+))?\)", text):
            target = page or name
            assert target in written, f"{name}: {target}"
            assert not place or place in anchors[target], f"{name}: {target}#{place}"


def headings(text: str) -> list[str]:
    return re.findall(r"^#+ (.+)$", text, re.MULTILINE)


def anchor(heading: str) -> str:
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_key_stands_on_a_page(model: Any, written: dict[str, str]) -> None:
    page = written[f"{notes()[model.__name__].part}.md"]
    own = page[page.index(f"## {model.__name__}\n") :].partition("\n## ")[0]
    rows = set(re.findall(r"^\| `([^`]+)` \|", own, re.MULTILINE))
    assert rows >= set(keys(model))


def test_every_registry_stands_on_a_page(written: dict[str, str]) -> None:
    kinds, values, lint = written["kinds.md"], written["values.md"], written["lint.md"]
    assert headings(kinds)[1:] == list(NAMES)
    assert set(slots()) <= set(headings(values))
    assert all(f"[{message(slug)} {slug}]" in lint for slug in linted())
    assert all(f"### {one.code} {one.slug}" in written["messages.md"] for one in all_messages())
    assert headings(written["commands.md"])[1:] == known(commands, "motcua")


def linted() -> set[str]:
    every: tuple[Rule | CatalogueRule, ...] = (*RULES, *CATALOGUE_RULES)
    return {slug for one in every for slug in one.slugs}


def message(slug: str) -> str:
    return next(one.code for one in all_messages() if one.slug == slug)


def known(group: click.Group, before: str) -> list[str]:
    found = []
    for name, one in sorted(group.commands.items()):
        whole = f"{before} {name}"
        found += known(one, whole) if isinstance(one, click.Group) else [whole]
    return found


def test_signs_and_functions_are_those_of_the_language() -> None:
    assert set(FUNCTIONS) == set(TYPED)
    assert set(QUANTIFIERS) == set(Quantifier.__args__)  # type: ignore[attr-defined]
    assert set(POWERS) <= set(OPERATORS)
    for table in (OPERATORS, FUNCTIONS, QUANTIFIERS, READABLE):
        for one in table.values():
            rule(one.example)


@pytest.mark.parametrize("name", KIND_OF)
def test_the_example_of_a_kind_is_a_field(name: str, written: dict[str, str]) -> None:
    own = written["kinds.md"].partition(f"## {name}\n")[2]
    example = own.partition("```yaml\n")[2].partition("```")[0]
    tree, _ = read(example, name)
    whole: Any = Annotated[FieldEntry, BeforeValidator(split_kind)]
    TypeAdapter(whole).validate_python(tree)


@pytest.mark.parametrize(("before", "after"), [style[1:] for style in STYLE])
def test_house_style_is_what_fmt_writes(before: str, after: str) -> None:
    assert formatted(before.encode(), "procedures/mau/mau.yaml").text == after


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_is_explained_at_the_command_line(lang: Lang) -> None:
    told = {word: explain_word(word, lang) for word in words()}
    assert [word for word, text in told.items() if word not in text] == []
    lines = [line for text in told.values() for line in text.splitlines()]
    assert [line for line in lines if line != line.rstrip()] == []


def test_a_key_is_explained_with_its_example() -> None:
    done = CliRunner().invoke(commands, ["explain", "relief", "--lang", "en"])
    assert done.exit_code == CLEAN
    assert done.output.startswith("Fee · relief: Relief\n")
