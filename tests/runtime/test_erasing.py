"""After answers were erased, what was written of a person stands in the register and nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from sqlalchemy import Table, select

from catalogue.kinds.base import Json
from runtime.service import Service
from runtime.store import answers, dossiers
from runtime.store.engine import Transaction
from runtime.store.tables import metadata
from tests.runtime.browsing import Browser
from tests.runtime.serving import Lodged, opened
from tests.runtime.test_applicant import MARKS
from tests.runtime.test_supplementing import ask, correct

SAID = "Chị Hoa ở hẻm 12"
KEPT = {"dossier.owner", "dossier.submitter"}
"""The register of dossiers is a record of the office; whose a dossier was stays in it."""
CATALOGUE = {"program", "artefact", "release"}
"""Read by everybody: there are other places of that name."""


@pytest.fixture
def service(tmp_path: Path, lodged: Lodged) -> Iterator[Service]:
    yield from opened(tmp_path, after=lodged.folder)


@pytest.fixture
def applicant(service: Service, lodged: Lodged) -> Browser:
    return lodged.applicant(service)


def test_nothing_that_somebody_wrote_is_left_but_names_in_the_register(
    service: Service, applicant: Browser, lodged: Lodged
) -> None:
    code = lodged.code
    ask(service, code, "tre/tre.ho_ten")
    correct(applicant, code, {"tre.ho_ten": "Nguyễn Bảo Anh"})
    applicant.open(f"/ho-so/{code}")
    applicant.send({"confirm": "yes"}, action="/rut")
    applicant.send({**MARKS, "comment": SAID}, action="/danh-gia")

    def erase(connection: Transaction) -> set[str]:
        id = dossiers.id_of_code(connection, code) or ""
        written = {SAID, *texts(answers.latest(connection, id).answers)}
        assert places(connection, written) > KEPT
        answers.erase(connection, id)
        return places(connection, written)

    assert service.store.write(erase) == KEPT


def places(connection: Transaction, written: set[str]) -> set[str]:
    """The columns in which any of it stands."""
    tables = (table for table in metadata.sorted_tables if table.name not in CATALOGUE)
    return {place for table in tables for place in _in(connection, table, written)}


def _in(connection: Transaction, table: Table, written: set[str]) -> Iterator[str]:
    for row in connection.execute(select(table)):
        for column, value in row._mapping.items():
            if any(one in str(value) for one in written):
                yield f"{table.name}.{column}"


def texts(given: Mapping[str, Json]) -> set[str]:
    """Those that tell of somebody: not codes of choices, nor the day of today."""
    return {one for one in given.values() if isinstance(one, str) and (" " in one or len(one) > 9)}
