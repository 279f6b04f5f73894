"""Laws that every field kind keeps, run over the registry and its own examples."""

from __future__ import annotations

import inspect
import re
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter

from catalogue.domains import Days, Domain, Numbers, OneOf, Opaque, SomeOf, Truth
from catalogue.kinds import KINDS, AnyKind
from catalogue.kinds.base import (
    BLANK,
    Blank,
    Env,
    Example,
    Json,
    Kind,
    Option,
    Problem,
    Says,
    Upload,
    Value,
)  # fmt: skip
from catalogue.kinds.computed import Computed
from catalogue.kinds.env import PlainEnv
from catalogue.kinds.upload import FileUpload

ADAPTER: TypeAdapter[Kind] = TypeAdapter(AnyKind)
LAST_DAY = date(2025, 7, 1)
TINH = (Option("01", "Thành phố Hà Nội"), Option("79", "Thành phố Hồ Chí Minh"))
XA = (
    Option("26740", "Phường Sài Gòn", "79", LAST_DAY),
    Option("26737", "Phường Bến Nghé", "79", None, LAST_DAY),
    Option("27664", "Xã Cần Giờ", "79", LAST_DAY),
)
HUYEN = (Option("760", "Quận 1", "79", None, LAST_DAY),)
CHANGES = (Option("26737", "Phường Bến Nghé", "26740", LAST_DAY),)
COUNTRIES = (Option("duc", "Đức"), Option("lao", "Lào"))
ENV = PlainEnv(
    date(2026, 5, 4),
    lists={
        "tinh": TINH, "xa": XA, "huyen": HUYEN, "chuyen_doi_xa": CHANGES, "quoc_gia": COUNTRIES,
    },
)  # fmt: skip
WIDGETS = {
    "text", "long_text", "number", "date", "yes_no", "choice", "choices", "address", "upload",
    "computed",
}  # fmt: skip
PORTABLE = re.compile(r"\\[dwsbDWSBpP]|\(\?[^:]")


def name_of(kind: type[Kind]) -> str:
    return str(next(field.default for field in fields(kind) if field.name == "kind"))


def instances() -> Iterator[Kind]:
    return (kind for cls in KINDS for kind, _ in cls.examples())


def cases() -> Iterator[tuple[Kind, Example]]:
    return ((kind, it) for cls in KINDS for kind, examples in cls.examples() for it in examples)


CASES = tuple(cases())
INSTANCES = tuple(dict.fromkeys(instances()))
GIVEN = tuple((kind, it) for kind, it in CASES if it.answer is not None)


