"""The sheets of patrols and of roll-calls: who walked with whom and how long, which post answered."""

import re
from datetime import date, datetime, time
from typing import Any

from msgspec import Struct

from lianfang.sheets import cells, when
from lianfang.sheets.headers import HEADING, Column
from lianfang.sheets.people import Named, absent_units, walkers
from lianfang.sheets.roster_rows import UNIT_NAME, ZONE
from lianfang.sheets.table import Row, RowProblem
from lianfang.sheets.week_columns import OFFICERS, REMARK, Kind, day_in, officers, refuse_private
from zones.ground.weeks import Week


class PatrolRow(Struct, frozen=True, tag="patrol"):
    """`day` and `start` on Shanghai's wall clock; `walkers` and `absent` as written."""

    sheet: str
    row: int
    day: date
    start: time | None
    zone: str
    group: str
    minutes: int
    lead: str
    walkers: tuple[Named, ...]
    absent: tuple[Named, ...]
    flag: bool
    checkpoints: int
    outreach: int
    officers: str


class CallRow(Struct, frozen=True, tag="rollcall"):
    sheet: str
    row: int
    asked: datetime
    unit: str
    post: str
    responder: str
    result: str
    reason: str


def read_patrol(sheet: str, row: Row, week: Week) -> PatrolRow:
    refuse_private(row)
    start = _start(row)
    return PatrolRow(
        sheet=sheet,
        row=row.number,
        day=day_in(row, week, "day" if "day" in row.cells else "start"),
        start=start,
        zone=row.read("zone", cells.optional) or row.heading,
        group=row.read("group", cells.optional),
        minutes=_minutes(row, start),
        lead=row.read("lead", cells.named),
        walkers=row.need("walkers", lambda cell: walkers(cell) or None, "参加保安员"),
        absent=row.read("absent", absent_units),
        flag=row.read("flag", cells.flag),
        checkpoints=row.read("checkpoints", cells.count),
        outreach=row.read("outreach", cells.count),
        officers=officers(row),
    )


def _start(row: Row) -> time | None:
    """From its own column, or from the one column that carries day and time."""
    if "day" in row.cells and cells.text(row.cells.get("start")):
        return row.read("start", when.clock)
    field = "day" if "day" in row.cells else "start"
    return row.read(field, when.clock) if _tells_time(row.cells.get(field)) else None


def _tells_time(cell: cells.Cell) -> bool:
    """Whether a cell that may hold a day says the hour too. 10.8 is a day, 43381.8125 a day and an hour."""
    if isinstance(cell, datetime):
        return cell.time() != time()
    if isinstance(cell, time | float):
        return isinstance(cell, time) or cell < 1 or cell > 20_000
    return isinstance(cell, str) and re.search(r"\d[:时点]", cells.text(cell)) is not None


def _minutes(row: Row, start: time | None) -> int:
    """The duration; where the sheet has no column for it, from beginning to end, or the span in the beginning's cell."""
    if "minutes" in row.cells:
        note = row.notes["minutes"]
        return row.read("minutes", lambda cell: when.minutes(cell, hours="小时" in note and "分" not in note))
    finish = row.read("end", when.clock)
    if start and finish:
        return when.lasting(start, finish)
    if "end" in row.cells:
        raise RowProblem(row.headers["end"], "没有写开始或结束时间，算不出时长", "补上开始时间和结束时间")
    return row.read("start", lambda cell: when.minutes(cells.text(cell).rpartition("日")[2].rpartition(" ")[2]))


_ANSWERED = re.compile(
    r"已?(经)?(应答|应到|到|答|在岗|到岗|在位|接听|回应|回复|签到|接通)|正常(在岗|应答)?|(在岗|应答)正常|√|✓|✔|是|有|1|true"
)
_SILENT = re.compile(
    r"(未|没有?|无|不)(应答|到|应|答|接|人接|人应答|到岗|在岗|在位|回应|回复|签到|人接听|接听|接通|打通)?"
    r"|缺岗|脱岗|空岗|离岗|缺勤|×|✗|✘|✕|x|否|0|false|联系不上|打不通|关机|占线"
)
_EXCUSED = re.compile(r"免(点|到|答|考|查|岗)?(名|岗)?(\(.*\))?")


def result(cell: Any) -> str:
    """answered, silent or excused; an empty cell is silent."""
    written = cells.text(cell).replace(" ", "").lower()
    if not written or _SILENT.fullmatch(written) or written in {"/", "-", "--", "—"}:
        return "silent"
    if _EXCUSED.fullmatch(written):
        return "excused"
    if _ANSWERED.fullmatch(written):
        return "answered"
    raise cells.CellProblem(f"结果“{written}”看不懂", "填 应答、未应答 或 免点")


