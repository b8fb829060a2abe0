"""S-01 of 练题: whatever another role opens, on pages or through the API, no statement touches what a guard practised."""

import pytest

from lianfang.accounts.tables import Account
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.practice.answer import answer
from scoring.exams.bank.reads import asked
from tests.lianfang.access.sat import handed_in
from tests.lianfang.access.table import rows
from tests.lianfang.access.test_matrix import ask, csrf_of, filled, places_of
from tests.lianfang.access.town import Town, town
from tests.lianfang.access.unpressed import unpressed
from tests.lianfang.flows.statements import counted
from zones.ground.scope import Scope

OTHERS = ("unit", "company", "auxiliary", "officer", "office", "auditor", "legal")
TABLE = "practice_answer"


async def practised(here: Town) -> None:
    """The guard, who is at no paper, answered one."""
    person = int((await Account.raw("SELECT person FROM login WHERE name = 'guard'"))[0]["person"])
    await handed_in(person)
    own = Scope((int(here.stations["o"]),), person=person)
    async with transaction():
        first = (await asked(own))[0]
    await answer(own, first.id, "A", None, Key("practised-once", "account:1"))


async def touching(here: Town, role: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Pages of a role whose statements name the table."""
    browser, csrf, found = await here.browser(role), await csrf_of(role), []
    for row, allowed in rows().items():
        method, path = row.split()
        for place in places_of(path) if method == "GET" and allowed[role] not in "->!" else "":
            with counted(monkeypatch) as said:
                await ask(browser, method, filled(path, place, role, here), csrf)
            found += [row] if any(TABLE in one for one in said) else []
    return found


@pytest.mark.parametrize("role", OTHERS)
async def test_no_page_of_another_role_reads_what_a_guard_practised(
    db: str, role: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpressed(monkeypatch)
    async with town() as here:
        await practised(here)
        assert await touching(here, role, monkeypatch) == []


async def test_his_own_pages_do_and_this_test_would_see_it(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async with town() as here:
        await practised(here)
        assert {"GET /learn", "GET /learn/today", "GET /learn/wrong"} <= set(await touching(here, "guard", monkeypatch))
