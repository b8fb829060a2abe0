"""A month's prizes from the draft to the transfer, on a real database: who, how much, by whose two hands, and every fen."""

import asyncio
from datetime import UTC, date, datetime

import pytest

from lianfang.access import NotYours
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.appeals.send import NewAppeal, send
from lianfang.flows.chain.verify import verify
from lianfang.flows.people.erase import erase
from lianfang.flows.points.score import score
from lianfang.flows.prizes.approve import approve
from lianfang.flows.prizes.draw import add_for_deed, draw_up, drop_line
from lianfang.flows.prizes.pay import pay, void
from lianfang.flows.prizes.publish import publish, take_back, withdraw
from lianfang.flows.prizes.receive import receive
from lianfang.flows.vetoes.decide import decide
from lianfang.flows.vetoes.propose import propose
from lianfang.notices.tables import Notice
from scoring.points.deductions.vocabulary import Hand
from scoring.points.vetoes.vocabulary import Said
from scoring.prizes.errors import (
    BadMoney,
    KeptIsSpent,
    MonthGoesOn,
    NobodyToPrize,
    NoSource,
    NoVoucher,
    NoWhy,
    PaidElsewhere,
    PointsMoved,
    PrizeHeld,
    RunMoved,
    SameHands,
    StillPublicPrizes,
)
from scoring.prizes.reads import own_prizes, prizes_of, run_at
from scoring.prizes.tables import MoneyEntry, MoneyMove, Purse
from tests.cast import bring_roster, the_station
from tests.conftest import Clock
from tests.watch import key
from zones.ground.scope import Scope
from zones.journal.actions import write_deeds
from zones.journal.tables import Deed
from zones.journal.vocabulary import Fact, Source
from zones.roster.tables import Person, Posting, Unit

OCTOBER = date(2018, 10, 1)
NOVEMBER = datetime(2018, 11, 5, 4, 0, tzinfo=UTC)  # a Monday
AFTER = datetime(2018, 11, 13, 4, 0, tzinfo=UTC)  # the notice was the 6th to the 12th
FIRST, SECOND = Hand(7, None), Hand(8, None)
MONEY = (150_000, 30_000)


async def _who(name: str) -> int:
    return int((await Person.raw("SELECT id FROM person WHERE name = {}", name))[0]["id"])


async def _rescues(station: int, **times: int) -> None:
    """So many rescues of five points in October, one a day."""
    async with transaction() as now:
        for name, number in times.items():
            person = await _who(name)
            unit = (await Posting.raw("SELECT unit FROM posting WHERE person = {} ORDER BY id DESC", person))[0]["unit"]
            facts = [Fact("rescue", date(2018, 10, 8 + nth), person, unit) for nth in range(number)]
            told = [(person * 100 + nth, Source("登记", nth), fact) for nth, fact in enumerate(facts)]
            await write_deeds(None, station, f"test{await Deed.count()}", told, now)
    await score(station)


async def _month(clock: Clock, **times: int) -> Scope:
    clock.set(NOVEMBER)
    await bring_roster()
    station = (await the_station()).id
    await _rescues(station, **(times or {"赵大山": 6, "李二柱": 5, "钱小河": 4, "孙长林": 7, "吴老根": 5}))
    return Scope((station,))


async def _drawn(of: Scope, money: tuple[int, int] = MONEY) -> int:
    return await draw_up(OPERATOR, FIRST, of.stations[0], OCTOBER, money, "fiscal", key())


async def _approved(of: Scope, clock: Clock, run: int) -> None:
    await publish(OPERATOR, of, run, key())
    clock.set(AFTER)
    await approve(OPERATOR, SECOND, of, run, key())


