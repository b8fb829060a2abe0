"""The two sheets of a roster: their columns, and how one row of each is read. What is looked up stands elsewhere."""

import re
from datetime import date

from msgspec import Struct

from lianfang.sheets import cells, when
from lianfang.sheets.headers import HEADING, Column
from lianfang.sheets.table import Row, RowProblem

UNIT_NAME = (
    "(服务|驻勤|派驻|派出|联勤|联防|联勤联防|值守|执勤)单位(全称|名称|名)?",
    "单位(全称|名称|名)?",
    "(所在|所属|工作|用人|用工|任职|现)单位(名称)?",
    "(小区|项目|驻点|服务点|驻勤点|服务项目)(名称)?",
)
ZONE = ("(所在|所属|联防|联勤)?片区?(名称|区)?", "(所属|所在)?(联防)?(区域|分区|网格|防区|警务区)(名称)?")
COMPANY = (
    "(所属|派遣|服务|劳务|用工)?(保安|物业|保安服务|劳务)?公司(名称)?",
    "(派遣|派出|劳务派遣)(保安)?(公司|单位)",
    "物业(服务)?(公司|企业)",
    "所属(公司|单位|企业)",
)
ID_NUMBER = (".{0,4}身份证.{0,5}", "公民身份号码", "(身份|证件)(号码?|证号?)?", "ID号?")
PERSON_NAME = (
    "姓名",
    "(保安|保安员|队员|人员|员工|职工|考生|报考人|参考人)(姓名|名字|名称)",
    "名字|保安员|队员|考生",
    "(被派遣|在岗|上岗|应聘)(人员|保安员?)(姓名)?",
)
PHONE = (
    "(本人|保安员?|队员|个人)?(手机|移动电话)(号码?)?",
    "(联系|本人)?(电话|方式)(号码?)?",
    "联系电话\\W?手机.*|手机\\W?电话|电话\\W?手机",
)

