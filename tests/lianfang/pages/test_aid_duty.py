"""上岗 and 下岗 on the guard's first page; the unit says in which hours a post may be left."""

from lianfang.database import transaction
from tests.conftest import Clock
from tests.lianfang.pages.night import Night, night
from tests.watch import NIGHT
from zones.duty.reads import on_duty, posts
from zones.duty.vocabulary import Hours
from zones.ground.scope import Scope


async def _on(here: Night) -> list[str]:
    async with transaction() as now:
        rows = await on_duty(Scope((here.watch.station,), person=here.watch.guards[0][1]), now)
    return [row.post_name for row in rows if row.signed_on]


async def test_one_press_signs_off_and_on_again_and_twice_is_once(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        near = await here.browser("near")
        assert "上岗了：东门" in (await near.open("/today")).text
        off = near.form("/duty/off")
        assert [(await near.send("/duty/off", off)).status_code for _ in range(2)] == [303, 303]
        assert await _on(here) == []
        await near.open("/today")
        await near.submit("/duty/on", hours="12")
        assert await _on(here) == ["东门"]
        assert "上岗了：东门，14:00 下班" in near.page.text


async def test_nobody_signs_on_to_a_post_of_another_unit(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        near = await here.browser("near")
        await near.open("/today")
        fields = near.form("/duty/off") | {"key": "another-key-02"}
        for post, code in ((str(here.watch.posts[0][2]), 422), ("9" * 15, 404), ("x", 422), ("", 422)):
            assert (await near.send("/duty/on", fields | {"post": post})).status_code == code, post
        assert await _on(here) == ["东门"]


async def test_the_unit_declares_hours_and_what_overlaps_is_not_written(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with night(NIGHT) as here:
        unit, at = await here.browser("asks"), f"/units/{here.watch.units[0][0]}/duty-posts"
        await unit.open(at)
        typed = {"since0": "07:00", "until0": "22:00", "leave0": "lockable", "since1": "22:00", "until1": "00:00"}
        await unit.submit(at, **typed, leave1="standby", since2="", until2="", leave2="held")
        assert "记下了" in unit.page.text
        async with transaction():
            (post,) = await posts(Scope((here.watch.station,), unit=here.watch.units[0][0]))
        assert post.hours == [Hours(420, 1320, "lockable"), Hours(1320, 0, "standby")]
        odd = ({"until0": "23:00"}, {"until0": ""}, {"leave0": "never"}, {"since0": "25:00"})
        for nth, wrong in enumerate(odd):
            fields = unit.form(at) | typed | {"leave1": "held", "key": f"hours-{nth:05d}"} | wrong
            assert (await unit.send(at, fields)).status_code == 422, wrong
        foreign = f"/units/{here.watch.units[0][1]}/duty-posts"
        assert (await unit.client.get(foreign)).status_code == 404
        fields = unit.form(at) | {
            "post": str(here.watch.posts[0][1]),
            "since0": "",
            "until0": "",
            "since1": "",
            "until1": "",
            "key": "hours-foreign",
        }
        assert (await unit.send(at, fields)).status_code == 404
