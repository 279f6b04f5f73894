"""Every kind of change: for whom it is how bad, what becomes of open dossiers, its mirror."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compiler.diff.comparison import Action, Kind, Severity

GATE = "A gate: undoing what it points at gives no finding of its own"


def _pair(
    worse: str,
    better: str,
    bad: tuple[int, int, int, Action],
    good: tuple[int, int, int, Action],
) -> Iterator[Kind]:
    """Two kinds, each the mirror of the other."""
    yield Kind(worse, Severity(*bad[:3]), bad[3], better)
    yield Kind(better, Severity(*good[:3]), good[3], worse)


def _own(slug: str, citizen: int, officer: int, inflight: int, action: Action) -> Iterator[Kind]:
    """A kind whose way back is of the same kind."""
    yield Kind(slug, Severity(citizen, officer, inflight), action, slug)


def _to(slug: str, mirror: str, *severity: int, action: Action) -> Iterator[Kind]:
    """A kind whose way back is told by a kind that more than one leads to."""
    yield Kind(slug, Severity(*severity), action, mirror)


def _gate(
    slug: str, citizen: int, officer: int, inflight: int, alone: str = GATE
) -> Iterator[Kind]:
    yield Kind(slug, Severity(citizen, officer, inflight), "block", alone=alone)


def _procedure() -> Iterator[Kind]:
    yield from _pair("procedure-removed", "procedure-added", (3, 2, 3, "keep"), (1, 2, 0, "none"))
    yield Kind(
        "procedure-replaced", Severity(2, 2, 2), "keep",
        alone="The earlier edition cannot name what comes later: back again, one is new and one "
        "abolished",
    )  # fmt: skip
    yield from _own("procedure-code-changed", 2, 2, 2, "ask")
    yield from _own("title-changed", 1, 1, 0, "apply")
    yield from _own("sector-changed", 1, 2, 0, "apply")
    yield from _own("procedure-wording-changed", 1, 1, 0, "apply")
    yield from _pair("audience-narrowed", "audience-widened", (3, 2, 2, "keep"), (1, 2, 0, "apply"))
    yield from _pair(
        "effective-date-moved-earlier", "effective-date-moved-later",
        (2, 2, 2, "ask"), (2, 2, 2, "ask"),
    )  # fmt: skip
    yield from _pair(
        "expiry-set-or-shortened", "expiry-lifted-or-extended",
        (2, 2, 2, "ask"), (1, 1, 0, "apply"),
    )  # fmt: skip
    yield from _own("transition-changed", 2, 2, 3, "ask")
    yield from _own("publication-decision-changed", 1, 1, 0, "apply")
    yield from _pair("channel-removed", "channel-added", (3, 2, 1, "keep"), (1, 2, 0, "apply"))
    yield from _pair(
        "online-level-lowered", "online-level-raised", (3, 2, 1, "apply"), (1, 2, 1, "apply")
    )
    yield from _pair("sets-increased", "sets-decreased", (2, 1, 2, "keep"), (1, 1, 1, "apply"))
    yield from _own("parties-changed", 2, 2, 2, "ask")
    yield from _own("members-changed", 2, 3, 3, "ask")


def _components() -> Iterator[Kind]:
    yield from _pair(
        "component-added-required", "component-removed", (3, 2, 3, "keep"), (1, 2, 1, "apply")
    )
    yield from _to("component-added-optional", "component-removed", 1, 2, 0, action="apply")
    yield from _pair(
        "component-made-required", "component-made-optional",
        (3, 2, 3, "keep"), (1, 1, 1, "apply"),
    )  # fmt: skip
    yield from _pair(
        "component-count-increased", "component-count-decreased",
        (2, 1, 2, "keep"), (1, 1, 1, "apply"),
    )  # fmt: skip
    yield from _pair(
        "copy-form-tightened", "copy-form-relaxed", (3, 2, 3, "keep"), (1, 1, 1, "apply")
    )
    yield from _pair(
        "component-condition-widened", "component-condition-narrowed",
        (3, 2, 2, "keep"), (1, 2, 1, "apply"),
    )  # fmt: skip
    yield from _own("component-condition-changed", 2, 2, 2, "ask")
    yield from _pair(
        "component-alternative-removed", "component-alternative-added",
        (3, 2, 2, "keep"), (1, 2, 0, "apply"),
    )  # fmt: skip
    yield from _pair(
        "component-asked-again", "component-replaced-by-state-data",
        (3, 2, 2, "keep"), (1, 2, 1, "apply"),
    )  # fmt: skip
    yield from _pair(
        "component-age-shortened", "component-age-lengthened",
        (3, 1, 2, "keep"), (1, 1, 0, "apply"),
    )  # fmt: skip
    yield from _own("form-version-changed", 2, 2, 2, "keep")
    yield from _own("component-details-changed", 2, 2, 2, "ask")
    yield from _own("component-wording-changed", 1, 1, 0, "apply")
    yield from _own("outline-changed", 1, 1, 0, "apply")


def _form() -> Iterator[Kind]:
    yield from _pair("field-added-required", "field-removed", (3, 1, 3, "keep"), (1, 2, 3, "ask"))
    yield from _to("field-added-computed", "field-removed", 1, 1, 1, action="apply")
    yield from _to("field-added-optional", "field-removed", 1, 1, 0, action="apply")
    yield from _pair(
        "field-made-required", "field-made-optional", (3, 1, 3, "keep"), (1, 1, 1, "apply")
    )
    yield from _pair(
        "field-kind-narrowed", "field-kind-widened", (3, 2, 3, "ask"), (2, 2, 2, "ask")
    )
    yield from _own("field-kind-changed", 3, 2, 3, "ask")
    yield from _pair(
        "field-constraint-tightened", "field-constraint-relaxed",
        (3, 1, 3, "keep"), (1, 1, 1, "apply"),
    )  # fmt: skip
    yield from _pair(
        "file-rules-tightened", "file-rules-relaxed", (2, 1, 2, "keep"), (1, 1, 1, "apply")
    )
    yield from _pair("option-removed", "option-added", (3, 2, 3, "ask"), (1, 2, 1, "apply"))
    yield from _own("option-relabelled", 1, 1, 0, "apply")
    yield from _own("option-code-changed", 1, 2, 3, "ask")
    yield from _pair(
        "field-asked-of-more", "field-asked-of-fewer", (2, 1, 2, "ask"), (1, 1, 2, "ask")
    )
    yield from _own("field-condition-changed", 2, 1, 2, "ask")
    yield from _own("field-computation-changed", 2, 2, 2, "ask")
    yield from _own("field-moved", 1, 1, 0, "apply")
    yield Kind(
        "field-renamed", Severity(0, 1, 1), "apply",
        alone="Only what comes later can name the id before: back again, one question goes and "
        "another comes",
    )  # fmt: skip
    yield from _own("field-label-changed", 1, 1, 0, "apply")
    yield from _own("field-help-changed", 1, 1, 0, "apply")
    yield from _pair("section-removed", "section-added", (1, 1, 1, "ask"), (1, 1, 0, "apply"))
    yield from _own("section-moved", 1, 1, 0, "apply")
    yield from _own("form-wording-changed", 1, 1, 0, "apply")
    yield from _pair("check-added", "check-removed", (3, 1, 3, "keep"), (1, 2, 1, "apply"))
    yield from _pair("check-tightened", "check-relaxed", (3, 1, 3, "keep"), (1, 1, 1, "apply"))
    yield from _own("check-changed", 2, 1, 2, "ask")
    yield from _pair(
        "case-option-removed", "case-option-added", (3, 2, 3, "ask"), (1, 2, 1, "apply")
    )
    yield from _pair("case-split", "case-merged", (2, 2, 3, "ask"), (1, 2, 3, "ask"))
    yield from _own("case-changed", 2, 2, 2, "ask")


def _fees() -> Iterator[Kind]:
    yield from _pair("fee-increased", "fee-decreased", (3, 2, 2, "keep"), (1, 2, 2, "keep"))
    yield from _own("fee-amount-changed", 3, 2, 2, "ask")
    yield from _pair("fee-added", "fee-removed", (3, 2, 2, "keep"), (1, 2, 2, "keep"))
    yield from _own("fee-unit-changed", 3, 2, 2, "ask")
    yield from _pair(
        "fee-condition-widened", "fee-condition-narrowed", (3, 2, 2, "keep"), (1, 2, 2, "keep")
    )
    yield from _own("fee-condition-changed", 3, 2, 2, "ask")
    yield from _pair("exemption-removed", "exemption-added", (3, 2, 2, "keep"), (1, 2, 2, "keep"))
    yield from _pair(
        "exemption-narrowed", "exemption-widened", (3, 2, 2, "keep"), (1, 2, 2, "keep")
    )
    yield from _own("exemption-changed", 2, 2, 2, "ask")
    yield from _own("fee-channel-difference-changed", 2, 1, 1, "keep")
    yield from _own("fee-validity-changed", 2, 2, 2, "ask")
    yield from _own("fee-due-changed", 2, 2, 1, "keep")
    yield from _own("fee-details-changed", 2, 2, 1, "keep")
    yield from _own("fee-wording-changed", 1, 1, 0, "apply")


def _times() -> Iterator[Kind]:
    yield from _pair(
        "deadline-lengthened", "deadline-shortened", (3, 1, 1, "keep"), (1, 3, 2, "keep")
    )
    yield from _own("deadline-changed", 2, 2, 2, "ask")
    yield from _own("deadline-unit-changed", 2, 2, 2, "keep")
    yield from _own("deadline-start-event-changed", 2, 2, 2, "keep")
    yield from _pair("deadline-removed", "deadline-added", (3, 2, 1, "keep"), (1, 3, 2, "keep"))
    yield from _pair(
        "deadline-extension-added", "deadline-extension-removed",
        (3, 1, 1, "keep"), (1, 3, 2, "keep"),
    )  # fmt: skip
    yield from _own("deadline-details-changed", 2, 2, 1, "keep")
    yield from _own("silence-changed", 3, 3, 2, "keep")


def _basis() -> Iterator[Kind]:
    yield from _pair(
        "legal-basis-removed", "legal-basis-added", (2, 2, 0, "apply"), (1, 1, 0, "apply")
    )
    yield from _own("legal-basis-replaced", 1, 2, 1, "keep")
    yield from _own("legal-basis-provision-changed", 1, 2, 0, "apply")


def _office() -> Iterator[Kind]:
    yield from _own("competent-authority-changed", 2, 3, 3, "ask")
    yield from _own("level-changed", 3, 3, 3, "keep")
    yield from _pair("step-removed", "step-added", (0, 2, 2, "keep"), (0, 2, 2, "keep"))
    yield from _own("step-role-changed", 0, 3, 3, "ask")
    yield from _own("step-order-changed", 0, 2, 3, "keep")
    yield from _own("step-condition-changed", 0, 2, 3, "keep")
    yield from _own("step-time-changed", 0, 2, 1, "keep")
    yield from _own("step-wording-changed", 0, 1, 0, "apply")
    yield from _pair(
        "checklist-item-removed", "checklist-item-added", (0, 2, 1, "apply"), (0, 2, 1, "apply")
    )
    yield from _own("register-use-changed", 1, 2, 1, "ask")


def _outcomes() -> Iterator[Kind]:
    yield from _pair("result-removed", "result-added", (2, 2, 2, "keep"), (1, 2, 0, "keep"))
    yield from _own("result-kind-changed", 2, 2, 2, "keep")
    yield from _pair(
        "result-validity-shortened", "result-validity-lengthened",
        (3, 1, 2, "keep"), (1, 1, 2, "keep"),
    )  # fmt: skip
    yield from _own("result-details-changed", 1, 1, 1, "keep")
    yield from _pair(
        "eligibility-condition-tightened", "eligibility-condition-relaxed",
        (3, 2, 3, "keep"), (1, 2, 1, "apply"),
    )  # fmt: skip
    yield from _own("eligibility-condition-unclear", 2, 2, 2, "ask")
    yield from _own("eligibility-wording-changed", 1, 1, 0, "apply")


def _shared() -> Iterator[Kind]:
    yield from _pair(
        "list-option-removed", "list-option-added", (3, 2, 3, "ask"), (1, 1, 1, "apply")
    )
    yield from _own("list-option-relabelled", 1, 1, 0, "apply")
    yield from _own("shared-part-changed", 1, 1, 1, "ask")
    yield from _own("calendar-changed", 1, 2, 1, "keep")
    yield from _pair("agency-removed", "agency-added", (2, 3, 3, "ask"), (1, 2, 0, "apply"))
    yield from _own("agency-changed", 1, 2, 1, "ask")
    yield from _own("name-changed", 1, 1, 0, "apply")
    yield from _pair(
        "translation-missing", "translation-added", (1, 0, 0, "apply"), (1, 0, 0, "apply")
    )
    yield from _own("translation-changed", 1, 0, 0, "apply")
    yield from _own("scenario-changed", 0, 0, 0, "none")
    yield from _own("source-only", 0, 0, 0, "none")


def _gates() -> Iterator[Kind]:
    yield from _gate("effective-date-retroactive", 3, 3, 3)
    # No block: a decision by the short way may follow the effect, and no program tells which is.
    yield Kind("notice-too-short", Severity(2, 2, 0), "none", alone=GATE)
    yield from _gate("fee-validity-gap", 3, 3, 2)
    yield from _gate("fee-validity-overlap", 3, 3, 2)
    yield from _gate("step-time-sum-exceeds-deadline", 0, 3, 2)
    yield from _gate("change-without-legal-basis", 3, 3, 2)
    yield from _gate("personal-data-class-raised", 3, 2, 2)
    yield from _gate("draft-used-by-published", 2, 3, 2)


CHANGES: tuple[Kind, ...] = (
    *_procedure(),
    *_components(),
    *_form(),
    *_fees(),
    *_times(),
    *_basis(),
    *_office(),
    *_outcomes(),
    *_shared(),
    *_gates(),
)
KINDS: Mapping[str, Kind] = {kind.slug: kind for kind in CHANGES}
