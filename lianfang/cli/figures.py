"""lianfang figures WEEK: a week's figures, and with --trace the rows behind one of them."""

from argparse import Namespace
from typing import Any

from msgspec import json

from bulletins.figures.reads import count
from bulletins.figures.tracing import trace
from lianfang.database import transaction
from lianfang.stations import station_named
from scoring.points.reads.books import routine_cap
from zones.ground.scope import Scope
from zones.ground.weeks import parse_week


def add(commands: Any) -> None:
    """figures."""
    figures = commands.add("figures", "一周的数", show)
    figures.add_argument("week", help="例如 2018-W41")
    figures.add_argument("--json", action="store_true")
    figures.add_argument(
        "--trace", default="", metavar="FIGURE", help="这个数是哪几行加出来的，例如 roll_call.answered"
    )


async def show(chosen: Namespace) -> None:
    week = parse_week(chosen.week)
    station = await station_named(chosen.station)
    scope = Scope((station.id,))
    async with transaction(snapshot=True):
        cap = await routine_cap(station.bureau, week)
        if chosen.trace:
            return _tell_trace(chosen, await trace(scope, week, chosen.trace, cap))
        figures = await count(scope, week, cap)
    if chosen.json:
        print(json.format(json.encode(figures)).decode())
        return
    print(
        f"{week}　可防性案件 {figures.cases.this_week} 起　巡逻 {figures.patrol.patrols} 次 {figures.patrol.guard_turns} 人次　"
        f"点名应答 {figures.roll_call.answered}/{figures.roll_call.expected}　检查 {figures.inspection.visits} 次　"
        f"场所检查 {figures.venue_check.checks} 家次　持证 {figures.exam.certified}/{figures.exam.guards}"
    )


def _tell_trace(chosen: Namespace, rows: Any) -> None:
    if chosen.json:
        print(json.format(json.encode(rows)).decode())
        return
    for row in rows:
        place = f"{row.file} {row.sheet} 第 {row.row} 行" if row.row else row.sheet
        print(f"{row.adds:+d}　{row.says}　{place}")
    print(f"共 {len(rows)} 行，合计 {sum(row.adds for row in rows)}")