def posted(boxes: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    return {name: [text] for name, text in boxes.items()}


def contains(domain: Domain, value: Value) -> bool:
    match domain:
        case Numbers(low, high, scale):
            assert isinstance(value, int | Decimal)
            steps = value * 10**scale
            return bool(low <= steps <= high and steps % 1 == 0)
        case Days(first, last):
            assert isinstance(value, date)
            return first <= value <= last
        case OneOf(codes):
            return value in codes
        case SomeOf(codes):
            assert isinstance(value, tuple)
            return set(value) <= set(codes)
        case Truth():
            return isinstance(value, bool)
        case Opaque():
            return True


def assert_one_form(kind: Kind, value: Value, env: Env) -> None:
    """The value survives storage and its own form, and every description admits it."""
    answer = kind.dump(value)
    assert kind.load(answer) == value
    assert kind.dump(kind.load(answer)) == answer
    if kind.raw(value):
        assert kind.read(posted(kind.raw(value)), env) == value
        assert kind.read(posted(kind.boxes(value, env)), env) == value
    assert contains(kind.domain(), value)
    assert Draft202012Validator(kind.schema(env)).is_valid(answer)
    assert kind.show(value, env)
    assert kind.show(value, replace_lang(env, "en"))


def replace_lang(env: Env, lang: str) -> Env:
    assert isinstance(env, PlainEnv)
    return replace(env, lang=lang)


@pytest.mark.parametrize(("kind", "example"), CASES)
def test_an_example_becomes_what_it_says(kind: Kind, example: Example) -> None:
    read = kind.read(example.raw, ENV)
    if example.problem:
        assert isinstance(read, Problem)
        assert read.id == example.problem
    elif example.answer is None:
        assert read is BLANK
    else:
        assert not isinstance(read, Problem | Blank)
        assert kind.dump(read) == example.answer


@pytest.mark.parametrize(("kind", "example"), GIVEN)
def test_a_value_is_the_same_in_storage_and_on_the_page(kind: Kind, example: Example) -> None:
    assert example.answer is not None
    assert_one_form(kind, kind.load(example.answer), ENV)


@pytest.mark.parametrize(("kind", "example"), [it for it in CASES if it[1].problem])
def test_a_problem_is_declared_and_speaks_both_languages(kind: Kind, example: Example) -> None:
    problem = kind.read(example.raw, ENV)
    assert isinstance(problem, Problem)
    assert problem.part in kind.parts or problem.part == ""
    args = (("label", "Ngày sinh"), *problem.args)
    for lang in ("vi", "en"):
        said = kind.problems[problem.id].text(lang, args)
        assert said
        assert "{" not in said


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_every_declared_problem_has_an_example(kind: type[Kind]) -> None:
    met = {it.problem for _, examples in kind.examples() for it in examples if it.problem}
    judged = {"too_many", "too_big", "wrong_type", "not_as_named"} if kind is FileUpload else set()
    assert met | judged == set(kind.problems)


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_a_problem_says_the_same_places_in_both_languages(kind: type[Kind]) -> None:
    for says in (*kind.problems.values(), kind.about):
        names = [
            {name for _, name, _, _ in string.Formatter().parse(text) if name}
            for text in (says.vi, says.en)
        ]
        assert names[0] == names[1]


@pytest.mark.parametrize("kind", INSTANCES)
def test_options_survive_the_compiled_program(kind: Kind) -> None:
    dumped = ADAPTER.dump_json(kind)
    again = ADAPTER.validate_json(dumped)
    assert again == kind
    assert type(again) is type(kind)
    assert ADAPTER.dump_json(again) == dumped


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_a_kind_describes_every_option(kind: type[Kind]) -> None:
    hints = get_type_hints(kind, include_extras=True)
    for option in fields(kind):
        said = option.name == "kind" or any(
            isinstance(it, Says) for it in get_args(hints[option.name])
        )
        assert said, option.name


@pytest.mark.parametrize("kind", KINDS, ids=name_of)
def test_a_kind_is_one_short_file_with_a_known_widget(kind: type[Kind]) -> None:
    source = Path(inspect.getfile(kind))
    assert source.stem == name_of(kind)
    assert len(inspect.getsource(kind).splitlines()) <= 90
    assert kind.widget in WIDGETS


def test_the_union_lists_the_registry_in_its_order() -> None:
    union, *_ = get_args(AnyKind)
    assert tuple(get_args(member)[0] for member in get_args(union)) == KINDS
    tags = [get_args(member)[1].tag for member in get_args(union)]
    assert tags == [f"<{name_of(kind)}>" for kind in KINDS]


def test_no_kind_has_the_name_of_an_option() -> None:
    names = {name_of(kind) for kind in KINDS}
    options = {field.name for kind in KINDS for field in fields(kind)}
    assert not names & options


@pytest.mark.parametrize("kind", INSTANCES)
def test_a_schema_is_portable(kind: Kind) -> None:
    schema = kind.schema(ENV)
    Draft202012Validator.check_schema(schema)
    for part in walk(schema):
        pattern = part.get("pattern")
        if isinstance(pattern, str):
            assert pattern.startswith("^(?:")
            assert pattern.endswith(")$")
            assert "maxLength" in part
            assert not PORTABLE.search(pattern)
        assert "format" not in part
        assert "multipleOf" not in part


def walk(schema: Json) -> Iterator[dict[str, Json]]:
    if isinstance(schema, dict):
        yield schema
        for part in schema.values():
            yield from walk(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from walk(part)


SIGNS = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="0123456789.,-/ đĐ+", max_size=20),
    st.sampled_from([text for _, it in CASES for texts in it.raw.values() for text in texts][:400]),
)


@pytest.mark.parametrize("kind", INSTANCES)
@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_posted_is_read_or_refused(kind: Kind, data: st.DataObject) -> None:
    raw = {part: data.draw(st.lists(SIGNS, max_size=2)) for part in kind.parts}
    read = kind.read(raw, ENV)
    if isinstance(read, Problem):
        assert kind.problems[read.id].text("vi", (("label", "Họ tên"), *read.args))
    elif not isinstance(read, Blank):
        assert_one_form(kind, read, ENV)


