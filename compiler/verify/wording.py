"""Says the cases of a table in the author's words: labels of questions and options, never codes."""

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

TRUTH = {"yes": "có", "no": "không"}
BUILT_IN = {"lodged": "Ngày nộp hồ sơ", "channel": "Kênh nộp hồ sơ"}
ANY_CASE = "mọi trường hợp"
ENDS = frozenset(f"{day:%d/%m/%Y}" for day in (FIRST_DAY, LAST_DAY))
"""The days before and after which nothing is told apart; no author wrote them."""


@record
class Wording:
    """The words of what rows test: labels and kinds by name, and the names of channels."""

    labels: Mapping[str, str]
    kinds: Mapping[str, AnyKind]
    channels: Mapping[str, str]

    def case(self, told: Mapping[str, tuple[str, ...]]) -> str:
        """`Cách giải quyết = Giải quyết nhanh; Số bản = 3..5`."""
        parts = (
            f"{self.labels.get(name, name)} = {' hoặc '.join(self.values(name, values))}"
            for name, values in told.items()
        )
        return "; ".join(parts) or ANY_CASE

    def values(self, name: str, values: tuple[str, ...]) -> Iterator[str]:
        options = self.options(name)
        for value in values:
            low, dots, high = value.partition("..")
            if dots:
                yield f"{self.end(name, low)}..{self.last(name, high)}"
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
