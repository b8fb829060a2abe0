"""Writes redemptions, and takes or gives back their points. Runs inside a flow's transaction, the guard's accounts held."""

from datetime import datetime

from msgspec.structs import asdict, replace

from scoring.points.actions import Posting, post
from scoring.points.redemptions.reads import taken_by
from scoring.points.redemptions.tables import Redemption as Row
from scoring.points.redemptions.vocabulary import Redemption
from scoring.points.vocabulary import REDEEM
from zones.ground.weeks import shanghai_day


async def take(new: Redemption, now: datetime) -> Redemption:
    """With its id; its points are taken."""
    columns = asdict(new)
    del columns["id"]
    made = replace(new, id=int((await Row.insert(Row(**columns)))[0]["id"]))
    await _post(made, made.points, 0, "redeemed", now)
    return made


async def keep(redemption: Redemption) -> None:
    """As it now stands; it was held."""
    moving = ("state", "decider", "decided_at", "next_deadline")
    await Row.update({name: getattr(redemption, name) for name in moving}).where(Row.id == redemption.id)


async def give_back(redemption: Redemption, now: datetime) -> None:
    """Its points come back, once: the award names the one that took them, and no two may name the same."""
    await _post(redemption, -redemption.points, await taken_by(redemption), "returned", now)


async def _post(redemption: Redemption, spends: int, cause: int, because: str, now: datetime) -> None:
    posting = Posting(
        person=redemption.person,
        unit=None,
        rule_book=redemption.rule_book,
        rule=REDEEM,
        deed=None,
        source=redemption.source,
        cause=cause,
        points=0,
        routine=False,
        because=because,
        day=shanghai_day(now),
        week=None,
        spends=spends,
    )
    await post(redemption.station, [posting], now)
