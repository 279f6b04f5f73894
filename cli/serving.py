"""Commands of those who run the service: demo, serve, officer, backup, restore."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from cli.building import write_bundle
from cli.options import FOLDER, Place
from cli.telling import sound

if TYPE_CHECKING:
    from pathlib import Path

ROLES = ("tiep_nhan_hs", "thu_ly_hs", "ky", "tra_kq", "lanh_dao", "theo_doi", "tham_dinh")


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--folder", type=Place(), default=".motcua/demo")
@click.argument("catalogue", type=FOLDER, default="examples/hcmc")
def demo(port: int, host: str, folder: Path, catalogue: Path) -> None:
    """Dựng danh mục mẫu và phục vụ ngay tại máy này · serve the example on this machine."""
    from runtime.config import demo_config
    from runtime.demo import run

    with startable():
        demo_config(folder, host=host, port=port)
        made = sound(catalogue, "vi")
        write_bundle(made, folder / "build", ())
        run(folder, port, host, catalogue=catalogue)


@click.command()
@click.argument("bundle", type=FOLDER)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
def serve(bundle: Path, port: int, host: str) -> None:
    """Phục vụ một gói đã biên dịch · serve a bundle; settings come from MOTCUA_… variables."""
    from runtime.config import serve_config
    from runtime.serve import run

    with startable():
        run(serve_config(os.environ), bundle, host=host, port=port)


@click.command()
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
    from runtime.config import serve_config
    from runtime.enrolling import enrol
    from runtime.store.accounts import Account

    with startable():
        enrol(
            serve_config(os.environ), Account(account, name, unit, frozenset(roles), ""), password,
            email,
        )  # fmt: skip
    click.echo(f"{account}: {', '.join(roles)}, {unit}")


@click.command()
@click.argument("out", type=Place(file_okay=False))
def backup(out: Path) -> None:
    """Sao lưu kho dữ liệu và tệp vào thư mục trống · back up database and files into a folder."""
    from runtime.backup import backup as back_up
    from runtime.clock import SystemClock
    from runtime.config import database_url, files_folder

    with startable():
        made = back_up(database_url(os.environ), files_folder(os.environ), out, SystemClock().now())
    click.echo(f"{made}\nmanifest.json sha256 {made.seal}")


@click.command()
@click.argument("folder", type=FOLDER)
def restore(folder: Path) -> None:
    """Phục hồi bản sao lưu vào kho dữ liệu trống · restore a backup into an empty database."""
    from runtime.backup import restore as bring_back
    from runtime.config import database_url, files_folder

    with startable():
        made = bring_back(database_url(os.environ), files_folder(os.environ), folder)
    click.echo(f"{made}\nMọi chuỗi sự kiện đều vẹn · every chain of events is whole")


@contextmanager
def startable() -> Iterator[None]:
    """What keeps the service from starting is told as a matter of settings."""
    from runtime.backup import BackupRefused
    from runtime.config_refused import ConfigRefused
    from runtime.store.failures import Missing, Outdated, Taken, Unavailable

    try:
        yield
    except ConfigRefused as refused:
        raise click.UsageError(f"{refused.text('vi')} · {refused.text('en')}") from None
    except BackupRefused as refused:
        raise click.UsageError(str(refused)) from None
    except Unavailable:
        text = "Không kết nối được kho dữ liệu · the database cannot be reached"
        raise click.UsageError(text) from None
    except Outdated:
        text = "Kho dữ liệu của phiên bản khác của motcua · the database is of another edition"
        raise click.UsageError(text) from None
    except Missing as missing:
        text = f"Kho dữ liệu không có · the database does not hold: {missing}"
        raise click.UsageError(text) from None
    except Taken:
        text = "Kho dữ liệu đang có máy chủ khác dùng · another server works on this database"
        raise click.UsageError(text) from None


COMMANDS: tuple[click.Command, ...] = (demo, serve, officer, backup, restore)
