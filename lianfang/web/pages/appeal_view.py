"""Appeals in words: what one is about, how it stands, what it rests on."""

from datetime import datetime
from typing import Any

from lianfang.web.looks.appeals import AppealOpened, AppealSeen, EntrySeen
from lianfang.web.pages.told import day, month_day
from lianfang.web.views import AppealLine, Fact, Link, Tag
from scoring.points.appeals.reads import AppealRow
from scoring.points.appeals.rules import last_day
from scoring.points.appeals.vocabulary import OF_NO_ENTRY, OUTCOMES, REASONS, Appeal, Entry
from zones.ground.weeks import shanghai_day
from zones.journal.vocabulary import DEED_WORDS

OF_A_MONTH = {"month.answered": "月底结算：点名应答", "month.missed": "月底结算：没有派员"}
LEGAL = "分局法制部门"
COLOURS: dict[str, Any] = {"upheld": "ok", "partly": "ok", "refused": "mute"}


def titled(row: AppealRow) -> str:
    """联防巡逻 · 10月8日."""
    month = OF_A_MONTH.get(row.rule, "月底结算")
    what = (DEED_WORDS.get(row.kind) or month) if row.appeal.award else OF_NO_ENTRY[row.appeal.reason]
    return f"{what} · {month_day(row.appeal.day)}"


def entry_called(entry: Entry) -> str:
    return DEED_WORDS.get(entry.kind) or OF_A_MONTH.get(entry.rule, "月底结算")


def signed(points: int) -> str:
    """+3 分, 0 分."""
    return f"{points:+d} 分" if points else "0 分"


def state(appeal: Appeal, now: datetime) -> Tag:
    if appeal.state == "decided":
        return Tag(OUTCOMES[appeal.outcome], COLOURS[appeal.outcome])
    if appeal.state == "withdrawn":
        return Tag("收回了", "mute")
    return Tag("超期了", "warn") if appeal.overdue(now) else Tag("复核中", "gold")


def until(appeal: Appeal) -> str:
    return month_day(shanghai_day(appeal.due_at))


def dated(appeal: Appeal) -> str:
    """10月16日提的，10月23日前答复."""
    raised = f"{month_day(shanghai_day(appeal.raised_at))}提的"
    if appeal.state == "open":
        return f"{raised}，{until(appeal)}前答复"
    ended = month_day(shanghai_day(appeal.decided_at)) if appeal.decided_at else ""
    return f"{raised}，{ended}{'答复' if appeal.state == 'decided' else '收回'}"


def own_line(row: AppealRow, now: datetime) -> AppealLine:
    return AppealLine(f"/points/appeals/{row.appeal.id}", titled(row), dated(row.appeal), state(row.appeal, now))


def desk_line(row: AppealRow, now: datetime, opens: bool) -> AppealLine:
    href = f"/appeals/{row.appeal.id}" if opens else ""
    told = f"{row.station_name} · {REASONS[row.appeal.reason]} · {dated(row.appeal)}"
    return AppealLine(href, f"{whose(row)}　{titled(row)}", told, state(row.appeal, now))


def whose(row: AppealRow) -> str:
    return f"{row.unit_name} {row.name}".strip()


def own_facts(seen: AppealSeen) -> tuple[Fact, ...]:
    """What it is about, and what became of the points."""
    appeal = seen.row.appeal
    facts = [Fact("理由", REASONS[appeal.reason]), Fact("哪天的事", day(appeal.day))]
    if seen.entry:
        facts += [Fact("规则", seen.entry.clause), Fact("现在", signed(seen.entry.points))]
        facts += [Fact("积分编号", str(seen.entry.award))]
    return tuple(facts)


def answer_note(appeal: Appeal, by: str = "") -> str:
    """Who answered when, and what became of the points."""
    if appeal.state != "decided" or appeal.decided_at is None:
        return ""
    told = f"{LEGAL}{by}，{month_day(shanghai_day(appeal.decided_at))}"
    if appeal.points_before is None or appeal.points_after is None:
        return told
    if appeal.points_before == appeal.points_after:
        return f"{told}，分数不变，{signed(appeal.points_after)}"
    return f"{told}，{signed(appeal.points_before)}改为 {signed(appeal.points_after)}"


def desk_facts(opened: AppealOpened) -> tuple[Fact, ...]:
    """As the legal office needs them: clause, points, deed, who confirmed, what it rests on."""
    seen = opened.seen
    confirmed = "、".join(opened.hands) or "登记里没有写是谁"
    entry = seen.entry
    if entry is None:
        return (*own_facts(seen), Fact("不能由谁定", f"{seen.row.station_name}的民警"))
    stands = "登记已经撤下" if entry.taken_back else "登记还在"
    sealed = "；内容封着，只看得到这几个字和分" if entry.kind.startswith("clue") else ""
    return (
        *own_facts(seen),
        Fact("做了什么", f"{entry_called(entry)}（{stands}{sealed}）"),
        Fact("谁确认的", confirmed),
        Fact("凭据", evidence(entry)),
    )


def evidence(entry: Entry) -> str:
    """A row of a delivered file, or a number in a register of ours."""
    if not entry.sheet:
        return "月底结算"
    if not entry.digest:
        return f"{entry.sheet} {entry.row} 号"
    return f"周记录“{entry.sheet}”第 {entry.row} 行（文件 {entry.digest.hex()[:12]}）"


def objection(seen: EntrySeen) -> tuple[Link, str]:
    """On 这分怎么来的: where to press next, and the sentence under it."""
    appeal, entry = seen.appeal, seen.entry
    if appeal is None:
        last = last_day(entry)
        if shanghai_day(seen.now) > last:
            return Link("", ""), f"提意见到{month_day(last)}为止，已经过了。还想问，找{LEGAL}。"
        return (
            Link("分数不对？我有意见", f"/points/{entry.award}/appeal"),
            f"{month_day(last)}前可以提。{LEGAL}复核，不由原来确认的民警定，7 天内答复。",
        )
    href = f"/points/appeals/{appeal.id}"
    if appeal.state == "open":
        return Link("复核中，看办到哪一步", href), f"{until(appeal)}前答复。答复以前，这一条先不算定。"
    return Link("复核过了，看答复", href), "一条只复核一次。"
