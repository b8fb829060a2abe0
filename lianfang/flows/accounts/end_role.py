"""Ends a role of an account; its row stays, with the day on which it ended."""

from datetime import datetime

from lianfang.accounts import holders
from lianfang.accounts.errors import OwnAccount
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.accounts.within import check_account


async def end_role(by: By, account: int, role: int, key: Key) -> None:
    """Acts at the account's next request. Raises NotYours, OwnAccount: nobody locks himself out."""
    if by.actor == f"account:{account}":
        raise OwnAccount()

    async def do(now: datetime) -> str:
        await check_account(by, account)
        await holders.end_role(role, account, None if by.actor == "operator" else by.bureau, now)
        await note(by, "end_role", "done", now, "account", account)
        return "done"

    await answered_once(key, ["end_role", str(account), str(role)], do)
