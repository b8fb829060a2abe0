"""Personal one-time codes: six digits to type and an address behind a QR, both derived from the slip's id by a key
outside the database, so that a copy of the database opens nothing and a slip can be shown again to whoever made it."""

import base64
import hmac
from datetime import datetime
from typing import Any

from msgspec import Struct

from lianfang.accounts.rules import SLIP_LASTS, SLIP_TRIES
from lianfang.accounts.tables import Slip
from lianfang.vault.actions import blind_of

_NAME = r"regexp_replace(coalesce(p.name, a.name), '\s', '', 'g')"
_OPEN = "used_at IS NULL AND withdrawn_at IS NULL AND until > {} AND tries < {}"


class Printed(Struct, frozen=True):
    """What stands on a slip."""

    id: int
    account: int
    digits: str
    address: str
    until: datetime


def digits_of(slip: int) -> str:
    """The six digits."""
    return f"{int.from_bytes(blind_of('slip', str(slip))[:8]) % 10**6:06d}"


def address_of(slip: int) -> str:
    """What the QR says after /in/: the id and 100 bits that nobody guesses."""
    mark = base64.b32encode(blind_of("slip-address", str(slip))).decode().lower()
    return f"{slip}.{mark[:20]}"


async def make(account: int, made_by: str, now: datetime) -> int:
    """A new slip; one that was open before is withdrawn. Returns its id."""
    await Slip.raw(
        "UPDATE slip SET withdrawn_at = {} WHERE account = {} AND used_at IS NULL AND withdrawn_at IS NULL",
        now,
        account,
    )
    made = await Slip.insert(Slip(account=account, made_by=made_by, made_at=now, until=now + SLIP_LASTS))
    return int(made[0]["id"])


async def printed(slip: int, made_by: str, now: datetime) -> Printed | None:
    """A slip for whoever made it, while it is open."""
    rows = await Slip.raw(
        f"SELECT id, account, until FROM slip WHERE id = {{}} AND made_by = {{}} AND {_OPEN}",
        slip,
        made_by,
        now,
        SLIP_TRIES,
    )
    return Printed(slip, rows[0]["account"], digits_of(slip), address_of(slip), rows[0]["until"]) if rows else None


async def by_address(address: str, now: datetime, lock: bool = False) -> dict[str, Any] | None:
    """The open slip behind a QR: id, account."""
    number = address.partition(".")[0]
    if not number.isascii() or not number.isdigit() or len(number) > 15:
        return None
    if not hmac.compare_digest(address_of(int(number)).encode(), address.encode()):
        return None
    rows = await Slip.raw(
        f"SELECT s.id, s.account FROM slip s JOIN login a ON a.id = s.account WHERE s.id = {{}} AND a.closed_at IS NULL "
        f"AND {_OPEN}" + (" FOR UPDATE OF s" if lock else ""),
        int(number),
        now,
        SLIP_TRIES,
    )
    return rows[0] if rows else None


async def by_digits(name: str, digits: str, now: datetime) -> dict[str, Any] | None:
    """The open slip of somebody of this name with these digits; spaces within a name do not count.

    Every wrong try counts against all that it was tried on.
    """
    rows = await Slip.raw(
        "SELECT s.id, s.account FROM slip s JOIN login a ON a.id = s.account LEFT JOIN person p ON p.id = a.person "
        f"WHERE {_NAME} = {{}} AND a.closed_at IS NULL AND {_OPEN} ORDER BY s.id FOR UPDATE OF s",
        squeezed(name),
        now,
        SLIP_TRIES,
    )
    for row in rows:
        if hmac.compare_digest(digits_of(row["id"]).encode(), digits.encode()):
            return row
    await Slip.raw("UPDATE slip SET tries = tries + 1 WHERE id = ANY({})", [row["id"] for row in rows])
    return None


async def counted_as(account: int) -> str:
    """What wrong digits for this account are counted against."""
    rows = await Slip.raw(
        f"SELECT {_NAME} AS name FROM login a LEFT JOIN person p ON p.id = a.person WHERE a.id = {{}}", account
    )
    return str(rows[0]["name"])


def squeezed(name: str) -> str:
    """A name as it is compared: 王 伟 is typed as 王伟."""
    return "".join(name.split())


async def use(slip: int, now: datetime) -> None:
    """It opens nothing any more."""
    await Slip.raw("UPDATE slip SET used_at = {} WHERE id = {}", now, slip)


async def of_account(account: int, digits: str, now: datetime) -> int | None:
    """The account's open slip, if these are its digits; a wrong try counts against it."""
    rows = await Slip.raw(
        f"SELECT id FROM slip WHERE account = {{}} AND {_OPEN} ORDER BY id FOR UPDATE", account, now, SLIP_TRIES
    )
    for row in rows:
        if hmac.compare_digest(digits_of(row["id"]).encode(), digits.encode()):
            return int(row["id"])
    await Slip.raw("UPDATE slip SET tries = tries + 1 WHERE id = ANY({})", [row["id"] for row in rows])
    return None
