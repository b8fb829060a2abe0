"""A small grammar of official sentences: spans of days, movements of numbers, lists of zones."""

from collections.abc import Iterable, Sequence

from bulletins.figures.vocabulary import Figures
from zones.ground.percent import change_percent
from zones.ground.weeks import Span, parse_week

LEAST_BASE = 10  # under this no per cent is said
LEAST_ASKED = 20  # under this no rate is judged
MOST_NAMED = 3  # more areas than these are told as a number: nobody is lined up
NUMERALS = "一二三四五六七八九十"


def span(week: Span) -> str:
    """10月8日至14日; over a month's or a year's end both are named."""
    first, last = week.monday, week.sunday
    if first.month == last.month:
        return f"{first.month}月{first.day}日至{last.day}日"
    year = f"{last.year}年" if first.year != last.year else ""
    return f"{first.month}月{first.day}日至{year}{last.month}月{last.day}日"


def moved(before: int, now: int, unit: str) -> str:
    """由40起降至18起，下降55.0%. The per cent only from a base of ten; no movement is 与上期持平."""
    if now == before:
        return f"{now}{unit}，与上期持平"
    verb, word = ("升至", "上升") if now > before else ("降至", "下降")
    change = change_percent(now, before)
    share = f"，{word}{abs(change):.1f}%" if change is not None and before >= LEAST_BASE else ""
    return f"由{before}{unit}{verb}{now}{unit}{share}"


def rate_moved(before: float | None, now: float | None) -> str:
    """由94.5%降至92.4%; the present rate alone where there is nothing to compare."""
    if now is None:
        return "不计算"
    if before is None or before == now:
        return f"{now:.1f}%"
    return f"由{before:.1f}%{'升' if now > before else '降'}至{now:.1f}%"


def points_moved(before: float | None, now: float | None) -> str:
    """提高55.0个百分点, of rates as they are printed, so that the reader's own subtraction holds; empty without two rates."""
    if before is None or now is None:
        return ""
    moved = round(now - before, 1)
    return f"{'提高' if moved > 0 else '降低'}{abs(moved):.1f}个百分点" if moved else "持平"


def listed(parts: Iterable[str]) -> str:
    """甲、乙、丙."""
    return "、".join(parts)


def zones(names: Sequence[str]) -> str:
    """东、西、南片区; the names as they are where they do not all end in 片区."""
    if len(names) > 1 and all(name.endswith("片区") for name in names):
        return listed(name.removesuffix("片区") for name in names) + "片区"
    return listed(names)


def named(names: Sequence[str], area: str) -> str:
    """东、西片区; more than three as 5个片区, so that no list of all the weak ones comes about."""
    return zones(names) if len(names) <= MOST_NAMED else f"{len(names)}个{area}"


def absent(now: Figures, kind: str) -> str:
    """（城西所数据未到，未计入）, of several stations or weeks where the others' came; else empty."""
    names = [name for name, kinds in now.lacking.items() if kind in kinds]
    weeks = [span(parse_week(line.week)) for line in now.by_week if kind in line.lacking]
    told = [f"{named(names, now.areas)}数据未到"] if names else []
    if weeks:
        told.append(f"{listed(weeks) if len(weeks) <= MOST_NAMED else f'其中{len(weeks)}周'}数据未到齐")
    return f"（{'，'.join(told)}，未计入）" if told else ""


def points(parts: Sequence[str]) -> str:
    """一是…；二是…。 One alone stands without a number."""
    if len(parts) == 1:
        return parts[0]
    return "；".join(f"{NUMERALS[at]}是{part}" for at, part in enumerate(parts))


def attention(parts: Sequence[str]) -> str:
    """需关注：…。 Empty where there is nothing."""
    return f"需关注：{points(parts)}。" if parts else ""


def better(parts: Sequence[str]) -> str:
    """好转：…。 The first three in the roster's order; empty where there is nothing."""
    return f"好转：{listed(parts[:MOST_NAMED])}。" if parts else ""
