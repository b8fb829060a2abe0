"""From the offer to the certificate in hand on a real database: the line and its seats, papers, admission, results, cards."""

from datetime import UTC, datetime, timedelta

import pytest

from lianfang.access import NotYours
from lianfang.audit.actions import OPERATOR
from lianfang.commands import OtherBody
from lianfang.database import transaction
from lianfang.flows.exams.conditions import declare, review
from lianfang.flows.exams.enrol import enrol, withdraw
from lianfang.flows.exams.offer import call_off, offer
from lianfang.flows.exams.remind import remind
from lianfang.flows.exams.step import admit, give_slots, see, take_cards
from lianfang.flows.people.leave import leave
from lianfang.flows.unit.certificate_of import certificate_of
from lianfang.notices.tables import Notice
from scoring.exams.signup.errors import (
    BadConditions,
    CannotEnrol,
    NoSeat,
    NotOver,
    NotReady,
    TicketTaken,
    TooLateToWithdraw,
)
from scoring.exams.signup.reads import enrolled, offer_of, standings
from scoring.exams.signup.tables import ExamEligibility, ExamEnrolment
from scoring.exams.signup.vocabulary import CONDITIONS, Plan
from tests.cast import EXAMS, GUARDS, bring_roster, bring_week, the_station
from tests.conftest import Clock
from tests.lianfang.flows.statements import counted
from tests.watch import key
from tests.workbooks import id_number
from zones.ground.scope import Scope
from zones.ground.weeks import shanghai_day, week_of
from zones.roster.tables import Certificate, Person

MET = dict.fromkeys(CONDITIONS, "yes")
FREE = ("李二柱", "周平安", "吴老根")
"""Have no certificate in the cast's roster."""


async def _here() -> Scope:
    await bring_roster()
    return Scope(((await the_station()).id,))


async def _ids() -> dict[str, int]:
    return {row["name"]: row["id"] for row in await Person.raw("SELECT id, name FROM person")}


async def _offer(here: Scope, seats: int = 2, days: int = 10) -> int:
    async with transaction() as now:
        held = now + timedelta(days=days)
    plan = Plan(
        held,
        "市局考场",
        seats,
        shanghai_day(held),
        held - timedelta(days=2),
        "县局窗口",
        1,
        papers=("身份证", "毕业证"),
    )
    return await offer(OPERATOR, 8, here.stations[0], plan, key())


async def _state(here: Scope, person: int) -> str:
    async with transaction() as now:
        return (await standings(here, now))[person].state


async def _review(here: Scope, exam: int, person: int) -> None:
    await review(OPERATOR, 8, here, exam, person, [0, 1], MET, key())


async def _begun(exam: int) -> None:
    await Person.raw("UPDATE exam_offer SET held_at = now() - interval '1 minute' WHERE id = {}", exam)


async def _told(kind: str) -> list[str]:
    rows = await Notice.raw("SELECT receiver FROM notice WHERE kind = {} ORDER BY id", kind)
    return [row["receiver"] for row in rows]


async def test_the_whole_way_from_the_offer_to_the_certificate(db: str) -> None:
    here, ids = await _here(), await _ids()
    exam, one = await _offer(here), ids["吴老根"]
    assert sorted(await _told("exam_offered")) == sorted(f"person:{ids[name]}" for name in FREE)
    assert await _state(here, one) == "未报名"
    await enrol(OPERATOR, 8, Scope(here.stations, person=one), exam, one, True, key())
    assert await _state(here, one) == "材料缺"
    await review(OPERATOR, 8, here, exam, one, [0], MET, key())
    assert await _state(here, one) == "材料缺"
    await _review(here, exam, one)
    assert await _state(here, one) == "已审"
    await give_slots(OPERATOR, here, exam, key())
    assert await _told("exam_window") == [f"person:{one}"]
    await admit(OPERATOR, here, exam, {one: "A001"}, key())
    assert await _state(here, one) == "准考" and await _told("exam_admitted") == [f"person:{one}"]
    own = await certificate_of(Scope(here.stations, person=one))
    assert "市局考场考试" in own.next and "A001" in own.next
    await _begun(exam)
    assert await _state(here, one) == "已考未出分"
    await see(OPERATOR, here, exam, [one], True, key())
    async with transaction() as now:
        week = str(week_of(shanghai_day(now)))
    await bring_week({"保安员证考试": [EXAMS[0], ["吴老根", "老街市场", id_number(6), 76]]}, week)
    assert await _state(here, one) == "合格待发证"
    await take_cards(OPERATOR, 8, here.stations[0], [one], key())
    assert await _state(here, one) == "已发未领" and await _told("exam_card") == [f"person:{one}"]
    await Certificate.insert(Certificate(person=one, number="苏06"))
    assert await _state(here, one) == "有证"


