"""巡逻 as a guard's phone shows it: before the muster, on the way, afterwards."""

from typing import Any

from msgspec import structs

from lianfang.flows.patrol.seen import OutingSeen, Walking
from lianfang.web.answers import form
from lianfang.web.pages.outing_words import (
    POWERS,
    choices,
    facts_of,
    keepers_of,
    people_of,
    seat_tag,
    title_of,
    walkers_of,
)
from lianfang.web.pages.told import day, wall
from lianfang.web.views import Frame, OutingClosing, OutingMuster, OutingPoint, PatrolPage, Tag
from zones.ground.weeks import shanghai_day
from zones.patrol.vocabulary.outings import STOP_REASONS, TOPICS
from zones.reports.vocabulary.notes import HAZARDS

PASSED = {"counted": Tag("到过了", "ok"), "to_check": Tag("民警再看一眼", "gold"), "refused": Tag("没有算", "warn")}
RESTING = "今晚休息"
NO_TOPIC = {"": "没有宣传"}


def patrol_page(
    frame: Frame,
    seen: Walking,
    person: int,
    *,
    error: str = "",
    notice: str = "",
    typed: dict[str, str] | None = None,
) -> PatrolPage:
    """`typed` are the fields of a muster that was refused."""
    if seen.seen is None:
        return PatrolPage(frame, RESTING, "没有排您巡逻。排到了，这里和“今天”都看得到。", error=error, notice=notice)
    one = seen.seen
    today = one.row.day == shanghai_day(seen.now)
    more = {"planned": _before, "walking": _on_the_way}.get(one.row.state)
    return PatrolPage(
        frame,
        title_of(one.row) if today else f"{day(one.row.day)} {title_of(one.row)}",
        POWERS,
        facts_of(one),
        people_of(one),
        error=error,
        notice=notice,
        done=_done(one, person),
        **(more(seen, one, person, typed) if more else {}),
    )


def _before(seen: Walking, one: OutingSeen, person: int, typed: dict[str, str] | None) -> dict[str, Any]:
    where = form(f"/patrol/{one.row.id}/muster")
    return {"muster": OutingMuster(where, walkers_of(one, typed), _leads(one, person))}


def _on_the_way(seen: Walking, one: OutingSeen, person: int, typed: dict[str, str] | None) -> dict[str, Any]:
    passed = {it.checkpoint: PASSED.get(it.state, PASSED["to_check"]) for it in one.passed}
    points = tuple(OutingPoint(it.name, passed.get(it.id, Tag("还没到", "mute"))) for it in seen.checkpoints)
    where = form(f"/patrol/{one.row.id}/close")
    return {
        "closing": OutingClosing(where, keepers_of(one), choices(NO_TOPIC | TOPICS, ""), _leads(one, person)),
        "points": points,
        "digits": form("/patrol/check-in") if points else None,
        "finding": structs.replace(form("/notes"), along=(("outing", str(one.row.id)),)),
        "kinds": choices(HAZARDS),
    }


def _leads(one: OutingSeen, person: int) -> bool:
    """Who musters leads; before that whoever of the lead unit was named."""
    if one.row.leader is not None:
        return one.row.leader == person
    return any(seat.person == person and seat.unit == one.row.lead for seat in one.seats)


def _done(one: OutingSeen, person: int) -> str:
    row = one.row
    if row.state == "stopped":
        return f"今晚停巡：{STOP_REASONS[row.why_stopped]}。不算没来，也不用补。"
    if row.state != "closed" or row.closed_at is None:
        return ""
    flag = f"旗交给{row.flag_name}。" if row.flag_name else ""
    own = next((seat for seat in one.seats if seat.person == person), None)
    said = f"您：{seat_tag(own).text}。" if own else ""
    return f"{wall(row.closed_at)} 收队，来了 {len(one.came)} 人。{flag}{said}"
