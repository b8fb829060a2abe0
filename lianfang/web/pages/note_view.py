"""Threads of notes in words: for the guard who wrote them, and for the station."""

from datetime import datetime, timedelta

from lianfang.photos.reads import PhotoRow
from lianfang.web.looks.reports import ThreadSeen
from lianfang.web.pages.told import DAYS, month_day, wall
from lianfang.web.views import Said, Shot, Source, Step, Tag, ThreadRow
from zones.ground.weeks import SHANGHAI
from zones.reports.reads.notes import LineRow, QueueRow
from zones.reports.rules.saying import told_at
from zones.reports.vocabulary.notes import KINDS, NOTE, STEPS, Thread

TAKEN = {
    "looked": "一起看过了",
    "decided": "定了办法",
    "checked": "回头看过，好了",
    "solved": "办结了",
    "reopened": "还没好，再办",
    "going": "今天过来",
    "counted": "核实了，是隐患，照规则记分",
    "uncounted": "隐患撤回了，分收回",
}
MARKS = {"late": "补传", "clock": "手机时间不准，照收到的时间写", "": ""}
ONE_DAY, A_WEEK = timedelta(days=1), timedelta(days=6)


def when(at: datetime, now: datetime) -> str:
    """今天 10:15 · 周三 15:20 · 11月3日 15:20."""
    day, today = at.astimezone(SHANGHAI).date(), now.astimezone(SHANGHAI).date()
    if day == today:
        return f"今天 {wall(at)}"
    near = timedelta() < today - day <= A_WEEK
    return f"周{DAYS[day.weekday()]} {wall(at)}" if near else f"{month_day(day)} {wall(at)}"


def age(since: datetime, now: datetime) -> str:
    """刚才 · 40 分钟前 · 5 小时前 · 3 天前."""
    minutes = int((now - since).total_seconds() // 60)
    if minutes < 1:
        return "刚才"
    if minutes < 60:
        return f"{minutes} 分钟前"
    return f"{minutes // 60} 小时前" if minutes < 24 * 60 else f"{minutes // (24 * 60)} 天前"


def officer_called(name: str) -> str:
    """周警官."""
    return f"{name[0]}警官" if name else "派出所"


def titled(row: QueueRow) -> str:
    """Its first words; what was found without a word is called by its kind."""
    words = row.words.partition("\n")[0]
    shown = words if len(words) <= 24 else f"{words[:23]}…"
    return shown or (KINDS[row.thread.kind] if row.thread.kind != NOTE else "一张照片")


def steps(thread: Thread) -> tuple[Step, ...]:
    """记下 → 一起看 → 定办法 → 回头看."""
    at = list(STEPS).index(thread.step)
    over = thread.solved_at is not None
    return tuple(
        Step(word, "", "done" if nth <= at or over else "now" if nth == at + 1 else "todo")
        for nth, word in enumerate(STEPS.values())
    )


def state(thread: Thread, guard: bool) -> Tag:
    """How it stands, as the guard reads it, or the station."""
    if thread.solved_at is not None:
        return Tag("办结了", "ok")
    if thread.answered_at is None:
        return Tag("等民警回" if guard else "等您回", "gold" if guard else "warn")
    left = len(STEPS) - 1 - list(STEPS).index(thread.step)
    if thread.step == "noted":
        return Tag("回过了", "info")
    return Tag(f"还差{'一两三'[left - 1]}步" if left else "等办结", "gold")


def thread_row(row: QueueRow, now: datetime, href: str, guard: bool, tags: tuple[Tag, ...] = ()) -> ThreadRow:
    thread = row.thread
    if guard:
        answered = f"，{when(thread.answered_at, now)}回了您" if thread.answered_at else ""
        note = f"{when(thread.opened_at, now)}写的{answered}"
    else:
        note = f"{row.unit_name} {row.name} · {age(thread.opened_at, now)}"
    kind = (Tag(KINDS[thread.kind], "mute"),) if thread.found and row.words else ()
    return ThreadRow(href, titled(row), note, state(thread, guard), steps(thread), (*kind, *tags))


def said(seen: ThreadSeen, guard: bool) -> tuple[Said, ...]:
    """What was said in a thread, with its photos where they came along."""
    return tuple(_said(seen, line, guard) for line in seen.lines)


def _said(seen: ThreadSeen, line: LineRow, guard: bool) -> Said:
    at, mark = told_at(line.phone_at, line.at)
    his = line.person is not None
    officer = seen.officers.get(line.account, "")
    who = seen.row.name if his else officer_called(officer) if guard else seen.names.get(line.account, "派出所")
    return Said(
        who="您" if his and guard else who,
        when=when(at, seen.now),
        words=line.words,
        own=his == guard,
        step=TAKEN.get(line.step, ""),
        mark=MARKS[mark],
        shots=shots(f"/notes/{line.note}", [one for one in seen.photos if one.at == line.at], seen.now),
    )


def shots(base: str, photos: list[PhotoRow], now: datetime) -> tuple[Shot, ...]:
    return tuple(Shot(Source(f"{base}/photos/{one.id}"), one.id, when(one.at, now)) for one in photos)
