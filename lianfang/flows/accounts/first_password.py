"""The step of a sign-in that asks for a new password: the first one after a slip, or one in place of a stale one."""

from lianfang.accounts import sessions
from lianfang.accounts.errors import SignedOut
from lianfang.accounts.where import Entered, Where
from lianfang.audit.actions import By
from lianfang.database import transaction
from lianfang.flows.accounts.change_password import change_password
from lianfang.flows.accounts.enter import account_row, enter


async def first_password(by: By, token: str, password: str, where: Where) -> Entered:
    """Sets it and goes on to the next step. Raises WeakPassword, SignedOut."""
    async with transaction() as now:
        signed = await sessions.signed(token)
    if signed is None or signed.needs not in ("password", "renew"):
        raise SignedOut()
    await change_password(by, signed.actor.account, password, keep_session=signed.session)
    async with transaction() as now:
        return await enter(await account_row(signed.actor.account), token, where, now, signed.needs)
