"""Gives an account one more role."""

from datetime import datetime

from lianfang.access import Held
from lianfang.accounts import holders
from lianfang.accounts.rules import check_role
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.accounts.within import check_account


async def give_role(by: By, account: int, role: Held, key: Key) -> None:
    """Acts at the account's next request. Raises BadRole, NotYours."""
    check_role(role.role)

    async def do(now: datetime) -> str:
        await check_account(by, account)
        await holders.give(account, role, now)
        await note(by, "give_role", "done", now, "account", account, role.role)
        return "done"

    await answered_once(
        key, ["give_role", str(account), role.role, str(role.stations), str(role.unit), str(role.company)], do
    )
