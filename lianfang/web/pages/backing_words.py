"""What joint work rests on, in words: from when to when, what is missing, what that means now."""

from datetime import date

from lianfang.flows.backing.standing import UnitStanding
from lianfang.web.pages.told import full_day
from lianfang.web.views import Tag
from zones.aid.vocabulary import LEFT_OUT_WORDS
from zones.roster.reads.backing import UnitBacking

NO_ORDER = "现在没有有效的勤务依据：联防巡逻不能派，求援时不叫别家单位的保安。"
VIOLENCE = "打架闹事不叫去，只请守着帮看"
WHY_NOT = {
    "unsigned": "没有签协议，不排也不叫",
    "not_yet": "协议还没到日子，现在不排也不叫",
    "no_client": "客户还没有同意，不排也不叫",
    "paused": "单位暂停了，这段时间不排也不叫",
}
AGREEMENTS = {
    "": Tag("已签", "ok"),
    "unsigned": Tag("没有签", "warn"),
    "not_yet": Tag("没到日子", "gold"),
    "no_client": Tag("差客户同意", "warn"),
    "paused": Tag("暂停", "gold"),
}


def span(since: date, until: date | None) -> str:
    """2026年10月21日起，长期；2026年10月21日到2027年10月20日."""
    return f"{full_day(since)}到{full_day(until)}" if until else f"{full_day(since)}起，长期"


def days_of(unit: UnitBacking) -> str:
    """Of its agreement; empty without one."""
    if unit.since is None:
        return ""
    paused = f"，暂停到{full_day(unit.paused_until)}" if unit.paused_until else ""
    return span(unit.since, unit.until) + paused


def means(one: UnitStanding, ordered: bool) -> str:
    """没有登记意外保险 3 人：打架闹事不叫去，只请守着帮看."""
    if one.reason:
        return WHY_NOT[one.reason]
    if not ordered:
        return "没有勤务依据，不排也不叫"
    lacks = "、".join(f"{LEFT_OUT_WORDS[reason]} {count} 人" for reason, count in one.reasons.most_common())
    return f"{lacks}：{VIOLENCE}" if lacks else "都能叫"
