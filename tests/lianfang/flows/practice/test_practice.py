"""练题 on a real database: counted once, the guard's own, gone with him."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import asyncpg
import pytest

from lianfang.access import NotYours
from lianfang.audit.actions import OPERATOR
from lianfang.audit.tables import AuditLine
from lianfang.commands import Key, OtherBody
from lianfang.database import transaction
from lianfang.flows.people.erase import erase
from lianfang.flows.practice.answer import answer
from lianfang.flows.practice.open import open_practice
from lianfang.notices.tables import Notice
from scoring.exams.bank.actions import change
from scoring.exams.bank.reads import asked, locked
from scoring.exams.bank.tables import Question
from scoring.exams.practice import reads
from scoring.exams.practice.errors import NoSuchAnswer, NotAsked
from scoring.exams.practice.tables import PracticeAnswer
from scoring.exams.practice.vocabulary import Latest, Practised
from scoring.points.tables import Award
from tests.cast import bring_roster, the_station
from tests.conftest import Clock
from tests.questions import bring_bank, made
from tests.watch import key
from zones.ground.scope import Scope
from zones.journal.tables import Deed
from zones.roster.tables import Person

NOON = datetime(2018, 11, 5, 4, 0, tzinfo=UTC)
AT_ONCE = 20


async def ground(clock: Clock, count: int = 30) -> Scope:
    """李二柱, in a bureau with a small bank."""
    clock.set(NOON)
    await bring_roster()
    station = await the_station()
    await bring_bank(station.bureau, count)
    return Scope((station.id,), person=await who("李二柱"))


async def who(name: str) -> int:
    return int((await Person.raw("SELECT id FROM person WHERE name = {}", name))[0]["id"])


async def version(own: Scope, nth: int) -> int:
    async with transaction():
        return next(one.id for one in await asked(own) if one.said.code == f"T{nth:03}")


async def latest(own: Scope, before: date | None = None) -> list[Latest]:
    async with transaction():
        return [*(await reads.latest(own, before)).values()]


async def test_twenty_at_once_with_one_key_count_once_and_its_key_serves_no_other_answer(db: str, clock: Clock) -> None:
    own, once = await ground(clock), Key("practice-once", "account:7")
    number = await version(own, 1)
    said = await asyncio.gather(*(answer(own, number, "B", None, once) for _ in range(AT_ONCE)))
    assert len(set(said)) == 1 and await PracticeAnswer.count() == 1
    with pytest.raises(OtherBody):
        await answer(own, number, "A", None, once)


async def test_twenty_at_once_with_keys_of_their_own_stand_in_a_line(db: str, clock: Clock) -> None:
    """Each finds what the one before it left: memory grows as if they had come one by one."""
    own = await ground(clock)
    number = await version(own, 1)
    await asyncio.gather(*(answer(own, number, "A", None, key()) for _ in range(AT_ONCE)))
    together = await left()
    await PracticeAnswer.raw("DELETE FROM practice_answer")
    for _ in range(AT_ONCE):
        await answer(own, number, "A", None, key())
    assert together == await left() and len(set(together)) == AT_ONCE


async def left() -> list[tuple[float, float]]:
    rows = await PracticeAnswer.raw("SELECT stability, difficulty FROM practice_answer ORDER BY id")
    return [(row["stability"], row["difficulty"]) for row in rows]


async def test_wrong_then_right_on_two_days_and_it_is_out_of_the_book(db: str, clock: Clock) -> None:
    own = await ground(clock)
    number = await version(own, 1)
    owed = []
    for days, given in [(0, "A"), (0, "B"), (1, "B")]:
        clock.set(NOON + timedelta(days=days, minutes=len(owed)))
        await answer(own, number, given, None, key())
        owed.append((await latest(own))[0].owes)
    assert owed == [2, 1, 0]
    assert [one.owes for one in await latest(own, before=date(2018, 11, 6))] == [1], "as the day began"


async def test_what_comes_late_from_a_phone_counts_for_the_day_of_its_press(db: str, clock: Clock) -> None:
    own = await ground(clock)
    await answer(own, await version(own, 1), "B", NOON - timedelta(days=1), key())
    await answer(own, await version(own, 2), "B", NOON + timedelta(days=400), key())
    assert {(one.day, one.memory.at) for one in await latest(own)} == {
        (date(2018, 11, 4), NOON - timedelta(days=1)),
        (date(2018, 11, 5), (await latest(own))[1].memory.at),
    }


async def test_an_answer_is_judged_by_the_wording_that_he_saw(db: str, clock: Clock) -> None:
    own = await ground(clock)
    number = await version(own, 1)
    async with transaction() as now:
        rows = {one.id: one.question for one in await asked(own)}
        held = await locked(own, rows[number])
        assert held is not None
        await change(held, made(1, "judge"), 7, now)
    await answer(own, number, "D", None, key())
    async with transaction():
        given = await reads.answer(own, (await PracticeAnswer.raw("SELECT id FROM practice_answer"))[0]["id"])
    assert given is not None and (given.version, given.given, given.latest.correct) == (number, "D", False)


@pytest.mark.parametrize(("nth", "given", "why"), [(1, "", NoSuchAnswer), (1, "AB", NoSuchAnswer), (0, "B", NotAsked)])
async def test_what_is_no_answer_is_not_kept(db: str, clock: Clock, nth: int, given: str, why: type[Exception]) -> None:
    own = await ground(clock)
    with pytest.raises(why):
        await answer(own, await version(own, nth) if nth else 987654, given, None, key())
    assert await PracticeAnswer.count() == 0


async def test_a_question_of_another_bureau_is_not_asked_here(db: str, clock: Clock) -> None:
    own = await ground(clock)
    number = await version(own, 1)
    with pytest.raises(NotAsked):
        await answer(Scope((987,), person=own.person), number, "B", None, key())


async def test_a_scope_without_a_person_answers_nothing_and_sees_nothing(db: str, clock: Clock) -> None:
    own = await ground(clock)
    await answer(own, await version(own, 1), "B", None, key())
    station = Scope(own.stations)
    with pytest.raises(NotYours):
        await answer(station, await version(own, 1), "B", None, key())
    neighbour = Scope(own.stations, person=await who("赵大山"))
    for other in (station, neighbour):
        assert await latest(other) == []
        async with transaction():
            assert await reads.practised(other) == []
            assert (
                await reads.answer(other, (await PracticeAnswer.raw("SELECT id FROM practice_answer"))[0]["id"]) is None
            )


async def test_nothing_is_worth_points_nobody_is_told_and_the_audit_book_has_no_line(db: str, clock: Clock) -> None:
    own = await ground(clock)
    before = [await book.count() for book in (Deed, Award, Notice, AuditLine)]
    await answer(own, await version(own, 1), "B", None, key())
    await answer(own, await version(own, 2), "A", None, key())
    assert [await book.count() for book in (Deed, Award, Notice, AuditLine)] == before


async def test_he_has_his_own_copy_and_with_him_it_is_gone(db: str, clock: Clock) -> None:
    own = await ground(clock)
    neighbour = Scope(own.stations, person=await who("赵大山"))
    for scope, given in ((own, "B"), (own, "A"), (neighbour, "B")):
        await answer(scope, await version(own, 1), given, None, key())
    async with transaction():
        assert await reads.practised(own) == [Practised(made(1).asks, 2, 1, date(2018, 11, 5))]
    assert own.person is not None
    await erase(Scope(own.stations), OPERATOR, own.person)
    assert [row["person"] for row in await PracticeAnswer.raw("SELECT person FROM practice_answer")] == [
        neighbour.person
    ]
    with pytest.raises(NotYours):
        await answer(own, await version(own, 1), "B", None, key())
    assert await PracticeAnswer.count() == 1


async def test_a_bureau_without_questions_gets_the_houses_once(db: str, clock: Clock) -> None:
    own = await ground(clock, 0)
    opened = await asyncio.gather(*(open_practice(own) for _ in range(4)))
    assert len({len(one) for one in opened}) == 1 and await Question.count() == len(opened[0]) >= 400
    await open_practice(own)
    assert await Question.count() == len(opened[0])


@pytest.mark.parametrize(
    "change_", ["owes = 3", "owes = 0, correct = false", "given = 'BA'", "given = ''", "due = at", "day = day + 1"]
)
async def test_the_table_refuses_what_cannot_be(db: str, clock: Clock, change_: str) -> None:
    own = await ground(clock)
    await answer(own, await version(own, 1), "B", None, key())
    with pytest.raises(asyncpg.CheckViolationError):
        await PracticeAnswer.raw(f"UPDATE practice_answer SET {change_}")
