"""Another edition of an installed catalogue: some procedures changed, all the rest as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from compiler import bundle, ir
from compiler.bundle import Entry, Index, entry
from compiler.diff.side import Side, of_files
from compiler.evaluation import World
from compiler.ir_codec import encode, program_hash
from runtime.service import Catalogue

Change = Callable[[ir.Program], ir.Program]


@dataclass(frozen=True, slots=True)
class Changed:
    """What a compiled catalogue gives."""

    index: Index
    world: World
    programs: Mapping[str, ir.Program]

    def program(self, entry: Entry) -> ir.Program:
        return self.programs[entry.hash]


def edition(catalogue: Catalogue, changes: Mapping[str, Change] = {}) -> Changed:
    entries, programs = [], {}
    for one in catalogue.index.entries:
        program = catalogue.program(one.hash).program
        if one.code in changes:
            program = changes[one.code](program)
            one = entry(program, program_hash(encode(program)))
        entries.append(one)
        programs[one.hash] = program
    index = replace(catalogue.index, entries=tuple(entries))
    world = World(index.calendar, {}, index.names)
    return Changed(index, world, programs)


def rebuilt(files: Mapping[str, bytes], code: str, *changes: Change) -> Side:
    """The files of a build with one procedure changed."""
    index = bundle.read_index(files[bundle.INDEX])
    old = next(one for one in index.entries if one.code == code)
    program = bundle.read_program(files[old.path], old.hash)
    for one in changes:
        program = one(program)
    content = encode(program)
    new = entry(program, program_hash(content))
    entries = tuple(new if one == old else one for one in index.entries)
    contents = {one.hash: files[one.path] for one in index.entries} | {new.hash: content}
    lists = {
        one.name: bundle.read_list(files[f"lists/{one.hash}.json"], one.hash) for one in index.lists
    }
    texts = {ref: files[ref.path] for ref in index.texts}
    built = bundle.files(replace(index, entries=entries), contents, lists, {}, texts)
    return of_files("moi", dict(built))


def with_question(program: ir.Program, new: ir.Field) -> ir.Program:
    first, *rest = program.pages
    return replace(program, pages=(replace(first, items=(*first.items, new)), *rest))


def with_fee(program: ir.Program, id: str, amount: str) -> ir.Program:
    def changed(fee: ir.Fee) -> ir.Fee:
        rows = tuple(replace(row, value=ir.Lit("money", amount)) for row in fee.amount.rows)
        return replace(fee, amount=replace(fee.amount, rows=rows))

    fees = tuple(changed(fee) if fee.id == id else fee for fee in program.fees)
    return replace(program, fees=fees)


def with_term(program: ir.Program, amount: str) -> ir.Program:
    assert program.term is not None
    within = tuple(
        replace(row, word="span", amount=amount, unit="working_day") for row in program.term.within
    )
    return replace(program, term=replace(program.term, within=within))
