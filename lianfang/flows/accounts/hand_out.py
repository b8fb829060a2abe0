"""Hands out a personal one-time code: to a guard by his unit or the office, to any account by the office."""

from datetime import datetime

from lianfang.access import GUARDS
from lianfang.accounts import attempts, holders, slips
from lianfang.accounts.errors import OfficeHandsOut
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once


async def hand_out(by: By, person: int | None, account: int | None, bureau: int, key: Key) -> int:
    """Returns the slip's id. The same key again gives the same slip. Raises OfficeHandsOut for a person who is more than
    a guard: his account is the office's to open."""

    async def do(now: datetime) -> str:
        whose = account or await holders.of_person(person or 0, bureau, now)
        if not account and any(row["role"] not in GUARDS for row in await holders.held(whose, now)):
            raise OfficeHandsOut()
        slip = await slips.make(whose, by.actor, now)
        await attempts.forget(("slip", await slips.counted_as(whose)))
        await note(by, "hand_out", "done", now, "person" if person else "account", person or whose)
        return str(slip)

    return int(await answered_once(key, ["hand_out", str(person), str(account)], do))
