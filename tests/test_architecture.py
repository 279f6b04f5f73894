"""The laws of the tree: imports point one way, libraries have one home, no file is an accident."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("catalogue", "compiler", "renderers", "runtime", "cli")
FILES = sorted(path for layer in LAYERS for path in (ROOT / layer).rglob("*.py"))
HOMES = {
    "alembic": ("runtime/store/",),
    "argon2": ("runtime/security.py",),
    "babel": ("renderers/i18n.py", "catalogue/po.py"),
    "brotli": ("renderers/", "runtime/"),
    "click": ("cli/",),
    "docxtpl": ("renderers/publication/docx.py",),
    "granian": ("runtime/",),
    "jinja2": ("renderers/web.py", "renderers/plain_calls.py"),
    "jsonschema": ("renderers/json_schema.py",),
    "psycopg": ("runtime/store/",),
    "markupsafe": ("renderers/",),
    "pydantic": ("catalogue/", "compiler/ir_codec.py", "runtime/config.py"),
    "pydantic_core": ("catalogue/",),
    "rich": ("cli/",),
    "secure": ("runtime/security.py",),
    "segno": ("renderers/",),
    "sqlalchemy": ("runtime/store/",),
    "starlette": ("runtime/",),
    "stdnum": ("catalogue/kinds/",),
    "typst": ("renderers/papers/pdf.py",),
    "yaml": ("catalogue/source.py",),
    "z3": ("compiler/verify/solver.py",),
}
# The service reads a compiled program, never the authored language.
RUNTIME_READS = {
    *("ir", "ir_codec", "evaluation", "evaluate"),
    *("answers", "bundle", "split", "migrate", "working_days"),
    "localise",  # programs and index in the language of the reader
    "diff.comparison",  # what a review shows, and what an edition does to dossiers
    *("diff.comparing", "diff.side"),  # two installed editions by structure: no solver, no gates
}
KINDS_READ = {
    "dates",
    "diagnostics",
    "domains",
    "messages",
    "options",
    "record",
    "scalars",
    "source",
    "text",
}
LONGEST = 300
LONG: dict[str, tuple[int, str]] = {  # its own limit, and why it is one idea all the same
    "catalogue/model.py": (720, "declarations only: everything an author may write"),
    "catalogue/syntax.py": (400, "declarations only: the trees of the phrases inside values"),
    "runtime/store/tables.py": (700, "declarations only: every table of the store"),
    "compiler/ir.py": (900, "declarations only: everything a compiled program holds"),
}

# Found by their folder: read whole, each file the subject of a law of its own.
READ_AS_FOLDERS = ("catalogue/messages/", "catalogue/profiles/", "runtime/store/migrations/")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def module_of(path: Path) -> str:
    return named(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


MODULES = {module_of(path): path for path in FILES}


@cache
def imports(path: Path) -> frozenset[str]:
    """Modules by whole name: `from compiler import ir` and `from compiler.ir import …` alike."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{named(path)}:{node.lineno}: absolute imports only"
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in MODULES else str(node.module) for name in names}
    return frozenset(found)


def misplaced(path: Path) -> Iterator[str]:
    own = LAYERS.index(module_of(path).split(".")[0])
    for name in imports(path):
        top = name.split(".")[0]
        if top in LAYERS:
            if LAYERS.index(top) > own:
                yield f"{named(path)} imports {name}, which is above it"
        elif top not in sys.stdlib_module_names:
            homes = HOMES.get(top, ())
            if not named(path).startswith(homes or ("-",)):
                yield f"{named(path)} imports {top}, which lives in {homes or 'no file'}"


def test_imports_point_one_way_and_libraries_stay_at_home() -> None:
    assert [told for path in FILES for told in misplaced(path)] == []


def test_the_service_reads_compiled_programs_only() -> None:
    service = [path for path in FILES if named(path).startswith("runtime/")]
    compiler = {
        (named(path), name.removeprefix("compiler."))
        for path in service
        for name in imports(path)
        if name.split(".")[0] == "compiler"
    }
    assert [one for one in compiler if one[1] not in RUNTIME_READS] == []


