"""The sheets about single guards: results of the certificate exam, and duty items."""

from datetime import date
from typing import Any

from msgspec import Struct

from lianfang.sheets import cells
from lianfang.sheets.headers import HEADING, Column
from lianfang.sheets.people import Named
from lianfang.sheets.roster_rows import ID_NUMBER
from lianfang.sheets.table import Row, RowProblem
from lianfang.sheets.week_columns import DAY, PERSON, REMARK, UNIT, Kind, day_in, person, refuse_private
from zones.ground.weeks import Week

DUTIES = ("治安巡防", "警务协助", "矛盾调处", "防范宣传", "安保救助", "信息报送")
ALSO_CALLED = {
    "矛盾调解": "矛盾调处",
    "纠纷调解": "矛盾调处",
    "信息上报": "信息报送",
    "线索报送": "信息报送",
    "巡逻防范": "治安巡防",
}


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


def read_exam(sheet: str, row: Row, week: Week) -> ExamRow:
    refuse_private(row)
    who, number = person(row), row.read("id_number", cells.id_number)
    score = row.read("score", cells.score)
    if score is None:
        written = cells.text(row.cells.get("score"))
        why = f"写的是“{written}”，没有成绩可记" if written else "没有写成绩"
        raise RowProblem(row.headers["score"], why, "没参加考试的不用改；参加了就把分数补上再导入")
    day = day_in(row, week) if cells.text(row.cells.get("day")) else None
    return ExamRow(sheet, row.number, who, number, day, score)


def read_item(sheet: str, row: Row, week: Week) -> ItemRow:
    refuse_private(row)
    if cells.name(row.cells.get("verified")) in {"不属实", "未查实", "查否", "失实"}:
        raise RowProblem(row.headers["verified"], "核实为不属实，不记入工作事项", "删去这一行")
    return ItemRow(
        sheet,
        row.number,
        day_in(row, week),
        person(row),
        row.need("duty", duty, "事项类别"),
        row.read("verified", verified),
    )


def duty(cell: Any) -> str:
    """One of the six duties, also by its first or last two characters."""
    written = cells.name(cell)
    written = ALSO_CALLED.get(written, written)
    found = [name for name in DUTIES if name == written or name[:2] == written[:2] or name[2:] == written]
    if written and len(found) != 1:
        raise cells.CellProblem(f"事项类别“{written}”不在六项工作里", "填 " + "、".join(DUTIES) + " 中的一项")
    return found[0] if found else ""


def verified(cell: Any) -> bool:
    """Whether an officer found it true; an empty cell is not yet."""
    written = cells.name(cell)
    if written in {
        "属实",
        "已核实",
        "核实",
        "是",
        "√",
        "✓",
        "✔",
        "已核",
        "通过",
        "查实",
        "已查实",
        "核实属实",
        "已核实属实",
        "有效",
    }:
        return True
    if written in {"", "待核", "待核实", "未核实", "未核", "核实中", "否", "×", "待查", "待审核", "/", "-", "无"}:
        return False
    raise cells.CellProblem(f"核实情况“{written}”看不懂", "填 属实 或 待核")


EXAM_COLUMNS = (
    Column("score", "成绩", ("(考试|机考|上机|总|最终|理论)?(成绩|得分|分数|总分|考分)",), required=True),
    Column("id_number", "身份证号", ID_NUMBER),
    PERSON,
    UNIT,
    Column("day", "考试日期", ("(考试)?(日期|时间)",), filled=True),
    REMARK,
)
ITEM_COLUMNS = (
    Column(
        "duty",
        "事项类别",
        ("(工作|事项|职责|六项(工作)?)?(类别|类型|项目|种类)", "工作事项|事项(名称)?|六项工作", "(工作|事项)?内容"),
        required=True,
        filled=True,
    ),
    Column(
        "verified",
        "核实",
        ("(民警)?(核实|核查|审核)(情况|结果|与否|状态|意见)?", "是否(属实|核实)", "属实(与否)?"),
        required=True,
    ),
    PERSON,
    Column("unit", "单位", UNIT.patterns, filled=True, instead=(HEADING,)),
    DAY,
    REMARK,
)
EXAM = Kind("exam", "保安员证考试", r"考(试|证)|机考", EXAM_COLUMNS, ("day",), read_exam)
ITEM = Kind("item", "工作事项", r"事项|六项|工作(登记|记录|台账)", ITEM_COLUMNS, ("day",), read_item)
