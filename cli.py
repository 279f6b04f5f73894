"""The command line: parse arguments, call, print, exit."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pathlib import Path

CLEAN, FINDINGS, USAGE, INTERNAL = 0, 1, 2, 3
STDIN = "procedures/-.yaml"
SEVERITIES = ("error", "warning", "info")
ROLES = ("tiep_nhan_hs", "thu_ly_hs", "ky", "tra_kq", "lanh_dao", "theo_doi")


class Folder(click.ParamType["Path"]):
    """A folder that is there; said in both languages when it is not."""

    name = "folder"

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        from pathlib import Path

        if not Path(value).is_dir():
            self.fail(f"không có thư mục «{value}» · no such folder: {value}", param, ctx)
        return Path(value)


class Place(click.Path):
    """A path; what makes one of it is loaded by commands that are given one, not by `--help`."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        from pathlib import Path

        return Path(os.fsdecode(super().convert(value, param, ctx)))


def columns() -> int:
    """The width of a page of help; `shutil`, which click would ask, takes longer than the page."""
    try:
        wide = int(os.environ.get("COLUMNS", 0)) or os.get_terminal_size().columns
    except (OSError, ValueError):
        wide = 80
    return max(min(wide, 100) - 2, 50)


FOLDER = Folder()
FILE = Place(dir_okay=False)
LANGUAGE = click.option(
    "--lang", type=click.Choice(["vi", "en", "both"]), default="vi", help="Ngôn ngữ · language."
)


FORM = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "terminal_width": columns()})
@click.version_option(package_name="motcua", prog_name="motcua")
def commands() -> None:
    """motcua: viết thủ tục hành chính một lần, dùng cho mọi việc.

    Write an administrative procedure once; compile it into notice, form, fees, checklist.
    """


@commands.command()
@click.argument("catalogue", type=FOLDER, required=False)
@click.option("--format", "form", type=click.Choice(["full", "concise", "json"]), default="full")
@click.option("--fail-on", type=click.Choice(SEVERITIES), default="warning", show_default=True)
@click.option("--no-cache", is_flag=True, help="Không dùng kết quả lần trước · compile afresh.")
@click.option("--fix", is_flag=True, help="Sửa những chỗ chắc chắn · make the safe fixes.")
@click.option("--diff", is_flag=True, help="Chỉ cho xem --fix sửa gì · show what --fix does.")
@click.option("--editor-schema", type=FILE, help="Ghi lược đồ · write the schema for editors.")
@LANGUAGE
def check(
    catalogue: Path | None, form: str, fail_on: str, no_cache: bool, fix: bool, diff: bool,
    editor_schema: Path | None, lang: Any,
) -> None:  # fmt: skip
    """Kiểm tra một danh mục · check a catalogue folder."""
    if editor_schema is not None:
        _write_schema(editor_schema)
        return
    if catalogue is None:
        raise click.UsageError("cần thư mục danh mục · a catalogue folder: motcua check FOLDER")
    with _busy():
        if fix or diff:
            report = _mend(catalogue, lang, write=not diff)
        else:
            report = _checked(catalogue, afresh=no_cache)
    _tell(report, catalogue, form, lang)
    sys.exit(FINDINGS if _reaches(report, fail_on) else CLEAN)


@commands.command()
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

    with _counting() as progress:
        done = verify_folder(catalogue, jobs, progress, afresh=no_cache)
    _tell(done.found, catalogue, form, lang)
    click.echo(proved(done, has_solver(), _one(lang)), nl=False, err=form != "full")
    unproved = require_proof and (done.open > 0 or not has_solver())
    sys.exit(FINDINGS if unproved or _reaches(done.found, fail_on) else CLEAN)


@commands.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, allow_dash=True))
@click.option("--check", "only_check", is_flag=True, help="Chỉ cho biết · tell, write nothing.")
@click.option("--diff", is_flag=True, help="Cho xem chỗ sẽ đổi · show what would change.")
@click.option("--as", "name", default=STDIN, help="Tên của đầu vào - · what - is called.")
@LANGUAGE
def fmt(paths: tuple[str, ...], only_check: bool, diff: bool, name: str, lang: Any) -> None:
    """Trình bày tệp theo lối chung · bring files into house style; `-` reads standard input."""
    from pathlib import Path

    from catalogue.formatting.files import Run, run
    from renderers import changes

    if paths == ("-",):
        done = Run()
        click.echo(done.add(name, sys.stdin.buffer.read()), nl=False)
    else:
        done = run(map(Path, paths))
        click.echo(changes.diff(done.before, done.after) if diff else "", nl=False)
        for file, text in {} if only_check or diff else done.after.items():
            Path(file).write_text(text, "utf-8", newline="\n")
        click.echo(changes.formatted(done.after, done.count, _one(lang)), nl=False)
    if done.unreadable or done.unfaithful:
        _tell(done.unreadable, Path(), "full", lang)
        click.echo(changes.unfaithful(done.unfaithful, _one(lang)), nl=False, err=True)
        sys.exit(FINDINGS)
    sys.exit(FINDINGS if (only_check or diff) and done.after else CLEAN)


