"""培训 on a real database: the code signs in and out, the roll is the paper way, the close counts once, corrections take back."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from lianfang.access import NotYours
from lianfang.audit.actions import OPERATOR
from lianfang.codes.screen import Thing, code_at
from lianfang.commands import Key, OtherBody
from lianfang.database import look, transaction
from lianfang.flows.people.leave import leave
from lianfang.flows.points.score import score
from lianfang.flows.training.answer import answer
from lianfang.flows.training.board import board
from lianfang.flows.training.plan import plan
from lianfang.flows.training.remind import remind
from lianfang.flows.training.schedule import schedule
from lianfang.flows.training.sign import sign
from lianfang.flows.training.step import step
from lianfang.flows.training.tick import strike, tick
from lianfang.notices.tables import Notice
from lianfang.tables import Slot
from scoring.exams.bank.reads import versions
from scoring.points.tables import Award
from scoring.training.errors import NoCheck, NotOnRoll, TooManyGuesses, WrongCode
from scoring.training.reads.counts import done_lines, person_times, plan_lines, trained
from scoring.training.reads.rolls import answered, roll, share
from scoring.training.reads.sessions import invited, led
from scoring.training.tables import Attendance, AttendanceWords, TrainingAnswer
from scoring.training.vocabulary import Draft, PlanLine
from tests.cast import bring_roster, the_station
from tests.conftest import Clock
from tests.watch import key
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.journal.tables import Deed
from zones.roster.tables import Person, Unit

NINE = datetime(2018, 11, 6, 1, 0, tzinfo=UTC)
TEN = NINE + timedelta(hours=1)
TEACHER = 70
ABOUT = Draft("station", "fire", "灭火器怎么用", "派出所会议室", NINE, TEN, guest="消防大队王讲师")
LIVE = "SELECT kind, person, sheet, row FROM deed d WHERE corrects IS NULL AND NOT EXISTS (SELECT 1 FROM deed c WHERE c.corrects = d.id) AND kind LIKE 'training.%' ORDER BY id"


async def _station(clock: Clock) -> Scope:
    clock.set(NINE - timedelta(days=1))
    await bring_roster()
    return Scope(((await the_station()).id,))


async def _who(name: str) -> int:
    return int((await Person.raw("SELECT id FROM person WHERE name = {}", name))[0]["id"])


async def _own(here: Scope, name: str) -> Scope:
    return Scope(here.stations, person=await _who(name))


async def _held(here: Scope, draft: Draft = ABOUT) -> int:
    return await schedule(OPERATOR, here.stations[0], draft, TEACHER, key())


async def _code(number: int) -> str:
    async with transaction() as now:
        return code_at(Thing("training", number), now)


async def _signs(here: Scope, name: str, number: int, phone: bytes = b"", digits: str = "") -> str:
    mark = phone or name.encode()[:16]
    return await sign(OPERATOR, await _own(here, name), number, digits or await _code(number), mark, key())


async def _steps(here: Scope, number: int, to: str) -> str:
    return await step(OPERATOR, here, TEACHER, number, to, key())


async def _ticks(here: Scope, number: int, name: str, reason: str = "") -> None:
    await tick(OPERATOR, here, TEACHER, number, await _who(name), reason, key())


async def _strikes(here: Scope, number: int, name: str, reason: str = "替人签的") -> None:
    await strike(OPERATOR, here, TEACHER, number, await _who(name), reason, key())


async def _points(name: str) -> int:
    rows = await Award.raw(
        "SELECT coalesce(sum(points), 0)::int AS points FROM award WHERE person = {} AND rule = 'training.attended'",
        await _who(name),
    )
    return int(rows[0]["points"])


async def _whole(clock: Clock, here: Scope, *names: str) -> int:
    """A session where these sign in and out; closed."""
    number = await _held(here)
    clock.set(NINE)
    for name in names:
        assert await _signs(here, name, number) == "in"
    clock.set(TEN)
    await _steps(here, number, "sign_out")
    for name in names:
        assert await _signs(here, name, number) == "out"
    await _steps(here, number, "close")
    return number


async def test_who_signed_in_and_out_has_the_clauses_points_once(db: str, clock: Clock) -> None:
    here = await _station(clock)
    number = await _whole(clock, here, "赵大山", "李二柱")
    deeds = await Deed.raw(LIVE)
    assert [(one["kind"], one["sheet"], one["row"]) for one in deeds] == [
        ("training.attended", "培训签到（动态码）", number)
    ] * 2
    for _ in range(2):
        await score(here.stations[0])
    assert [await _points(name) for name in ("赵大山", "李二柱", "钱小河")] == [2, 2, 0]


async def test_without_signing_out_nobody_counts_until_he_is_ticked(db: str, clock: Clock) -> None:
    here = await _station(clock)
    number = await _held(here)
    clock.set(NINE)
    await _signs(here, "赵大山", number)
    await _signs(here, "李二柱", number)
    clock.set(TEN)
    await _ticks(here, number, "李二柱")
    await _ticks(here, number, "孙长林")
    await _steps(here, number, "close")
    deeds = await Deed.raw(LIVE)
    assert {(one["person"], one["sheet"]) for one in deeds} == {
        (await _who("李二柱"), "培训签到（点名册）"),
        (await _who("孙长林"), "培训签到（点名册）"),
    }


async def test_a_wrong_code_or_one_of_two_minutes_ago_is_none(db: str, clock: Clock) -> None:
    here = await _station(clock)
    number, other = await _held(here), await _held(here)
    clock.set(NINE)
    old, foreign = await _code(number), await _code(other)
    clock.set(NINE + timedelta(minutes=1))
    assert await _signs(here, "赵大山", number, digits=old) == "in", "he has to type it"
    clock.set(NINE + timedelta(minutes=2))
    for digits in (old, foreign, "", "１２３４５６", "12345"):
        with pytest.raises(WrongCode):
            await sign(OPERATOR, await _own(here, "李二柱"), number, digits, b"", key())


async def test_after_five_wrong_codes_in_ten_minutes_he_waits_and_nobody_else_does(db: str, clock: Clock) -> None:
    here = await _station(clock)
    number = await _held(here)
    clock.set(NINE)
    own = await _own(here, "李二柱")
    guesses = [sign(OPERATOR, own, number, f"00000{nth}"[:5], b"", key()) for nth in range(8)]
    done = await asyncio.gather(*guesses, return_exceptions=True)
    assert {type(one) for one in done} <= {WrongCode, TooManyGuesses}, "of many at once each counts"
    with pytest.raises(TooManyGuesses):
        await _signs(here, "李二柱", number)
    assert await _signs(here, "赵大山", number) == "in"
    clock.set(NINE + timedelta(minutes=20))
    assert await _signs(here, "李二柱", number) == "in"


async def test_five_wrong_codes_over_an_hour_cost_nothing(db: str, clock: Clock) -> None:
    here = await _station(clock)
    number = await _held(here)
    for nth in range(5):
        clock.set(NINE + timedelta(minutes=11 * nth))
        with pytest.raises(WrongCode):
            await _signs(here, "李二柱", number, digits="12345")
    assert await _signs(here, "李二柱", number) == "in"


async def test_a_zones_session_is_not_for_the_other_zones_guards(db: str, clock: Clock) -> None:
    here = await _station(clock)
    zone = (await Unit.raw("SELECT zone FROM unit WHERE name = '翠园小区'"))[0]["zone"]
    number = await _held(here, replace(ABOUT, level="zone", zone=zone))
    clock.set(NINE)
    await _signs(here, "钱小河", number)
    with pytest.raises(NotYours):
        await _signs(here, "孙长林", number)
    with pytest.raises(NotOnRoll):
        await _ticks(here, number, "孙长林")
    span = (NINE - timedelta(days=1), NINE + timedelta(days=1), date(2018, 11, 6))
    assert [len(await _invited(here, name, *span)) for name in ("李二柱", "孙长林")] == [1, 0]


async def _invited(here: Scope, name: str, *span: object) -> list[object]:
    own = await _own(here, name)
    return await look(lambda: invited(own, *span))  # type: ignore[arg-type, return-value]


async def test_twenty_taps_at_once_are_one_attendance_and_another_code_by_the_same_key_is_refused(
    db: str, clock: Clock
) -> None:
    here = await _station(clock)
    number = await _held(here)
    clock.set(NINE)
    own, digits, one = await _own(here, "赵大山"), await _code(number), key()
    told = await asyncio.gather(*(sign(OPERATOR, own, number, digits, b"a", one) for _ in range(20)))
    assert set(told) == {"in"} and await Attendance.count() == 1
    with pytest.raises(OtherBody):
        await sign(OPERATOR, own, number, "000000", b"a", Key(one.key, one.actor))


async def test_twenty_closes_at_once_leave_the_deeds_of_one(db: str, clock: Clock) -> None:
    here = await _station(clock)
    number = await _held(here)
    clock.set(NINE)
    await _ticks(here, number, "赵大山")
    told = await asyncio.gather(*(_steps(here, number, "close") for _ in range(5)), return_exceptions=True)
    assert told.count("closed") == 1 and len(await Deed.raw(LIVE)) == 1


async def test_what_is_taken_back_or_written_late_moves_the_points(db: str, clock: Clock) -> None:
    here = await _station(clock)
    number = await _whole(clock, here, "赵大山", "李二柱")
    await score(here.stations[0])
    await _strikes(here, number, "李二柱")
    await _ticks(here, number, "钱小河", "手机没电，签在纸上")
    await score(here.stations[0])
    assert [await _points(name) for name in ("赵大山", "李二柱", "钱小河")] == [2, 0, 2]
    with pytest.raises(NotOnRoll):
        await _strikes(here, number, "李二柱")
    await _ticks(here, number, "李二柱", "查了监控，他在")
    await score(here.stations[0])
    assert await _points("李二柱") == 2 and await AttendanceWords.count() == 3


async def test_a_guard_who_taught_has_his_own_deed_and_only_leads_his_own(db: str, clock: Clock) -> None:
    here = await _station(clock)
    teacher = await _own(here, "孙长林")
    number = await _held(here, replace(ABOUT, guest="", trainer=teacher.person))
    foreign = await _held(here)
    clock.set(NINE)
    await _signs(here, "赵大山", number)
    await tick(OPERATOR, teacher, TEACHER, number, await _who("钱小河"), "", key())
    with pytest.raises(NotYours):
        await step(OPERATOR, teacher, TEACHER, foreign, "close", key())
    await step(OPERATOR, teacher, TEACHER, number, "close", key())
    deeds = await Deed.raw(LIVE)
    assert [(one["kind"], one["person"]) for one in deeds] == [
        ("training.attended", await _who("钱小河")),
        ("training.taught", teacher.person),
    ]
    await score(here.stations[0])
    rows = await Award.raw("SELECT points FROM award WHERE person = {}", teacher.person)
    assert [one["points"] for one in rows] == [], "the book gives nothing for teaching yet"


async def test_the_check_follows_the_close_is_answered_once_and_never_scored(db: str, clock: Clock) -> None:
    here = await _station(clock)
    number = await _whole(clock, here, "赵大山")
    own, before = await _own(here, "赵大山"), await Award.count()
    seen = await look(lambda: led(here, number))
    assert seen and len(seen.session.questions) == 5
    known = await look(lambda: versions(here, list(seen.session.questions)))
    right = [known[one].said.answer for one in seen.session.questions]
    assert {known[one].said.topic for one in seen.session.questions} == {"消防"}
    assert await answer(OPERATOR, own, number, (*right[:4], ""), key()) == "done"
    assert await answer(OPERATOR, own, number, tuple(right), key()) == "before"
    mine = await look(lambda: answered(own, number))
    assert mine and (mine.right, mine.asked) == (4, 5)
    told = await look(lambda: share(number))
    assert (told.people, told.right, told.asked) == (1, 4, 5)
    with pytest.raises(NoCheck):
        await answer(OPERATOR, await _own(here, "钱小河"), number, tuple(right), key())
    await score(here.stations[0])
    assert await Award.count() - before == 1, "the attendance alone"


async def test_plan_against_done_and_person_times_of_the_week(db: str, clock: Clock) -> None:
    here = await _station(clock)
    for planned in (3, 2):
        await plan(OPERATOR, here.stations[0], PlanLine("2018-11", "fire", "station", planned), key())
    await _whole(clock, here, "赵大山", "李二柱", "孙长林")
    await _held(here)
    line = PlanLine("2018-11", "fire", "station", 2)
    assert await look(lambda: plan_lines(here, "2018-01", "2018-12")) == [line]
    assert await look(lambda: done_lines(here, "2018-01", "2018-12")) == [replace(line, planned=1)]
    times = await look(lambda: person_times(here, Week(2018, 45)))
    assert [(one.field, one.level, one.people) for one in times] == [("fire", "station", 2), ("fire", "station", 1)]
    assert await look(lambda: person_times(here, Week(2018, 44))) == []
    assert await look(lambda: trained(here, date(2018, 11, 1), date(2018, 11, 30))) == {
        await _who(name) for name in ("赵大山", "李二柱", "孙长林")
    }


async def test_the_month_is_shanghais(db: str, clock: Clock) -> None:
    """A session that begins on the first of December, 0:30 in Shanghai, is still November's in UTC."""
    here = await _station(clock)
    begins = datetime(2018, 11, 30, 16, 30, tzinfo=UTC)
    number = await _held(here, replace(ABOUT, begins_at=begins, ends_at=begins + timedelta(hours=1)))
    clock.set(begins)
    await _ticks(here, number, "赵大山")
    await _steps(here, number, "close")
    assert await look(lambda: trained(here, date(2018, 11, 1), date(2018, 11, 30))) == set()
    assert await look(lambda: trained(here, date(2018, 12, 1), date(2018, 12, 31))) == {await _who("赵大山")}
    (line,) = await look(lambda: done_lines(here, "2018-11", "2018-12"))
    assert line.month == "2018-12"


