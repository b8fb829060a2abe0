"""R-13: any single row that is changed, removed, exchanged or cut off is named, and so is a link."""

import random
from typing import Any

import asyncpg
import pytest

from lianfang.chain.forms import BOOKS, written
from lianfang.chain.reads import head
from lianfang.database import transaction
from lianfang.flows.chain.verify import verify
from tests.lianfang.chain.touching import (
    OTHER,
    audit,
    columns,
    faults,
    hand,
    kinds,
    links,
    put_back,
    remember,
    rewrite,
    sealed_town,
    unchecked,
)
from zones.ground.chain import Head, dated, link


async def test_where_nobody_touched_anything_all_is_well(db: str) -> None:
    count = await sealed_town(db)
    async with hand(db) as owner:
        rows = sum([await owner.fetchval(f"SELECT count(*) FROM {book}") for book in BOOKS])
    done = await verify()
    assert (done.links, done.head.seq, done.faults) == (count, count, ()) and count == rows


async def _changed(owner: Any, one: Any, other: Any) -> str:
    name, kind = random.Random(one["seq"]).choice(columns("audit_line"))
    await rewrite(owner, "audit_line", one["row"], f"{name} = {OTHER[kind].format(name)}")
    return "changed"


async def _removed(owner: Any, one: Any, other: Any) -> str:
    await owner.execute("DELETE FROM audit_line WHERE id = $1", one["row"])
    return "gone"


async def _exchanged(owner: Any, one: Any, other: Any) -> str:
    """What two rows say changes places: done by their ids."""
    first, second = one["row"], other["row"]
    for was, is_ in ((first, -1), (second, first), (-1, second)):
        await rewrite(owner, "audit_line", was, f"id = {is_}")
    return "order" if other["seq"] == one["seq"] + 1 else "changed"


async def _links_exchanged(owner: Any, one: Any, other: Any) -> str:
    for was, is_ in ((one["seq"], -1), (other["seq"], one["seq"]), (-1, other["seq"])):
        await rewrite(owner, "chain_link", was, f"seq = {is_}", "seq")
    return "order"


async def _link_removed(owner: Any, one: Any, other: Any) -> str:
    await owner.execute("DELETE FROM chain_link WHERE seq = $1", one["seq"])
    return "missing"


async def _digest_changed(owner: Any, one: Any, other: Any) -> str:
    await rewrite(owner, "chain_link", one["seq"], "digest = set_byte(digest, 5, get_byte(digest, 5) # 1)", "seq")
    return "link"


async def _form_changed(owner: Any, one: Any, other: Any) -> str:
    await rewrite(owner, "chain_link", one["seq"], "form = 99", "seq")
    return "link"


async def _instant_changed(owner: Any, one: Any, other: Any) -> str:
    await rewrite(owner, "chain_link", one["seq"], "sealed_at = sealed_at - interval '1 day'", "seq")
    return "changed"


async def _row_changed(owner: Any, one: Any, other: Any) -> str:
    await rewrite(owner, "chain_link", one["seq"], "row = 99999", "seq")
    return "gone"


WAYS = (
    *(_changed, _removed, _exchanged, _links_exchanged, _link_removed, _digest_changed),
    *(_form_changed, _instant_changed, _row_changed),
)


async def _each_is_found(url: str, mutations: int) -> None:
    """One row at a time, in every way in turn; then all is as it was."""
    await sealed_town(url, lines=mutations + 8)
    await faults()  # anchored
    seen = await links(url, "audit_line")
    async with hand(url) as owner:
        await remember(owner, "audit_line", "chain_link")
        for nth, one in enumerate(seen[:mutations]):
            way = WAYS[nth % len(WAYS)]
            expected = await way(owner, one, seen[nth + 1 + nth % 5])
            (first, *_) = await faults()
            assert (first.kind, first.seq) == (expected, one["seq"]), f"{way.__name__} {dict(one)}"
            assert way in (_link_removed, _row_changed, _links_exchanged) or first.row == one["row"]
            await put_back(owner, "audit_line", "chain_link")
    assert await faults() == ()


async def test_any_single_row_or_link_that_somebody_touched_is_named(db: str) -> None:
    await _each_is_found(db, 63)


@pytest.mark.soak
async def test_a_thousand_of_a_thousand_are_named(db: str) -> None:
    await _each_is_found(db, 1000)


