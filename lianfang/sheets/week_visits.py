"""The sheets of visits to units and to venues."""

import re
from datetime import date
from typing import Any

from msgspec import Struct

from lianfang.sheets import cells
from lianfang.sheets.headers import HEADING, Column
from lianfang.sheets.roster_rows import UNIT_NAME, ZONE
from lianfang.sheets.table import Row, RowProblem
from lianfang.sheets.week_columns import DAY, OFFICERS, REMARK, Kind, day_in, officers, refuse_private
from zones.ground.weeks import Week


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


def read_inspection(sheet: str, row: Row, week: Week) -> InspectionRow:
    refuse_private(row)
    problems, fixed = row.read("problems", cells.count), row.read("fixed", cells.count)
    if fixed > problems:
        raise RowProblem(row.headers["fixed"], f"当场整改 {fixed} 处，比发现的 {problems} 处还多", "核对这两个数")
    unit = row.place("unit", "单位")
    return InspectionRow(sheet, row.number, day_in(row, week), unit, problems, fixed, officers(row))


def read_venue(sheet: str, row: Row, week: Week) -> VenueRow:
    refuse_private(row)
    return VenueRow(
        sheet,
        row.number,
        day_in(row, week),
        row.place("zone", "片区"),
        row.read("trade", cells.optional),
        row.read("violations", violations),
        officers(row),
    )


def violations(cell: Any) -> int:
    """A flag, or a number of violations."""
    written = cells.text(cell).replace(" ", "")
    if re.fullmatch(r"\d+(\.0+)?(起|处|次|个|家|例)?", written):
        return cells.count(cell)
    if found := re.fullmatch(r"(?:有|发现|查处)(?:违规|违法)?(\d+)(?:起|处|次|个|家|例)", written):
        return int(found[1])
    if written in {"正常", "合格", "未发现", "未发现违规", "无违规", "合规", "未见异常"}:
        return 0
    return 1 if written in {"违规", "有违规", "发现违规", "存在违规", "不合格"} else int(cells.flag(cell))


INSPECTION_COLUMNS = (
    Column(
        "problems",
        "发现问题数",
        ("(发现|存在)?的?(问题|隐患)(数量?|个数|处数|条数|处)?", "发现(问题|隐患)?(数|处)?"),
        required=True,
    ),
    Column(
        "fixed",
        "当场整改数",
        (
            "(当场|现场|立即|当日|已|已当场|其中当场)(整改|改|改正|解决)(问题|隐患)?(数量?|个数|条数|处数|处|完毕|情况)?",
            "整改数",
        ),
    ),
    Column(
        "unit", "单位", (*UNIT_NAME, "(被|受)?(检查?|查)单位(名称)?"), required=True, filled=True, instead=(HEADING,)
    ),
    DAY,
    Column("officers", "检查民警", OFFICERS, filled=True),
    REMARK,
)
VENUE_COLUMNS = (
    Column(
        "violations",
        "违规经营",
        (
            "(有无|是否|查处|发现|存在)?(违规|违法)(违法|违规)?(经营|行为|情况|问题)?(情况|起数|次数|家数|数)?",
            "(检查|查处)(结果|情况)",
        ),
        required=True,
    ),
    Column(
        "trade", "行业", ("(场所)?(行业|业态|场所)(类别|类型|种类)?", "(场所)?(类别|类型)", "场所名称"), filled=True
    ),
    Column("zone", "片区", ZONE, required=True, filled=True, instead=(HEADING,)),
    DAY,
    Column("officers", "检查民警", OFFICERS, filled=True),
    REMARK,
)
VENUE = Kind("venue", "场所检查", r"场所|行业", VENUE_COLUMNS, ("day",), read_venue)
INSPECTION = Kind(
    "inspection", "实地检查", r"检查|走访", INSPECTION_COLUMNS, ("day",), read_inspection, expected=("fixed",)
)
