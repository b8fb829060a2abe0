"""A workbook of exam questions, as trainers keep them: a row a question, the options in columns of their own."""

import re

from msgspec import Struct

from lianfang.sheets import cells
from lianfang.sheets.cells import CellProblem
from lianfang.sheets.errors import NoKnownSheet
from lianfang.sheets.headers import Column, find_tables, missing
from lianfang.sheets.read import Cell, read_workbook
from lianfang.sheets.roster import described
from lianfang.sheets.table import Rejected, Row, RowProblem, rows
from scoring.exams.bank.rules.faults import faults_of
from scoring.exams.bank.vocabulary import JUDGED, KINDS, LETTERS, NO, YES, Question

HEAD = (
    "编号",
    "题型",
    "类别",
    "题目",
    *(f"选项{letter}" for letter in LETTERS),
    "答案",
    "解释",
    "依据",
    "难度",
    "图的说明",
)
"""The columns of a bank's own workbook, which may be changed and brought back."""
_COLUMNS = (
    Column("code", "编号", ("(题目?|试题)?(编号|编码|代码|题号)",)),
    Column("kind", "题型", ("(题目?|试题)?(题型|类型)",), required=True, filled=True),
    Column("topic", "类别", ("(题目?|试题|知识)?(类别|分类|章节|科目|知识点)",), filled=True),
    Column("asks", "题目", ("题目|题干|试题|问题|(题目|试题)?内容",), required=True),
    *(
        Column(f"option{letter}", f"选项{letter}", (f"(备选|候选)?(选项|答案){letter}|{letter}(选?项)?",))
        for letter in LETTERS
    ),
    Column("answer", "答案", ("(正确|标准|参考)?答案",), required=True),
    Column("because", "解释", ("(答案|题目|试题)?(解释|解析|说明|理由)",)),
    Column("source", "依据", ("(出题)?(依据|出处|来源|法条)",)),
    Column("pictured", "图的说明", ("(图片?|配图)的?(说明|描述)",)),
    Column("level", "难度", ("难度(等级|系数)?|难易(程度|度)?",)),
)
_KINDS = {said: kind for kind, called in KINDS.items() for said in (called, called.removesuffix("题"))}
_KINDS |= {"是非题": "judge", "是非": "judge", "对错题": "judge", "单项选择题": "single", "多项选择题": "multiple"}
_LEVELS = {
    "": 2,
    "容易": 1,
    "易": 1,
    "简单": 1,
    "一般": 2,
    "中": 2,
    "中等": 2,
    "较难": 3,
    "难": 3,
    "1": 1,
    "2": 2,
    "3": 3,
}
_JUDGED = {
    YES: {"对", "正确", "是", "√", "✓", "T", "TRUE", "A", "Y"},
    NO: {"错", "错误", "否", "×", "✗", "F", "FALSE", "B", "N"},
}


class Listed(Struct, frozen=True):
    """A question and the row that it stood in. Its code may be empty: the bank gives it one."""

    sheet: str
    row: int
    said: Question


class QuestionFile(Struct, frozen=True):
    """What a workbook of questions holds; `ignored` are sheets without questions."""

    listed: tuple[Listed, ...]
    rejected: tuple[Rejected, ...]
    ignored: tuple[str, ...]


def parse(content: bytes) -> QuestionFile:
    """Read a workbook's bytes. Raises the refusals of `errors`; bad rows are reported, not raised."""
    sheets = read_workbook(content)
    listed: list[Listed] = []
    rejected: list[Rejected] = []
    ignored = []
    for sheet in sheets:
        tables = [one for one in find_tables(sheet, _COLUMNS) if not missing(one, _COLUMNS, _never)]
        if not tables:
            ignored.append(sheet.name)
        for row in (row for table in tables for row in rows(table, _COLUMNS, _never)):
            try:
                said = read_question(row)
            except RowProblem as problem:
                rejected.append(_line(sheet.name, row, problem.column, problem.why, problem.do))
                continue
            faults = [fault for fault in faults_of(said) if said.code or fault.where != "编号"]
            rejected += [_line(sheet.name, row, fault.where, fault.why, fault.do) for fault in faults]
            if not faults:
                listed.append(Listed(sheet.name, row.number, said))
    if not listed and not rejected:
        raise NoKnownSheet(wanted=["题库"], found=[described(sheet) for sheet in sheets])
    return QuestionFile(tuple(listed), tuple(rejected), tuple(ignored))


def _never(heading: str) -> bool:
    """A question bank has no headings between its rows."""
    return False


def read_question(row: Row) -> Question:
    """A question as a row says it, faults and all. Raises RowProblem for what cannot be read."""
    kind = row.need("kind", _kind, "题型")
    judged = kind == "judge"
    options = [row.read(f"option{letter}", cells.wording) for letter in LETTERS]
    while options and not options[-1]:
        options.pop()
    return Question(
        code=row.read("code", cells.wording),
        kind=kind,
        topic=row.read("topic", cells.wording) or "其他",
        asks=row.read("asks", cells.wording),
        options=JUDGED if judged and tuple(options) in ((), JUDGED, ("正确", "错误")) else tuple(options),
        answer=row.read("answer", _judged if judged else _letters),
        because=row.read("because", cells.wording),
        source=row.read("source", cells.wording),
        level=row.read("level", _level),
        pictured=row.read("pictured", cells.wording),
    )


def _kind(cell: Cell) -> str:
    written = cells.name(cell)
    if written and written not in _KINDS:
        raise CellProblem(f"“{written}”不是题型", "填 单选题、多选题 或 判断题")
    return _KINDS.get(written, "")


def _letters(cell: Cell) -> str:
    written = re.sub(r"[\s,，、;；./]", "", cells.text(cell)).upper()
    if written and not re.fullmatch(f"[{LETTERS}]+", written):
        raise CellProblem(f"答案“{written}”看不懂", "填正确选项的字母，如 B，多选题如 ACD")
    return "".join(sorted(written))


def _judged(cell: Cell) -> str:
    written = cells.name(cell).upper()
    found = [letter for letter, words in _JUDGED.items() if written in words]
    if written and not found:
        raise CellProblem(f"答案“{written}”看不出是对还是错", "填 对 或 错")
    return "".join(found)


def _level(cell: Cell) -> int:
    written = cells.name(cell)
    if written not in _LEVELS:
        raise CellProblem(f"难度“{written}”看不懂", "填 1（容易）、2（一般）或 3（较难）")
    return _LEVELS[written]


def _line(sheet: str, row: Row, column: str, why: str, do: str) -> Rejected:
    return Rejected(sheet, row.number, column, why, do, cells.text(row.cells.get("asks"))[:20])
