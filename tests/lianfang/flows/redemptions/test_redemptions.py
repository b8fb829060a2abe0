"""兑换 on a real database: fifty at once, twice back is once, and nothing but spendable points ever moves."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import asyncpg
import pytest

from lianfang.access import NotYours
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.chain.verify import verify
from lianfang.flows.points.entry import entry_why
from lianfang.flows.points.month import close_month
from lianfang.flows.points.score import score
from lianfang.flows.points.why import month_of_holder, own_week
from lianfang.flows.redemptions import ask as asking
from lianfang.flows.redemptions.answer import answer
from lianfang.flows.redemptions.ask import ask
from lianfang.flows.redemptions.sweep import due_redemptions, sweep_redemption
from lianfang.flows.redemptions.withdraw import withdraw
from lianfang.notices.tables import Notice
from lianfang.wording import say, status
from scoring.points.actions import Posting, post
from scoring.points.actions.books import add_book, books_in_force
from scoring.points.book.reading import FIRST
from scoring.points.deductions.vocabulary import Hand
from scoring.points.reads.balances import balances
from scoring.points.reads.checking import items
from scoring.points.redemptions.actions import give_back
from scoring.points.redemptions.errors import (
    ExchangeOff,
    NoSuchGood,
    NotEnoughPoints,
    OwnRedemption,
    PointsOwed,
    RedemptionMoved,
)
from scoring.points.redemptions.reads import locked, redemptions
from scoring.points.redemptions.tables import Redemption
from scoring.points.redemptions.vocabulary import WITHIN
from scoring.points.tables import Account, Award, Entry
from scoring.points.vocabulary import Balances
from scoring.prizes.reads.candidates import candidates
from tests.cast import bring_roster, the_station
from tests.conftest import Clock
from tests.watch import key
from zones.ground.scope import Scope
from zones.ground.weeks import Week
from zones.journal.actions import write_deeds
from zones.journal.vocabulary import Fact, Source
from zones.roster.tables import Person
from zones.roster.tables import Posting as Stands

NOON = datetime(2018, 11, 5, 4, 0, tzinfo=UTC)
GOODS = """
[[goods]]
code = "tea"
called = "茶叶一罐"
points = 30

[[goods]]
code = "towel"
called = "毛巾一条"
points = 1
"""
GUARD, OFFICE = 70, Hand(8, None)


async def _ground(clock: Clock, goods: str = GOODS) -> Scope:
    """李二柱, in a bureau whose book has these goods."""
    clock.set(NOON)
    await bring_roster()
    station = (await the_station()).id
    async with transaction() as now:
        bureau = (await Person.raw("SELECT bureau FROM station WHERE id = {}", station))[0]["bureau"]
        await add_book(bureau, FIRST.read_text(encoding="utf-8") + goods, now)
    return Scope((station,), person=await _who("李二柱"))


async def _who(name: str) -> int:
    return int((await Person.raw("SELECT id FROM person WHERE name = {}", name))[0]["id"])


async def _give(own: Scope, points: int, day: date = date(2018, 10, 9)) -> None:
    """Points out of nowhere (below zero: a deduction)."""
    async with transaction() as now:
        book = (await books_in_force(own.stations[0], now)).on(day)
        source = f"test:{await Award.count()}"
        one = Posting(own.person, None, book.id, "rescue", None, source, 0, points, False, "full", day, None)
        await post(own.stations[0], [one], now)


async def _has(own: Scope) -> Balances:
    async with transaction():
        return await balances(own)


async def _ask(own: Scope, code: str = "tea") -> int:
    return await ask(OPERATOR, own, GUARD, code, key())


async def _state(number: int) -> str:
    return str((await Redemption.raw("SELECT state FROM redemption WHERE id = {}", number))[0]["state"])


async def _booked() -> None:
    """Every award sums to zero, and every balance is the sum of its entries."""
    assert await Entry.raw("SELECT award FROM entry GROUP BY award HAVING sum(amount) <> 0") == []
    wrong = (
        "SELECT a.id FROM account a LEFT JOIN entry e ON e.account = a.id WHERE a.kind <> 'pool' "
        "GROUP BY a.id HAVING a.balance <> coalesce(sum(e.amount), 0)"
    )
    assert await Account.raw(wrong) == []


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("rounds", [5, pytest.param(100, marks=pytest.mark.soak)])
async def test_of_fifty_at_once_exactly_as_many_succeed_as_the_points_reach(db: str, clock: Clock, rounds: int) -> None:
    own = await _ground(clock)
    await _give(own, 100)
    for _ in range(rounds):
        said = await asyncio.gather(*(_ask(own) for _ in range(50)), return_exceptions=True)
        made = [one for one in said if isinstance(one, int)]
        assert len(made) == 3
        assert sum(isinstance(one, NotEnoughPoints) for one in said) == 47
        assert await _has(own) == Balances(100, 10, 0)
        assert await Redemption.count().where(Redemption.state == "asked") == 3
        for number in made:
            await withdraw(OPERATOR, own, number, key())
        assert await _has(own) == Balances(100, 100, 0)
    await _booked()


async def test_without_the_hold_the_same_fifty_run_into_the_table_s_own_check(
    db: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: the test above bites, and even then nothing is overdrawn."""

    async def not_held(station: int, holders: object) -> None:
        await asyncio.sleep(0)

    own = await _ground(clock)
    await _give(own, 100)
    monkeypatch.setattr(asking, "hold", not_held)
    said = await asyncio.gather(*(_ask(own) for _ in range(50)), return_exceptions=True)
    assert any(isinstance(one, asyncpg.CheckViolationError) for one in said)
    assert (await _has(own)).spendable >= 0
    await _booked()


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("number", [50, pytest.param(500, marks=pytest.mark.soak)])
async def test_what_is_given_back_twice_at_once_comes_back_once(db: str, clock: Clock, number: int) -> None:
    own = await _ground(clock)
    await _give(own, number)
    station = Scope(own.stations)
    made = [await _ask(own, "towel") for _ in range(number)]
    assert (await _has(own)).spendable == 0
    ok = refused = 0
    for one in made:
        said = await asyncio.gather(
            withdraw(OPERATOR, own, one, key()),
            answer(OPERATOR, station, OFFICE, one, "declined", key()),
            return_exceptions=True,
        )
        ok += sum(not isinstance(each, BaseException) for each in said)
        refused += sum(isinstance(each, RedemptionMoved) for each in said)
    assert (ok, refused) == (number, number)
    assert await _has(own) == Balances(number, number, 0)
    back = await Award.raw("SELECT count(*)::int AS n, count(DISTINCT cause)::int AS d FROM award WHERE cause <> 0")
    assert back == [{"n": number, "d": number}]
    assert (await Entry.raw("SELECT sum(amount)::int AS n FROM entry"))[0]["n"] == 0
    await _booked()


