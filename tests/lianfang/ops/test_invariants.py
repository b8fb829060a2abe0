"""D-13: each invariant is broken on purpose and seen at the next look; told once, and once when it is well again."""

from datetime import timedelta

import pytest

from lianfang import jobs
from lianfang.audit.actions import OPERATOR, note
from lianfang.database import transaction
from lianfang.flows.aid.raise_request import Cry, raise_request
from lianfang.flows.ops.see import see
from lianfang.notices import claims
from lianfang.ops.pulse import PERIODS_S, beat, beats, expect, most
from lianfang.ops.troubles import open_codes, recent
from lianfang.ops.vocabulary import INVARIANTS
from lianfang.tables import Failure
from tests.cast import bring_everything
from tests.conftest import Clock
from tests.lianfang.notices.outside import Box, bureau, deliverer, drain, hook, tell
from tests.lianfang.ops.looking import bad, broken, told
from tests.watch import NIGHT, Watch, keep_watch, key
from zones.ground.scope import Scope

MINUTE = timedelta(seconds=60)


async def _asked(watch: Watch) -> int:
    return await raise_request(OPERATOR, Cry(1, watch.units[0][0], "suspect"), key())


async def test_nothing_is_wrong_and_nobody_is_told_where_all_is_well(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    watch = await keep_watch(NIGHT)
    await _asked(watch)
    await jobs.watch()
    await jobs.check()
    assert await bad() == [] and await open_codes() == []
    assert await told("ops_trouble") == [] and await Failure.count() == 0


async def test_points_that_were_given_are_even_and_their_balances_agree(db: str) -> None:
    await bring_everything()
    assert await bad() == []


LEDGER = {
    "award_uneven": "UPDATE entry SET amount = amount + 1 WHERE id = (SELECT min(id) FROM entry)",
    "balance_drift": "UPDATE account SET balance = balance + 1 WHERE id = (SELECT min(id) FROM account WHERE kind <> 'pool')",
    "book_open": "ALTER TABLE audit_line DISABLE TRIGGER audit_line_is_a_book",
}


@pytest.mark.parametrize("code", LEDGER)
async def test_a_book_that_somebody_has_touched_is_seen(db: str, code: str) -> None:
    await bring_everything()
    await broken(db, "ALTER TABLE entry DISABLE TRIGGER USER", LEDGER[code], "ALTER TABLE entry ENABLE TRIGGER USER")
    await jobs.check()
    found = await open_codes()
    assert code in found and set(found) <= {code, "balance_drift"}  # an entry also counts in its balance


async def test_a_row_that_is_not_sealed_within_ten_seconds_is_seen_until_it_is(db: str) -> None:
    async with transaction() as now:
        await note(OPERATOR, "test", "done", now)
    assert await bad() == []
    await broken(db, "UPDATE unsealed SET at = at - interval '11 s'")
    assert await bad() == ["chain_tail"]
    await jobs.check()
    assert await open_codes() == ["chain_tail"]
    await jobs.seal()
    assert await bad() == [] and await Failure.count() == 0


@pytest.mark.parametrize("gone", ["seq = 1", "seq = 2"])
async def test_a_request_that_lost_a_part_of_its_book_is_seen(db: str, clock: Clock, gone: str) -> None:
    clock.set(NIGHT)
    request = await _asked(await keep_watch(NIGHT))
    await broken(
        db,
        "ALTER TABLE aid_event DISABLE TRIGGER USER",
        f"INSERT INTO aid_event (request, seq, kind, at, facts) VALUES ({request}, 90, 'x', now(), '{{}}')",
        f"DELETE FROM aid_event WHERE request = {request} AND {gone}",
        "ALTER TABLE aid_event ENABLE TRIGGER USER",
    )
    assert await bad() == ["book_gap"]


async def test_a_request_without_a_deadline_is_seen_though_the_database_forbids_it(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    request = await _asked(await keep_watch(NIGHT))
    checks = "SELECT conname FROM pg_constraint WHERE conrelid = 'aid_request'::regclass AND contype = 'c'"
    await broken(
        db,
        f"DO $$ DECLARE c text; BEGIN FOR c IN {checks} LOOP EXECUTE format('ALTER TABLE aid_request DROP CONSTRAINT %I', c); "
        "END LOOP; END $$",
        f"UPDATE aid_request SET next_deadline = NULL WHERE id = {request}",
    )
    assert await bad() == ["request_endless"]


async def test_a_request_past_its_deadline_is_told_once_and_once_when_it_is_well_again(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    watch = await keep_watch(NIGHT)
    await _asked(watch)
    await drain(deliverer(Box("console", outer=False)))
    desk = (f"desk:{watch.station}", "request_overdue")
    broke = NIGHT + timedelta(seconds=60)  # the deadline of a request that nobody has received
    for minutes in range(1, 4):
        clock.set(broke + timedelta(seconds=15) + (minutes - 1) * MINUTE)
        await jobs.check()
        assert await told("ops_trouble") == [desk], "seen within 75 s, told once"
        assert await open_codes() == ["request_overdue"]
        await drain(deliverer(Box("console", outer=False)))
    await jobs.watch()
    for minutes, over in ((1, []), (2, [desk])):
        clock.set(broke + timedelta(seconds=15) + (2 + minutes) * MINUTE)
        await jobs.watch()
        await drain(deliverer(Box("console", outer=False)))
        await jobs.check()
        assert await told("ops_well") == over, "two looks in a row"
    assert await open_codes() == [] and await told("ops_trouble") == [desk]
    async with transaction():
        (row,) = await recent()
    assert row.until and row.until - row.since > 3 * MINUTE


async def test_two_processes_that_look_together_tell_it_once(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    watch = await keep_watch(NIGHT)
    await _asked(watch)
    clock.set(NIGHT + timedelta(seconds=75))
    for _ in range(3):
        await jobs.check()
    assert (await told("ops_trouble")).count((f"desk:{watch.station}", "request_overdue")) == 1


async def test_letters_that_nobody_sends_and_leases_that_nobody_takes_up_are_seen(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    of, station = await bureau()
    await hook(of)
    await tell(f"desk:{station}")
    clock.set(NIGHT + timedelta(seconds=29))
    assert await bad() == []
    clock.set(NIGHT + timedelta(seconds=32))
    assert await bad() == ["outbox_late"]
    async with transaction() as now:
        await claims.claim({"hook.example.cn:443": 1}, now)
    clock.set(NIGHT + timedelta(seconds=53))
    assert await bad() == ["outbox_late", "lease_left"]
    await drain(deliverer(Box(), Box("console", outer=False)))
    assert await bad() == []


async def test_a_job_that_stays_away_for_three_of_its_periods_is_seen(db: str, clock: Clock) -> None:
    clock.set(NIGHT)
    async with transaction() as now:
        await expect(now)
    for job in PERIODS_S:
        clock.set(NIGHT + most(job) + timedelta(seconds=5))
        async with transaction() as now:
            await expect(now - most(job) - timedelta(seconds=1))
            for other in set(PERIODS_S) - {job}:
                await beat(other, now)
            assert [one.job for one in await beats(now) if one.late] == [job]
        assert await bad() == ["job_late"]


async def test_who_looks_sees_every_invariant_in_words_that_say_what_to_do(db: str) -> None:
    _, station = await bureau()
    seen = await see(Scope((station,)))
    assert [one.of for one in seen.measured] == list(INVARIANTS)
    assert all(one.wrong.endswith("。") and "请" in one.wrong for one in INVARIANTS)