def _asked(row: Row, week: Week) -> datetime:
    """Day and time from two columns, or both from one."""
    day = day_in(row, week, "day" if cells.text(row.cells.get("day")) else "asked")
    for field in ("asked", "day"):
        if _tells_time(row.cells.get(field)) or (field == "asked" and "day" in row.cells):
            at = row.read(field, when.clock)
            if at is not None:
                return datetime.combine(day, at)
    column = row.headers.get("asked", "点名时间")
    raise RowProblem(column, "只写了日期，没有写几点点名", "补上时间，如 2018-10-08 09:30")


def read_call(sheet: str, row: Row, week: Week) -> CallRow:
    refuse_private(row)
    return CallRow(
        sheet=sheet,
        row=row.number,
        asked=_asked(row, week),
        unit=row.place("unit", "单位"),
        post=row.read("post", cells.optional),
        responder=row.read("responder", cells.optional),
        result=row.read("result", result),
        reason=row.read("reason", cells.remark)[:40],
    )


PATROL_COLUMNS = (
    Column(
        "walkers",
        "参加保安员",
        (
            "(参加|参与|出勤|出动|巡逻|巡防|到场|实到|参巡)(巡逻|巡防)?的?(保安员?|保安人员|人员|队员|名单)(姓名|名单|及单位)?",
            "(保安员?|巡逻员|巡防员|人员|队员)(姓名|名单)",
            "队员|保安员|人员",
        ),
        required=True,
    ),
    Column(
        "absent", "未到单位", ("(未到|未到场|缺勤|未派员?|未参加|缺席|未派人)(单位|情况|单位及原因)", "未到|缺勤|缺席")
    ),
    Column("lead", "牵头单位", ("(牵头|带队|值班|轮值|主责|组织)单位", "牵头")),
    Column(
        "start", "开始时间", ("(开始|集合|出发|起始|起|巡逻开始)(时间|时刻)", "(巡逻|巡防|起止)?(时间|时刻|时段)(段)?")
    ),
    Column("end", "结束时间", ("(结束|收队|解散|返回|截止|止|巡逻结束)(时间|时刻)",)),
    Column(
        "day",
        "日期",
        ("(巡逻|巡防|活动|登记)?日期", "年月日|日期时间", "(巡逻|巡防)?时间"),
        required=True,
        filled=True,
        instead=("start",),
    ),
    Column(
        "minutes",
        "时长（分钟）",
        ("(巡逻|巡防|持续|总)?(时长|用时|历时)", "(巡逻|巡防)?(分钟数?|时数|小时数?)"),
        required=True,
        filled=True,
        instead=("end", "start"),
    ),
    Column("zone", "片区", ZONE, filled=True),
    Column("group", "巡逻组", ("(巡逻|巡防)?(组别?|小组|队|编组|班组|分组)(名称|号)?",), filled=True),
    Column("flag", "亮旗帜", ("(是否|有无)?(亮|举|打|展|带)(旗帜?|队旗)(情况)?", "(是否|有无)?(队旗|旗帜)(情况)?")),
    Column(
        "checkpoints",
        "到达点位数",
        ("(到达|巡逻|已到|打卡|签到|到点)?(点位|巡更点|点)(数|个数|数量)?", "到点数|打卡数"),
    ),
    Column("outreach", "宣传场次", ("(开展|组织)?(防范)?宣传(活动)?(场次|次数|场数|数|情况)?",)),
    Column("officers", "带队民警", OFFICERS, filled=True),
    REMARK,
)
CALL_COLUMNS = (
    Column(
        "asked",
        "点名时间",
        ("(点名|查岗|呼叫|抽查|点查)?(时间|时刻)(点)?", "(点名|查岗)?(日期时间|时段)"),
        required=True,
        filled=True,
        instead=("day",),
    ),
    Column("day", "日期", ("(点名|查岗|呼叫|抽查)?日期|年月日",), filled=True),
    Column(
        "result",
        "结果",
        ("(点名|应答|查岗|到岗|在岗|抽查)?(结果|情况|状态)", "是否(应答|到岗|在岗|在位)", "应答(与否)?|在岗(与否)?"),
        required=True,
    ),
    Column("unit", "单位", (*UNIT_NAME, "(被点名|被查|点名)单位"), required=True, filled=True, instead=(HEADING,)),
    Column("post", "岗位", ("岗位(名称)?", "(执勤|值守)(岗位|点|位置)", "哨位|岗点"), filled=True),
    Column(
        "responder",
        "应答人",
        ("(应答|接听|答复|值班|在岗|被点名|当班|接电话)(人员?|保安员?|人姓名)", "(保安员?|队员)?姓名|保安员"),
    ),
    Column("reason", "免点原因", ("(免点|未应答|未到|未接)?(原因|事由|说明|理由)",)),
    REMARK,
)
PATROL = Kind(
    "patrol",
    "巡逻记录",
    r"巡(逻|防|查)",
    PATROL_COLUMNS,
    ("day", "start"),
    read_patrol,
    expected=("lead", "absent", "flag", "outreach"),
)
ROLLCALL = Kind(
    "rollcall", "岗位点名", r"点名|查岗|抽查", CALL_COLUMNS, ("day", "asked"), read_call, expected=("post", "reason")
)
