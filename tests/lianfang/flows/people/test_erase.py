"""Erasing: nobody can read any more who he was, not even from an old backup; what he did and earned stays."""

import asyncio
from pathlib import Path

import asyncpg
import pytest

from lianfang.access import Held, NotYours
from lianfang.accounts.holders import give, open_named
from lianfang.accounts.sessions import begin, signed
from lianfang.accounts.tables import Account
from lianfang.audit.actions import OPERATOR
from lianfang.database import engine, transaction
from lianfang.flows.people.erase import erase
from lianfang.flows.people.replay import replay
from lianfang.flows.people.request import request
from lianfang.flows.vault.rotate import rotate
from lianfang.settings import settings
from lianfang.vault import actions as vault
from lianfang.vault import erasures
from lianfang.vault.errors import PersonErased
from lianfang.vault.tables import VaultItem
from lianfang.vault.vocabulary import GONE
from tests.cast import GUARDS, bring_roster
from tests.lianfang.flows.people.crowd import Backup, books, boxes_of, bring_crowd, opened_by_any_key, readable
from tests.lianfang.flows.people.desk import another_station, book, key, own, person_called
from tests.workbooks import id_number
from zones.ground.scope import Scope
from zones.roster.actions import lock_station
from zones.roster.reads import stations
from zones.roster.tables import Person


async def _everybody() -> list[int]:
    return [row["id"] for row in await Person.raw("SELECT id FROM person ORDER BY id")]


async def _names(persons: list[int]) -> set[str]:
    return {row["name"] for row in await Person.raw("SELECT name FROM person WHERE id = ANY({})", persons)}


@pytest.mark.parametrize("with_keys", [False, True])
async def test_fifty_erased_people_stay_erased_when_an_old_backup_comes_back(
    db: str, tmp_path: Path, with_keys: bool
) -> None:
    scope = await bring_crowd(60)
    everybody = await _everybody()
    gone, stay = everybody[:50], everybody[50:]
    before, old = await books(db), Backup(db, tmp_path / "old keys")
    locked = await boxes_of(db, gone)
    assert (len(locked), opened_by_any_key(locked), await readable(everybody)) == (100, 100, len(everybody))
    await old.make()
    for person in gone:
        await erase(scope, OPERATOR, person)
    assert await _names(gone) == {GONE} and await books(db) == before
    assert opened_by_any_key(locked) == 0 and await readable(stay) == len(stay)
    await old.restore(with_keys)
    assert opened_by_any_key(locked) == (100 if with_keys else 0) and GONE not in await _names(gone)
    assert await replay() == 50
    assert await _names(gone) == {GONE} and await books(db) == before
    assert opened_by_any_key(locked) == 0 and await boxes_of(db, gone) == []
    assert await readable(stay) == len(stay) and GONE not in await _names(stay)
    assert await replay() == 0
    await old.drop()


async def test_what_is_left_of_an_erased_guard_says_nothing_about_him(db: str) -> None:
    await bring_roster()
    scope, person = Scope(((await stations())[0].id,)), await person_called("赵大山")
    asked = await request(own(person, *scope.stations), OPERATOR, "correction", "phone", "是 19900000088", key())
    for _ in range(2):
        await erase(scope, OPERATOR, person)
    owner = await asyncpg.connect(db)
    rows = [
        await owner.fetch(f"SELECT * FROM {table} WHERE {column} = $1", person)
        for table, column in [("person", "id"), ("vault_item", "person"), ("certificate", "person")]
    ]
    open_ends = await owner.fetchval(
        "SELECT count(*) FROM (SELECT person, until FROM posting UNION ALL SELECT person, until FROM contact "
        "UNION ALL SELECT person, until FROM employment) x WHERE person = $1 AND until IS NULL",
        person,
    )
    answered = await owner.fetchrow("SELECT answer, answered_by FROM data_request WHERE id = $1", asked)
    await owner.close()
    assert [row["name"] for row in rows[0]] == [GONE] and rows[1] == [] and open_ends == 0
    assert [row["number"] for row in rows[2]] == [""]
    assert tuple(answered) == ("gone", "operator")
    assert [(line["outcome"], line["thing"]) for line in await book("people.erase")] == [("done", person)]
    assert await vault.find("phone", ["19900000001"]) == {} == await vault.find("id_number", [id_number(1)])


async def test_the_list_holds_no_personal_data_and_lies_in_two_closed_files(db: str) -> None:
    await bring_roster()
    await erase(Scope(((await stations())[0].id,)), OPERATOR, await person_called("赵大山"))
    copies = [settings().keys / "erased.list", settings().data / "erased.list"]
    for copy in copies:
        said = copy.read_text(encoding="utf-8")
        assert copy.stat().st_mode & 0o777 == 0o600 and said.count("\n") == 1
        assert [value for value in ("赵大山", id_number(1), "19900000001", "苏01") if value in said] == []
        assert vault.blind_of("id_number", id_number(1)).hex() not in said, "a number could be tried out against it"


