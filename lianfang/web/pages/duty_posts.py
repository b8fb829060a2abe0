"""上岗, 下岗, and in which hours a unit's posts may be left."""

import re
from datetime import datetime, time
from typing import Any, get_args

from litestar import Response, get, post
from litestar.params import FromPath, FromQuery

from lianfang.database import transaction
from lianfang.flows.duty.declare import declare
from lianfang.flows.duty.sign_on import sign_off, sign_on
from lianfang.web.answers import ReadRequest, form, go, page, write_refusal
from lianfang.web.doors import actor_of, by_of
from lianfang.web.forms import form_of, key_of
from lianfang.web.frames import frame_of
from lianfang.web.looks.own import own_scope, person_of_actor
from lianfang.web.pages.hand_over_words import state_of
from lianfang.web.pages.places import unit_of
from lianfang.web.pages.told import wall
from lianfang.web.views import Choice, HoursForm, HoursPage, HoursRow
from lianfang.wording import say, status
from zones.duty.errors import BadHours, NotPostedThere
from zones.duty.reads import PostRow, hand_overs, on_duty, posts
from zones.duty.vocabulary import LEAVE_WORDS, HandOverRow, Hours, Leave, OnDuty
from zones.ground.refused import Refused
from zones.ground.scope import Scope
from zones.roster.reads.standing import named_units

ROWS = 3
TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")


@post("/duty/on", opt={"action": "duty.sign"}, status_code=200)
async def come_on(request: ReadRequest) -> Response[Any]:
    """上岗 for 8 hours or 12."""
    fields, scope = await form_of(request), own_scope(actor_of(request), "duty.sign")
    chosen, hours = _number(fields.get("post", "")), 12 if fields.get("hours", "") == "12" else 8
    await sign_on(by_of(request), scope, person_of_actor(actor_of(request)), chosen, hours, key_of(request, fields))
    return go("/today")


@post("/duty/off", opt={"action": "duty.sign"}, status_code=200)
async def go_off(request: ReadRequest) -> Response[Any]:
    """下岗."""
    fields = await form_of(request)
    await sign_off(
        by_of(request), person_of_actor(actor_of(request)), _number(fields.get("shift", "")), key_of(request, fields)
    )
    return go("/today")


def _number(text: str) -> int:
    """What only our own form says. Raises NotPostedThere for anything else."""
    if not re.fullmatch(r"[0-9]{1,15}", text):
        raise NotPostedThere()
    return int(text)


@get("/units/{unit:int}/duty-posts", opt={"action": "duty.declare"})
async def duty_posts(request: ReadRequest, unit: FromPath[int], done: FromQuery[str] = "") -> Response[str]:
    """Every post with three rows of hours."""
    scope = await unit_of(request, "duty.declare", unit)
    return page(await _page(request, scope, notice="记下了，从现在起照这个算。" if done else ""))


@post("/units/{unit:int}/duty-posts", opt={"action": "duty.declare"}, status_code=200)
async def declare_hours(request: ReadRequest, unit: FromPath[int]) -> Response[Any]:
    """One post's hours, in place of what was said before. An empty row says nothing."""
    fields, scope = await form_of(request), await unit_of(request, "duty.declare", unit)
    chosen = fields.get("post", "")
    try:
        hours = [found for nth in range(ROWS) if (found := _hours(fields, nth))]
        await declare(by_of(request), scope, _number(chosen), hours, key_of(request, fields))
    except Refused as refusal:
        await write_refusal(refusal, request.scope)
        return page(await _page(request, scope, error=say(refusal)), status(refusal))
    return go(f"/units/{unit}/duty-posts?done=1")


def _hours(fields: dict[str, str], nth: int) -> Hours | None:
    """A row. Raises BadHours for half a row, or one that says no time."""
    since, until, leave = (fields.get(f"{name}{nth}", "") for name in ("since", "until", "leave"))
    if not since and not until:
        return None
    begins, ends = TIME.fullmatch(since), TIME.fullmatch(until)
    if not begins or not ends or leave not in get_args(Leave):
        raise BadHours(since=since, until=until)
    return Hours(_minute(begins), _minute(ends), leave)  # type: ignore[arg-type]


def _minute(told: re.Match[str]) -> int:
    return int(told[1]) * 60 + int(told[2])


async def _page(request: ReadRequest, scope: Scope, **shown: Any) -> HoursPage:
    async with transaction(snapshot=True) as now:
        name = next((unit.name for unit in await named_units(scope)), "")
        found = await posts(scope)
        people, overs = await on_duty(scope, now), await hand_overs(scope, now)
    forms = tuple(_form(scope, one, people, overs, now) for one in found)
    return HoursPage(frame_of(request), name, forms, f"/units/{scope.unit}/posts", **shown)


def _form(scope: Scope, one: PostRow, people: list[OnDuty], overs: list[HandOverRow], now: datetime) -> HoursForm:
    held = [*one.hours, *([None] * ROWS)][: max(ROWS, len(one.hours))]
    rows = tuple(_row(nth, hours) for nth, hours in enumerate(held))
    parts = [f"{_time(hours.since):%H:%M}—{_time(hours.until):%H:%M} {LEAVE_WORDS[hours.leave]}" for hours in one.hours]
    says = "，".join(parts) + "，别的时间不可离" if parts else "没有报，全天不可离"
    there = "、".join(f"{it.name}（到 {wall(it.ends_at)}）" for it in people if it.post == one.id and it.signed_on)
    state = next((state_of(it, now) for it in overs if it.post == one.id), None)
    shown = f"现在：{there}" if there else "现在没有人上岗"
    return HoursForm(form(f"/units/{scope.unit}/duty-posts"), one.id, one.name, says, rows, shown, state)


def _row(nth: int, hours: Hours | None) -> HoursRow:
    chosen = hours.leave if hours else "held"
    leaves = tuple(Choice(code, word, code == chosen) for code, word in LEAVE_WORDS.items())
    return HoursRow(nth, _time(hours.since) if hours else None, _time(hours.until) if hours else None, leaves)


def _time(minute: int) -> time:
    """Midnight at the end of the day is 00:00, as a time field knows it."""
    return time(minute // 60 % 24, minute % 60)
