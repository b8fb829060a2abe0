"""Puts a device out: lost, sold, handed on. Its sessions end with it."""

from lianfang.accounts import devices
from lianfang.audit.actions import By, note
from lianfang.database import transaction


async def put_out(by: By, account: int, device: int) -> None:
    """Raises NotYours for a device of somebody else. Twice is no fault."""
    async with transaction() as now:
        await devices.put_out(device, account, now)
        await note(by, "put_out", "done", now, "device", device)
