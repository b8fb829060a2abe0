"""A post changes hands: who counts for dispatch while both stand there, two signatures, a relief that does not come."""

from datetime import UTC, datetime, timedelta

from msgspec import Struct

from lianfang.database import transaction
from tests.watch import guard, keep_watch
from zones.duty.actions import make_post, meet, miss, plan, sign_on, sign_over
from zones.duty.reads import hand_overs, leaving, on_duty
from zones.duty.vocabulary import CHECKS, HandOverRow
from zones.ground.scope import Scope

TEN = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)  # 22:00 in Shanghai: the day's guard goes, the night's comes


def at(minutes: float) -> datetime:
    return TEN + timedelta(minutes=minutes)


class Gate(Struct):
    """A post, who stands there until ten with his shift, who is planned from ten on with his."""

    scope: Scope
    post: int
    goes: int
    shift: int
    comes: int
    relief: int

    async def comes_on(self, minutes: float) -> int | None:
        async with transaction():
            shift = await sign_on(self.post, self.comes, at(minutes), at(600))
            return await meet(self.post, shift, self.comes, at(minutes))

    async def there(self, minutes: float) -> list[int]:
        async with transaction():
            return [one.person for one in await on_duty(self.scope, at(minutes))]

    async def open(self, minutes: float) -> list[HandOverRow]:
        async with transaction():
            return await hand_overs(self.scope, at(minutes))

    async def signs(self, person: int, minutes: float) -> bool:
        async with transaction():
            (one,) = await hand_overs(self.scope, at(minutes))
            return await sign_over(one, person, list(CHECKS), "", at(minutes))


async def _gate(team: str = "") -> Gate:
    watch = await keep_watch(at(-60_000), zones=1, units=1, joint=0)
    async with transaction():
        post = await make_post(watch.station, "西门", [], unit=watch.units[0][0], team=team)  # type: ignore[arg-type]
        goes, comes = [await guard(watch, name, TEN, watch.units[0][0]) for name in ("赵一", "钱二")]
        shift, relief = await plan(post, goes, at(-480), at(0)), await plan(post, comes, at(0), at(480))
        await sign_on(post, goes, at(-480), at(0))
    return Gate(Scope((watch.station,)), post, goes, shift, comes, relief)


async def test_both_count_for_dispatch_until_both_have_signed_and_then_the_one_who_came(db: str) -> None:
    gate = await _gate()
    assert await gate.comes_on(-12) is not None
    assert await gate.there(-11) == [gate.goes, gate.comes]
    assert not await gate.signs(gate.goes, 1)
    assert await gate.there(2) == [gate.goes, gate.comes], "one signature leaves nobody off"
    assert await gate.signs(gate.comes, 3)
    assert (await gate.there(4), await gate.open(4)) == ([gate.comes], [])


async def test_a_relief_within_a_quarter_of_an_hour_begins_one_and_signing_on_again_no_other(db: str) -> None:
    gate = await _gate()
    assert await gate.comes_on(-16) is None
    begun = await gate.comes_on(-15)
    assert begun is not None
    assert await gate.comes_on(-14) is None
    assert [one.id for one in await gate.open(0)] == [begun]


async def test_a_team_that_moves_hands_nothing_over(db: str) -> None:
    gate = await _gate("patrol")
    assert await gate.comes_on(-5) is None


async def test_who_did_not_come_is_named_once_and_the_shift_goes_on_until_he_comes(db: str) -> None:
    gate = await _gate()
    async with transaction():
        waits = await leaving(gate.shift, gate.goes, at(5))
        assert waits is not None
        assert (waits.relief_name, waits.held, waits.others) == ("钱二", True, 0)
        assert await miss(waits, at(5))
        assert await miss(waits, at(6)) is None
    assert [(one.absent_name, one.coming) for one in await gate.open(60)] == [("钱二", None)]
    assert await gate.there(60) == [gate.goes, gate.comes]  # planned counts as planned
    assert await gate.comes_on(90) is not None
    (one,) = await gate.open(91)
    assert (one.absent_name, one.coming_name, one.begun_at) == ("钱二", "钱二", at(90))
    assert not await gate.signs(gate.comes, 92)
    assert await gate.signs(gate.goes, 93)


async def test_after_four_hours_nobody_is_asked_to_stay(db: str) -> None:
    gate = await _gate()
    async with transaction():
        waits = await leaving(gate.shift, gate.goes, at(5))
        assert waits is not None
        await miss(waits, at(5))
    assert await gate.open(239)
    assert await gate.open(240) == []
    assert await gate.there(240) == [gate.comes]


async def test_nobody_sees_the_hand_over_of_others(db: str) -> None:
    gate = await _gate()
    await gate.comes_on(-5)
    async with transaction():
        for person, seen in ((gate.goes, 1), (gate.comes, 1), (gate.comes + 1, 0)):
            assert len(await hand_overs(Scope(gate.scope.stations, person=person), at(0))) == seen
        assert await hand_overs(Scope((gate.scope.stations[0] + 1,)), at(0)) == []
        assert await leaving(gate.shift, gate.comes, at(0)) is None
