"""lianfang points NAME: what a guard or unit was given, clause by clause; lianfang close-month."""

from argparse import Namespace
from datetime import date
from typing import Any

from msgspec import json

from lianfang.flows.points.month import close_month
from lianfang.flows.points.why import Why, why
from lianfang.stations import station_named
from zones.ground.weeks import parse_week


def add(commands: Any) -> None:
    """points, close-month."""
    points = commands.add("points", "一个保安员或一家单位的分怎么来的", show_points)
    points.add_argument("name", help="保安员姓名或单位名称")
    points.add_argument("--week", required=True)
    points.add_argument("--unit", default="", help="同名时写明单位")
    points.add_argument("--json", action="store_true")
    month = commands.add("close-month", "月底结算单位的点名分和未派员扣分", close)
    month.add_argument("month", help="例如 2018-10")


async def show_points(chosen: Namespace) -> None:
    station = await station_named(chosen.station)
    found = await why(station.id, chosen.name, chosen.unit, parse_week(chosen.week))
    if chosen.json:
        print(json.format(json.encode(found)).decode())
        return
    _tell(found)


def _tell(found: Why) -> None:
    print(f"{found.name}（{found.unit}）　本周 {found.week_points} 分，{found.month} 月 {found.month_points} 分")
    for line in found.lines:
        print(f"  {line.day.month}月{line.day.day}日　{line.points:+d}　{line.clause}")
        print(f"    {line.said}　积分编号 {line.award}　凭据 {line.file} {line.sheet} 第 {line.row} 行")
    if not found.lines:
        print("  这一周没有记分的事。")


async def close(chosen: Namespace) -> None:
    station = await station_named(chosen.station)
    first = date.fromisoformat(f"{chosen.month}-01")
    print(f"{chosen.month} 已结算，新记 {await close_month(station.id, first)} 笔。")
