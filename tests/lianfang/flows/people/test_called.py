"""A person orders the ways that reach him: only those that exist, all of them, and the next notice keeps to it."""

import pytest

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.people.called import order_ways
from lianfang.notices.choices import ways_to
from lianfang.notices.errors import BadWays
from lianfang.notices.outbox import enqueue
from lianfang.notices.tables import Hook, Sending
from tests.conftest import Clock
from tests.lianfang.pages.night import night
from tests.watch import NIGHT, Watch, keep_watch, key
from zones.ground.notice import Notice


async def _hooked(watch: Watch) -> None:
    async with transaction() as now:
        await Hook.insert(
            Hook(bureau=watch.bureau, url="https://a.cn/", host="a.cn:443", secret="s", since=now, until=None)
        )


async def _ways(person: int) -> tuple[str, ...]:
    async with transaction():
        return await ways_to(person)


async def _waits(person: int) -> dict[str, int]:
    """Seconds by channel of a notice that is told now."""
    async with transaction() as now:
        await enqueue([Notice("aid_alert", f"person:{person}", key().key, 1)], now)
    rows = await Sending.raw("SELECT channel, waits_s FROM sending WHERE notice = (SELECT max(id) FROM notice)")
    return {row["channel"]: row["waits_s"] for row in rows if row["channel"] != "console"}


async def test_the_order_counts_from_the_next_notice_on(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    watch = await keep_watch(NIGHT)
    person = watch.guards[0][0]
    assert await _ways(person) == ("page",)
    await _hooked(watch)
    assert (await _ways(person), await _waits(person)) == (("webhook", "page"), {"page": 0, "webhook": 0})
    await order_ways(OPERATOR, person, ("page", "webhook"), key())
    assert (await _ways(person), await _waits(person)) == (("page", "webhook"), {"page": 0, "webhook": 30})
    await order_ways(OPERATOR, person, ("webhook", "page"), key())
    assert await _waits(person) == {"page": 0, "webhook": 0}


async def test_an_order_with_less_or_more_is_refused(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    watch = await keep_watch(NIGHT)
    await _hooked(watch)
    for order in (("page",), ("page", "page"), ("page", "console"), ("page", "webhook", "console"), ("",)):
        with pytest.raises(BadWays):
            await order_ways(OPERATOR, watch.guards[0][0], order, key())


async def test_the_buttons_of_the_settings_say_the_whole_order(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        near = await here.browser("near")
        assert "现在只有这个平台的页面叫得到您" in (await near.open("/settings")).text
        await _hooked(here.watch)
        await near.open("/settings")
        await near.submit("/settings/ways")
        assert "30 秒没看到才发" in near.page.text
        assert await _ways(here.watch.guards[0][1]) == ("page", "webhook")
        assert "怎么叫到我" not in (await (await here.browser("desk")).open("/settings")).text
