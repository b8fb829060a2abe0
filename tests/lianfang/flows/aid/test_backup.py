"""A unit asks and neighbours come, on a real database."""

from datetime import timedelta

import pytest

from lianfang.access import Actor, Held, NotYours
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.aid.confirm_deed import confirm_deed
from lianfang.flows.aid.order import order, widen
from lianfang.flows.aid.raise_request import Cry, raise_request
from lianfang.flows.aid.respond import respond
from lianfang.flows.aid.seen import board, my_alerts, request_seen
from lianfang.flows.aid.state_arrest import state_arrest
from lianfang.flows.aid.sweep import due_requests, sweep_request
from lianfang.flows.people.leave import leave
from lianfang.flows.points.score import score
from lianfang.flows.points.why import of_holder
from lianfang.notices.tables import Notice
from tests.conftest import Clock
from tests.watch import NIGHT, Watch, answers, keep_watch, key
from zones.aid import reads
from zones.aid.errors import (
    ArrestNotStated,
    NoPoliceLine,
    NoSuchDeed,
    NoSuchRequest,
    OnAnotherCall,
    OwnArrest,
    TooLateToTakeBack,
)
from zones.aid.rules.answering import Arrive, Cannot, Come, GiveUp, HelpFrom
from zones.aid.rules.deciding import Close, Receive
from zones.aid.rules.raising import TakeBack
from zones.aid.tables import AidArrest
from zones.aid.vocabulary import Request
from zones.ground.scope import Scope
from zones.ground.weeks import parse_week


async def _watch(clock: Clock, **options: object) -> Watch:
    clock.set(NIGHT)
    return await keep_watch(NIGHT, **options)  # type: ignore[arg-type]


async def _cry(watch: Watch, kind: str = "suspect") -> int:
    return await raise_request(OPERATOR, Cry(1, watch.units[0][0], kind), key())


async def _request(request: int) -> Request:
    async with transaction():
        return (await reads.by_ids([request]))[0]


async def _told(request: int, kind: str) -> list[str]:
    rows = await Notice.raw("SELECT receiver FROM notice WHERE about = {} AND kind = {} ORDER BY id", request, kind)
    return [row["receiver"] for row in rows]


async def _sweep() -> None:
    for request in await due_requests():
        await sweep_request(request)


async def test_at_second_0_the_desk_the_patrol_and_the_whole_zone_are_told(db: str, clock: Clock) -> None:
    watch = await _watch(clock)
    request = await _cry(watch)
    assert set(await answers(request)) == {*watch.guards[0], *watch.joint}
    assert await _told(request, "aid_new") == [f"desk:{watch.station}"]
    assert set(await _told(request, "aid_alert")) == {f"person:{one}" for one in (*watch.guards[0], *watch.joint)}
    roles = {alert.person: alert.role for alert in (await _request(request)).alerts}
    assert roles == {watch.guards[0][0]: "own"} | dict.fromkeys(watch.guards[0][1:], "go") | dict.fromkeys(
        watch.joint, "team"
    )


async def test_the_same_key_again_is_the_same_request(db: str, clock: Clock) -> None:
    watch, pressed = await _watch(clock), key()
    cry = Cry(1, watch.units[0][0], "fight")
    first = await raise_request(OPERATOR, cry, pressed)
    notices = await Notice.count()
    assert await raise_request(OPERATOR, cry, pressed) == first
    assert await Notice.count() == notices