async def test_his_account_his_phone_and_his_session_end_with_him(db: str) -> None:
    await bring_roster()
    scope, person = Scope(((await stations())[0].id,)), await person_called("赵大山")
    async with transaction() as now:
        account = await open_named("zhao", "x", person, None, now)
        await give(account, Held("guard", 1, ()), now)
        token = await begin(account, "phone", None, "", now)
        assert await signed(token)
    await erase(scope, OPERATOR, person)
    async with transaction() as now:
        assert await signed(token) is None
    assert (await Account.raw("SELECT closed_at FROM login WHERE id = {}", account))[0]["closed_at"]


async def test_somebody_elsewhere_is_not_erased(db: str) -> None:
    await bring_roster()
    here, _ = (await stations())[0].id, await another_station()
    for person in (await person_called("冯远亭"), 10**9):
        with pytest.raises(NotYours):
            await erase(Scope((here,)), OPERATOR, person)
    assert erasures.listed() == [] and await book("people.erase") == []


async def test_the_same_roster_again_makes_him_a_new_person_and_leaves_the_erased_one_alone(db: str) -> None:
    await bring_roster()
    scope, person = Scope(((await stations())[0].id,)), await person_called("李二柱")
    await erase(scope, OPERATOR, person)
    await bring_roster()
    again = await person_called("李二柱")
    assert again != person and await _names([person]) == {GONE}
    assert await replay() == 0 and await vault.reveal(again, "phone") == "19900000002"


async def _outside(work: object) -> object:
    """A task inherits the transaction that it was made in."""
    engine.current_transaction.set(None)
    return await work  # type: ignore[misc]


async def _until_somebody_waits(url: str, work: asyncio.Task[object]) -> None:
    watcher = await asyncpg.connect(url)
    while not work.done() and not await watcher.fetchval("SELECT count(*) FROM pg_locks WHERE NOT granted"):
        await asyncio.sleep(0.01)
    await watcher.close()


async def test_an_erasure_waits_for_whoever_writes_about_him_and_takes_that_too(db: str) -> None:
    await bring_roster()
    scope, person = Scope(((await stations())[0].id,)), await person_called("李二柱")
    async with transaction():
        await vault.put_away({(person, "bank"): "6200000000000000088"})
        erasing = asyncio.create_task(_outside(erase(scope, OPERATOR, person)))
        await _until_somebody_waits(db, erasing)
    await erasing
    assert await VaultItem.raw("SELECT kind FROM vault_item WHERE person = {}", person) == []


async def test_an_erasure_waits_for_an_import_into_any_station_of_the_bureau(db: str) -> None:
    """He may be moving there: what the import has read of him would be written after he is gone."""
    await bring_roster()
    scope, person = Scope(((await stations())[0].id,)), await person_called("李二柱")
    there = await another_station()
    async with transaction():
        await lock_station(there)
        erasing = asyncio.create_task(_outside(erase(scope, OPERATOR, person)))
        await _until_somebody_waits(db, erasing)
        assert not erasing.done() and await _names([person]) == {"李二柱"}
    await erasing
    assert await _names([person]) == {GONE}


async def test_what_waited_for_an_erasure_puts_nothing_away_again(db: str) -> None:
    await bring_roster()
    scope, person = Scope(((await stations())[0].id,)), await person_called("李二柱")

    async def late() -> None:
        async with transaction():
            await vault.put_away({(person, "phone"): "19900000088"})

    async with transaction() as now:
        await Person.raw("SELECT id FROM person WHERE id = {} FOR NO KEY UPDATE", person)
        putting = asyncio.create_task(_outside(late()))
        await _until_somebody_waits(db, putting)
        await Person.raw("UPDATE person SET name = {} WHERE id = {}", GONE, person)
        assert now
    with pytest.raises(PersonErased):
        await putting
    await erase(scope, OPERATOR, await person_called("赵大山"))
    assert await vault.reveal(person, "phone") == GUARDS[2][3]


@pytest.mark.parametrize("count", [20, pytest.param(200, marks=pytest.mark.soak)])
async def test_keys_renewed_while_people_are_erased_leave_nobody_unreadable_and_no_key_behind(
    db: str, count: int
) -> None:
    scope = await bring_crowd(count)
    everybody = await _everybody()
    gone, stay = everybody[::2], everybody[1::2]

    async def erase_all() -> None:
        for person in gone:
            await erase(scope, OPERATOR, person)

    locked = await boxes_of(db, gone)
    renewed, _ = await asyncio.gather(rotate(), erase_all())
    assert len(stay) <= renewed <= len(everybody)
    assert await readable(stay) == len(stay) and opened_by_any_key(locked) == 0
    files = {file.name for file in (settings().keys / "persons").glob("*/*")}
    assert files == {row["key"] for row in await VaultItem.raw("SELECT key FROM vault_item")}
    assert len(files) == len(stay)
