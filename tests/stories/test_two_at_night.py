"""02:00 in a zone with one guard a gate, none of whom may leave: who is told in the first five seconds, who helps, what the caller sees."""

from datetime import timedelta

from lianfang.database import transaction
from lianfang.flows.aid.sweep import due_requests, sweep_request
from lianfang.notices.tables import Notice
from tests.conftest import Clock
from tests.lianfang.pages.night import night
from tests.watch import NIGHT, answers
from zones.aid.tables import AidEvent, AidRequest
from zones.roster.tables import Station

WIDENED = ("rang_desk", "told", "last_step")
"""After a minute at night: the desk's line is rung, both other zones hear of it, and there are no more."""


async def story_of(request: int) -> list[str]:
    """What the book says, in order."""
    return [
        row["kind"] for row in await AidEvent.raw("SELECT kind FROM aid_event WHERE request = {} ORDER BY seq", request)
    ]


async def told_at_once(request: int) -> set[str]:
    """Whom a notice calls that was written in the transaction of the press."""
    rows = await Notice.raw(
        "SELECT n.receiver FROM notice n JOIN aid_request r ON r.id = n.about AND r.id = {} WHERE n.at = r.raised_at",
        request,
    )
    return {row["receiver"] for row in rows}


async def test_nobody_may_leave_and_nobody_is_lost(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT, leave="held") as here:
        async with transaction():
            await Station.update({Station.desk_phone: "0527-80000000"}, force=True)
        unit, request = await here.asked("suspect")
        watch = here.watch
        assert "已发出，等接报" in unit.page.text
        in_the_zone = {f"person:{one}" for one in (*watch.guards[0], *watch.joint)}
        assert await told_at_once(request) == in_the_zone | {f"desk:{watch.station}", f"unit:{watch.units[0][0]}"}

        near = await here.sees("near", request)
        assert "我守着帮看" in near.page.text and "我去支援" not in near.page.text
        pressed = (await AidRequest.raw("SELECT raised_at FROM aid_request"))[0]["raised_at"]
        clock.set(pressed + timedelta(seconds=4))
        await near.submit(f"/aid/{request}/answer", answer="stay", help="lights")
        clock.set(pressed + timedelta(seconds=61))
        for due in await due_requests():
            await sweep_request(due)
        late = (await unit.open(f"/aid/{request}")).text
        assert "请打 110" in late and "派出所值班电话" in late and "守着帮看" in late

        desk = await here.browser("desk")
        await desk.open(f"/stations/{watch.station}/desk")
        await desk.submit(f"/stations/{watch.station}/desk/requests/{request}/receipt")
        shown = (await unit.open(f"/aid/{request}")).text
        assert "派出所已收到" in shown and "开灯看路" in shown and "请打 110" not in shown
        assert (await answers(request))[watch.guards[0][1]] == "helping"
        assert await story_of(request) == ["raised", "told", "seen", "helping", *WIDENED, "received"]
