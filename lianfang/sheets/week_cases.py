"""The sheet of preventable cases: counts by zone, kind and four-hour band, in a list or with the bands as columns."""

from msgspec import Struct

from lianfang.sheets import cells, when
from lianfang.sheets.headers import HEADING, SPREAD, Column
from lianfang.sheets.roster_rows import ZONE
from lianfang.sheets.table import Row
from lianfang.sheets.week_columns import REMARK, Kind, day_in, refuse_private
from zones.ground.weeks import Week


class CaseRow(Struct, frozen=True, tag="cases"):
    sheet: str
    row: int
    zone: str
    kind: str
    band: int | None
    cases: int


def read_case(sheet: str, row: Row, week: Week) -> CaseRow:
    refuse_private(row)
    if cells.text(row.cells.get("day")):
        day_in(row, week)
    return CaseRow(
        sheet,
        row.number,
        row.place("zone", "片区"),
        row.need("kind", cells.optional, "案件类别"),
        row.read("band", when.band),
        row.read("cases", cells.count),
    )


COLUMNS = (
    Column(
        "cases",
        "起数",
        (
            "(案件|发案|立案|发生)?(起数|数量|件数|宗数|案件数|发案数|数)",
            "(合计|小计)?起数",
            "本周(起数|发案数?|数)?|发案",
        ),
        required=True,
        instead=(SPREAD,),
    ),
    Column("zone", "片区", ZONE, required=True, filled=True, instead=(HEADING,)),
    Column(
        "kind",
        "案件类别",
        ("(案件|案由|发案|警情)?(类别|类型|种类|性质|名称)", "案由|案别|案类|罪名"),
        required=True,
        filled=True,
    ),
    Column("band", "时段", ("(发案|案发|发生|作案)?(时段|时间段|时间)(段|区间)?",), filled=True, spread=when.band),
    Column("day", "日期", ("(发案|案发|发生|统计)?日期",), filled=True),
    REMARK,
)
CASES = Kind("cases", "可防性案件", r"(?<![方档答预备])案(?!例)", COLUMNS, ("day",), read_case, expected=("band",))
