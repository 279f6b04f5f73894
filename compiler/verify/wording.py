"""Says the cases of a table in the author's words: labels of questions and options, never codes.

Words that differ between languages stand by their names, `~or`, until a message is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from catalogue.kinds import AnyKind
from catalogue.kinds.choice import Choice
from catalogue.kinds.decimal import LARGEST
from catalogue.kinds.money import Money
from catalogue.record import record
from compiler import ir
from compiler.cutting import FIRST_DAY, LAST_DAY

TRUTH = {"yes": "~yes", "no": "~no"}
BUILT_IN = {"lodged": "~lodged", "channel": "~channel"}
ANY_CASE = "~any_case"
ENDS = frozenset(f"{day:%d/%m/%Y}" for day in (FIRST_DAY, LAST_DAY))
"""The days before and after which nothing is told apart; no author wrote them."""


@record
class Wording:
    """The words of what rows test: labels and kinds by name, and the names of channels."""

    labels: Mapping[str, str]
    kinds: Mapping[str, AnyKind]
    channels: Mapping[str, str]

    def case(self, told: Mapping[str, tuple[str, ...]]) -> str:
        """`Cách giải quyết: Giải quyết nhanh; Số bản: ~from 3 ~to 5`."""
        parts = (
            answered(self.labels.get(name, name), listed(tuple(self.values(name, values))))
            for name, values in told.items()
        )
        return "; ".join(parts) or ANY_CASE

    def values(self, name: str, values: tuple[str, ...]) -> Iterator[str]:
        options = self.options(name)
        for value in values:
            low, dots, high = value.partition("..")
            if dots:
                yield _stretch(self.end(name, low), self.last(name, high))
            else:
                yield options.get(value) or self.end(name, value)

    def options(self, name: str) -> Mapping[str, str]:
        kind = self.kinds.get(name)
        if isinstance(kind, Choice) and not isinstance(kind.options, str):
            return {option.code: option.label for option in kind.options}
        return self.channels if name == "channel" else TRUTH

    def last(self, name: str, text: str) -> str:
        """`<1600`, as authors write it, where the last number lies just below another."""
        _, point, fraction = text.partition(".")
        if point and set(fraction) == {"9"} and abs(Decimal(text)) < LARGEST:
            return f"<{round(Decimal(text))}"
        return self.end(name, text)

    def end(self, name: str, text: str) -> str:
        """One end of a stretch; nothing where it has no end."""
        if text in ENDS:
            return ""
        try:
            number = Decimal(text)
        except InvalidOperation:
            return text
        if abs(number) >= LARGEST:
            return ""
        kind = self.kinds.get(name)
        dong = isinstance(kind, Money) and kind.currency == "VND"
        return f"{int(number):,}đ".replace(",", ".") if dong else _plain(text)


def listed(values: tuple[str, ...]) -> str:
    *first, last = values
    return f"{', '.join(first)} ~or {last}" if first else last


def answered(label: str, answer: str) -> str:
    """A label that asks needs no second sign."""
    return f"{label} {answer}" if label.endswith("?") else f"{label}: {answer}"


def _stretch(low: str, high: str) -> str:
    """From one end to the other, of which one may be missing; `<1600` is below that."""
    below, day = high.removeprefix("<") if high.startswith("<") else "", "/" in f"{low}{high}"
    if low and high:
        return f"~from {low} ~to_below {below}" if below else f"~from {low} ~to {high}"
    if low:
        return f"~from {low}" if day else f"~from {low} ~up"
    if below:
        return f"~below {below}"
    return f"~until {high}" if day else f"~at_most {high}"


def _plain(number: str) -> str:
    """Without the zeros that no author writes."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def wording(program: ir.Program, names: Mapping[str, str]) -> Wording:
    """`names` are those of the catalogue, channels among them."""
    fields = [it for page in program.pages for it in page.items if isinstance(it, ir.Field)]
    return Wording(
        BUILT_IN
        | {fact.id: fact.says for fact in program.facts}
        | {field.id: field.label for field in fields},
        {field.id: field.kind for field in fields},
        {one: names.get(f"channel/{one}", one) for one in program.channels},
    )
