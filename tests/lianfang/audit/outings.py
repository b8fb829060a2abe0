"""What is filled in about the outing of a town's own place, and what has to have happened to it before."""

from datetime import timedelta

from lianfang.audit.actions import OPERATOR
from lianfang.database import look, transaction
from lianfang.flows.patrol.close_outing import Behalf, close_for
from lianfang.flows.patrol.muster import Mustering, muster
from tests.lianfang.access.town import Town
from tests.watch import key
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day
from zones.patrol.reads.outings import seats
from zones.patrol.rules.walking import Ending
from zones.patrol.tables import Outing, Seat
from zones.patrol.vocabulary.outings import SeatRow
from zones.roster.backing import set_insured

Fields = dict[str, str]


async def _seats(here: Town) -> tuple[SeatRow, ...]:
    outing = int(here.told["outing"]["o"])
    return (await look(lambda: seats([outing])))[outing]


async def came(here: Town) -> Fields:
    """Everybody is ticked."""
    return {f"came-{seat.id}": "yes" for seat in await _seats(here)}


async def named(here: Town) -> Fields:
    seat = (await _seats(here))[1]
    return {"outing": here.told["outing"]["o"], "person": str(seat.person), "named": "no"}


async def free(here: Town) -> Fields:
    """Another seat is still empty, and its guard insured."""
    fields, seat = await named(here), (await _seats(here))[1]
    async with transaction() as now:
        await Seat.raw("UPDATE seat SET person = NULL WHERE id = {}", seat.id)
        await set_insured([int(fields["person"])], now.date() + timedelta(days=30))
    return fields | {"named": "yes"}


async def consents(here: Town) -> Fields:
    return {"outing": here.told["outing"]["o"], "agrees": "yes"}


async def _anew(here: Town) -> None:
    """Ordered and not begun, whatever happened to it before."""
    await Outing.raw(
        "UPDATE outing SET state = 'planned', mustered_at = NULL, closed_at = NULL, patrol = NULL, "
        "next_deadline = starts_at + interval '2 hours' WHERE id = {}",
        int(here.told["outing"]["o"]),
    )


async def walking(here: Town) -> Fields:
    """They have mustered, two minutes ago."""
    await _anew(here)
    outing, leader = int(here.told["outing"]["o"]), (await _seats(here))[0].person
    assert leader
    await muster(OPERATOR, outing, Mustering(1, leader, {}), key())
    return {"flag": "yes", "topic": ""}


async def known(here: Town) -> Fields:
    return {"minutes": "40", **await came(here)}


async def closed(here: Town) -> Fields:
    await _anew(here)
    scope, outing = Scope((int(here.stations["o"]),)), int(here.told["outing"]["o"])
    await close_for(OPERATOR, scope, outing, Behalf({}, 40, Ending(True, None)), key())
    return {"why": "twice"}


async def planned(here: Town) -> Fields:
    """Tomorrow's, of the zone: two of the own unit, one of the neighbour's."""
    rows = await Outing.raw("SELECT zone, officer FROM outing WHERE id = {}", int(here.told["outing"]["o"]))
    async with transaction() as now:
        tomorrow = shanghai_day(now) + timedelta(days=1)
    wanted = {f"seats-{here.units['o']}": "2", f"seats-{here.units['n']}": "1", "lead": here.units["o"]}
    told = {name: str(value) for name, value in rows[0].items()}
    return told | wanted | {"group": "东1组", "day": str(tomorrow), "begins": "19:30", "minutes": "60"}