async def test_seats_go_in_the_order_of_enrolment_and_who_withdraws_makes_room(db: str) -> None:
    here, ids = await _here(), await _ids()
    exam = await _offer(here, seats=2)
    first, second, third = (ids[name] for name in FREE)
    for person in (first, second, third):
        await enrol(OPERATOR, 8, here, exam, person, False, key())
        await _review(here, exam, person)
    async with transaction() as now:
        known = await standings(here, now)
    assert [known[one].waiting for one in (first, second, third)] == [0, 0, 1]
    with pytest.raises(NoSeat):
        await admit(OPERATOR, here, exam, {first: "", third: ""}, key())
    assert await _state(here, first) == "已审", "all or none"
    await withdraw(OPERATOR, Scope(here.stations, person=second), exam, second, key())
    await admit(OPERATOR, here, exam, {first: "1", third: "2"}, key())
    assert [await _state(here, one) for one in (first, second, third)] == ["准考", "未报名", "准考"]
    with pytest.raises(TooLateToWithdraw):
        await withdraw(OPERATOR, here, exam, first, key())


async def test_a_number_is_one_guards_and_a_step_before_its_time_is_refused(db: str) -> None:
    here, ids = await _here(), await _ids()
    exam = await _offer(here)
    for name in FREE[:2]:
        await enrol(OPERATOR, 8, here, exam, ids[name], False, key())
        await _review(here, exam, ids[name])
    with pytest.raises(TicketTaken):
        await admit(OPERATOR, here, exam, {ids[FREE[0]]: "A1", ids[FREE[1]]: "A1"}, key())
    with pytest.raises(NotOver):
        await see(OPERATOR, here, exam, [ids[FREE[0]]], True, key())
    with pytest.raises(NotReady):
        await take_cards(OPERATOR, 8, here.stations[0], [ids[FREE[0]]], key())
    assert await _state(here, ids[FREE[0]]) == "已审"


async def test_who_holds_one_is_barred_or_enrolled_does_not_enrol(db: str) -> None:
    here, ids = await _here(), await _ids()
    exam, other = await _offer(here), await _offer(here, days=20)
    with pytest.raises(CannotEnrol):
        await enrol(OPERATOR, 8, here, exam, ids["赵大山"], False, key())
    with pytest.raises(BadConditions):
        await declare(OPERATOR, ids["周平安"], MET | {"healthy": ""}, key())
    await declare(OPERATOR, ids["周平安"], MET | {"schooling": "no"}, key())
    with pytest.raises(CannotEnrol):
        await enrol(OPERATOR, 8, here, exam, ids["周平安"], False, key())
    await enrol(OPERATOR, 8, here, exam, ids["李二柱"], False, key())
    with pytest.raises(CannotEnrol):
        await enrol(OPERATOR, 8, here, other, ids["李二柱"], False, key())
    assert await ExamEnrolment.count() == 1


async def test_nobody_reaches_another_ones_guard_or_another_stations_exam(db: str) -> None:
    here, ids = await _here(), await _ids()
    exam = await _offer(here)
    elsewhere = Scope((here.stations[0] + 1,))
    for scope in (elsewhere, Scope(here.stations, unit=0)):
        with pytest.raises(NotYours):
            await enrol(OPERATOR, 8, scope, exam, ids["吴老根"], False, key())
    await enrol(OPERATOR, 8, here, exam, ids["吴老根"], False, key())
    with pytest.raises(NotYours):
        await withdraw(OPERATOR, Scope(here.stations, person=ids["周平安"]), exam, ids["吴老根"], key())
    with pytest.raises(NotYours):
        await call_off(OPERATOR, elsewhere, exam, "weather", key())


