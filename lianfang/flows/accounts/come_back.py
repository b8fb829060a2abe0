"""Comes in again with a bound phone: no password, nothing typed."""

from lianfang.accounts import devices, sessions
from lianfang.accounts.errors import PhoneUnknown
from lianfang.accounts.rules import kind_of
from lianfang.accounts.where import Entered, Where
from lianfang.database import transaction
from lianfang.flows.accounts.enter import account_row, enter


async def come_back(old_token: str, where: Where) -> Entered:
    """Raises PhoneUnknown, NotPosted. Who has come to work at a console since then comes in by his password.

    The device is asked for again with the account locked: one that is put out meanwhile binds itself no more.
    """
    async with transaction() as now:
        device = await devices.known(where.secret)
        if not device or not device["bound"]:
            raise PhoneUnknown()
        account = await account_row(device["account"])
        roles = tuple(role.role for role in await sessions.roles_of(account["id"]))
        if not await devices.known(where.secret, lock=True) or (roles and kind_of(roles) != "phone"):
            raise PhoneUnknown()
        return await enter(account, old_token, where, now, "phone")
