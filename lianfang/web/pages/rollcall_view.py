"""查岗 in words: the wall of a call, the list of calls, the ways to call."""

from datetime import datetime, timedelta

from lianfang.web.answers import form
from lianfang.web.looks.rollcall import MOST_ROWS, WallSeen
from lianfang.web.pages.told import day, lasting, wall
from lianfang.web.views import (
    CallLine,
    Choice,
    Count,
    Fact,
    Link,
    MissingRow,
    NewCall,
    Tag,
    Tick,
    Verdict,
    Wall,
    WallZone,
)
from zones.ground.percent import percent
from zones.rollcall.reads.asked import AskedRow
from zones.rollcall.reads.calls import CallSeen, Tally
from zones.rollcall.vocabulary import HOW_WORDS, KIND_WORDS, TICKED, Call

FEWEST = 20
"""Rates from under so many posts asked are not judged."""
STATES = {
    "waiting": Tag("还没有到", "mute"),
    "open": Tag("正在查", "gold"),
    "reminded": Tag("正在查，催过一次", "gold"),
    "ringing": Tag("过了时限，值班台在打电话", "warn"),
    "closed": Tag("结束了", "ok"),
    "missed": Tag("没有查成", "mute"),
}
WAYS = (
    ("now", "马上查", "现在当班的岗都问一遍。", ("zone",)),
    ("planned", "定个时候", "到时自动发起。", ("zone", "at")),
    ("random", "随机一次", "在这段时间里随机发起，几点谁也看不到。", ("zone", "since", "until")),
    ("surprise", "抽查几岗", "点明的岗马上问。", ("posts",)),
    ("drill", "拉动演练", "花名册上每一个人都问，自愿；不算应答率，不算分。夜里不拉。", ()),
)


def ways(at: str) -> tuple[NewCall, ...]:
    return tuple(NewCall(kind, word, says, form(at), fields) for kind, word, says, fields in WAYS)


def rate(tally: Tally) -> Tag:
    """点名应答率; under 20 asked it says so and nothing else."""
    if tally.asked < FEWEST:
        return Tag(f"{tally.answered}/{tally.asked}，不到 {FEWEST} 岗不评", "mute")
    found = percent(tally.answered, tally.asked) or 0.0
    return Tag(f"应答率 {found}%", "ok" if found >= 95 else "gold")


def line(seen: CallSeen, at: str, *, decides: bool) -> CallLine:
    call, tally = seen.call, seen.tally
    held = call.state not in ("waiting", "missed")
    text = (
        f"应到 {tally.asked} 岗，应答 {tally.answered}，免点 {tally.excused}，没有应答 {tally.silent}"
        if held
        else call.why_missed
    )
    state = STATES[call.state]
    return CallLine(
        href=f"{at}/{call.id}" if held else "",
        title=titled(call),
        when=_when(call),
        text=text or call.basis,
        rate=state if call.state != "closed" else Tag("演练，不算率") if call.kind == "drill" else rate(tally),
        cancel=form(f"{at}/{call.id}/cancel") if decides and call.state == "waiting" else None,
    )


def titled(call: Call) -> str:
    return KIND_WORDS[call.kind] + ("（夜里）" if call.night and call.state != "waiting" else "")


def _when(call: Call) -> str:
    if call.state == "waiting" and call.since and call.until:
        return f"{day(call.since)} {wall(call.since)}—{wall(call.until)} 之间，几点不显示"
    return f"{day(call.opens_at)} {wall(call.opens_at)}"


def wall_of(seen: WallSeen, at: str, *, ticks: bool, decides: bool) -> Wall:
    """`at` is the address of the station's calls."""
    call, tally = seen.seen.call, seen.seen.tally
    own = f"{at}/{call.id}"
    rows = tuple(_row(one, call, own, ticks=ticks, decides=decides) for one in seen.missing)
    return Wall(
        title=f"{titled(call)} {wall(call.opens_at)}",
        state=STATES[call.state],
        says=_says(call, seen.now),
        counts=_counts(tally, drill=call.kind == "drill"),
        zones=tuple(
            WallZone(
                one.name,
                f"{one.answered}/{one.asked}",
                round(percent(one.answered, one.asked) or 0),
                f"免点 {one.excused}" if one.excused else "",
            )
            for one in seen.zones
        ),
        excuses=tuple(Fact(reason, f"{posts} 岗") for reason, posts in seen.excuses),
        missing=rows,
        more=_more(seen, tally),
        pages=_pages(seen, own),
    )


def _says(call: Call, now: datetime) -> str:
    if not call.running or call.closes_at is None:
        return f"依据：{call.basis}"
    ring_at = call.opens_at + timedelta(minutes=call.minutes)
    until = ring_at if now < ring_at else call.closes_at
    left = lasting(max(0, int((until - now).total_seconds())))
    return f"还有 {left}" + ("" if now < ring_at else "，给没有应答的岗打电话") + f"。依据：{call.basis}"


def _counts(tally: Tally, *, drill: bool) -> tuple[Count, ...]:
    unit = "人" if drill else "岗"
    return (
        Count("应到", str(tally.asked), unit),
        Count("应答", str(tally.answered), unit),
        Count("还没有应答", str(tally.asked - tally.answered), unit, warn=tally.asked > tally.answered),
        Count("免点，不进应答率", str(tally.excused), unit),
    )


def _more(seen: WallSeen, tally: Tally) -> str:
    left = tally.asked - tally.answered - seen.skipped - len(seen.missing)
    return f"后面还有 {left} 岗" if seen.further and left > 0 else "后面还有" if seen.further else ""


def _pages(seen: WallSeen, own: str) -> tuple[Link, ...]:
    page = seen.skipped // MOST_ROWS
    back = (Link(f"前 {MOST_ROWS} 岗", f"{own}?sheet={page - 1}"),) if page else ()
    return back + ((Link(f"后 {MOST_ROWS} 岗", f"{own}?sheet={page + 1}"),) if seen.further else ())


def _row(one: AskedRow, call: Call, own: str, *, ticks: bool, decides: bool) -> MissingRow:
    place = f"{one.unit_name} {one.post or one.person_name}"
    open_, silent = one.result == "waiting", one.result == "silent"
    verdicts: tuple[Choice, ...] = (Choice("excused", "免点"),) if open_ or silent else ()
    verdicts += (Choice("silent", "算没有应答"),) if silent or one.result == "excused" else ()
    verdicts += (Choice("answered", "迟到的算数"),) if one.late and silent else ()
    return MissingRow(
        id=one.id,
        place=place,
        note=_note(one),
        state=Tag("还没有应答", "gold") if open_ else Tag("没有应答", "warn") if silent else Tag(f"免点：{one.reason}"),
        line=one.line,
        tick=Tick(form(f"{own}/ticks"), tuple(Choice(how, HOW_WORDS[how]) for how in TICKED))
        if ticks and open_
        else None,
        verdict=Verdict(form(f"{own}/reasons"), verdicts) if decides and verdicts else None,
    )


def _note(one: AskedRow) -> str:
    if one.late and one.answered_at:
        return f"手机说 {wall(one.answered_at)} 按了，过了半小时才送到，请民警定。"
    if one.result == "excused":
        return "门岗屏上自己点的。"
    return one.reason
