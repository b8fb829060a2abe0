"""A clear value is shown for a reason of the table, to who may see the person, after its line is in the book for good."""

from typing import Any

import asyncpg
import pytest

from lianfang.access import NotYours
from lianfang.database import engine
from lianfang.flows.people.reveal import reveal
from lianfang.flows.people.whole import whole
from lianfang.settings import settings
from lianfang.vault import actions as vault
from lianfang.vault import keys
from lianfang.vault.errors import BadReason, KeyDestroyed, NothingHeld
from lianfang.vault.tables import VaultItem
from tests.cast import STATION, bring_roster
from tests.lianfang.flows.people.desk import another_station, book, person_called, sits, station_called
from tests.workbooks import id_number
from zones.ground.scope import Scope


async def test_a_value_is_shown_and_the_book_says_who_whose_what_why(db: str) -> None:
    await bring_roster()
    scope, person = Scope((await station_called(STATION),)), await person_called("钱小河")
    by, _ = await sits("office", "office", *scope.stations)
    assert await reveal(scope, by, person, "phone", "emergency") == "19900000003"
    assert await reveal(scope, by, person, "id_number", "reward") == id_number(3)
    lines = await book("people.reveal")
    assert [(line["actor"], line["action"], line["outcome"], line["thing"], line["reason"]) for line in lines] == [
        (by.actor, "people.reveal.phone", "done", person, "emergency"),
        (by.actor, "people.reveal.id_number", "done", person, "reward"),
    ]
    assert not any("1990000" in repr(line) or id_number(3) in repr(line) for line in lines)


@pytest.mark.parametrize("copy", [False, True])
async def test_the_line_is_committed_before_the_value_is_read(
    db: str, monkeypatch: pytest.MonkeyPatch, copy: bool
) -> None:
    """Seen by another connection at the moment of reading: a crash there leaves the line, not a look without one."""
    await bring_roster()
    scope, person = Scope((await station_called(STATION),)), await person_called("钱小河")
    by, _ = await sits("office", "office", *scope.stations)
    held, seen = vault._read, list[Any]()

    async def watched(asked: int) -> dict[str, str]:
        other = await asyncpg.connect(db)
        seen.append(await other.fetchval("SELECT action FROM audit_line WHERE action LIKE 'people.%'"))
        await other.close()
        assert engine.current_transaction.get() is None
        return await held(asked)

    monkeypatch.setattr(vault, "_read", watched)
    if copy:
        assert await whole(by, person) == {"phone": "19900000003", "id_number": id_number(3)}
    else:
        await reveal(scope, by, person, "phone", "check")
    assert seen == ["people.copy" if copy else "people.reveal.phone"]


@pytest.mark.parametrize("reason", ["", "好奇", "own_copy", "done", "接警核实"])
async def test_without_a_reason_of_the_table_nothing_is_read(db: str, reason: str) -> None:
    await bring_roster()
    scope, person = Scope((await station_called(STATION),)), await person_called("钱小河")
    by, _ = await sits("office", "office", *scope.stations)
    with pytest.raises(BadReason):
        await reveal(scope, by, person, "phone", reason)
    assert await book("people.reveal") == []


async def test_somebody_elsewhere_and_somebody_who_is_not_there_are_refused_alike(db: str) -> None:
    await bring_roster()
    scope, _ = Scope((await station_called(STATION),)), await another_station()
    by, _ = await sits("office", "office", *scope.stations)
    own_unit = Scope(scope.stations, units=(10**6,))
    for asked, person in [
        (scope, await person_called("冯远亭")),
        (scope, 10**9),
        (Scope(()), await person_called("钱小河")),
        (own_unit, await person_called("钱小河")),
        (Scope(scope.stations, person=await person_called("李二柱")), await person_called("钱小河")),
    ]:
        with pytest.raises(NotYours):
            await reveal(asked, by, person, "phone", "check")
    assert await book("people.reveal") == []


async def test_what_is_not_held_and_what_cannot_be_read_is_said_so(db: str) -> None:
    await bring_roster()
    scope, person = Scope((await station_called(STATION),)), await person_called("钱小河")
    by, _ = await sits("office", "office", *scope.stations)
    for kind in ("bank", "ask:1", "", "name"):
        with pytest.raises(NothingHeld):
            await reveal(scope, by, person, kind, "check")
    await VaultItem.raw("DELETE FROM vault_item WHERE person = {} AND kind = 'phone'", person)
    with pytest.raises(NothingHeld):
        await reveal(scope, by, person, "phone", "check")
    (name,) = await VaultItem.raw("SELECT key FROM vault_item WHERE person = {}", person)
    keys.destroy_key(settings().keys, name["key"])
    with pytest.raises(KeyDestroyed):
        await reveal(scope, by, person, "id_number", "check")
