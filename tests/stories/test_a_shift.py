"""A guard's ordinary shift: on and off, the day's order, a roll-call of his post, a note. Six taps, and one to come and to go each."""

from datetime import timedelta

from lianfang.audit.actions import OPERATOR
from lianfang.flows.reports.orders import give_order
from tests.conftest import Clock
from tests.lianfang.flows.rollcall.calling import MORNING, called, results
from tests.lianfang.pages.night import night
from tests.stories.taps import A_GUARDS_SHIFT, counted
from tests.watch import key
from zones.reports.tables import NoteLine


async def test_an_ordinary_shift_has_at_most_six_taps(db: str, clock: Clock) -> None:
    clock.set(MORNING)
    async with night(MORNING) as here:
        near, watch = await here.browser("near"), here.watch
        until = MORNING + timedelta(hours=10)
        await give_order(OPERATOR, watch.station, 1, "order", "夜里有大风，看好围挡", (), until, key())
        await near.open("/today")
        with counted(near, A_GUARDS_SHIFT) as taps:
            await taps.press("/daily-orders/seen")
            call = await called(watch)
            await near.open("/today")  # he has it open
            await taps.press("/roll-calls/answer")
            await near.open("/today")
            await taps.follow("/notes")
            await taps.press("/notes", words="东门的灯不亮")
        assert (await results(call))[watch.posts[0][1]][0] == "answered"
        assert await NoteLine.count() == 1
        await near.open("/today")
        with counted(near, 2) as around:
            await around.press("/duty/off")
            await around.press("/duty/on")
