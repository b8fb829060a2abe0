"""From one cell to one value, as stations really write them. Raises CellProblem with why, and what to do."""

import re
import unicodedata
from datetime import date, datetime
from functools import lru_cache

from lianfang.sheets.read import Cell

NOTHING = {
    "",
    "无",
    "没有",
    "无证",
    "未办",
    "未取得",
    "暂无",
    "暂缺",
    "空缺",
    "否",
    "未持证",
    "未填",
    "不详",
    "不明",
    "未知",
}
NOTHING |= {"待补", "待定", "/", "//", "\\", "-", "--", "—", "——", "N/A", "n/a", "NA", "null", "None", "#N/A"}
DITTO = {"同上", "同前", "〃", "″", '"', "''", "”", "ˮ", "′′"}
MOST_COUNTED = 9999


class CellProblem(Exception):
    """A cell that cannot be read: why, and what to do about it (both Chinese sentences without a full stop)."""

    def __init__(self, why: str, do: str) -> None:
        super().__init__(why)
        self.why, self.do = why, do


def text(cell: Cell) -> str:
    """Any cell as text: full-width letters and digits made narrow, spaces and line breaks folded into one space."""
    if cell is None:
        return ""
    if isinstance(cell, datetime | date):
        return f"{cell.year}-{cell.month}-{cell.day}"
    return _folded(str(cell))


# signs nobody sees (zero-width, direction marks, control characters that a database refuses), and white space
_GAPS = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1b\x7f]|(\s+)")


@lru_cache(maxsize=20_000)
def _folded(written: str) -> str:
    narrow = unicodedata.normalize("NFKC", written)
    if narrow.isalnum():
        return narrow
    return _GAPS.sub(lambda gap: " " if gap[1] else "", narrow).strip()


def wording(cell: Cell) -> str:
    """A sentence as it was written, Chinese signs and all: only what nobody sees is left out, white space folded."""
    if not isinstance(cell, str):
        return text(cell)
    return _GAPS.sub(lambda gap: " " if gap[1] else "", cell).strip()


def name(cell: Cell) -> str:
    """A name: no white space at all inside, one kind of middle dot."""
    return re.sub(r"[•・‧∙]", "·", text(cell)).replace(" ", "")


def optional(cell: Cell, most: int = 40) -> str:
    """A short word, or empty where the cell says there is none."""
    found = name(cell)
    return "" if found in NOTHING else _short(found, most)


def named(cell: Cell) -> str:
    """What a unit is called; empty where there is nothing."""
    return _short(optional(cell, 60), 60)


def person(cell: Cell) -> str:
    """A person's name: a note in brackets behind it, (队长), is left out; figures and signs are no name."""
    found = re.sub(r"\(.*?\)|\[.*?\]|[*★☆▲]", "", optional(cell, 60))
    if found and not re.fullmatch(r"[^\W\d_]+(?:[·.' -]?[^\W\d_]+)*", found):
        raise CellProblem(f"“{found}”不像一个人的姓名", "这一格只写姓名，别的内容写到别的列")
    return found


def _short(found: str, most: int) -> str:
    if len(found) > most:
        raise CellProblem(f"写了 {len(found)} 个字，太长（最多 {most} 个）", "写短一些，说明写到备注里")
    return found


_COUNT = re.compile(
    r"(?:共|计|合计)?(\d+)(?:\.0+)?(?:起|次|家次?|处|个|件|宗|例|场次?|人次?|点位?|名|岗次?|分钟?)?(?:\(.*\))?"
)


def count(cell: Cell) -> int:
    """A whole number of things, 0 for an empty cell; a counting word behind it is understood (1起, 3 家次)."""
    written = text(cell).replace(" ", "")
    if written in NOTHING:
        return 0
    found = _COUNT.fullmatch(written)
    if not found:
        raise CellProblem(f"“{written}”不是一个整数", "只填数字（如 3），没有就填 0 或空着")
    if int(found[1]) > MOST_COUNTED:
        raise CellProblem(f"{found[1]} 太大，不像真的", "核对后重新填")
    return int(found[1])


def score(cell: Cell) -> float | None:
    """An exam score from 0 to 100; None where the cell is empty or says absent."""
    written = text(cell).removesuffix("分").strip()
    if written in NOTHING | {"缺考", "未考", "弃考", "缺席", "未参加", "请假", "免考"}:
        return None
    if not re.fullmatch(r"\d{1,3}(\.\d+)?", written) or float(written) > 100:
        raise CellProblem(f"成绩“{written}”不是 0 到 100 的分数", "填 0 到 100 的分数，没参加就写缺考")
    return float(written)


