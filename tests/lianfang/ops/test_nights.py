"""Each night all books are read: a row that somebody changed is an alarm once, with its name; a good night says how far it came."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from lianfang import jobs
from lianfang.database import transaction
from lianfang.flows.chain.verify import verify
from lianfang.flows.ops.see import see
from lianfang.flows.ops.verify_night import verify_night
from lianfang.notices.tables import Notice
from lianfang.ops.nights import Night, last_night
from lianfang.ops.troubles import open_codes
from lianfang.tables import Failure, NightCheck
from tests.cast import the_station
from tests.conftest import Clock
from tests.lianfang.access.town import town
from tests.lianfang.chain.touching import hand, sealed_town
from tests.lianfang.ops.looking import told
from zones.ground.scope import Scope

THREE = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)
"""03:00 in Shanghai, of the 21st."""
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
CHANGE = "UPDATE award SET points = points + 1 WHERE id = 1"
BACK = "UPDATE award SET points = points - 1 WHERE id = 1"


async def _night() -> Night:
    async with transaction():
        found = await last_night()
    assert found
    return found


async def _told(kind: str) -> list[str]:
    """Who heard of it; nobody delivers here, so that there are other troubles besides."""
    return [receiver for receiver, code in await told(kind) if code == "book_changed"]


async def _nights() -> list[int]:
    return [row["faults"] for row in await NightCheck.raw("SELECT faults FROM night_check ORDER BY id")]


async def test_a_good_night_leaves_its_time_and_its_head(db: str, clock: Clock) -> None:
    links = await sealed_town(db)
    clock.set(THREE)
    await jobs.verify()
    night, head = await _night(), (await verify()).head
    assert (night.links, night.head, night.faults, night.first) == (links, str(head), 0, None)
    assert timedelta() <= night.at - THREE < MINUTE
    await jobs.check()
    assert await told("ops_trouble") == [] and await Failure.count() == 0
    assert (await see(Scope(()))).night == night


async def test_a_changed_row_is_an_alarm_once_that_names_it_and_over_when_it_is_right_again(
    db: str, clock: Clock
) -> None:
    await sealed_town(db)
    station = (await the_station()).id
    async with hand(db) as owner:
        await owner.execute(CHANGE)
    clock.set(THREE)
    await jobs.verify()
    (fault, *_) = (await verify()).faults
    assert (fault.kind, fault.book, fault.row) == ("changed", "award", 1)
    assert (await _night()).first == fault
    for minute in range(3):
        clock.set(THREE + (minute + 1) * MINUTE)
        await jobs.check()
        assert "book_changed" in await open_codes() and await _told("ops_trouble") == [f"desk:{station}"]
    (notice,) = await Notice.raw(
        "SELECT facts::json AS facts FROM notice WHERE kind = 'ops_trouble' AND facts LIKE '%book_changed%'"
    )
    assert f'"book":"award","row":1,"seq":{fault.seq}' in notice["facts"].replace(": ", ":").replace(", ", ",")
    async with hand(db) as owner:
        await owner.execute(BACK)
    clock.set(THREE + DAY)
    await jobs.verify()
    await jobs.check()
    assert await _told("ops_well") == [f"desk:{station}"]
    assert await _nights() == [1, 0]


async def test_the_office_reads_which_row_it_is(db: str) -> None:
    async with town() as here:
        office = await here.browser("office")
        assert "还没有对过。" in (await office.open("/ops/invariants")).text
        await jobs.verify()
        good = (await office.open("/ops/invariants")).text
        assert "行，都好" in good and (await _night()).head in good
        async with hand(db) as owner:
            await owner.execute("UPDATE award SET points = points + 1 WHERE id = (SELECT min(id) FROM award)")
            await owner.execute("DELETE FROM slot WHERE job = 'verify'")
        await jobs.verify()
        bad = (await office.open("/ops/invariants")).text
        first = (await verify()).faults[0]
        assert f"（award）第 {first.row} 行，链上第 {first.seq} 环：内容被改。" in bad


@pytest.mark.parametrize(("after", "nights"), [(MINUTE, 1), (DAY - MINUTE, 1), (DAY, 2), (9 * DAY, 2)])
async def test_a_night_is_read_once_and_what_was_slept_through_is_read_once(
    db: str, clock: Clock, after: timedelta, nights: int
) -> None:
    clock.set(THREE)
    await jobs.verify()
    clock.set(THREE + after)
    for _ in range(3):
        await jobs.verify()
    assert await _nights() == [0] * nights
    clock.set(THREE - MINUTE)  # a clock that was set back: that night is the one before, and it was not read
    assert await verify_night()


async def test_of_several_processes_one_says_what_the_night_found(db: str, clock: Clock) -> None:
    clock.set(THREE)
    assert sorted(await asyncio.gather(*(verify_night() for _ in range(4)))) == [False, False, False, True]
    assert await _nights() == [0]


async def test_it_reads_beside_whoever_writes_and_keeps_nobody_waiting(db: str, clock: Clock) -> None:
    await sealed_town(db)
    clock.set(THREE)
    async with hand(db) as owner, owner.transaction():
        await owner.execute("UPDATE account SET balance = balance WHERE id = (SELECT min(id) FROM account)")
        await asyncio.wait_for(verify_night(), 20)
    assert await _nights() == [0]
