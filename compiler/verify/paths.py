"""Where the parts of a program were written that have no name of their own."""

from __future__ import annotations

from compiler import ir


def check_path(check: ir.Check) -> str:
    """Checks are numbered within their page."""
    page, _, number = check.id.rpartition("/")
    return f"pages/{page}/checks/{number}"


def is_check(path: str) -> bool:
    """Whether an author wrote it so that filings are refused."""
    return "/checks/" in path or path.startswith("requirements/")