@commands.command()
@click.argument("catalogue", type=FOLDER)
@click.option("--out", type=Place(), default="build", show_default=True)
@click.option("--target", "targets", multiple=True, help="Chỉ các đầu ra này · only these outputs.")
@LANGUAGE
def build(catalogue: Path, out: Path, targets: tuple[str, ...], lang: Any) -> None:
    """Biên dịch danh mục thành gói · compile a catalogue into a bundle."""
    from renderers.decisions import told

    made = _sound(catalogue, lang)
    files = _write(made, out, targets)
    click.echo(f"{out}: {len(made.procedures)} thủ tục, {files} tệp")
    for line in told(made.world.names):
        click.echo(f"  {line}")


@commands.command()
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

    made = _sound(catalogue, lang)
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
        known, place = words(one.program, made.world, _one(lang)), one.compiled.places.__getitem__
        if form == "json":
            told.append(branches.as_data(one.coverage, known, place))
            continue
        for scenario, found in one.found:
            names = made.world.names
            click.echo(trials.line(one.program, scenario, found, _one(lang), names), nl=False)
        if one.coverage.branches:
            click.echo(branches.line(one.coverage, known), nl=False)
            shown = branches.listed(one.coverage, known, place) if whole else ()
            click.echo("".join(shown), nl=False)
    if form == "json":
        click.echo(branches.as_json(told, total, failed), nl=False)
    else:
        click.echo(trials.summary(total, failed, _one(lang)))
    short = require and any(one.coverage.missing for one in done)
    sys.exit(FINDINGS if failed or short else CLEAN)


def _chosen(made: Any, codes: tuple[str, ...]) -> list[Any]:
    known = [one.program.code for one in made.procedures]
    for code in codes:
        if code not in known:
            raise click.UsageError(_nothing(code, known))
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
        with _busy():
            drafts = proposed(one, made.world)
        known = words(one.program, made.world)
        entries = proposals.text(one.program, drafts, known) if drafts else ""
        file = one.summary.file
        if entries and write and is_far(file):
            told = f"overlay.yaml: {one.program.code}: tự ghi vào scenarios · add these yourself"
            click.echo(told, err=True)
        if entries and write and not is_far(file):
            path = catalogue / file
            _save({path: proposals.appended(path.read_bytes(), file, entries)})
        elif entries:
            click.echo(f"# {file}\n{entries}", nl=False)


@commands.command()
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

    made = _sound(catalogue, lang)
    (one,) = _chosen(made, (code,))
    ready = engine(one.program, made.world)
    try:
        filing, evaluation = one_filing(ready, file.read_bytes(), file.name)
    except NotAFiling as fault:
        raise click.UsageError(str(fault)) from None
    known = words(one.program, made.world, _one(lang))
    found = whys(one.program, evaluation, lambda rule: ready.judge(filing, (rule,))[0], known)
    for line in as_text(found, one.places.__getitem__, _one(lang)):
        click.echo(line, nl=False)


@commands.command()
@click.argument("message", required=False)
@click.option("--all", "everything", is_flag=True, help="Mọi thông báo · every message.")
@click.option("--reference", type=Place(file_okay=False),
              help="Ghi các trang tra cứu · write the reference pages.")  # fmt: skip
