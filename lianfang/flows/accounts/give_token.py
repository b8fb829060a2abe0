"""Gives a program a key to the API: for the named actions, until a day."""

from datetime import datetime, timedelta

from lianfang.access import ACTIONS
from lianfang.accounts import sessions, tokens
from lianfang.accounts.errors import NoSuchAccount
from lianfang.accounts.tables import Account
from lianfang.audit.actions import By, note
from lianfang.database import transaction
from zones.ground.weeks import shanghai_day


async def give_token(by: By, name: str, actions: list[str], days: int) -> str:
    """Returns the token; it is shown this once. No actions: all that its roles may do. Raises NoSuchAccount, BadTokenActions."""
    tokens.check_actions(actions)
    async with transaction() as now:
        rows = await Account.raw("SELECT id FROM login WHERE name = {} AND closed_at IS NULL", name)
        if not rows:
            raise NoSuchAccount(name=name)
        actions = actions or await _all(rows[0]["id"], now)
        await note(by, "give_token", "done", now, "account", rows[0]["id"])
        return await tokens.make(rows[0]["id"], actions, shanghai_day(now) + timedelta(days=days), now)


async def _all(account: int, now: datetime) -> list[str]:
    roles = {held.role for held in await sessions.roles_of(account)}
    return [action for action, allowed in ACTIONS.items() if roles & set(allowed)]
