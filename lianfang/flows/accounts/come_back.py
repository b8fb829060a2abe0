"""Comes in again with a bound phone: no password, nothing typed."""

from lianfang.accounts import devices
from lianfang.accounts.errors import PhoneUnknown
from lianfang.accounts.where import Entered, Where
from lianfang.database import transaction
from lianfang.flows.accounts.enter import account_row, enter


async def come_back(old_token: str, where: Where) -> Entered:
    """Raises PhoneUnknown, NotPosted. The phone gets a new secret: a copied one is found out at the next visit."""
    async with transaction() as now:
        device = await devices.known(where.secret)
        if not device or not device["bound"]:
            raise PhoneUnknown()
        return await enter(await account_row(device["account"]), old_token, where, now, bound=True)
