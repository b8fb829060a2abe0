"""What the duty desk looks at: the board, its zones and units, the names of whoever pressed a button; one request whole."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from msgspec import Struct

from lianfang.access import Actor, NotYours
from lianfang.accounts.states import names_of
from lianfang.database import transaction
from lianfang.flows.aid.seen import Board, Seen, board, request_seen
from lianfang.notices.tables import Sending
from lianfang.ops.troubles import open_codes
from zones.aid import reads
from zones.aid.arrests import stated
from zones.aid.judgements import judgement_of
from zones.aid.reads import order_number
from zones.aid.rules.misuse import Judgement
from zones.duty.reads import hand_overs, on_duty
from zones.duty.vocabulary import HandOverRow, OnDuty
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.journal.reads import recorded
from zones.roster.reads import UnitRow, ZoneRow, units, zones
from zones.roster.reads.areas import borders

LATE_S = 10
MANY_TRIES = 3


class DeskSeen(Struct, frozen=True):
    """`accounts` are names by id, `troubles` codes of what is wrong with the platform itself."""

    board: Board
    zones: list[ZoneRow]
    units: list[UnitRow]
    accounts: dict[int, str]
    troubles: list[str]
    borders: dict[int, tuple[tuple[float, float], ...]] = {}


class ReviewSeen(Struct, frozen=True):
    """A request whole. `order` is the number of the written order in force on that day, empty where there is none;
    `recorded` are the persons whose deed in it stands in the journal, `arrests` those of whom an officer stated that they
    helped with an arrest, `judgement` whether the button was used rightly.
    """

    seen: Seen
    now: datetime
    accounts: dict[int, str]
    order: str
    recorded: frozenset[int]
    arrests: frozenset[int]
    judgement: Judgement | None


async def desk_seen(of: Scope) -> DeskSeen:
    """Of the scope's station."""
    shown = await board(of)
    async with transaction(snapshot=True):
        names = await _accounts((*shown.open, *shown.ended))
        return DeskSeen(shown, await zones(of), await units(of), names, await open_codes(), await borders(of))


async def review_seen(actor: Actor, station: int, call: int) -> ReviewSeen:
    """Raises NotYours, as for a request of another station."""
    audience, seen, now = await request_seen(actor, call)
    if audience != "desk" or seen.request.station != station:
        raise NotYours()
    async with transaction(snapshot=True):
        written, judged = frozenset(await recorded("aid", call)), await judgement_of(call)
        by = [one.account for one in (judged, judged and judged.lifted) if one]
        arrests, accounts = frozenset(await stated(call)), await _accounts((seen,), by)
        return ReviewSeen(seen, now, accounts, await _order(seen), written, arrests, judged)


async def check_station(station: int, call: int) -> None:
    """Raises NotYours where there is no such request, or it is another station's."""
    async with transaction():
        found = await reads.by_ids([call])
    if not found or found[0].station != station:
        raise NotYours()


class DutySeen(Struct, frozen=True):
    """Everybody at a post now, who hands over to whom, the zones; all at the instant `now`."""

    now: datetime
    people: list[OnDuty]
    overs: list[HandOverRow]
    zones: list[ZoneRow]


async def duty_seen(of: Scope) -> DutySeen:
    """Of the scope's station."""
    async with transaction(snapshot=True) as now:
        return DutySeen(now, await on_duty(of, now), await hand_overs(of, now), await zones(of))


async def unit_there(station: int, unit: int) -> int:
    """The unit, if it is one of the station's. Raises NotYours."""
    async with transaction():
        if unit not in {one.id for one in await units(Scope((station,)))}:
            raise NotYours()
    return unit


async def channel_seen(bureau: int) -> bool:
    """Whether what is due goes out in time and arrives: requests looked at, notices of the bureau sent. The third light."""
    async with transaction(snapshot=True) as now:
        late = now - timedelta(seconds=LATE_S)
        stuck = await Sending.raw(
            "SELECT 1 FROM sending WHERE state = 'waiting' AND (bureau IS NULL OR bureau = {}) "
            "AND (due_at < {} OR tries >= {}) UNION ALL "
            "SELECT 1 FROM aid_request WHERE state = 'open' AND next_deadline < {} LIMIT 1",
            bureau,
            late,
            MANY_TRIES,
            late,
        )
    return not stuck


async def _accounts(shown: tuple[Seen, ...], others: Iterable[int] = ()) -> dict[int, str]:
    asked = {event.account for one in shown for event in one.events if event.account is not None}
    return await names_of(sorted(asked.union(others)))


async def _order(seen: Seen) -> str:
    day = shanghai_day(seen.request.raised_at)
    return await order_number(seen.request.bureau, day)
