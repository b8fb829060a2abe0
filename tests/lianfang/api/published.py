"""The bulletins of a world: each station's own draft, and its bureau's."""

from typing import Any

from bulletins.distribution.reads import deliveries
from bulletins.register.reads.works import work
from bulletins.register.vocabulary import Work
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.unit.answer import answer
from tests.cast import WEEK_OF_THE_CAST, cleared
from tests.lianfang.access.published import due, met_at, receiver_of
from tests.watch import key
from zones.ground.scope import Scope
from zones.roster.reads import stations


async def publish_everywhere(at: dict[str, dict[str, Any]]) -> None:
    """`bulletin` and `disputed` are the station's own, `ready` its bureau's; on whose list a `receiver` stands, and which held a `meeting`."""
    bureaus = {one.id: one.bureau for one in await stations()}
    for ids in at.values():
        ids["bulletin"] = ids["disputed"] = await due(bureaus[ids["station"]], ids["station"], WEEK_OF_THE_CAST)
        ids["ready"] = await due(bureaus[ids["station"]], None, WEEK_OF_THE_CAST)
        ids["delivery"], ids["publisher"] = 1, (await _work(ids["bulletin"])).publisher.id
    for place, ids in at.items():
        ids |= await met_at(bureaus[ids["station"]], None)
        ids["receiver"] = await receiver_of(bureaus[ids["station"]], None, f"区综治中心{place}")


async def dispute(ids: dict[str, Any]) -> None:
    """The place's unit disputes its line: there is something to look into."""
    scope = Scope((ids["station"],))
    await answer(OPERATOR, scope, WEEK_OF_THE_CAST, ids["unit"], "disputed", "少算一次", key())


async def clear(ids: dict[str, Any]) -> None:
    """Only the signature is missing, whatever the commands before have moved."""
    await cleared(await _work(ids["ready"]))


async def sent_to(ids: dict[str, Any]) -> None:
    """`delivery` is what was sent to another unit than the place's, once it is issued."""
    async with transaction():
        sent = await deliveries(Scope((ids["station"],)), ids["ready"])
    ids["delivery"] = next(one.id for one in sent if one.unit != ids["unit"])


async def _work(bulletin: int) -> Work:
    async with transaction():
        found = await work(bulletin)
    assert found
    return found