@LANGUAGE
def explain(message: str | None, everything: bool, reference: Path | None, lang: Any) -> None:
    """Giải thích một thông báo hoặc một khóa · explain a message, or a word of the language."""
    from catalogue.messages import all_messages, find
    from catalogue.suggest import nearest
    from renderers.explain import explain as explained
    from renderers.explain import page_markdown
    from renderers.explain_words import explain_word, words

    if reference is not None:
        _write_reference(reference)
        return
    if everything:
        click.echo(page_markdown(_one(lang)))
        return
    if message is None:
        raise click.UsageError("cần mã hoặc tên thông báo · a code or name: motcua explain M6301")
    found = find(message)
    if found is None and message in words():
        click.echo(explain_word(message, _one(lang)))
        return
    if found is None:
        known = [name for one in all_messages() for name in (one.code, one.slug)] + [*words()]
        guess = nearest(message, known)
        advice = f" · có phải {guess}? · did you mean {guess}?" if guess else ""
        text = f"không có thông báo hay từ này · no such message or word: {message}{advice}"
        raise click.UsageError(text)
    click.echo(explained(found, _one(lang)))


@commands.command()
@click.option("--law", required=True, help="Số hiệu, có thể kèm điều · an act, or an article.")
@click.argument("catalogue", type=FOLDER, default=".")
@FORM
@LANGUAGE
def affected(law: str, catalogue: Path, form: str, lang: Any) -> None:
    """Tìm mọi chỗ dựa vào một văn bản · list what rests on an act of law."""
    from catalogue.real_citations import act_names, read_citation
    from compiler.usage import acts, read, resting

    listed = list(acts(read(catalogue)))
    cited = read_citation(law, act_names((name, number) for number, name in listed)).citation
    with _busy():
        found = resting(catalogue, cited) if cited else []
    if cited is None or not (found or cited.act in dict(listed)):
        raise click.UsageError(_nothing(law, [number for number, _ in listed]))
    _tell_uses(found, form, lang)


@commands.command()
@click.argument("name")
@click.argument("catalogue", type=FOLDER, default=".")
@FORM
@LANGUAGE
def uses(name: str, catalogue: Path, form: str, lang: Any) -> None:
    """Tìm nơi dùng một thứ dùng chung · list who uses a block, document, list, register …"""
    from compiler.usage import known, read, using

    everything = dict.fromkeys(known(read(catalogue)))
    wanted = [one for one in everything if name in (one.name, one.name.partition("@")[0])]
    if not wanted:
        raise click.UsageError(_nothing(name, [one.name for one in everything]))
    with _busy():
        found = using(catalogue, wanted)
    _tell_uses(found, form, lang)


@commands.command()
@click.argument("catalogue", type=FOLDER)
@LANGUAGE
def dev(catalogue: Path, lang: Any) -> None:
    """Theo dõi danh mục, kiểm tra lại khi tệp đổi · recheck a catalogue at every change."""
    from compiler.watching import changes
    from compiler.workshop import Workshop

    workshop = Workshop()
    for texts in changes(catalogue):
        made = workshop.build(texts)
        click.clear()
        _tell(made.report, catalogue, "full", lang)


@commands.group()
def i18n() -> None:
    """Bản dịch của danh mục · the translations of a catalogue, in i18n/<lang>.po."""


INTO = click.option("--lang", "into", default="", help="Ngôn ngữ đích · language, such as en.")


@i18n.command()
@click.argument("catalogue", type=FOLDER)
@INTO
def extract(catalogue: Path, into: str) -> None:
    """Lập hoặc cập nhật tệp bản dịch · write or update the file to translate."""
    from compiler.merging import renewed

    for lang, made in _translated(catalogue, into):
        _put_translations(catalogue, lang, renewed(made, lang))


@i18n.command()
@click.argument("catalogue", type=FOLDER)
@click.argument("file", type=Place(exists=True, dir_okay=False))
@INTO
def merge(catalogue: Path, file: Path, into: str) -> None:
    """Nhận bản dịch người dịch gửi lại · take over what a translator sent back."""
    from catalogue.po import NotPo, read
    from compiler.merging import renewed

    try:
        sent = read(file.read_bytes())
    except NotPo as fault:
        text = f"{file}:{fault.line}: không phải tệp PO · not a PO file"
        raise click.UsageError(text) from None
    for lang, made in _translated(catalogue, into or file.stem):
        _put_translations(catalogue, lang, renewed(made, lang, sent))


@i18n.command()
@click.argument("catalogue", type=FOLDER)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--require", is_flag=True, help="Lỗi khi còn thiếu · fail while a text is missing.")
@INTO
def report(catalogue: Path, form: str, require: bool, into: str) -> None:
    """Đã dịch, còn thiếu, đã cũ · what is translated, missing, stale, by procedure."""
    from compiler.merging import progress
    from renderers import translators

    found = {lang: progress(made, lang) for lang, made in _translated(catalogue, into)}
    click.echo(translators.as_json(found) if form == "json" else translators.text(found), nl=False)
    sys.exit(FINDINGS if require and translators.lacks(found) else CLEAN)


