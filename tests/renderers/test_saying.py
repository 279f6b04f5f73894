"""What the program says itself: both languages whole, and said in no other place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from jinja2 import nodes

from catalogue.kinds.base import Says
from renderers.names import NAMES
from renderers.saying import SAYS, TABLES, say
from renderers.tongues import LETTERS, marked, tongue
from renderers.vocabulary import SAY
from renderers.web import ENVIRONMENT, linked
from runtime.national import NAMES as STATES
from runtime.refusals import REFUSALS
from runtime.wording import ACTIONS, CLOCKS, EVENTS

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "renderers/templates").rglob("*.html"))
SOURCES = sorted([*(ROOT / "renderers").rglob("*.py"), *(ROOT / "runtime").rglob("*.py")])
PLACES = re.compile(r"\{\w*")
AT_THE_DESK = tuple(
    says
    for offer in ACTIONS.values()
    for says in (offer.label, offer.explains, offer.text, offer.confirm)
    if says
)
PAIRS: tuple[Says, ...] = (
    *SAYS.values(), *REFUSALS.values(), *STATES.values(), *CLOCKS.values(), *EVENTS.values(),
    *AT_THE_DESK,
)  # fmt: skip
TABLES_OF_WORDS = {
    "renderers/vocabulary.py", "renderers/names.py", "renderers/i18n.py", "renderers/law_prose.py",
    "renderers/tongues.py", "renderers/masthead.py", "runtime/wording.py", "runtime/refusals.py",
    "runtime/national.py", "runtime/config_refused.py", "runtime/demo.py", "runtime/backup.py",
    "runtime/drawing.py", "renderers/amounts.py", "catalogue/text.py",
}  # fmt: skip


def test_a_text_says_the_same_in_both_languages() -> None:
    def law(says: Says) -> bool:
        same = set(PLACES.findall(says.vi)) == set(PLACES.findall(says.en))
        return bool(says.vi and says.en) and same and not LETTERS.search(says.en)

    assert [says for says in PAIRS if not law(says)] == []


def test_no_key_is_said_twice() -> None:
    assert len(SAYS) == sum(len(table) for table in TABLES)


@pytest.mark.parametrize("table", [SAY, NAMES], ids=["phrases", "ids"])
def test_phrases_are_whole_in_both_languages(table: Mapping[str, Mapping[str, str]]) -> None:
    assert table["vi"].keys() == table["en"].keys()
    for key, text in table["vi"].items():
        assert set(re.findall(r"\{(\w*)", text)) >= set(re.findall(r"\{(\w*)", table["en"][key]))
        assert not LETTERS.search(table["en"][key])


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_words_of_its_own(path: Path) -> None:
    """Neither between tags nor in the attributes that are read out."""
    tree = ENVIRONMENT.parse(path.read_text("utf-8"))
    written = "\0".join(one.data for one in tree.find_all(nodes.TemplateData))
    for attribute in re.findall(r'(?:aria-label|title|alt|placeholder)="([^"\0]*)"', written):
        assert not attribute
    between = re.sub(r"<[^<>]*(?:>|$)|^[^<>]*>|&\w+;", "", written.replace("\0", ""))
    between = re.sub(r'=?"[^"]*"|\s[a-z-]+(?:=|(?=[\s>]))', "", between)
    assert not LETTERS.search(written)
    assert not re.search(r"[A-Z][a-z]+ [a-z]+", between), between


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_says_what_there_is(path: Path) -> None:
    for call in ENVIRONMENT.parse(path.read_text("utf-8")).find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in ("say", "linked"):
            key = call.args[0]
            if isinstance(key, nodes.Const):
                assert key.value in SAYS
                given = {one.key for one in call.kwargs}
                assert given == set(re.findall(r"\{(\w+)", SAYS[key.value].vi))


def texts(path: Path) -> Iterator[str]:
    """The texts of a module that are not its comments."""
    tree = ast.parse(path.read_text("utf-8"))
    comments = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in comments:
            yield str(node.value)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def drawing_pages() -> list[Path]:
    """The service, and what it reaches; the rest speaks to authors, in both languages at once."""
    waiting = [*(ROOT / "runtime").rglob("*.py"), ROOT / "renderers/fee_table.py"]
    reached = set[Path]()
    while waiting:
        path = waiting.pop()
        if path not in reached:
            reached.add(path)
            found = re.findall(
                r"from renderers(?:\.(\w+))? import ([\w, ]+)", path.read_text("utf-8")
            )
            names = {name for one, many in found for name in ([one] if one else many.split(", "))}
            waiting += [one for one in SOURCES if one.stem in names and one.parent.name != "saying"]
    return sorted(one for one in reached if name_of(one) not in TABLES_OF_WORDS)


@pytest.mark.parametrize("path", drawing_pages(), ids=name_of)
def test_words_stand_in_tables(path: Path) -> None:
    assert [text for text in texts(path) if LETTERS.search(text)] == []


def test_every_text_is_said_somewhere() -> None:
    used = {text for path in SOURCES if path.parent.name != "saying" for text in texts(path)}
    for path in TEMPLATES:
        tree = ENVIRONMENT.parse(path.read_text("utf-8"))
        used |= {str(one.value) for one in tree.find_all(nodes.Const)}
    for key in SAYS:
        begun = any(key.startswith(one) for one in used if one.endswith(("/", "_")))
        assert key in used or begun or key.startswith("trouble/"), f"{key} is never said"


def test_a_link_stands_inside_its_sentence() -> None:
    said = linked("en", "home/track", "/a?b&c")
    assert said.endswith('<a href="/a?b&amp;c">see how far your dossier is</a>.')
    assert say("vi", "sum/latest", day="<b>") == "có thể kéo dài đến <b>"


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("en", "Ben Thanh", ""), ("en", "Bến Thành", "vi"), ("en", "Nguyễn", "vi"),
        ("en", "“quoted” ● – é?", "vi"), ("en", "“quoted” ●", ""), ("vi", "Bến Thành", ""),
    ],
)  # fmt: skip
def test_letters_tell_what_is_vietnamese(lang: str, text: str, found: str) -> None:
    assert tongue(lang, text) == found
    assert marked(lang, text) == (' lang="vi"' if found else "")
