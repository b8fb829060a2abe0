"""What is planned with a notice, in the transaction of its cause."""

from datetime import timedelta

import asyncpg
import pytest

from lianfang.database import transaction
from lianfang.notices.outbox import enqueue
from lianfang.notices.tables import ChannelChoice, Notice, Sending
from tests.conftest import Clock
from tests.lianfang.notices.outside import Box, bureau, deliverer, drain, hook, states, tell
from tests.watch import NIGHT, keep_watch
from zones.ground.notice import Notice as Told
from zones.roster.tables import Person


async def _planned() -> list[tuple[str, str, str, str]]:
    rows = await Sending.raw(
        "SELECT n.receiver AS to, d.channel, d.receiver, d.state FROM sending d JOIN notice n ON n.id = d.notice "
        "ORDER BY n.receiver, d.channel, d.receiver"
    )
    return [(row["to"], row["channel"], row["receiver"], row["state"]) for row in rows]


async def test_every_kind_of_receiver_is_told_on_the_page_and_through_its_own_bureaus_hooks(
    db: str, clock: Clock
) -> None:
    watch = await keep_watch(NIGHT)
    mine, other = await hook(watch.bureau), await hook((await bureau("别处分局"))[0])
    who = [
        f"person:{watch.guards[0][0]}",
        f"desk:{watch.station}",
        f"unit:{watch.units[0][0]}",
        f"command:{watch.bureau}",
    ]
    await tell(*who)
    assert mine != other
    assert await _planned() == [
        row
        for to in sorted(who)
        for row in (
            (to, "console", to, "waiting"),
            (to, "page", to, "sent"),
            (to, "webhook", f"hook:{mine}", "waiting"),
        )
    ]


async def test_in_production_nothing_goes_to_the_console(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    told = __import__("lianfang.settings", fromlist=["settings"]).settings()
    production = __import__("msgspec").structs.replace(told, production=True)
    monkeypatch.setattr("lianfang.notices.outbox.settings", lambda: production)
    await tell("desk:1")
    assert await _planned() == [("desk:1", "page", "desk:1", "sent")]


async def test_what_is_rolled_back_was_never_told_and_the_same_key_is_planned_once(db: str) -> None:
    await hook((await bureau())[0])
    with pytest.raises(ZeroDivisionError):
        async with transaction() as now:
            await enqueue([Told("news", "desk:1", "k", 0)], now)
            raise ZeroDivisionError
    assert (await Notice.count(), await Sending.count()) == (0, 0)
    for _ in range(2):
        await tell("desk:1", "desk:1")
    assert (await Notice.count(), len(await states())) == (1, 1)


async def test_who_has_not_seen_it_after_his_seconds_is_told_outside(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    of, _ = await bureau()
    await hook(of)
    async with transaction() as now:
        person = int((await Person.insert(Person(bureau=of, name="甲")))[0]["id"])
        await ChannelChoice.insert(ChannelChoice(person=person, channels="webhook", after_s=30, since=now))
    await tell(f"person:{person}")
    box = Box()
    post = deliverer(box)
    assert await drain(post) == 0
    clock.set(NIGHT + timedelta(seconds=31))
    assert await drain(post) == 1
    assert box.taken[0].waits


async def test_rows_that_make_no_sense_are_refused_by_the_database(db: str) -> None:
    await tell("desk:1")
    for broken in (
        "UPDATE sending SET state = 'lost'",
        "UPDATE sending SET state = 'sent', sent_at = NULL",
        "INSERT INTO sending (notice, channel, receiver, due_at) SELECT notice, channel, receiver, due_at FROM sending",
        "INSERT INTO channel_choice (person, channels, after_s, since) VALUES (1, 'webhook', 999, '2026-01-01')",
        "INSERT INTO hook (bureau, url, host, secret, since) VALUES (1, 'http://a.cn/', 'a.cn', 's', '2026-01-01')",
    ):
        with pytest.raises(asyncpg.IntegrityConstraintViolationError):
            async with transaction():
                await Sending.raw(broken)
