"""Erases a person: nobody can read any more who he was. What he did and earned stays, under his id."""

from lianfang.audit.actions import By
from lianfang.database import transaction
from lianfang.flows.people.leave import leave
from lianfang.flows.people.within import check_within
from lianfang.settings import settings
from lianfang.vault.keys import destroy_marked
from zones.ground.scope import Scope


async def erase(scope: Scope, by: By, person: int) -> None:
    """Erasing him twice is no fault. His keys go after the commit; a crash before that is finished by `replay`.

    Raises NotYours.
    """
    async with transaction() as now:
        await check_within(scope, person)
        one = await leave(by, person, now)
    for mark in one.marks if one else ():
        destroy_marked(settings().keys, mark)
