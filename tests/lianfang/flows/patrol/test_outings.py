"""An outing from its order to its record: what is refused, what is written, who is told, and that it is told once."""

import asyncio
from datetime import timedelta

import pytest

from lianfang.audit.actions import OPERATOR
from lianfang.database import look, transaction
from lianfang.flows.patrol.close_outing import Behalf, Closing, close_for, close_outing
from lianfang.flows.patrol.muster import Mustering, muster
from lianfang.flows.patrol.name_walker import name_walker
from lianfang.flows.patrol.offer import offer
from lianfang.flows.patrol.plan_outing import plan_outing
from lianfang.flows.patrol.stop import stop
from lianfang.flows.patrol.sweep import due_outings, sweep_outing
from lianfang.flows.patrol.withdraw import withdraw
from lianfang.notices.tables import Notice
from tests.conftest import Clock
from tests.evening import BEGINS, NOON, OVER, Evening, evening, officer_of, plan_of
from tests.watch import guard, keep_watch, key
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day, week_of
from zones.journal.tables import Deed
from zones.patrol.errors.outings import MayNotWalk, NoFreeSeat, NoWrittenOrder, OutingBegun, UnitsNotInForce
from zones.patrol.reads.outings import due, outing, seats, walking_of, walking_persons
from zones.patrol.reads.rounds import absences, rounds, walkers
from zones.patrol.rules.walking import Ending
from zones.patrol.tables import Absence, Outing
from zones.patrol.vocabulary.outings import OutingRow
from zones.roster.tables import Agreement, Readiness, WrittenOrder

ACCOUNT = 1
WEEK = week_of(shanghai_day(NOON))


async def stands(here: Evening) -> OutingRow:
    row = await look(lambda: outing(here.scope, here.outing))
    assert row
    return row


async def walked(here: Evening, clock: Clock, missing: int = 0) -> None:
    """Mustered at 19:35 and closed after 50 minutes; the last of the three stays away with `missing`."""
    sits = (await look(lambda: seats([here.outing])))[here.outing]
    clock.set(BEGINS + timedelta(minutes=5))
    absent = {sits[2].id: "ill"} if missing else {}
    await muster(OPERATOR, here.outing, Mustering(ACCOUNT, here.persons[0], absent), key())
    clock.set(BEGINS + timedelta(minutes=55))
    ending = Ending(True, here.units[1], 1, "fraud")
    await close_outing(OPERATOR, here.outing, Closing(ACCOUNT, here.persons[0], ending), key())


async def told(kind: str) -> list[str]:
    rows = await Notice.select(Notice.receiver).where(Notice.kind == kind)
    return sorted(row["receiver"] for row in rows)


async def standing_deeds() -> list[str]:
    rows = await Deed.raw(
        "SELECT kind FROM deed d WHERE corrects IS NULL AND NOT EXISTS (SELECT 1 FROM deed c WHERE c.corrects = d.id)"
    )
    return sorted(row["kind"] for row in rows)


async def test_a_walk_becomes_one_record_with_its_people_and_its_deeds(db: str, clock: Clock) -> None:
    clock.set(NOON)
    here = await evening()
    assert (await stands(here)).number == "联巡2026-0001"
    await walked(here, clock, missing=1)
    async with transaction():
        (one,) = await rounds(here.scope, WEEK)
        assert (one.minutes, one.flag, one.outreach) == (50, True, 1)
        assert [row.person for row in await walkers(here.scope, WEEK)] == here.persons[:2]
        assert [(row.unit, row.reason) for row in await absences(here.scope, WEEK)] == [(here.units[2], "病了")]
    assert await standing_deeds() == ["outreach.session"] * 2 + ["patrol.led", "patrol.missed"] + ["patrol.walked"] * 2
    assert (await stands(here)).flag_to == here.units[1]


async def test_who_walks_is_known_while_he_walks(db: str, clock: Clock) -> None:
    clock.set(NOON)
    here = await evening()
    assert await look(lambda: walking_of(here.persons[0])) is None
    clock.set(BEGINS)
    await muster(OPERATOR, here.outing, Mustering(ACCOUNT, here.persons[1], {}), key())
    assert await look(lambda: walking_persons(here.scope, BEGINS + timedelta(minutes=1))) == set(here.persons)
    found = await look(lambda: walking_of(here.persons[2]))
    assert found and found.leader == here.persons[1]


async def test_a_record_that_is_taken_back_takes_its_deeds_and_figures_along(db: str, clock: Clock) -> None:
    clock.set(NOON)
    here = await evening()
    await walked(here, clock)
    assert await withdraw(OPERATOR, here.scope, here.outing, "people", key()) == 7
    assert await standing_deeds() == []
    async with transaction():
        assert await rounds(here.scope, WEEK) == []
    assert (await stands(here)).why_withdrawn == "people"


