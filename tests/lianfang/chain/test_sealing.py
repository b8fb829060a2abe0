"""The sealer: what is committed is sealed once, in whatever order it came and whoever seals; what cannot be holds nothing up."""

import asyncio

import asyncpg
import pytest

from lianfang.chain import sealing
from lianfang.chain.forms import BOOKS
from lianfang.chain.reads import head, tail_s
from lianfang.chain.sealing import seal as seal_batch
from lianfang.database import transaction
from lianfang.flows.chain.seal import seal
from lianfang.schema import BOOKS as KEPT
from tests.lianfang.chain.touching import audit, faults, hand, links, sealed_town

LINE = "INSERT INTO audit_line (actor, action, outcome, at) VALUES ('nobody', 'x', 'done', now()) RETURNING id"


async def _waiting() -> int:
    async with transaction():
        return len(await sealing.connection().fetch("SELECT FROM unsealed"))


async def test_every_book_is_in_the_chain_and_its_rows_go_into_the_queue(db: str) -> None:
    beside = {"entry", "money_entry", "chain_link", "bulletin_figure", "bulletin_paragraph"}
    assert set(BOOKS) == set(KEPT) - beside, "sealed with what it belongs to, or a copy of what its bulletin has"
    async with hand(db) as owner:
        told = await owner.fetch(
            "SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid "
            "WHERE p.proname = 'put_into_queue' AND t.tgenabled = 'O'"
        )
    assert {row["relname"] for row in told} == set(BOOKS)


async def test_a_book_that_comes_later_brings_the_rows_it_has(db: str) -> None:
    owner = await asyncpg.connect(db)
    await owner.execute("CREATE TABLE later (id bigserial PRIMARY KEY)")
    await owner.execute(
        "INSERT INTO later VALUES (3), (1), (2); SELECT put_into_chain('later'); INSERT INTO later VALUES (4)"
    )
    rows = await owner.fetch("SELECT book, row FROM unsealed ORDER BY id")
    await owner.close()
    assert [(one["book"], one["row"]) for one in rows] == [("later", nth) for nth in (1, 2, 3, 4)]


async def test_what_commits_late_is_sealed_late_and_once(db: str) -> None:
    first, second = await asyncpg.connect(db), await asyncpg.connect(db)
    async with first.transaction():
        early = await first.fetchval(LINE)
        late = await second.fetchval(LINE)
        assert await seal() == 1
    assert await seal() == 1 and await seal() == 0
    assert [(one["seq"], one["row"]) for one in await links(db)] == [(1, late), (2, early)] and early < late
    assert await faults() == ()
    await first.close()
    await second.close()


async def test_what_is_rolled_back_was_never_there(db: str) -> None:
    with pytest.raises(ZeroDivisionError):
        async with transaction() as now:
            await sealing.connection().execute(LINE.replace("now()", f"'{now.isoformat()}'"))
            raise ZeroDivisionError
    assert await seal() == 0 and await _waiting() == 0


async def test_sealers_at_once_write_each_link_once(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "BATCH", 7)
    await audit(100)
    await asyncio.gather(*(seal(wait=nth % 2 == 0) for nth in range(6)))
    made = await links(db)
    assert [one["seq"] for one in made] == list(range(1, 101))
    assert sorted(one["row"] for one in made) == sorted({one["row"] for one in made})
    assert await _waiting() == 0 and await faults() == ()


async def test_where_another_seals_nothing_is_done_and_nothing_waits(db: str) -> None:
    await audit(3)
    async with hand(db) as other, other.transaction():
        await other.execute("SELECT pg_advisory_xact_lock($1)", sealing._KEY)
        async with asyncio.timeout(5):
            assert await seal() == 0
    assert await seal() == 3


async def test_a_crash_in_the_middle_loses_nothing(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "BATCH", 4)
    await audit(10)
    with pytest.raises(ZeroDivisionError):
        async with transaction() as now:
            assert (await seal_batch(now)).links == 4
            raise ZeroDivisionError
    async with transaction():
        assert (await head()).seq == 0
    assert await seal() == 10 and await faults() == ()


async def test_a_row_that_was_taken_away_before_it_was_sealed_stays_an_alarm_and_holds_nothing_up(
    db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "BATCH", 2)
    await audit(9)
    async with hand(db) as owner:
        await owner.execute("DELETE FROM audit_line WHERE id <= 4")
        await owner.execute("INSERT INTO unsealed (book, row, at) VALUES ('no_book', 1, now())")
        assert await seal() == 5 and await _waiting() == 5
        assert await faults() == (), "not yet"
        await owner.execute("UPDATE unsealed SET at = at - interval '11 s'")
    async with transaction() as now:
        assert 11 <= await tail_s(now) < 30
    (fault,) = await faults()
    assert (fault.kind, fault.book, fault.row, fault.rows) == ("late", "audit_line", 1, 5)


async def test_a_row_that_is_queued_again_has_its_one_link(db: str) -> None:
    await audit(3)
    again = "INSERT INTO unsealed (book, row, at) SELECT 'audit_line', id, now() FROM audit_line"
    async with hand(db) as owner:
        await owner.execute(again)
        assert await seal() == 3
        await owner.execute(again)
    assert await seal() == 0 and await _waiting() == 0 and await faults() == ()


async def test_an_award_is_sealed_with_its_entries(db: str) -> None:
    await sealed_town(db)
    async with hand(db) as owner:
        awards = await owner.fetchval("SELECT count(DISTINCT award) FROM entry")
    assert awards and len(await links(db, "award")) >= awards
    assert not await links(db, "entry")
