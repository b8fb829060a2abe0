"""Puts a device out: lost, sold, handed on. Its sessions end with it."""

from datetime import datetime

from lianfang.accounts import devices
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.database import transaction


async def put_out(by: By, account: int, device: int, key: Key | None = None) -> None:
    """Raises NotYours for a device of somebody else, OtherBody. Twice is no fault."""

    async def do(now: datetime) -> str:
        await devices.put_out(device, account, now)
        await note(by, "put_out", "done", now, "device", device)
        return "done"

    if key is not None:
        await answered_once(key, ["put_out", str(account), str(device)], do)
        return
    async with transaction() as now:
        await do(now)
