"""Plain YAML of maps, lists and texts; house style is `fmt`'s to give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from catalogue.edits import quoted
from catalogue.formatting.format import formatted
from catalogue.formatting.words import bare

Written: TypeAlias = "str | Sequence[Written] | Mapping[str, Written]"


SECTIONS = (
    "cases", "form", "components", "fees", "term", "results", "requirements", "steps", "scenarios",
)  # fmt: skip
"""An empty line stands before each of these."""


def file(value: Written, name: str) -> str:
    """The whole text of a file in house style."""
    apart = (f"\n{line}" if line.startswith(SECTIONS) else line for line in lines(value))
    return formatted(("\n".join(apart) + "\n").encode(), name).text


def lines(value: Written, indent: str = "") -> Iterator[str]:
    """The value, line by line, moved in as far as `indent`."""
    if isinstance(value, str):
        yield indent + _text(value)
    elif isinstance(value, Mapping):
        for key, part in value.items():
            if isinstance(part, str):
                yield f"{indent}{key}: {_text(part)}"
            elif not part:
                yield f"{indent}{key}: []"
            elif isinstance(part, Mapping) and _short(part):
                yield f"{indent}{key}: {{{', '.join(f'{one}: {of}' for one, of in part.items())}}}"
            else:
                yield f"{indent}{key}:"
                yield from lines(part, indent + "  ")
    else:
        for part in value:
            first, *rest = lines(part, indent + "  ")
            yield f"{indent}- {first.lstrip()}"
            yield from rest


def _text(text: str) -> str:
    return text if bare(text, in_brackets=False) else quoted(text)


def _short(part: Mapping[str, Written]) -> bool:
    """Ids and days only: they stand in brackets."""
    return all(isinstance(one, str) and bare(one, in_brackets=True) and " " not in one
               for one in part.values())  # fmt: skip
