"""The reference pages, generated: every key, kind of value, field kind, function, rule, message.

Vietnamese first and English beneath it, so that one page serves both readers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from catalogue.code_lists import COLUMNS
from catalogue.guide import PARTS, Note, about_key, common, group_of, notes
from catalogue.guide.drafts import DRAFTS
from catalogue.guide.style import STYLE
from catalogue.kinds.base import Says
from catalogue.load import ADAPTERS, profile
from catalogue.outline import (
    KIND_OF,
    Entry,
    Key,
    Many,
    Shape,
    Table,
    Text,
    Ways,
    keys,
    models,
    root,
)
from catalogue.scaffold.questions import QUESTIONS
from renderers.editor_schema import settings
from renderers.explain import page_markdown
from renderers.reference_changes import changes_page
from renderers.reference_rules import lint_page, values_page

TITLES: Mapping[str, Says] = {
    "procedure": Says("Thủ tục", "Procedures"),
    "form": Says("Biểu mẫu, khối và danh mục", "Forms, blocks and lists"),
    "papers": Says("Thành phần hồ sơ và cơ sở dữ liệu", "Papers and registers"),
    "money": Says("Phí, lệ phí", "Fees"),
    "time": Says("Thời hạn, bước và lịch", "Terms, steps and the calendar"),
    "shared": Says("Tệp dùng chung", "Shared files"),
    "linked": Says("Liên thông và địa phương", "Bundles and local catalogues"),
    "values": Says("Giá trị và quy tắc", "Values and rules"),
    "kinds": Says("Loại trường", "Field kinds"),
    "profile": Says("Từ dùng sẵn", "Words that are given"),
    "style": Says("Lối trình bày", "House style"),
    "lint": Says("Quy tắc rà soát", "Rules of lint"),
    "commands": Says("Lệnh", "Commands"),
    "new": Says(
        "Soạn một thủ tục mới, hoàn thiện bản nháp", "Beginning a procedure, finishing a draft"
    ),
    "editors": Says("Trình soạn thảo", "Editors"),
    "messages": Says("Thông báo", "Messages"),
    "changes": Says("Loại thay đổi giữa hai bản", "Kinds of change between two editions"),
    "states": Says("Trạng thái của hồ sơ và việc được làm", "States of a dossier and its commands"),
}
OPTIONS: Mapping[str, str] = {
    "choice": "options: {co: Có, chua: Chưa có}\n",
    "choices": "options: {co: Có, chua: Chưa có}\n",
    "computed": "type: integer\nis: so_ban * 2\n",
}
"""What a field of these kinds cannot do without."""
NEW = Says(
    "Lệnh hỏi từng câu và ghi khung của thủ tục vào danh mục; thư mục trống thì thành một danh mục "
    "mới. Điều chưa biết được đánh dấu review để soạn tiếp. Có thể trả lời sẵn bằng -a MÃ=TRẢ_LỜI "
    "hoặc bằng một tệp với --answers.",
    "The command asks one question after the other and writes the frame of a procedure into the "
    "catalogue; an empty folder becomes a new one. What is not known is marked for review. "
    "Answers may be given beforehand by -a ID=ANSWER, or in a file by --answers.",
)
TABLE = Says(
    f"bảng CSV, dòng đầu `{','.join(COLUMNS)}`; parent là mã ở danh mục cấp trên, như tỉnh của xã",
    f"a CSV table whose first line is `{','.join(COLUMNS)}`; parent is a code of the list above, "
    "as the province of a commune",
)
EDITORS = Says(
    "Trình soạn thảo có máy chủ ngôn ngữ YAML gợi ý khóa, giá trị và báo lỗi khi gõ. Ghi lược đồ "
    "ra một tệp, rồi chép phần cài đặt mà lệnh in ra vào cài đặt của trình soạn thảo.",
    "Editors with the YAML language server suggest keys and values and mark mistakes as one "
    "types. Write the schema to a file, and copy the settings that the command prints.",
)
GIVEN: Mapping[str, Says] = {
    "audience": Says("Đối tượng, ở audience", "Who may apply, under audience"),
    "channels": Says("Kênh, ở channels", "Channels, under channels"),
    "agencies": Says("Loại cơ quan, ở authority và agencies.yaml", "Kinds of agencies"),
    "bodies": Says("Cơ quan quyết định mức thu, sau set_by", "Who sets rates, after set_by"),
    "roles": Says("Vai trò, ở by của bước", "Roles, under by of a step"),
    "levels": Says("Cấp, sau in", "Levels, after in"),
    "consents": Says("Cách cho ý kiến, ở ways", "Ways to consent, under ways"),
    "foreign": Says("Giấy tờ nước ngoài, ở if_foreign", "Foreign papers, under if_foreign"),
}
MADE = "<!-- Sinh tự động · generated: motcua explain --reference docs/reference -->"


@dataclass(frozen=True, slots=True)
class Command:
    """One command of the program, as it describes itself."""

    name: str
    says: str
    usage: str
    options: tuple[tuple[str, str], ...]


def pages(commands: Sequence[Command], states: str) -> dict[str, str]:
    """Every page by the name of its file; `states` is what the service tells of its dossiers."""
    found = {part: _part(part) for part in PARTS}
    found |= {
        "values": values_page(),
        "kinds": "\n".join(_kinds()),
        "profile": "\n".join(_profile()),
        "style": "\n".join(_style()),
        "lint": lint_page(),
        "commands": "\n".join(_commands(commands)),
        "new": "\n".join(_questions()),
        "editors": "\n".join(_editors()),
        "messages": page_markdown("vi"),
        "changes": changes_page(),
        "states": states,
    }
    index = {"README.md": _index()}
    return index | {f"{name}.md": _page(name, text) for name, text in found.items()}


def _page(name: str, text: str) -> str:
    body = text if name == "messages" else f"# {both(TITLES[name])}\n\n{text}"
    return f"{MADE}\n{body.rstrip()}\n"


def both(says: Says) -> str:
    return f"{says.vi} · {says.en}"


def _index() -> str:
    lines = [MADE, "# Tra cứu · Reference", ""]
    lines += [f"- [{both(says)}]({name}.md)" for name, says in TITLES.items()]
    lines += ["", "## Tệp của một danh mục · The files of a catalogue", ""]
    lines += [f"- `{pattern}`: {_linked(root(pattern))}" for pattern in ADAPTERS]
    lines += [f"- `lists/*.csv`: {both(TABLE)}"]
    lines += ["", "## Khóa có cùng nghĩa ở mọi nơi · Keys that mean the same everywhere", ""]
    lines += [f"- `{name}`: {both(says)}" for name, says in common().items()]
    return "\n".join(lines) + "\n"


def _part(part: str) -> str:
    lines: list[str] = []
    for name, note in notes().items():
        if note.part == part:
            lines += _map(name, [one for one in models() if one.__name__ == name], note)
    return "\n".join(lines)


def _map(name: str, alike: Sequence[Any], note: Note) -> Iterator[str]:
    """One map; a bundle's scenario and a procedure's are told together."""
    yield f"## {name}\n\n{note.says.vi}\n\n*{note.says.en}*\n"
    yield f"Viết ở · written in: {', '.join(dict.fromkeys(_places(alike)))}\n"
    yield "| khóa · key | giá trị · value | |\n|---|---|---|"
    rows = {key.name: (key, model) for model in alike for key in keys(model).values()}
    for key, model in sorted(rows.values(), key=lambda one: _rank(one[0])):
        yield _row(model, key)
    yield f"\n```yaml\n{note.example.rstrip()}\n```\n"
    yield f"Hay nhầm · common mistake: {note.mistake.vi} *{note.mistake.en}*\n"


def _rank(key: Key) -> tuple[bool, bool]:
    """What must be written comes first, and the mark for review last."""
    return key.name == "review", not key.required


def _places(alike: Sequence[Any]) -> Iterator[str]:
    """The files, and the keys of other maps, in which a map stands."""
    for pattern in ADAPTERS:
        if any(model in direct(root(pattern)) for model in alike):
            yield f"`{pattern}`"
    for holder in models():
        for key in keys(holder).values():
            if any(model in direct(key.shape) for model in alike):
                yield f"`{key.name}` ({_linked(Entry(holder))})"


def direct(shape: Shape) -> frozenset[Any]:
    """The maps that may stand in a shape without another map around them."""
    match shape:
        case Entry(model=model):
            return frozenset((model,))
        case Many(of=of) | Table(of=of):
            return direct(of)
        case Ways(of=of):
            return frozenset().union(*(direct(one) for _, one in of))
    return frozenset()


def _row(model: Any, key: Key) -> str:
    says = about_key(model, key)
    words = f"{says.vi} · *{says.en}*" if says else ""
    wanted = " **bắt buộc · required**" if key.required else ""
    return f"| `{key.name}` | {_linked(key.shape)} | {words}{wanted} |"


def _linked(shape: Shape) -> str:
    """A shape in words, with links to where its parts are told."""
    match shape:
        case Text(words=words) if words:
            listed, group = " ".join(f"`{word}`" for word in words), group_of(words)
            return f"[{listed}](values.md#{group})" if group else listed
        case Text(slot=slot):
            return f"[{slot}](values.md#{slot})"
        case Many(of=of, alone=alone):
            more = f"danh sách · list: {_linked(of)}"
            return f"{_linked(of)}; hoặc · or {more}" if alone else more
        case Table(key=key, of=of):
            return f"{_linked(key)} → {_linked(of)}"
        case Entry(model=model):
            note = notes().get(model.__name__)
            name = model.__name__
            return f"[{name}]({note.part}.md#{name.lower()})" if note else name
        case Ways(of=of):
            return " / ".join(dict.fromkeys(_linked(one) for _, one in of))


def _kinds() -> Iterator[str]:
    yield "Ghi ở `kind` của một câu hỏi. · *Written under `kind` of a question.*\n"
    for name, kind in KIND_OF.items():
        yield f"## {name}\n\n{both(kind.about)}\n"
        options = keys(kind).values()
        if options:
            yield "| tùy chọn · option | giá trị · value | |\n|---|---|---|"
            yield from (_row(kind, one) for one in options)
            yield ""
        example = f"id: o_{name}\nkind: {name}\nlabel: {kind.about.vi}\n{OPTIONS.get(name, '')}"
        yield f"```yaml\n{example}```\n"


def _profile() -> Iterator[str]:
    """What the jurisdiction names for every catalogue."""
    words = profile()
    for name, says in GIVEN.items():
        yield f"## {both(says)}\n"
        yield from (f"- `{one}`: {said}" for one, said in getattr(words, name).items())
        yield ""


def _style() -> Iterator[str]:
    yield "`motcua fmt` viết lại theo lối này. · *`motcua fmt` writes files so.*\n"
    for says, before, after in STYLE:
        yield f"## {both(says)}\n"
        yield f"```yaml\n{before}```\n\n→\n\n```yaml\n{after}```\n"


def _commands(commands: Sequence[Command]) -> Iterator[str]:
    for one in commands:
        yield f"## {one.name}\n\n{one.says}\n\n```console\n$ {one.usage}\n```\n"
        yield from (f"- `{name}` {text}".rstrip() for name, text in one.options)
        yield ""


def _questions() -> Iterator[str]:
    yield from (f"{text}\n" for text in (NEW.vi, f"*{NEW.en}*"))
    yield "```console\n$ motcua new --out danh_muc\n```\n"
    for number, one in enumerate(QUESTIONS, 1):
        yield f"{number}. **{one.ask.vi}** *{one.ask.en}*  "
        yield f"   `{one.id}`, ví dụ · for example: `{one.example}`"
    yield "\n## Hoàn thiện một bản nháp · Finishing a draft\n"
    for number, says in enumerate(DRAFTS, 1):
        yield f"{number}. {says.vi}  \n   *{says.en}*"


def _editors() -> Iterator[str]:
    yield from (f"{text}\n" for text in (EDITORS.vi, f"*{EDITORS.en}*"))
    yield "```console\n$ motcua check --editor-schema motcua.schema.json\n```\n"
    yield f"```json\n{settings('./motcua.schema.json')}\n```\n"