def values_of(domain: Domain) -> st.SearchStrategy[Value] | None:
    match domain:
        case Numbers(low, high, 0):
            return st.integers(low, high)
        case Numbers(low, high, scale):
            return st.integers(low, high).map(lambda it: Decimal(it).scaleb(-scale))
        case Days(low, high):
            return st.dates(low, high)
        case OneOf(codes):
            return st.sampled_from(codes)
        case Truth():
            return st.booleans()
    return None


def exact(kind: Kind, value: Value) -> Value:
    """As the kind keeps it: a year is its first day, a number has its scale."""
    shown = kind.read({"": [kind.raw(value)[""]]}, ENV)
    return value if isinstance(shown, Problem | Blank) else shown


@pytest.mark.parametrize("kind", [it for it in INSTANCES if values_of(it.domain()) is not None])
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_every_value_of_the_domain_has_one_form(kind: Kind, data: st.DataObject) -> None:
    strategy = values_of(kind.domain())
    assert strategy is not None
    value = exact(kind, data.draw(strategy))
    code_gone = value == "x"
    if not code_gone:
        assert_one_form(kind, value, ENV)


def test_a_plain_environment_knows_its_lists_and_no_other() -> None:
    assert ENV.options("tinh") == TINH
    assert ENV.options("xyz") == ()
    assert PlainEnv(ENV.today).lang == "vi"


def test_values_are_shown_as_people_write_them() -> None:
    shown = {
        ("money", "8000"): "8.000 đồng",
        ("date", "5/9/1990"): "05/09/1990",
        ("yes_no", "yes"): "Có",
        ("decimal", "1234,50"): "1.234,5",
        ("phone", "0912345678"): "0912 345 678",
        ("tax_code", "0314409058002"): "0314409058-002",
    }
    for (name, text), words in shown.items():
        kind = ADAPTER.validate_python({"kind": name})
        value = kind.read({"": [text]}, ENV)
        assert not isinstance(value, Problem | Blank)
        assert kind.show(value, ENV) == words


def address(xa: str, dong: str = "12 Lê Lợi") -> dict[str, list[str]]:
    return {"tinh": ["79"], "xa": [xa], "dong": [dong]}


def test_an_address_is_shown_from_the_smallest_place_to_the_largest() -> None:
    kind = ADAPTER.validate_python({"kind": "address"})
    value = kind.read(address("sai gon"), ENV)
    assert not isinstance(value, Problem | Blank)
    assert kind.show(value, ENV) == "12 Lê Lợi, Phường Sài Gòn, Thành phố Hồ Chí Minh"
    assert kind.boxes(value, ENV)["xa"] == "Phường Sài Gòn"


def test_a_commune_is_offered_by_the_day_of_filing() -> None:
    kind = ADAPTER.validate_python({"kind": "address"})
    before = replace(ENV, today=date(2025, 6, 30))
    assert isinstance(kind.read(address("Bến Nghé"), ENV), Problem)
    value = kind.read(address("Bến Nghé"), before)
    assert not isinstance(value, Problem | Blank)
    assert kind.show(value, ENV) == "12 Lê Lợi, Phường Bến Nghé, Thành phố Hồ Chí Minh"


def test_a_commune_of_another_unit_is_asked_back() -> None:
    kind = ADAPTER.validate_python({"kind": "address"})
    problem = kind.read(address("Xã Sài Gòn"), ENV)
    assert isinstance(problem, Problem)
    assert (problem.id, problem.part) == ("commune_like", "xa")
    said = kind.problems[problem.id].text("vi", (("label", "Nơi ở"), *problem.args))
    assert said == (
        "Nơi ở: không tìm thấy «Xã Sài Gòn» trong Thành phố Hồ Chí Minh, có phải là Phường Sài Gòn?"
    )


