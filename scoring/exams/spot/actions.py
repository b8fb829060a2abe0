"""Writes rounds and adds to their counts. Runs inside a flow's transaction."""

from collections.abc import Sequence
from datetime import datetime

from scoring.exams.spot.tables import SpotCount, SpotItem, SpotRound
from scoring.exams.spot.vocabulary import Item, Known
from zones.ground.weeks import Week


async def put_on(station: int, title: str, items: Sequence[Item], account: int, now: datetime) -> int:
    """Returns its id."""
    made = await SpotRound.insert(SpotRound(station=station, title=title, account=account, at=now))
    number = int(made[0]["id"])
    await SpotItem.insert(
        *[SpotItem(round=number, nth=one.nth, asks=one.asks, expects=one.expects, version=one.version) for one in items]
    )
    return number


async def count(number: int, unit: int, whom: str, week: Week, heard: dict[int, Known]) -> None:
    """One person's answers, and nothing of the person; the round is held."""
    await SpotCount.raw(
        "INSERT INTO spot_count AS c (item, unit, whom, week, asked, knew) "
        "SELECT i.id, {}, {}, {}, h.asked, h.knew FROM unnest({}::int[], {}::int[], {}::int[]) AS h (nth, asked, knew) "
        "JOIN spot_item i ON i.round = {} AND i.nth = h.nth "
        "ON CONFLICT (item, unit, whom, week) DO UPDATE SET asked = c.asked + excluded.asked, knew = c.knew + excluded.knew",
        *(unit, whom, str(week)),
        *([*heard], [one.asked for one in heard.values()], [int(one.knew) for one in heard.values()]),
        number,
    )


async def end(number: int, now: datetime) -> None:
    """It is asked no more; its counts stay."""
    await SpotRound.update({SpotRound.ended_at: now}).where(SpotRound.id == number)
