"""Which office decides and which receives, by what the applicant has answered and chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from catalogue.kinds.base import Json
from compiler import ir
from compiler.bundle import Agency, Index
from compiler.evaluate import engine
from compiler.evaluation import World
from runtime.offices import Nowhere, chosen_intake, office
from runtime.service import Service
from tests.compiler.building import TET, program, run
from tests.runtime.filings import FILINGS
from tests.runtime.serving import browser, lodge, sign_in

ONE, TWO = {"tinh": "79", "xa": "1"}, {"tinh": "79", "xa": "2"}
AGENCIES = (
    Agency("ub_mot", "ubnd_xa", "UBND Một", ("1",)),
    Agency("ub_hai", "ubnd_xa", "UBND Hai", ("2",)),
    Agency("tt_mot", "trung_tam", "Trung tâm Một", ("1",)),
    Agency("tt_hai", "trung_tam", "Trung tâm Hai", ("2",)),
    Agency("so", "so_tu_phap", "Sở", ()),
)
INDEX = Index("thu", "Thử", (), AGENCIES, (), TET, {})
AT_HOME = ir.Place(ir.TRUE, "ubnd_xa", "at", ("me.nha", "cha.nha"), asked="noi_giai_quyet")
ANY_CENTRE = ir.Place(ir.TRUE, "trung_tam", "any_in", level="tinh", asked="noi_nop")
ANY_HALL = ir.Place(ir.TRUE, "ubnd_xa", "any_in", level="tinh", asked="noi_nop")


def decided(decides: ir.Place, receives: ir.Place, answers: Mapping[str, Json]) -> tuple[str, str]:
    """The office that decides, or the address at fault; and the chosen one that receives."""
    of = replace(program(), authority=ir.Authority((receives,), (decides,)))
    evaluation = run(engine(of, World(TET)))
    place = office(INDEX, of, evaluation, answers)
    intake = chosen_intake(INDEX, of, evaluation, answers)
    return place.path if isinstance(place, Nowhere) else place.id, intake.id if intake else ""


@pytest.mark.parametrize(
    ("answers", "who"),
    [
        ({"me.nha": ONE, "cha.nha": TWO}, ("ub_mot", "")),
        ({"me.nha": ONE, "cha.nha": TWO, "noi_giai_quyet": "cha.nha"}, ("ub_hai", "")),
        ({"cha.nha": TWO}, ("ub_hai", "")),
        ({"me.nha": ONE, "noi_nop": "tt_hai"}, ("ub_mot", "tt_hai")),
        ({"me.nha": {"tinh": "1", "xa_ten": "Xa"}}, ("tt_mot", "")),
    ],
)
def test_it_is_decided_at_the_chosen_address_and_received_where_one_likes(
    answers: Mapping[str, Json], who: tuple[str, str]
) -> None:
    assert decided(AT_HOME, ANY_CENTRE, answers) == who


@pytest.mark.parametrize(
    ("decides", "answers", "who"),
    [
        (ANY_HALL, {}, ("ub_mot", "")),
        (ANY_HALL, {"nha": TWO}, ("ub_hai", "")),
        (ANY_HALL, {"nha": ONE, "noi_nop": "tt_hai"}, ("ub_hai", "tt_hai")),
        (ANY_CENTRE, {"nha": ONE, "noi_nop": "tt_hai"}, ("tt_hai", "tt_hai")),
        (ANY_CENTRE, {"nha": ONE, "noi_nop": "khong_co"}, ("tt_mot", "")),
    ],
)
def test_any_office_is_the_chosen_or_the_nearest_one(
    decides: ir.Place, answers: Mapping[str, Json], who: tuple[str, str]
) -> None:
    assert decided(decides, ANY_CENTRE, answers) == who


def test_the_only_office_of_its_kind_is_found_by_its_kind() -> None:
    only = ir.Place(ir.TRUE, "so_tu_phap", "fixed")
    assert decided(only, only, {}) == ("so", "")


def test_the_chosen_office_receives_and_the_competent_one_goes_on(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = {**FILINGS["1.001193"], "noi_nop": "pvhcc_ben_thanh"}
    monkeypatch.setitem(FILINGS, "1.001193", chosen)
    code = lodge(browser(service), "1.001193")
    assert code not in sign_in(service, "tiepnhan").seen.text
    with_task = "SELECT step, unit FROM task"
    opened = service.store.read(lambda it: [tuple(row) for row in it.exec_driver_sql(with_task)])
    assert opened == [("tiep_nhan", "pvhcc_ben_thanh")]
