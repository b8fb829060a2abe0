"""The seven sheets of a week: their columns, and how one row of each is read."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from msgspec import Struct

from lianfang.sheets import cells
from lianfang.sheets.people import Named, absent_units, walkers
from lianfang.sheets.roster import UNIT_NAME, ZONE
from lianfang.sheets.table import Column, Row, RowProblem
from zones.ground.weeks import Week

DATE = ("(检查|巡逻|巡防|登记|发生|点名|查岗|考试|事项|活动)?(日期|时间)", "年月日")
OFFICERS = ("(检查|带队|责任|负责)?(民警|警官)(姓名)?", "检查人(员)?", "带队(人|领导)?", "检查(组)?成员")


class CaseRow(Struct, frozen=True, tag="cases"):
    sheet: str
    row: int
    zone: str
    kind: str
    band: int | None
    cases: int


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


class InspectionRow(Struct, frozen=True, tag="inspection"):
    sheet: str
    row: int
    day: date
    unit: str
    problems: int
    fixed: int
    officers: str


class VenueRow(Struct, frozen=True, tag="venue"):
    sheet: str
    row: int
    day: date
    zone: str
    trade: str
    violations: int
    officers: str


class ExamRow(Struct, frozen=True, tag="exam"):
    sheet: str
    row: int
    person: Named
    id_number: str
    day: date | None
    score: float


class ItemRow(Struct, frozen=True, tag="item"):
    sheet: str
    row: int
    day: date
    person: Named
    duty: str
    verified: bool


WeekRow = CaseRow | PatrolRow | CallRow | InspectionRow | VenueRow | ExamRow | ItemRow


class Kind(Struct, frozen=True):
    """A sheet we know: its columns, what it may be called, which fields are dates, how a row is read."""

    name: str
    shown: str
    named: str
    columns: tuple[Column, ...]
    dates: tuple[str, ...]
    read: Callable[[str, Row, Week], Any]


def _day(row: Row, week: Week, field: str = "day") -> date:
    years = (week.monday.year, week.sunday.year)
    found = row.need(field, lambda cell: cells.day(cell, years), "日期")
    if found not in week and found.replace(year=week.sunday.year) in week:
        found = found.replace(year=week.sunday.year)
    if found not in week:
        raise RowProblem(row.headers.get(field, "日期"), f"{found} 不在这一周", "改正日期，或另放到那一周的表里")
    return found


def _private(row: Row) -> None:
    row.read("remark", cells.remark)


def read_case(sheet: str, row: Row, week: Week) -> CaseRow:
    _private(row)
    if "day" in row.cells and row.cells["day"] is not None:
        _day(row, week)
    zone = row.read("zone", cells.optional) or row.heading
    if not zone:
        raise RowProblem("片区", "没有写片区", "补上片区")
    return CaseRow(
        sheet,
        row.number,
        zone,
        row.need("kind", cells.optional, "案件类别"),
        row.read("band", cells.band),
        row.read("cases", cells.count),
    )


def read_patrol(sheet: str, row: Row, week: Week) -> PatrolRow:
    _private(row)
    return PatrolRow(
        sheet=sheet,
        row=row.number,
        day=_day(row, week),
        start=row.read("start", cells.clock),
        zone=row.read("zone", cells.optional) or row.heading,
        group=row.read("group", cells.optional),
        minutes=row.read("minutes", cells.count),
        lead=row.read("lead", cells.optional),
        walkers=row.need("walkers", lambda cell: walkers(cell) or None, "参加保安员"),
        absent=row.read("absent", absent_units),
        flag=row.read("flag", cells.flag),
        checkpoints=row.read("checkpoints", cells.count),
        outreach=row.read("outreach", cells.count),
        officers=row.read("officers", cells.text)[:80],
    )


_ANSWERED = re.compile(r"已?(应答|应到|到|答|在岗|到岗|接听|回应|签到)|正常|√|✓|✔|是|1")
_SILENT = re.compile(
    r"(未|没|无)(应答|到|应|答|接|人接|人应答|到岗|在岗|回应|签到|人接听)?|缺岗|脱岗|空岗|×|✗|否|0|不在岗|无应答"
)
_EXCUSED = re.compile(r"免(点|到|答|考|查)?(名|岗)?(\(.*\))?")


def _result(cell: Any) -> str:
    written = cells.text(cell).replace(" ", "")
    if not written or _SILENT.fullmatch(written):
        return "silent"
    if _EXCUSED.fullmatch(written):
        return "excused"
    if _ANSWERED.fullmatch(written):
        return "answered"
    raise cells.CellProblem(f"结果“{written}”看不懂", "填 应答、未应答 或 免点")


def _asked(row: Row, week: Week) -> datetime:
    if cells.text(row.cells.get("day")):
        day, at = _day(row, week), row.read("asked", cells.clock) or row.read("day", cells.clock)
    else:
        day, at = _day(row, week, "asked"), row.read("asked", cells.clock)
    return datetime.combine(day, at or time())


def read_call(sheet: str, row: Row, week: Week) -> CallRow:
    _private(row)
    return CallRow(
        sheet=sheet,
        row=row.number,
        asked=_asked(row, week),
        unit=row.need("unit", cells.name, "单位"),
        post=row.read("post", cells.optional),
        responder=row.read("responder", cells.optional),
        result=row.read("result", _result),
        reason=row.read("reason", cells.remark)[:40],
    )


def read_inspection(sheet: str, row: Row, week: Week) -> InspectionRow:
    _private(row)
    problems, fixed = row.read("problems", cells.count), row.read("fixed", cells.count)
    if fixed > problems:
        raise RowProblem(row.headers["fixed"], f"当场整改 {fixed} 处，比发现的 {problems} 处还多", "核对这两个数")
    return InspectionRow(
        sheet,
        row.number,
        _day(row, week),
        row.need("unit", cells.name, "单位"),
        problems,
        fixed,
        row.read("officers", cells.text)[:80],
    )


def _violations(cell: Any) -> int:
    """A flag, or a number of violations."""
    written = cells.text(cell)
    return cells.count(cell) if re.fullmatch(r"\d+(起|处|次|个|家)?", written) else int(cells.flag(cell))


def read_venue(sheet: str, row: Row, week: Week) -> VenueRow:
    _private(row)
    zone = row.read("zone", cells.optional) or row.heading
    if not zone:
        raise RowProblem("片区", "没有写片区", "补上片区")
    return VenueRow(
        sheet,
        row.number,
        _day(row, week),
        zone,
        row.read("trade", cells.optional),
        row.read("violations", _violations),
        row.read("officers", cells.text)[:80],
    )


def read_exam(sheet: str, row: Row, week: Week) -> ExamRow:
    person = Named(row.need("name", cells.name, "姓名"), row.read("unit", cells.optional))
    score = row.need("score", cells.score, "成绩")
    day = _day(row, week) if cells.text(row.cells.get("day")) else None
    return ExamRow(sheet, row.number, person, row.read("id_number", cells.id_number), day, score)


DUTIES = ("治安巡防", "警务协助", "矛盾调处", "防范宣传", "安保救助", "信息报送")


def _duty(cell: Any) -> str:
    written = cells.name(cell)
    found = [duty for duty in DUTIES if duty == written or duty[:2] == written[:2] or duty[2:] == written]
    if len(found) != 1:
        raise cells.CellProblem(f"事项类别“{written}”不在六项工作里", "填 " + "、".join(DUTIES) + " 中的一项")
    return found[0]


def _verified(cell: Any) -> bool:
    written = cells.name(cell)
    if written in {"属实", "已核实", "核实", "是", "√", "✓", "已核", "通过", "查实"}:
        return True
    if written in {"", "待核", "待核实", "未核实", "未核", "核实中", "否", "不属实", "未查实"}:
        return False
    raise cells.CellProblem(f"核实情况“{written}”看不懂", "填 属实 或 待核")


def read_item(sheet: str, row: Row, week: Week) -> ItemRow:
    _private(row)
    if cells.name(row.cells.get("verified")) in {"不属实", "未查实"}:
        raise RowProblem(row.headers["verified"], "核实为不属实，不记入工作事项", "删去这一行")
    return ItemRow(
        sheet,
        row.number,
        _day(row, week),
        Named(row.need("name", cells.name, "姓名"), row.read("unit", cells.optional)),
        row.need("duty", _duty, "事项类别"),
        row.read("verified", _verified),
    )


REMARK = Column("remark", "备注", ("备注", "说明", "情况说明", "简要(情况|经过)"))
PERSON = Column("name", "姓名", ("(保安|保安员|队员|人员|考生|报考人)?(姓名|名字)", "保安员", "考生"), required=True)
UNIT = Column("unit", "单位", UNIT_NAME, filled=True)
DAY = Column("day", "日期", DATE, required=True, filled=True)

KINDS = (
    Kind(
        "cases",
        "可防性案件",
        r"案",
        (
            Column(
                "cases",
                "起数",
                ("(案件|发案|立案)?(起数|数量|件数|宗数|案件数|发案数|数)", "(合计|小计)?起数", "本周"),
                required=True,
            ),
            Column("zone", "片区", ZONE, required=True, filled=True),
            Column(
                "kind",
                "案件类别",
                ("(案件|案由|发案)?(类别|类型|种类|性质|名称)", "案由", "案别"),
                required=True,
                filled=True,
            ),
            Column("band", "时段", ("(发案|案发|发生)?(时段|时间段|时间)",), filled=True),
            Column("day", "日期", ("(发案|案发|发生|统计)?日期",)),
            REMARK,
        ),
        ("day",),
        read_case,
    ),
    Kind(
        "patrol",
        "巡逻记录",
        r"巡(逻|防|查)",
        (
            Column(
                "walkers",
                "参加保安员",
                (
                    "(参加|参与|出勤|出动|巡逻|到场|实到)(保安员?|人员|队员|名单)(姓名|名单)?",
                    "参巡(人员|保安员?)",
                    "队员",
                ),
                required=True,
            ),
            Column("absent", "未到单位", ("(未到|缺勤|未派员?|未参加|缺席|未派人)(单位|情况)?",)),
            Column("lead", "牵头单位", ("(牵头|带队|值班|轮值|主责)单位", "牵头")),
            Column("start", "开始时间", ("(开始|集合|出发|起始|巡逻)(时间|时刻)", "时间")),
            Column("day", "日期", ("(巡逻|巡防)?日期", "年月日", "日期时间", "时间"), required=True, filled=True),
            Column(
                "minutes", "时长（分钟）", ("(巡逻|持续|总)?(时长|用时|历时)", "分钟数?", "巡逻分钟"), required=True
            ),
            Column("zone", "片区", ZONE, filled=True),
            Column("group", "巡逻组", ("(巡逻|巡防)?(组别?|小组|队|编组|班组)", "巡逻组")),
            Column("flag", "亮旗帜", ("(是否)?(亮|举|打|展)(旗帜?|队旗)(情况)?", "队旗|旗帜")),
            Column(
                "checkpoints", "到达点位数", ("(到达|巡逻|已到|打卡|签到|到点)?(点位|巡更点|点)(数|个数)?", "到点数")
            ),
            Column("outreach", "宣传场次", ("(防范)?宣传(场次|次数|场数|活动)?",)),
            Column("officers", "带队民警", OFFICERS),
            REMARK,
        ),
        ("day",),
        read_patrol,
    ),
    Kind(
        "rollcall",
        "岗位点名",
        r"点名|查岗",
        (
            Column(
                "asked",
                "点名时间",
                ("(点名|查岗|呼叫|抽查)?(时间|时刻)", "点名日期时间", "时段"),
                required=True,
                filled=True,
            ),
            Column("day", "日期", ("(点名|查岗)?日期",), filled=True),
            Column(
                "result",
                "结果",
                ("(点名|应答|查岗|到岗)?(结果|情况|状态)", "是否(应答|到岗|在岗)", "应答(与否)?"),
                required=True,
            ),
            Column("unit", "单位", UNIT_NAME, required=True, filled=True),
            Column("post", "岗位", ("岗位(名称)?", "(执勤|值守)(岗位|点|位置)", "哨位", "岗点")),
            Column("responder", "应答人", ("(应答|接听|答复|值班|在岗)(人员?|保安员?|人姓名)", "姓名")),
            Column("reason", "免点原因", ("(免点|未应答|未到)?(原因|事由|说明|理由)",)),
            Column("remark", "备注", ("备注",)),
        ),
        ("asked", "day"),
        read_call,
    ),
    Kind(
        "venue",
        "场所检查",
        r"场所|行业",
        (
            Column(
                "violations",
                "违规经营",
                ("(有无|是否|查处|发现)?(违规|违法)(经营|行为|情况|起数|数)?", "(检查|查处)(结果|情况)"),
                required=True,
            ),
            Column("trade", "行业", ("(场所)?(行业|业态|场所)(类别|类型|名称)?", "(场所)?(类别|类型)")),
            Column("zone", "片区", ZONE, required=True, filled=True),
            DAY,
            Column("officers", "检查民警", OFFICERS),
            REMARK,
        ),
        ("day",),
        read_venue,
    ),
    Kind(
        "inspection",
        "实地检查",
        r"检查",
        (
            Column(
                "problems",
                "发现问题数",
                ("(发现)?(问题|隐患)(数量?|个数|处数|处)?", "发现(问题|隐患)?(数|处)?"),
                required=True,
            ),
            Column("fixed", "当场整改数", ("(当场|现场|立即|已)(整改|改|改正|解决)(数量?|处数|处)?",)),
            Column("unit", "单位", (*UNIT_NAME, "(被|受)?检查?单位"), required=True, filled=True),
            DAY,
            Column("officers", "检查民警", OFFICERS),
            REMARK,
        ),
        ("day",),
        read_inspection,
    ),
    Kind(
        "exam",
        "保安员证考试",
        r"考",
        (
            Column("score", "成绩", ("(考试|机考|总)?(成绩|得分|分数|总分|考分)",), required=True),
            Column("id_number", "身份证号", (".{0,4}身份证.{0,5}", "公民身份号码", "证件号码?")),
            PERSON,
            UNIT,
            Column("day", "考试日期", ("(考试)?(日期|时间)",), filled=True),
            REMARK,
        ),
        ("day",),
        read_exam,
    ),
    Kind(
        "item",
        "工作事项",
        r"事项|六项|工作",
        (
            Column(
                "duty",
                "事项类别",
                ("(工作|事项|职责|六项(工作)?)?(类别|类型|项目|内容|种类)", "工作事项", "事项"),
                required=True,
                filled=True,
            ),
            Column(
                "verified",
                "核实",
                ("(民警)?(核实|核查|审核)(情况|结果|与否|状态)?", "是否(属实|核实)", "属实(与否)?"),
                required=True,
            ),
            PERSON,
            UNIT,
            DAY,
            REMARK,
        ),
        ("day",),
        read_item,
    ),
)