def kinds() -> list[str]:
    """The registry imports every kind, and the base."""
    registry = imports(ROOT / "catalogue/kinds/__init__.py") - {"catalogue.kinds.base"}
    return sorted(name for name in registry if name.startswith("catalogue.kinds."))


@pytest.mark.parametrize("kind", kinds())
def test_a_kind_stands_alone(kind: str) -> None:
    own = {name for name in imports(MODULES[kind]) if name.split(".")[0] in LAYERS}
    assert not own & {*kinds(), "catalogue.kinds"}, "a kind knows no other kind"
    assert {name.split(".")[1] for name in own} <= {"kinds", *KINDS_READ}


def test_a_module_hides_no_standard_module() -> None:
    own = (path for path in FILES if path.parent.name != "kinds")  # the names that authors write
    hidden = sys.stdlib_module_names - {"__init__"}
    assert [named(path) for path in own if path.stem in hidden] == []


def test_a_module_stays_short() -> None:
    lines = {named(path): len(path.read_text("utf-8").splitlines()) for path in FILES}
    limits = {name: LONG.get(name, (LONGEST, ""))[0] for name in lines}
    assert {name: count for name, count in lines.items() if count > limits[name]} == {}
    assert [name for name in LONG if lines[name] <= LONGEST] == [], "short now: off the list"


@cache
def reached_from_the_command_line() -> frozenset[str]:
    """By imports, wherever in the file; a server is also started by naming "module:attribute"."""
    waiting, reached = ["cli.__main__"], set[str]()
    while waiting:
        name = waiting.pop()
        if name not in MODULES or name in reached:
            continue
        reached.add(name)
        text = MODULES[name].read_text("utf-8")
        waiting += imports(MODULES[name])
        waiting += re.findall(r'"([a-z_.]+):[a-z_]+"', text)
        waiting += [name.rpartition(".")[0]]
    return frozenset(reached)


def test_a_module_is_reached_from_the_command_line() -> None:
    asked = [path for path in FILES if not named(path).startswith(READ_AS_FOLDERS)]
    reached = reached_from_the_command_line()
    assert [named(path) for path in asked if module_of(path) not in reached] == []


def data_files() -> list[Path]:
    """What the packages carry beside Python."""
    files = (path for layer in LAYERS[:-1] for path in (ROOT / layer).rglob("*") if path.is_file())
    return sorted(path for path in files if path.suffix not in (".py", ".pyc", ".md", ".LICENSE"))


def test_a_data_file_is_named_by_a_source() -> None:
    own = [path for path in data_files() if not named(path).startswith(READ_AS_FOLDERS)]
    sources = (*FILES, *(path for path in own if path.suffix in (".html", ".css")))
    texts = {path: path.read_text("utf-8") for path in sources}
    assert [named(path) for path in own if not mentioned(path, texts)] == []


def mentioned(path: Path, texts: Mapping[Path, str]) -> bool:
    name, stem = re.escape(path.name), re.escape(path.stem)
    mention = re.compile(rf'{name}|"(?:[\w/]+/)?{stem}"')
    return any(mention.search(text) for file, text in texts.items() if file != path)


def test_every_library_at_home_is_a_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = project["dependencies"] + project["optional-dependencies"]["verify"]
    declared = {re.split(r"[<>=]", line)[0] for line in lines}
    published = {
        "argon2": "argon2-cffi", "psycopg": "psycopg[binary]", "stdnum": "python-stdnum",
        "yaml": "pyyaml", "z3": "z3-solver",
    }  # fmt: skip
    unseen = {"python-multipart", "tzdata"}  # used by starlette and by zoneinfo
    carried = {"markupsafe", "pydantic_core"}  # by jinja2 and pydantic
    assert declared - unseen == {published.get(name, name) for name in HOMES.keys() - carried}


def test_the_service_starts_without_what_reads_and_proves_catalogues() -> None:
    """In a process of its own: the tests have imported everything."""
    code = "import sys, runtime.serve, runtime.app; print({'yaml', 'z3'} & sys.modules.keys())"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
