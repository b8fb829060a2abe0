"""A sitting on a real database: the same paper goes on, the server's clock decides, an answer is kept, a paper is graded once."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from lianfang.access import NotYours
from lianfang.audit.actions import OPERATOR
from lianfang.audit.tables import AuditLine
from lianfang.database import transaction
from lianfang.flows.sittings.answer import answer
from lianfang.flows.sittings.change import extend, void
from lianfang.flows.sittings.check_in import check_in
from lianfang.flows.sittings.hand_in import hand_in
from lianfang.flows.sittings.start import start
from lianfang.flows.sittings.sweep import due_sittings, sweep_sitting
from scoring.exams.bank.reads import versions
from scoring.exams.bank.tables import QuestionVersion
from scoring.exams.sittings import reads
from scoring.exams.sittings.errors import (
    AnotherPaper,
    BankTooSmall,
    NoExtension,
    NotAnOption,
    NotCheckedIn,
    NotOnPaper,
    NotOpenYet,
    NotSupervised,
    NotVoided,
    PaperOver,
    SatAlready,
    SittingClosed,
    TooLate,
)
from scoring.exams.sittings.rules.drawing import drawn, order_of
from scoring.exams.sittings.vocabulary import Answer, Attempt, Blueprint
from scoring.points.deductions.vocabulary import Hand
from scoring.points.tables import Award
from tests.cast import bring_roster, the_station
from tests.conftest import Clock
from tests.exams import SMALL, bank, guard, plan, questions, right_of, sitting
from tests.watch import key
from zones.ground.scope import Scope

NOON = datetime(2026, 11, 5, 4, 0, tzinfo=UTC)
OFFICER = Hand(8, None)


async def _ground(clock: Clock, **more: object) -> tuple[int, Scope, int]:
    """(station, 李二柱, a sitting)."""
    clock.set(NOON)
    await bring_roster()
    station = await the_station()
    await bank(station.bureau)
    return station.id, await guard(station.id), await sitting(station.id, NOON, **more)


async def _paper(own: Scope, number: int) -> Attempt:
    async with transaction():
        found = await reads.attempt(own, number)
    assert found
    return found


async def _begin(own: Scope, number: int) -> Attempt:
    return await _paper(own, await start(OPERATOR, own, number, key()))


async def _all(own: Scope, paper: Attempt, wrong: int = 0) -> None:
    """Every question answered, the first few wrong."""
    right = await right_of(paper.versions)
    for nth, version in enumerate(paper.versions):
        given = right[version] if nth >= wrong else ("B" if right[version] == "A" else "A")
        await answer(own, paper.id, Answer(version, given, False, nth + 1))


async def test_a_bank_that_cannot_fill_the_paper_says_which_kind_lacks_how_many(db: str, clock: Clock) -> None:
    station, _, _ = await _ground(clock)
    with pytest.raises(BankTooSmall) as refused:
        await sitting(station, NOON, blueprint=Blueprint())
    assert refused.value.facts["short"] == ["单选题还差 32 道", "多选题还差 15 道", "判断题还差 33 道"]


async def test_a_business_test_is_drawn_from_its_topics_alone(db: str, clock: Clock) -> None:
    station, own, _ = await _ground(clock)
    bureau = (await the_station()).bureau
    await bank(bureau, questions({"single": 3, "multiple": 1, "judge": 1}, "消防"))
    small = Blueprint(single=3, multiple=1, judge=1, minutes=20, topics=("消防",))
    paper = await _begin(own, await sitting(station, NOON, blueprint=small))
    async with transaction():
        said = await versions(Scope((station,)), list(paper.versions))
    assert {one.said.topic for one in said.values()} == {"消防"} and len(said) == 5


async def test_the_same_paper_goes_on_whatever_happened_to_the_phone(db: str, clock: Clock) -> None:
    _, own, number = await _ground(clock)
    paper = await _begin(own, number)
    await answer(own, paper.id, Answer(paper.versions[3], "A", True, 1))
    clock.set(NOON + timedelta(minutes=7))
    again = await _begin(own, number)
    assert again == paper and again.ends_at == NOON.replace(microsecond=paper.ends_at.microsecond) + timedelta(
        minutes=20, seconds=paper.ends_at.second
    )
    async with transaction():
        assert await reads.answers_of(paper.id) == {paper.versions[3]: Answer(paper.versions[3], "A", True, 1)}
        assert await reads.open_attempt(own) == Attempt(*(getattr(paper, name) for name in Attempt.__struct_fields__))


async def test_drawing_again_gives_the_paper_that_is_stored(db: str, clock: Clock) -> None:
    station, own, number = await _ground(clock)
    other = await guard(station, "钱小河")
    papers = [await _begin(one, number) for one in (own, other)]
    assert papers[0].versions != papers[1].versions
    async with transaction():
        made, pool = await reads.sitting(Scope((station,)), number), await reads.pool(number)
        said = await versions(Scope((station,)), list({one for paper in papers for one in paper.versions}))
    assert made
    for paper in papers:
        assert drawn(pool, SMALL, made.seed, paper.person, 1) == paper.versions
        orders = (order_of(said[one].said.options, made.seed, paper.person, 1, one) for one in paper.versions)
        assert tuple(orders) == paper.orders


async def test_twenty_starts_at_once_are_one_paper(db: str, clock: Clock) -> None:
    _, own, number = await _ground(clock)
    begun = await asyncio.gather(*(start(OPERATOR, own, number, key()) for _ in range(20)))
    assert len(set(begun)) == 1


async def test_an_older_answer_and_a_replay_do_nothing(db: str, clock: Clock) -> None:
    _, own, number = await _ground(clock)
    paper = await _begin(own, number)
    version = paper.versions[0]
    newer = Answer(version, "B", False, 5)
    assert await answer(own, paper.id, newer) == newer
    for late in (Answer(version, "A", False, 4), Answer(version, "C", True, 5), newer):
        assert await answer(own, paper.id, late) == newer
    async with transaction():
        assert await reads.answers_of(paper.id) == {version: newer}


@pytest.mark.parametrize("given", ["E", "BA", "AA", "x", "AB", "ABCDEFG"])
async def test_what_is_no_answer_to_a_single_choice_is_refused(db: str, clock: Clock, given: str) -> None:
    _, own, number = await _ground(clock)
    paper = await _begin(own, number)
    with pytest.raises(NotAnOption):
        await answer(own, paper.id, Answer(paper.versions[0], given, False, 1))
    async with transaction():
        assert await reads.answers_of(paper.id) == {}


async def test_a_question_of_another_paper_and_another_mans_paper_are_refused(db: str, clock: Clock) -> None:
    station, own, number = await _ground(clock)
    paper = await _begin(own, number)
    async with transaction():
        pool = await reads.pool(number)
    stranger = next(one for one in pool.single if one not in paper.versions)
    with pytest.raises(NotOnPaper):
        await answer(own, paper.id, Answer(stranger, "A", False, 1))
    with pytest.raises(NotYours):
        await answer(await guard(station, "钱小河"), paper.id, Answer(paper.versions[0], "A", False, 1))
    with pytest.raises(NotYours):
        await hand_in(OPERATOR, await guard(station, "钱小河"), paper.id, key())


async def test_five_seconds_of_grace_and_then_it_is_handed_in_by_the_clock(db: str, clock: Clock) -> None:
    _, own, number = await _ground(clock)
    paper = await _begin(own, number)
    clock.set(paper.ends_at + timedelta(seconds=3))
    await answer(own, paper.id, Answer(paper.versions[0], "A", False, 1))
    assert await due_sittings() == []
    clock.set(paper.ends_at + timedelta(seconds=6))
    with pytest.raises(TooLate):
        await answer(own, paper.id, Answer(paper.versions[1], "A", False, 2))
    assert await due_sittings() == [number]
    await sweep_sitting(number)
    done = await _paper(own, paper.id)
    assert done.state == "graded" and done.by_time and done.ended_at == paper.ends_at and done.next_deadline is None
    with pytest.raises(PaperOver):
        await answer(own, paper.id, Answer(paper.versions[1], "A", False, 3))
    assert await due_sittings() == []


async def test_sweeps_of_many_processes_and_the_guard_himself_grade_once(db: str, clock: Clock) -> None:
    """R-05 within one process; two processes: test_once.py."""
    _, own, number = await _ground(clock)
    paper = await _begin(own, number)
    await _all(own, paper, wrong=3)
    clock.set(paper.ends_at + timedelta(seconds=6))
    said = await asyncio.gather(
        *(sweep_sitting(number) for _ in range(5)), *(hand_in(OPERATOR, own, paper.id, key()) for _ in range(3))
    )
    assert len({(one.points, one.passed) for one in said if one}) == 1
    done = await _paper(own, paper.id)
    assert (done.correct, done.points, done.by_time) == (7, 7000, True)


async def test_a_multiple_answer_counts_only_when_it_is_whole_and_nothing_of_it_scores_points(
    db: str, clock: Clock
) -> None:
    _, own, number = await _ground(clock)
    paper = await _begin(own, number)
    right = await right_of(paper.versions)
    for nth, version in enumerate(paper.versions):
        given = right[version][:1] if len(right[version]) > 1 else right[version]
        await answer(own, paper.id, Answer(version, given, False, nth + 1))
    result = await hand_in(OPERATOR, own, paper.id, key())
    assert (result.points, result.passed) == (8000, True)
    assert await hand_in(OPERATOR, own, paper.id, key()) == result, "again it says the same"
    assert await Award.count() == 0
    assert len(await AuditLine.raw("SELECT 1 FROM audit_line WHERE action = 'sitting.hand_in'")) == 1


async def test_who_failed_has_one_more_and_who_passed_has_none(db: str, clock: Clock) -> None:
    station, own, number = await _ground(clock)
    for nth in (1, 2):
        paper = await _begin(own, number)
        assert paper.number == nth
        await _all(own, paper, wrong=5)
        assert not (await hand_in(OPERATOR, own, paper.id, key())).passed
    with pytest.raises(SatAlready):
        await start(OPERATOR, own, number, key())
    better = await guard(station, "钱小河")
    paper = await _begin(better, number)
    await _all(better, paper, wrong=4)
    assert (await hand_in(OPERATOR, better, paper.id, key())).passed
    with pytest.raises(SatAlready):
        await start(OPERATOR, better, number, key())


async def test_one_paper_at_a_time(db: str, clock: Clock) -> None:
    station, own, number = await _ground(clock)
    other = await sitting(station, NOON, title="另一场")
    await _begin(own, number)
    with pytest.raises(AnotherPaper):
        await start(OPERATOR, own, other, key())


async def test_before_it_opens_after_it_closed_and_for_other_units_there_is_nothing_to_begin(
    db: str, clock: Clock
) -> None:
    station, own, number = await _ground(clock)
    for moved, refusal in ((-61, NotOpenYet), (180, SittingClosed)):
        clock.set(NOON + timedelta(minutes=moved))
        with pytest.raises(refusal):
            await start(OPERATOR, own, number, key())
    clock.set(NOON)
    market = await guard(station, "孙长林")
    async with transaction():
        unit = (await AuditLine.raw("SELECT unit FROM posting WHERE person = {}", market.person))[0]["unit"]
    theirs = await sitting(station, NOON, units=(unit,))
    await _begin(market, theirs)
    with pytest.raises(NotYours):
        await start(OPERATOR, own, theirs, key())


async def test_who_begins_late_ends_with_the_others(db: str, clock: Clock) -> None:
    _, own, number = await _ground(clock)
    clock.set(NOON + timedelta(minutes=170))
    paper = await _begin(own, number)
    assert paper.ends_at == plan(NOON).closes_at


async def test_nobody_begins_a_supervised_one_unseen_nor_checks_himself_in(db: str, clock: Clock) -> None:
    station, own, number = await _ground(clock, supervised=True)
    here = Scope((station,))
    with pytest.raises(NotCheckedIn):
        await start(OPERATOR, own, number, key())
    assert own.person
    with pytest.raises(NotSupervised):
        await check_in(OPERATOR, Hand(8, own.person), here, number, own.person, key())
    for _ in range(2):
        await check_in(OPERATOR, OFFICER, here, number, own.person, key())
    assert (await _begin(own, number)).state == "open"
    unit = (await AuditLine.raw("SELECT unit FROM posting WHERE person = {}", own.person))[0]["unit"]
    with pytest.raises(NotYours):  # a unit's head whose unit does not look after it
        await check_in(OPERATOR, OFFICER, Scope((station,), unit=unit), number, own.person, key())


async def test_more_time_for_one_with_a_reason_up_to_an_hour(db: str, clock: Clock) -> None:
    station, own, number = await _ground(clock)
    here, paper = Scope((station,)), await _begin(own, number)
    for minutes, reason in ((0, "line"), (61, "line"), (5, ""), (5, "because")):
        with pytest.raises(NoExtension):
            await extend(OPERATOR, here, paper.id, minutes, reason, key())
    await extend(OPERATOR, here, paper.id, 10, "line", key())
    clock.set(paper.ends_at + timedelta(minutes=9))
    await answer(own, paper.id, Answer(paper.versions[0], "A", False, 1))
    assert (await _paper(own, paper.id)).ends_at == paper.ends_at + timedelta(minutes=10)
    clock.set(paper.ends_at + timedelta(minutes=11))
    with pytest.raises(PaperOver):
        await extend(OPERATOR, here, paper.id, 10, "line", key())
    noted = await AuditLine.raw("SELECT reason, thing FROM audit_line WHERE action = 'sitting.extend'")
    assert [(row["reason"], row["thing"]) for row in noted] == [("line", paper.id)]


async def test_a_void_paper_counts_for_nothing_and_is_sat_anew_on_another(db: str, clock: Clock) -> None:
    station, own, number = await _ground(clock)
    here, paper = Scope((station,)), await _begin(own, number)
    await _all(own, paper)
    await hand_in(OPERATOR, own, paper.id, key())
    with pytest.raises(NotVoided):
        await void(OPERATOR, here, paper.id, "", key())
    await void(OPERATOR, here, paper.id, "help", key())
    with pytest.raises(NotVoided):
        await void(OPERATOR, here, paper.id, "help", key())
    with pytest.raises(PaperOver):
        await hand_in(OPERATOR, own, paper.id, key())
    anew = await _begin(own, number)
    assert (anew.number, anew.nth) == (1, 2) and anew.versions != paper.versions
    async with transaction():
        (row,) = await reads.sittings(here, NOON)
    assert (row.sat, row.passed, row.open) == (1, 0, 1)


async def test_the_bank_hears_of_answers_when_a_sitting_is_over_for_all(db: str, clock: Clock) -> None:
    station, own, number = await _ground(clock)
    other = await guard(station, "钱小河")
    for one, wrong in ((own, 0), (other, 5)):
        paper = await _begin(one, number)
        await _all(one, paper, wrong=wrong)
        await hand_in(OPERATOR, one, paper.id, key())
    async with transaction() as now:
        every = [row["id"] for row in await QuestionVersion.select(QuestionVersion.id)]
        assert await reads.given(Scope((station,)), every, now) == []
    clock.set(NOON + timedelta(hours=4))
    async with transaction() as now:
        told = await reads.given(Scope((station,)), every, now)
    assert sum(len(one.right) for one in told) == 20 and sum(sum(one.right) for one in told) == 15
    assert {points for one in told for points in one.points} == {10_000, 5_000}