async def test_who_was_revoked_is_not_eligible_for_three_years(db: str) -> None:
    here, ids = await _here(), await _ids()
    async with transaction() as now:
        today = shanghai_day(now)
    for ago, state in ((timedelta(days=365 * 4), "未报名"), (timedelta(days=365), "不符合条件")):
        day = today - ago
        await Certificate.delete(force=True)
        row = Certificate(
            person=ids["吴老根"], number="苏07", until=day - timedelta(days=1), ending="revoked", ended=day
        )
        await Certificate.insert(row)
        assert await _state(here, ids["吴老根"]) == state


async def test_a_no_show_and_an_exam_called_off_leave_everybody_free(db: str) -> None:
    here, ids = await _here(), await _ids()
    exam, one = await _offer(here), ids["吴老根"]
    await enrol(OPERATOR, 8, here, exam, one, False, key())
    await _review(here, exam, one)
    await admit(OPERATOR, here, exam, {one: ""}, key())
    await _begun(exam)
    await see(OPERATOR, here, exam, [one], False, key())
    assert await _state(here, one) == "未报名"
    later = await _offer(here, days=30)
    await enrol(OPERATOR, 8, here, later, one, False, key())
    await call_off(OPERATOR, here, later, "weather", key())
    assert await _state(here, one) == "未报名" and await _told("exam_called_off") == [f"person:{one}"]


async def test_the_same_key_enrols_once_and_another_body_is_refused(db: str) -> None:
    here, ids = await _here(), await _ids()
    exam, again = await _offer(here), key()
    for _ in range(2):
        await enrol(OPERATOR, 8, here, exam, ids["吴老根"], False, again)
    assert await ExamEnrolment.count() == 1
    with pytest.raises(OtherBody):
        await enrol(OPERATOR, 8, here, exam, ids["周平安"], False, again)


async def test_reminders_are_told_once_a_day_and_never_by_night(db: str, clock: Clock) -> None:
    here, ids = await _here(), await _ids()
    exam = await _offer(here, days=10)
    await enrol(OPERATOR, 8, here, exam, ids["吴老根"], False, key())
    async with transaction():
        found = await offer_of(here, exam)
        assert found is not None
    day = found.plan.closes_on - timedelta(days=3)
    clock.set(datetime(day.year, day.month, day.day, 18, 30, tzinfo=UTC) - timedelta(days=1))
    assert not await remind(here.stations[0]), "half past two at night"
    clock.set(datetime(day.year, day.month, day.day, 1, 0, tzinfo=UTC))
    assert [await remind(here.stations[0]) for _ in range(2)] == [True, False]
    assert await _told("exam_papers") == [f"person:{ids['吴老根']}"]


async def test_what_was_said_of_his_conditions_goes_with_who_is_erased(db: str) -> None:
    here, ids = await _here(), await _ids()
    await declare(OPERATOR, ids["吴老根"], MET | {"no_bar": "no"}, key())
    async with transaction() as now:
        await leave(OPERATOR, ids["吴老根"], now)
    assert await ExamEligibility.count() == 0 and len(here.stations) == 1


async def test_states_of_a_station_cost_the_same_statements_whatever_its_size(
    db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = await _here()
    exam, sent = await _offer(here, seats=50), []
    for size in (0, 20):
        more = [
            [
                "新" + "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"[nth],
                "老街市场",
                id_number(100 + nth),
                *[None] * 3,
                "东门",
                "早班",
                None,
            ]
            for nth in range(size)
        ]
        await bring_roster(guards=[*GUARDS, *more])
        for name, person in (await _ids()).items():
            if name.startswith("新"):
                await enrol(OPERATOR, 8, here, exam, person, False, key())
        async with transaction() as now:
            found = await offer_of(here, exam)
            assert found is not None
            with counted(monkeypatch) as statements:
                assert len(await enrolled(here, found, now)) == size
        sent.append(len(statements))
    assert sent[0] == sent[1]
