"""What a page of a form posted, as answers: names are checked, boxes read by their kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogue.kinds import AnyKind
from catalogue.kinds.base import Blank, Env, Json, Problem
from compiler import ir
from compiler.answers import KEY, asked
from compiler.evaluation import Evaluation, Fault
from runtime.visits import Unreadable

CONTROLS = frozenset({"_v", "_shown", "_do", "_add", "_remove", "_own", "_for"})
MANY = frozenset({"_shown", "_own"})
ROW_KEY = re.compile(r"[a-z0-9]{1,16}")


@dataclass(frozen=True, slots=True)
class Box:
    """A question on the page: its answer's flat name, its row's key in a list, its field."""

    item: str
    row: str
    field: ir.Field

    @property
    def path(self) -> str:
        return f"{self.item}.{self.row}.{self.field.id}" if self.row else self.field.id

    def names(self) -> dict[str, str]:
        """The name in HTML of each part."""
        parts = self.field.kind.parts
        return {part: f"{self.path}.{part}" if part else self.path for part in parts}

    @property
    def is_upload(self) -> bool:
        return self.field.kind.widget == "upload"


@dataclass(frozen=True, slots=True)
class PageRead:
    """The answers of a page. `names` are all that it may answer; one without answer is unanswered.

    `raw` is what could not be read, by HTML name, and `problems` why, by path.
    """

    names: frozenset[str]
    answers: Mapping[str, Json]
    raw: Mapping[str, Sequence[str]]
    problems: Mapping[str, Problem]
    shown: frozenset[str]
    boxes: tuple[Box, ...]


def read_page(
    page: ir.Page,
    posted: Mapping[str, Sequence[str]],
    kept: Mapping[str, Json],
    env: Env,
    *,
    typing: bool = False,
) -> PageRead:
    """Raises Unreadable for names that the page does not have.

    `kept` are the stored answers: files stay as they are there. While the citizen is `typing`, an
    empty box is a question not answered yet; once saved, it was left blank.
    """
    shown = tuple(" ".join(posted.get("_shown", ())).split())
    rows = {group.id: _row_keys(group, shown, posted) for group in groups(page)}
    boxes = tuple(_boxes(page, rows))
    _check_names(boxes, posted)
    reading = _Reading(posted, frozenset(shown), kept, env, typing)
    flat = {box.path: reading.answer(box) for box in boxes if reading.answered(box)}
    return PageRead(
        names=frozenset(item.id for item in _questions(page)),
        answers={**_single(boxes, flat), **_lists(page, rows, boxes, flat, reading.shown)},
        raw=reading.raw,
        problems=reading.problems,
        shown=reading.shown,
        boxes=boxes,
    )


def groups(page: ir.Page) -> tuple[ir.Group, ...]:
    return tuple(item for item in page.items if isinstance(item, ir.Group))


def _questions(page: ir.Page) -> Iterator[ir.Field | ir.Group]:
    for item in page.items:
        if isinstance(item, ir.Group) or (isinstance(item, ir.Field) and item.asked):
            yield item


def _row_keys(
    group: ir.Group, shown: Sequence[str], posted: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """The rows that the page had, in its order; it is told by the names alone."""
    start = f"{group.id}."
    names = (name for name in (*shown, *posted) if name.startswith(start))
    keys = tuple(dict.fromkeys(name[len(start) :].partition(".")[0] for name in names))
    if len(keys) > group.max or not all(map(ROW_KEY.fullmatch, keys)):
        raise Unreadable(group.id)
    return keys


def _boxes(page: ir.Page, rows: Mapping[str, Sequence[str]]) -> Iterator[Box]:
    for item in _questions(page):
        if isinstance(item, ir.Field):
            yield Box(item.id, "", item)
            continue
        for key in rows[item.id]:
            yield from (Box(item.id, key, field) for field in asked(item))


def _check_names(boxes: Sequence[Box], posted: Mapping[str, Sequence[str]]) -> None:
    known = {name: box for box in boxes for name in box.names().values()}
    for name, texts in posted.items():
        if name in CONTROLS:
            single = name not in MANY
        elif name in known:
            single = known[name].field.kind.type != "choices" and not known[name].is_upload
        else:
            raise Unreadable(name)
        if single and len(texts) > 1:
            raise Unreadable(name)


class _Reading:
    """Reads box after box, and notes what could not be read."""

    def __init__(
        self,
        posted: Mapping[str, Sequence[str]],
        shown: frozenset[str],
        kept: Mapping[str, Json],
        env: Env,
        typing: bool,
    ) -> None:
        self.posted = posted
        self.shown = shown
        self.raw: dict[str, Sequence[str]] = {}
        self.problems: dict[str, Problem] = {}
        self._kept = kept
        self._env = env
        self._typing = typing

    def answered(self, box: Box) -> bool:
        """A question that was on the screen and sent nothing was left blank; one that was not
        keeps its answer, for it may come back."""
        if box.is_upload:
            return kept_answer(self._kept, box) is not None or box.path in self.shown
        return self._read(box) if self._here(box) else kept_answer(self._kept, box) is not None

    def answer(self, box: Box) -> Json:
        if box.is_upload or not self._here(box):
            return kept_answer(self._kept, box)
        answer = read_box(box.field.kind, self._texts(box), self._env)
        assert not isinstance(answer, Problem), "Only what could be read is an answer"
        return answer

    def _here(self, box: Box) -> bool:
        return box.path in self.shown or any(name in self.posted for name in box.names().values())

    def _read(self, box: Box) -> bool:
        texts = self._texts(box)
        answer = read_box(box.field.kind, texts, self._env)
        if isinstance(answer, Problem):
            self.problems[box.path] = answer
            self.raw.update(
                {name: texts[part] for part, name in box.names().items() if texts[part]}
            )
            return False
        return answer is not None or not self._typing

    def _texts(self, box: Box) -> dict[str, Sequence[str]]:
        return {part: self.posted.get(name, ()) for part, name in box.names().items()}


def read_box(kind: AnyKind, texts: Mapping[str, Sequence[str]], env: Env) -> Json | Problem:
    """The answer in canonical form, None when blank, or what is wrong."""
    value = kind.read({part: some for part, some in texts.items() if some}, env)
    if isinstance(value, Problem):
        return value
    return None if isinstance(value, Blank) else kind.dump(value)


def kept_answer(kept: Mapping[str, Json], box: Box) -> Json:
    """What is stored for a question, None when there is nothing."""
    if not box.row:
        return kept.get(box.item)
    rows = kept.get(box.item)
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and row.get(KEY) == box.row:
            return row.get(box.field.id)
    return None


def _single(boxes: Sequence[Box], flat: Mapping[str, Json]) -> dict[str, Json]:
    return {box.path: flat[box.path] for box in boxes if not box.row and box.path in flat}


def _lists(
    page: ir.Page,
    rows: Mapping[str, Sequence[str]],
    boxes: Sequence[Box],
    flat: Mapping[str, Json],
    shown: frozenset[str],
) -> dict[str, Json]:
    """A list that was not on the screen is not answered; without rows it is answered by none."""
    return {
        group.id: [_row(group.id, key, boxes, flat) for key in rows[group.id]]
        for group in groups(page)
        if group.id in shown or rows[group.id]
    }


def _row(item: str, key: str, boxes: Sequence[Box], flat: Mapping[str, Json]) -> dict[str, Json]:
    mine = (box for box in boxes if (box.item, box.row) == (item, key) and box.path in flat)
    return {KEY: key, **{box.field.id: flat[box.path] for box in mine}}


# After reading


def put_answer(answers: Mapping[str, Json], box: Box, answer: Json) -> dict[str, Json]:
    """The answers of a page with one of them replaced; in a list, in its row."""
    if not box.row:
        return {**answers, box.item: answer}
    rows = answers.get(box.item)
    changed: list[Json] = [
        {**row, box.field.id: answer} if isinstance(row, dict) and row[KEY] == box.row else row
        for row in (rows if isinstance(rows, list) else ())
    ]
    return {**answers, box.item: changed}


def with_row(answers: Mapping[str, Json], group: ir.Group, key: str) -> dict[str, Json]:
    rows = answers.get(group.id)
    before = rows if isinstance(rows, list) else []
    if len(before) >= group.max:
        raise Unreadable(group.id)
    return {**answers, group.id: [*before, {KEY: key}]}


def without_row(answers: Mapping[str, Json], group: ir.Group, key: str) -> dict[str, Json]:
    rows = answers.get(group.id)
    before = rows if isinstance(rows, list) else []
    return {
        **answers,
        group.id: [row for row in before if not (isinstance(row, dict) and row[KEY] == key)],
    }


def unseen(read: PageRead, page: ir.Page, evaluation: Evaluation) -> tuple[str, ...]:
    """Questions that are now to be answered and were not on the screen.

    Papers among them even where none is required: nobody attaches what was never asked for.
    """
    wanted = {one.path for one in evaluation.faults if one.kind in ("missing", "too_few")}
    wanted |= {box.path for box in read.boxes if box.is_upload}
    paths = (*(box.path for box in read.boxes), *(group.id for group in groups(page)))
    return tuple(
        path
        for path in dict.fromkeys(paths)
        if path in wanted and path not in read.shown and evaluation.fields.get(path) == "shown"
    )


def faults_of(page: ir.Page, evaluation: Evaluation, but: Sequence[str] = ()) -> tuple[Fault, ...]:
    """What is wrong on this page, without what the citizen has not seen yet."""
    return tuple(one for one in evaluation.faults if one.page == page.id and one.path not in but)
