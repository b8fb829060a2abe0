"""荣誉: a closed quarter gives the next one's colour once; what comes late does not lower it; the guard alone sees it."""

from datetime import UTC, datetime
from typing import Any

import asyncpg
import pytest

from lianfang import jobs
from lianfang.database import look
from lianfang.flows.points.close_quarter import close_quarters, quarter_held
from lianfang.flows.points.score import score
from lianfang.tables import Failure, Slot
from scoring.points.standing.reads import standing_of
from scoring.points.standing.tables import QuarterStanding
from scoring.points.tables import Account
from tests.cast import ITEMS, PATROLS, WEEK, bring_everything, bring_week
from tests.lianfang.chain.touching import hand
from zones.ground.quarters import Quarter
from zones.ground.scope import Scope
from zones.roster.tables import Person

SERVED = datetime(2018, 10, 8, 1, tzinfo=UTC)


@pytest.fixture
async def station(db: str, clock: Any) -> int:
    """Six rescues of 吴老根 beside the cast's week: 38 points in the quarter, and three of a round."""
    clock.shows(2018, 10, 8, 1, 0)
    rescued = [[f"2018-10-{day:02d}", "吴老根", "老街市场", "安保救助", "属实"] for day in (8, 10, 11, 12, 13, 14)]
    found = await bring_everything()
    await bring_week({**WEEK, "工作事项": [*ITEMS, *rescued]})
    await score(found.id)
    return found.id


async def _held() -> dict[str, tuple[str, int, int, int]]:
    rows = await QuarterStanding.raw(
        "SELECT n.name, q.quarter, q.points, q.level, q.stars FROM quarter_standing q JOIN person n ON n.id = q.person ORDER BY q.id"
    )
    return {row["name"]: (row["quarter"], row["points"], row["level"], row["stars"]) for row in rows}


async def test_a_quarter_is_closed_when_its_last_week_is_frozen_and_once(station: int, clock: Any) -> None:
    clock.shows(2019, 1, 7, 9, 59)  # 31 December is in the week to 6 January
    await jobs.settle()
    assert await _held() == {}
    clock.shows(2019, 1, 7, 10, 0)
    await jobs.settle()
    await jobs.settle()
    assert await Failure.count() == 0
    held = await _held()
    assert held["吴老根"] == ("2019-Q1", 38, 1, 0) and held["赵大山"] == ("2019-Q1", 4, 0, 0)
    assert "周平安" not in held, "who had no points has no row"
    assert [row["period"] for row in await Slot.raw("SELECT period FROM slot WHERE job = 'standing'")] == [
        f"{station}/2018-Q4"
    ]


async def test_what_comes_late_changes_the_points_and_not_the_colour(station: int, clock: Any) -> None:
    clock.shows(2019, 1, 8, 1, 0)
    await close_quarters(station, SERVED)
    before = await _held()
    await bring_week({**WEEK, "工作事项": ITEMS, "巡逻记录": PATROLS})  # five rescues less
    await score(station)
    await close_quarters(station, SERVED)
    assert await _held() == before
    clock.shows(2019, 4, 9, 1, 0)
    await close_quarters(station, SERVED)
    assert await _held() == before, "a quarter without points makes no rows"


async def test_three_quarters_that_were_missed_are_closed_in_order(station: int, clock: Any, db: str) -> None:
    async with hand(db) as owner:  # as if the book had given ten times as much, in three quarters
        await owner.execute("UPDATE award SET points = points * 10")
        for month, day in (("2019-02", "2019-02-04"), ("2019-05", "2019-05-06")):
            await owner.execute(
                "INSERT INTO award (station, person, rule_book, rule, deed, source, cause, points, routine, because, day, week, month, "
                "posted_at) SELECT station, person, rule_book, rule, deed, source || $1::text, 0, points, routine, because, $2::text::date, week, $1, "
                "posted_at FROM award WHERE person IS NOT NULL AND month = '2018-10'",
                month,
                day,
            )
    clock.shows(2019, 8, 1, 1, 0)
    assert await close_quarters(station, SERVED) == 3
    person = (await Person.raw("SELECT id FROM person WHERE name = '吴老根'"))[0]["id"]
    rows = await QuarterStanding.raw(
        "SELECT quarter, level, stars FROM quarter_standing WHERE person = {} ORDER BY id", person
    )
    assert [tuple(row.values()) for row in rows] == [("2019-Q1", 3, 1), ("2019-Q2", 3, 2), ("2019-Q3", 3, 3)]


async def test_it_buys_nothing_and_the_row_stays_as_it_is(station: int, clock: Any, db: str) -> None:
    before = await Account.raw("SELECT kind, balance FROM account ORDER BY id")
    clock.shows(2019, 1, 8, 1, 0)
    await close_quarters(station, SERVED)
    assert await Account.raw("SELECT kind, balance FROM account ORDER BY id") == before
    owner = await asyncpg.connect(db)
    with pytest.raises(asyncpg.RestrictViolationError):
        await owner.execute("UPDATE quarter_standing SET level = 0")
    await owner.close()


async def test_until_the_quarter_before_is_closed_the_old_colour_is_held(station: int, clock: Any) -> None:
    assert quarter_held(datetime(2019, 1, 7, 9, 59, tzinfo=UTC)) == Quarter(2018, 4)
    assert quarter_held(datetime(2019, 1, 7, 10, 0, tzinfo=UTC)) == Quarter(2019, 1)
    clock.shows(2019, 1, 8, 1, 0)
    await close_quarters(station, SERVED)
    person = (await Person.raw("SELECT id FROM person WHERE name = '吴老根'"))[0]["id"]
    scope = Scope((station,), person=person)
    held = await look(lambda: standing_of(scope, Quarter(2019, 1)))
    assert held and (held.colour, held.stars, held.points) == ("蓝色", 0, 38)
    assert await look(lambda: standing_of(scope, Quarter(2019, 2))) is None
    assert await look(lambda: standing_of(Scope((station + 1,), person=person), Quarter(2019, 1))) is None
