"""Two neighbouring filings: the second has one more of something, and must not pay less."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from catalogue.domains import Numbers
from catalogue.kinds.env import PlainEnv
from catalogue.kinds.money import Money
from compiler import ir
from compiler.evaluate import Engine
from compiler.evaluation import FeeState, Filing
from compiler.verify import quantities as q
from compiler.verify import solver as s
from compiler.verify.claim import Args, Case
from compiler.verify.encoding import Encoder
from compiler.verify.forms import Form
from compiler.verify.quantities import Amount, NotLinear
from compiler.verify.solver import Term
from compiler.verify.values import Known


@dataclass(frozen=True, slots=True)
class Rising:
    """One fee, and the number with which it may only rise."""

    form: Form
    fee: ir.Fee

    def falls(self) -> tuple[Term, ...] | None:
        """What holds of somebody who would pay less for one more; None: that cannot be said."""
        field, encoder = self._field(), self.form.encoder
        domain = field.kind.domain() if field is not None else None
        due = self.form.rule(self.fee.when, "").holds
        worth = self._worth(encoder)
        if worth is None or not isinstance(domain, Numbers):
            return None
        amount, known = worth
        first = (self.form.given[self.fee.monotone], due, known)
        more = tuple(s.with_next(term, self.fee.monotone, 1) for term in (due, known))
        number = s.with_next(amount.term, self.fee.monotone, 1)
        inside = s.below(s.whole(self.fee.monotone), s.constant(domain.high))
        return (*first, *more, inside, s.below(number, amount.term))

    def _worth(self, encoder: Encoder) -> tuple[Amount, Term] | None:
        amount = self.fee.amount
        rows = ir.Pick("", amount.rows, "", amount.hit, amount.rest)
        try:
            found = encoder.thing(rows)
        except NotLinear:
            return None
        if not isinstance(found, Known) or not isinstance(found.value, Amount):
            return None
        value, rounding = found.value, self.fee.round
        if rounding is not None:
            value = q.rounded(value, rounding.how, rounding.to)
        return value, found.known

    def _field(self) -> ir.Field | None:
        for page in self.form.program.pages:
            for item in page.items:
                if isinstance(item, ir.Field) and item.id == self.fee.monotone:
                    return item if item.value is None else None
        return None

    def case(self) -> Case:
        """For telling of the person: the number, and what the rows look at."""
        return Case(shown=(self.fee.monotone,), holds=tuple(r.when for r in self.fee.amount.rows))

    def replayed(self, engine: Engine, filing: Filing) -> Args | None:
        """Both amounts as the evaluator has them, if the second is the smaller."""
        field = self._field()
        assert field is not None
        value = field.kind.load(filing.answers[field.id])
        domain = field.kind.domain()
        assert isinstance(value, (int, Decimal))
        assert isinstance(domain, Numbers)
        one = Decimal(1).scaleb(-domain.scale) if domain.scale else 1
        answers = {**filing.answers, field.id: field.kind.dump(value + one)}
        before, after = (
            self._state(engine, each) for each in (filing, replace(filing, answers=answers))
        )
        if before is None or after is None or after >= before:
            return None
        currency = Money(currency=self.fee.currency)  # type: ignore[arg-type]
        return (
            ("name", self.fee.name), ("field", field.label),
            ("before", _shown(currency, before)), ("after", _shown(currency, after)),
        )  # fmt: skip

    def _state(self, engine: Engine, filing: Filing) -> int | None:
        states: tuple[FeeState, ...] = engine.run(filing).fees
        found = next(one for one in states if one.id == self.fee.id)
        return found.before.low if found.due and found.before.decided else None


def _shown(kind: Money, amount: int) -> str:
    return kind.show(amount, PlainEnv(date(2026, 1, 1)))
