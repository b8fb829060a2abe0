"""Comes in by a one-time code: binds the phone, uses the slip up. The phone before it is out."""

from datetime import datetime
from typing import Any

from lianfang.accounts import attempts, devices, slips
from lianfang.accounts.errors import LoginWait, SlipFailed
from lianfang.accounts.where import Entered, Where
from lianfang.audit.actions import By, note
from lianfang.database import transaction
from lianfang.flows.accounts.enter import account_row, enter
from zones.ground.refused import Refused


async def come_in(address: str, name: str, digits: str, old_token: str, where: Where) -> Entered:
    """By the slip's address, or by name and digits. Raises SlipFailed, LoginWait, NotPosted.

    Digits are counted against the name alone: many guards share an address. An address nobody guesses is not counted.
    """
    refusal: Refused
    async with transaction() as now:
        try:
            slip = await (slips.by_address(address, now, lock=True) if address else _by_digits(name, digits, now))
            if slip:
                return await _use(slip, old_token, where, now)
            refusal = SlipFailed()
        except LoginWait as wait:
            refusal = wait
        await note(By("nobody", network=where.network), "come_in", refusal.code, now)
    raise refusal


async def _by_digits(name: str, digits: str, now: datetime) -> dict[str, Any] | None:
    counts = attempts.counted("slip", slips.squeezed(name))
    await attempts.check(counts, now, lock=True)
    found = await slips.by_digits(name, digits, now)
    if not found:
        await attempts.failed(counts, now)
    return found


async def _use(slip: dict[str, Any], old_token: str, where: Where, now: datetime) -> Entered:
    account = await account_row(slip["account"])
    await slips.use(slip["id"], now)
    whose = str(account["id"])
    await attempts.forget(("prove", whose), ("second", whose), ("slip", await slips.counted_as(account["id"])))
    await devices.put_out_all(slip["account"], now, only_bound=True)
    return await enter(account, old_token, where, now, "slip")
