"""Counts the faults seeded into the examples by sort, and who found each of them.

It takes some minutes; `--few` takes the sample of the tests.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator

from tests.compiler import spoilt, test_proof_mutants, test_written_mutants
from tests.compiler.equivalence import differ
from tests.compiler.judging import findings, told

FINDERS = ("check", "verify", "scenario", "nobody", "missed")


def programs(few: bool) -> Iterator[tuple[str, str]]:
    """Of faults seeded into programs; `verify` stands for all that looks at programs."""
    known = test_proof_mutants.everything()
    for number in test_proof_mutants.tried() if few else range(len(known)):
        one, world, mutant = known[number]
        if told(mutant, findings(mutant.program, one, world)):
            yield mutant.how, "verify"
        else:
            by = "missed" if differ(one.program, mutant.program, world) else "nobody"
            if by == "missed":
                print(mutant.how, one.program.code, mutant.path, file=sys.stderr)
            yield mutant.how, by


def texts(few: bool) -> Iterator[tuple[str, str]]:
    known = spoilt.everything()
    for number in test_written_mutants.tried() if few else range(len(known)):
        name, fault = known[number]
        by = spoilt.spoiling(name).found_by(fault)
        if by == "missed":
            print(fault.how, fault.file, fault.told, file=sys.stderr)
        yield fault.how, by


def tell(title: str, found: Iterator[tuple[str, str]]) -> None:
    counted = Counter(found)
    print(f"{title:<44}" + "".join(f"{finder:>10}" for finder in ("made", *FINDERS)))
    sums = Counter[str]()
    for how in sorted({how for how, _ in counted}):
        row = [counted[how, finder] for finder in FINDERS]
        sums.update(dict(zip(FINDERS, row, strict=True)))
        print(f"  {how:<42}" + "".join(f"{one:>10}" for one in (sum(row), *row)))
    whole = [sums[finder] for finder in FINDERS]
    print(f"  {'all':<42}" + "".join(f"{one:>10}" for one in (sum(whole), *whole)) + "\n")


def main() -> None:
    few = "--few" in sys.argv[1:]
    tell("Written into texts", texts(few))
    tell("Seeded into programs", programs(few))


if __name__ == "__main__":
    main()
