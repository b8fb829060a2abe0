"""Days, times, durations and four-hour bands, as stations really write them. Raises CellProblem."""

import re
from datetime import date, datetime, time, timedelta

from lianfang.sheets.cells import NOTHING, CellProblem, text
from lianfang.sheets.read import Cell

DAY_ZERO = date(1899, 12, 30)
WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
LIKE_THIS = "按“2018-10-08”这样写年月日"

_PART = r"凌晨|清晨|早上?|上午|中午|下午|傍晚|晚上?|夜间?|夜里"
_WEEKDAY = r"(?: ?\(?(?:星期|周|礼拜)[一二三四五六日天]\)?)?"
_BEHIND = rf"{_WEEKDAY}[ T]?(?:{_PART})?(?: ?\d{{1,2}}[:时点](?:半|\d{{0,2}})[:分]?\d{{0,2}}秒?(?:\.\d+)?(?: ?[-~—–至到]+.*)?)?(?: ?[ap]m)?"
_FULL = re.compile(rf"(\d{{4}}|\d{{2}})[.\-/年](\d{{1,2}})[.\-/月](\d{{1,2}})[日号]?{_BEHIND}", re.I)
_MONTH_DAY = re.compile(rf"(\d{{1,2}})[.\-/月](\d{{1,2}})[日号]?{_BEHIND}", re.I)
_DAY_ONLY = re.compile(rf"(\d{{1,2}})[日号]{_BEHIND}", re.I)
_WEEKDAY_ONLY = re.compile(rf"(?:星期|周|礼拜)([一二三四五六日天]){_BEHIND}", re.I)
_MONTH = re.compile(r"(\d{4})[.\-/年](\d{1,2})月?")
_YEAR = re.compile(r"((?:19|20)\d{2})年?")


