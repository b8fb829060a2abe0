"""A station's roster: the sheet of units and the sheet of guards, read into rows whose words are not yet looked up."""

import re
from datetime import date

from msgspec import Struct

from lianfang.sheets import cells
from lianfang.sheets.errors import MissingColumns, NoKnownSheet
from lianfang.sheets.read import Sheet, read_workbook
from lianfang.sheets.table import Column, Rejected, Row, RowProblem, Table, find_table, missing, rows

UNIT_NAME = (
    "(联勤)?(联防)?单位(全称|名称|名)?",
    "(服务|驻勤|派驻|所在|所属|工作|用人|用工)单位(名称)?",
    "(小区|项目|驻点|服务点)(名称)?",
)
ZONE = ("(所在|所属|联防)?片区(名称)?", "(所属)?(联防)?(区域|分区|网格)")
COMPANY = (
    "(所属|派遣|服务|劳务)?(保安|物业)?公司(名称)?",
    "(所属|派遣)(保安)?(公司|单位)",
    "用工公司",
    "物业(服务)?(公司|企业)",
)

UNITS = (
    Column("unit", "单位名称", UNIT_NAME, required=True),
    Column("zone", "片区", ZONE, filled=True),
    Column("category", "单位类别", ("(单位|行业|所属)?(类别|类型|性质|分类)", "行业"), filled=True),
    Column("hiring", "用工方式", ("(保安)?(用工|聘用|用人)(方式|形式|性质|类型)", "自招/派遣"), filled=True),
    Column("company", "保安公司", COMPANY, filled=True),
    Column("contact", "联系人", ("(单位)?(联系人|负责人|联络员)(姓名)?", "保卫(科长|负责人|干部)", "责任人")),
    Column("phone", "联系电话", ("(联系|手机|负责人|联系人)?(电话|手机|号码|方式)(号码?)?", "手机号码?")),
    Column("longitude", "经度", ("经度", "lng|lon|longitude", "东经")),
    Column("latitude", "纬度", ("纬度", "lat|latitude", "北纬")),
)
GUARDS = (
    Column("name", "姓名", ("姓名", "(保安|保安员|队员|人员|员工)(姓名|名字|名称)", "名字", "保安员"), required=True),
    Column("unit", "服务单位", UNIT_NAME, required=True, filled=True),
    Column("id_number", "身份证号", (".{0,4}身份证.{0,5}", "公民身份号码", "(身份|证件)(号码?|证号?)")),
    Column(
        "certificate",
        "保安员证号",
        ("(保安员?)?(资格)?证(书|件)?(编号|号码?)", "保安(员)?证", "上岗证(号|编号)?", "持证(编号|情况)?"),
    ),
    Column("certified_on", "发证日期", ("(保安员?证?)?(发证|领证|取证)(日期|时间)",)),
    Column("phone", "手机", ("(联系|手机|移动|本人)?(电话|手机|方式)(号码?)?", "手机号码?", "联系方式")),
    Column("joined", "入职日期", ("(入职|到岗|上岗|进场|入队|聘用|参加工作)(日期|时间)",)),
    Column("left", "离职日期", ("(离职|离岗|退出|调离|离队)(日期|时间)",)),
    Column("post", "岗位", ("岗位(名称)?", "(值守|执勤)(岗位|位置|点)", "岗点", "哨位"), filled=True),
    Column("shift", "班次", ("班次", "(值班)?班别", "班制", "班组"), filled=True),
    Column("company", "所属公司", COMPANY, filled=True),
    Column("remark", "备注", ("备注", "说明", "变动(情况)?", "变动类型")),
)


class UnitRow(Struct, frozen=True):
    """A unit as the sheet has it. Longitude and latitude in degrees."""

    sheet: str
    row: int
    name: str
    zone: str
    category: str
    hiring: str
    company: str
    contact: str
    phone: str
    longitude: float | None
    latitude: float | None


class GuardRow(Struct, frozen=True):
    """A guard as the sheet has it. `move` is 调动 or 兼职 where the remark answers that question."""

    sheet: str
    row: int
    name: str
    unit: str
    id_number: str
    phone: str
    certificate: str
    certified_on: date | None
    joined: date | None
    left: date | None
    post: str
    shift: str
    company: str
    move: str


class RosterFile(Struct, frozen=True):
    """What a roster workbook holds. `titles` are the texts above the tables; they never decide anything."""

    units: tuple[UnitRow, ...]
    guards: tuple[GuardRow, ...]
    rejected: tuple[Rejected, ...]
    titles: tuple[str, ...]
    ignored: tuple[str, ...]


