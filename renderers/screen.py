"""One page of a filing on the screen: which questions stand there, with what in their boxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from catalogue.kinds.base import BLANK, Blank, Env, Problem, Value
from compiler.evaluation import Evaluation, Fault, Row, Rows, World
from compiler.ir import Field, Group, Item, Page, Program
from renderers.demands import hinted
from renderers.faults import fault_text, problem_text
from renderers.question import Offer, Question, element_id, name_of
from renderers.questions import hidden, show
from renderers.saying import say
from renderers.tongues import tongue
from renderers.web import fill


@dataclass(frozen=True, slots=True)
class Entry:
    """A filing as it is being typed.

    `draft` is '' on the blank first page. `raw` holds, by HTML name, what was typed and could
    not be read; it wins over the answers. `problems` are by path, `faults` those to be shown now,
    `added` the paths of questions that the citizen had not seen when the page was sent.
    """

    draft: str = ""
    version: str = ""
    raw: Mapping[str, Sequence[str]] = field(default_factory=dict)
    problems: Mapping[str, Problem] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    added: tuple[str, ...] = ()
    prefilled: bool = False
    """Some answers come from what was said before, and are to be looked at."""
    at: str = ""
    """Where the pages stand when they are not those of a draft of its own."""
    own: Mapping[str, tuple[Offer, ...]] = field(default_factory=dict)
    """By question, papers of the citizen's own that would do for it."""

    @property
    def pages(self) -> str:
        """The address before that of each page, '' on the blank first one."""
        return self.at or (f"/f/{self.draft}" if self.draft else "")


@dataclass(frozen=True, slots=True)
class Screen:
    """All that drawing a page needs."""

    program: Program
    page: Page
    evaluation: Evaluation
    entry: Entry
    world: World
    env: Env
    of: Program | None = None
    """The whole program where `program` asks only a part of its questions."""

    @property
    def whole(self) -> Program:
        return self.of or self.program

    def key(self, at: int) -> str:
        """The path of an item; notes and headings, which have none, by page and place."""
        item = self.page.items[at]
        return item.id if isinstance(item, Field | Group) else f"{self.page.id}/{at + 1}"

    def shown(self, path: str) -> bool:
        return self.evaluation.fields.get(path, "shown") == "shown"

    def rows(self, group: Group) -> tuple[Row, ...]:
        rows = self.evaluation.values.get(group.id)
        return rows.rows if isinstance(rows, Rows) else ()


def address(program: Program, entry: Entry, page: Page) -> str:
    """Where the page is sent."""
    return f"{entry.pages}/{page.id}" if entry.pages else f"/f/{program.code}"


def page_of(program: Program, page_id: str) -> Page:
    return next(page for page in program.pages if page.id == page_id)


def questions(screen: Screen) -> Iterator[str]:
    """Paths of the fields and lists that are on the screen, rows by their keys."""
    for item in screen.page.items:
        if isinstance(item, Field | Group) and has_place(item) and screen.shown(item.id):
            yield item.id
            if isinstance(item, Group):
                yield from _row_questions(screen, item)


def _row_questions(screen: Screen, group: Group) -> Iterator[str]:
    for row in screen.rows(group):
        paths = (f"{group.id}.{row.key}.{one.id}" for one in group.fields)
        yield from (path for path in paths if screen.shown(path))


def has_place(item: Item) -> bool:
    """What was answered elsewhere in the form is not shown again."""
    return not (isinstance(item, Field) and item.source == "mapped")


def draw(screen: Screen) -> Markup:
    """All items of the page; where a question is not asked now stands an empty place for it."""
    items = enumerate(screen.page.items)
    drawn = (draw_item(screen, at) for at, item in items if has_place(item))
    return Markup("\n").join(drawn)


def draw_item(screen: Screen, at: int, *, oob: bool = False) -> Markup:
    item, key = screen.page.items[at], screen.key(at)
    if not is_shown(screen, at):
        return hidden(item_id(item, key), oob=oob)
    if isinstance(item, Field):
        return draw_field(screen, item, item.id, _answer(screen, item.id), oob=oob)
    if isinstance(item, Group):
        return _draw_group(screen, item, oob=oob)
    values = {
        "id": item_id(item, key),
        "text": item.text,
        "lang": tongue(screen.env.lang, item.text),
        "oob": "true" if oob else "",
    }
    return fill(f"form/widgets/{item.op}", values)


