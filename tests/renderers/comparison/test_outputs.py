"""Every output of a comparison: as it was last approved, and what no output may do.

`MOTCUA_GOLDEN=write` approves what is said now; look at the difference before committing it.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import renderers.comparison
from compiler.diff.acknowledging import acknowledged, stanza
from compiler.diff.comparison import Acknowledgement, Change, Comparison, Effect, InFlight
from renderers.comparison import FORMATS
from renderers.comparison.markdown import LONGEST
from renderers.comparison.reporting import report
from tests.renderers.comparison.package import compared, reported, sides

GOLDEN = Path(__file__).parent / "golden"
SCHEMA = json.loads(
    Path(renderers.comparison.__file__).with_name("comparison.schema.json").read_text("utf-8")
)
LANGS = ("vi", "en")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("form", FORMATS)
def test_an_output_is_as_approved(form: str, lang: str) -> None:
    made = FORMATS[form](reported(lang), compared())
    file = GOLDEN / f"{form}.{lang}.txt"
    if os.environ.get("MOTCUA_GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(made, "utf-8", newline="\n")
    assert made == file.read_text("utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_comparison_is_told_alike(form: str) -> None:
    one, other = (FORMATS[form](report(compared(), *sides(), "vi"), compared()) for _ in range(2))
    assert one == other


def test_nothing_is_told_of_the_same_edition() -> None:
    nothing = replace(compared(), procedures=(), shared=())
    told = report(nothing, *sides(), "vi")
    assert "Hai bản cho mọi người cùng một kết quả." in FORMATS["text"](told, nothing)
    assert json.loads(FORMATS["json"](told, nothing))["changes"] == []
    assert "Không có thay đổi nào" in FORMATS["notice"](told, nothing)
    assert json.loads(FORMATS["sarif"](told, nothing))["runs"][0]["results"] == []


@pytest.mark.parametrize("behaviour", [False, True])
def test_the_data_are_as_their_schema_says(behaviour: bool) -> None:
    data = the_json(compared(behaviour=behaviour))
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(data)
    assert [one["slug"] for one in data["changes"]] == [
        one.slug for part in compared(behaviour=behaviour).procedures for one in part.changes
    ]


def test_what_is_in_flight_and_acknowledged_is_data_too() -> None:
    whole = with_everything()
    data = the_json(whole)
    Draft202012Validator(SCHEMA).validate(data)
    assert data["in_flight"]["effects"][0]["id"] == "79.2026.000001"
    assert [one["acknowledged"] for one in data["changes"]].count(True) == 1
    assert data["stale"][0]["who"] == "Trần Thị B"


def the_json(made: Comparison) -> Any:
    return json.loads(FORMATS["json"](report(made, *sides(), "vi"), made))


def first() -> Change:
    return next(one for part in compared().procedures for one in part.changes)


def with_everything() -> Comparison:
    one = first()
    path = f"{one.code}/{one.path}"
    seen = Acknowledgement(
        one.slug, path, one.fingerprint, "Nguyễn Văn A", date(2026, 11, 2), "12/QĐ-UBND", "Đã họp."
    )
    old = replace(seen, fingerprint="0" * 16, who="Trần Thị B")
    effects = (
        Effect("2.002481", "79.2026.000001", "accepted", "dropped", "ly_do", course="stays"),
        Effect("2.002481", "mot", "draft", "dropped", "ly_do", course="migrated"),
    )
    flying = replace(compared(), in_flight=InFlight(3, 5, effects))
    return acknowledged(flying, (seen, old), date(2026, 11, 3))


@pytest.mark.parametrize("form", ["text", "html"])
def test_who_has_seen_a_change_stands_beside_it_instead_of_the_stanza(form: str) -> None:
    whole = with_everything()
    told = report(whole, *sides(), "vi")
    made = FORMATS[form](told, whole)
    assert "Nguyễn Văn A đã xem ngày 02/11/2026 theo 12/QĐ-UBND: Đã họp." in made
    assert stanza(first()).splitlines()[2] not in made
    assert "Trần Thị B" in made
    assert "79.2026.000001" in made
    assert "mot" not in re.findall(r"\w+", told.flight.lines[0].codes)


def test_results_of_sarif_name_rules_places_and_fingerprints() -> None:
    made = json.loads(FORMATS["sarif"](reported("en"), compared()))
    (run,) = made["runs"]
    rules = [one["id"] for one in run["tool"]["driver"]["rules"]]
    assert made["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(set(rules)) == len(rules)
    for one in run["results"]:
        assert rules[one["ruleIndex"]] == one["ruleId"]
        assert re.fullmatch("[0-9a-f]{16}", one["partialFingerprints"]["change/v1"])
        place = one["locations"][0]["physicalLocation"]
        assert not place["artifactLocation"]["uri"].startswith("/")
        assert place["region"]["startLine"] >= 1
        assert one["level"] in ("error", "warning", "note", "none")


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("danh_muc", "danh_muc/procedures/"), ("HEAD:a b", "a%20b/procedures/"),
        ("/tmp/x", "procedures/"), ("../x", "procedures/"), (".", "procedures/"),
    ],
)  # fmt: skip
def test_files_are_named_from_the_root_of_the_repository(name: str, start: str) -> None:
    whole = replace(compared(), new=name)
    (run,) = json.loads(FORMATS["sarif"](reported("vi"), whole))["runs"]
    for one in run["results"]:
        place = one["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"].startswith(start)


def test_a_comment_is_never_longer_than_may_be_and_says_what_is_left_out() -> None:
    many = tuple(
        replace(one, code=f"1.{number:06}") for number in range(40) for one in compared().procedures
    )
    whole = replace(compared(), procedures=many)
    made = FORMATS["markdown"](report(whole, *sides(), "vi"), whole)
    assert len(made) < LONGEST + 100
    assert re.search(r"… và [\d]+ mục nữa", made)
    assert made.count("<details") == made.count("</details>")


def test_text_of_a_catalogue_is_no_markup() -> None:
    evil = "<script>alert(1)</script> @all [x](http://a) | `b`"
    part = compared().procedures[0]
    change = replace(part.changes[0], args=(("name", evil), ("figures", "fee"), ("option", evil)))
    bad = replace(change, slug="component-removed")
    whole = replace(compared(), procedures=(replace(part, changes=(bad,)),))
    told = report(whole, *sides(), "vi")
    assert "alert(1)</script>" not in FORMATS["html"](told, whole)
    markdown = FORMATS["markdown"](told, whole)
    assert "<script>" not in markdown
    assert r"@&#8203;all \[x\](http://a) \| \`b\`" in markdown


class Page(HTMLParser):
    """What a page asks of the network, and its headings and tables."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.levels: list[int] = []
        self.bare: list[str] = []
        self.ids: list[str] = []
        self.aims: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if "id" in found:
            self.ids.append(str(found["id"]))
        if tag == "a":
            self.aims.append(str(found["href"]).removeprefix("#"))
        elif "src" in found or ("href" in found and found["href"] != "data:,"):
            self.asked.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if self.bare and self.bare[-1] == "table":
            assert tag == "caption", "each table has a caption"
        self.bare.append(tag)


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_needs_nothing_beside_it_and_can_be_walked(lang: str) -> None:
    page = Page()
    made = FORMATS["html"](reported(lang, behaviour=True), compared(behaviour=True))
    page.feed(made)
    assert page.asked == []
    assert page.levels[0] == 1
    steps = zip(page.levels, page.levels[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)
    assert len(set(page.ids)) == len(page.ids)
    assert set(page.aims) <= set(page.ids)
    assert " on" not in re.findall(r"<\w+( on)\w+=", made)


def test_no_id_or_data_is_shown_to_people() -> None:
    """Ids have underscores, data have braces."""
    for form in ("notice",):
        made = FORMATS[form](reported("vi", behaviour=True), compared(behaviour=True))
        assert not re.search(r"[a-z]_[a-z]|[{}]", made)
    told = reported("vi", behaviour=True).told
    for one in told:
        said = " ".join((one.sentence, one.trail, *one.old, *one.new, one.whom, one.action))
        people = " ".join(person.who for person in one.people)
        assert not re.search(r"[a-z]_[a-z]|[{}]", said + people), one.sentence