def _translated(catalogue: Path, into: str) -> Iterator[tuple[str, Any]]:
    """The build, for each language that is asked for."""
    from compiler.translations import languages

    made = _sound(catalogue, "vi")
    for lang in [into] if into else languages(made.catalogue):
        yield lang, made


def _put_translations(catalogue: Path, lang: str, entries: Any) -> None:
    from catalogue.po import write
    from renderers.writing import put

    path = catalogue / "i18n" / f"{lang}.po"
    put(path, write(entries, lang))
    done = sum(one.holds for one in entries)
    click.echo(f"{path}: {done}/{sum(not one.obsolete for one in entries)}")


@commands.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--folder", type=Place(), default=".motcua/demo")
@click.argument("catalogue", type=FOLDER, default="examples/hcmc")
def demo(port: int, host: str, folder: Path, catalogue: Path) -> None:
    """Dựng danh mục mẫu và phục vụ ngay tại máy này · serve the example on this machine."""
    from runtime.config import demo_config
    from runtime.demo import run

    with _startable():
        demo_config(folder, host=host, port=port)
        made = _sound(catalogue, "vi")
        _write(made, folder / "build", ())
        run(folder, port, host, catalogue=catalogue)


@commands.command()
@click.argument("bundle", type=FOLDER)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
def serve(bundle: Path, port: int, host: str) -> None:
    """Phục vụ một gói đã biên dịch · serve a bundle; settings come from MOTCUA_… variables."""
    import os

    from runtime.config import serve_config
    from runtime.serve import run

    with _startable():
        run(serve_config(os.environ), bundle, host=host, port=port)


@commands.command()
@click.argument("account")
@click.option("--name", required=True, help="Họ và tên · full name.")
@click.option("--unit", required=True, help="Mã cơ quan trong agencies.yaml · agency id.")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(ROLES))
@click.option("--email", default="", help="Nơi nhận lời nhắc · where reminders go.")
@click.password_option(help="Mật khẩu · password.")
def officer(
    account: str, name: str, unit: str, roles: tuple[str, ...], email: str, password: str
) -> None:
    """Lập tài khoản cán bộ · give an officer an account; settings as for serve."""
    import os

    from runtime.config import serve_config
    from runtime.enrolling import enrol
    from runtime.store.accounts import Account

    with _startable():
        enrol(
            serve_config(os.environ), Account(account, name, unit, frozenset(roles), ""), password,
            email,
        )  # fmt: skip
    click.echo(f"{account}: {', '.join(roles)}, {unit}")


@commands.command()
@click.argument("out", type=Place(file_okay=False))
def backup(out: Path) -> None:
    """Sao lưu kho dữ liệu và tệp vào thư mục trống · back up database and files into a folder."""
    import os

    from runtime.backup import backup as back_up
    from runtime.clock import SystemClock
    from runtime.config import database_url, files_folder

    with _startable():
        made = back_up(database_url(os.environ), files_folder(os.environ), out, SystemClock().now())
    click.echo(f"{made}\nmanifest.json sha256 {made.seal}")


@commands.command()
@click.argument("folder", type=FOLDER)
def restore(folder: Path) -> None:
    """Phục hồi bản sao lưu vào kho dữ liệu trống · restore a backup into an empty database."""
    import os

    from runtime.backup import restore as bring_back
    from runtime.config import database_url, files_folder

    with _startable():
        made = bring_back(database_url(os.environ), files_folder(os.environ), folder)
    click.echo(f"{made}\nMọi chuỗi sự kiện đều vẹn · every chain of events is whole")


def _nothing(name: str, known: list[str]) -> str:
    from catalogue.suggest import nearest

    guess = nearest(name, known)
    advice = f" · có phải {guess}? · did you mean {guess}?" if guess else ""
    return f"không có «{name}» trong danh mục · nothing of this name: {name}{advice}"


def _tell_uses(found: list[Any], form: str, lang: Any) -> None:
    from renderers.usages import as_json, told

    click.echo(as_json(found) if form == "json" else told(found, _one(lang)), nl=False)


