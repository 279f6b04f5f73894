"""What a reviewer asks first, and which kinds of change answer it."""

from __future__ import annotations

from collections.abc import Mapping

from compiler.diff.comparison import AUDIENCES as CONCERNED
from compiler.diff.comparison import Change, Severity

OFFICE = "steps"
"""What only offices do, which a reviewer asks for all the same."""
TOPICS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("money", ("fee-", "exemption-")),
    ("papers", ("component-", "copy-form-", "form-version-", "sets-")),
    ("time", ("deadline-", "silence-", "result-validity-")),
    ("answers", ("field-", "option-", "case-", "check-", "file-rules-", "list-option-")),
    ("who", ("procedure-", "audience-", "channel-", "online-", "eligibility-", "parties-")),
    (OFFICE, ("step-", "checklist-", "competent-authority-")),
)
"""By the beginnings of slugs; the first that fits."""

PARTS: Mapping[str, str] = {"fees": "money", "components": "papers", "term": "time"}
"""The topic of the parts of a program."""
AUDIENCES = ("citizen", "officer", "inflight", "none")
MEASURES: Mapping[str, str] = {
    "documents": "", "questions": "", "visits": "", "days": "", "fee": "VND", "minutes": "",
    "cost": "VND", "office_minutes": "",
}  # fmt: skip
"""The figures of a burden, with the currency of those that are money."""


FELT: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("_money", ("fee-", "exemption-")),
    ("_time", ("deadline-",)),
    ("_papers", ("component-condition-", "component-made-")),
    ("_answers", ("field-",)),
    ("_filing", ("check-", "eligibility-")),
)
"""How somebody feels a change who is shown as an example, by the beginnings of slugs."""


SILENT = (
    "translation-",
    "source-only",
    "scenario-",
    "legal-basis-",
    "publication-",
    "sector-",
    "register-use-",
    "effective-date-",
    "expiry-",
    "notice-too-short",
    "shared-part-",
    "procedure-",
    "name-",
)
"""What concerns nobody who files, or is said by the head of the procedure."""


def felt(slug: str) -> str:
    return next((name for name, heads in FELT if slug.startswith(heads)), "")


def topic(slug: str) -> str:
    """'' for what no reviewer asks first."""
    return next((name for name, heads in TOPICS if slug.startswith(heads)), "")


def felt_by_citizens(change: Change) -> bool:
    """Whether those who file would have to be told, for better or worse."""
    silent = change.action == "block" or change.slug.startswith(SILENT)
    return bool(change.severity.citizen) and not silent


def whose(change: Change) -> str:
    """Whose matter it is: that of citizens where they feel it, else of whom it concerns most; of
    equals, citizens before officers before dossiers."""
    if felt_by_citizens(change):
        return "citizen"
    return _most(change.severity)


def _most(severity: Severity) -> str:
    levels = {audience: getattr(severity, audience) for audience in CONCERNED}
    most = max(levels.values())
    return next(one for one, level in levels.items() if level == most) if most else "none"
