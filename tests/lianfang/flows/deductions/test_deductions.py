"""扣分: what stands is a deed and takes points, what is taken back gives them again, and nothing else ever deducts."""

from datetime import UTC, date, datetime, timedelta

import pytest

from lianfang.access import NotYours
from lianfang.audit.actions import OPERATOR
from lianfang.flows.deductions.answer import answer
from lianfang.flows.deductions.decide import decide
from lianfang.flows.deductions.propose import Told, propose
from lianfang.flows.deductions.sweep import due_deductions, sweep_deduction
from lianfang.flows.deductions.take_back import take_back
from lianfang.flows.people.erase import erase
from lianfang.flows.points.score import score
from lianfang.notices.tables import Notice
from lianfang.web.looks.deductions import slip_seen, slips_seen
from scoring.points.deductions.errors import DeductionOver, ProposedBefore
from scoring.points.deductions.tables import Deduction, DeductionWords
from scoring.points.deductions.vocabulary import NO_BAR, Hand
from scoring.points.tables import Award
from tests.cast import bring_roster, the_station
from tests.conftest import Clock
from tests.lianfang.flows.statements import counted
from tests.watch import key
from zones.ground.scope import Scope
from zones.journal.tables import Deed
from zones.roster.errors import NotOfThisUnit
from zones.roster.tables import Person, Unit

DAY = date(2018, 10, 8)
NOON = datetime(2018, 10, 9, 4, 0, tzinfo=UTC)
OFFICER, MANAGER = Hand(7, None), Hand(8, None)


class Case:
    """A guard of the cast, and a slip of his."""

    def __init__(self, station: int, unit: int, person: int) -> None:
        self.station, self.unit, self.person, self.slip = station, unit, person, 0
        self.own = Scope((station,), person=person)
        self.of = Scope((station,), unit=unit)

    async def propose(self, kind: str = "post.left", day: date = DAY, bar: str = NO_BAR) -> int:
        told = Told(self.unit, self.person, kind, day, bar, "十点到十点二十，东门没有人")
        self.slip, _ = await propose(OPERATOR, self.station, OFFICER, None, told, key())
        return self.slip

    async def say(self, said: str = "denied", words: str = "我去开西门的锁") -> str:
        return await answer(OPERATOR, self.own, self.slip, said, words, key())

    async def confirm(self, verdict: str = "confirm", bar: str = NO_BAR, words: str = "查了录像") -> str:
        return await decide(OPERATOR, self.of, MANAGER, self.slip, verdict, bar, words, key())

    async def take_back(self) -> str:
        return await take_back(OPERATOR, Scope((self.station,)), OFFICER, self.slip, "看错了人", key())

    async def points(self) -> int:
        await score(self.station)
        rows = await Award.raw(
            "SELECT coalesce(sum(points), 0)::int AS points FROM award WHERE person = {}", self.person
        )
        return int(rows[0]["points"])

    async def state(self) -> str:
        return str((await Deduction.raw("SELECT state FROM deduction WHERE id = {}", self.slip))[0]["state"])

    async def told(self) -> list[str]:
        rows = await Notice.raw("SELECT kind FROM notice WHERE receiver = {} ORDER BY id", f"person:{self.person}")
        return [row["kind"] for row in rows]


async def the_case(clock: Clock) -> Case:
    clock.set(NOON)
    await bring_roster()
    person = (await Person.raw("SELECT id FROM person WHERE name = '李二柱'"))[0]["id"]
    unit = (await Unit.raw("SELECT id FROM unit WHERE name = '翠园小区'"))[0]["id"]
    return Case((await the_station()).id, unit, person)


async def test_heard_and_confirmed_it_is_a_deed_and_takes_points_and_gives_them_back(db: str, clock: Clock) -> None:
    case = await the_case(clock)
    await case.propose()
    assert await case.say() == "heard" and await case.points() == 0
    assert await case.confirm() == "stands" and await case.points() == -5
    (deed,) = await Deed.raw("SELECT kind, person, unit, day, record_kind, record, sheet, row FROM deed")
    assert tuple(deed.values()) == (
        "post.left", case.person, case.unit, DAY, "deduction", case.slip, "扣分单", case.slip,
    )  # fmt: skip
    clock.set(NOON + timedelta(days=40))
    assert await case.take_back() == "withdrawn" and await case.points() == 0
    assert [row["points"] for row in await Award.raw("SELECT points FROM award ORDER BY id")] == [-5, 5]
    assert await case.told() == ["deduction_proposed", "deduction_stands", "deduction_withdrawn"]


