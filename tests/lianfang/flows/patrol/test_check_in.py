"""到点登记 on real rows: what counts by itself, what goes to a person and why, what is no code of ours, and that it is once."""

import asyncio
from datetime import timedelta

import pytest

from lianfang.audit.actions import OPERATOR
from lianfang.codes.printed import printed
from lianfang.codes.screen import Thing, address_at
from lianfang.database import look, transaction
from lianfang.flows.patrol.change_checkpoint import give_up, lose_plate, put_up_tag
from lianfang.flows.patrol.check_in import check_in
from lianfang.flows.patrol.close_outing import Closing, close_outing
from lianfang.flows.patrol.decide_check_in import decide_check_in
from lianfang.flows.patrol.shown import Shown
from tests.checkpoints import ACCOUNT, UID, WALKING, Round, minutes, near, on_the_way, plate, press, tapped
from tests.conftest import Clock
from tests.watch import key
from zones.ground.scope import Scope
from zones.patrol.actions.checkins import forget_places
from zones.patrol.errors.checkins import (
    CheckInDecided,
    NoSuchCheckIn,
    NoSuchCheckpoint,
    TagTaken,
    UnknownCode,
    UnknownDigits,
)
from zones.patrol.reads.checkins import checkpoint, passed, to_check
from zones.patrol.rules.walking import Ending
from zones.patrol.tables import CheckIn, CheckInPlace


async def test_a_round_with_two_hours_offline_in_it_counts_by_itself(db: str, clock: Clock) -> None:
    here = await on_the_way(clock)
    first = await press(here, await plate(here), place=near(), device=b"one")
    assert (first.state, first.score, first.reasons, first.code) == ("counted", 100, "", "qr")
    clock.set(WALKING + minutes(20))
    typed = await look(lambda: checkpoint(here.scope, here.points[1]))
    assert typed and (await press(here, typed.digits, device=b"one")).reasons == "digits"
    clock.set(WALKING + minutes(130))
    slow = WALKING + minutes(127)  # this phone is three minutes slow
    late = await press(here, await plate(here, 2), phone_at=slow - minutes(118), sent_at=slow, device=b"one")
    assert (late.state, late.reasons) == ("counted", "late")
    assert abs(late.pressed_at - WALKING - minutes(12)) < timedelta(seconds=10)
    found = await look(lambda: passed(here.evening.outing))
    assert [one.name for one in found] == ["点位1", "点位3", "点位2"], "in the order in which they were passed"
    assert {one.state for one in found} == {"counted"}


async def test_what_is_shown_elsewhere_or_too_fast_goes_to_an_officer_who_decides_once(db: str, clock: Clock) -> None:
    here = await on_the_way(clock)
    assert (await press(here, await plate(here), place=near(1))).reasons == "elsewhere"
    assert (await press(here, await plate(here, 2), place=near(2))).reasons == "speed"
    clock.set(WALKING + minutes(10))
    assert (await press(here, printed(here.far, 1))).reasons == "zone"
    waiting = await look(lambda: to_check(here.scope, 10))
    assert [one.name for one in waiting] == ["点位1", "点位3", "那边的点位"]
    with pytest.raises(NoSuchCheckIn):
        await decide_check_in(OPERATOR, 9, Scope((here.scope.stations[0] + 1,)), waiting[0].id, True, key())
    await decide_check_in(OPERATOR, 9, here.scope, waiting[0].id, True, key())
    await decide_check_in(OPERATOR, 9, here.scope, waiting[1].id, False, key())
    with pytest.raises(CheckInDecided):
        await decide_check_in(OPERATOR, 9, here.scope, waiting[0].id, False, key())
    stands = {one.name: one.state for one in await look(lambda: passed(here.evening.outing))}
    assert stands == {"点位1": "counted", "点位3": "refused", "那边的点位": "to_check"}


async def test_one_phone_for_two_guards_and_two_phones_for_one(db: str, clock: Clock) -> None:
    here = await on_the_way(clock)
    code = await plate(here)
    assert (await press(here, code, device=b"one")).reasons == ""
    assert (await press(here, code, person=1, device=b"one")).reasons == "shared"
    clock.set(WALKING + minutes(15))
    assert (await press(here, await plate(here, 1), device=b"two")).reasons == ""


async def test_a_plate_that_was_replaced_and_a_place_that_was_given_up_are_written_and_looked_at(
    db: str, clock: Clock
) -> None:
    here = await on_the_way(clock)
    station, old = here.scope.stations[0], await plate(here)
    await lose_plate(OPERATOR, station, here.points[0], key())
    assert (await press(here, old)).reasons == "retired"
    assert (await press(here, await plate(here))).reasons == ""
    clock.set(WALKING + minutes(9))
    await give_up(OPERATOR, station, here.points[1], key())
    gone = await press(here, printed(here.points[1], 1))
    assert (gone.reasons, gone.state) == ("retired", "to_check")
    with pytest.raises(NoSuchCheckpoint):
        await lose_plate(OPERATOR, station, here.points[1], key())