async def test_a_second_reversal_of_one_award_is_refused_by_the_ledger_itself(db: str, clock: Clock) -> None:
    own = await _ground(clock)
    await _give(own, 30)
    number = await _ask(own)
    await withdraw(OPERATOR, own, number, key())
    with pytest.raises(asyncpg.UniqueViolationError):
        async with transaction() as now:
            held = await locked(own, number)
            assert held
            await give_back(held, now)
    assert await _has(own) == Balances(30, 30, 0)


async def test_one_press_that_arrives_twice_is_one_redemption(db: str, clock: Clock) -> None:
    own = await _ground(clock)
    await _give(own, 100)
    same = key()
    said = await asyncio.gather(*(ask(OPERATOR, own, GUARD, "tea", same) for _ in range(20)))
    assert len(set(said)) == 1
    assert await _has(own) == Balances(100, 70, 0)


async def test_what_is_refused_is_refused_in_a_sentence_and_writes_nothing(db: str, clock: Clock) -> None:
    own = await _ground(clock)
    await _give(own, 29)
    before = await Award.count()
    for code, wanted, said in (
        ("tea", NotEnoughPoints, "茶叶一罐要 30 分，您现在能用 29 分，不够。您的分没有动，攒够了再来换。"),
        ("car", NoSuchGood, "没有这样东西，没有换。请刷新，从单子上选。"),
    ):
        with pytest.raises(wanted) as refusal:
            await _ask(own, code)
        assert say(refusal.value) == said
        assert status(refusal.value) in (409, 422)
    await _give(own, -40)
    with pytest.raises(PointsOwed) as owed:
        await _ask(own, "towel")
    assert say(owed.value) == "您还欠 11 分，先把分挣回来再换。您的分没有动。"
    assert await Award.count() == before + 1
    assert await Redemption.count() == 0


async def test_without_goods_in_the_book_nothing_is_exchanged(db: str, clock: Clock) -> None:
    own = await _ground(clock, goods="")
    await _give(own, 100)
    with pytest.raises(ExchangeOff) as refusal:
        await _ask(own)
    assert say(refusal.value) == "还没有开通兑换，您的分没有动。"
    assert await _has(own) == Balances(100, 100, 0)
    assert await Redemption.count() == 0


