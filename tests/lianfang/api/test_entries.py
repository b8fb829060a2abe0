"""Points of a guard by the API: his month, one entry with all that it rests on, and what stays sealed."""

from datetime import date
from typing import Any

from lianfang.flows.points.month import close_month
from lianfang.flows.points.score import score
from lianfang.flows.week.take import take_week
from scoring.points.tables import Award
from tests.cast import ITEMS, WEEK
from tests.lianfang.api.world import World
from tests.workbooks import workbook
from zones.roster.tables import Person


async def _get(world: World, role: str, path: str) -> dict[str, Any]:
    async with world.client(role) as client:
        answer = await client.get(path)
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def _person(name: str) -> int:
    return int((await Person.raw("SELECT id FROM person WHERE name = {}", name))[0]["id"])


async def _brought(world: World, *items: list[Any]) -> int:
    """The station's week once more, with these items; returns the station."""
    station = world.at["own"]["station"]
    await take_week(station, workbook(**{**WEEK, "工作事项": [*ITEMS, *items]}))
    await score(station)
    return int(station)


async def test_a_month_of_a_guard_adds_up_and_opens_to_clause_deed_and_row(world: World) -> None:
    person = world.at["own"]["person"]
    month = await _get(world, "officer", f"/api/guards/{person}/points?month=2018-10")
    assert (month["name"], month["unit"], month["points"]) == ("赵大山", "翠园小区", 4)
    assert sum(one["points"] for one in month["entries"]) == 4
    walked = next(one for one in month["entries"] if one["called"] == "联防巡逻")
    one = await _get(world, "unit", f"/api/entries/{walked['award']}")
    assert one["entry"] == walked and one["entry"]["day"] == "2018-10-08"
    assert one["clause"].startswith("治安巡防第1条")
    assert one["sheet"] == "巡逻记录" and one["row"] == 2 and len(one["file"]) == 12 and one["confirmed"]
    assert [step["points"] for step in one["steps"]] == [3] and one["hands"] == []


async def test_what_was_corrected_shows_every_step_and_any_of_its_numbers_names_it(world: World) -> None:
    rescued = ["2018-10-09", "赵大山", "翠园小区", "安保救助", "属实"]
    await _brought(world, rescued)
    (first,) = await Award.raw("SELECT id FROM award WHERE person = {} AND points = 5", world.at["own"]["person"])
    await _brought(world)
    numbers = await Award.raw(
        "SELECT b.id FROM award a JOIN award b ON b.source = a.source WHERE a.id = {} ORDER BY b.id", first["id"]
    )
    assert len(numbers) == 2
    shown = [await _get(world, "officer", f"/api/entries/{row['id']}") for row in numbers]
    assert shown[0] == shown[1] and shown[0]["entry"]["points"] == 0
    assert [(step["points"], step["because"]) for step in shown[0]["steps"]] == [(5, "full"), (-5, "reversed")]


async def test_of_a_clue_others_see_the_word_and_the_points_alone(world: World) -> None:
    await _brought(world, ["2018-10-12", "赵大山", "翠园小区", "信息报送", "属实"])
    person = world.at["own"]["person"]
    for role in ("unit", "officer", "office", "auditor"):
        month = await _get(world, role, f"/api/guards/{person}/points?month=2018-10")
        (told,) = [one for one in month["entries"] if one["called"] == "信息报送"]
        assert (told["points"], told["day"], told["said"]) == (2, None, "信息报送")
        assert month["entries"][-1] == told, "also its place says nothing of the day"
        one = await _get(world, role, f"/api/entries/{told['award']}")
        assert one["entry"] == told
        assert (one["clause"], one["file"], one["sheet"], one["row"]) == ("信息报送", "", "", 0)
        assert one["hands"] == one["steps"] == []
    own = await _get(world, "guard", f"/api/entries/{told['award']}")
    assert own["entry"]["day"] == "2018-10-12" and own["sheet"] == "工作事项", "the guard himself sees where it lies"


async def test_a_units_month_close_is_an_entry_as_well(world: World) -> None:
    station = await _brought(world)
    await close_month(station, date(2018, 10, 1))
    (closed,) = await Award.raw(
        "SELECT id FROM award WHERE rule = 'month.answered' AND unit = {}", world.at["own"]["unit"]
    )
    one = await _get(world, "unit", f"/api/entries/{closed['id']}")
    assert (one["entry"]["called"], one["entry"]["points"], one["entry"]["day"]) == ("月底结算", 5, "2018-10-31")
    assert one["clause"] and one["entry"]["said"] == "一个月的岗位点名答得好"


async def test_odd_months_are_answered_with_a_sentence(world: World) -> None:
    person = world.at["own"]["person"]
    async with world.client("officer") as client:
        for month in ("2018-13", "2018-W41", "x", "٢٠١٨-10", "0001-01", "9999-12"):
            answer = await client.get(f"/api/guards/{person}/points", params={"month": month})
            assert answer.status_code in (400, 422), (month, answer.status_code)
