"""lianfang rules: load a rule book, try a draft over a month that has been, check how the one in force works, re-score days."""

import secrets
from argparse import Namespace
from datetime import date
from pathlib import Path
from typing import Any

from lianfang.audit.actions import OPERATOR
from lianfang.cli.imports import content_of
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.points.check_rules import Checked, check_rules
from lianfang.flows.points.rescore import rescore_days
from lianfang.flows.points.rulebook import load_book
from lianfang.flows.points.score import score
from lianfang.flows.points.try_book import try_book
from lianfang.stations import station_named
from scoring.points.book.reading import read_book
from scoring.points.rules.trying import Tried
from scoring.points.vocabulary.book import RuleBookText
from zones.ground.scope import Scope
from zones.ground.weeks import parse_week, shanghai_day, week_of
from zones.roster.reads import names_of


def add(commands: Any) -> None:
    """rules load, try, check, rescore."""
    group = commands.group("rules", "积分管理办法：装入、试算、检查、重新计分")
    load = group.add("load", "装入一份新办法", load_rules)
    load.add_argument("file", type=Path)
    trying = group.add("try", "拿一份草案试算过去一个月，什么都不写", try_rules)
    trying.add_argument("file", type=Path)
    trying.add_argument("--month", required=True, help="例如 2018-10")
    check = group.add("check", "过去几周分从哪来、多少人封顶、多少人没有分", check_book)
    check.add_argument("--weeks", type=int, default=8)
    check.add_argument("--until", default="", help="最后一周，例如 2018-W41；不写就是上一周")
    anew = group.add("rescore", "按分局的决定，把一段日子按另一版办法重新计分", rescore)
    anew.add_argument("version", help="按哪一版，例如 2018年第1版")
    anew.add_argument("--from", dest="first", required=True, type=date.fromisoformat)
    anew.add_argument("--to", dest="last", required=True, type=date.fromisoformat)
    anew.add_argument("--number", required=True, help="决定的文号")


async def load_rules(chosen: Namespace) -> None:
    station = await station_named(chosen.station)
    book = await load_book(station.bureau, _text(chosen.file))
    print(f"已装入《{book.title}》{book.version}，从 {book.starts_on} 起施行。")


def _text(file: Path) -> str:
    return content_of(file).decode("utf-8", "replace")


async def try_rules(chosen: Namespace) -> None:
    station = await station_named(chosen.station)
    book = read_book(_text(chosen.file))
    scope = Scope((station.id,))
    tried = await try_book(scope, book, date.fromisoformat(f"{chosen.month}-01"))
    async with transaction(snapshot=True):
        names = await names_of(scope, [one.person for one in tried.most_changed])
    _tell_tried(book, tried, names)


def _tell_tried(book: RuleBookText, tried: Tried, names: dict[int, str]) -> None:
    print(f"《{book.title}》{book.version} 试算：{len(tried.persons)} 人有记录，没有写入任何东西。")
    print(
        f"合计 {tried.before} 分 → {tried.after} 分；变多 {tried.gained} 人，变少 {tried.lost} 人，不变 {tried.same} 人。"
    )
    for week, full in tried.full_weeks.items():
        print(f"  {week}　常规分封顶 {full} 人")
    for item in tried.items:
        print(f"  {item.rule:<22}{item.times:>6} 次{item.points:>8} 分{_share(item.points, tried.after):>7}")
    for one in tried.most_changed:
        print(f"  {names.get(one.person, '')}　{one.before} → {one.after}")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "—"


async def check_book(chosen: Namespace) -> None:
    station = await station_named(chosen.station)
    async with transaction() as now:
        until = parse_week(chosen.until) if chosen.until else week_of(shanghai_day(now)).previous
    found = await check_rules(Scope((station.id,)), station.bureau, until, max(1, chosen.weeks))
    _tell_checked(found)


def _tell_checked(found: Checked) -> None:
    print(f"{len(found.weeks)} 周有记分，合计 {found.points} 分；在岗 {found.guards} 人，没有分的 {found.without} 人。")
    for item in found.items:
        print(f"  {item.rule:<22}{item.times:>6} 次{item.points:>8} 分{_share(item.points, found.points):>7}")
    for week in found.weeks:
        print(f"  {week.week}　有分 {week.scored} 人，常规分封顶 {week.full} 人")
    print(f"封顶最多的一周占 {found.most_full:.1f}%（要在 10% 以内）。")


async def rescore(chosen: Namespace) -> None:
    station = await station_named(chosen.station)
    key = Key(secrets.token_hex(16), "operator")
    span = (chosen.first, chosen.last)
    waiting = await rescore_days(OPERATOR, None, station.bureau, chosen.version, *span, chosen.number, key)
    written = await score(station.id)
    print(f"{waiting} 件事重新计分，{station.name}更正 {written} 笔。别的所一分钟内自己更正。")
