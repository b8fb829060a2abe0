"""Programs' keys to the API: for named actions, until a day, shown once."""

import secrets
from datetime import date, datetime

from lianfang import clock
from lianfang.access import ACTIONS, Actor
from lianfang.accounts.errors import BadTokenActions
from lianfang.accounts.sessions import ROLES_IN_FORCE, actor_of, hash_of
from lianfang.accounts.tables import Token
from lianfang.database import INSTANT

PREFIX = "lf_"

_BEARER = f"""
SELECT t.now, k.id AS token, k.actions, a.id AS account, coalesce(a.name, '') AS name, a.person, a.officer, {ROLES_IN_FORCE}
FROM {INSTANT}, token k JOIN login a ON a.id = k.account
WHERE k.token_hash = {{}} AND k.ended_at IS NULL AND k.until >= t.today AND a.closed_at IS NULL
"""


def check_actions(actions: list[str]) -> None:
    """Raises BadTokenActions."""
    unknown = sorted(set(actions) - set(ACTIONS) | (set(actions) & {"public"}))
    if unknown:
        raise BadTokenActions(unknown=unknown, known=[action for action in ACTIONS if action != "public"])


async def make(account: int, actions: list[str], until: date, now: datetime) -> str:
    """A new token. Only its hash is kept."""
    token = PREFIX + secrets.token_urlsafe(32)
    held = ",".join(sorted(set(actions)))
    await Token.insert(Token(account=account, token_hash=hash_of(token), actions=held, made_at=now, until=until))
    return token


async def bearer(token: str) -> tuple[int, Actor, datetime] | None:
    """Whose token this is: (its id, the actor limited to its actions, when that was read)."""
    rows = await Token.raw(_BEARER, clock.ahead(), clock.ahead(), hash_of(token))
    if not rows:
        return None
    return rows[0]["token"], actor_of(rows[0], None, frozenset(rows[0]["actions"].split(","))), rows[0]["now"]


async def end_all(account: int, now: datetime) -> None:
    """No token of this account opens anything any more."""
    await Token.raw("UPDATE token SET ended_at = {} WHERE account = {} AND ended_at IS NULL", now, account)
