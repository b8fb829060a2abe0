"""Claim, send, write: with a moved clock, gates instead of sleeps, and processes that wake too late."""

import asyncio
from datetime import timedelta

import asyncpg
import pytest

from lianfang.audit.actions import OPERATOR
from lianfang.database import transaction
from lianfang.flows.aid.order import order
from lianfang.flows.aid.raise_request import Cry, raise_request
from lianfang.flows.aid.respond import respond
from lianfang.jobs import _guarded
from lianfang.notices import claims
from lianfang.notices.channels.channel import Letter, NotTaken
from lianfang.notices.channels.console import Console
from lianfang.notices.dead import dead_letters
from lianfang.notices.rules import MOST_TRIES, Outcome
from lianfang.notices.tables import Sending
from tests.conftest import Clock
from tests.lianfang.notices.outside import Box, bureau, deliverer, drain, due_in_s, hook, states, tell
from tests.watch import NIGHT, keep_watch, key
from zones.aid.rules.answering import Come
from zones.aid.rules.deciding import Close
from zones.ground.scope import Scope


async def _one(clock: Clock) -> Scope:
    """A bureau with a hook and one letter to it."""
    clock.set(NIGHT)
    of, station = await bureau()
    await hook(of)
    await tell(f"desk:{station}")
    return Scope((station,))


async def _claimed(room: int = 1) -> list[Letter]:
    async with transaction() as now:
        return await claims.claim({"hook.example.cn:443": room}, now)


async def test_what_is_taken_is_sent_once_and_never_again(db: str, clock: Clock) -> None:
    await _one(clock)
    box = Box()
    post = deliverer(box)
    assert await drain(post) == 1
    clock.set(NIGHT + timedelta(hours=5))
    assert await drain(post) == 0
    assert (len(box.taken), await states()) == (1, [("sent", 1, "")])


async def test_who_dies_between_sending_and_writing_is_followed_by_the_same_key_and_one_effect(
    db: str, clock: Clock
) -> None:
    await _one(clock)
    box = Box()
    (letter,) = await _claimed()
    await box.send(letter)
    clock.set(NIGHT + timedelta(seconds=9))
    assert await drain(deliverer(box)) == 0, "the lease still runs"
    clock.set(NIGHT + timedelta(seconds=11))
    assert await drain(deliverer(box)) == 1
    assert len(box.taken) == 2 and set(box.effects.values()) == {1}
    assert await states() == [("sent", 2, "")]


async def test_a_paused_process_that_wakes_late_writes_nothing(db: str, clock: Clock) -> None:
    """R-06: the one who paused holds epoch 1; epoch 2 has failed meanwhile, and that stands."""
    await _one(clock)
    paused, other = Box(), Box()
    paused.gate.clear()
    other.refuse = lambda letter: NotTaken("http_500", ailing=True)
    first, second = deliverer(paused), deliverer(other)
    assert await first.deliver_due() == 1
    await paused.came.acquire()
    clock.set(NIGHT + timedelta(seconds=11))
    assert await drain(second) == 1
    stands = await Sending.raw("SELECT * FROM sending WHERE channel = 'webhook'")
    paused.gate.set()
    await first.stop()
    assert await Sending.raw("SELECT * FROM sending WHERE channel = 'webhook'") == stands
    assert await states() == [("waiting", 2, "http_500")]


async def test_an_old_epoch_is_refused_whatever_it_wants_to_write(db: str, clock: Clock) -> None:
    await _one(clock)
    (old,) = await _claimed()
    clock.set(NIGHT + timedelta(seconds=11))
    (new,) = await _claimed()
    assert (old.epoch, new.epoch, old.key) == (1, 2, new.key)
    async with transaction() as now:
        for outcome in (Outcome("sent"), Outcome("dead", "x"), Outcome("waiting", "x", now), Outcome("skipped", "x")):
            assert not await claims.settle(old, outcome, now)
        assert await claims.release({old.id: old.epoch}) == 0
        assert await claims.settle(new, Outcome("sent"), now)
        assert not await claims.settle(new, Outcome("dead", "x"), now), "an outcome is written once"
    assert await states() == [("sent", 2, "")]


async def test_a_failure_is_tried_again_later_and_later_until_it_is_dead_for_its_bureau_to_see(
    db: str, clock: Clock
) -> None:
    of = await _one(clock)
    box = Box()
    box.refuse = lambda letter: NotTaken("http_503", ailing=False)
    rests = []
    at = NIGHT
    for _ in range(MOST_TRIES):
        post = deliverer(box)
        assert await drain(post) == 1
        assert await drain(post) == 0, "not before its time"
        rests += await due_in_s(at)
        at += timedelta(seconds=61)
        clock.set(at)
    assert [round(rest) for rest in rests[:-1]] == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    (dead,) = await dead_letters(of)
    assert (dead.error, dead.tries, dead.channel, dead.lane) == ("http_503", 10, "webhook", "hook.example.cn:443")
    assert await dead_letters(Scope(())) == []
    assert await drain(deliverer(box)) == 0


