"""How far people are with signing in, and who acts behind an audit line: for lists, in one statement each."""

from datetime import datetime
from typing import Any

from msgspec import Struct

from lianfang.access import ROLES
from lianfang.accounts.rules import SLIP_TRIES
from lianfang.accounts.tables import Account, RoleHeld


class AccountState(Struct, frozen=True):
    """An account as the office sees it."""

    id: int
    name: str
    person: int | None
    second: bool
    closed_at: datetime | None
    seen_at: datetime | None


class RoleState(Struct, frozen=True):
    """A role with its place in words."""

    id: int
    account: int
    role: str
    place: str
    since: datetime
    until: datetime | None


class Behind(Struct, frozen=True):
    """Who is behind an account: the officer's name, the person's, else the account's own; `person` where he is one."""

    name: str
    person: int | None


async def sign_ins(persons: list[int], now: datetime) -> dict[int, str]:
    """Person → none, slip (handed out, not used yet) or used (a phone or a password comes in)."""
    rows = await Account.raw(
        "SELECT a.person, EXISTS (SELECT 1 FROM device d WHERE d.account = a.id AND d.ended_at IS NULL) AS used, "
        "EXISTS (SELECT 1 FROM slip s WHERE s.account = a.id AND s.used_at IS NULL AND s.withdrawn_at IS NULL "
        "AND s.until > {} AND s.tries < {}) AS slip FROM login a WHERE a.person = ANY({}) AND a.closed_at IS NULL",
        now,
        SLIP_TRIES,
        persons,
    )
    return {row["person"]: _state(row) for row in rows}


def _state(row: dict[str, Any]) -> str:
    return "used" if row["used"] else "slip" if row["slip"] else "none"


async def names_of(accounts: list[int]) -> dict[int, str]:
    """The names of those behind accounts."""
    return {account: one.name for account, one in (await behind(accounts)).items()}


async def behind(accounts: list[int]) -> dict[int, Behind]:
    """Those behind accounts."""
    rows = await Account.raw(
        "SELECT l.id, coalesce(o.name, p.name, l.name, '') AS name, l.person FROM login l "
        "LEFT JOIN officer o ON o.id = l.officer LEFT JOIN person p ON p.id = l.person WHERE l.id = ANY({})",
        accounts,
    )
    return {row["id"]: Behind(row["name"], row["person"]) for row in rows}


async def officers_behind(accounts: list[int]) -> dict[int, str]:
    """The names of those accounts that are an officer's."""
    rows = await Account.raw(
        "SELECT l.id, o.name FROM login l JOIN officer o ON o.id = l.officer WHERE l.id = ANY({})", accounts
    )
    return {row["id"]: row["name"] for row in rows}


async def accounts_of(bureau: int) -> list[AccountState]:
    """Every account with a role in a bureau, open ones first; guards without a name to sign in by are in their lists."""
    rows = await Account.raw(
        "SELECT a.id, a.name, a.person, a.second IS NOT NULL AS second, a.closed_at, "
        "(SELECT max(d.seen_at) FROM device d WHERE d.account = a.id) AS seen_at FROM login a "
        "WHERE a.name IS NOT NULL AND EXISTS (SELECT 1 FROM role_held r WHERE r.account = a.id AND r.bureau = {}) "
        "ORDER BY a.closed_at IS NOT NULL, a.name",
        bureau,
    )
    return [AccountState(**row) for row in rows]


async def roles_in(bureau: int) -> list[RoleState]:
    """Roles in a bureau, ended ones too, with the name of what they reach."""
    rows = await RoleHeld.raw(
        "SELECT r.id, r.account, r.role, coalesce(u.name, c.name, s.name, b.name, '') AS place, r.since, r.until "
        "FROM role_held r LEFT JOIN unit u ON u.id = r.unit LEFT JOIN company c ON c.id = r.company "
        "LEFT JOIN station s ON s.id = r.station LEFT JOIN bureau b ON b.id = r.bureau WHERE r.bureau = {} ORDER BY r.id",
        bureau,
    )
    return [RoleState(**row) for row in rows]


def called(role: str) -> str:
    """A role in Chinese."""
    return ROLES.get(role, role)
