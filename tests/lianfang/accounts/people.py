"""Accounts for the tests of doors: opened by the operator, and the ways in."""

from typing import Any

import asyncpg
import httpx

from lianfang.access import Held
from lianfang.accounts import slips
from lianfang.accounts.errors import LoginFailed, LoginWait
from lianfang.accounts.slips import digits_of
from lianfang.accounts.tables import Account, RoleHeld
from lianfang.accounts.where import Entered, Where
from lianfang.audit.actions import OPERATOR
from lianfang.audit.tables import AuditLine
from lianfang.commands import Key
from lianfang.flows.accounts.hand_out import hand_out
from lianfang.flows.accounts.open_account import open_account
from lianfang.flows.accounts.sign_in import sign_in

RIGHT, WRONG = "right-and-long-enough", "wrong-and-long-enough"
SOMEWHERE = Where("10.1.2.3", "10.1.2.0/24", "一台设备")


async def opened(name: str = "office", role: str = "office", bureau: int | None = None, **more: Any) -> int:
    """An account with the right password. Without a bureau it reaches nothing."""
    held = more.pop("held", Held(role, bureau, ()))
    key = Key(f"open-{name}", "operator")
    account = await open_account(OPERATOR, name, held, key, more.pop("password", RIGHT), **more)
    await since_long()
    return account


async def since_long() -> None:
    """Roles hold for a clock that shows years ago, too; and for one that shows the moment in which a kept world was begun."""
    await RoleHeld.raw("UPDATE role_held SET since = since - interval '20 years' WHERE since > '2010-01-01'")


async def tries(name: str = "office", password: str = RIGHT, where: Where = SOMEWHERE, old: str = "") -> Entered:
    return await sign_in(name, password, old, where)


async def opens(name: str = "office", password: str = RIGHT, where: Where = SOMEWHERE) -> bool:
    try:
        await tries(name, password, where)
    except (LoginFailed, LoginWait):
        return False
    return True


async def slip_for(person: int | None = None, account: int | None = None, bureau: int = 1, key: str = "") -> int:
    """A one-time code, handed out by the operator."""
    number = len(await slips.Slip.raw("SELECT id FROM slip"))
    return await hand_out(OPERATOR, person, account, bureau, Key(key or f"slip-key-{number}", "operator"))


async def account_of(person: int) -> int:
    return int((await Account.raw("SELECT id FROM login WHERE person = {}", person))[0]["id"])


def code(slip: int) -> str:
    """The digits on a slip."""
    return digits_of(slip)


def other(digits: str) -> str:
    """Six digits that are not these."""
    return f"{(int(digits) + 1) % 10**6:06d}"


async def book(but: str = "") -> list[tuple[str, str, str]]:
    """(actor, action, outcome) of the audit book, oldest first."""
    rows = await AuditLine.raw("SELECT actor, action, outcome FROM audit_line WHERE action <> {} ORDER BY id", but)
    return [(row["actor"], row["action"], row["outcome"]) for row in rows]


def sent_to(answer: httpx.Response) -> str:
    """Where an answer sends, without its query."""
    return answer.headers.get("location", "").partition("?")[0]


async def dump(url: str) -> str:
    """Every row of every table, as text."""
    owner = await asyncpg.connect(url)
    try:
        names = await owner.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return "".join([str(await owner.fetch(f"SELECT t::text FROM {name['tablename']} t")) for name in names])
    finally:
        await owner.close()
