"""The public notice of a procedure: every part that the law wants published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from compiler.evaluation import World
from compiler.ir import (
    TRUE,
    Component,
    ComponentGroup,
    ComponentLine,
    ComponentNote,
    Expr,
    Member,
    Place,
    Program,
)
from renderers import i18n, law_prose, prose
from renderers.clock_prose import capital, phrase, sentences
from renderers.decisions import local_decisions
from renderers.demands import any_row, demands, handing_over, parts, unsaid
from renderers.fee_table import FeeRow, fee_table
from renderers.masthead import Site
from renderers.members import MemberLine, member_lines
from renderers.saying import say
from renderers.standing import standing
from renderers.words import Words, words


@dataclass(frozen=True, slots=True)
class NoticeStep:
    says: str
    role: str
    within: str
    case: str


@dataclass(frozen=True, slots=True)
class NoticePaper:
    """A line of the dossier's composition: a paper, or a note when `copies` is ''."""

    name: str
    verb: str
    copies: str
    case: str
    lookup: str
    form: bool
    """Nothing is handed in for it: it is filled in, or confirmed."""
    more: tuple[str, ...] = ()
    """All else that is asked of it, a sentence each."""


@dataclass(frozen=True, slots=True)
class NoticePapers:
    """Papers under one heading; `how` says how many of them are needed, '' for all."""

    heading: str
    how: str
    papers: tuple[NoticePaper | NoticePapers, ...]
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeResult:
    name: str
    outcome: str
    code: str
    delivery: str
    within: str = ""
    valid: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """`states` tells, by part, whether it is `given`, `none` or `not_stated`."""

    site: Site
    title: str
    code: str
    name: str
    domain: str
    before: str
    start: str
    source: str
    online: str
    online_reason: str
    steps: tuple[NoticeStep, ...]
    channels: tuple[str, ...]
    papers: tuple[NoticePaper | NoticePapers, ...]
    sets: str
    term: tuple[str, ...]
    audience: tuple[str, ...]
    receives: tuple[str, ...]
    decides: tuple[str, ...]
    results: tuple[NoticeResult, ...]
    fees: tuple[FeeRow, ...]
    forms: tuple[str, ...]
    requirements: tuple[str, ...]
    basis: tuple[str, ...]
    states: dict[str, str]
    glance: tuple[tuple[str, str], ...]
    members: tuple[MemberLine, ...] = ()
    """Of a bundle, its procedures."""
    decided: tuple[str, ...] = ()
    """What the place has decided of it."""


def notice(site: Site, program: Program, world: World, *, today: date) -> Notice:
    """Render with `page("public/notice", view)`; it can be started when it is in force today. What
    is over today, such as a relief until last year, is not told."""
    program = standing(program, today)
    known = words(program, world, site.lang)
    in_force = program.start <= today and (program.end is None or today < program.end)
    startable = in_force and program.online != "none" and bool(program.pages)
    table = fee_table(program, world, site.lang)
    stated = program.stated
    term = tuple(sentences(program.term, known)) if program.term else ()
    return Notice(
        site=site,
        title=program.name,
        code=program.code,
        name=program.name,
        domain=program.domain_name,
        before=program.before_lodging,
        start=f"/f/{program.code}" if startable else "",
        source=_source(program, known),
        online=known.name("online", program.online),
        online_reason=program.online_reason,
        steps=tuple(
            NoticeStep(
                one.says,
                known.name("role", one.role),
                phrase(one.within, known),
                prose.sentence(one.when, known),
            )
            for one in program.steps
        ),
        channels=tuple(known.name("channel", one) for one in program.channels),
        papers=(*_outline(program, known), *_proofs(program, known)),
        sets=say(known.lang, "notice/sets_count", count=program.sets),
        term=term,
        audience=tuple(known.name("audience", one) for one in program.audience),
        receives=_places(program.authority.receives, known),
        decides=_places(program.authority.decides, known),
        results=tuple(
            NoticeResult(
                one.name,
                known.name("outcome", one.outcome),
                one.code,
                ", ".join(known.name("delivery", way) for way in one.delivery),
                phrase(one.within, known) if one.within else "",
                law_prose.validity(one.valid, known),
            )
            for one in program.results
        ),
        fees=table.rows,
        forms=tuple(dict.fromkeys(it.name for it in program.components if it.verb == "declare")),
        requirements=tuple(one.says or one.judged for one in program.requirements),
        basis=tuple(law_prose.citation(one, known) for one in program.basis),
        states={part: getattr(stated, part) for part in stated.__match_args__},
        glance=_glance(program, table.rows, term, known),
        members=member_lines(program, known),
        decided=local_decisions(program, known),
    )


