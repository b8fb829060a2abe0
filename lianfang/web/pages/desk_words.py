"""Backup in the desk's words: times, what somebody answered, a line of the request's book."""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from lianfang.flows.aid.seen import Helper, Seen
from lianfang.web.views import Tag
from zones.aid.reads import EventRow
from zones.aid.vocabulary import HELP_WORDS, OUTCOME_WORDS, REFUSAL_WORDS, Answer
from zones.ground.weeks import SHANGHAI

ANSWERS: dict[Answer, tuple[str, str]] = {
    "told": ("还没应答", "mute"),
    "coming": ("在路上", "gold"),
    "arrived": ("到场", "ok"),
    "helping": ("守着帮看", "ok"),
    "cannot": ("走不开", "mute"),
    "stood_down": ("不用去了", "mute"),
    "recalled": ("单位叫回", "mute"),
}


class Told(Struct, frozen=True):
    """Who a line speaks of, in names."""

    unit: str
    kind: str
    persons: dict[int, str]
    accounts: dict[int, str]

    def person(self, event: EventRow) -> str:
        return self.persons.get(event.person or 0, "求援的人")

    def account(self, event: EventRow) -> str:
        return self.accounts.get(event.account or 0, "") or "值班台"


def told_of(seen: Seen, accounts: dict[int, str]) -> Told:
    persons = {one.alert.person: placed(one.name, one.unit_name) for one in seen.helpers}
    return Told(seen.unit_name, seen.kind.word, persons, accounts)


def placed(name: str, unit: str) -> str:
    """孙建国（河滨小区）."""
    return f"{name}（{unit}）" if unit else name


def clock(at: datetime | None) -> str:
    """21:34; empty where it has not come."""
    return f"{at.astimezone(SHANGHAI):%H:%M}" if at else ""


def lasted(since: datetime, until: datetime) -> str:
    """02:14 or 1:02:14."""
    seconds = max(0, int((until - since).total_seconds()))
    hours, minutes = divmod(seconds // 60, 60)
    return (f"{hours}:" if hours else "") + f"{minutes:02}:{seconds % 60:02}"


def minutes(since: datetime, until: datetime) -> str:
    """2 分钟; 不到 1 分钟."""
    whole = max(0, int((until - since).total_seconds())) // 60
    return f"{whole} 分钟" if whole else "不到 1 分钟"


def helps_of(helps: str | tuple[str, ...]) -> str:
    """关门、开灯看路."""
    parts = helps.split(",") if isinstance(helps, str) else helps
    return "、".join(HELP_WORDS[one] for one in parts if one in HELP_WORDS)


def answer_tag(helper: Helper) -> Tag:
    alert = helper.alert
    if alert.answer == "told" and alert.seen_at is None:
        return Tag("没看到", "warn")
    return Tag(*ANSWERS[alert.answer])  # type: ignore[arg-type]


def line(event: EventRow, told: Told) -> str:
    """A line of the book in words."""
    return _LINES[event.kind](event, told)


def _raised(event: EventRow, told: Told) -> str:
    if event.facts.get("behalf"):
        return f"{told.account(event)}替{told.unit}求援：{told.kind}"
    return f"{told.unit}求援：{told.kind}"


def _told(event: EventRow, told: Told) -> str:
    count, wave = event.facts.get("count", 0), event.facts.get("wave", 0)
    if not count:
        return "这一圈没有能叫的人" if wave else "本片区没有能叫的人"
    return f"扩大一圈，又告诉了 {count} 人" if wave else f"同时告诉了 {count} 人"


def _helping(event: EventRow, told: Told) -> str:
    helps = helps_of(str(event.facts.get("helps", "")))
    return f"{told.person(event)}守着帮看" + (f"：{helps}" if helps else "")


def _cannot(event: EventRow, told: Told) -> str:
    reason = REFUSAL_WORDS.get(str(event.facts.get("reason", "")), "")
    return f"{told.person(event)}来不了" + (f"：{reason}" if reason else "")


def _arrived(event: EventRow, told: Told) -> str:
    metres = event.facts.get("metres")
    return f"{told.person(event)}到了" + (f"，手机定位离单位 {metres} 米" if metres is not None else "")


def _stood_down(event: EventRow, told: Told) -> str:
    if event.account is None:
        return f"人够了，{told.person(event)}不用去"
    return f"{told.account(event)}告诉{told.person(event)}不用去了"


def _closed(event: EventRow, told: Told) -> str:
    injured = int(event.facts.get("injured", 0))
    outcome = OUTCOME_WORDS.get(str(event.facts.get("outcome", "")), "")
    return f"{told.account(event)}：处置完毕，{outcome}" + (f"，受伤 {injured} 人" if injured else "")


def _widened(event: EventRow, told: Told) -> str:
    return f"{told.account(event)}点了扩大"


_LINES: dict[str, Callable[[EventRow, Told], str]] = {
    "raised": _raised,
    "told": _told,
    "helping": _helping,
    "cannot": _cannot,
    "arrived": _arrived,
    "stood_down": _stood_down,
    "closed": _closed,
    "widened": _widened,
    "received": lambda event, told: f"{told.account(event)}接报",
    "called_in": lambda event, told: f"{told.account(event)}加派{told.person(event)}",
    "calm": lambda event, told: f"{told.unit}说事情平息了",
    "taken_back": lambda event, told: f"{told.unit}撤回了求援：按错了",
    "rang_desk": lambda event, told: "还没有接报，拨值班电话",
    "rang_command": lambda event, told: "还没有接报，拨分局指挥中心",
    "repeated": lambda event, told: "还没有处置完毕，再提醒一次值班台",
    "last_step": lambda event, told: "能叫的都叫了，去的人还不够",
    "gate_open": lambda event, told: f"{told.person(event)}的岗落锁满 10 分钟",
    "seen": lambda event, told: f"{told.person(event)}看到了",
    "coming": lambda event, told: f"{told.person(event)}去支援",
    "more": lambda event, told: f"{told.person(event)}说还要人",
    "recalled": lambda event, told: f"单位叫回了{told.person(event)}",
}
KINDS = frozenset(_LINES)
"""Every kind of event that can be told."""
