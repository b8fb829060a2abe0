"""A week's sheet and what was written down as it happened may tell of the same thing: it counts once, and the live record stands."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.journal.actions import give_way
from zones.journal.reads import standing
from zones.journal.rules import meeting
from zones.patrol.rules.same import same_round
from zones.patrol.tables import Patrol
from zones.reports.rules import same_item
from zones.reports.tables import DutyItem
from zones.rollcall.rules.same import same_answer
from zones.rollcall.tables import RollCallAnswer


class _Round(Struct, frozen=True):
    id: int
    zone: int
    walking_group: str
    day: date
    started_at: datetime | None


class _Answer(Struct, frozen=True):
    id: int
    unit: int
    post: str
    asked_at: datetime


class _Item(Struct, frozen=True):
    id: int
    person: int
    day: date
    duty: str


class _Meets(Struct, frozen=True):
    table: Any
    shape: type[Any]
    same: Callable[[Any, Any], bool]


_KINDS = {
    "patrol": _Meets(Patrol, _Round, same_round),
    "rollcall": _Meets(RollCallAnswer, _Answer, same_answer),
    "item": _Meets(DutyItem, _Item, same_item),
}


async def known_live(kind: str, station: int, week: Week, records: list[Any]) -> set[int]:
    """Positions of a sheet's records that stand in the books already, written as they happened."""
    meets = _KINDS.get(kind)
    if meets is None or not records:
        return set()
    held = await standing(Scope((station,)), week, meets.table, meets.shape, live=True)
    return {at for at, _ in meeting(records, held, meets.same)}


async def stand_for(kind: str, station: int, week: Week, records: list[Any], now: datetime) -> int:
    """New live records take the place of what a sheet brought before. Inside the flow's transaction. Returns how many gave way."""
    meets = _KINDS[kind]
    brought = await standing(Scope((station,)), week, meets.table, meets.shape, live=False)
    met = [brought[at].id for _, at in meeting(records, brought, meets.same)]
    if met:
        await give_way(meets.table, kind, met, now)
    return len(met)