@contextmanager
def _startable() -> Iterator[None]:
    """What keeps the service from starting is told as a matter of settings."""
    from runtime.backup import BackupRefused
    from runtime.config import ConfigRefused
    from runtime.store.failures import Taken, Unavailable

    try:
        yield
    except ConfigRefused as refused:
        raise click.UsageError(f"{refused.text('vi')} · {refused.text('en')}") from None
    except BackupRefused as refused:
        raise click.UsageError(str(refused)) from None
    except Unavailable:
        text = "Không kết nối được kho dữ liệu · the database cannot be reached"
        raise click.UsageError(text) from None
    except Taken:
        text = "Kho dữ liệu đang có máy chủ khác dùng · another server works on this database"
        raise click.UsageError(text) from None


@contextmanager
def _counting() -> Iterator[Callable[[int, int], None]]:
    """Shows a person at a terminal how many procedures are done."""
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    from rich.console import Console

    with Console(stderr=True).status("Đang biên dịch…") as status:
        yield lambda done, of: status.update(f"Đang chứng minh… {done}/{of}")


def _busy() -> AbstractContextManager[object]:
    """Shows a person at a terminal that work goes on; silent everywhere else."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status("Đang biên dịch…")


@commands.command()
@click.option("--out", type=Place(file_okay=False), default=".",
              help="Danh mục, hoặc thư mục trống · a catalogue, or an empty folder.")  # fmt: skip
@click.option("-a", "--answer", "pairs", multiple=True, metavar="CÂU_HỎI=TRẢ_LỜI",
              help="Trả lời sẵn một câu · one answer given beforehand.")  # fmt: skip
@click.option("--answers", "file", type=Place(exists=True, dir_okay=False),
              help="Tệp các câu trả lời · a file of answers.")  # fmt: skip
@click.option("--yes", is_flag=True, help="Không hỏi, lấy mặc định · ask nothing, take defaults.")
@LANGUAGE
def new(out: Path, pairs: tuple[str, ...], file: Path | None, yes: bool, lang: Any) -> None:
    """Hỏi rồi soạn khung một thủ tục · ask, then write the frame of a procedure."""
    from catalogue.scaffold.folder import new as frame
    from catalogue.scaffold.interview import Interview, Unanswered, given
    from catalogue.scaffold.known import known

    ask = None if yes else lambda text: click.prompt(text, "", show_default=False, prompt_suffix="")
    try:
        answers = Interview(known(out), _one(lang), ask, click.echo).answers(given(file, pairs))
    except Unanswered as fault:
        raise click.UsageError(str(fault)) from None
    made = frame(answers, out, _one(lang))
    if made.procedure.exists():
        raise click.UsageError(f"{made.procedure}: đã có · is there already")
    _save(made.texts)


@commands.group("import")
def bring_in() -> None:
    """Nhập thủ tục từ nơi khác · bring in procedures from elsewhere."""


@bring_in.command()
@click.argument("file", type=Place(exists=True, dir_okay=False))
@click.option("--out", type=Place(file_okay=False), required=True)
@click.option("--title", default="Thủ tục nhập từ cổng thông tin", help="Tên danh mục · title.")
@click.option("--from", "start", type=click.DateTime(["%d/%m/%Y"]), help="Ngày hiệu lực tạm.")
@click.option("--report", "told", type=Place(dir_okay=False))
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có · overwrite files.")
@LANGUAGE
def portal(
    file: Path, out: Path, title: str, start: Any, told: Path | None, force: bool, lang: Any
) -> None:
    """Soạn nháp từ bản ghi của cổng · draft a catalogue from a portal's records (JSON lines)."""
    from datetime import date

    from catalogue.load import profile
    from catalogue.portal import accounts
    from catalogue.portal.folder import catalogue_of
    from catalogue.portal.records import read_records
    from renderers.writing import put

    records, found = read_records(file.read_bytes(), file.name)
    made = catalogue_of(records, title, profile(), start.date() if start else date.today())
    there = [name for name in made.files if (out / name).exists()]
    if there and not force:
        text = f"{out / there[0]}: đã có · is there already; --force"
        raise click.UsageError(text)
    counted = accounts.as_json(made, len(found)).encode()
    files = {out / name: text.encode() for name, text in made.files.items()}
    files |= {out / "import-report.txt": accounts.as_text(made, len(found)).encode()}
    for path, content in (files | {told or out / "import-report.json": counted}).items():
        put(path, content)
    if len(found):
        _tell(found, file.parent, "concise", lang)
    click.echo(accounts.summary(made, len(found)))
    click.echo(f"\nXem chỗ còn chờ · see what waits: motcua check {out} --format concise")
    sys.exit(FINDINGS if len(found) else CLEAN)


