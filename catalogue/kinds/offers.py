"""The options that a choice offers: written in place, or those of a shared list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from catalogue.domains import Domain, Opaque
from catalogue.kinds.base import Env, Json, Option, Says

OPTIONS_ABOUT = Says(
    "tên một danh mục dùng chung, hoặc các mục viết ngay tại chỗ (mã: chữ)",
    "name of a shared list, or the options themselves (code: words)",
)

OFFER_PROBLEMS: Mapping[str, Says] = {
    "not_offered": Says(
        "{label} chưa đúng: xin chọn trong danh sách",
        "{label} is not right: please choose from the list",
    ),
}


def known(options: str | tuple[Option, ...], env: Env) -> tuple[Option, ...]:
    """All options, whatever their dates."""
    return env.options(options) if isinstance(options, str) else options


def offered(options: str | tuple[Option, ...], env: Env) -> tuple[Option, ...]:
    return tuple(option for option in known(options, env) if option.offered(env.today))


def codes(options: Iterable[Option]) -> tuple[str, ...]:
    """What can be chosen: an option with options below it is only their heading."""
    listed = tuple(options)
    headings = {option.parent for option in listed}
    return tuple(dict.fromkeys(one.code for one in listed if one.code not in headings))


def label(options: str | tuple[Option, ...], code: str, env: Env) -> str:
    """The label in force today, else the last one that the code had, else the code itself."""
    last = None
    for one in reversed(known(options, env)):
        if one.code == code:
            if one.offered(env.today):
                return one.label
            last = last or one
    return last.label if last else code


def code_schema(options: str | tuple[Option, ...], env: Env) -> dict[str, Json]:
    return {"type": "string", "enum": [*codes(offered(options, env))]}


def domain(options: str | tuple[Option, ...], of: Callable[[tuple[str, ...]], Domain]) -> Domain:
    """Of a list that is only named, nothing is known until its options are put in its place."""
    return Opaque() if isinstance(options, str) else of(codes(options))
