"""Outings of a town: one at each place, of the unit there, begun ten minutes ago and not mustered yet, with a photo."""

from datetime import timedelta

from lianfang.database import transaction
from tests.lianfang.access.told import Places
from tests.lianfang.photos.albums import stored
from zones.ground.weeks import shanghai_day
from zones.patrol.tables import Outing, Seat
from zones.roster.actions import make_officers
from zones.roster.tables import Unit

Seats = list[tuple[int, int]]


async def walk(seats: dict[str, Seats]) -> dict[str, Places]:
    """`seats` are (unit, person) by place, the first leads. outing, patrol_photo → their ids by place."""
    found: dict[str, Places] = {"outing": {}, "patrol_photo": {}}
    for place, named in seats.items():
        outing = await _outing(place, named)
        found["outing"][place] = str(outing)
        found["patrol_photo"][place] = str(await stored(subject="muster", thing=outing))
    return found


async def _outing(place: str, named: Seats) -> int:
    async with transaction() as now:
        (at,) = await Unit.raw(
            "SELECT u.station, u.zone, s.bureau FROM unit u JOIN station s ON s.id = u.station WHERE u.id = {}",
            named[0][0],
        )
        officer = (await make_officers(at["bureau"], ["周明远"]))["周明远"]
        row = {"station": at["station"], "zone": at["zone"], "officer": officer, "lead": named[0][0]}
        times = {"starts_at": now - timedelta(minutes=10), "ends_at": now + timedelta(minutes=50)}
        made = Outing(
            **row, **times, day=shanghai_day(now), number=f"联巡-{place}", next_deadline=now + timedelta(hours=1)
        )
        outing = int((await Outing.insert(made))[0]["id"])
        await Seat.insert(*[Seat(outing=outing, unit=unit, person=person) for unit, person in named])
    return outing
