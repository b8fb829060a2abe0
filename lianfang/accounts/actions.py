"""Sign-ins and sessions in the database. A token is known to its holder alone; here lies its hash."""

import hashlib
import secrets
from datetime import datetime

from msgspec import Struct

from lianfang.accounts.errors import LoginTaken
from lianfang.accounts.rules import is_over, kind_of
from lianfang.accounts.tables import Login, Session


class Signed(Struct, frozen=True):
    """Who is signed in."""

    session: int
    login: int
    name: str
    role: str
    person: int | None
    station: int | None
    csrf: str


def hash_of(token: str) -> bytes:
    """What is stored of a token."""
    return hashlib.sha256(token.encode()).digest()


async def add_login(name: str, role: str, hashed: str, person: int | None, station: int | None) -> int:
    """A new sign-in. Raises LoginTaken."""
    made = await Login.raw(
        "INSERT INTO login (name, role, password, person, station, failures, disabled) "
        "VALUES ({}, {}, {}, {}, {}, 0, false) ON CONFLICT (name) DO NOTHING RETURNING id",
        name,
        role,
        hashed,
        person,
        station,
    )
    if not made:
        raise LoginTaken(name=name)
    return int(made[0]["id"])


async def begin(login: int, role: str, now: datetime) -> str:
    """A new session. Returns its token."""
    token = secrets.token_urlsafe(32)
    await Session.insert(
        Session(
            login=login,
            token_hash=hash_of(token),
            csrf=secrets.token_urlsafe(32),
            kind=kind_of(role),
            began_at=now,
            seen_at=now,
        )
    )
    return token


async def signed(token: str, now: datetime) -> Signed | None:
    """Whose token this is; None for an ended or unknown one. Only looking never revives a session that ended."""
    rows = await Session.raw(
        "SELECT s.id AS session, s.kind, s.began_at, s.seen_at, s.csrf, l.id AS login, l.name, l.role, l.person, l.station "
        "FROM session s JOIN login l ON l.id = s.login WHERE s.token_hash = {} AND NOT l.disabled",
        hash_of(token),
    )
    if not rows or is_over(rows[0]["kind"], rows[0]["began_at"], rows[0]["seen_at"], now):
        return None
    row = rows[0]
    if (now - row["seen_at"]).total_seconds() > 60:
        await Session.raw("UPDATE session SET seen_at = {} WHERE id = {}", now, row["session"])
    return Signed(**{name: row[name] for name in Signed.__struct_fields__})


async def end(token: str) -> None:
    """End one session."""
    await Session.raw("DELETE FROM session WHERE token_hash = {}", hash_of(token))


async def end_all(login: int) -> None:
    """End every session of a sign-in: its password, role or state changed."""
    await Session.raw("DELETE FROM session WHERE login = {}", login)
