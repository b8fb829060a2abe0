"""备案 (保安服务管理条例 art. 14): 30 days from the beginning, and from the end, of a unit's own guard service."""

from datetime import date, timedelta

from zones.roster.errors import BadFiling, NotFiling
from zones.roster.vocabulary import MOST_NUMBER, Spell

DAYS, SOON = 30, 7
REMINDED = (20, 28)
"""On these days of the clock the unit is reminded, once each."""


def due(spell: Spell) -> tuple[str, date] | None:
    """What is to be done (file, withdraw) and its last day; None where nothing is open."""
    if spell.ended is None:
        return None if spell.filed_on else ("file", spell.began + timedelta(days=DAYS))
    if spell.filed_on is None or spell.withdrawn_on is not None:
        return None
    return "withdraw", spell.ended + timedelta(days=DAYS)


def standing(spell: Spell, today: date) -> str:
    """overdue, soon (within 7 days), running; empty where nothing is open."""
    open_ = due(spell)
    if open_ is None:
        return ""
    left = (open_[1] - today).days
    return "overdue" if left < 0 else "soon" if left <= SOON else "running"


def reminder(spell: Spell, today: date) -> int | None:
    """20 or 28 where that day of the clock has come, the later one alone; None before, and once the time is over."""
    open_ = due(spell)
    if open_ is None:
        return None
    day = DAYS - (open_[1] - today).days
    return max((mark for mark in REMINDED if mark <= day), default=None) if day <= DAYS else None


def check_spell(spell: Spell, today: date, sent: bool) -> None:
    """`sent`: a company sends its guards. Raises NotFiling, BadFiling."""
    if sent:
        raise NotFiling()
    said = [
        ("开始保安服务", spell.began),
        ("备案", spell.filed_on),
        ("停止保安服务", spell.ended),
        ("撤销备案", spell.withdrawn_on),
    ]
    for word, day in said:
        if day is not None and day > today:
            raise BadFiling(what=f"{word}的日子还没有到")
        if day is not None and day < spell.began:
            raise BadFiling(what=f"{word}的日子在开始保安服务之前")
    if (spell.filed_on is None) != (not spell.number) or len(spell.number) > MOST_NUMBER:
        raise BadFiling(what=f"备案日期和备案编号要一起填，编号最多 {MOST_NUMBER} 个字")
    if spell.withdrawn_on is not None and (
        spell.filed_on is None or spell.ended is None or spell.withdrawn_on < spell.ended
    ):
        raise BadFiling(what="撤销备案要先备过案、停止了保安服务，日子不早于停止那天")