def is_zone(text: str) -> bool:
    """Whether a lonely text is a zone's heading."""
    return bool(re.fullmatch(r".{1,12}(片区|片|防区|区)|[东西南北中]", text))


def parse(content: bytes) -> RosterFile:
    """Read a roster workbook's bytes. Raises the refusals of `errors`; bad rows are reported, not raised."""
    sheets = read_workbook(content)
    units: list[UnitRow] = []
    guards: list[GuardRow] = []
    rejected: list[Rejected] = []
    titles, ignored = [], []
    for sheet in sheets:
        table, kind = _recognise(sheet)
        if table is None:
            ignored.append(sheet.name)
            continue
        titles.append(table.title)
        if kind == "units":
            _collect(table, UNITS, _unit, units, rejected)
        else:
            _collect(table, GUARDS, _guard, guards, rejected)
    if not units and not guards and not rejected:
        raise NoKnownSheet(wanted=["联防单位一览表", "保安员花名册"], found=[_described(sheet) for sheet in sheets])
    return RosterFile(tuple(units), tuple(guards), tuple(rejected), tuple(titles), tuple(ignored))


def _recognise(sheet: Sheet) -> tuple[Table | None, str]:
    """Guards have names of persons, units have not; a sheet that is called a roster but shows no such columns is refused."""
    guards, units = find_table(sheet, GUARDS), find_table(sheet, UNITS)
    if guards and not missing(guards, GUARDS):
        return guards, "guards"
    if units and not missing(units, UNITS) and len(units.columns) >= 2:
        return units, "units"
    if re.search(r"花名册|人员|名册|名单|保安员|单位|台账", sheet.name) and any(len(row) > 1 for row in sheet.rows):
        lacking = missing(guards, GUARDS) if guards else ["姓名", "服务单位"]
        raise MissingColumns(sheet=sheet.name, wanted=lacking, found=_likely_headers(sheet))
    return None, ""


def _likely_headers(sheet: Sheet) -> list[str]:
    widest = max(sheet.rows[:15], key=lambda row: sum(isinstance(cell, str) for cell in row), default=[])
    return [cells.text(cell) for cell in widest if cell is not None][:20]


def _described(sheet: Sheet) -> str:
    return f"{sheet.name}（{'、'.join(_likely_headers(sheet)[:8]) or '空表'}）"


def _collect(table, wanted, read_row, taken, rejected) -> None:  # type: ignore[no-untyped-def]
    for row in rows(table, wanted, is_zone):
        try:
            taken.append(read_row(table.sheet.name, row))
        except RowProblem as problem:
            label = cells.name(row.cells.get("name") or row.cells.get("unit"))
            rejected.append(Rejected(table.sheet.name, row.number, problem.column, problem.why, problem.do, label))


def _unit(sheet: str, row: Row) -> UnitRow:
    longitude, latitude = (
        row.read("longitude", lambda c: cells.degree(c, 180)),
        row.read("latitude", lambda c: cells.degree(c, 90)),
    )
    zone = row.read("zone", cells.optional) or row.heading
    if not zone:
        raise RowProblem("片区", "没有写片区", "在片区一列填上，或把它放到片区标题行下面")
    return UnitRow(
        sheet=sheet,
        row=row.number,
        name=row.need("unit", cells.name, "单位名称"),
        zone=zone,
        category=row.read("category", cells.optional),
        hiring=row.read("hiring", cells.optional),
        company=row.read("company", cells.optional),
        contact=row.read("contact", cells.optional),
        phone=row.read("phone", cells.phone),
        longitude=longitude,
        latitude=latitude,
    )


def _guard(sheet: str, row: Row) -> GuardRow:
    remark = cells.text(row.cells.get("remark"))
    return GuardRow(
        sheet=sheet,
        row=row.number,
        name=row.need("name", cells.name, "姓名"),
        unit=row.need("unit", cells.name, "服务单位"),
        id_number=row.read("id_number", cells.id_number),
        phone=row.read("phone", cells.phone),
        certificate=_certificate(row),
        certified_on=row.read("certified_on", cells.day),
        joined=row.read("joined", cells.day),
        left=row.read("left", cells.day),
        post=row.read("post", cells.optional),
        shift=row.read("shift", cells.optional),
        company=row.read("company", cells.optional),
        move=next((word for word in ("调动", "兼职") if word in remark), ""),
    )


def _certificate(row: Row) -> str:
    number = row.read("certificate", cells.optional)
    return "" if number in {"有", "已取得", "持证", "是", "在办", "办理中", "待发证"} else number
