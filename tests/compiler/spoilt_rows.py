"""Faults of rows that pick one value, written into the text of a procedure or a tariff."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.tree import Map, Scalar, Seq
from tests.compiler.written import Fault, Mutator, Text, line_of, listed, scalar

REACHED = ("gap-reached", "gap-not-reached")
TABLES = ("amount", "within", "submit", "present")
NEVER = "({0}) and not ({0})"
NUMBER = re.compile(r"(?<![\w./@])(\d{1,3}(?:\.\d{3})+đ|\d+(?:\.\d+)?đ?)(?![\w./%])")
BOUND = re.compile(r"(<=|>=|<|>) *" + NUMBER.pattern)
CELL = re.compile(NUMBER.pattern + r"(?=\.\.)|(?<=\.\.<)" + NUMBER.pattern)


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows that pick one value; the last may be the rest."""

    key: int
    """The line where the decision was written."""
    rows: tuple[Map, ...]
    unique: bool
    seen: bool
    """A signed filing expects what comes of it; papers are expected, their copies are not."""

    @property
    def rest(self) -> bool:
        return not {"when", "from", "until"} & {*map(str, self.rows[-1])}

    @property
    def conditional(self) -> range:
        return range(len(self.rows) - self.rest)

    def line(self, number: int) -> int:
        return self.rows[number].span.line

    def gap(self) -> tuple[tuple[str, int], ...]:
        """The proof also tells who falls into it."""
        return tuple((slug, self.key) for slug in ("rows-leave-gap", *REACHED))

    def overlaps(self, number: int) -> Iterator[tuple[str, int]]:
        """With any other row, told at the later one."""
        for other in self.conditional:
            if other != number:
                yield "rows-overlap", self.line(max(number, other))


def tables(text: Text) -> Iterator[Rows]:
    for path, node in text.lists():
        rows = tuple(one for one in node if isinstance(one, Map) and "is" in one)
        alone = len(rows) == len(node) > 1 and all(map(text.own_line, rows))
        if {*path[-1:]} & {*TABLES} and alone:
            yield Rows(_key(text, path, node), rows, not _hit(text, path), path[0] != "components")


def _key(text: Text, path: tuple[str, ...], node: Seq) -> int:
    """The copies of a paper are told of where the paper stands."""
    above = next(one for at, one in text.maps() if at == path[:-1])
    return (above if path[0] == "components" else node).span.line


def _hit(text: Text, path: tuple[str, ...]) -> bool:
    """Whether several rows may hold."""
    parents = (one for at, one in text.maps() if at == path[:-1])
    return any("hit" in one for one in parents)


def row_deleted(text: Text) -> Iterator[Fault]:
    for table in tables(text):
        for number in table.conditional:
            told = () if table.rest else table.gap()
            if table.unique and (told or table.seen):
                made = text.without(table.line(number))
                yield text.fault("row deleted", made, *told)


def rest_deleted(text: Text) -> Iterator[Fault]:
    for table in tables(text):
        if table.rest:
            made = text.without(table.line(len(table.rows) - 1))
            yield text.fault("rest deleted", made, *table.gap())


def rows_swapped(text: Text) -> Iterator[Fault]:
    """The rest comes before another row."""
    for table in tables(text):
        if table.rest and len(table.rows) > 1:
            before, rest = table.line(len(table.rows) - 2), table.line(len(table.rows) - 1)
            made = text.swapped(before, rest)
            yield text.fault("rest not last", made, ("rest-not-last", before))


def row_doubled(text: Text) -> Iterator[Fault]:
    for table in tables(text):
        for number in table.conditional if table.unique else ():
            block = text.block(table.line(number))
            lines = text.text.split("\n")[block.start - 1 : block.stop - 1]
            made = text.put(block.stop, "\n".join(lines))
            yield text.fault("row doubled", made, ("rows-overlap", block.stop))


def row_negated(text: Text) -> Iterator[Fault]:
    for table in tables(text):
        for number in table.conditional if table.unique else ():
            rule = scalar(table.rows[number], "when")
            if rule is not None and (table.seen or not table.rest):
                told = (*(() if table.rest else table.gap()), *table.overlaps(number))
                made = text.replaced(rule, f"not ({rule})")
                yield text.fault("row negated", made, *told, signed=table.rest)


def row_never(text: Text) -> Iterator[Fault]:
    for table in tables(text):
        for number in table.conditional:
            rule = scalar(table.rows[number], "when")
            if rule is not None:
                made = text.replaced(rule, NEVER.format(rule))
                told = (("row-never-holds", table.line(number)), *table.gap())
                yield text.fault("row never", made, *told)


def row_bound_shifted(text: Text) -> Iterator[Fault]:
    """A row takes one more, or one less, than it should."""
    for table in tables(text):
        for number in table.conditional if table.unique and table.seen else ():
            rule = scalar(table.rows[number], "when")
            for made in shifted(text, rule) if rule is not None else ():
                told = [*table.overlaps(number), *(() if table.rest else table.gap())]
                yield text.fault("bound of a row shifted", made, *told, signed=table.rest)


def shifted(
    text: Text, rule: Scalar, bound: re.Pattern[str] = BOUND, *, narrower: bool = False
) -> Iterator[str]:
    """Each bound, one more and one less; or only so that fewer meet the rule."""
    for found in bound.finditer(rule):
        group = next(n for n in range(found.re.groups, 0, -1) if found[n])
        fewer = -1 if (found[1] or "").startswith("<") else 1
        for by in (fewer,) if narrower else (-1, 1):
            new = _moved(found[group], by)
            whole = f"{rule[: found.start(group)]}{new}{rule[found.end(group) :]}"
            yield text.edited(rule.span, as_written(rule, whole))


def _moved(number: str, by: int) -> str:
    sign, bare = number[len(number.rstrip("đ")) :], number.rstrip("đ")
    if sign:
        return f"{int(bare.replace('.', '')) + by:,}".replace(",", ".") + sign
    whole, _, places = bare.partition(".")
    return f"{int(whole) + by}.{places}" if places else str(int(whole) + by)


def as_written(part: Scalar, new: str) -> str:
    return "'" + new.replace("'", "''") + "'" if part.style == "single" else new


def tariff_rows(text: Text) -> Iterator[tuple[int, Seq]]:
    """Rows by cells, and the line of the tariff's name."""
    for path, node in text.lists():
        if text.file.startswith("tariffs/") and path[-1] == "rows":
            tariffs = next(one for at, one in text.maps() if at == path[:-2])
            yield line_of(tariffs, path[-2]), node


def cell_shifted(text: Text) -> Iterator[Fault]:
    for name, rows in tariff_rows(text):
        for number, row in enumerate(rows):
            cells = listed(row, "when") if isinstance(row, Map) else ()
            for cell in cells:
                if isinstance(cell, Scalar):
                    overlaps = [
                        ("rows-overlap", rows[max(number, other)].span.line)
                        for other in (number - 1, number + 1)
                        if 0 <= other < len(rows)
                    ]
                    for made in shifted(text, cell, CELL):
                        yield text.fault("cell shifted", made, ("rows-leave-gap", name), *overlaps)


def tariff_row_deleted(text: Text) -> Iterator[Fault]:
    for name, rows in tariff_rows(text):
        for row in rows:
            if text.own_line(row):
                made = text.without(row.span.line)
                yield text.fault("row of a tariff deleted", made, ("rows-leave-gap", name))


MUTATORS: tuple[Mutator, ...] = (
    row_deleted, rest_deleted, rows_swapped, row_doubled, row_negated, row_never,
    row_bound_shifted, cell_shifted, tariff_row_deleted,
)  # fmt: skip
