"""Hooks: where a bureau's own system takes notices. A hook is opened and ended by the operator, on the command line."""

import re
import secrets
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from lianfang.notices.channels.address import target
from lianfang.notices.channels.channel import NotTaken
from lianfang.notices.errors import BadHook, NoSuchHook
from lianfang.notices.tables import Hook
from lianfang.settings import settings
from lianfang.vault.errors import KeysNotPrivate
from lianfang.vault.files import open_folder, write

SECRET_BYTES = 32


class HookRow(Struct, frozen=True):
    """An open hook."""

    id: int
    bureau: int
    url: str
    since: datetime


async def hooks(bureau: int) -> list[HookRow]:
    """A bureau's open hooks, the oldest first."""
    rows = await Hook.raw(
        "SELECT id, bureau, url, since FROM hook WHERE bureau = {} AND until IS NULL ORDER BY id", bureau
    )
    return [HookRow(**row) for row in rows]


async def open_hook(bureau: int, url: str, now: datetime) -> tuple[int, str]:
    """The new hook's id, and its secret in hex, which is shown this once. Raises BadHook, KeysNotPrivate."""
    try:
        lane = target(url, settings().hook_hosts).lane
    except NotTaken as fault:
        raise BadHook(url=url, why=fault.error) from None
    name, secret = secrets.token_hex(8), secrets.token_hex(SECRET_BYTES)
    write(_folder() / name, secret.encode())
    made = await Hook.insert(Hook(bureau=bureau, url=url, host=lane, secret=name, since=now))
    return int(made[0]["id"]), secret


async def end_hook(hook: int, bureau: int, now: datetime) -> None:
    """What still waits for it is not sent. Raises NoSuchHook."""
    ended = await Hook.raw(
        "UPDATE hook SET until = {} WHERE id = {} AND bureau = {} AND until IS NULL RETURNING id", now, hook, bureau
    )
    if not ended:
        raise NoSuchHook()


def secret_of(name: str) -> bytes:
    """A hook's secret. Raises NotTaken while the operator has not put it there."""
    try:
        if not re.fullmatch(r"[a-z0-9]{1,40}", name):
            raise NotTaken("secret", permanent=True)
        return (_folder() / name).read_bytes()
    except (OSError, KeysNotPrivate):
        raise NotTaken("secret") from None


def _folder() -> Path:
    return open_folder(open_folder(settings().keys) / "hooks")
