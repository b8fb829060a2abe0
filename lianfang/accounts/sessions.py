"""Sessions: who is behind a token, with the roles he has at this moment. A token is known to its holder alone."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct, json

from lianfang import clock
from lianfang.access import Actor, Held
from lianfang.accounts.rules import LIFETIMES, is_over
from lianfang.accounts.tables import Session
from lianfang.database import INSTANT

SEEN_EVERY = timedelta(minutes=1)
ROLES_IN_FORCE = """
(SELECT coalesce(json_agg(json_build_object('role', r.role, 'bureau', r.bureau, 'company', r.company,
    'unit', coalesce(r.unit, p.unit), 'stations', CASE
        WHEN p.station IS NOT NULL THEN json_build_array(p.station)
        WHEN r.station IS NOT NULL THEN json_build_array(r.station)
        WHEN r.company IS NOT NULL THEN
            (SELECT coalesce(json_agg(DISTINCT u.station), '[]') FROM unit u WHERE u.company = r.company)
        ELSE (SELECT coalesce(json_agg(s.id ORDER BY s.id), '[]') FROM station s WHERE s.bureau = r.bureau) END)
    ORDER BY r.id), '[]')
 FROM role_held r LEFT JOIN LATERAL (
    SELECT station, unit FROM posting WHERE person = a.person AND (since IS NULL OR since <= t.today)
    AND (until IS NULL OR until >= t.today) ORDER BY id DESC LIMIT 1) p ON r.role IN ('guard', 'leader')
 WHERE r.account = a.id AND r.since <= t.now AND (r.until IS NULL OR r.until > t.now)
   AND (r.role NOT IN ('guard', 'leader') OR p.unit IS NOT NULL))::text AS roles
"""
"""A guard's roles hold while he has a posting; beside INSTANT and the account `a`."""

_SIGNED = f"""
SELECT t.now, s.id AS session, s.kind, s.needs, s.began_at, s.seen_at, s.proved_at, s.csrf, s.device,
       a.id AS account, coalesce(a.name, '') AS name, a.person, a.officer, {ROLES_IN_FORCE}
FROM {INSTANT}, session s JOIN login a ON a.id = s.account WHERE s.token_hash = {{}} AND a.closed_at IS NULL
"""


class Signed(Struct, frozen=True):
    """A session and who holds it. `needs` names the step that is still open, empty for a whole sign-in.

    `now` is when it was read; `unseen` says that it is due to be marked as used (`seen`).
    """

    session: int
    actor: Actor
    csrf: str
    kind: str
    needs: str
    device: int | None
    now: datetime
    unseen: bool


def hash_of(token: str) -> bytes:
    """What is stored of a secret."""
    return hashlib.sha256(token.encode()).digest()


def actor_of(row: dict[str, Any], proved_at: datetime | None, actions: frozenset[str] | None = None) -> Actor:
    """The actor of a row with account, name, person, officer and roles."""
    roles = json.decode(row["roles"], type=tuple[Held, ...])
    return Actor(row["account"], row["name"], row["person"], row["officer"], roles, proved_at, actions)


async def begin(account: int, kind: str, device: int | None, needs: str, now: datetime) -> str:
    """A new session, proved as of now where it is whole. Returns its token."""
    token = secrets.token_urlsafe(32)
    await Session.insert(
        Session(
            account=account,
            device=device,
            token_hash=hash_of(token),
            csrf=secrets.token_urlsafe(32),
            kind="step" if needs else kind,
            needs=needs,
            began_at=now,
            seen_at=now,
            proved_at=None if needs else now,
        )
    )
    return token


async def signed(token: str) -> Signed | None:
    """Whose token this is; None for an ended or unknown one. Only looking never revives a session that ended."""
    rows = await Session.raw(_SIGNED, clock.ahead(), clock.ahead(), hash_of(token))
    if not rows or is_over(rows[0]["kind"], rows[0]["began_at"], rows[0]["seen_at"], rows[0]["now"]):
        return None
    row = rows[0]
    actor = actor_of(row, row["proved_at"])
    unseen = row["now"] - row["seen_at"] > SEEN_EVERY
    return Signed(row["session"], actor, row["csrf"], row["kind"], row["needs"], row["device"], row["now"], unseen)


async def seen(held: Signed) -> None:
    """Its holder was there just now. Writing that down once a minute is enough."""
    await Session.raw("UPDATE session SET seen_at = {} WHERE id = {}", held.now, held.session)
    await Session.raw("UPDATE device SET seen_at = {} WHERE id = {}", held.now, held.device)


async def roles_of(account: int) -> tuple[Held, ...]:
    """The roles that an account has at this moment."""
    sql = f"SELECT {ROLES_IN_FORCE} FROM {INSTANT}, login a WHERE a.id = {{}}"
    rows = await Session.raw(sql, clock.ahead(), clock.ahead(), account)
    return json.decode(rows[0]["roles"], type=tuple[Held, ...])


async def prove(session: int, now: datetime) -> None:
    """The holder has just proved who he is."""
    await Session.raw("UPDATE session SET proved_at = {} WHERE id = {}", now, session)


async def end(token: str) -> None:
    """End one session."""
    await Session.raw("DELETE FROM session WHERE token_hash = {}", hash_of(token))


async def sweep(now: datetime) -> None:
    """Remove sessions that ended by themselves."""
    for kind, life in LIFETIMES.items():
        await Session.raw(
            "DELETE FROM session WHERE kind = {} AND (seen_at < {} OR began_at < {})",
            kind,
            now - life.idle,
            now - life.whole,
        )


async def end_all(account: int, but: int | None = None) -> None:
    """End every session of an account, but for one: its password changed, or it is closed."""
    await Session.raw("DELETE FROM session WHERE account = {} AND id <> {}", account, but or 0)
