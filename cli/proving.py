"""Commands that try a catalogue on people: verify, test, why."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from cli.options import CLEAN, FINDINGS, FOLDER, FORM, LANGUAGE, SEVERITIES, Place
from cli.telling import busy, counting, language, nothing, reaches, save, sound, tell

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("catalogue", type=FOLDER)
@click.option("--format", "form", type=click.Choice(["full", "concise", "json"]), default="full")
@click.option("--fail-on", type=click.Choice(SEVERITIES), default="warning", show_default=True)
@click.option("--no-cache", is_flag=True, help="Không dùng kết quả lần trước · prove afresh.")
@click.option("--require-proof", is_flag=True, help="Lỗi khi còn điều chưa rõ · fail if open.")
@click.option("--jobs", type=click.IntRange(0, 64), default=0, help="Số tiến trình · processes.")
@LANGUAGE
def verify(
    catalogue: Path, form: str, fail_on: str, no_cache: bool, require_proof: bool, jobs: int,
    lang: Any,
) -> None:  # fmt: skip
    """Chứng minh quy định bao hết mọi người nộp · prove that the rules answer every applicant."""
    from compiler.verify.folder import has_solver, verify_folder
    from renderers.proofs import proved

    with counting() as progress:
        done = verify_folder(catalogue, jobs, progress, afresh=no_cache)
    tell(done.found, catalogue, form, lang)
    click.echo(proved(done, has_solver(), language(lang)), nl=False, err=form != "full")
    unproved = require_proof and (done.open > 0 or not has_solver())
    sys.exit(FINDINGS if unproved or reaches(done.found, fail_on) else CLEAN)


@click.command()
@click.argument("catalogue", type=FOLDER)
@click.argument("codes", nargs=-1, metavar="[MÃ_SỐ]...")
@click.option("--coverage", "whole", is_flag=True, help="Mọi nhánh và chỗ của nó · every branch.")
@click.option("--require-coverage", "require", is_flag=True,
              help="Lỗi khi chưa thử hết · fail below 100 % of what can happen.")  # fmt: skip
@click.option("--propose", is_flag=True, help="Soạn tình huống còn thiếu · draft what is missing.")
@click.option("--write", is_flag=True, help="Ghi tình huống đã soạn vào tệp · append the drafts.")
@FORM
@LANGUAGE
def test(
    catalogue: Path, codes: tuple[str, ...], whole: bool, require: bool, propose: bool,
    write: bool, form: str, lang: Any,
) -> None:  # fmt: skip
    """Chạy các tình huống, xem còn thiếu nhánh nào · run the scenarios, tell what they try."""
    from compiler.trials import try_all
    from renderers import branches, trials
    from renderers.words import words

    made = sound(catalogue, lang)
    only = _chosen(made, codes)
    if propose or write:
        _propose(catalogue, made, only, lang, write=write)
        return
    prove = (whole or require) and _has_solver()
    done = [try_all(one, made, prove=prove) for one in only]
    failed = sum(one.failed for one in done)
    total = sum(len(one.found) for one in done)
    told = []
    for one in done:
        known, place = (
            words(one.program, made.world, language(lang)),
            one.compiled.places.__getitem__,
        )
        if form == "json":
            told.append(branches.as_data(one.coverage, known, place))
            continue
        for scenario, found in one.found:
            names = made.world.names
            click.echo(trials.line(one.program, scenario, found, language(lang), names), nl=False)
        if one.coverage.branches:
            click.echo(branches.line(one.coverage, known), nl=False)
            shown = branches.listed(one.coverage, known, place) if whole else ()
            click.echo("".join(shown), nl=False)
    if form == "json":
        click.echo(branches.as_json(told, total, failed), nl=False)
    else:
        click.echo(trials.summary(total, failed, language(lang)))
    short = require and any(one.coverage.missing for one in done)
    sys.exit(FINDINGS if failed or short else CLEAN)


def _chosen(made: Any, codes: tuple[str, ...]) -> list[Any]:
    known = [one.program.code for one in made.procedures]
    for code in codes:
        if code not in known:
            raise click.UsageError(nothing(code, known))
    return [one for one in made.procedures if not codes or one.program.code in codes]


def _has_solver() -> bool:
    """Says so when what needs the solver has to stay open."""
    from compiler.verify.folder import has_solver

    if not has_solver():
        click.echo("chưa cài bộ giải · the solver is missing: pip install motcua[verify]", err=True)
    return has_solver()


def _propose(catalogue: Path, made: Any, only: list[Any], lang: Any, *, write: bool) -> None:
    """Drafts of what nobody has tried yet: shown, or appended to the procedures' own files."""
    if not _has_solver():
        sys.exit(FINDINGS)
    from catalogue.bases import is_far
    from compiler.verify.proposing import proposed
    from renderers import proposals
    from renderers.words import words

    for one in only:
        with busy():
            drafts = proposed(one, made.world)
        known = words(one.program, made.world)
        entries = proposals.text(one.program, drafts, known) if drafts else ""
        file = one.summary.file
        if entries and write and is_far(file):
            told = f"overlay.yaml: {one.program.code}: tự ghi vào scenarios · add these yourself"
            click.echo(told, err=True)
        if entries and write and not is_far(file):
            path = catalogue / file
            save({path: proposals.appended(path.read_bytes(), file, entries)})
        elif entries:
            click.echo(f"# {file}\n{entries}", nl=False)


@click.command()
@click.argument("code")
@click.argument("catalogue", type=FOLDER, default=".")
@click.option("--answers", "file", required=True, metavar="FILE",
              type=Place(exists=True, dir_okay=False),
              help="Một hồ sơ, viết như tình huống · a filing, as in a scenario.")  # fmt: skip
@LANGUAGE
def why(code: str, catalogue: Path, file: Path, lang: Any) -> None:
    """Giải thích kết quả của một hồ sơ · explain the fees, papers and dates of one filing."""
    from compiler.evaluate import engine
    from compiler.one_filing import NotAFiling, one_filing
    from renderers.why import as_text, whys
    from renderers.words import words

    made = sound(catalogue, lang)
    (one,) = _chosen(made, (code,))
    ready = engine(one.program, made.world)
    try:
        filing, evaluation = one_filing(ready, file.read_bytes(), file.name)
    except NotAFiling as fault:
        raise click.UsageError(str(fault)) from None
    known = words(one.program, made.world, language(lang))
    found = whys(one.program, evaluation, lambda rule: ready.judge(filing, (rule,))[0], known)
    for line in as_text(found, one.places.__getitem__, language(lang)):
        click.echo(line, nl=False)


COMMANDS: tuple[click.Command, ...] = (verify, test, why)
