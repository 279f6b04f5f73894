"""Where the parts of a program were written that have no name of their own."""

from __future__ import annotations

from collections.abc import Iterator

from compiler import ir


def check_path(check: ir.Check) -> str:
    """Checks are numbered within their page."""
    page, _, number = check.id.rpartition("/")
    return f"pages/{page}/checks/{number}"


def gap_path(decision: str, number: int) -> str:
    """Gaps are told where the decision stands, and counted."""
    return f"{decision}/:gap/{number}"


def is_check(path: str) -> bool:
    """Whether an author wrote it so that filings are refused."""
    return "/checks/" in path or path.startswith("requirements/")


def check_names(program: ir.Program) -> Iterator[tuple[str, str]]:
    """Each check and requirement, with its words."""
    for page in program.pages:
        yield from ((check_path(one), one.says) for one in page.checks)
    yield from ((f"requirements/{one.id}", one.says) for one in program.requirements)
