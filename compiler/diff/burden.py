"""What one filing asks of an applicant and of the office, by the standard cost model.

Every figure is (least, most), read off the rules without a solver, so both are bounds: each is
right alone, and no one case need have all the most. Exact where no condition is open: documents
and questions that everybody must give, a term of one row, a fee of one amount, steps that always
happen. What is assumed rather than known:

- a list has one row, or as many as it must have;
- a fee that grows with a quantity is at most what the authored scenarios come to, and what others
  set counts as nothing, because no form knows it before;
- only papers and questions that must be given count; a paper that a register may answer, or that
  proves a relief, may be none;
- whoever files comes when the way of filing needs it: to the counter once, online once unless the
  whole goes online, by post never; once more for a result that is only handed out;
- days are working days of eight hours; other units are turned into these on the average;
- minutes of the office are those that its steps are allowed, not those that they take.
"""

from __future__ import annotations

from compiler import ir
from compiler.diff.between import Between, added, times
from compiler.diff.comparison import Burden
from compiler.diff.everybody import Everybody
from compiler.diff.paper_burden import load
from compiler.diff.rates import HOUR, STANDARD, Rates
from compiler.diff.waiting import office_minutes, visits, waiting
from compiler.evaluation import World


def burden(program: ir.Program, world: World, rates: Rates = STANDARD) -> Burden:
    """Of one version of a procedure, over all the days on which its rules change."""
    everybody = Everybody(program, world)
    papers = load(program, rates, everybody.holds)
    asked, coming, paid = everybody.questions(), visits(program), everybody.fees()
    minutes = added(
        (_each(asked, rates.question), papers.minutes, _each(coming, rates.visit.minutes))
    )
    spent = added((papers.dong, _each(coming, rates.visit.dong), _worth(minutes, rates.hour)))
    return Burden(
        documents=papers.papers,
        questions=asked,
        visits=coming,
        days=waiting(program.term),
        fee=paid,
        minutes=minutes,
        cost=added((paid, spent)),
        office_minutes=office_minutes(program, everybody.holds),
    )


def _each(count: Between, cost: int) -> Between:
    return times(count, cost, cost)


def _worth(minutes: Between, hour: int) -> Between:
    """The money for so many minutes, rounded to whole đồng."""
    least, most = ((one * hour + HOUR // 2) // HOUR for one in minutes)
    return least, most
