"""What a row is written down as: every column, one way to read it, whatever the session's clock, calendar and language."""

from typing import Any

import asyncpg
import pytest

from lianfang.chain import forms
from lianfang.chain.forms import BOOKS, Book, Form, columns_of, written
from lianfang.flows.chain.seal import seal
from tests.lianfang.chain.touching import audit, faults, hand, kinds, links, sealed_town

KINDS = {
    "int": {"smallint", "integer", "bigint"},
    "bool": {"boolean"},
    "text": {"text", "character varying"},
    "date": {"date"},
    "time": {"timestamp with time zone"},
}
COLUMNS = "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = $1"


async def test_the_newest_form_of_every_book_holds_each_of_its_columns(db: str) -> None:
    async with hand(db) as owner:
        for name, book in BOOKS.items():
            form = book.forms[-1]
            for table, columns in ((name, form.columns), *((p.book, f"{p.columns} {p.of}") for p in _parts(form))):
                are = dict(await owner.fetch(COLUMNS, table))
                said = dict(columns_of(columns))
                assert set(said) == set(are), f"{table}: a column that is added later comes with a new form"
                assert all(are[column] in KINDS[kind] for column, kind in said.items()), table


def _parts(form: Form) -> list[Any]:
    return [form.parts] if form.parts else []


async def test_a_row_is_written_the_same_in_every_session(db: str) -> None:
    await sealed_town(db)
    plain = await asyncpg.connect(db)
    odd = {
        "timezone": "Asia/Kathmandu",
        "datestyle": "German, DMY",
        "intervalstyle": "iso_8601",
        "bytea_output": "escape",
    }
    other = await asyncpg.connect(db, server_settings=odd)
    for book in BOOKS:
        ids = [row["id"] for row in await plain.fetch(f"SELECT id FROM {book} ORDER BY id LIMIT 50")]
        assert ids and await plain.fetch(_written(book), ids) == await other.fetch(_written(book), ids)
    await plain.close()
    await other.close()


def _written(book: str) -> str:
    statement = written(book, 1)
    assert statement
    return statement


async def test_a_line_is_written_down_as_anybody_can_write_it_down_again(db: str) -> None:
    async with hand(db) as owner:
        await owner.execute(
            "INSERT INTO audit_line (id, actor, bureau, action, outcome, thing, network, at) "
            "VALUES (7, 'account:7', NULL, '看全号', '', -3, '~', '2026-11-23 09:00:00.000001+08')"
        )
        (row,) = await owner.fetch(_written("audit_line"), [7])
    assert row["content"].decode() == "1;7,9:account:7,~,3:看全号,0:,0:,-3,0:,~,1:~,2026-11-23T01:00:00.000001 AD,"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("actor = 'a,1:', action = 'b'", "actor = 'a', action = '1:,1:b'"),
        ("actor = 'a,b', action = 'c'", "actor = 'a', action = 'b,c'"),
        ("actor = '1:', action = ''", "actor = '', action = '1:'"),
        ("reason = '', network = '~'", "reason = '~', network = ''"),
        ("bureau = NULL", "bureau = 0"),
        ("at = '0044-03-15Z BC'", "at = '0044-03-15Z'"),
        ("at = 'infinity'", "at = '-infinity'"),
    ],
)
async def test_two_rows_that_differ_are_never_written_alike(db: str, one: str, other: str) -> None:
    said = []
    async with hand(db) as owner:
        await owner.execute("INSERT INTO audit_line (actor, action, outcome, at) VALUES ('a', 'b', 'c', now())")
        for change in (one, other):
            await owner.execute(f"UPDATE audit_line SET {change}")
            said.append((await owner.fetch(_written("audit_line"), [1]))[0]["content"])
    assert said[0] != said[1] and all(said)


async def test_rows_of_an_older_form_hold_after_a_column_is_added(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    await audit(3)
    await seal()
    book = BOOKS["audit_line"]
    newer = Form(f"{book.forms[0].columns} shade:text")
    monkeypatch.setitem(forms.BOOKS, "audit_line", Book(book.called, (*book.forms, newer)))
    async with hand(db) as owner:
        await owner.execute("ALTER TABLE audit_line ADD COLUMN shade text DEFAULT 'none'")
    await audit(3)
    await seal()
    assert [one["form"] for one in await links(db)] == [1, 1, 1, 2, 2, 2] and await faults() == ()
    async with hand(db) as owner:
        await owner.execute("UPDATE audit_line SET shade = 'other' WHERE id = 5")
        assert kinds(await faults()) == ["changed"]
        await owner.execute("UPDATE audit_line SET shade = 'none', actor = 'x' WHERE id = 2")
    assert [(one.kind, one.row) for one in await faults()] == [("changed", 2)]


def test_a_book_or_form_that_is_not_known_is_not_written_down() -> None:
    assert written("login", 1) is None and written("award", 0) is None and written("award", 9) is None