def item_id(item: Item, key: str) -> str:
    if isinstance(item, Field | Group):
        return f"q-{element_id(key)}"
    return f"{item.op}-{key.replace('/', '-')}"


def is_shown(screen: Screen, at: int) -> bool:
    item, key = screen.page.items[at], screen.key(at)
    if isinstance(item, Field | Group):
        return screen.shown(key)
    return screen.evaluation.texts.get(key, "shown") == "shown"


def draw_field(
    screen: Screen, asked: Field, path: str, value: Value | Blank | None, *, oob: bool = False
) -> Markup:
    entry, evaluation = screen.entry, screen.evaluation
    if asked.source == "upload":
        asked = hinted(asked, screen.program, screen.world, screen.env.lang)
    question = Question(
        field=asked,
        path=path,
        boxes=_boxes(entry, asked, path, value, screen.env),
        value=value,
        error=error_of(entry, asked, path, screen.env),
        wrong_part=entry.problems[path].part if path in entry.problems else "",
        optional=path not in evaluation.required,
        offered=evaluation.offered.get(path),
        about_me=path.startswith(f"{evaluation.parties.submitter}."),
        oob=oob,
        own=entry.own.get(path, ()),
    )
    return show(question, screen.world, screen.env)


def _answer(screen: Screen, path: str) -> Value | Blank | None:
    known = screen.evaluation.values.get(path)
    return None if isinstance(known, Rows) else known


def _boxes(
    entry: Entry, asked: Field, path: str, value: Value | Blank | None, env: Env
) -> Mapping[str, Sequence[str]]:
    """What was typed and could not be read, else the answer as the boxes would hold it."""
    names = {part: name_of(path, part) for part in asked.kind.parts}
    typed = {part: entry.raw[name] for part, name in names.items() if name in entry.raw}
    if typed or value is None or value is BLANK or asked.kind.widget in ("upload", "computed"):
        return typed
    if isinstance(value, tuple):
        return {"": tuple(one for one in value if isinstance(one, str))}
    assert not isinstance(value, Blank)
    return {part: (text,) for part, text in asked.kind.boxes(value, env).items()}


def error_of(entry: Entry, asked: Field, path: str, env: Env) -> str:
    if path in entry.problems:
        return problem_text(asked, entry.problems[path], env.lang)
    blocking = (one for one in entry.faults if one.path == path and one.level == "must")
    return next((fault_text(one, env.lang, asked) for one in blocking), "")


# Lists of rows


def _draw_group(screen: Screen, group: Group, *, oob: bool) -> Markup:
    rows = screen.rows(group)
    drawn = (_draw_row(screen, group, at, row) for at, row in enumerate(rows, 1))
    blocking = (one for one in screen.entry.faults if one.path == group.id)
    return fill(
        "form/widgets/group",
        {
            "id": element_id(group.id),
            "label": group.label,
            "lang": tongue(screen.env.lang, group.label),
            "hint": group.hint,
            "hint_lang": tongue(screen.env.lang, group.hint),
            "error": next((fault_text(one, screen.env.lang) for one in blocking), ""),
            "rows": Markup("\n").join(drawn),
            "value": group.id,
            "add": _adding(screen, rows) if len(rows) < group.max else "",
            "action": address(screen.program, screen.entry, screen.page),
            "oob": "true" if oob else "",
        },
    )


def _adding(screen: Screen, rows: Sequence[Row]) -> str:
    return say(screen.env.lang, "form/row_more" if rows else "form/row_first")


def _draw_row(screen: Screen, group: Group, at: int, row: Row) -> Markup:
    base = f"{group.id}.{row.key}"
    return fill(
        "form/widgets/row",
        {
            "id": element_id(base),
            "label": f"{group.label} {at}",
            "lang": tongue(screen.env.lang, group.label),
            "fields": Markup("\n").join(
                draw_row_field(screen, group, row, one) for one in group.fields
            ),
            "value": base,
            "remove": say(screen.env.lang, "form/row_remove"),
        },
    )


def draw_row_field(
    screen: Screen, group: Group, row: Row, one: Field, *, oob: bool = False
) -> Markup:
    path = f"{group.id}.{row.key}.{one.id}"
    if not screen.shown(path):
        return hidden(f"q-{element_id(path)}", oob=oob)
    return draw_field(screen, one, path, row.values.get(one.id), oob=oob)