async def test_two_come_the_third_is_stood_down_and_the_officer_closes(db: str, clock: Clock) -> None:
    watch = await _watch(clock, units=4)
    request = await _cry(watch)
    one, two, three = watch.guards[0][1:]
    await order(OPERATOR, request, Receive(9), key())
    assert await respond(OPERATOR, request, Come(one), key()) == "coming"
    assert await respond(OPERATOR, request, Come(two), key()) == "coming"
    assert (await answers(request))[three] == "stood_down"
    assert await respond(OPERATOR, request, Come(three), key()) == "stood_down"
    assert await respond(OPERATOR, request, Arrive(one), key(), (118.4001, 33.77, 20)) == "arrived"
    assert await _told(request, "aid_left") == [f"unit:{watch.units[0][1]}", f"unit:{watch.units[0][2]}"]
    with pytest.raises(NoPoliceLine):
        await order(OPERATOR, request, Close(9, "settled"), key())
    assert await order(OPERATOR, request, Close(9, "settled", number="1120-0046"), key()) == "closed"
    stands = await _request(request)
    assert (stands.state, stands.next_deadline, stands.sent) == ("closed", None, 2)
    async with transaction():
        kinds = [event.kind for event in (await reads.events([request]))[request]]
    assert kinds == ["raised", "told", "received", "coming", "coming", "arrived", "closed"]


async def test_whoever_gives_up_is_replaced_by_whoever_was_stood_down(db: str, clock: Clock) -> None:
    watch = await _watch(clock, units=4)
    request = await _cry(watch)
    one, two, three = watch.guards[0][1:]
    for person in (one, two):
        await respond(OPERATOR, request, Come(person), key())
    assert await order(OPERATOR, request, GiveUp(two, by_unit=True, account=1), key()) == "recalled"
    assert (await answers(request))[three] == "told"
    assert await respond(OPERATOR, request, Come(three), key()) == "coming"


async def test_whoever_may_not_leave_helps_from_his_post(db: str, clock: Clock) -> None:
    watch = await _watch(clock, leave="held")
    request = await _cry(watch)
    neighbour = watch.guards[0][1]
    assert await respond(OPERATOR, request, HelpFrom(neighbour, ("doors",)), key()) == "helping"
    assert await respond(OPERATOR, request, HelpFrom(neighbour, ("doors", "video")), key()) == "helping"
    alert = (await _request(request)).alert_of(neighbour)
    assert alert and alert.helps == ("doors", "video")


async def test_without_a_hand_the_desk_is_rung_then_the_command_centre_and_the_zone_widens(
    db: str, clock: Clock
) -> None:
    watch = await _watch(clock)
    request = await _cry(watch)
    await _sweep()
    assert not await _told(request, "aid_ring_desk")
    clock.set(NIGHT + timedelta(seconds=61))
    await _sweep()
    assert await _told(request, "aid_ring_desk") == [f"desk:{watch.station}"]
    assert set(await answers(request)) == {*watch.joint, *(one for zone in watch.guards for one in zone)}
    clock.set(NIGHT + timedelta(seconds=77))
    await _sweep()
    await _sweep()
    assert await _told(request, "aid_ring_command") == [f"command:{watch.bureau}"]
    await order(OPERATOR, request, Receive(9), key())
    for minute in range(2, 9):
        clock.set(NIGHT + timedelta(minutes=minute, seconds=20 + minute))
        await _sweep()
    assert len(await _told(request, "aid_ring_command")) == 1
    assert len(await _told(request, "aid_nobody")) == 1
    assert len(await _told(request, "aid_repeat")) == 6


async def test_with_nobody_on_duty_the_last_step_comes_at_once(db: str, clock: Clock) -> None:
    watch = await _watch(clock, joint=0)
    clock.set(NIGHT + timedelta(days=2))
    request = await _cry(watch)
    assert await answers(request) == {}
    assert await _told(request, "aid_nobody") == [f"desk:{watch.station}"]
    assert (await _request(request)).next_deadline


async def test_a_press_by_mistake_is_taken_back_and_everybody_hears_of_it(db: str, clock: Clock) -> None:
    watch = await _watch(clock)
    request = await _cry(watch)
    clock.set(NIGHT + timedelta(seconds=9))
    assert await order(OPERATOR, request, TakeBack(1), key()) == "taken_back"
    assert len(await _told(request, "aid_taken_back")) == len(await answers(request)) + 2
    later = await _cry(watch)
    clock.set(NIGHT + timedelta(seconds=20))
    with pytest.raises(TooLateToTakeBack):
        await order(OPERATOR, later, TakeBack(1), key())


