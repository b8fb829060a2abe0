"""A round that was closed on the phone and stands in the week's sheet as well is one round, whichever came first."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bulletins.figures.reads import count
from lianfang.audit.actions import OPERATOR
from lianfang.database import look, transaction
from lianfang.flows.patrol.close_outing import Closing, close_outing
from lianfang.flows.patrol.muster import Mustering, muster
from tests.cast import bring_roster, bring_week, the_station
from tests.conftest import Clock
from tests.watch import key
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.journal.tables import Deed
from zones.patrol.reads.rounds import rounds
from zones.patrol.rules.walking import Ending
from zones.patrol.tables import Outing, Seat
from zones.roster.actions import make_officers
from zones.roster.tables import Person

BEGINS = datetime(2018, 10, 8, 11, 30, tzinfo=UTC)  # 19:30 in Shanghai: the sheet's first row
WEEK = Week(2018, 41)


async def walk(clock: Clock) -> None:
    """东1组 of the sheet, by 赵大山 and 钱小河, fifty minutes long."""
    rows = await Person.raw(
        "SELECT n.id AS person, u.id AS unit, u.zone, u.station, s.bureau FROM person n JOIN posting p ON p.person = n.id "
        "JOIN unit u ON u.id = p.unit JOIN station s ON s.id = u.station WHERE n.name IN ('赵大山', '钱小河') ORDER BY u.id"
    )
    first = rows[0]
    async with transaction():
        officer = (await make_officers(first["bureau"], ["周明远"]))["周明远"]
        held = {"station": first["station"], "zone": first["zone"], "officer": officer, "lead": first["unit"]}
        times = {"starts_at": BEGINS, "ends_at": BEGINS + timedelta(hours=1), "next_deadline": BEGINS}
        made = Outing(**held, **times, walking_group="东1组", day=date(2018, 10, 8), number="联巡2018-0001")
        outing = int((await Outing.insert(made))[0]["id"])
        await Seat.insert(*[Seat(outing=outing, unit=row["unit"], person=row["person"]) for row in rows])
    clock.set(BEGINS)
    await muster(OPERATOR, outing, Mustering(1, first["person"], {}), key())
    clock.set(BEGINS + timedelta(minutes=50))
    await close_outing(OPERATOR, outing, Closing(1, first["person"], Ending(True, None, 1, "fraud")), key())


async def counted() -> tuple[int, int, int]:
    """(rounds of the week, rounds that part two of the bulletin counts, deeds of walking that stand)."""
    scope = Scope(((await the_station()).id,))
    found = await look(lambda: rounds(scope, WEEK))
    told = (await look(lambda: count(scope, WEEK, 12))).patrol.patrols
    deeds = await Deed.raw(
        "SELECT 1 FROM deed d WHERE kind = 'patrol.walked' AND corrects IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM deed c WHERE c.corrects = d.id)"
    )
    return len(found), told, len(deeds)


@pytest.mark.parametrize("sheet_first", [True, False])
async def test_a_round_counts_once_whichever_came_first(db: str, clock: Clock, sheet_first: bool) -> None:
    await bring_roster()
    if sheet_first:
        await bring_week()
        assert await counted() == (3, 3, 6)
    await walk(clock)
    report = await bring_week()
    patrols = next(sheet for sheet in report.sheets if sheet.kind == "patrol")
    assert patrols.live == 1
    assert await counted() == (3, 3, 6)
