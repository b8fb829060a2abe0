"""The installation looks at itself; what is not well, or well again, is told to the duty desk of every station, once."""

from msgspec.structs import asdict

from lianfang.database import transaction
from lianfang.notices.outbox import announce, enqueue
from lianfang.ops.measures import measured
from lianfang.ops.nights import last_night
from lianfang.ops.pulse import beat
from lianfang.ops.troubles import Turn, turns
from lianfang.ops.vocabulary import BOOK_CHANGED, Measured
from zones.ground.notice import Notice, Plain
from zones.roster.reads import stations


async def check() -> tuple[Measured, ...]:
    """Every invariant as it is now; nothing where another process has just looked."""
    async with transaction() as now:
        if not await beat("check", now):
            return ()
        found = await measured(now)
        turned = await turns([one.of.code for one in found if one.bad], now)
        if turned:
            desks = [f"desk:{station.id}" for station in await stations()]
            where = {turn.id: await _where(turn) for turn in turned}
            await enqueue([_notice(turn, where[turn.id], desk) for turn in turned for desk in desks], now)
            await announce("ops", turned[0].id)
    return found


async def _where(turn: Turn) -> dict[str, Plain]:
    """The first row that a night's reading found wrong."""
    night = await last_night() if turn.code == BOOK_CHANGED and not turn.over else None
    return dict(asdict(night.first)) if night and night.first else {}


def _notice(turn: Turn, where: dict[str, Plain], desk: str) -> Notice:
    kind = "ops_well" if turn.over else "ops_trouble"
    return Notice(kind, desk, f"{kind}:{turn.id}:{desk}", turn.id, {"invariant": turn.code, **where})