async def test_a_crowd_is_for_the_police_alone(db: str, clock: Clock) -> None:
    watch = await _watch(clock)
    request = await _cry(watch, "crowd")
    assert set(await answers(request)) == {watch.guards[0][0], *watch.joint}


async def test_the_desk_widens_by_hand_and_strangers_see_nothing(db: str, clock: Clock) -> None:
    watch = await _watch(clock)
    request = await _cry(watch)
    await widen(OPERATOR, request, 9, key())
    assert set(await answers(request)) >= {*watch.guards[1], *watch.guards[2]}
    stranger = await _cry(watch, "injury")
    with pytest.raises(NoSuchRequest):
        await respond(OPERATOR, stranger, Cannot(10**6), key())
    with pytest.raises(NoSuchRequest):
        await respond(OPERATOR, 10**6, Cannot(watch.guards[0][1]), key())


async def test_the_board_shows_names_and_whoever_has_nothing_to_do_with_it_sees_nothing(db: str, clock: Clock) -> None:
    watch = await _watch(clock, leave="held")
    request = await _cry(watch)
    await respond(OPERATOR, request, HelpFrom(watch.guards[0][1], ("doors",)), key())
    shown = await board(Scope((watch.station,)))
    (seen,) = shown.open
    assert (seen.unit_name, seen.zone_name) == ("第1片区单位1", "第1片区")
    assert [one.name for one in seen.of("helping")] == ["第1片区单位2门岗"]
    assert len(shown.on_duty) == 11
    assert [mine.own.alert.answer for mine in (await my_alerts(watch.guards[0][1]))[0]] == ["helping"]
    told = Actor(1, "", watch.guards[0][1], None, (Held("guard", watch.bureau, (watch.station,), watch.units[0][1]),))
    far = Actor(2, "", watch.guards[2][1], None, (Held("guard", watch.bureau, (watch.station,), watch.units[2][1]),))
    assert (await request_seen(told, request))[0] == "told"
    with pytest.raises(NotYours):
        await request_seen(far, request)


async def test_a_unit_without_neighbours_who_may_leave_asks_the_next_zones_at_once(db: str, clock: Clock) -> None:
    watch = await _watch(clock, joint=0, units=1)
    request = await _cry(watch)
    assert set(await answers(request)) == {one for zone in watch.guards for one in zone}
    assert [alert.wave for alert in (await _request(request)).alerts] == [0, 1, 1]


async def test_nobody_goes_to_two_calls_at_once(db: str, clock: Clock) -> None:
    watch = await _watch(clock)
    here = await _cry(watch)
    there = await raise_request(OPERATOR, Cry(1, watch.units[0][1], "suspect"), key())
    neighbour = watch.guards[0][2]
    await respond(OPERATOR, here, Come(neighbour), key())
    with pytest.raises(OnAnotherCall):
        await respond(OPERATOR, there, Come(neighbour), key())
    later = await raise_request(OPERATOR, Cry(1, watch.units[0][1], "suspect"), key())
    assert neighbour not in await answers(later)


async def test_what_an_officer_confirms_is_a_deed_with_points_once(db: str, clock: Clock) -> None:
    watch = await _watch(clock)
    request, (one, two) = await _cry(watch), watch.guards[0][1:]
    await respond(OPERATOR, request, Come(one), key())
    await respond(OPERATOR, request, Arrive(one), key())
    await respond(OPERATOR, request, HelpFrom(two, ("lights",)), key())
    with pytest.raises(NoSuchDeed):
        await confirm_deed(OPERATOR, request, one, "aid.arrived", key())
    await order(OPERATOR, request, Close(9, "police", number="1120-0046"), key())
    assert await confirm_deed(OPERATOR, request, one, "aid.arrived", key())
    with pytest.raises(NoSuchDeed):
        await confirm_deed(OPERATOR, request, two, "aid.arrived", key())
    assert await confirm_deed(OPERATOR, request, two, "aid.helped", key())
    assert not await confirm_deed(OPERATOR, request, one, "rescue", key()), "one deed a person"
    await score(watch.station)
    async with transaction():
        own = await of_holder(Scope((watch.station,), person=one), parse_week("2026-W47"))
    assert [(line.points, line.sheet, line.row, line.file) for line in own.lines] == [(5, "求援记录", request, "")]


