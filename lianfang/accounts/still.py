"""Who of many is still signed in, in one look: streams stay open much longer than a request."""

from datetime import datetime, timedelta

from lianfang import clock
from lianfang.access import Actor
from lianfang.accounts.rules import is_over
from lianfang.accounts.sessions import ROLES_IN_FORCE, SEEN_EVERY, actor_of
from lianfang.accounts.tables import Session, Token
from lianfang.database import INSTANT

_WHO = f"a.id AS account, coalesce(a.name, '') AS name, a.person, a.officer, {ROLES_IN_FORCE}"
_SESSIONS = f"""
SELECT t.now, s.id, s.kind, s.began_at, s.seen_at, s.proved_at, {_WHO}
FROM {INSTANT}, session s JOIN login a ON a.id = s.account
WHERE s.id = ANY({{}}) AND s.needs = '' AND a.closed_at IS NULL
"""
_TOKENS = f"""
SELECT k.id, k.actions, {_WHO} FROM {INSTANT}, token k JOIN login a ON a.id = k.account
WHERE k.id = ANY({{}}) AND k.ended_at IS NULL AND k.until >= t.today AND a.closed_at IS NULL
"""


async def sessions_still(sessions: list[int]) -> dict[int, Actor]:
    """By session that has not ended: its holder with the roles of this moment."""
    rows = await Session.raw(_SESSIONS, clock.ahead(), clock.ahead(), sessions) if sessions else []
    return {
        row["id"]: actor_of(row, row["proved_at"])
        for row in rows
        if not is_over(row["kind"], row["began_at"], row["seen_at"], row["now"])
    }


async def tokens_still(tokens: list[int]) -> dict[int, Actor]:
    """By token that still opens something: its holder, limited to its actions."""
    rows = await Token.raw(_TOKENS, clock.ahead(), clock.ahead(), tokens) if tokens else []
    return {row["id"]: actor_of(row, None, frozenset(row["actions"].split(","))) for row in rows}


async def watching(sessions: list[int], now: datetime, every: timedelta = SEEN_EVERY) -> None:
    """A desk on watch is there while its stream is: that counts as use, written down once a minute."""
    await Session.raw("UPDATE session SET seen_at = {} WHERE id = ANY({}) AND seen_at < {}", now, sessions, now - every)
