"""Charts as inline SVG: drawn from numbers alone, without style or script, each with its words.

Of two parts the first is filled and the second hatched, so that nothing depends on colour. They are
drawn as wide as a phone, and stand beside the table that has the same numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from renderers.tongues import marked

WIDTH = 328
LINE = 15
GAP = 6
ROOM_FOR_NAME = 20
TALL = 120
THICK = 12
LONGEST_NAME = 34


@dataclass(frozen=True, slots=True)
class Bar:
    """`says` stands at its end, or at its foot."""

    name: str
    first: int
    second: int
    says: str = ""

    @property
    def whole(self) -> int:
        return self.first + self.second


@dataclass(frozen=True, slots=True)
class Chart:
    """`parts` are the names of the two parts; `id` is the page's own for this chart."""

    id: str
    title: str
    describes: str
    parts: tuple[str, str]
    bars: tuple[Bar, ...]
    lang: str = "vi"


def columns(chart: Chart) -> Markup:
    """One beside the other, as the months of a year; of many, not every name has room."""
    room = WIDTH / max(len(chart.bars), 1)
    named = ceil(ROOM_FOR_NAME / room)
    foot = 2 * LINE + TALL
    body = Markup().join(
        _column(bar, x=number * room, room=room, of=chart)
        + _text((number + 0.5) * room, foot + LINE, "" if number % named else bar.name, kind="mid")
        for number, bar in enumerate(chart.bars)
    )
    line = Markup('<path class="axis" d="M0 {0}H{1}"/>').format(foot, WIDTH)
    most = _text(0, 2 * LINE - 4, str(_most(chart)), kind="soft")
    return _drawn(chart, foot + LINE + GAP, most + body + line)


def bars(chart: Chart) -> Markup:
    """One below the other, each under its name."""
    high = LINE + THICK + 2 * GAP
    body = Markup().join(
        _bar(chart, bar, y=2 * LINE + number * high) for number, bar in enumerate(chart.bars)
    )
    return _drawn(chart, 2 * LINE + len(chart.bars) * high, body)


def _column(bar: Bar, *, x: float, room: float, of: Chart) -> Markup:
    first, second = (_share(of, number, TALL) for number in (bar.first, bar.second))
    wide, foot = min(room * 0.6, 40), 2 * LINE + TALL
    left = x + (room - wide) / 2
    return _part("on", left, foot - first, wide, first) + _part(
        "off", left, foot - first - second, wide, second, of=of
    )


def _bar(chart: Chart, bar: Bar, *, y: float) -> Markup:
    first, second = (_share(chart, number, WIDTH) for number in (bar.first, bar.second))
    under = y + LINE + GAP / 2
    return (
        _text(0, y + LINE - 3, _cut(bar.name), lang=chart.lang)
        + _text(WIDTH, y + LINE - 3, bar.says, kind="end")
        + _part("on", 0, under, first, THICK)
        + _part("off", first, under, second, THICK, of=chart)
    )


def _drawn(chart: Chart, height: float, body: Markup) -> Markup:
    return Markup(
        '<svg class="chart" viewBox="0 0 {width} {height}" role="img" '
        'aria-labelledby="{id}-t {id}-d">'
        '<title id="{id}-t">{title}</title><desc id="{id}-d">{describes}</desc>'
        '<pattern id="{id}-h" width="5" height="5" patternUnits="userSpaceOnUse">'
        '<path class="hatch" d="M0 5L5 0"/></pattern>{legend}{body}</svg>'
    ).format(
        width=WIDTH, height=_number(height), id=chart.id, title=chart.title,
        describes=chart.describes, legend=_legend(chart), body=body,
    )  # fmt: skip


def _legend(chart: Chart) -> Markup:
    half = WIDTH / 2
    return (
        _part("on", 0, 2, 10, 10)
        + _text(15, 11, chart.parts[0])
        + _part("off", half, 2, 10, 10, of=chart)
        + _text(half + 15, 11, chart.parts[1])
    )


def _part(
    kind: str, x: float, y: float, wide: float, high: float, *, of: Chart | None = None
) -> Markup:
    if not wide or not high:
        return Markup()
    fill = Markup(' fill="url(#{}-h)"').format(of.id) if of else Markup()
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"{}/>').format(
        kind, *map(_number, (x, y, wide, high)), fill
    )


def _text(x: float, y: float, text: str, *, kind: str = "", lang: str = "vi") -> Markup:
    if not text:
        return Markup()
    named = Markup(' class="{}"').format(kind) if kind else Markup()
    return Markup('<text x="{}" y="{}"{}{}>{}</text>').format(
        _number(x), _number(y), named, marked(lang, text), text
    )


def _most(chart: Chart) -> int:
    return max((bar.whole for bar in chart.bars), default=0)


def _share(chart: Chart, number: int, room: int) -> float:
    """At least a hair where there is anything at all."""
    most = _most(chart)
    return max(room * number / most, 1.5) if number and most else 0


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