REMINDED = "SELECT receiver, kind FROM notice WHERE kind LIKE 'training%' ORDER BY id"


async def test_who_is_behind_is_reminded_once_and_once_more_and_a_stopped_machine_catches_up_once(
    db: str, clock: Clock
) -> None:
    here = await _station(clock)
    await _whole(clock, here, "赵大山", "李二柱", "钱小河", "孙长林", "吴老根")
    station, behind = here.stations[0], await _who("周平安")
    assert await remind(station) is False and await Notice.raw(REMINDED) == []
    clock.set(datetime(2018, 11, 22, 14, tzinfo=UTC))
    assert await remind(station) is False, "22:00"
    clock.set(datetime(2018, 11, 23, 2, tzinfo=UTC))
    told = await asyncio.gather(*(remind(station) for _ in range(5)))
    assert told.count(True) == 1
    rows = await Notice.raw(REMINDED)
    assert [one["receiver"] for one in rows if one["kind"] == "training_due"] == [f"person:{behind}"]
    clock.set(datetime(2018, 11, 29, 2, tzinfo=UTC))
    assert [await remind(station) for _ in range(3)] == [True, False, False]
    guards = [one["receiver"] for one in await Notice.raw(REMINDED) if one["kind"] == "training_due"]
    assert guards == [f"person:{behind}"] * 2
    clock.set(datetime(2019, 1, 30, 2, tzinfo=UTC))  # off since November: December is over, January is told once
    assert [await remind(station) for _ in range(2)] == [True, False]
    assert await Slot.count().where(Slot.job == "training") == 3