def day(cell: Cell, within: tuple[date, ...] = ()) -> date | None:
    """A day; None for an empty cell. A date without a year, 8日 and 周一 are looked for `within` these days."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    written = text(cell)
    if written in NOTHING:
        return None
    if re.fullmatch(r"\d{5}(\.\d+)?", written) and 20_000 < float(written) < 80_000:
        return DAY_ZERO + timedelta(days=int(float(written)))
    if re.fullmatch(r"\d{8}", written):
        written = f"{written[:4]}-{written[4:6]}-{written[6:]}"
    squeezed = re.sub(r"(?<=[年月.\-/]) +| +(?=[年月日.\-/])", "", written)
    if found := _FULL.fullmatch(squeezed):
        return _real(written, _year(found[1]), int(found[2]), int(found[3]))
    return _looked_up(squeezed, within, isinstance(cell, float))


def since(cell: Cell) -> date | None:
    """A day of which only the month or the year may be known: 2016年3月 is its first day."""
    if isinstance(cell, float) and re.fullmatch(r"\d{4}\.1", str(cell)):
        raise CellProblem(f"{cell} 看不出是 1 月还是 10 月", LIKE_THIS)
    written = text(cell).replace(" ", "")
    if found := _MONTH.fullmatch(written):
        return _real(written, int(found[1]), int(found[2]), 1)
    if found := _YEAR.fullmatch(written):
        return date(int(found[1]), 1, 1)
    return day(cell)


def _year(written: str) -> int:
    number = int(written)
    return number if len(written) == 4 else number + (1900 if number >= 70 else 2000)


def _real(written: str, year: int, month: int, number: int) -> date:
    try:
        return date(year, month, number)
    except ValueError:
        raise CellProblem(f"没有“{written}”这一天", "改成真实的日期，按“2018-10-08”这样写") from None


def _looked_up(written: str, within: tuple[date, ...], as_number: bool) -> date:
    """A day without its year among these days; one outside them gets the year of the first."""
    if found := _MONTH_DAY.fullmatch(written):
        month, number = int(found[1]), int(found[2])
        wanted = {(month, number), (month, number * 10)} if as_number and number < 4 else {(month, number)}
        near = [here for here in within if (here.month, here.day) in wanted]
        if near or within:
            return near[0] if near else _real(written, within[0].year, month, number)
        raise CellProblem(f"日期“{written}”没有写年", LIKE_THIS)
    near = [here for here in within if _named(written) in (here.day, -1 - here.weekday())]
    if near:
        return near[0]
    raise CellProblem(f"日期“{written}”看不懂", LIKE_THIS)


def _named(written: str) -> int:
    """The number of a day of the month, or -1 (Monday) to -7; 0 where the text is neither."""
    if found := _DAY_ONLY.fullmatch(written):
        return int(found[1])
    found = _WEEKDAY_ONLY.fullmatch(written)
    return -1 - WEEKDAYS[found[1]] if found else 0


_CLOCK = re.compile(
    rf"(?:.*?[ T日号)一二三四五六天])??({_PART})? ?([01]?\d|2[0-4])[:.时点h](\d{{1,2}})?[:分]?\d{{0,2}}秒?(?:\.\d+)?"
    r" ?([ap]m)?(?: ?[-~—–至到]+.*)?",
    re.I,
)
_AFTERNOON = {"下午", "傍晚", "晚", "晚上", "夜", "夜间", "夜里"}


def clock(cell: Cell) -> time | None:
    """A time of day; None where the cell is empty. Of a span, 19:30-20:30, the beginning."""
    if isinstance(cell, datetime):
        return cell.time().replace(microsecond=0)
    if isinstance(cell, time):
        return cell.replace(microsecond=0)
    if isinstance(cell, timedelta):
        cell = cell.total_seconds() / 86400
    if isinstance(cell, float) and (cell < 1 or cell > 20_000):  # between them somebody typed 19.30
        minutes = round((cell % 1) * 1440)
        return time(minutes // 60 % 24, minutes % 60)
    written = f"{cell:.2f}" if isinstance(cell, float) else re.sub(" ?: ?", ":", text(cell)).replace("半", "30")
    if written in NOTHING:
        return None
    found = _CLOCK.fullmatch(re.sub(r"^(\d{1,2})(\d\d)$", r"\1:\2", written))
    minute = int(found[3] or 0) if found else 60
    if not found or minute > 59:
        raise CellProblem(f"时间“{written}”看不懂", "按“19:30”这样写时和分")
    return time(_hour(int(found[2]), found[1] or "", (found[4] or "").lower()), minute)


def _hour(hour: int, part: str, half: str) -> int:
    if hour < 12 and (part in _AFTERNOON or half == "pm"):
        return hour + 12
    return 0 if hour == 12 and (part in ("凌晨", "晚上", "夜里") or half == "am") else hour % 24


_MINUTES = re.compile(r"(\d+)(?:\.0+)?(?:分钟?|min|')?")
_HOURS = re.compile(r"(?:(\d+(?:\.\d+)?)个?(?:小时|时|h|:)|(半)个?小时)(?:(\d{1,2})(?:分钟?)?|(半))?", re.I)
_SPAN = re.compile(r"(.*\d.*?)[-~—–至到]+(.*\d.*)")


def minutes(cell: Cell, hours: bool = False) -> int:
    """A duration in minutes, 0 for an empty cell: 55, 55分钟, 1小时20分, 1:20, 19:30-20:30. `hours`: bare numbers are hours."""
    if isinstance(cell, time):
        return cell.hour * 60 + cell.minute
    if isinstance(cell, timedelta):
        return _in_a_day(round(cell.total_seconds() / 60))
    written = text(cell).replace(" ", "")
    if written in NOTHING:
        return 0
    if hours and re.fullmatch(r"\d+(\.\d+)?", written):
        return _in_a_day(round(float(written) * 60))
    if found := _MINUTES.fullmatch(written):
        return _in_a_day(int(found[1]))
    if found := _HOURS.fullmatch(written.replace("个半小时", ".5小时")):
        whole = 0.5 if found[2] else float(found[1])
        return _in_a_day(round(whole * 60) + (30 if found[4] else int(found[3] or 0)))
    return _between(written)


def _between(written: str) -> int:
    if found := _SPAN.fullmatch(written):
        begin, finish = clock(found[1]), clock(found[2])
        if begin and finish:
            return lasting(begin, finish)
    raise CellProblem(f"时长“{written}”看不懂", "填分钟数，如 50")


def lasting(begin: time, finish: time) -> int:
    """Minutes from one time of day to the next other, over midnight too."""
    return (finish.hour * 60 + finish.minute - begin.hour * 60 - begin.minute) % 1440


def _in_a_day(number: int) -> int:
    if number > 1440:
        raise CellProblem(f"时长 {number} 分钟超过了一天", "核对后填分钟数，如 50")
    return number


_BAND = re.compile(
    rf"(?:{_PART})?(\d{{1,2}})(?::00)?[时点]?[-—–~至到]+(?:次日|翌日|第二天)?(\d{{1,2}})(:00|:59)?[时点]?"
)
_AS_DATES = {(4, 8): 4, (8, 12): 8}  # a spreadsheet turns 4-8 and 8-12 into dates


def band(cell: Cell) -> int | None:
    """The first hour of a four-hour band (0, 4, … 20), also of a time inside it; None where the cell is empty."""
    if isinstance(cell, date) and not isinstance(cell, datetime) and (cell.month, cell.day) in _AS_DATES:
        return _AS_DATES[cell.month, cell.day]
    written = text(cell).replace(" ", "")
    if written in NOTHING:
        return None
    if found := _BAND.fullmatch(written):
        first, last = int(found[1]) % 24, (int(found[2]) + (found[3] == ":59")) or 24
        if first % 4 == 0 and last - first == 4:
            return first
    elif re.search("[:时点]", written) and not re.search("[-—–~至到]", written):
        at = clock(cell)
        return at.hour // 4 * 4 if at else None
    raise CellProblem(f"时段“{written}”不是四小时一段", "填 0-4时、4-8时……20-24时 中的一段")
