"""The bulletins of a world: each station's own draft, and its bureau's."""

from typing import Any

from bulletins.register.reads.works import work
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.unit.answer import answer
from tests.cast import WEEK_OF_THE_CAST, cleared
from tests.lianfang.access.published import due
from tests.watch import key
from zones.ground.scope import Scope
from zones.roster.reads import stations


async def publish_everywhere(at: dict[str, dict[str, Any]]) -> None:
    """`bulletin` and `disputed` are the station's own, `ready` its bureau's."""
    bureaus = {one.id: one.bureau for one in await stations()}
    for ids in at.values():
        ids["bulletin"] = ids["disputed"] = await due(bureaus[ids["station"]], ids["station"], WEEK_OF_THE_CAST)
        ids["ready"] = await due(bureaus[ids["station"]], None, WEEK_OF_THE_CAST)


async def dispute(ids: dict[str, Any]) -> None:
    """The place's unit disputes its line: there is something to look into."""
    scope = Scope((ids["station"],))
    await answer(OPERATOR, scope, WEEK_OF_THE_CAST, ids["unit"], "disputed", "少算一次", key())


async def clear(ids: dict[str, Any]) -> None:
    """Only the signature is missing, whatever the commands before have moved."""
    async with transaction():
        found = await work(ids["ready"])
    assert found
    await cleared(found)
