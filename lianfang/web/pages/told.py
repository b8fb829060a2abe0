"""Days, times and numbers as pages tell them."""

from datetime import date, datetime

from zones.ground.weeks import SHANGHAI, Week

DAYS = "一二三四五六日"


def day(at: datetime | date) -> str:
    """11月20日 星期五."""
    on = at.astimezone(SHANGHAI).date() if isinstance(at, datetime) else at
    return f"{on.month}月{on.day}日 星期{DAYS[on.weekday()]}"


def month_day(on: date) -> str:
    """12月22日."""
    return f"{on.month}月{on.day}日"


def full_day(on: date | None) -> str:
    """2018年3月1日; empty where it is not known."""
    return f"{on.year}年{on.month}月{on.day}日" if on else ""


def moment(at: datetime) -> str:
    """2026年11月20日 08:12."""
    local = at.astimezone(SHANGHAI)
    return f"{full_day(local.date())} {local:%H:%M}"


def publicly(name: str, unit: str, named: bool) -> str:
    """A guard as everybody may read of him: his name only where he agreed."""
    return f"{name}（{unit}）" if named else f"{name[:1]}**（{unit}）"


def digits(code: str) -> str:
    """402 918."""
    return f"{code[:3]} {code[3:]}"


def week_span(week: Week) -> str:
    """10月8日—14日."""
    month = f"{week.sunday.month}月" if week.sunday.month != week.monday.month else ""
    return f"{week.monday.month}月{week.monday.day}日—{month}{week.sunday.day}日"


def wall(at: datetime, seconds: bool = False) -> str:
    """21:34, or 21:34:15."""
    return f"{at.astimezone(SHANGHAI):{'%H:%M:%S' if seconds else '%H:%M'}}"


def lasting(s: int) -> str:
    """50 秒 · 3 分 50 秒 · 1 小时 5 分."""
    if s < 60:
        return f"{s} 秒"
    return f"{s // 60} 分 {s % 60} 秒" if s < 3600 else f"{s // 3600} 小时 {s % 3600 // 60} 分"