async def test_points_of_more_than_a_year_ago_are_not_spent(db: str, clock: Clock) -> None:
    own = await _ground(clock)
    await _give(own, 40, day=date(2017, 11, 4))
    with pytest.raises(NotEnoughPoints):
        await _ask(own)
    await _give(own, 30)
    await _ask(own)
    with pytest.raises(NotEnoughPoints):
        await _ask(own)
    assert await _has(own) == Balances(70, 40, 0)


async def test_nobody_hands_out_his_own_nor_his_unit_s_and_another_station_finds_nothing(db: str, clock: Clock) -> None:
    own = await _ground(clock)
    await _give(own, 100)
    number, station = await _ask(own), Scope(own.stations)
    beside = await Stands.raw(
        "SELECT person FROM posting WHERE unit = (SELECT unit FROM redemption) AND person <> {}", own.person
    )
    for hand in (Hand(GUARD, None), Hand(8, own.person), Hand(8, beside[0]["person"])):
        with pytest.raises(OwnRedemption):
            await answer(OPERATOR, station, hand, number, "handed", key())
    with pytest.raises(NotYours):
        await answer(OPERATOR, Scope((station.stations[0] + 1,)), OFFICE, number, "handed", key())
    with pytest.raises(NotYours):
        await withdraw(OPERATOR, Scope(own.stations, person=await _who("赵大山")), number, key())
    with pytest.raises(NotYours):
        await withdraw(OPERATOR, station, number, key())
    assert await _state(number) == "asked"
    assert await answer(OPERATOR, station, OFFICE, number, "handed", key()) == "handed"
    with pytest.raises(RedemptionMoved):
        await withdraw(OPERATOR, own, number, key())
    assert await _has(own) == Balances(100, 70, 0)
    told = await Notice.raw("SELECT kind, receiver FROM notice")
    assert told == [{"kind": "redemption_handed", "receiver": f"person:{own.person}"}]


async def test_what_nobody_answers_comes_back_after_fourteen_days(db: str, clock: Clock) -> None:
    own = await _ground(clock)
    await _give(own, 100)
    number = await _ask(own)
    clock.set(NOON + WITHIN - timedelta(minutes=1))
    assert await due_redemptions() == []
    clock.set(NOON + WITHIN + timedelta(minutes=1))
    assert await due_redemptions() == [number]
    await asyncio.gather(*(sweep_redemption(number) for _ in range(5)))
    assert await _state(number) == "lapsed"
    assert await _has(own) == Balances(100, 100, 0)
    assert [row["kind"] for row in await Notice.raw("SELECT kind FROM notice")] == ["redemption_lapsed"]
    async with transaction():
        assert [row.redemption.state for row in await redemptions(own)] == ["lapsed"]


async def _seen(own: Scope, award: int) -> list[object]:
    """All that is read of awards: a guard's week and month, the month's candidates, what each clause gave, an entry."""
    first, last = date(2018, 11, 1), date(2018, 11, 30)
    here = Scope(own.stations)
    async with transaction(snapshot=True):
        return [
            await own_week(own, None, Week(2018, 45)),
            await month_of_holder(own, first),
            await candidates(here, first, last),
            await items(here, first, last),
            await entry_why(own, award),
            (await balances(own)).standing,
        ]


async def test_nothing_that_is_read_of_points_moves_when_some_are_spent(db: str, clock: Clock) -> None:
    own = await _ground(clock)
    station = own.stations[0]
    unit = (await Stands.raw("SELECT unit FROM posting WHERE person = {} ORDER BY id DESC", own.person))[0]["unit"]
    async with transaction() as now:
        facts = [Fact("rescue", date(2018, 11, 1 + nth), own.person, unit) for nth in range(4)]
        told = [(nth + 1, Source("登记", nth), fact) for nth, fact in enumerate(facts)]
        await write_deeds(None, station, "test", told, now)
    await score(station)
    earned = (await Award.raw("SELECT min(id) AS id FROM award"))[0]["id"]
    await _give(own, 30)
    await close_month(station, date(2018, 11, 1))
    before = await _seen(own, earned)
    handed, back = await _ask(own), await _ask(own, "towel")
    await withdraw(OPERATOR, own, back, key())
    await answer(OPERATOR, Scope(own.stations), OFFICE, handed, "handed", key())
    assert await _seen(own, earned) == before
    assert await close_month(station, date(2018, 11, 1)) == 0
    assert await score(station) == 0
    redeemed = (await Award.raw("SELECT max(id) AS id FROM award WHERE rule = 'redeem'"))[0]["id"]
    async with transaction(snapshot=True):
        assert await entry_why(own, redeemed) is None
    assert await _has(own) == Balances(50, 20, 0)
    await _booked()
    assert (await verify()).faults == ()
