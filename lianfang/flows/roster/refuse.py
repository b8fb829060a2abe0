"""Rows of guards that are not taken although they could be read: their unit is unknown, or nobody can tell who it is."""

from datetime import date

from lianfang.flows.roster.identify import born_later
from lianfang.flows.roster.units import Units
from lianfang.sheets.lookup import nearest
from lianfang.sheets.roster_rows import GuardRow
from lianfang.sheets.table import Rejected
from zones.roster.vocabulary import Question

QUESTIONS = {
    "same_id_other_name": (
        "id_number",
        "身份证号",
        "与{other}的身份证号相同，姓名不同",
        "核对哪一行抄错了，改好再导入",
    ),
    "moved_on": ("unit", "服务单位", "别的行写明{name}调动到“{other}”，这一行还是原单位", "删去这一行，再导入一次"),
    "other_unit": (
        "unit",
        "服务单位",
        "{name}已登记在“{other}”，是调动还是兼职？",
        "在这一行备注里写“调动”（原岗位到此为止）或“兼职”（两边都保留），再导入一次",
    ),
}


def readable(rows: tuple[GuardRow, ...], units: Units, today: date) -> tuple[list[GuardRow], list[Rejected]]:
    """Rows that can be looked up, and the others with what to do."""
    known: list[GuardRow] = []
    refused: list[Rejected] = []
    nameless: dict[tuple[str, str], GuardRow] = {}
    for row in rows:
        if problem := _problem(row, units, today, nameless):
            refused.append(Rejected(row.sheet, row.row, *problem, row.name))
        else:
            known.append(row)
    return known, refused


def _problem(
    row: GuardRow, units: Units, today: date, nameless: dict[tuple[str, str], GuardRow]
) -> tuple[str, str, str] | None:
    if row.unit not in units.ids:
        why = f"联防单位表里没有“{row.unit}”{nearest(row.unit, units.ids)}"
        return row.column("unit", "服务单位"), why, "改成联防单位表里的单位名称，或先在联防单位表里加上这家单位"
    if born_later(row, today):
        return row.column("id_number", "身份证号"), "身份证号里的出生日期还没有到", "对照身份证重新填写"
    if row.id_number or row.phone:
        return None
    twin = nameless.setdefault((row.name, row.unit), row)
    if (twin.post, twin.shift, twin.joined, twin.certificate) == (row.post, row.shift, row.joined, row.certificate):
        return None
    why = f"和“{twin.sheet}”第 {twin.row} 行同名同单位，都没有身份证号和手机，分不清是不是一个人"
    return row.column("id_number", "身份证号"), why, "补上身份证号或手机；是同一个人就删去一行"


def asked(question: Question, row: GuardRow) -> Rejected:
    """A question about a row as a line of the report."""
    field, shown, why, do = QUESTIONS[question.code]
    why = why.format(name=row.name, other=question.other)
    return Rejected(row.sheet, row.row, row.column(field, shown), why, do, row.name)