async def test_it_rests_on_an_order_an_agreement_and_insurance(db: str, clock: Clock) -> None:
    clock.set(NOON)
    watch = await keep_watch(NOON)
    scope, plan = Scope((watch.station,)), plan_of(watch, await officer_of(watch))
    unit, person = watch.units[0][1], watch.guards[0][1]
    await Agreement.update({Agreement.paused_until: NOON.date()}).where(Agreement.unit == unit)
    with pytest.raises(UnitsNotInForce):
        await plan_outing(OPERATOR, scope, plan, key())
    await Agreement.update({Agreement.paused_until: None}).where(Agreement.unit == unit)
    made = await plan_outing(OPERATOR, scope, plan, key())
    await Readiness.update({Readiness.insured_until: None}).where(Readiness.person == person)
    with pytest.raises(MayNotWalk):
        await name_walker(OPERATOR, Scope((watch.station,), unit=unit), made, person, True, key())
    await WrittenOrder.delete(force=True)
    with pytest.raises(NoWrittenOrder):
        await plan_outing(OPERATOR, scope, plan, key())


async def test_numbers_run_through_the_year_without_a_gap_whoever_plans(db: str, clock: Clock) -> None:
    clock.set(NOON)
    watch = await keep_watch(NOON)
    scope, plan = Scope((watch.station,)), plan_of(watch, await officer_of(watch))
    await asyncio.gather(*(plan_outing(OPERATOR, scope, plan, key()) for _ in range(4)))
    rows = await Outing.select(Outing.number).order_by(Outing.number)
    assert [row["number"] for row in rows] == [f"联巡2026-{nth:04d}" for nth in (1, 2, 3, 4)]


async def test_a_unit_that_can_send_nobody_gives_its_seat_back_and_is_not_missed(db: str, clock: Clock) -> None:
    clock.set(NOON)
    here = await evening()
    await offer(OPERATOR, Scope((here.watch.station,), unit=here.units[2]), 0, "ill", ACCOUNT, key())
    assert await told("patrol_fewer") == [f"desk:{here.watch.station}"]
    await walked(here, clock)
    assert await Absence.count() == 0 and "patrol.missed" not in await standing_deeds()


async def test_a_seat_is_filled_once(db: str, clock: Clock) -> None:
    clock.set(NOON)
    here = await evening()
    own = Scope((here.watch.station,), unit=here.units[0])
    await name_walker(OPERATOR, own, here.outing, here.persons[0], True, key())
    await name_walker(OPERATOR, own, here.outing, here.persons[0], False, key())
    await name_walker(OPERATOR, own, here.outing, here.persons[0], True, key())
    sits = (await look(lambda: seats([here.outing])))[here.outing]
    assert [seat.person for seat in sits] == here.persons
    async with transaction():
        another = await guard(here.watch, "替班的", NOON, here.units[0])
    with pytest.raises(NoFreeSeat):
        await name_walker(OPERATOR, own, here.outing, another, True, key())


async def test_stopped_by_order_nobody_is_missed_and_everybody_is_told(db: str, clock: Clock) -> None:
    clock.set(NOON)
    here = await evening()
    await stop(OPERATOR, here.scope, here.outing, "warning", key())
    everybody = [f"person:{person}" for person in here.persons] + [f"unit:{unit}" for unit in here.units]
    assert await told("patrol_stopped") == sorted(everybody)
    assert await standing_deeds() == [] and await look(lambda: due(OVER + timedelta(days=3), 9)) == []
    with pytest.raises(OutingBegun):
        await stop(OPERATOR, here.scope, here.outing, "heat", key())


async def test_no_muster_is_told_once_by_however_many_sweep_and_again_each_noon(db: str, clock: Clock) -> None:
    clock.set(NOON)
    here = await evening()
    clock.set(BEGINS + timedelta(minutes=29))
    assert await due_outings() == []
    clock.set(BEGINS + timedelta(minutes=30))
    assert await due_outings() == [here.outing]
    await asyncio.gather(*(sweep_outing(here.outing) for _ in range(3)))
    first = [f"desk:{here.watch.station}", f"person:{here.persons[0]}", f"unit:{here.units[0]}"]
    assert await told("patrol_no_muster") == first
    for days in (1, 2):
        clock.set(NOON + timedelta(days=days, hours=1))
        assert await due_outings() == [here.outing]
        await sweep_outing(here.outing)
        assert await told("patrol_open") == [f"desk:{here.watch.station}"] * days
    known = Behalf({}, 40, Ending(False, None))
    await close_for(OPERATOR, here.scope, here.outing, known, key())
    async with transaction():
        (one,) = await rounds(here.scope, WEEK)
    assert one.minutes == 40 and await due_outings() == []


async def test_not_closed_an_hour_after_its_end_its_leader_is_reminded(db: str, clock: Clock) -> None:
    clock.set(NOON)
    here = await evening()
    clock.set(BEGINS)
    await muster(OPERATOR, here.outing, Mustering(ACCOUNT, here.persons[2], {}), key())
    clock.set(OVER + timedelta(minutes=60))
    await sweep_outing(here.outing)
    assert f"person:{here.persons[2]}" in await told("patrol_not_closed")
