"""What scenarios try and what they leave out, in words: for authors, for machines, for names."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from catalogue.diagnostics import Span
from compiler import ir
from compiler.branches import Branch
from compiler.coverage import Coverage
from renderers import prose
from renderers.words import Words

Lang = Literal["vi", "en"]
SHOWN = 3
"""So many missing branches are told in one line."""
LONGEST = 110
"""A scenario's name stays within so many signs."""

SAY: Mapping[Lang, Mapping[str, str]] = {
    "vi": {
        "line": "{code}: {branches} nhánh, {bounds} giá trị biên",
        "missing": "; còn thiếu: {words}",
        "unsure": "; chưa tình huống nào thử: {words}",
        "more": " và {count} nữa",
        "row": "dòng {number} quyết định",
        "rest": "trường hợp còn lại của {name}",
        "of_term": "thời hạn",
        "asked": "phải nộp {name}",
        "not_asked": "không phải nộp {name}",
        "taken": "đã thử", "left": "còn thiếu", "nobody": "không ai gặp", "open": "chưa rõ",
    },
    "en": {
        "line": "{code}: {branches} branches, {bounds} boundary values",
        "missing": "; missing: {words}",
        "unsure": "; tried by no scenario: {words}",
        "more": " and {count} more",
        "row": "row {number} decides",
        "rest": "all other cases of {name}",
        "of_term": "the time limit",
        "asked": "{name} must be handed in",
        "not_asked": "{name} need not be handed in",
        "taken": "tried", "left": "missing", "nobody": "nobody", "open": "not known",
    },
}  # fmt: skip


def words_of(one: Branch, program: ir.Program, known: Words) -> str:
    """`trẻ em bị bỏ rơi`; `không phải nộp Văn bản ủy quyền`."""
    say = SAY["en" if known.lang == "en" else "vi"]
    match one.what:
        case "asked" | "not_asked":
            return say[one.what].format(name=_owner(one.path, program, known))
        case "fails":
            return prose.condition(ir.Not(one.says), known)
        case "rest":
            return say["rest"].format(name=_owner(one.path, program, known))
        case "found":
            return f"{_owner(one.path, program, known)}: {prose.condition(one.says, known)}"
        case "row" if one.says == ir.TRUE:
            return say["row"].format(number=one.path.rpartition("/")[2])
        case "chosen" if isinstance(one.says, ir.Cmp) and isinstance(one.says.left, ir.Ref):
            code = one.path.rpartition("/")[2]
            return known.options.get(one.says.left.path, {}).get(code, code)
        case _:
            return prose.condition(one.says, known)


def _owner(path: str, program: ir.Program, known: Words) -> str:
    """What a decision is about: a paper, a fee, a result, a step, or the time limit."""
    kind, _, rest = path.partition("/")
    name = rest.split("/")[0]
    names = {
        "components": {one.id: one.name for one in program.components},
        "fees": {fee.id: fee.name for fee in program.fees},
        "results": {one.id: one.name for one in program.results},
        "steps": {step.id: step.says for step in program.steps},
    }
    if kind == "term":
        return SAY["en" if known.lang == "en" else "vi"]["of_term"]
    return known.say("quoted", names.get(kind, {}).get(name, path))


def line(found: Coverage, known: Words) -> str:
    """`1.001193: 34/36 nhánh, 12/14 giá trị biên; còn thiếu: …`."""
    say = SAY["en" if known.lang == "en" else "vi"]
    text = say["line"].format(
        code=found.program.code, branches=_share(found, False), bounds=_share(found, True)
    )
    sure = [one for one in found.missing if one in found.reachable]
    for key, some in (("missing", sure), ("unsure", found.unsure)):
        if some:
            told = "; ".join(words_of(one, found.program, known) for one in some[:SHOWN])
            rest = say["more"].format(count=len(some) - SHOWN) if len(some) > SHOWN else ""
            text += say[key].format(words=told + rest)
    return text + "\n"


def _share(found: Coverage, boundary: bool) -> str:
    counted = found.counted(boundary=boundary)
    return f"{sum(one in found.taken for one in counted)}/{len(counted)}"


def listed(found: Coverage, known: Words, place: Callable[[str], Span]) -> Iterator[str]:
    """Every branch with its place and whether it was tried."""
    say = SAY["en" if known.lang == "en" else "vi"]
    for one in found.branches:
        span = place(one.path)
        told = words_of(one, found.program, known)
        yield f"    {say[_state(found, one)]:<12} {span.file}:{span.line}: {told}\n"


def _state(found: Coverage, one: Branch) -> Literal["taken", "nobody", "left", "open"]:
    if one in found.taken:
        return "taken"
    if one in found.nobody:
        return "nobody"
    return "left" if one in found.reachable else "open"


def as_data(found: Coverage, known: Words, place: Callable[[str], Span]) -> dict[str, object]:
    counted = {
        name: {
            "taken": sum(one in found.taken for one in found.counted(boundary=boundary)),
            "of": len(found.counted(boundary=boundary)),
        }
        for name, boundary in (("branches", False), ("bounds", True))
    }
    return {"code": found.program.code, **counted, "list": [
        {
            "path": one.path, "what": one.what, "state": _state(found, one),
            "says": words_of(one, found.program, known),
            "file": place(one.path).file, "line": place(one.path).line,
        }
        for one in found.branches
    ]}  # fmt: skip


def as_json(told: Sequence[Mapping[str, object]], total: int, failed: int) -> str:
    scenarios = {"total": total, "failed": failed}
    whole = {"scenarios": scenarios, "procedures": told}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def name_of(takes: Iterable[Branch], program: ir.Program, known: Words) -> str:
    """A scenario by what it tries that no other did, in one line."""
    name = ""
    for words in dict.fromkeys(words_of(one, program, known) for one in takes):
        longer = f"{name}; {words}" if name else words
        name = name if name and len(longer) > LONGEST else longer
    return name[:1].upper() + name[1:].replace("\n", " ")
