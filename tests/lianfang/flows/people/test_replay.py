"""At every start: whoever was erased is erased again, and nobody else is touched."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lianfang import house
from lianfang.audit.actions import OPERATOR
from lianfang.flows.people.erase import erase
from lianfang.flows.people.replay import replay
from lianfang.flows.vault.rotate import rotate
from lianfang.settings import settings
from lianfang.vault import actions as vault
from lianfang.vault import erasures, keys
from lianfang.vault.errors import ErasureListDamaged
from lianfang.vault.tables import VaultItem
from lianfang.vault.vocabulary import GONE
from tests.cast import bring_roster
from tests.lianfang.flows.issue_crashing import CRASHED
from tests.lianfang.flows.people.crowd import Backup, boxes_of, bring_crowd, opened_by_any_key, readable
from tests.lianfang.flows.people.desk import book, person_called
from zones.ground.scope import Scope
from zones.roster.reads import stations
from zones.roster.tables import Person


async def _scope() -> Scope:
    return Scope(((await stations())[0].id,))


async def _name(person: int) -> str:
    return str((await Person.raw("SELECT name FROM person WHERE id = {}", person))[0]["name"])


async def test_a_crash_at_any_step_leaves_him_whole_or_is_finished_at_the_next_start(db: str) -> None:
    await bring_crowd(90)
    crasher = subprocess.Popen(
        [sys.executable, "-m", "tests.lianfang.flows.people.erase_crashing"],
        **{"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "env": os.environ},
    )
    people = [row["id"] for row in await Person.raw("SELECT id FROM person ORDER BY id DESC")]
    ends, whole = [], 0
    while not ends or ends[-1] == CRASHED:
        person = people[len(ends)]
        locked = await boxes_of(db, [person])
        print(len(ends) + 1, person, file=crasher.stdin, flush=True)
        ends.append(int(crasher.stdout.readline()))  # type: ignore[union-attr]
        listed = person in {one.person for one in erasures.listed()}
        assert listed or await _name(person) != GONE
        await replay()
        if listed:
            assert (await _name(person), opened_by_any_key(locked)) == (GONE, 0), f"step {len(ends)}"
            assert await boxes_of(db, [person]) == []
        else:
            whole += 1
            assert (await _name(person) != GONE, opened_by_any_key(locked)) == (True, 2), f"step {len(ends)}"
    assert ends[-1] == 0 and 4 < whole < len(ends) - 8, "crashes came on both sides of the line"
    assert await readable(people[len(ends) :]) == len(people) - len(ends)
    crasher.communicate()


async def test_somebody_else_who_got_the_id_is_not_touched(db: str) -> None:
    """The backup is older than the erased person; after it another came who has his id."""
    await bring_roster()
    person = await person_called("赵大山")
    erasures.add(erasures.erased(person, "钱多多", ("f" * 16,)))
    erasures.add(erasures.erased(10**9, "赵大山", ("e" * 16,)))
    assert await replay() == 0
    assert await _name(person) == "赵大山" and await vault.reveal(person, "phone") == "19900000001"


async def test_he_is_known_by_his_key_when_the_backup_has_another_spelling_of_his_name(db: str, tmp_path: Path) -> None:
    """His name was corrected and all keys were renewed between the backup and the erasure."""
    await bring_roster()
    person, old = await person_called("赵大山"), Backup(db, tmp_path / "old keys")
    await old.make()
    await Person.raw("UPDATE person SET name = '赵大杉' WHERE id = {}", person)
    await rotate()
    await erase(await _scope(), OPERATOR, person)
    locked = await boxes_of(old.url_of_old(), [person])
    await old.restore(with_keys=True)
    assert opened_by_any_key(locked) == 2
    assert await replay() == 1
    assert (await _name(person), opened_by_any_key(locked)) == (GONE, 0)
    assert [(line["actor"], line["outcome"]) for line in await book("people.erase")] == [("job", "again")]
    await old.drop()


@pytest.mark.parametrize("lost", ["keys", "data"])
async def test_either_copy_of_the_list_is_enough_and_completes_the_other(db: str, lost: str) -> None:
    await bring_roster()
    for name in ("赵大山", "李二柱"):
        await erase(await _scope(), OPERATOR, await person_called(name))
    copy = getattr(settings(), lost) / "erased.list"
    whole = copy.read_bytes()
    copy.write_bytes(whole.splitlines(keepends=True)[0])
    assert len(erasures.listed()) == 2 and copy.read_bytes() == whole
    copy.unlink()
    assert len(erasures.listed()) == 2 and copy.read_bytes() == whole


async def test_half_a_last_line_was_never_committed_and_a_damaged_one_stops_the_start(db: str) -> None:
    await bring_roster()
    await erase(await _scope(), OPERATOR, await person_called("赵大山"))
    for copy in (settings().keys / "erased.list", settings().data / "erased.list"):
        copy.write_bytes(copy.read_bytes() + b'{"person":3,"na')
    assert len(erasures.listed()) == 1
    await erase(await _scope(), OPERATOR, await person_called("李二柱"))
    assert len(erasures.listed()) == 2
    for copy in (settings().keys / "erased.list", settings().data / "erased.list"):
        assert copy.read_bytes().count(b"\n") == 2
    copy.write_bytes(b"\xff" + copy.read_bytes())
    with pytest.raises(ErasureListDamaged):
        await replay()


async def test_the_house_does_not_open_before_the_list_is_replayed(database_url: str, tmp_path: Path) -> None:
    async with house.opened():
        await bring_roster()
        person = await person_called("赵大山")
        name = await _name(person)
        erasures.add(erasures.erased(person, name, ()))
        assert await _name(person) == "赵大山"
    async with house.opened():
        assert await _name(person) == GONE
    (settings().data / "erased.list").write_bytes(b"?\n")
    with pytest.raises(ErasureListDamaged):
        await house.prepare()


async def test_a_key_that_a_dead_renewal_left_goes_at_the_next_start(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    await bring_roster()
    old = {row["key"] for row in await VaultItem.raw("SELECT key FROM vault_item")}
    with monkeypatch.context() as dying:
        dying.setattr(keys, "destroy_key", lambda folder, name: None)
        await rotate()
    new = {row["key"] for row in await VaultItem.raw("SELECT key FROM vault_item")}
    shelves = settings().keys / "persons"
    assert {file.name for file in shelves.glob("*/*")} == old | new
    await replay()
    assert {file.name for file in shelves.glob("*/*")} == new


async def test_a_start_with_another_or_an_older_database_destroys_no_key(db: str, tmp_path: Path) -> None:
    """The wrong database by mistake, then the right one again: everybody can still be read."""
    old = Backup(db, tmp_path / "old keys")
    await bring_roster()
    await old.make()
    await rotate()
    shelves = settings().keys / "persons"
    shutil.copytree(old.keys / "persons", shelves, dirs_exist_ok=True)  # the old keys are at hand too
    held = {file.name for file in shelves.glob("*/*")}
    await old.restore(with_keys=False)
    await replay()
    assert {file.name for file in shelves.glob("*/*")} == held
    await VaultItem.raw("DELETE FROM vault_item")
    await replay()
    assert {file.name for file in shelves.glob("*/*")} == held
    await old.drop()