async def test_every_column_of_every_book_counts(db: str) -> None:
    await sealed_town(db)
    seen = {one["book"]: one for one in await links(db)}
    assert set(seen) == set(BOOKS)
    async with hand(db) as owner:
        for book, one in seen.items():
            await remember(owner, book)
            await unchecked(owner, book)
            for name, kind in columns(book):
                await rewrite(owner, book, one["row"], f"{name} = {OTHER[kind].format(name)}")
                first = (await faults())[0]
                assert (first.book, first.row, first.seq) == (book, one["row"], one["seq"]), f"{book}.{name}"
                await put_back(owner, book)
    assert await faults() == ()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET account = account + 1 WHERE id = (SELECT max(id) FROM entry WHERE award = {0})",
        "UPDATE entry SET amount = amount * 2 WHERE award = {0}",
        "DELETE FROM entry WHERE award = {0}",
        "INSERT INTO entry (award, account, amount) VALUES ({0}, 1, 5), ({0}, 2, -5)",
    ],
)
async def test_an_award_whose_entries_were_touched_is_named_though_they_sum_to_zero(db: str, change: str) -> None:
    await sealed_town(db)
    async with hand(db) as owner:
        award = await owner.fetchval("SELECT min(award) FROM entry")
        await owner.execute(change.format(award))
    first = (await faults())[0]
    assert (first.kind, first.book, first.row) == ("changed", "award", award)


async def test_a_tail_that_was_cut_off_with_its_rows_is_found_by_the_head_kept_outside(db: str) -> None:
    count = await sealed_town(db, lines=30)
    assert await faults() == ()
    (last,) = [Head(one["seq"], one["digest"]) for one in (await links(db))[-1:]]
    await _cut(db, 10)
    async with transaction():
        assert (await head()).seq == count - 10
    (fault,) = await faults()
    assert (fault.kind, fault.seq, fault.rows) == ("cut", count - 9, 10)
    await audit(30)  # the chain goes on over the cut
    assert kinds(await faults()) == ["anew"]
    assert kinds((await verify((last,))).faults) == ["anew"]


async def test_a_head_on_paper_finds_a_cut_that_no_kept_head_knows_of(db: str) -> None:
    await sealed_town(db)
    await audit(20)  # within the hour: no head is kept of these
    assert await faults() == ()
    await audit(20)
    done = await _sealed_head()
    assert (await verify((done,))).faults == ()
    await _cut(db, 5)
    paper = Head(done.seq + 9, done.digest)
    assert kinds((await verify((paper,))).faults) == ["cut"]


async def _sealed_head() -> Head:
    return (await verify()).head


async def _cut(url: str, rows: int) -> None:
    async with hand(url) as owner:
        cut = f"(SELECT row FROM chain_link ORDER BY seq DESC LIMIT {rows})"
        await owner.execute(f"DELETE FROM audit_line WHERE id IN {cut}")
        await owner.execute(f"DELETE FROM chain_link WHERE row IN {cut} AND book = 'audit_line'")


async def test_a_chain_that_was_written_anew_from_a_changed_row_on_is_found(db: str) -> None:
    await sealed_town(db, lines=9)
    assert await faults() == ()
    async with hand(db) as owner:
        await owner.execute("UPDATE audit_line SET outcome = 'never' WHERE id = (SELECT min(id) FROM audit_line)")
        await _forge(owner)
    (fault,) = await faults()
    assert fault.kind == "anew" and fault.seq == (await links(db))[-1]["seq"]


async def _forge(owner: asyncpg.Connection) -> None:
    """What somebody does who has read all this."""
    from_ = Head()
    for one in await owner.fetch("SELECT * FROM chain_link ORDER BY seq"):
        content = await owner.fetchrow(_written(one["book"]), [one["row"]])
        assert content
        made = link(from_.digest, one["seq"], one["book"], one["row"], dated(one["sealed_at"], content["content"]))
        await owner.execute("UPDATE chain_link SET digest = $1 WHERE seq = $2", made, one["seq"])
        from_ = Head(one["seq"], made)


def _written(book: str) -> str:
    statement = written(book, BOOKS[book].newest)
    assert statement
    return statement


async def test_rows_put_in_past_the_queue_or_taken_out_of_it_are_named(db: str) -> None:
    await sealed_town(db)
    async with hand(db) as owner:
        put = "INSERT INTO audit_line (actor, action, outcome, at) VALUES ('nobody', 'x', 'done', now()) RETURNING id"
        row = await owner.fetchval(put)
        (fault,) = await faults()
        assert (fault.kind, fault.book, fault.row, fault.rows) == ("loose", "audit_line", row, 1)
        await owner.execute("DELETE FROM audit_line WHERE id = $1", row)
        await owner.execute("INSERT INTO entry (award, account, amount) VALUES (0, 1, 5)")
        assert [(one.kind, one.book) for one in await faults()][0] == ("loose", "entry")


async def test_a_ledger_that_is_uneven_is_named_however_old_it_is(db: str) -> None:
    await sealed_town(db)
    async with hand(db) as owner:
        await owner.execute("UPDATE account SET balance = balance + 1 WHERE kind = 'standing'")
        assert [(one.kind, one.rows > 1) for one in await faults()] == [("drift", True)]
        await owner.execute("UPDATE entry SET amount = amount + 1 WHERE id = (SELECT min(id) FROM entry)")
    assert kinds(await faults()) == ["changed", "uneven", "drift"]
