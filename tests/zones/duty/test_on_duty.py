"""Who is at a post at an instant: planned, signed on early, not relieved, gone."""

from datetime import UTC, datetime, timedelta

import pytest

from lianfang.database import transaction
from tests.watch import Watch, guard, keep_watch
from zones.duty.actions import declare, make_post, plan, sign_off, sign_on
from zones.duty.errors import NoSuchShift
from zones.duty.reads import on_duty
from zones.duty.tables import Post
from zones.duty.vocabulary import Hours, OnDuty
from zones.ground.scope import Scope

EIGHT = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)  # 20:00 in Shanghai


def at(hours: float) -> datetime:
    return EIGHT + timedelta(hours=hours)


async def _gate(hours: list[Hours] | None = None) -> tuple[Watch, int, int]:
    """A station with nobody on duty but one new post and a guard for it."""
    watch = await keep_watch(at(-1000), zones=1, units=1, joint=0)
    async with transaction():
        post = await make_post(watch.station, "西门", hours or [], unit=watch.units[0][0])
        return watch, post, await guard(watch, "赵大山", EIGHT, watch.units[0][0])


async def _there(watch: Watch, hours: float) -> list[OnDuty]:
    async with transaction():
        return await on_duty(Scope((watch.station,)), at(hours))


async def _when(watch: Watch, *instants: float) -> list[float]:
    """At which of these instants somebody is there."""
    return [hours for hours in instants if await _there(watch, hours)]


async def test_a_planned_shift_counts_from_its_beginning_until_before_its_end(db: str) -> None:
    watch, post, person = await _gate()
    async with transaction():
        await plan(post, person, at(0), at(8))
    assert await _when(watch, -0.01, 0, 4, 7.99, 8, 9) == [0, 4, 7.99]
    assert [one.signed_on for one in await _there(watch, 1)] == [False]


async def test_who_signs_on_early_is_there_before_his_shift_begins(db: str) -> None:
    watch, post, person = await _gate()
    async with transaction():
        shift = await plan(post, person, at(0), at(8))
        assert await sign_on(post, person, at(-0.5), at(9)) == shift
        assert await sign_on(post, person, at(-0.4), at(9)) == shift
    assert [(one.shift, one.signed_on) for one in await _there(watch, -0.5)] == [(shift, True)]


async def test_who_signs_on_far_too_early_makes_a_shift_of_its_own(db: str) -> None:
    watch, post, person = await _gate()
    async with transaction():
        shift = await plan(post, person, at(0), at(8))
        assert await sign_on(post, person, at(-1.5), at(-0.5)) != shift


async def test_who_signed_on_and_was_not_relieved_is_still_there_for_four_hours(db: str) -> None:
    watch, post, person = await _gate()
    async with transaction():
        await plan(post, person, at(0), at(8))
        await sign_on(post, person, at(0), at(8))
    assert await _when(watch, 7, 8, 11.99, 12, 13) == [7, 8, 11.99]


async def test_who_signed_off_is_gone_at_once_and_signs_off_only_his_own_shift(db: str) -> None:
    watch, post, person = await _gate()
    async with transaction():
        shift = await sign_on(post, person, at(0), at(8))
    for stranger in (person - 1, person + 1):
        with pytest.raises(NoSuchShift):
            async with transaction():
                await sign_off(shift, stranger, at(1))
    assert await _when(watch, 1) == [1]
    async with transaction():
        await sign_off(shift, person, at(1))
    assert await _when(watch, 1, 2) == []
    with pytest.raises(NoSuchShift):
        async with transaction():
            await sign_off(shift, person, at(2))


async def test_signing_on_elsewhere_ends_the_post_before(db: str) -> None:
    watch, post, person = await _gate()
    async with transaction():
        other = await make_post(watch.station, "南门", [], unit=watch.units[0][0])
        await sign_on(post, person, at(0), at(8))
        await sign_on(other, person, at(1), at(8))
    assert [one.post for one in await _there(watch, 2)] == [other]


async def test_a_post_that_is_no_more_has_nobody(db: str) -> None:
    watch, post, person = await _gate()
    async with transaction():
        await sign_on(post, person, at(0), at(8))
        await Post.update({Post.ended_at: at(1)}).where(Post.id == post)
    assert await _when(watch, 2) == []


async def test_the_hour_decides_whether_he_may_leave(db: str) -> None:
    watch, post, person = await _gate([Hours(23 * 60, 6 * 60, "lockable")])
    async with transaction():
        await sign_on(post, person, at(0), at(12))
    assert [(await _there(watch, hours))[0].leave for hours in (2.9, 3, 9.9, 10)] == [
        "held",
        "lockable",
        "lockable",
        "held",
    ]
    async with transaction():
        await declare(post, [Hours(0, 1440, "mobile")])
    assert [one.leave for one in await _there(watch, 2)] == ["mobile"]


async def test_another_station_a_zone_and_a_team_are_kept_apart(db: str) -> None:
    watch = await keep_watch(EIGHT, zones=2, units=1, joint=1)
    async with transaction():
        scope = Scope((watch.station,))
        assert await on_duty(Scope((watch.station + 1,)), at(1)) == []
        assert [one.person for one in await on_duty(scope, at(1), [])] == watch.joint
        assert [one.person for one in await on_duty(scope, at(1), [watch.zones[1]], teams=False)] == watch.guards[1]
        assert [
            one.person for one in await on_duty(Scope((watch.station,), unit=watch.units[0][0]), at(1))
        ] == watch.guards[0]