async def test_a_failure_for_good_is_dead_at_once(db: str, clock: Clock) -> None:
    of = await _one(clock)
    box = Box()
    box.refuse = lambda letter: NotTaken("http_410", permanent=True)
    await drain(deliverer(box))
    assert [(one.error, one.tries) for one in await dead_letters(of)] == [("http_410", 1)]


async def test_a_letter_that_ends_its_process_again_and_again_is_put_aside(db: str, clock: Clock) -> None:
    of = await _one(clock)
    for nth in range(MOST_TRIES):
        clock.set(NIGHT + timedelta(seconds=1 + 11 * nth))
        assert len(await _claimed()) == 1
    clock.set(NIGHT + timedelta(seconds=1 + 11 * MOST_TRIES))
    assert await drain(deliverer(Box())) == 0
    assert [one.error for one in await dead_letters(of)] == ["tries"]


async def test_what_a_restored_backup_still_had_to_say_is_told_nobody(db: str, clock: Clock) -> None:
    of = await _one(clock)
    clock.set(NIGHT + timedelta(hours=1, seconds=1))
    box = Box()
    assert await drain(deliverer(box)) == 0
    assert not box.taken and {one.error for one in await dead_letters(of)} == {"expired"}


async def test_people_of_a_scene_are_told_nothing_outside_the_house(
    db: str, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    await _one(clock)
    box = Box()
    await drain(deliverer(box, Console(), scene=True))
    assert not box.taken
    assert await states() == [("skipped", 1, "scene")]
    assert await states("console") == [("sent", 1, "")]
    assert capsys.readouterr().out.startswith("notice news to desk:")


async def test_who_has_answered_meanwhile_is_not_called_any_more_and_a_closed_request_calls_nobody(
    db: str, clock: Clock
) -> None:
    clock.set(NIGHT)
    watch = await keep_watch(NIGHT, joint=0)
    await hook(watch.bureau)
    request = await raise_request(OPERATOR, Cry(1, watch.units[0][0], "fight"), key())
    await respond(OPERATOR, request, Come(watch.guards[0][1]), key())
    box = Box()
    await drain(deliverer(box))
    called = {letter.to for letter in box.taken if letter.kind == "aid_alert"}
    assert called == {f"person:{one}" for one in (watch.guards[0][0], watch.guards[0][2])}
    second = await raise_request(OPERATOR, Cry(1, watch.units[1][0], "fight"), key())
    await order(OPERATOR, second, Close(9, "settled", number="1"), key())
    box.taken.clear()
    await drain(deliverer(box))
    assert {letter.kind for letter in box.taken} == {"aid_raised", "aid_closed"}


async def test_shutting_down_lets_letters_end_and_gives_the_others_back(
    db: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lianfang.notices.deliver.GRACE_S", 0.05)
    await _one(clock)
    stuck, other = Box(), Box()
    stuck.gate.clear()
    post = deliverer(stuck)
    await post.deliver_due()
    await stuck.came.acquire()
    await post.stop()
    assert await post.deliver_due() == 0
    assert await drain(deliverer(other)) == 1, "at once, not after the lease"
    assert [letter.epoch for letter in other.taken] == [2]


async def test_what_hangs_is_given_up_after_the_longest_time(
    db: str, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lianfang.notices.deliver.LONGEST_S", 0.05)
    await _one(clock)
    box = Box()
    box.gate.clear()
    await drain(deliverer(box))
    assert await states() == [("waiting", 1, "timeout")]


async def test_connections_that_are_cut_at_any_moment_lose_no_letter(db: str, clock: Clock) -> None:
    """D-04: whatever was on its way is sent again with its key; nothing is kept that hinders the next pass."""
    clock.set(NIGHT)
    of, station = await bureau()
    await hook(of)
    await tell(*(f"desk:{station}" for _ in range(1)), mark="first")
    box = Box()
    post = deliverer(box)
    await drain(post)
    for nth in range(40):
        await tell(f"desk:{station}", mark=str(nth))
    owner = await asyncpg.connect(db)
    for nth in range(6):
        clock.set(NIGHT + timedelta(seconds=11 * (nth + 1)))
        passing = asyncio.create_task(_guarded("deliver", post.drain()))
        for _ in range(nth * 7):
            await asyncio.sleep(0)
        await owner.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        await passing
    await owner.close()
    clock.set(NIGHT + timedelta(seconds=90))
    await post.drain()
    assert {state for state, _, _ in await states()} == {"sent"}
    assert len(box.effects) == 41, "each key came"