def _source(program: Program, known: Words) -> str:
    """From when until when it holds, and which decision published it."""
    start = i18n.day(program.start, known.lang)
    end = i18n.day(program.end, known.lang) if program.end else ""
    key = "notice/in_force_until" if end else "notice/in_force"
    in_force = say(known.lang, key, start=start, end=end)
    text = f"{in_force}."
    if program.published_by:
        decision = law_prose.citation(program.published_by, known)
        text = say(known.lang, "notice/published", in_force=in_force, decision=decision)
    if program.transition == "keep":
        return text
    return f"{text} {say(known.lang, f'notice/transition_{program.transition}', start=start)}"


def _glance(
    program: Program, fees: tuple[FeeRow, ...], term: tuple[str, ...], known: Words
) -> tuple[tuple[str, str], ...]:
    """The three things one looks for first."""
    amounts = list(dict.fromkeys(row.amount for row in fees))
    simple = len(amounts) == 1 and "; " not in amounts[0]
    several = say(known.lang, "notice/several_fees", count=len(program.fees))
    cost = amounts[0] if simple else several
    free = "notice/free" if program.stated.fees == "none" else "notice/unpublished"
    return (
        (
            say(known.lang, "notice/glance_term"),
            capital(term[0]) if term else say(known.lang, "notice/not_set"),
        ),
        (say(known.lang, "notice/glance_fees"), cost if fees else say(known.lang, free)),
        (
            say(known.lang, "notice/glance_channels"),
            ", ".join(known.name("channel", one) for one in program.channels),
        ),
    )


def _places(places: tuple[Place, ...], known: Words) -> tuple[str, ...]:
    return tuple(
        f"{prose.sentence(one.when, known)}: {law_prose.place(one, known)}"
        if one.when != TRUE
        else law_prose.place(one, known)
        for one in places
    )


# The composition of the dossier


def _outline(program: Program, known: Words) -> tuple[NoticePaper | NoticePapers, ...]:
    components = {one.id: one for one in program.components}
    return tuple(_member(one, components, known, (), None) for one in program.outline)


def _proofs(program: Program, known: Words) -> Iterator[NoticePapers]:
    """What proves a relief that is given; it stands in no group of the dossier."""
    fees: dict[str, dict[str, str]] = {}
    for fee in program.fees:
        for relief in fee.relief:
            fees.setdefault(relief.proof, {})[fee.id] = fee.name
    papers = []
    for one in program.components:
        if one.proof_of and one.id in fees:
            proves = say(known.lang, "notice/proof_of", fees=", ".join(fees[one.id].values()))
            paper = _paper(one, known, (one.asked_in_case,), None)
            papers.append(replace(paper, more=(*paper.more, proves)))
    if papers:
        yield NoticePapers(say(known.lang, "notice/proofs"), "", tuple(papers))


def _member(
    member: Member, components: Mapping[str, Component], known: Words, said: tuple[Expr, ...],
    around: ComponentGroup | None,
) -> NoticePaper | NoticePapers:  # fmt: skip
    """`said` are the conditions that the headings above have stated."""
    match member:
        case ComponentNote(text=text):
            return NoticePaper(text, "", "", "", "", form=False)
        case ComponentLine(component=id_):
            return _paper(components[id_], known, said, around)
        case ComponentGroup(how=how, heading=heading, when=when, members=members):
            rest = unsaid(when, (*said, *any_row(member)))
            inside = (*said, *parts(when))
            whole = replace(
                member, each=member.each or (around.each if around else None),
                to=member.to or (around.to if around else ""),
                sets=member.sets or (around.sets if around else 0),
            )  # fmt: skip
            return NoticePapers(
                capital(heading or prose.sentence(rest, known)),
                "" if how == "all_of" else known.name("how", how),
                tuple(_member(one, components, known, inside, whole) for one in members),
                tuple(handing_over(member, known)),
            )


def _paper(
    one: Component, known: Words, said: tuple[Expr, ...], around: ComponentGroup | None
) -> NoticePaper:
    registers = known.say("or").join(known.name("register", id_) for id_ in one.lookup.registers)
    return NoticePaper(
        name=one.name,
        verb=known.name("verb", one.verb),
        copies=law_prose.copies(one.copies, known) or known.name("verb", one.verb),
        case=prose.sentence(unsaid(one.asked_in_case, (*said, *any_row(one))), known),
        lookup=say(known.lang, "notice/lookup", registers=registers) if registers else "",
        form=one.verb == "declare" or (one.consent is not None and not one.copies),
        more=demands(one, known, around),
    )
