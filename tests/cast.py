"""The small cast of the tests: one station, two zones, three units, six guards, and a week of theirs."""

import json
from typing import Any

from bulletins.register.rules import draft_due
from bulletins.register.subjects import weekly
from bulletins.register.vocabulary import STEPS, Work
from lianfang.audit.actions import OPERATOR
from lianfang.calendar import is_working_day
from lianfang.commands import Key
from lianfang.flows.bulletin.begin import begun
from lianfang.flows.bulletin.issue import issue
from lianfang.flows.bulletin.preview import preview
from lianfang.flows.bulletin.step import take_step
from lianfang.flows.points.score import score
from lianfang.flows.roster.take import RosterReport, take_roster
from lianfang.flows.week.take import WeekReport, take_week
from lianfang.stations import station_named
from tests.workbooks import id_number, workbook
from tests.worlds import world
from zones.ground.weeks import Week
from zones.roster.reads import StationRow

STATION, BUREAU = "柳河派出所", "柳河分局"
WEEK_OF_THE_CAST = Week(2018, 41)
UNITS = [
    ["单位名称", "片区", "单位类别", "用工方式", "保安公司", "联系人", "联系电话"],
    ["翠园小区", "东片区", "居民小区", "保安公司", "平安保安", "赵大山", "19900000001"],
    ["柳河中学", "东片区", "中小学校", "自招", None, "钱小河", "19900000003"],
    ["老街市场", "西片区", "商业场所", "自招", None, "孙长林", "19900000005"],
]
GUARDS = [
    ["姓名", "服务单位", "身份证号", "手机", "保安员证号", "入职日期", "岗位", "班次", "所属公司"],
    ["赵大山", "翠园小区", id_number(1), "19900000001", "苏01", "2015-01-01", "大门", "早班", "平安保安"],
    ["李二柱", "翠园小区", id_number(2), "19900000002", None, "2016-01-01", "大门", "夜班", "平安保安"],
    ["钱小河", "柳河中学", id_number(3), "19900000003", "苏03", "2017-01-01", "校门", "早班", None],
    ["周平安", "柳河中学", id_number(4), "19900000004", None, None, "校门", "夜班", None],
    ["孙长林", "老街市场", id_number(5), "19900000005", "苏05", "2014-01-01", "东门", "早班", None],
    ["吴老根", "老街市场", id_number(6), "19900000006", None, "2013-01-01", "东门", "夜班", None],
]
PATROLS = [
    [
        "日期",
        "片区",
        "巡逻组",
        "开始时间",
        "时长",
        "牵头单位",
        "参加保安员",
        "未到单位",
        "亮旗帜",
        "点位数",
        "宣传场次",
        "带队民警",
    ],
    [
        "2018-10-08",
        "东片区",
        "东1组",
        "19:30",
        50,
        "翠园小区",
        "赵大山(翠园小区)、钱小河(柳河中学)",
        "无",
        "是",
        8,
        1,
        "周明远",
    ],
    [
        "2018-10-10",
        "东片区",
        "东1组",
        "19:30",
        30,
        "柳河中学",
        "李二柱(翠园小区)、周平安(柳河中学)",
        "无",
        "是",
        8,
        None,
        "周明远",
    ],
    [
        "2018-10-11",
        "西片区",
        "西1组",
        "19:45",
        60,
        "老街市场",
        "孙长林(老街市场)、吴老根(老街市场)",
        "翠园小区",
        "无",
        6,
        None,
        "韩立群",
    ],
]
CASES = [["片区", "案件类别", "时段", "起数"], ["东片区", "扒窃", "0-4时", 2], ["西片区", "入室盗窃", "20-24时", "1起"]]
CALLS = [
    ["点名时间", "单位", "岗位", "应答人", "结果", "免点原因"],
    ["2018-10-08 09:30", "翠园小区", "大门", "赵大山", "应答", None],
    ["2018-10-08 09:30", "柳河中学", "校门", None, "免点", "护学岗"],
    ["2018-10-08 09:30", "老街市场", "东门", None, None, None],
]
VISITS = [["日期", "单位", "发现问题数", "当场整改数", "检查民警"], ["2018-10-09", "翠园小区", 2, 1, "周明远、韩立群"]]
VENUES = [["日期", "片区", "行业", "违规经营", "检查民警"], ["2018-10-09", "西片区", "网吧", "有", "周明远、韩立群"]]
EXAMS = [
    ["姓名", "单位", "身份证号", "成绩"],
    ["李二柱", "翠园小区", id_number(2), 72],
    ["周平安", "柳河中学", id_number(4), 50],
]
ITEMS = [
    ["日期", "姓名", "单位", "事项类别", "核实"],
    ["2018-10-09", "吴老根", "老街市场", "安保救助", "属实"],
    ["2018-10-10", "吴老根", "老街市场", "信息报送", "待核"],
]
WEEK: dict[str, list[list[Any]]] = {
    "可防性案件": CASES,
    "巡逻记录": PATROLS,
    "岗位点名": CALLS,
    "实地检查": VISITS,
    "场所检查": VENUES,
    "保安员证考试": EXAMS,
    "工作事项": ITEMS,
}


def borders_file(**corners: float) -> str:
    """A square of a hundredth of a degree at that longitude for every zone named."""

    def ring(x: float) -> list[list[float]]:
        return [[x, 33.77], [x + 0.01, 33.77], [x + 0.01, 33.78], [x, 33.78], [x, 33.77]]

    features = [
        {"properties": {"name": name}, "geometry": {"type": "Polygon", "coordinates": [ring(x)]}}
        for name, x in corners.items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


async def bring_roster(
    units: list[list[Any]] = UNITS, guards: list[list[Any]] = GUARDS, **options: Any
) -> RosterReport:
    """The cast's roster, or another of their station."""
    return await take_roster(STATION, BUREAU, workbook(单位表=units, 花名册=guards), **options)


async def the_station() -> StationRow:
    """The cast's station."""
    return await station_named(STATION)


async def bring_week(sheets: dict[str, list[list[Any]]] | None = None, week: str = "", **options: Any) -> WeekReport:
    """The cast's week (2018-W41), or another of theirs, without scoring."""
    return await take_week((await the_station()).id, workbook(**(sheets or WEEK)), week, **options)


@world
async def bring_everything() -> StationRow:
    """Roster, week and points."""
    await bring_roster()
    await bring_week()
    station = await the_station()
    await score(station.id)
    return station


async def drafted(week: Week = WEEK_OF_THE_CAST, station: int | None = None) -> Work:
    """The bureau's draft of a week (or a station's own), begun on its Monday: the units had their four hours."""
    return await begun((await the_station()).bureau, station, weekly(week), draft_due(week, is_working_day))


NAMES = {"submitted": "刘文书", "reviewed": "陈向东", "cleared": "赵保密", "signed": "王立新"}
"""Who answers for the stages of the cast's bulletins."""


async def cleared(work: Work) -> Work:
    """Only the signature is missing."""
    for step in STEPS[len((await preview(work)).counting) : -1]:
        await take_step(OPERATOR, work, step, NAMES[step], "", None)
    return work


async def issued_week(week: Week = WEEK_OF_THE_CAST) -> int:
    """The bureau's bulletin of a week, issued. Returns its id."""
    work = await cleared(await drafted(week))
    await issue(OPERATOR, work, NAMES["signed"], Key(f"cast-issues-{work.id}", "operator"))
    return work.id