async def test_many_slips_cost_as_many_statements_as_one_and_an_old_one_is_found_alone(
    db: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = await the_case(clock)
    first, at = await case.propose(), Scope((case.station,))
    with counted(monkeypatch) as alone:
        await slips_seen(at)
    await case.propose("record.forged")
    await case.propose("record.forged", DAY + timedelta(days=1))
    with counted(monkeypatch) as together:
        assert len((await slips_seen(at)).rows) == 3
    assert len(together) == len(alone)
    monkeypatch.setattr("scoring.points.deductions.reads.slips.__defaults__", (1, None))
    (shown,) = (await slips_seen(at)).rows
    other = first if shown.slip.id != first else case.slip
    assert [row.slip.id for row in (await slip_seen(at, other)).rows] == [other]


async def test_a_forged_record_takes_what_the_rule_book_says(db: str, clock: Clock) -> None:
    case = await the_case(clock)
    await case.propose("record.forged")
    await case.say("silent", "")
    await case.confirm()
    assert await case.points() == -10


@pytest.mark.parametrize("way", ["refused", "untrue", "bar", "taken back", "lapsed", "barred at once"])
async def test_nothing_else_ever_deducts(db: str, clock: Clock, way: str) -> None:
    case = await the_case(clock)
    await case.propose(bar="handling" if way == "barred at once" else NO_BAR)
    if way == "refused":
        await case.say("refused", "叫我去拦讨薪的人，我没去")
        with pytest.raises(DeductionOver):
            await case.confirm()
    elif way == "taken back":
        await case.take_back()
    elif way != "barred at once":
        await case.say()
    if way == "untrue":
        await case.confirm("untrue")
    elif way == "bar":
        await case.confirm(bar="hospital")
    clock.set(NOON + timedelta(days=30))
    for number in await due_deductions():
        await sweep_deduction(number)
    with pytest.raises(DeductionOver):
        await case.confirm()
    assert await case.state() == ("lapsed" if way == "lapsed" else "dropped")
    assert await case.points() == 0 and not await Deed.raw("SELECT id FROM deed")


async def test_two_days_without_a_word_ask_the_unit_and_seven_end_it(db: str, clock: Clock) -> None:
    case = await the_case(clock)
    await case.propose()
    states = []
    for hours in (47, 48, 6 * 24, 7 * 24):
        clock.set(NOON + timedelta(hours=hours, minutes=1))
        for number in await due_deductions():
            await sweep_deduction(number)
        states.append(await case.state())
    assert states == ["proposed", "heard", "heard", "lapsed"]
    rows = await Notice.raw("SELECT kind FROM notice WHERE receiver = {} ORDER BY id", f"unit:{case.unit}")
    assert [row["kind"] for row in rows] == ["deduction_heard", "deduction_lapsed"]


async def test_a_guard_a_kind_and_a_day_have_one_slip_unless_the_officer_took_it_back_before_it_stood(
    db: str, clock: Clock
) -> None:
    case = await the_case(clock)
    await case.propose()
    await case.take_back()
    await case.propose()
    with pytest.raises(ProposedBefore):
        await case.propose()
    await case.say()
    await case.confirm("untrue")
    with pytest.raises(ProposedBefore):
        await case.propose()
    await case.propose(day=DAY + timedelta(days=1))


async def test_it_is_the_guard_of_that_unit_and_nobody_elses(db: str, clock: Clock) -> None:
    case = await the_case(clock)
    other = (await Unit.raw("SELECT id FROM unit WHERE name = '柳河中学'"))[0]["id"]
    told = Told(other, case.person, "post.left", DAY, NO_BAR, "东门没有人")
    with pytest.raises(NotOfThisUnit):
        await propose(OPERATOR, case.station, OFFICER, None, told, key())
    await case.propose()
    with pytest.raises(NotYours):
        await answer(OPERATOR, Scope((case.station,), person=case.person + 1), case.slip, "denied", "", key())
    await case.say()
    for elsewhere in (Scope((case.station,), unit=other), Scope((case.station + 1,), unit=case.unit)):
        with pytest.raises(NotYours):
            await decide(OPERATOR, elsewhere, MANAGER, case.slip, "confirm", NO_BAR, "", key())


async def test_the_database_keeps_it_two_peoples_with_a_deadline_and_no_refusal_deducted(db: str, clock: Clock) -> None:
    case = await the_case(clock)
    await case.propose()
    for wrong in (
        "state = 'stands', next_deadline = NULL, decider = account, decided_at = at",
        "state = 'stands', next_deadline = NULL",
        "next_deadline = NULL",
        "state = 'heard', answer = 'refused'",
    ):
        with pytest.raises(Exception, match="check constraint"):
            await Deduction.raw(f"UPDATE deduction SET {wrong}")


async def test_who_is_erased_leaves_no_words_and_the_book_has_none(db: str, clock: Clock) -> None:
    case = await the_case(clock)
    await case.propose()
    await case.say()
    await case.confirm()
    assert [row["kind"] for row in await DeductionWords.raw("SELECT kind FROM deduction_words ORDER BY id")] == [
        "deed", "guard", "unit",
    ]  # fmt: skip
    kept = str(await Deed.raw("SELECT * FROM deed")) + str(await Deduction.raw("SELECT * FROM deduction"))
    assert "西门" not in kept and "东门" not in kept
    await erase(Scope((case.station,)), OPERATOR, case.person, key())
    assert not await DeductionWords.raw("SELECT id FROM deduction_words")
    assert await case.state() == "stands" and await case.points() == -5