def _write_schema(file: Path) -> None:
    """Write the schema and show the settings that tie it to the files of a catalogue."""
    from renderers.editor_schema import schema_text, settings

    file.write_text(schema_text(), "utf-8", newline="\n")
    click.echo(settings(f"./{file.name}"))


def _write_reference(folder: Path) -> None:
    """The pages that stand in docs/reference, this program's own commands among them."""
    from renderers.reference import Command, pages
    from runtime.drawing import states_page

    described = [Command(*words) for words in _described(commands, "motcua")]
    written = pages(described, states_page())
    _save({folder / name: text for name, text in written.items()})


def _described(group: click.Group, before: str) -> Iterator[tuple[str, str, str, Any]]:
    """Name, purpose, usage and options of every command, those of groups one by one."""
    for name, one in sorted(group.commands.items()):
        whole = f"{before} {name}"
        if isinstance(one, click.Group):
            yield from _described(one, whole)
            continue
        context = click.Context(one, info_name=whole)
        usage = one.get_usage(context).removeprefix("Usage: ")
        options = filter(None, (part.get_help_record(context) for part in one.params))
        yield whole, str(one.help), usage, tuple(options)


def _save(texts: Mapping[Path, str]) -> None:
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
        click.echo(path.as_posix())


def _checked(catalogue: Path, *, afresh: bool) -> Any:
    """What is wrong; whoever only repeats the last check loads nothing of the compiler."""
    gc.disable()  # modules and models all stay until the end, and that is near
    if afresh:
        from compiler.pipeline import check_folder

        return check_folder(catalogue).report
    from compiler.last_check import check_cached

    return check_cached(catalogue)


def _mend(catalogue: Path, lang: Any, *, write: bool) -> Any:
    """Make the safe fixes, or show them; what is left is the report."""
    from compiler.mending import mend_folder
    from renderers import changes

    mended = mend_folder(catalogue)
    for name, text in mended.after.items() if write else ():
        (catalogue / name).write_text(text, "utf-8", newline="\n")
    click.echo("" if write else changes.diff(mended.before, mended.after), nl=False)
    click.echo(changes.fixed(mended.fixed, lang), nl=False)
    return mended.report


def _sound(catalogue: Path, lang: Any) -> Any:
    """A build without errors; otherwise say what is wrong and stop."""
    from compiler.pipeline import check_folder

    with _busy():
        made = check_folder(catalogue)
    if made.broken:
        _tell(made.report, catalogue, "full", lang)
        sys.exit(FINDINGS)
    return made


def _write(made: Any, out: Path, targets: tuple[str, ...]) -> int:
    from compiler.publish import bundle_files
    from renderers import RENDERERS
    from renderers.writing import write

    known = [renderer.name for renderer in RENDERERS]
    unknown = [name for name in targets if name not in known]
    if unknown:
        raise click.UsageError(f"--target: {', '.join(unknown)} ∉ {', '.join(known)}")
    return write(out, made, bundle_files(made), targets)


def _tell(report: Any, catalogue: Path, form: str, lang: Any) -> None:
    from renderers import findings

    contents = {
        name: (catalogue / name).read_bytes()
        for name in sorted({one.span.file for one in report})
        if (catalogue / name).is_file()
    }
    if form == "json":
        click.echo(findings.as_json(report, contents, lang), nl=False)
        return
    if form == "concise":
        click.echo(findings.concise(report, lang), nl=False)
    else:
        click.echo(findings.full(report, contents, lang), nl=False)
    click.echo(findings.summary(report, lang), err=form == "concise")


def _reaches(report: Any, fail_on: str) -> bool:
    from catalogue.messages import message

    counted = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return any(message(one.slug).severity in counted for one in report)


def _one(lang: str) -> Any:
    return "en" if lang == "en" else "vi"


def main(run: Callable[..., Any] = commands) -> None:
    """Run a command; whatever goes wrong inside ends in one line, never in a stack trace."""
    try:
        run(prog_name="motcua")
    except Exception as fault:
        name = type(fault).__name__
        click.echo(f"lỗi bên trong · internal error: {name}: {fault}", err=True)
        sys.exit(INTERNAL)


if __name__ == "__main__":
    main()