async def _lines(of: Scope, run: int) -> list[tuple[str, str, int, str]]:
    async with transaction():
        rows = await prizes_of(of, run)
    return [(row.name or row.unit_name, row.zone_name, row.prize.fen // 100, row.prize.state) for row in rows]


async def _veto(of: Scope, name: str, ground: str) -> None:
    said = Said(await _who(name), ground, date(2018, 10, 1), date(2018, 12, 31), "")
    proposal = await propose(OPERATOR, of.stations[0], Hand(9, None), None, said, "早班一身酒气", key())
    await decide(OPERATOR, of, SECOND, proposal, "made", key())


async def _state(of: Scope, run: int) -> str:
    async with transaction():
        found = await run_at(of, run)
    assert found
    return found.state


async def _purses() -> dict[str, int]:
    rows = await Purse.raw("SELECT kind, balance FROM purse ORDER BY kind")
    sums = await Purse.raw(
        "SELECT p.kind, coalesce(sum(e.fen), 0)::bigint AS fen FROM purse p LEFT JOIN money_entry e ON e.purse = p.id GROUP BY p.kind"
    )
    balances = {row["kind"]: row["balance"] for row in rows}
    assert balances == {row["kind"]: row["fen"] for row in sums} and sum(balances.values()) == 0
    return balances


async def test_from_the_draft_to_the_signature(db: str, clock: Clock) -> None:
    of = await _month(clock)
    run = await _drawn(of)
    assert await _lines(of, run) == [
        ("赵大山", "东片区", 100, "proposed"),
        ("李二柱", "东片区", 100, "proposed"),
        ("孙长林", "西片区", 100, "proposed"),
        ("吴老根", "西片区", 100, "proposed"),
    ]
    await publish(OPERATOR, of, run, key())
    with pytest.raises(StillPublicPrizes):
        await approve(OPERATOR, SECOND, of, run, key())
    clock.set(AFTER)
    with pytest.raises(SameHands):
        await approve(OPERATOR, FIRST, of, run, key())
    assert await MoneyMove.count() == 0
    await approve(OPERATOR, SECOND, of, run, key())
    assert await _purses() == {"outside": -150_000, "free": 110_000, "reserved": 40_000, "paid": 0}
    await pay(OPERATOR, FIRST, of, run, "洋财〔2018〕11-03号", key())
    assert await _purses() == {"outside": -40_000, "free": 0, "reserved": 0, "paid": 40_000}
    assert await _state(of, run) == "settled"
    own = Scope(of.stations, person=await _who("孙长林"))
    async with transaction():
        (row,) = await own_prizes(own)
    await receive(OPERATOR, own, row.prize.id, key())
    await receive(OPERATOR, own, row.prize.id, key())
    await receive(OPERATOR, of, row.prize.id, key())
    async with transaction():
        assert [one.prize.received for one in await prizes_of(of, run)] == ["", "", "phone", ""]
    kinds = [row["kind"] for row in await Notice.raw("SELECT kind FROM notice WHERE kind LIKE 'prize%' ORDER BY id")]
    assert kinds == ["prize_public"] * 4 + ["prize_paid"] * 4
    assert not (await verify()).faults
    await Purse.raw("UPDATE purse SET balance = balance + 1 WHERE kind = 'paid'")
    assert [(fault.kind, fault.book) for fault in (await verify()).faults] == [("drift", "purse")]


async def test_a_budget_of_nothing_no_source_and_a_month_that_goes_on_are_refused(db: str, clock: Clock) -> None:
    of = await _month(clock)
    for money in ((0, 0), (-100, 0), (100, 200), (100, -1), (10**12, 0)):
        with pytest.raises(BadMoney):
            await _drawn(of, money)
    with pytest.raises(NoSource):
        await draw_up(OPERATOR, FIRST, of.stations[0], OCTOBER, MONEY, "my pocket", key())
    with pytest.raises(MonthGoesOn):
        await draw_up(OPERATOR, FIRST, of.stations[0], date(2018, 11, 1), MONEY, "fiscal", key())


async def test_nobody_reached_it_and_nothing_is_made_public(db: str, clock: Clock) -> None:
    of = await _month(clock, 赵大山=4)
    run = await _drawn(of)
    with pytest.raises(NobodyToPrize):
        await publish(OPERATOR, of, run, key())


async def test_one_run_a_month_also_where_two_draw_it_up_at_once(db: str, clock: Clock) -> None:
    of = await _month(clock)
    assert len(set(await asyncio.gather(*(_drawn(of) for _ in range(5))))) == 1
    run = await _drawn(of, (100_000, 80_000))
    assert [line[0] for line in await _lines(of, run)] == ["赵大山", "孙长林"]
    await publish(OPERATOR, of, run, key())
    with pytest.raises(RunMoved):
        await _drawn(of)
    await take_back(OPERATOR, of, run, key())
    await withdraw(OPERATOR, of, run, key())
    assert await _drawn(of) != run
    with pytest.raises(NotYours):
        await publish(OPERATOR, Scope((of.stations[0] + 1,)), run, key())


async def test_who_gains_points_during_the_notice_is_not_passed_over(db: str, clock: Clock) -> None:
    of = await _month(clock)
    run = await _drawn(of)
    await publish(OPERATOR, of, run, key())
    await _rescues(of.stations[0], 钱小河=3)  # a late record: 20 and 15 points
    clock.set(AFTER)
    with pytest.raises(PointsMoved):
        await approve(OPERATOR, SECOND, of, run, key())
    assert await _state(of, run) == "public" and await MoneyMove.count() == 0
    await take_back(OPERATOR, of, run, key())
    assert await _drawn(of) == run
    assert ("钱小河", "东片区", 100, "proposed") in await _lines(of, run)


async def test_one_thing_one_prize_out_of_what_was_kept(db: str, clock: Clock) -> None:
    of = await _month(clock)
    run, person = await _drawn(of), await _who("周平安")
    school = (await Unit.raw("SELECT id FROM unit WHERE name = '柳河中学'"))[0]["id"]

    async def add(
        fen: int, words: str = "10月9日晚把落水的孩子救了上来", *, elsewhere: bool = False, unit: bool = False
    ) -> None:
        whose = (None, school) if unit else (person, None)
        await add_for_deed(OPERATOR, FIRST, of, run, whose, fen, words, elsewhere, key())

    await add(20_000)
    await add(10_000, unit=True)
    for refused, asked in (
        (KeptIsSpent, add(100)),
        (NoWhy, add(100, "  ")),
        (BadMoney, add(0)),
        (PaidElsewhere, add(100, elsewhere=True)),
    ):
        with pytest.raises(refused):
            await asked
    with pytest.raises(KeptIsSpent):
        await _drawn(of, (150_000, 20_000))
    assert (await _lines(of, run))[4:] == [
        ("周平安", "东片区", 200, "proposed"),
        ("柳河中学", "东片区", 100, "proposed"),
    ]
    async with transaction():
        last = (await prizes_of(of, run))[-1].prize.id
    await drop_line(OPERATOR, of, run, last, key())
    await erase(of, OPERATOR, person)
    async with transaction():
        assert [row.words for row in await prizes_of(of, run) if row.prize.kind == "deed"] == [""]
    await _approved(of, clock, run)
    assert await _purses() == {"outside": -150_000, "free": 90_000, "reserved": 60_000, "paid": 0}


async def test_a_veto_bars_suspicion_and_an_open_appeal_only_hold(db: str, clock: Clock) -> None:
    of = await _month(clock)
    await _veto(of, "孙长林", "drunk")
    await _veto(of, "赵大山", "suspicion")
    run = await _drawn(of)
    assert [line[0] for line in await _lines(of, run)] == ["赵大山", "李二柱", "吴老根"]
    await _approved(of, clock, run)
    own = Scope(of.stations, person=await _who("吴老根"))
    await send(OPERATOR, own, 9, NewAppeal("missing", "还有一次没有记", day=date(2018, 10, 20)), key())
    with pytest.raises(NoVoucher):
        await pay(OPERATOR, FIRST, of, run, "现金", key())
    await pay(OPERATOR, FIRST, of, run, "转1号", key())
    assert [line[3] for line in await _lines(of, run)] == ["reserved", "paid", "reserved"]
    with pytest.raises(PrizeHeld):
        await pay(OPERATOR, FIRST, of, run, "转2号", key())
    async with transaction():
        held = (await prizes_of(of, run))[0].prize.id
    with pytest.raises(NoWhy):
        await void(OPERATOR, SECOND, of, run, held, "", key())
    await void(OPERATOR, SECOND, of, run, held, "veto", key())
    with pytest.raises(RunMoved):
        await void(OPERATOR, SECOND, of, run, held, "veto", key())
    assert await _purses() == {"outside": -150_000, "free": 130_000, "reserved": 10_000, "paid": 10_000}
    assert await _state(of, run) == "approved"


async def test_who_moved_is_counted_where_he_stood_last_with_all_his_points(db: str, clock: Clock) -> None:
    of = await _month(clock)
    market = (await Unit.raw("SELECT id FROM unit WHERE name = '老街市场'"))[0]["id"]
    who = await _who("赵大山")
    await Posting.raw("UPDATE posting SET until = '2018-10-20' WHERE person = {}", who)
    await Posting.raw(
        "INSERT INTO posting (person, station, unit, post, shift, since) SELECT person, station, {}, post, shift, '2018-10-21' "
        "FROM posting WHERE person = {}",
        market,
        who,
    )
    run = await _drawn(of)
    assert ("赵大山", "西片区", 100, "proposed") in await _lines(of, run)


async def test_of_equal_months_the_one_with_more_outside_the_caps_comes_first(db: str, clock: Clock) -> None:
    of = await _month(clock, 李二柱=6, 赵大山=5)
    person, station = await _who("赵大山"), of.stations[0]
    walks = [Fact("item.patrol", date(2018, 10, 20 + nth), person) for nth in range(5)]
    async with transaction() as now:
        await write_deeds(
            None, station, "walks", [(nth, Source("登记", nth), one) for nth, one in enumerate(walks)], now
        )
    await score(station)
    run = await _drawn(of, (10_000, 0))
    async with transaction():
        (row,) = await prizes_of(of, run)
    assert (row.name, row.prize.points, row.prize.by) == ("李二柱", 30, "apart")


async def test_two_transfers_and_two_voids_at_once_move_each_fen_once(db: str, clock: Clock) -> None:
    of = await _month(clock)
    run = await _drawn(of)
    await _approved(of, clock, run)
    async with transaction():
        ids = [row.prize.id for row in await prizes_of(of, run)]
    asked = [pay(OPERATOR, FIRST, of, run, f"转{n}号", key()) for n in range(10)]
    asked += [void(OPERATOR, SECOND, of, run, one, "refused", key()) for one in ids for _ in range(3)]
    done = await asyncio.gather(*asked, return_exceptions=True)
    assert {type(one) for one in done} <= {type(None), RunMoved}
    purses = await _purses()
    assert purses["reserved"] == purses["free"] == 0 and purses["paid"] in range(0, 40_001, 10_000)
    moved = await MoneyMove.raw("SELECT prize FROM money_move WHERE kind IN ('pay', 'void')")
    assert sorted(row["prize"] for row in moved) == sorted(ids)
    assert await MoneyEntry.count() == 2 * await MoneyMove.count()
