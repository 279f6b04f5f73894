"""Lint: one document has one name, and one name is one document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from catalogue.diagnostics import Diagnostic
from catalogue.shared import Document
from catalogue.text import fold
from compiler.lint.rule import CatalogueRule, Rule, Subject, Whole, finding


class SameDocument(CatalogueRule):
    """Two documents of the catalogue have one name.

    The applicant fetches the same paper twice because two offices call for it by two ids, and
    what was handed in once is not recognised.
    """

    slugs = ("document-named-twice",)

    def check(self, whole: Whole) -> Iterator[Diagnostic]:
        first: dict[str, Document] = {}
        for document in whole.catalogue.documents:
            other = first.setdefault(alike(str(document.name)), document)
            if other is not document:
                yield finding(
                    "document-named-twice", document.id.span, related=[other.id.span],
                    name=document.name, id=document.id, other=other.id,
                )  # fmt: skip


class DocumentRenamed(Rule):
    """A procedure calls a shared document by another name.

    The applicant takes it for a second paper. A name that only adds to the document's own is no
    other name.
    """

    slugs = ("document-renamed",)

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        for paper in subject.program.components:
            document = subject.shared.document(paper.document)
            if document and alike(str(document.name)) not in alike(paper.name):
                yield subject.finding(
                    "document-renamed", f"components/{paper.id}", related=[document.id.span],
                    name=paper.name, known=document.name,
                )  # fmt: skip


@lru_cache(maxsize=1 << 14)
def alike(name: str) -> str:
    """Small letters without marks, signs and double spaces."""
    return " ".join(re.findall(r"\w+", fold(name)))