_YES = re.compile(r"[是有√✓✔☑对yvt1■]|yes|true|已?(?:亮|举|打|展|带)(?:队?旗帜?|出)?|有旗|旗已亮|正常")
_NO = re.compile(r"[×✗✘✕xn0f☐□]|no|false|[未没不](?:亮|举|打|展|带)(?:队?旗帜?|出)?|不是|未|没|无旗|忘带")


def flag(cell: Cell) -> bool:
    """Yes or no; an empty cell is no. ○ means the one here and the other there, so it is asked back."""
    written = text(cell).lower().replace(" ", "")
    if _YES.fullmatch(written):
        return True
    if written in NOTHING or _NO.fullmatch(written):
        return False
    raise CellProblem(f"“{written}”看不出是还是否", "填 是 或 否")


def phone(cell: Cell) -> str:
    """A mobile number of eleven digits, or a landline with its area code; empty where there is none."""
    written = re.sub(r"[\s\-—–()+.'’]", "", re.sub(r"\.0$", "", text(cell)))
    if written in NOTHING:
        return ""
    written = re.sub(r"^(?:0086|86)(?=1\d{10}$)", "", written)
    if re.fullmatch(r"1[3-9]\d{9}|0\d{9,11}", written):
        return written
    if re.fullmatch(r"1\d{10}", written):
        raise CellProblem("电话号码的开头不对，手机以 13 到 19 开头", "核对后填 11 位手机号")
    if re.fullmatch(r"\d+", written):
        raise CellProblem(f"电话号码有 {len(written)} 位，手机应为 11 位", "核对后填 11 位手机号，座机要带区号")
    if re.search(r"\d\*+\d", written):
        raise CellProblem("电话号码中间几位是星号", "填完整的 11 位手机号")
    raise CellProblem("电话号码里有看不懂的字", "只填一个号码：11 位手机号，或带区号的座机")


def id_number(cell: Cell) -> str:
    """An identity number of eighteen characters whose birth date and check digit hold (GB 11643); empty where there is none."""
    written = re.sub(r"[\s\-'’‘`]", "", text(cell)).upper().translate(_LIKE_X)
    if (isinstance(cell, int | float) and abs(cell) >= 10**15) or re.fullmatch(r"\d\.?\d*E\+?\d+", written):
        raise CellProblem("身份证号存成了数字，最后几位已经丢失", "把这一列设成文本，重新填 18 位号码")
    if written in NOTHING:
        return ""
    if re.fullmatch(r"\d{15}", written):
        raise CellProblem("身份证号是 15 位的老号码", "换成现在身份证上的 18 位号码")
    if not re.fullmatch(r"\d{17}[\dX]", written):
        raise CellProblem(f"身份证号有 {len(written)} 位或含别的字，应为 18 位", "对照身份证重新填写")
    _check_id(written)
    return written


_LIKE_X = str.maketrans("×ХΧ", "XXX")


def born(number: str) -> date | None:
    """The birth date inside an identity number; None where there is no such day."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def _check_id(number: str) -> None:
    birth = born(number)
    if birth is None or birth.year < 1900:
        raise CellProblem("身份证号里的出生日期不存在", "对照身份证重新填写")
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    rest = sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False)) % 11
    if "10X98765432"[rest] != number[17]:
        raise CellProblem("身份证号最后一位对不上（校验位不符）", "对照身份证重新填写，多半是抄错了一位")


def degree(cell: Cell, most: float) -> float | None:
    """A longitude or latitude in degrees; None where the cell is empty."""
    written = text(cell).strip("°ENen东经北纬度: ")
    if written in NOTHING:
        return None
    if not re.fullmatch(r"-?\d{1,3}(\.\d+)?", written):
        raise CellProblem(f"坐标“{written}”看不懂", "填小数度，如 118.423429，没有就空着")
    if abs(float(written)) > most:
        raise CellProblem(f"坐标 {written} 超过 {most:g} 度，多半是经度和纬度写反了", "经度填在经度列，纬度填在纬度列")
    return float(written)


_NUMERAL = r"[\d一二三四五六七八九十]+"
_PRIVATE = re.compile(
    r"1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|(?<!\d)0\d{2,3}[\s-]?\d{7,8}(?!\d)|\d{17}[\dXx]|(?<!\d)\d{15}(?!\d)"
    rf"|{_NUMERAL}\s*(?:号楼|栋|幢|单元|室)|[路街巷弄里村组]{_NUMERAL}(?:-\d+)?号|\d+#|门牌|(?<!\d)\d{{1,3}}-\d{{1,2}}-\d{{3,4}}(?!\d)"
)


def remark(cell: Cell) -> str:
    """A short remark. One that holds a phone number, an identity number or a door number is refused."""
    written = text(cell)
    if _PRIVATE.search(written):
        raise CellProblem("备注里有电话、身份证号或门牌号", "删去这些内容，只写事情，再导入")
    return "" if written in NOTHING else written[:80]
