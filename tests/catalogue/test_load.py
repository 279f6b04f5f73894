"""Every mistake in the shape of a file becomes one finding at the author's own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pydantic import TypeAdapter, ValidationError

from catalogue.diagnostics import Diagnostic
from catalogue.edits import apply
from catalogue.load import ADAPTERS, load
from catalogue.messages import BASE_PROCEDURE, say
from catalogue.mistakes import SLUGS
from catalogue.source import read_bytes
from catalogue.tree import Map, Node, Scalar, Seq
from compiler.pipeline import compile_texts
from tests.catalogue.marked import BASE, Fault

DOCUMENTS = "documents.yaml"
SO_BAN = "        kind: integer\n        label: Số bản\n"

FAULTS = {
    "a misspelt required key is one finding": Fault(
        "unknown-key", "    name: Văn bản", "    ⟦nam: Văn bản"
    ),
    "a misspelt optional key": Fault("unknown-key", "sets: 1", "⟦set: 1"),
    "a key of nowhere": Fault("unknown-key", "sets: 1", "sets: 1\n⟦mau_sac: đỏ"),
    "a missing key stands at the key that opens the map": Fault(
        "missing-key", "in_force: {from: 01/01/2026}", "⟦in_force: {until: 31/12/2026}"
    ),
    "a missing key of a list entry stands at its first key": Fault(
        "missing-key", "  - id: van_ban\n    name: Văn bản chấp thuận\n", "  - ⟦id: van_ban\n"
    ),
    "a missing key of the whole file stands at its first key": Fault(
        "missing-key", "- id: giay_to_tuy_than\n  name: Giấy tờ tùy thân\n",
        "- ⟦id: giay_to_tuy_than\n", DOCUMENTS,
    ),
    "two kinds in one entry": Fault(
        "two-kinds", "  - declaration: don_de_nghi\n",
        "  - declaration: don_de_nghi\n    ⟦note: Nộp một bộ\n",
    ),
    "a field and a note in one entry": Fault("two-kinds", SO_BAN, f"{SO_BAN}        ⟦note: Ghi\n"),
    "an entry that is nothing": Fault(
        "entry-not-known", "  - declaration: don_de_nghi\n", "  - ⟦basic: don_de_nghi\n"
    ),
    "an empty value": Fault("value-missing", "title: Thông tin", "title: ⟦''"),
    "a list where text is wanted": Fault(
        "text-wanted", "name: Thủ tục mẫu", "⟦name: [Thủ tục, mẫu]"
    ),
    "entries where text is wanted": Fault(
        "text-wanted", "title: Thông tin", "⟦title: {vi: Thông tin}"
    ),
    "text where a list is wanted": Fault(
        "list-wanted", "channels: [online, counter]", "channels: ⟦online"
    ),
    "text where entries are wanted": Fault(
        "map-wanted", "in_force: {from: 01/01/2026}", "in_force: ⟦01/01/2026"
    ),
    "a shape that no reading of the key has": Fault(
        "shape-not-allowed", "requirements: none", "⟦requirements: {test: so_ban > 1}"
    ),
    "a word instead of none": Fault(
        "none-or-entries", "requirements: none", "requirements: ⟦khong"
    ),
    "three levels deep": Fault(
        "unknown-key", "components:\n",
        "components:\n  - when: co_ban_sao\n    all_of:\n      - one_of:\n"
        "          - {document: giay_to_tuy_than, submit: 1 original, ⟦coppies: 2}\n"
        "          - {document: don_de_nghi, id: don_khac, submit: 1 original}\n",
    ),
    "an option of a kind": Fault("not-a-whole-number", "max: 20", "max: ⟦hai"),
    "an option that the kind has not": Fault("unknown-key", "max: 20", "⟦maximum: 20"),
    "an unknown kind": Fault("kind-not-known", "kind: integer", "kind: ⟦intger"),
    "a day that is none": Fault("not-a-date", "{from: 01/01/2026}", "{from: ⟦01-2026}"),
    "a day that the calendar has not": Fault(
        "no-such-day", "from: 01/01/2026}", "from: ⟦31/02/2026}"
    ),
    "an id with accents": Fault("not-an-id", "id: so_ban", "id: ⟦Số bản"),
    "a dotted name with accents": Fault(
        "not-an-id", "    amount: 20.000đ per so_ban\n",
        "    amount: 20.000đ per so_ban\n    monotone: ⟦Giấy tờ.Số bản\n",
    ),
    "an id among keys": Fault("not-an-id", "domains: {mau:", "domains: {⟦Mẫu:", "catalogue.yaml"),
    "a code": Fault("not-a-code", '"9.000001"', "⟦9.1"),
    "a count": Fault("not-a-count", "sets: 1", "sets: ⟦-1"),
    "yes or no": Fault(
        "not-yes-or-no", "    says: Ký kết quả", "    says: Ký kết quả\n    parallel: ⟦cùng lúc"
    ),
    "a percentage": Fault(
        "not-a-percent", "    amount: 20.000đ per so_ban\n",
        "    amount: 20.000đ per so_ban\n    relief: {off: ⟦120%, when: co_ban_sao}\n",
    ),
    "a rule over two lines": Fault(
        "rule-on-one-line", "  - declaration: don_de_nghi\n",
        "  - declaration: don_de_nghi\n    when: ⟦so_ban > 1\n      and co_ban_sao\n",
    ),
    "a phrase inside a list": Fault(
        "reserved-word", "  - declaration: don_de_nghi\n",
        "  - declaration: don_de_nghi\n    when: so_ban > ⟦and 1\n",
    ),
    "a file of no folder": Fault("file-not-known", "", "⟦name: Ghi chú\n", "ghi_chu/ghi.yaml"),
    "the columns of a table": Fault("list-columns", "", "⟦code,name\n", "lists/tinh.csv"),
    "a row of a table": Fault(
        "list-row", "", "code,name,parent,from,until\n⟦01\n", "lists/tinh.csv"
    ),
    "a date of a table": Fault(
        "not-a-date", "", "code,name,parent,from,until\n⟦01,Hà Nội,,2026,\n", "lists/tinh.csv"
    ),
    "a code of a table": Fault(
        "list-code-twice", "", "code,name,parent,from,until\n01,Hà Nội,,,\n⟦01,Hà Nam,,,\n",
        "lists/tinh.csv",
    ),
}  # fmt: skip


def _places(found: tuple[Diagnostic, ...]) -> list[tuple[str, str, int, int]]:
    return [(one.slug, one.span.file, one.span.line, one.span.column) for one in found]


def test_the_base_catalogue_is_clean() -> None:
    assert load(BASE)[1].sorted() == ()


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_fault_is_one_finding_at_its_place(fault: Fault) -> None:
    assert _places(load(fault.texts())[1].sorted()) == [fault.place()]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("a misspelt required key is one finding", "    name: Văn bản"),
        ("an id with accents", "id: so_ban"),
        ("an id among keys", "domains: {mau:"),
        ("an unknown kind", "kind: integer"),
    ],
)
def test_what_was_meant_is_written_by_the_fix(name: str, wanted: str) -> None:
    fault = FAULTS[name]
    (found,) = load(fault.texts())[1].sorted()
    assert found.fix is not None
    mended = apply(fault.texts()[fault.file].decode(), found.fix.edits)
    assert mended == BASE[fault.file].decode()
    assert wanted in mended


def test_the_dots_of_a_name_are_no_mistake() -> None:
    fault = FAULTS["a dotted name with accents"]
    (found,) = load(fault.texts())[1].sorted()
    assert found.fix is not None
    (edit,) = found.fix.edits
    assert edit.text == "giay_to.so_ban"


def test_a_missing_file_of_the_catalogue_is_told() -> None:
    texts = {name: text for name, text in BASE.items() if name != "catalogue.yaml"}
    assert [one.slug for one in load(texts)[1]] == ["no-catalogue-file"]


def test_a_broken_file_hides_no_mistake_of_another() -> None:
    broken = [
        Fault("unknown-key", "  name: Đơn đề nghị", "  ⟦nam: Đơn đề nghị", DOCUMENTS),
        Fault("missing-space-after-colon", "  name: Cơ sở", "  ⟦name:Cơ sở", "registers.yaml"),
        Fault("not-a-count", "sets: 1", "sets: ⟦-1"),
    ]
    texts = dict(BASE)
    for fault in broken:
        texts[fault.file] = fault.texts()[fault.file]
    found = {one.span.file for one in load(texts)[1]}
    assert found == {fault.file for fault in broken}


def test_what_a_broken_shared_file_defines_is_not_called_unknown() -> None:
    document = Fault("unknown-key", "  name: Đơn đề nghị", "  ⟦nam: Đơn đề nghị", DOCUMENTS)
    rule = Fault(
        "name-not-known", "        label: Số bản\n",
        "        label: Số bản\n        when: ⟦co_bn_sao\n",
    )  # fmt: skip
    texts = document.texts() | {rule.file: rule.texts()[rule.file]}
    assert _places(compile_texts(texts).report.sorted()) == [document.place(), rule.place()]


def _adapter(file: str) -> TypeAdapter[object]:
    folder = file.split("/")[0]
    pattern = next(one for one in ADAPTERS if one in (file, f"{folder}/*.yaml"))
    return TypeAdapter(ADAPTERS[pattern])


def _nodes(node: Node) -> Iterator[tuple[Map | Seq, Scalar | int]]:
    """Every place of a tree, by what holds it."""
    if isinstance(node, Map):
        for key, value in node.items():
            yield node, key
            yield from _nodes(value)
    elif isinstance(node, Seq):
        for number, value in enumerate(node):
            yield node, number
            yield from _nodes(value)


def _text(node: Node) -> Node:
    return Scalar.of("≠", node.span)


def _seq(node: Node) -> Node:
    seq = Seq([Scalar.of("≠", node.span)])
    seq.span = node.span
    return seq


def _map(node: Node) -> Node:
    inner = Map({Scalar.of("≠", node.span): Scalar.of("≠", node.span)})
    inner.span = node.span
    return inner


def _nothing(node: Node) -> Node:
    seq = Seq()
    seq.span = node.span
    return seq


@pytest.mark.parametrize("file", [name for name in BASE if name.endswith(".yaml")])
@pytest.mark.parametrize("other", [_text, _seq, _map, _nothing])
def test_whatever_stands_where_another_shape_belongs_has_its_message(
    file: str, other: Callable[[Node], Node]
) -> None:
    tree, _ = read_bytes(BASE[file], file)
    assert tree is not None
    adapter, types = _adapter(file), set()
    for holder, key in list(_nodes(tree)):
        kept = holder[key]  # type: ignore[index]
        holder[key] = other(kept)  # type: ignore[index]
        try:
            adapter.validate_python(tree)
        except ValidationError as error:
            types |= {one["type"] for one in error.errors()}
        holder[key] = kept  # type: ignore[index]
    assert types - {"author"} <= set(SLUGS)


def test_every_mistake_of_a_shape_can_be_said() -> None:
    for fault in FAULTS.values():
        (found,) = load(fault.texts())[1].sorted()
        assert say(found, "vi")
        assert say(found, "en")


def test_the_procedure_of_the_base_is_the_file_of_the_samples() -> None:
    assert BASE_PROCEDURE in BASE
