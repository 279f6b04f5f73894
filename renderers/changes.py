"""Changed files as a person reviews them: the lines that went and the lines that came."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import unified_diff

from catalogue.diagnostics import Diagnostic
from catalogue.messages import Lang
from renderers.findings import Language, concise

_FORMATTED: Mapping[Lang, str] = {
    "vi": "{changed} trên {count} tệp đổi cách trình bày",
    "en": "{changed} of {count} files change in layout",
}
_UNFAITHFUL: Mapping[Lang, str] = {
    "vi": "{name}: giữ nguyên, vì trình bày lại sẽ làm đổi nội dung; xin báo lỗi này",
    "en": "{name}: left as it is, since formatting would change its meaning; please report this",
}
_FIXED = {"vi": "đã sửa {count} chỗ:", "en": "{count} fixed:"}


def diff(before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """All differences between two versions of the same files, as `git diff` shows them."""
    return "".join(line for name in sorted(after) for line in _diff(name, before, after[name]))


def _diff(name: str, before: Mapping[str, str], new: str) -> Iterator[str]:
    old = before.get(name, "")
    lines = unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), name, name)
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ không có dấu xuống dòng\n"


def fixed(found: Sequence[Diagnostic], lang: Language) -> str:
    """What was mended, a line each; empty when there was nothing that is safe to mend."""
    if not found:
        return ""
    words = " / ".join(_FIXED[one] for one in ("vi", "en") if lang in (one, "both"))
    lines = concise(found, lang).splitlines()
    return "\n".join([words.format(count=len(found)), *(f"  {line}" for line in lines)]) + "\n"


def formatted(changed: Collection[str], count: int, lang: Lang) -> str:
    """The files whose layout changes, and how many there are."""
    lines = [*sorted(changed), _FORMATTED[lang].format(changed=len(changed), count=count)]
    return "".join(f"{line}\n" for line in lines)


def unfaithful(names: Sequence[str], lang: Lang) -> str:
    return "".join(_UNFAITHFUL[lang].format(name=name) + "\n" for name in names)
