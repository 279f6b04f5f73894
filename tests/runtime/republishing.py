"""The example catalogue with one procedure changed, as if it had been published anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from compiler import bundle, ir
from compiler.ir_codec import encode, program_hash
from runtime.installing import install_files
from runtime.service import Service
from tests.runtime.serving import example


def republish(service: Service, code: str, change: Callable[[ir.Program], ir.Program]) -> None:
    """From the next look at the catalogue on, the changed procedure is in force."""
    files = dict(example())
    index = bundle.read_index(files[bundle.INDEX])
    old = next(one for one in index.entries if one.code == code)
    content = encode(change(bundle.read_program(files[old.path], old.hash)))
    new = bundle.entry(bundle.read_program(content, program_hash(content)), program_hash(content))
    entries = tuple(new if one == old else one for one in index.entries)
    programs = {one.hash: files[one.path] for one in index.entries} | {new.hash: content}
    lists = {
        one.name: bundle.read_list(files[f"lists/{one.hash}.json"], one.hash) for one in index.lists
    }
    texts = {ref: files[ref.path] for ref in index.texts}
    built = bundle.files(replace(index, entries=entries), programs, lists, {}, texts)
    install_files(service.store, built, service.clock.now())
    service.look_again()


def rename_page(program: ir.Program, page: str, title: str) -> ir.Program:
    pages = tuple(replace(p, title=title) if p.id == page else p for p in program.pages)
    return replace(program, pages=pages)


def without_field(program: ir.Program, gone: str) -> ir.Program:
    pages = tuple(
        replace(page, items=tuple(it for it in page.items if getattr(it, "id", "") != gone))
        for page in program.pages
    )
    return replace(program, pages=pages)