async def test_an_arrest_is_a_deed_beside_the_other_once_an_officer_has_stated_it(db: str, clock: Clock) -> None:
    watch = await _watch(clock)
    request, (one, two) = await _cry(watch), watch.guards[0][1:]
    await respond(OPERATOR, request, Come(one), key())
    await respond(OPERATOR, request, Arrive(one), key())
    await respond(OPERATOR, request, HelpFrom(two, ("lights",)), key())
    said = (9, None, one, True, "拦住了，等到民警来")
    with pytest.raises(NoSuchDeed):
        await state_arrest(OPERATOR, request, *said, key())
    await order(OPERATOR, request, Close(9, "police", number="1120-0046"), key())
    await confirm_deed(OPERATOR, request, one, "aid.arrived", key())
    for bad in ((9, None, one, False, "拦住了"), (9, None, one, True, " "), (9, None, one, True, "长" * 201)):
        with pytest.raises(ArrestNotStated):
            await state_arrest(OPERATOR, request, *bad, key())
    with pytest.raises(OwnArrest):
        await state_arrest(OPERATOR, request, 9, one, one, True, "拦住了", key())
    with pytest.raises(NoSuchDeed):
        await state_arrest(OPERATOR, request, 9, None, two, True, "他守着门", key())
    assert await state_arrest(OPERATOR, request, *said, key())
    assert not await state_arrest(OPERATOR, request, *said, key()), "once a person and request"
    await score(watch.station)
    async with transaction():
        own = await of_holder(Scope((watch.station,), person=one), parse_week("2026-W47"))
    assert sorted((line.kind, line.points, line.row) for line in own.lines) == [
        ("aid.arrest", 10, request),
        ("aid.arrived", 5, request),
    ]
    assert await _told(request, "aid_arrest") == [f"person:{one}"]
    assert [row["words"] for row in await AidArrest.raw("SELECT words FROM aid_arrest")] == [said[-1]]
    async with transaction() as now:
        await leave(OPERATOR, one, now)
    assert [row["words"] for row in await AidArrest.raw("SELECT words FROM aid_arrest")] == [""], "it goes with him"


async def test_of_a_drill_an_officer_confirms_once_who_took_part_and_none_of_aids_deeds(db: str, clock: Clock) -> None:
    watch = await _watch(clock)
    request = await raise_request(OPERATOR, Cry(1, watch.units[0][0], "suspect", drill=True), key())
    own, one, called_back = watch.guards[0]
    await respond(OPERATOR, request, Come(one), key())
    await respond(OPERATOR, request, Arrive(one), key())
    await respond(OPERATOR, request, Come(called_back), key())
    with pytest.raises(NoSuchDeed):
        await confirm_deed(OPERATOR, request, one, "drill.attended", key())
    await order(OPERATOR, request, Close(9, "drill", no_call_out="演练"), key())
    for person, kind in ((one, "aid.arrived"), (called_back, "drill.attended"), (called_back, "aid.stood_down")):
        with pytest.raises(NoSuchDeed):
            await confirm_deed(OPERATOR, request, person, kind, key())
    for person in (own, one):
        assert await confirm_deed(OPERATOR, request, person, "drill.attended", key())
        assert not await confirm_deed(OPERATOR, request, person, "drill.attended", key()), "one a drill"
    await score(watch.station)
    async with transaction():
        attended = [await of_holder(Scope((watch.station,), person=one), parse_week("2026-W47")) for one in (own, one)]
        assert await reads.drilled(Scope((watch.station,)), NIGHT, NIGHT + timedelta(hours=1)) == {own, one}
    assert [[(line.kind, line.points) for line in his.lines] for his in attended] == [[("drill.attended", 2)]] * 2