@pytest.mark.parametrize(
    ("file", "problem"),
    [
        (("a.pdf", 1024, "application/pdf"), None),
        (("a.pdf", 2 * 1024**2 + 1, "application/pdf"), "too_big"),
        (("a.png", 1024, "image/png"), "wrong_type"),
        (("a.PDF", 1024, "application/octet-stream"), "not_as_named"),
        (("a.exe", 1024, "application/octet-stream"), "wrong_type"),
    ],
)
def test_files_are_judged_by_count_type_and_size(
    file: tuple[str, int, str], problem: str | None
) -> None:
    kind = FileUpload(max_files=1, max_size=2, types=("pdf",))
    name, size, type = file
    upload = Upload("1", "0" * 64, name, size, type)
    judged = kind.judge([upload])
    assert (judged.id if judged else None) == problem
    many = kind.judge([upload, upload])
    assert many is not None
    assert many.id == "too_many"
    if type != "application/octet-stream":
        assert_one_form(FileUpload(), (upload,), ENV)
    for one in filter(None, (judged, many)):
        assert kind.problems[one.id].text("en", (("label", "Ảnh"), *one.args))


@pytest.mark.parametrize(
    ("type", "value", "answer", "shown"),
    [
        ("money", 8000, 8000, "8.000 đồng"),
        ("integer", 1200, 1200, "1.200"),
        ("decimal", Decimal("12.50"), "12.50", "12,5"),
        ("date", date(2026, 5, 4), "2026-05-04", "04/05/2026"),
        ("bool", True, True, "Có"),
        ("text", "phường", "phường", "phường"),
    ],
)
def test_a_computed_value_is_shown_by_the_type_of_its_rule(
    type: str, value: Value, answer: Json, shown: str
) -> None:
    kind = ADAPTER.validate_python({"kind": "computed", "type": type})
    assert isinstance(kind, Computed)
    assert kind.dump(value) == answer
    assert kind.load(answer) == value
    assert kind.show(value, ENV) == shown
    assert kind.raw(value) == {}


@pytest.mark.parametrize("kind", INSTANCES)
@pytest.mark.parametrize("answer", [None, [], {}, 1.5, {"a": 1}, [1], ["a", None]])
def test_a_stored_answer_of_another_shape_is_refused(kind: Kind, answer: Json) -> None:
    if (kind.type in ("choices", "file")) and answer == []:
        return
    with pytest.raises(ValueError, match=r"."):
        kind.load(answer)


def test_a_decimal_is_stored_in_digits_only() -> None:
    kind = ADAPTER.validate_python({"kind": "decimal"})
    with pytest.raises(ValueError, match="stores a decimal"):
        kind.load("mười hai")


def test_a_merged_commune_is_shown_as_today_and_as_it_was() -> None:
    kind = ADAPTER.validate_python({"kind": "address", "as_of": "any"})
    typed = {"tinh": ["Hồ Chí Minh"], "huyen": ["Quận 1"], "xa": ["Bến Nghé"], "dong": ["12"]}
    value = kind.read(typed, ENV)
    assert not isinstance(value, Problem | Blank)
    assert kind.show(value, ENV) == (
        "12, Phường Sài Gòn, Thành phố Hồ Chí Minh "
        "(trước đây là Phường Bến Nghé, Quận 1, Thành phố Hồ Chí Minh)"
    )
    assert kind.boxes(value, ENV)["huyen"] == "Quận 1"


def test_an_address_abroad_ends_with_its_country() -> None:
    kind = ADAPTER.validate_python({"kind": "address", "abroad": "yes"})
    value = kind.read({"nuoc": ["duc"], "dong": ["Hauptstraße 1, Berlin"]}, ENV)
    assert not isinstance(value, Problem | Blank)
    assert kind.show(value, ENV) == "Hauptstraße 1, Berlin, Đức"
    at_home = ADAPTER.validate_python({"kind": "address"})
    with pytest.raises(ValueError, match="province"):
        at_home.load(kind.dump(value))


@pytest.mark.parametrize(
    ("precision", "good", "bad"),
    [("month", "1990-09-01", "1990-09-05"), ("year", "1990-01-01", "1990-09-01")],
)
def test_a_month_and_a_year_are_described_by_their_first_day(
    precision: str, good: str, bad: str
) -> None:
    kind = ADAPTER.validate_python({"kind": "date", "precision": precision})
    schema = Draft202012Validator(kind.schema(ENV))
    assert schema.is_valid(good)
    assert not schema.is_valid(bad)
    assert kind.show(date.fromisoformat(good), ENV) in ("09/1990", "1990")
