"""Closes an account: sessions, devices and tokens open nothing any more."""

from datetime import datetime

from lianfang.accounts import holders
from lianfang.accounts.errors import OwnAccount
from lianfang.audit.actions import By, note
from lianfang.commands import Key, answered_once
from lianfang.flows.accounts.within import check_account


async def close_account(by: By, account: int, key: Key) -> None:
    """Raises NotYours, OwnAccount: nobody locks himself out."""
    if by.actor == f"account:{account}":
        raise OwnAccount()

    async def do(now: datetime) -> str:
        await check_account(by, account, whole=True)
        await holders.close(account, now)
        await note(by, "close_account", "done", now, "account", account)
        return "done"

    await answered_once(key, ["close_account", str(account)], do)
