"""A sitting that is called off: papers that are open are void with it, nobody begins, and whoever was to sit hears why."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from msgspec import json

from lianfang.access import NotYours
from lianfang.audit.actions import OPERATOR
from lianfang.audit.tables import AuditLine
from lianfang.database import transaction
from lianfang.flows.sittings.answer import answer
from lianfang.flows.sittings.call_off import call_off
from lianfang.flows.sittings.check_in import check_in
from lianfang.flows.sittings.hand_in import hand_in
from lianfang.flows.sittings.start import start
from lianfang.flows.sittings.sweep import due_sittings
from lianfang.notices.tables import Notice
from scoring.exams.sittings import reads
from scoring.exams.sittings.errors import NotCalledOff, PaperOver, SittingCalledOff
from scoring.exams.sittings.vocabulary import Answer, Paper
from scoring.points.deductions.vocabulary import Hand
from tests.cast import bring_roster, the_station
from tests.conftest import Clock
from tests.exams import bank, guard, sitting
from tests.watch import key
from zones.ground.scope import Scope
from zones.roster.tables import Posting

NOON = datetime(2026, 11, 5, 4, 0, tzinfo=UTC)
DESK = 9


async def _ground(clock: Clock, **more: object) -> tuple[int, Scope, int]:
    clock.set(NOON)
    await bring_roster()
    station = await the_station()
    await bank(station.bureau)
    return station.id, await guard(station.id), await sitting(station.id, NOON, **more)


async def _off(station: int, number: int, reason: str = "task") -> None:
    await call_off(OPERATOR, DESK, Scope((station,)), number, reason, key())


async def _begin(own: Scope, number: int) -> Paper:
    begun = await start(OPERATOR, own, number, key())
    return await _paper(own, begun)


async def _paper(own: Scope, number: int) -> Paper:
    async with transaction():
        found = await reads.attempt(own, number)
    assert found
    return found


async def _told(kind: str) -> dict[str, dict[str, object]]:
    rows = await Notice.raw("SELECT receiver, facts FROM notice WHERE kind = {}", kind)
    return {row["receiver"]: json.decode(row["facts"]) for row in rows}


async def test_open_papers_are_void_what_was_handed_in_stays_and_nothing_is_graded(db: str, clock: Clock) -> None:
    station, own, number = await _ground(clock)
    other = await guard(station, "钱小河")
    done = await _begin(other, number)
    await hand_in(OPERATOR, other, done.id, key())
    paper = await _begin(own, number)
    await answer(own, paper.id, Answer(paper.versions[0], "A", False, 1))
    await _off(station, number)
    void = await _paper(own, paper.id)
    assert (void.state, void.reason, void.correct, void.points, void.next_deadline) == (
        "void",
        "task",
        None,
        None,
        None,
    )
    assert (await _paper(other, done.id)).state == "graded"
    async with transaction():
        assert await reads.open_attempt(own) is None, "practice opens again"
    for refused in (
        answer(own, paper.id, Answer(paper.versions[1], "A", False, 2)),
        hand_in(OPERATOR, own, paper.id, key()),
    ):
        with pytest.raises(PaperOver):
            await refused
    with pytest.raises(SittingCalledOff) as said:
        await start(OPERATOR, own, number, key())
    assert said.value.facts == {"why": "有警情、有任务"}
    clock.set(NOON + timedelta(hours=4))
    assert await due_sittings() == []


async def test_at_its_own_station_with_a_reason_and_once(db: str, clock: Clock) -> None:
    station, own, number = await _ground(clock, supervised=True)
    with pytest.raises(NotYours):
        await _off(station + 1, number)
    for reason in ("", "weather", "help"):
        with pytest.raises(NotCalledOff):
            await _off(station, number, reason)
    await _off(station, number, "few")
    with pytest.raises(NotCalledOff):
        await _off(station, number)
    assert own.person
    with pytest.raises(SittingCalledOff):
        await check_in(OPERATOR, Hand(DESK, None), Scope((station,)), number, own.person, key())
    noted = await AuditLine.raw("SELECT reason, thing FROM audit_line WHERE action = 'sitting.off'")
    assert [(row["reason"], row["thing"]) for row in noted] == [("few", number)]


async def test_what_is_over_cannot_be_called_off(db: str, clock: Clock) -> None:
    station, _, number = await _ground(clock)
    clock.set(NOON + timedelta(hours=4))
    with pytest.raises(NotCalledOff):
        await _off(station, number)
    assert await _told("sitting_off") == {}


async def test_whoever_is_to_sit_is_told_that_it_was_made_and_that_it_is_off_and_nobody_else(
    db: str, clock: Clock
) -> None:
    station, own, every = await _ground(clock)
    posted = {f"person:{row['person']}" for row in await Posting.raw("SELECT person FROM posting")}
    assert set(await _told("sitting_made")) == posted
    unit = (await Posting.raw("SELECT unit FROM posting WHERE person = {}", own.person))[0]["unit"]
    there = await Posting.raw("SELECT person FROM posting WHERE unit = {}", unit)
    theirs = {f"person:{row['person']}" for row in there}
    number = await sitting(station, NOON, units=(unit,), supervised=True, supervisor=unit)
    facts = {"opens": "2026-11-05 11:00", "supervised": True}
    made = await Notice.raw("SELECT receiver, facts FROM notice WHERE kind = 'sitting_made' AND about = {}", number)
    assert {row["receiver"]: json.decode(row["facts"]) for row in made} == dict.fromkeys(
        theirs | {f"unit:{unit}"}, facts
    )
    await _off(station, number, "moved")
    assert await _told("sitting_off") == dict.fromkeys(theirs | {f"unit:{unit}"}, {"reason": "moved"})
    assert every != number


async def test_whoever_begins_at_that_moment_has_a_void_paper_or_none(db: str, clock: Clock) -> None:
    station, own, number = await _ground(clock)
    guards = [own, *[await guard(station, name) for name in ("钱小河", "孙长林", "赵大山")]]
    begun = [start(OPERATOR, one, number, key()) for one in guards]
    done = await asyncio.gather(*begun[:2], _off(station, number), *begun[2:], return_exceptions=True)
    assert all(isinstance(one, int | SittingCalledOff | None) for one in done)
    async with transaction():
        assert await reads.open_papers(number) == 0