async def test_a_tag_is_read_once_for_each_tap_whoever_sends_it(db: str, clock: Clock) -> None:
    here = await on_the_way(clock)
    station = here.scope.stations[0]
    assert (await press(here, tapped(here, 4))).reasons == "retired", "nobody put it up"
    await put_up_tag(OPERATOR, station, here.points[0], UID.hex(":"), key())
    with pytest.raises(TagTaken):
        await put_up_tag(OPERATOR, station, here.points[1], UID.hex(), key())
    clock.set(WALKING + minutes(1))
    assert (await press(here, tapped(here, 5))).reasons == ""
    assert (await press(here, tapped(here, 5), person=1)).reasons == "replayed"
    assert (await press(here, tapped(here, 3), person=2)).reasons == "replayed"
    both = await asyncio.gather(*(press(here, tapped(here, 6), person=one) for one in (0, 1)))
    assert sorted(one.reasons for one in both) == ["", "replayed"]
    with pytest.raises(UnknownCode):
        await press(here, tapped(here, 7), mac="0" * 16)


async def test_a_screens_code_holds_two_minutes_and_two_hours_for_a_phone_that_says_it_waited(
    db: str, clock: Clock
) -> None:
    here = await on_the_way(clock)
    code = address_at(Thing("point", here.points[0]), WALKING)
    clock.set(WALKING + minutes(1))
    assert (await press(here, code)).reasons == ""
    clock.set(WALKING + minutes(7))
    assert (await press(here, code, person=1)).reasons == "stale"
    now = WALKING + minutes(7)
    assert (await press(here, code, person=2, phone_at=WALKING + minutes(1), sent_at=now)).reasons == ""
    clock.set(WALKING + timedelta(days=2))
    with pytest.raises(UnknownCode):
        await press(here, code)


@pytest.mark.parametrize(
    ("said", "reasons"),
    [((-365 * 1440, -365 * 1440), "clock"), ((60, 60), "clock"), ((-60, None), "clock"), ((-1500, 0), "day_late")],
)
async def test_a_wrong_clock_and_a_day_late_are_written_and_looked_at(
    db: str, clock: Clock, said: tuple[float, float | None], reasons: str
) -> None:
    here = await on_the_way(clock)
    phone, sent = (None if one is None else WALKING + minutes(one) for one in said)
    found = await press(here, await plate(here), phone_at=phone, sent_at=sent)
    assert (found.reasons, found.state) == (reasons, "to_check")


async def test_no_code_of_ours_and_digits_of_nobodys_walk_are_refused_and_nothing_is_written(
    db: str, clock: Clock
) -> None:
    here = await on_the_way(clock)
    code = await plate(here)
    there = await look(lambda: checkpoint(here.scope, here.far))
    assert there
    for text in ("", code[:-1], code.replace(".1.", ".2."), "post7.123456", "12345"):
        with pytest.raises(UnknownCode):
            await press(here, text)
    with pytest.raises(UnknownDigits):
        await press(here, there.digits)
    with pytest.raises(UnknownCode):
        await check_in(OPERATOR, ACCOUNT, Scope((here.scope.stations[0] + 1,)), here.persons[0], Shown(code), key())
    clock.set(WALKING + minutes(30))
    await close_outing(
        OPERATOR, here.evening.outing, Closing(ACCOUNT, here.persons[0], Ending(False, None, 0, "")), key()
    )
    clock.set(WALKING + minutes(31))
    with pytest.raises(UnknownDigits):
        own = await look(lambda: checkpoint(here.scope, here.points[0]))
        assert own
        await press(here, own.digits)
    assert await CheckIn.count() == 0


async def test_the_same_press_twice_at_once_is_one(db: str, clock: Clock) -> None:
    here = await on_the_way(clock)
    once, shown = key(), Shown(await plate(here), place=near())
    made = await asyncio.gather(
        *(check_in(OPERATOR, ACCOUNT, here.scope, here.persons[0], shown, once) for _ in range(5))
    )
    assert len(set(made)) == await CheckIn.count() == await CheckInPlace.count() == 1


async def test_places_are_forgotten_after_thirty_days_and_the_check_in_stays(db: str, clock: Clock) -> None:
    here: Round = await on_the_way(clock)
    await press(here, await plate(here), place=near())
    async with transaction():
        await forget_places(WALKING + timedelta(days=29))
        assert await CheckInPlace.count() == 1
        await forget_places(WALKING + timedelta(days=31))
        assert (await CheckInPlace.count(), await CheckIn.count()) == (0, 1)
