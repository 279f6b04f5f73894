"""Bundles at the counter: each member's part of a filing, its office, and its own dossier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from catalogue.kinds.base import Json
from compiler import ir
from compiler.answers import shown
from compiler.bundle import Agency
from compiler.evaluation import Evaluation, Fault, Filing
from compiler.split import filed_members, joint_path, member_filing, own_path
from runtime.acting import accompany
from runtime.charging import at_lodging, charges
from runtime.codes import CodeFormat
from runtime.filed import amounts, file_ids, names, skipped
from runtime.filling import CHANNEL, account_of
from runtime.lookups import LookedUp
from runtime.offices import Nowhere, nowhere_fault, office
from runtime.prefilling import keep_for
from runtime.security import identifier, seal_key
from runtime.service import Catalogue, Loaded
from runtime.store import assistance, bundles, files
from runtime.store.answers import Known
from runtime.store.bundles import Part, Piece, Whole
from runtime.store.drafts import Draft
from runtime.store.engine import Transaction
from runtime.store.lodging import Lodging
from runtime.store.outbox import Message
from runtime.visits import Visit
from runtime.ways import way


@dataclass(frozen=True, slots=True)
class MemberFiled:
    """A member with its own part of a filing, judged by its own program."""

    member: ir.BundleMember
    loaded: Loaded
    evaluation: Evaluation
    answers: Mapping[str, Json]
    office: Agency | Nowhere


def members_filed(
    catalogue: Catalogue, program: ir.Program, evaluation: Evaluation, filing: Filing
) -> tuple[MemberFiled, ...]:
    return tuple(
        _member(catalogue, member, filing) for member in filed_members(program, evaluation)
    )


def _member(catalogue: Catalogue, member: ir.BundleMember, filing: Filing) -> MemberFiled:
    loaded, part = catalogue.program(member.program), member_filing(member, filing)
    evaluation = loaded.engine.run(part)
    answers = shown(loaded.program, part.answers, evaluation)
    place = office(catalogue.index, loaded.program, evaluation, answers)
    return MemberFiled(member, loaded, evaluation, answers, place)


def office_faults(
    catalogue: Catalogue, program: ir.Program, filed: tuple[MemberFiled, ...], lang: str
) -> Iterator[Fault]:
    """An address that no office of a member serves, where the form asks for it."""
    for one in filed:
        if isinstance(one.office, Nowhere):
            path = joint_path(one.member, one.office.path) if one.office.path else ""
            yield nowhere_fault(catalogue.index, program, replace(one.office, path=path), lang)


@dataclass(frozen=True, slots=True)
class Together:
    """A reviewed draft of a bundle, about to be lodged."""

    draft: Draft
    loaded: Loaded
    evaluation: Evaluation
    answers: Mapping[str, Json]
    known: Known
    intake: Agency
    members: tuple[MemberFiled, ...]


def lodge_together(visit: Visit, one: Together) -> None:
    """One record of the whole, and a dossier of its own for each member."""
    program, id = one.loaded.program, identifier()
    term = one.evaluation.term
    whole = Whole(
        id, "", one.loaded.hash, one.intake.id, CHANNEL, visit.now, term.due, term.latest, 0,
        visit.lang,
    )  # fmt: skip
    uses = {
        use.id: use.path
        for use in visit.service.store.read(lambda it: files.files_of_draft(it, one.draft.id))
    }
    pieces = tuple(_piece(visit, one, member, id, uses) for member in one.members)
    used = {id for piece in pieces for id, _ in piece.files}
    codes = CodeFormat(visit.service.config.dossier_code)

    def lodge(connection: Transaction) -> None:
        for id in uses.keys() - used:
            files.detach_from_draft(connection, one.draft.id, id)
        bundles.submit_bundle(connection, whole, pieces, _sector(program), codes)
        if bundles.whole_of(connection, whole.id) is None:
            return
        if account_of(visit, one.draft):
            keep_for(connection, visit, one.draft.id, program, one.answers)
        for piece in pieces:
            accompany(connection, visit, one.draft, piece.lodging.dossier)
            if one.draft.assisted_by:
                helper = one.draft.assisted_by
                assistance.keep(connection, piece.lodging.dossier, helper, visit.now)

    visit.service.store.write(lodge)


def _piece(
    visit: Visit, one: Together, filed: MemberFiled, bundle: str, uses: Mapping[str, str]
) -> Piece:
    member, program, evaluation = filed.member, filed.loaded.program, filed.evaluation
    assert isinstance(filed.office, Agency), "A filing without an office is not complete"
    waiting = bool(member.after)
    owner, submitter = names(program, evaluation.parties, filed.answers)
    lodging = Lodging(
        draft=one.draft.id,
        draft_version=one.draft.version,
        dossier=identifier(),
        seal_key=seal_key(),
        program=filed.loaded.hash,
        procedure=program.code,
        sector=_sector(program),
        unit=filed.office.id,
        owner=owner,
        submitter=submitter,
        channel=CHANNEL,
        at=visit.now,
        due=None if waiting else evaluation.term.due,
        latest_due=None if waiting else evaluation.term.latest,
        answers=filed.answers,
        known=_own_known(member, one.known),
        way=way(program.steps, skipped(evaluation)),
        facts={"fees": amounts(evaluation)},
        messages=() if waiting else (_message(program, filed.office, visit.lang),),
        lang=visit.lang,
        waiting=waiting,
        waits="" if waiting else evaluation.term.waits,
        charges=() if waiting else at_lodging(charges(program, evaluation)),
        account=account_of(visit, one.draft) or None,
        representation=one.draft.representation,
    )
    part = Part(
        lodging.dossier, bundle, member.id, member.after, member.result, member.if_refused,
        tuple(paper for paper, _ in member.covers),
    )  # fmt: skip
    own = ((id, own_path(member, uses[id])) for id in file_ids(filed.answers) if id in uses)
    return Piece(lodging, part, tuple((id, path) for id, path in own if path is not None))


def _message(program: ir.Program, place: Agency, lang: str) -> Message:
    return Message("lodged", {"procedure": program.code, "unit": place.id, "lang": lang})


def _own_known(member: ir.BundleMember, known: Known) -> Known:
    """What registers said of the member's parties, in the member's names."""
    registers = [
        (register, own, outcome)
        for register, party, outcome in known.registers
        if (own := _own_party(member, party)) is not None
    ]
    looked_up: list[LookedUp] = [
        replace(one, party=own)
        for one in known.looked_up
        if (own := _own_party(member, one.party)) is not None
    ]
    return Known(tuple(registers), known.findings, tuple(looked_up))


def _own_party(member: ir.BundleMember, party: str) -> str | None:
    return own_path(member, party) if party else ""


def _sector(program: ir.Program) -> str:
    return program.domain.replace("_", "").upper()
