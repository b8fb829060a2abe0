"""From one cell to one value, as stations really write them. Raises CellProblem with why, and what to do."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from lianfang.sheets.read import Cell

NOTHING = {"", "无", "没有", "无证", "未办", "未取得", "暂无", "否", "/", "\\", "-", "--", "—", "——", "未持证"}
DITTO = {"同上", "〃", "″", '"', "''", "”"}
DAY_ZERO = date(1899, 12, 30)


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


@lru_cache(maxsize=20_000)
def _folded(written: str) -> str:
    return re.sub(
        r"[\u200b\ufeff]|(\s+)", lambda gap: " " if gap[1] else "", unicodedata.normalize("NFKC", written)
    ).strip()


def name(cell: Cell) -> str:
    """A name: no white space at all inside, one kind of middle dot."""
    return re.sub(r"[•・‧∙]", "·", text(cell)).replace(" ", "")


def optional(cell: Cell) -> str:
    """A name, or empty where the cell says there is none."""
    found = name(cell)
    return "" if found in NOTHING else found


_DAY = re.compile(
    r"(\d{4}|\d{2})[.\-/年](\d{1,2})[.\-/月](\d{1,2})日?(?:号)?(?:[ T]?\(?(?:星期|周)[一二三四五六日天]\)?)?(?:[ T].*)?"
)
_MONTH_DAY = re.compile(r"(\d{1,2})[.\-/月](\d{1,2})[日号]?(?:[ T].*)?")
_MONTH = re.compile(r"(\d{4})[.\-/年](\d{1,2})月?")


def day(cell: Cell, years: tuple[int, ...] = ()) -> date | None:
    """A day; None for an empty cell. `years` are tried, in order, for a date written without a year."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    written = text(cell)
    if written in NOTHING:
        return None
    if re.fullmatch(r"\d{5}", written) and 20_000 < int(written) < 80_000:
        return DAY_ZERO + timedelta(days=int(written))
    if re.fullmatch(r"\d{8}", written):
        written = f"{written[:4]}-{written[4:6]}-{written[6:]}"
    return _written_day(written, years)


def _written_day(written: str, years: tuple[int, ...]) -> date:
    squeezed = re.sub(r"(?<=[年月.\-/]) +| +(?=[年月日.\-/])", "", written)
    try:
        if found := _DAY.fullmatch(squeezed):
            year = int(found[1]) if len(found[1]) == 4 else 2000 + int(found[1])
            return date(year, int(found[2]), int(found[3]))
        if found := _MONTH.fullmatch(squeezed):
            return date(int(found[1]), int(found[2]), 1)
        if years and (found := _MONTH_DAY.fullmatch(squeezed)):
            return date(years[0], int(found[1]), int(found[2]))
    except ValueError:
        raise CellProblem(f"没有“{written}”这一天", "按“2018-10-08”这样改成真实的日期") from None
    raise CellProblem(f"日期“{written}”看不懂", "按“2018-10-08”这样写年月日")


_CLOCK = re.compile(r"(?:.*[ T日号])?([01]?\d|2[0-4])(?:[:.时点h](\d{1,2})?)(?:[:分]\d{0,2}秒?)?(?:\.\d+)?")


