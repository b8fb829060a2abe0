"""Erases a person: nobody can read any more who he was. What he did and earned stays, under his id."""

from datetime import datetime

from lianfang.audit.actions import By
from lianfang.commands import Key, answered_once
from lianfang.database import transaction
from lianfang.flows.people.leave import leave
from lianfang.flows.people.within import check_within
from lianfang.settings import settings
from lianfang.vault.keys import destroy_marked
from zones.ground.scope import Scope


async def erase(scope: Scope, by: By, person: int, key: Key | None = None) -> None:
    """Erasing him twice is no fault. His keys go after the commit; a crash before that is finished by `replay`.

    Raises NotYours, OtherBody.
    """

    async def do(now: datetime) -> str:
        await check_within(scope, person)
        one = await leave(by, person, now)
        return ",".join(one.marks) if one else ""

    if key is not None:
        marks = await answered_once(key, ["erase", str(person)], do)
    else:
        async with transaction() as now:
            marks = await do(now)
    for mark in marks.split(","):
        destroy_marked(settings().keys, mark)
