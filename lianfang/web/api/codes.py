"""A personal one-time code as its maker gets it: six digits to type, and an address for a QR."""

from datetime import datetime

from msgspec import Struct

from lianfang.accounts import slips
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.accounts.hand_out import hand_out
from lianfang.settings import settings
from lianfang.web.answers import ReadRequest
from lianfang.web.doors import by_of


class OneTimeCode(Struct, frozen=True):
    """A slip. Its digits and address are there for its maker alone, and only until it is used or out of date."""

    slip: int
    digits: str | None
    address: str | None
    until: datetime | None


async def code_for(request: ReadRequest, person: int | None, account: int | None, key: Key) -> OneTimeCode:
    """Hands one out. The same key again shows the same slip."""
    by = by_of(request)
    slip = await hand_out(by, person, account, by.bureau or 0, key)
    async with transaction() as now:
        held = await slips.printed(slip, by.actor, now)
    if held is None:
        return OneTimeCode(slip, None, None, None)
    site = settings().origin.rstrip("/")
    return OneTimeCode(slip, held.digits, f"{site}/in/{held.address}", held.until)
