"""Writes calls and answers. Runs inside a flow's transaction."""

from collections.abc import Sequence
from datetime import datetime

from zones.ground.weeks import shanghai_day, week_of
from zones.journal.actions import write_rows
from zones.rollcall.reads.asked import AskedRow
from zones.rollcall.rules.answering import Heard
from zones.rollcall.rules.hours import is_quiet, window_min
from zones.rollcall.rules.steps import Times
from zones.rollcall.tables import RollCall, RollCallAnswer
from zones.rollcall.vocabulary import Asked, Call, Plan

REGISTER = "查岗"


async def hold_station(station: int) -> None:
    """Whoever makes a call of this station waits here: calls of a night are counted one after the other."""
    await RollCall.raw("SELECT id FROM station WHERE id = {} FOR NO KEY UPDATE", station)


async def make_call(station: int, plan: Plan, account: int, opens_at: datetime, now: datetime) -> int:
    """It waits until it opens. Returns its id."""
    made = RollCall(
        station=station,
        kind=plan.kind,
        basis=plan.basis,
        zones=",".join(map(str, plan.zones)),
        posts=",".join(map(str, plan.posts)),
        account=account,
        night=is_quiet(opens_at),
        made_at=now,
        opens_at=opens_at,
        minutes=window_min(opens_at),
        next_deadline=opens_at,
        since=plan.since,
        until=plan.until,
        key_date=plan.key_date,
    )
    return int((await RollCall.insert(made))[0]["id"])


async def open_call(call: Call, asked: Sequence[Asked], times: Times, now: datetime) -> None:
    """From now on its posts may answer; a row each, by COPY."""
    opened = {"opens_at": now, "night": is_quiet(now), "minutes": times.minutes, "closes_at": times.close_at}
    await _step(call, "open", times.remind_at, **opened)
    week = "" if call.kind == "drill" else str(week_of(shanghai_day(now)))
    common = {
        "station": call.station,
        "week": week,
        "sheet": REGISTER,
        "row": call.id,
        "asked_at": now,
        "call": call.id,
    }
    await write_rows(
        RollCallAnswer,
        [
            common
            | {"key": f"live:{call.id}:{one.post or one.person}".encode(), "unit": one.unit, "post": one.name}
            | {"post_id": one.post, "responder": one.person, "reason": one.reason}
            | {"result": "excused" if one.reason else "waiting"}
            for one in asked
        ],
    )


async def miss(call: Call, why: str, now: datetime) -> None:
    """It is not held, and nobody was asked."""
    await _step(call, "missed", None, closed_at=now, why_missed=why)


async def remind(call: Call, next_deadline: datetime, now: datetime) -> None:
    await _step(call, "reminded", next_deadline, reminded_at=now)


async def let_ring(call: Call) -> None:
    """The window is over: the desk rings those that did not answer."""
    await _step(call, "ringing", call.closes_at)


async def close(call: Call, result: str, reason: str, now: datetime) -> None:
    """Who still waits gets this result."""
    await _step(call, "closed", None, closed_at=now)
    await RollCallAnswer.raw(
        "UPDATE roll_call_answer SET result = {}, reason = {} WHERE call = {} AND result = 'waiting'",
        result,
        reason,
        call.id,
    )


async def write_answer(
    row: AskedRow, heard: Heard, how: str, person: int | None, account: int | None, phone_at: datetime | None
) -> None:
    """到. One that came late changes no result: somebody decides."""
    await RollCallAnswer.raw(
        "UPDATE roll_call_answer SET result = CASE WHEN {} THEN result ELSE 'answered' END, reason = '', late = {}, how = {}, "
        "responder = coalesce({}, responder), account = {}, answered_at = {}, phone_at = {} WHERE id = {}",
        *(heard.late, heard.late, how, person, account, heard.at, phone_at, row.id),
    )


async def write_verdict(row: AskedRow, result: str, reason: str, how: str, account: int | None) -> None:
    """Excused, kept silent or counted, with the reason."""
    await RollCallAnswer.raw(
        "UPDATE roll_call_answer SET result = {}, reason = {}, how = {}, account = {} WHERE id = {}",
        *(result, reason, how, account, row.id),
    )


async def _step(call: Call, state: str, next_deadline: datetime | None, **more: object) -> None:
    """The version is checked although the row is held: a step that is taken twice must not pass unseen."""
    values = {"state": state, "next_deadline": next_deadline, "version": call.version + 1, **more}
    where = (RollCall.id == call.id) & (RollCall.version == call.version)
    assert await RollCall.update(values).where(where).returning(RollCall.id)  # type: ignore[arg-type]
