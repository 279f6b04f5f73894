"""The command that hands in an edition to be reviewed in the service: review."""

from __future__ import annotations

import os
from typing import Any

import click

from cli.serving import startable
from cli.telling import progressing


@click.command()
@click.argument("old", metavar="CŨ")
@click.argument("new", metavar="MỚI")
@click.option("--by", "account", required=True, metavar="TÀI_KHOẢN",
              help="Ai đưa lên; người này không tự duyệt · who hands it in.")  # fmt: skip
@click.option("--no-behaviour", is_flag=True, help="Không hỏi bộ giải · do not ask the solver.")
@click.option("--no-dossiers", is_flag=True, help="Không đối chiếu hồ sơ · leave dossiers out.")
def review(old: str, new: str, account: str, no_behaviour: bool, no_dossiers: bool) -> None:
    """Đưa bản MỚI lên để thẩm định tại /reviews · hand in an edition to be reviewed.

    Bản này chưa được áp dụng; kho dữ liệu lấy theo MOTCUA_DATABASE_URL.
    It is not served by that; the store is that of MOTCUA_DATABASE_URL.
    """
    from compiler.diff.unreadable import Unreadable
    from renderers.comparison.reporting import unreadable
    from runtime.config import database_url

    url = _settings(database_url)
    try:
        made = _deposited(url, old, new, account, not no_behaviour, not no_dossiers)
    except Unreadable as fault:
        raise click.UsageError(unreadable(fault)) from None
    click.echo(f"/reviews/{made.old_hash}..{made.new_hash}")


def _settings(read: Any) -> str:
    with startable():
        return str(read(os.environ))


def _deposited(url: str, old: str, new: str, account: str, behaviour: bool, dossiers: bool) -> Any:
    from dataclasses import replace

    from compiler.diff.comparing import compare
    from compiler.diff.reading import read_sides
    from runtime.clock import SystemClock
    from runtime.depositing import deposit
    from runtime.in_flight import in_flight
    from runtime.store.engine import Store

    now = SystemClock().now()
    with progressing() as progress:
        before, after = read_sides(old, new)
        made = compare(before, after, behaviour=behaviour, progress=progress)
    with startable(), Store.open(url) as store:
        if dossiers:
            made = replace(made, in_flight=in_flight(url, after, now))
        deposit(store, before, after, made, by=account, now=now)
    return made


COMMANDS: tuple[click.Command, ...] = (review,)