UNITS = (
    Column("unit", "单位名称", UNIT_NAME, required=True),
    Column("zone", "片区", ZONE, filled=True),
    Column("category", "单位类别", ("(单位|行业|所属)?(类别|类型|性质|分类)", "(所属)?行业"), filled=True),
    Column("hiring", "用工方式", ("(保安)?(用工|聘用|用人|雇用)(方式|形式|性质|类型)", "自招.?派遣"), filled=True),
    Column("company", "保安公司", COMPANY, filled=True),
    Column(
        "contact",
        "联系人",
        ("(单位)?(联系人|负责人|联络员|经办人)(姓名)?", "保卫(科长|负责人|干部)", "责任人|物业经理|项目经理"),
    ),
    Column("phone", "联系电话", ("(联系|手机|负责人|联系人)?(电话|手机|方式)(号码?)?", "(手机|电话)?号码?", *PHONE)),
    Column("longitude", "经度", ("(百度|高德)?(经度|东经)|x坐标", "lng|lon|longitude")),
    Column("latitude", "纬度", ("(百度|高德)?(纬度|北纬)|y坐标", "lat|latitude")),
)
GUARDS = (
    Column("name", "姓名", PERSON_NAME, required=True),
    Column("unit", "服务单位", UNIT_NAME, required=True, filled=True, instead=(HEADING,)),
    Column("id_number", "身份证号", ID_NUMBER),
    Column(
        "certificate",
        "保安员证号",
        (
            "(保安员?|上岗|资格|保安员资格|保安上岗)?(资格)?证(书|件)?(编号|号码?)",
            "(保安员?|保安员?资格|资格|上岗|保安员?上岗)证书?(号|编号|情况)?",
            "持证(编号|情况)?|证书",
        ),
    ),
    Column("certified_on", "发证日期", ("(保安员?证?|证书?|资格证)?(发证|领证|取证|颁发|获证)(日期|时间)",)),
    Column("phone", "手机", PHONE),
    Column("joined", "入职日期", ("(入职|到岗|上岗|进场|入队|聘用|到职|从业|录用|参加工作|来队)(日期|时间|年月)",)),
    Column("left", "离职日期", ("(离职|离岗|退出|调离|离队|辞职|下岗|解聘)(日期|时间|年月)",)),
    Column("post", "岗位", ("岗位(名称)?", "(值守|执勤|工作|上岗)(岗位|位置|点|地点)", "岗点|哨位"), filled=True),
    Column("shift", "班次", ("班次", "(值班)?班别", "班制|班组|班"), filled=True),
    Column("company", "所属公司", COMPANY, filled=True),
    Column("remark", "备注", ("备注", "说明", "(人员)?变动(情况|类型|说明)?", "异动(情况)?")),
)
UNSAID = ("certificate", "certified_on", "joined", "left", "post", "shift")


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
    """A guard as the sheet has it. `move` is 调动 or 兼职 where the remark answers that question.

    `unsaid` are fields for which the sheet has no column: about them it says nothing, which is not the same as empty.
    `headers` are the names of its columns, for what is said about the row later.
    """

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
    unsaid: tuple[str, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()

    def column(self, field: str, shown: str) -> str:
        """A column as the sheet writes it; `shown` where it has none."""
        return dict(self.headers).get(field, shown)


def read_unit(sheet: str, row: Row) -> UnitRow:
    """One row of the sheet of units."""
    return UnitRow(
        sheet=sheet,
        row=row.number,
        name=row.need("unit", cells.named, "单位名称"),
        zone=row.place("zone", "片区"),
        category=row.read("category", cells.optional),
        hiring=row.read("hiring", lambda cell: cells.optional(cell, 20)),
        company=row.read("company", cells.optional),
        contact=row.read("contact", cells.person),
        phone=row.read("phone", cells.phone),
        longitude=row.read("longitude", lambda cell: cells.degree(cell, 180)),
        latitude=row.read("latitude", lambda cell: cells.degree(cell, 90)),
    )


def read_guard(sheet: str, row: Row) -> GuardRow:
    """One row of the sheet of guards."""
    joined, left = row.read("joined", when.since), _left(sheet, row)
    if joined and left and left < joined:
        raise RowProblem(row.headers["left"], f"离职日期 {left} 早于入职日期 {joined}", "核对这两个日期")
    remark = cells.text(row.cells.get("remark"))
    return GuardRow(
        sheet=sheet,
        row=row.number,
        name=row.need("name", cells.person, "姓名"),
        unit=row.place("unit", "服务单位"),
        id_number=row.read("id_number", cells.id_number),
        phone=row.read("phone", cells.phone),
        certificate=row.read("certificate", _certificate),
        certified_on=row.read("certified_on", when.since),
        joined=joined,
        left=left,
        post=row.read("post", cells.optional),
        shift=row.read("shift", cells.optional),
        company=row.read("company", cells.optional),
        move=next((word for word in ("调动", "兼职") if word in remark), ""),
        unsaid=tuple(field for field in UNSAID if field not in row.headers),
        headers=tuple((field, row.headers[field]) for field in ("unit", "id_number") if field in row.headers),
    )


def _left(sheet: str, row: Row) -> date | None:
    """The last day; on a sheet of people who left it must be there, else they would be taken on again."""
    left = row.read("left", when.since)
    if left is None and re.search("离职|离岗|退出|调离|已离", sheet):
        column = row.headers.get("left", "离职日期")
        raise RowProblem(column, "这一页是离职人员，没有写离职日期", "补上离职日期，或把这个人移到在职的那一页")
    return left


def _certificate(cell: cells.Cell) -> str:
    """A certificate's number; that there is one, or will be, is no number."""
    number = cells.optional(cell, 60)
    return (
        ""
        if number in {"有", "已取得", "持证", "已持证", "是", "√", "×", "在办", "办理中", "待发证", "已考待发"}
        else number
    )