def clock(cell: Cell) -> time | None:
    """A time of day; None where the cell is empty."""
    if isinstance(cell, datetime):
        return cell.time().replace(microsecond=0)
    if isinstance(cell, time):
        return cell.replace(microsecond=0)
    if isinstance(cell, timedelta):
        cell = cell.total_seconds() / 86400
    if isinstance(cell, float) and 0 <= cell % 1 < 1:
        minutes = round((cell % 1) * 1440)
        return time(minutes // 60 % 24, minutes % 60)
    written = text(cell).replace(" :", ":").replace(": ", ":").replace("半", "30")
    if written in NOTHING:
        return None
    found = _CLOCK.fullmatch(written)
    if not found or int(found[2] or 0) > 59:
        raise CellProblem(f"时间“{written}”看不懂", "按“19:30”这样写时和分")
    return time(int(found[1]) % 24, int(found[2] or 0))


_COUNT = re.compile(
    r"(?:共|计)?(\d+)(?:\.0+)?(?:起|次|家次?|处|个|件|场次?|分钟?|min|人次?|点位?|名|岗次?)?(?:\(.*\))?"
)
_HOURS = re.compile(r"(\d+)(?:小时|时|h)(?:(\d+)分?钟?)?")


def count(cell: Cell) -> int:
    """A whole number of things, 0 for an empty cell; a counting word behind it is understood (1起, 55分钟, 1小时20分)."""
    written = text(cell).replace(" ", "")
    if written in NOTHING:
        return 0
    if found := _COUNT.fullmatch(written):
        return int(found[1])
    if found := _HOURS.fullmatch(written):
        return int(found[1]) * 60 + int(found[2] or 0)
    raise CellProblem(f"“{written}”不是一个整数", "只填数字，没有就填 0 或空着")


def score(cell: Cell) -> float | None:
    """An exam score from 0 to 100; None where the cell is empty or says absent."""
    written = text(cell).removesuffix("分").strip()
    if written in NOTHING | {"缺考", "未考", "弃考", "缺席"}:
        return None
    if not re.fullmatch(r"\d{1,3}(\.\d+)?", written) or float(written) > 100:
        raise CellProblem(f"成绩“{written}”不在 0 到 100 之间", "填 0 到 100 的分数，没参加就空着")
    return float(written)


_YES = {"是", "有", "√", "✓", "✔", "☑", "对", "y", "yes", "1", "true", "已亮", "已亮旗", "亮", "亮旗", "v"}
_NO = NOTHING | {"×", "✗", "✘", "x", "n", "no", "0", "false", "未亮", "未亮旗", "没亮", "☐", "□", "不是", "未"}


def flag(cell: Cell) -> bool:
    """Yes or no; an empty cell is no."""
    written = text(cell).lower()
    if written in _YES:
        return True
    if written in _NO:
        return False
    raise CellProblem(f"“{written}”看不出是还是否", "填 是 或 否")


def phone(cell: Cell) -> str:
    """A mobile number of eleven digits, or a landline with its area code; empty where there is none."""
    written = re.sub(r"[\s\-—–()+]", "", text(cell))
    if written in NOTHING:
        return ""
    written = re.sub(r"^(?:0086|86)(?=1\d{10}$)", "", written)
    if re.fullmatch(r"1[3-9]\d{9}|0\d{9,11}", written):
        return written
    if re.fullmatch(r"\d+", written):
        raise CellProblem(f"电话号码有 {len(written)} 位，手机应为 11 位", "核对后填 11 位手机号，座机要带区号")
    raise CellProblem("电话号码里有看不懂的字", "只填一个号码：11 位手机号，或带区号的座机")


def id_number(cell: Cell) -> str:
    """An identity number of eighteen characters whose birth date and check digit hold (GB 11643); empty where there is none."""
    if isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= 10**15:
        raise CellProblem("身份证号存成了数字，最后几位已经丢失", "把这一列设成文本，重新填 18 位号码")
    written = re.sub(r"[\s\-'’]", "", text(cell)).upper()
    if written in NOTHING:
        return ""
    if not re.fullmatch(r"\d{17}[\dX]", written):
        raise CellProblem(f"身份证号有 {len(written)} 位或含别的字，应为 18 位", "对照身份证重新填写")
    _check_id(written)
    return written


def _check_id(number: str) -> None:
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        born = date.min
    if not 1900 <= born.year <= 2100:
        raise CellProblem("身份证号里的出生日期不存在", "对照身份证重新填写")
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    rest = sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False)) % 11
    if "10X98765432"[rest] != number[17]:
        raise CellProblem("身份证号最后一位对不上（校验位不符）", "对照身份证重新填写，多半是抄错了一位")


_BAND = re.compile(r"(\d{1,2})(?::?00)?(?:时|点)?[-—–~至到](\d{1,2})(?::?00)?(?:时|点)?")


def band(cell: Cell) -> int | None:
    """The first hour of a four-hour band (0, 4, … 20); None where the cell is empty."""
    written = text(cell).replace(" ", "")
    if written in NOTHING | {"不详", "不明"}:
        return None
    found = _BAND.fullmatch(written)
    first, last = (int(found[1]) % 24, int(found[2]) or 24) if found else (1, 0)
    if first % 4 or last - first != 4:
        raise CellProblem(f"时段“{written}”不是四小时一段", "填 0-4时、4-8时……20-24时 中的一段")
    return first


def degree(cell: Cell, most: float) -> float | None:
    """A longitude or latitude in degrees; None where the cell is empty."""
    written = text(cell).rstrip("°EN东经北纬").strip()
    if written in NOTHING:
        return None
    if not re.fullmatch(r"-?\d{1,3}(\.\d+)?", written) or abs(float(written)) > most:
        raise CellProblem(f"坐标“{written}”看不懂", "填小数度，如 118.423429，没有就空着")
    return float(written)


_PRIVATE = re.compile(r"1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|\d{17}[\dXx]|\d+\s*(?:号楼|栋|幢|单元|室)")


def remark(cell: Cell) -> str:
    """A short remark. One that holds a phone number, an identity number or a door number is refused."""
    written = text(cell)
    if _PRIVATE.search(written):
        raise CellProblem("备注里有电话、身份证号或门牌号", "删去这些内容，只写事情")
    return "" if written in NOTHING else written[:80]
