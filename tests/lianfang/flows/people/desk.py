"""Who asks in these tests: the office of the cast's bureau, another bureau's office, a guard; and what lies in the book."""

from typing import Any

from lianfang.access import Actor, Held
from lianfang.accounts.holders import give, open_named
from lianfang.audit.actions import By
from lianfang.audit.tables import AuditLine
from lianfang.commands import Key
from lianfang.database import transaction
from lianfang.flows.roster.take import take_roster
from tests.cast import GUARDS, UNITS
from tests.workbooks import id_number, workbook
from zones.ground.scope import Scope
from zones.roster.tables import Person, Station

ELSEWHERE = "长桥派出所"
STRANGER, STRANGER_NUMBER, STRANGER_PHONE = "冯远亭", id_number(60), "19900000060"


async def another_station(bureau: str = "柳河分局") -> int:
    """A station with one guard."""
    guard = [STRANGER, "翠园小区", STRANGER_NUMBER, STRANGER_PHONE, "苏60", "2015-01-01", "大门", "早班", None]
    sheets = {"单位表": [UNITS[0], [*UNITS[1][:5], None, None]], "花名册": [GUARDS[0], guard]}
    await take_roster(ELSEWHERE, bureau, workbook(**sheets))
    return await station_called(ELSEWHERE)


async def station_called(name: str) -> int:
    return int((await Station.raw("SELECT id FROM station WHERE name = {}", name))[0]["id"])


async def person_called(name: str) -> int:
    return int((await Person.raw("SELECT id FROM person WHERE name = {} ORDER BY id", name))[0]["id"])


async def sits(name: str, role: str, *stations: int) -> tuple[By, Actor]:
    """Somebody with an account and a role in these stations."""
    async with transaction() as now:
        rows = await Station.raw("SELECT bureau FROM station WHERE id = {}", stations[0])
        held = Held(role, rows[0]["bureau"], stations)
        account = await open_named(name, "x", None, None, now)
        await give(account, held, now)
    return By(f"account:{account}", bureau=held.bureau), Actor(account, name, None, None, (held,))


def own(person: int, *stations: int) -> Scope:
    """What a guard sees of people: himself."""
    return Scope(stations, person=person)


async def book(action: str = "") -> list[dict[str, Any]]:
    """Audit lines of an action (or one that begins so), oldest first."""
    rows = await AuditLine.raw("SELECT * FROM audit_line WHERE action LIKE {} ORDER BY id", f"{action}%")
    return list(rows)


def key(text: str = "k", actor: str = "account:1") -> Key:
    return Key(text * 16, actor)
