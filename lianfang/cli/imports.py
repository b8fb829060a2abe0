"""lianfang import roster|week FILE: brings the station's own files in and says row by row what was not taken."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from msgspec import json

from lianfang.flows.points.certificates import certify
from lianfang.flows.points.score import score
from lianfang.flows.roster.take import RosterReport, take_roster
from lianfang.flows.week.take import WeekReport, take_week
from lianfang.sheets.errors import WorkbookTooLarge
from lianfang.sheets.read import MOST_BYTES
from lianfang.sheets.table import Rejected
from lianfang.stations import station_named, station_to_fill
from zones.ground.refused import Refused


class NoSuchFile(Refused):
    code = "no_such_file"


def add(commands: Any) -> None:
    """The two imports."""
    group = commands.group("import", "导入花名册、周记录")
    roster = group.add("roster", "导入花名册", import_roster)
    roster.add_argument("--bureau", default="", help="新派出所所属的分局")
    week = group.add("week", "导入一周的记录", import_week)
    week.add_argument("--week", default="", help="例如 2018-W41；不写就看文件里的日期")
    for command in (roster, week):
        command.add_argument("file", type=Path)
        command.add_argument("--check", action="store_true", help="只试，不写入")
        command.add_argument("--json", action="store_true", help="输出 JSON")


def content_of(file: Path) -> bytes:
    """A file's bytes; one that is far too large is refused before it is read."""
    if not file.is_file():
        raise NoSuchFile(file=str(file))
    if file.stat().st_size > MOST_BYTES:
        raise WorkbookTooLarge(most_mb=MOST_BYTES // 2**20)
    return file.read_bytes()


async def import_roster(chosen: Namespace) -> None:
    content = content_of(chosen.file)
    station, bureau, remark = await station_to_fill(chosen.station, chosen.bureau)
    report = await take_roster(station, bureau, content, chosen.check)
    if not chosen.check:
        place = await station_named(station)
        await certify(place.id)
        await score(place.id)
    if chosen.json:
        print(json.format(json.encode(report)).decode())
        return
    _tell_roster(report, chosen.check, remark)


async def import_week(chosen: Namespace) -> None:
    content = content_of(chosen.file)
    station = await station_named(chosen.station)
    report = await take_week(station.id, content, chosen.week, chosen.check)
    if not chosen.check:
        await score(station.id)
    if chosen.json:
        print(json.format(json.encode(report)).decode())
        return
    _tell_week(report, chosen.check)


def _tell_roster(report: RosterReport, check: bool, remark: str) -> None:
    print(
        f"{'试导入，没有写入。' if check else ''}{report.station}：{report.zones} 个片区、{report.units} 家单位、{report.guards} 名保安员。"
    )
    print(
        f"新增 {report.added} 人，有变动 {report.changed} 人，没有变 {report.unchanged} 人，"
        f"不再列出、到此离岗 {report.ended} 人，重复行 {report.duplicates} 行。"
    )
    for change in report.changes:
        arrow = f"：{change.old or '空'} → {change.new or '空'}" if change.old or change.new else ""
        print(f"  变动　{change.unit} {change.name}　{change.column}{arrow}")
    for name in report.ended_names:
        print(f"  离岗　{name}")
    for warning in (remark, *report.warnings):
        if warning:
            print(f"  注意　{warning}")
    _tell_rejected(report.rejected)


def _tell_week(report: WeekReport, check: bool) -> None:
    print(f"{'试导入，没有写入。' if check else ''}{report.week}：")
    for sheet in report.sheets:
        back = f"，撤下 {sheet.withdrawn} 行" if sheet.withdrawn else ""
        live = f"，现场已登记 {sheet.live} 行" if sheet.live else ""
        print(
            f"  {sheet.shown}（{sheet.sheet}）：新收 {sheet.added} 行，原有 {sheet.unchanged} 行{live}{back}，没有收 {sheet.rejected} 行"
        )
    if report.missing:
        print(f"  未到数据：{'、'.join(report.missing)}")
    if report.ignored:
        print(f"  没有用的工作表：{'、'.join(report.ignored)}")
    for remark in report.warnings:
        print(f"  注意　{remark.sheet} 第 {remark.row} 行：{remark.why}")
    _tell_rejected(report.rejected)


def _tell_rejected(rejected: tuple[Rejected, ...]) -> None:
    if rejected:
        print(f"有 {len(rejected)} 行没有收：")
    for line in rejected:
        print(f"  {line.sheet} 第 {line.row} 行【{line.column}】{line.why}。{line.do}。")
