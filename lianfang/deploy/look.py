"""Looks at an installation: its settings, its folders, its database. Changes nothing, tells no secret."""

import os
import stat
from datetime import datetime
from pathlib import Path

import asyncpg

from lianfang import embedded
from lianfang.deploy.asking import ask
from lianfang.deploy.observed import Disk, Folder, KeyFile, Observed, Server
from lianfang.settings import Settings
from lianfang.signing.certificate import credentials
from lianfang.wording import say
from zones.ground.refused import Refused

PATIENCE_S = 10


async def look(told: Settings) -> Observed:
    """What the checks ask about. The disk first: starting the embedded database would make folders."""
    disk = look_at_disk(told)
    try:
        server = await _server(told)
        return Observed(told, disk, server, seal=look_at_seal(told, server.now))
    except _Unbuilt:
        return Observed(told, disk, None, "还没有建库，请先运行 lianfang migrate")
    except (OSError, ValueError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        return Observed(told, disk, None, f"{type(error).__name__}：{str(error).partition(chr(10))[0][:120]}")


class _Unbuilt(Exception):
    """The embedded database was never made here; looking does not make it."""


def look_at_disk(told: Settings) -> Disk:
    """The folders as they are."""
    return Disk(_folder(told.data), _folder(told.keys), _key(told.keys / "blind.key"))


def _folder(path: Path) -> Folder:
    try:
        seen = path.stat()
    except OSError:
        return Folder(exists=False)
    if not stat.S_ISDIR(seen.st_mode):
        return Folder(exists=False)
    return Folder(exists=True, mode=stat.S_IMODE(seen.st_mode), own=seen.st_uid == os.geteuid())


def _key(path: Path) -> KeyFile:
    try:
        key = path.read_bytes()
    except OSError:
        return KeyFile(exists=False)
    return KeyFile(exists=True, length=len(key), different=len(set(key)))


def look_at_seal(told: Settings, now: datetime | None) -> str:
    """What keeps the office's certificate from signing at that instant, empty when nothing does or none is set."""
    if told.seal is None or now is None:
        return ""
    try:
        credentials(told, now)
    except Refused as refusal:
        return say(refusal).partition("：")[2]
    if any(file.stat().st_mode & 0o077 for file in (told.seal, told.seal_password) if file):
        return "签名证书或者它的密码文件，别人也能读。请改成 chmod 600。"
    return ""


async def _server(told: Settings) -> Server:
    url = told.database_url
    if not url:
        if not (told.data / "pg" / "data" / "PG_VERSION").exists():
            raise _Unbuilt
        url, _ = await embedded.start(told.data)
    connection = await asyncpg.connect(url, timeout=PATIENCE_S, command_timeout=PATIENCE_S)
    try:
        return await ask(connection)
    finally:
        await connection.close()
