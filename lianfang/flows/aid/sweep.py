"""Whatever is due among open requests, each in a transaction of its own. Two processes may sweep: a row is decided once."""

from lianfang.database import transaction
from lianfang.flows.aid.asking import keep_left_out, next_rings
from lianfang.flows.aid.carry import carry_out
from zones.aid import reads
from zones.aid.rules.clock import Tick
from zones.aid.vocabulary import Request, Rings

MOST = 200


async def due_requests() -> list[int]:
    """Ids whose deadline has come, the longest due first."""
    async with transaction() as now:
        return await reads.due(now, MOST)


async def sweep_request(request: int) -> None:
    """Does what is due for one request; nothing where another process was there first."""
    async with transaction() as now:
        held: list[tuple[Request, Rings]] = []

        async def make(before: Request) -> Tick:
            widens = before.widen_due is not None and before.widen_due <= now
            held.append((before, await next_rings(before, now) if widens else {}))
            return Tick(held[0][1])

        decided = await carry_out(request, make, now)
        await keep_left_out(held[0][0], decided.request, held[0][1])