async def test_the_board_shows_month_and_quarter(db: str, clock: Clock) -> None:
    here = await _station(clock)
    await _whole(clock, here, "赵大山")
    found = await look(lambda: board(here, date(2018, 11, 6)))
    assert {one.name: one.trained for one in found} == {"翠园小区": True, "柳河中学": False, "老街市场": False}
    assert [guard.name for one in found for guard in one.guards if guard.trained] == ["赵大山"]
    december = await look(lambda: board(here, date(2018, 12, 1)))
    assert not any(one.trained for one in december)


async def test_two_phones_shared_are_on_the_roll_for_the_trainer(db: str, clock: Clock) -> None:
    here = await _station(clock)
    number = await _held(here)
    clock.set(NINE)
    await _signs(here, "赵大山", number, b"one phone")
    await _signs(here, "李二柱", number, b"one phone")
    listed = await look(lambda: roll(here, number, date(2018, 11, 6)))
    assert len(listed) == 6
    marks = {one.name: one.attendance.phone for one in listed if one.attendance}
    assert marks == {"赵大山": b"one phone", "李二柱": b"one phone"}


async def test_an_erased_guards_words_and_answers_go_that_he_came_stays(db: str, clock: Clock) -> None:
    here = await _station(clock)
    number = await _whole(clock, here, "赵大山", "李二柱")
    await answer(OPERATOR, await _own(here, "赵大山"), number, ("A",) * 5, key())
    await _strikes(here, number, "赵大山")
    await _strikes(here, number, "李二柱")
    person = await _who("赵大山")
    async with transaction() as now:
        await leave(OPERATOR, person, now)
    assert await TrainingAnswer.count() == 0 and await AttendanceWords.count() == 1
    rows = await Attendance.raw("SELECT phone FROM attendance WHERE person = {}", person)
    assert [bytes(one["phone"]) for one in rows] == [b""]
