"""A package of changes over procedures of the example catalogue, as a city brings one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from catalogue.load import read_folder
from catalogue.source import read
from compiler.diff.comparing import compare
from compiler.diff.comparison import Comparison
from compiler.diff.side import Side, of_files
from compiler.pipeline import compile_texts
from compiler.publish import bundle_files
from renderers.comparison.reporting import report
from renderers.comparison.view import Report
from tests.built import EXAMPLES

CHANGES = Path(__file__).parents[2] / "compiler/diff/package/changes.yaml"
PROCEDURES = (
    "cap_ban_sao_trich_luc", "ho_tro_mai_tang", "cap_lai_the_can_cuoc", "chuyen_truong_thcs",
    "cap_ho_chieu_pho_thong",
)  # fmt: skip
"""Those that change; the others would only take time."""
VOLUMES = {"2.000635": 12_000, "1.014064": 5_000}


@cache
def before() -> Mapping[str, bytes]:
    """The files of the catalogue with these procedures."""
    return {
        name: content
        for name, content in read_folder(EXAMPLES / "hcmc")
        if not name.startswith(("procedures/", "bundles/")) or Path(name).stem in PROCEDURES
    }


@cache
def after() -> Mapping[str, bytes]:
    texts = {name: content.decode() for name, content in before().items()}
    changes, found = read(CHANGES.read_text("utf-8"), CHANGES.name)
    assert not len(found)
    assert isinstance(changes, list)
    for one in changes:
        assert isinstance(one, dict)
        piece = {str(key): str(text) for key, text in one.items()}
        file, old, new = piece["file"], piece["before"], piece["after"]
        assert texts[file].count(old) == 1, (file, old)
        texts[file] = texts[file].replace(old, new)
    return {name: text.encode() for name, text in texts.items()}


@cache
def sides() -> tuple[Side, Side]:
    return tuple(  # type: ignore[return-value]
        of_files(name, dict(bundle_files(compile_texts(texts))))
        for name, texts in (("hiện hành", before()), ("dự thảo", after()))
    )


@cache
def compared(*, behaviour: bool = False) -> Comparison:
    return compare(*sides(), behaviour=behaviour, volumes=VOLUMES)


@cache
def reported(lang: str, *, behaviour: bool = False) -> Report:
    return report(compared(behaviour=behaviour), *sides(), lang)
