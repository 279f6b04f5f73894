"""What the shared files say of one another: every name in them stands for something."""

from __future__ import annotations

from collections.abc import Iterable

from catalogue.diagnostics import Report, Span
from catalogue.load import Catalogue
from catalogue.suggest import not_known
from compiler.named_groups import judge_groups


def agency_kinds(catalogue: Catalogue) -> dict[str, str]:
    """Kinds of agencies: the jurisdiction's, and those that this catalogue names besides."""
    own = catalogue.head.agency_kinds if catalogue.head else {}
    kinds = {**catalogue.profile.agencies, **own}
    return {str(kind): str(name) for kind, name in kinds.items()}


def judge_references(catalogue: Catalogue, report: Report) -> None:
    """Agencies, registers and documents name each other; files that cannot be read excuse."""
    documents = [str(one.id) for one in catalogue.documents]
    registers = [str(one.id) for one in catalogue.registers]
    agencies = [str(one.id) for one in catalogue.agencies]
    kinds = list(agency_kinds(catalogue))

    def known(slug: str, name: str, names: Iterable[str], at: Span, collection: str = "") -> None:
        if name not in names and collection not in catalogue.unreadable:
            not_known(report, slug, name, names, at)

    for agency in catalogue.agencies:
        kind, at = str(agency.kind), agency.kind.span
        known("agency-kind-not-known", kind, kinds, at, "agency kind")
        if agency.under is not None:
            known("agency-not-known", str(agency.under), agencies, agency.under.span)
    for register in catalogue.registers:
        for one in register.gives:
            known("document-not-known", str(one), documents, one.span, "document")
    for document in catalogue.documents:
        if document.satisfied_by is not None:
            for name in document.satisfied_by.tree.registers:
                at = document.satisfied_by.word(name)
                known("register-not-known", name, registers, at, "register")
    if not catalogue.unreadable & {"document", "register"}:
        judge_groups(catalogue, report)
