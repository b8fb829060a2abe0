"""积分 of a unit by hand: a month of its own, each opens to what it rests on; and on a guard's page who confirmed."""

from datetime import date

from lianfang.accounts.tables import Account
from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.points.close_quarter import quarter_held
from lianfang.flows.points.month import close_month
from lianfang.flows.points.score import score
from lianfang.flows.reports.decide_record import decide_record
from lianfang.flows.reports.unit_word import unit_word
from scoring.points.standing.actions import write_standings
from scoring.points.tables import Award
from tests.lianfang.access.town import town
from tests.watch import key
from zones.ground.scope import Scope
from zones.roster.tables import Person


async def test_a_unit_opens_its_month_and_each_entry_in_two_presses(db: str) -> None:
    async with town() as here:
        await close_month(int(here.stations["o"]), date(2018, 10, 1))
        unit = await here.browser("unit")
        base = f"/units/{here.units['o']}/points"
        page = (await unit.open(f"{base}?month=2018-10")).text
        assert "2018年10月" in page and "牵头巡逻" in page and "月底结算：点名应答" in page
        assert "赵大山" not in page and "联防巡逻<" not in page, "its guards' points are theirs"
        assert f"/units/{here.units['o']}/weeks/2018-W41/sheet.pdf" in page
        led, closed = here.told["entry"]["o"], await _closed(int(here.units["o"]))
        why = (await unit.open(f"{base}/{led}")).text
        assert "牵头" in why and "巡逻记录”第 2 行" in why and "+1 分" in why
        why = (await unit.open(f"{base}/{closed}")).text
        assert "一个月的岗位点名答得好" in why and "+5 分" in why and "月底按这个月的登记结算" in why


async def _closed(unit: int) -> int:
    rows = await Award.raw("SELECT id FROM award WHERE unit = {} AND rule = 'month.answered'", unit)
    return int(rows[0]["id"])


async def test_a_units_page_opens_neither_a_guards_entry_nor_a_neighbours(db: str) -> None:
    async with town() as here:
        unit = await here.browser("unit")
        (guards,) = await Award.raw("SELECT min(id) AS id FROM award WHERE person IS NOT NULL")
        for number in (guards["id"], here.told["entry"]["n"], 10**9):
            assert (await unit.client.get(f"/units/{here.units['o']}/points/{number}")).status_code == 404
        for month in ("2018-13", "x", "0001-01"):
            answer = await unit.client.get(f"/units/{here.units['o']}/points?month={month}")
            assert answer.status_code == 422 and "不是一个月的写法" in answer.text


async def test_a_guard_reads_who_confirmed_by_name(db: str) -> None:
    async with town() as here:
        record, station = int(here.told["record"]["o"]), int(here.stations["o"])
        accounts = {
            row["name"]: row["id"] for row in await Account.raw("SELECT id, name FROM login WHERE name IS NOT NULL")
        }
        await unit_word(OPERATOR, Scope((station,)), accounts["unit"], None, record, "confirm", "", key())
        await decide_record(OPERATOR, Scope((station,)), accounts["officer"], None, record, "confirm", "", key())
        await score(station)
        (row,) = await Award.raw(
            "SELECT a.id, a.week FROM award a JOIN deed d ON d.id = a.deed WHERE d.sheet = '四种单'"
        )
        guard = await here.browser("guard")
        page = (await guard.open(f"/points/{row['id']}?week={row['week']}")).text
        assert "民警周明远确认" in page and f"四种单 {record} 号" in page
        old = (await guard.open("/points?week=2018-W41")).text
        assert "联防巡逻" in old


async def test_a_guard_sees_his_honour_and_nobody_else_does(db: str) -> None:
    async with town() as here:
        station, person = int(here.stations["o"]), await _person("赵大山")
        async with transaction() as now:
            quarter = quarter_held(now)
            await write_standings(station, quarter, [(person, 82, 3, 3), (await _person("吴老根"), 20, 1, 0)], now)
        page = (await (await here.browser("guard")).open("/points")).text
        assert f"{quarter.first.month}月到{quarter.last.month}月：金色，三颗星" in page and "82 分定" in page
        assert "蓝色" not in page, "not even the leader's"
        for role, path in (
            ("unit", f"/units/{here.units['o']}/points"),
            ("officer", f"/stations/{station}/weeks"),
            ("office", f"/stations/{station}/people"),
        ):
            assert "金色" not in (await (await here.browser(role)).open(path)).text


async def _person(name: str) -> int:
    return int((await Person.raw("SELECT id FROM person WHERE name = {}", name))[0]["id"])
