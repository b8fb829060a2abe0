"""What a title says: spans of days, the number of a week, and that there was nothing this week."""

import re
from datetime import date

from lianfang.sheets import cells
from lianfang.sheets.headers import Table
from lianfang.sheets.read import Sheet
from zones.ground.weeks import parse_week

_LAST = r"(?:(\d{4})[年.\-/])?(?:(\d{1,2})[月.\-/])?(\d{1,2})[日号]?"
_RANGE = re.compile(r"(\d{4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})[日号]?\s*[至到~—–\-－]+\s*" + _LAST)
_NUMBERED = re.compile(r"(\d{4})年?\s*第\s*(\d{1,2})\s*周")
_NONE = re.compile(
    r"(本周|本期|本星期|当周)?(无|未组织|没有|未举行|未安排|未发生|未开展)(考试|检查|案件|发案|点名|巡逻|此项|数据|可防性案件|工作事项)|零报告|零发案"
    r"|本周(无|没有)$|[(:]无[)]?$"
)


def days_named(title: str) -> list[tuple[str, date]]:
    """The first and last day of each span of days that a title names; months and years alone say nothing.

    A span that would end before it begins, 2018年12月31日至1月6日, ends in the next year.
    """
    days = []
    for span in _RANGE.finditer(title):
        year, month, day, last_year, last_month, last_day = (int(part) if part else None for part in span.groups())
        try:
            first = date(year or 1, month or 1, day or 1)
            last = date(last_year or first.year, last_month or first.month, last_day or 1)
            over = last_year is None and last_month is not None and last < first
            days += [(span[0], first), (span[0], last.replace(year=last.year + over))]
        except ValueError:
            continue
    for numbered in _NUMBERED.finditer(title):
        days.append((numbered[0], parse_week(f"{numbered[1]}-W{numbered[2]}").monday))
    return days


def says_none(sheet: Sheet, tables: list[Table]) -> bool:
    """Whether the sheet's name, its title or the first lines under the header say 本周无."""
    if not tables:
        said = [cells.text(cell) for row in sheet.rows[:5] for cell in row if cell is not None]
        return any(_NONE.search(text) for text in (sheet.name, *said))
    below = [cells.text(row[0]) for row in sheet.rows[tables[0].header + 1 :][:3] if row]
    return any(_NONE.search(text) for text in (sheet.name, tables[0].title, *below))
